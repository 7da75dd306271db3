"""«Menunggu Anda»: what waits for one person, from the querysets of every room. Reads only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from dialog.kueri.keadaan_realisasi import keadaan_periode
from ekinerja.beranda import sumber, tugas
from ekinerja.kepegawaian.kueri import lingkup
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.pilihan import KeadaanPenilai
from skp.aturan import format_untuk
from skp.models import SKP
from skp.pilihan import FormatSKP, StatusSKP

BARIS = 10
SUDAH_BERES = {KeadaanPenilai.BERES, KeadaanPenilai.TIDAK_DINILAI}


@dataclass(frozen=True, slots=True)
class Tugas:
    """One line: what, the button's word, where it leads, until when."""

    judul: str
    kata: str
    tautan: str
    keterangan: str = ""
    tenggat: datetime | None = None
    zona: str = ""
    sisa: int | None = None


@dataclass(frozen=True, slots=True)
class Kelompok:
    judul: str
    daftar: list[Tugas]


def menunggu(pelaku: Pegawai, pada: date, daftar_skp: Iterable[SKP]) -> list[Kelompok]:
    """All that waits for ``pelaku``, by kind; ``daftar_skp`` are his own SKP of this year."""
    milik = list(daftar_skp)
    kelompok: dict[str, list[Tugas]] = {"SKP Anda": _skp_sendiri(pelaku, pada, milik)}
    kelompok["Realisasi Anda"] = _realisasi(milik, pada)
    for jenis, satu, tautan in tugas.baris(pelaku, pada):
        baris = kelompok.setdefault(jenis.kelompok, [])
        if len(baris) < BARIS:
            baris.append(_tugas(jenis, satu, tautan))
    kelompok.setdefault(sumber.KELOLA, []).extend(_penilai(pelaku, pada))
    return [Kelompok(judul, daftar) for judul, daftar in kelompok.items() if daftar]


def _tugas(jenis: sumber.Sumber, satu: tugas.Baris, tautan: str) -> Tugas:
    isi = {"nama": satu.nama, "sebutan": satu.sebutan}
    return Tugas(
        jenis.judul.format(**isi),
        jenis.kata,
        tautan,
        jenis.keterangan.format(**isi),
        tenggat=satu.tenggat,
        zona=satu.zona,
    )


def _realisasi(daftar: list[SKP], pada: date) -> list[Tugas]:
    """Periods of one's own set SKP that are open and not wholly sent."""
    berjalan = [skp for skp in daftar if skp.status == StatusSKP.DITETAPKAN]
    if not berjalan:
        return []
    return [
        Tugas(
            f"Isi realisasi {satu.periode.label}",
            "Isi realisasi",
            reverse("dialog:realisasi", args=[satu.skp.pk, satu.periode.pk]),
            f"{satu.terkirim} dari {satu.jumlah} indikator sudah dikirim.",
            tenggat=satu.batas,
            zona=satu.zona,
        )
        for keadaan in keadaan_periode(berjalan).values()
        for satu in keadaan
        if satu.dibuka <= pada <= satu.ditutup and not satu.lengkap
    ]


def _skp_sendiri(pelaku: Pegawai, pada: date, daftar: list[SKP]) -> list[Tugas]:
    jabatan = pelaku.jabatan
    format_skp = format_untuk(jabatan.kelompok, jabatan.pimpinan_unit_mandiri)
    if not daftar and format_skp == FormatSKP.JA_JF:
        return [
            Tugas(
                f"Buat SKP {pada.year}",
                "Buat SKP",
                reverse("skp:buat"),
                "Anda belum mempunyai SKP untuk tahun ini.",
            )
        ]
    kalimat = {
        StatusSKP.DRAF: ("Lengkapi dan ajukan", "Lanjutkan", "Masih berupa draf."),
        StatusSKP.DIKEMBALIKAN: (
            "Perbaiki",
            "Buka SKP",
            "Dikembalikan pejabat penilai dengan catatan.",
        ),
    }
    return [
        Tugas(f"{kerja} SKP {skp.tahun}", kata, skp.get_absolute_url(), keterangan)
        for skp in daftar
        if skp.dapat_diubah
        for kerja, kata, keterangan in [kalimat[StatusSKP(skp.status)]]
    ]


def _penilai(pelaku: Pegawai, pada: date) -> list[Tugas]:
    """For those who care for a unit: people without a proper penilai."""
    jangkauan = lingkup(pelaku, pada)
    if not jangkauan.pengelola and not jangkauan.instansi:
        return []
    hasil = []
    keadaan = Pegawai.objects.dikelola(pelaku, pada).jumlah_per_keadaan(pada)
    for kode, jumlah in keadaan.items():
        if jumlah and kode not in SUDAH_BERES:
            sebutan = KeadaanPenilai(kode).label.lower()
            hasil.append(
                Tugas(
                    f"Benahi penilai {jumlah} pegawai: {sebutan}",
                    "Lihat pegawai",
                    f"{reverse('kepegawaian:daftar')}?keadaan={kode}",
                    "Tanpa penilai yang tepat, SKP mereka tidak dapat diajukan.",
                )
            )
    return hasil
