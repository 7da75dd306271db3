"""Pages on which the two parts of a risalah are written, and the note that sends it back."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dialog.forms.risalah import (
    KembalikanForm,
    LembarForm,
    RisalahForm,
    TanggapanForm,
    TanggapanLanjutForm,
)
from dialog.izin import risalah as izin
from dialog.layanan import risalah as layanan
from dialog.views import isian_risalah
from dialog.views.isian_risalah import Kumpulan, bernama, pada, satu_baris_lagi
from dialog.views.isian_risalah import ambil_risalah as _ambil_risalah
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import versi_dari
from ekinerja.isian.layanan import hapus_konsep
from ekinerja.isian.permintaan import isi_awal, isi_ulang, sekali_kirim

# The four steps of the infographic of BKN: (word, note).
LANGKAH = (
    ("Bandingkan", "realisasi dengan target"),
    ("Kenali masalah", "dan siapkan pemecahannya"),
    ("Bicarakan", "dalam dialog"),
    ("Jalankan", "strategi yang disetujui"),
)
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
@sekali_kirim
def ubah(request, pk):
    """Part 1: the minutes of a planning dialogue, or the preparation sheet of a later one."""
    risalah = _ambil_risalah(request, pk)
    izin.ubah(risalah, request.pelaku).wajib()
    dialog, skp = risalah.dialog, risalah.dialog.skp
    lanjut = risalah.lanjut
    tersimpan = {
        "tanggal": dialog.tanggal,
        "metode": dialog.metode,
        "tempat_media": dialog.tempat_media,
        "pokok_bahasan": risalah.pokok_bahasan,
        **(isian_risalah.tersimpan_agenda(risalah) if lanjut else {}),
    }
    kelas = LembarForm if lanjut else RisalahForm
    batas = {"tahun": skp.tahun, "hari_ini": pada(skp)}
    batas |= {"sejak": skp.tanggal_ditetapkan} if lanjut else {}

    def simpan(isi):
        layanan.ubah_risalah(risalah.pk, **isi, pelaku=request.pelaku, versi=versi_dari(request))
        messages.success(request, "Risalah tersimpan. Kirim kepada pimpinan bila sudah lengkap.")

    def form(data, awal):
        return kelas(data, initial=awal, **batas)

    kumpulan = isian_risalah.lembar if lanjut else None
    nama = "lembar" if lanjut else "ubah"
    return _formulir(request, risalah, form, simpan, nama, tersimpan, kumpulan)


@GET_POST
@sekali_kirim
def tanggapi(request, pk):
    """Part 2: what was agreed on, and an answer to every idea."""
    risalah = _ambil_risalah(request, pk)
    izin.tanggapi(risalah, request.pelaku, pada(risalah.dialog.skp)).wajib()
    lanjut = risalah.lanjut

    def simpan(isi):
        layanan.tanggapi_risalah(
            risalah.pk, **isi, pelaku=request.pelaku, versi=versi_dari(request)
        )
        messages.success(request, "Tanggapan tersimpan. Pegawai diminta mengonfirmasi.")

    def form(data, awal):
        if lanjut:
            usulan = risalah.daftar_usulan.all()
            return TanggapanLanjutForm(data, initial=awal, daftar_usulan=usulan)
        return TanggapanForm(data, initial=awal)

    kumpulan = isian_risalah.langkah if lanjut else None
    nama = "tanggapi_lanjut" if lanjut else "tanggapi"
    return _formulir(request, risalah, form, simpan, nama, {}, kumpulan)


@GET_POST
@sekali_kirim
def kembalikan(request, pk):
    risalah = _ambil_risalah(request, pk)
    izin.kembalikan(risalah, request.pelaku, pada(risalah.dialog.skp)).wajib()

    def simpan(isi):
        layanan.kembalikan_risalah(
            risalah.pk, **isi, pelaku=request.pelaku, versi=versi_dari(request)
        )
        messages.success(request, "Risalah dikembalikan kepada pegawai beserta catatan Anda.")

    def form(data, awal):
        return KembalikanForm(data, initial=awal)

    return _formulir(request, risalah, form, simpan, "kembalikan", {})


def _formulir(request, risalah, buat_form, simpan, nama, tersimpan, buat_kumpulan=None):
    """The way of every form of a risalah: draft over stored values, refuse kindly, save once."""
    template = f"dialog/{nama}.html"
    formulir = f"dialog.{nama}:{risalah.pk}"
    awal = bernama(isi_awal(request, formulir, tersimpan, risalah.versi))
    data = satu_baris_lagi(request.POST) if request.POST else None
    form = buat_form(data, awal.isi)
    kumpulan = buat_kumpulan(risalah, data, awal) if buat_kumpulan else Kumpulan({})
    konteks = {
        "risalah": risalah,
        "skp": risalah.dialog.skp,
        "form": form,
        "semua_form": [form, *kumpulan.form()],
        "awal": awal,
        "formulir": formulir,
        "langkah_dialog": LANGKAH,
        "strategi_lama": _strategi_lama(risalah) if "agenda" in kumpulan.daftar else (),
        **kumpulan.daftar,
    }
    if data is not None and data is not request.POST:
        return render(request, template, konteks, status=422)
    if not (form.is_valid() & kumpulan.sah()):
        return render(request, template, konteks, status=200 if data is None else 422)
    isi = form.isian() if hasattr(form, "isian") else form.cleaned_data
    try:
        simpan({**isi, **kumpulan.isian()})
    except Ditolak as ditolak:
        juga = kumpulan.form()
        return isi_ulang(request, template, form, ditolak, konteks, tersimpan=tersimpan, juga=juga)
    hapus_konsep(request.pelaku, formulir)
    return redirect(risalah)


def _strategi_lama(risalah):
    """What the dialogue before this one had agreed on."""
    sebelum = risalah.dialog.lanjutan_dari
    if sebelum is None:
        return ()
    return sebelum.risalah.daftar_strategi.select_related("penanggung_jawab")
