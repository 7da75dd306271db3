"""Every component once, in every state: open at /komponen/ while DEBUG is on."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import SimpleNamespace

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.inti import rupa
from ekinerja.inti.keputusan import BOLEH, Sebab, tolak
from ekinerja.inti.widgets import BerkasInput, BulanInput, NipInput, Pilih, TanggalInput, pembantu

_PADA = datetime.fromisoformat("2026-01-20T09:12:00+07:00")


class SaringContoh(forms.Form):
    cari = forms.CharField(label="Nama atau NIP", widget=forms.SearchInput, required=False)
    keadaan = forms.ChoiceField(
        label="Keadaan", choices=[("", "Semua"), ("draf", "Draf")], required=False, widget=Pilih
    )


class FormulirContoh(forms.Form):
    uraian = forms.CharField(
        label="Rencana hasil kerja",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tulis hasil, bukan kegiatan. Mulai dengan «Tersusunnya» atau «Terlaksananya».",
    )
    aspek = forms.ChoiceField(
        label="Aspek", choices=[("", "Pilih aspek"), ("kuantitas", "Kuantitas"), ("waktu", "Waktu")]
    )
    nip = forms.CharField(label="NIP", widget=NipInput)
    tanggal = forms.DateField(label="Tanggal", widget=TanggalInput)
    bulan = forms.CharField(label="Bulan", widget=BulanInput, required=False)
    berkas = forms.FileField(
        label="Berkas", widget=BerkasInput(jenis=".xlsx"), required=False, help_text="XLSX, ≤ 5 MB."
    )
    jawaban = forms.ChoiceField(
        label="Jawaban",
        widget=forms.RadioSelect,
        choices=[("setuju", "Setuju"), ("keberatan", "Keberatan")],
    )
    paham = forms.BooleanField(label="Saya sudah membaca akibat langkah ini")


@login_not_required
@require_safe
def galeri(request):
    return render(request, "beranda/galeri.html", _isi())


def _isi():
    formulir = FormulirContoh(
        {"uraian": "secepatnya", "tanggal": "2026-02-31", "nip": "19850314 201012 2 001"}
    )
    formulir.helper = pembantu()
    return {
        "keadaan": [k for k in rupa.KEADAAN if "." not in k],
        "nada": list(rupa.NADA),
        "pada": _PADA,
        "tenggat": _TENGGAT,
        "langkah": _LANGKAH,
        "boleh": BOLEH,
        "tertahan": tolak(Sebab.ISI, "Adendum memerlukan risalah dialog dengan penyesuaian «Ya»."),
        "orang": (_ORANG, _PENILAI),
        "riwayat": _RIWAYAT,
        "lama": "Laporan persiapan diserahkan paling lambat 30 September 2026.",
        "baru": "Laporan persiapan dan rekomendasi diserahkan paling lambat 31 Agustus 2026.",
        "konflik": [
            {
                "label": "Rencana hasil kerja",
                "anda": "Laporan persiapan dan rekomendasi diserahkan 31 Agustus 2026.",
                "tersimpan": "Laporan persiapan diserahkan 30 September 2026.",
            }
        ],
        "halaman": Paginator(range(42), 10).get_page(2),
        "formulir": formulir,
        "saringan": SaringContoh(),
        "tugas": _TUGAS,
    }


_TENGGAT = [
    (_PADA + timedelta(days=11, hours=14), "WIB", 7),
    (_PADA + timedelta(days=6, hours=12), "WITA", 4),
    (_PADA + timedelta(hours=3), "WIT", 0),
    (_PADA - timedelta(days=3), "WIB", 2),
]
_LANGKAH = [
    ("Perencanaan", "selesai"),
    ("Pelaksanaan", "s.d. 31 Desember"),
    ("Penilaian", ""),
    ("Tindak lanjut", ""),
]
_RIWAYAT = [
    SimpleNamespace(
        judul="Dikembalikan",
        siapa="Wiratmoko Adhinegara",
        waktu=_PADA,
        catatan="Target belum berbatas waktu. Mohon sebut bulannya.",
    ),
    SimpleNamespace(judul="Diajukan", siapa="Anda", waktu=_PADA, catatan=""),
]
_TUGAS = [
    {
        "judul": "Perencanaan",
        "daftar": [
            {
                "judul": "Perbaiki SKP 2026",
                "keterangan": "Dikembalikan Wiratmoko Adhinegara kemarin dengan 2 catatan.",
                "tenggat": _PADA.replace(year=2099),
                "zona": "WIB",
                "sisa": 7,
                "tautan": "#perbaiki",
                "kata": "Buka SKP",
            }
        ],
    },
    {
        "judul": "Dialog kinerja",
        "daftar": [
            {
                "judul": "Setujui risalah dialog 20 Januari",
                "keterangan": "Disusun Sekar Ayuningdyah.",
                "tenggat": None,
                "zona": "",
                "sisa": None,
                "tautan": "#risalah",
                "kata": "Baca risalah",
            }
        ],
    },
]
_ORANG = {
    "Nama": "drg. Rahayu Kusumawardani, M.K.M.",
    "NIP": "19850314 201012 2 001",
    "Pangkat/Gol Ruang": "Penata Tingkat I - III/d",
    "Jabatan": "Analis Sumber Daya Manusia Aparatur Ahli Muda",
    "Unit Kerja": "Biro Organisasi dan Sumber Daya Manusia",
}
_PENILAI = {
    "Nama": "Dr. Wiratmoko Adhinegara, M.A.P.",
    "NIP": "19720921 199803 1 002",
    "Pangkat/Gol Ruang": "Pembina Utama Muda - IV/c",
    "Jabatan": "Kepala Biro Organisasi dan Sumber Daya Manusia",
    "Unit Kerja": "Sekretariat Jenderal",
}
