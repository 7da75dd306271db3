"""«Menunggu Anda»: what waits for one person, from the querysets of every room. Reads only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from dialog.models import RisalahDialog
from dialog.pilihan import StatusRisalah
from ekinerja.kepegawaian.kueri import lingkup
from ekinerja.kepegawaian.models import Pegawai, PermintaanPerbaikan
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
    kelompok = [
        Kelompok("SKP Anda", _skp_sendiri(pelaku, pada, list(daftar_skp))),
        Kelompok("Dialog kinerja", _dialog(pelaku)),
        Kelompok("SKP yang diajukan kepada Anda", _skp_diajukan(pelaku, pada)),
        Kelompok("Pegawai di unit yang Anda kelola", _kepegawaian(pelaku, pada)),
    ]
    return [satu for satu in kelompok if satu.daftar]


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


def _dialog(pelaku: Pegawai) -> list[Tugas]:
    """As participant and as leader: one query, the status tells which."""
    semua = RisalahDialog.objects.menunggu(pelaku).untuk_daftar()[:BARIS]
    hasil = []
    for risalah in semua:
        zona = risalah.dialog.skp.unit_kerja.zona_waktu
        nama = risalah.dialog.skp.pegawai.nama_lengkap
        if risalah.status == StatusRisalah.MENUNGGU_PIMPINAN:
            kerja, kata, batas = f"Tanggapi risalah {nama}", "Baca risalah", None
        elif risalah.status == StatusRisalah.MENUNGGU_KONFIRMASI:
            kerja, kata, batas = "Konfirmasi risalah", "Baca risalah", risalah.batas_konfirmasi
        else:
            kerja, kata, batas = "Tulis risalah dialog", "Tulis", None
        keterangan = f"Dialog {risalah.dialog.get_tahap_display().lower()} dengan {_lawan(risalah)}"
        tautan = risalah.get_absolute_url()
        hasil.append(Tugas(kerja, kata, tautan, keterangan, tenggat=batas, zona=zona))
    return hasil


def _lawan(risalah: RisalahDialog) -> str:
    if risalah.status == StatusRisalah.MENUNGGU_PIMPINAN:
        return risalah.dialog.skp.pegawai.nama_gelar
    return risalah.dialog.pimpinan.nama_gelar


def _skp_diajukan(pelaku: Pegawai, pada: date) -> list[Tugas]:
    daftar = SKP.objects.menunggu_penilai(pelaku, pada).select_related("pegawai__jabatan")
    return [
        Tugas(
            f"Periksa SKP {skp.tahun} {skp.pegawai.nama_lengkap}",
            "Periksa SKP",
            skp.get_absolute_url(),
            skp.pegawai.jabatan.nama,
        )
        for skp in daftar.defer("cuplikan").order_by("waktu_diajukan", "pk")[:BARIS]
    ]


def _kepegawaian(pelaku: Pegawai, pada: date) -> list[Tugas]:
    """For those who care for a unit: people without a proper penilai, and their requests."""
    jangkauan = lingkup(pelaku, pada)
    if not jangkauan.pengelola and not jangkauan.instansi:
        return []
    permintaan = PermintaanPerbaikan.objects.menunggu_pengelola(pelaku, pada).untuk_daftar()
    hasil = [
        Tugas(
            f"Jawab permintaan perbaikan {satu.pegawai.nama_lengkap}",
            "Baca permintaan",
            reverse("kepegawaian:jawab_perbaikan", args=[satu.pk]),
            satu.pegawai.unit_kerja.nama,
        )
        for satu in permintaan[:BARIS]
    ]
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
