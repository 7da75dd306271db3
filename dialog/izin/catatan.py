"""Who may do what to a daily note, and why not. Asked by layanan (to enforce) and views."""

from __future__ import annotations

from datetime import date, timedelta

from dialog.aturan import catatan as aturan
from dialog.models import CatatanHarian
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, pertama, tolak
from ekinerja.inti.templatetags.format_id import tanggal as tanggal_id
from ekinerja.kepegawaian.models import Pegawai


def tulis(
    pegawai: Pegawai, pelaku: Pegawai, tanggal: date, hari_ini: date, jendela: int
) -> Keputusan:
    """Write a note of ``tanggal``: only one's own, today or within the window of the profile."""
    if pegawai.pk != pelaku.pk:
        return tolak(Sebab.PELAKU, "Catatan harian hanya ditulis oleh pegawai yang bersangkutan.")
    if tanggal > hari_ini:
        return tolak(Sebab.ISI, "Tanggal belum tiba. Catatan ditulis pada hari pelaksanaannya.")
    if not aturan.di_dalam_jendela(tanggal, hari_ini, jendela):
        terawal = tanggal_id(aturan.tanggal_terawal(hari_ini, jendela))
        return tolak(
            Sebab.TENGGAT, f"Catatan paling awal dapat ditulis untuk {terawal}. Pilih hari lain."
        )
    return BOLEH


def ubah(catatan: CatatanHarian, pelaku: Pegawai, hari_ini: date, jendela: int) -> Keputusan:
    """Change a note: its writer, as long as its day is open."""
    siapa = _penulis(catatan, pelaku, "mengubah catatan ini")
    if not siapa or aturan.di_dalam_jendela(catatan.tanggal, hari_ini, jendela):
        return siapa
    terakhir = tanggal_id(catatan.tanggal + timedelta(days=jendela))
    return tolak(
        Sebab.TENGGAT,
        f"Catatan ini hanya dapat diubah sampai {terakhir}. "
        "Tambahkan koreksi bila ada yang keliru.",
    )


def hapus(catatan: CatatanHarian, pelaku: Pegawai, hari_ini: date, jendela: int) -> Keputusan:
    """Delete a note: as changing it; one with corrections stays."""
    return pertama(ubah(catatan, pelaku, hari_ini, jendela), _tanpa_koreksi(catatan))


def koreksi(catatan: CatatanHarian, pelaku: Pegawai, hari_ini: date, jendela: int) -> Keputusan:
    """Add a correction: its writer, once the note itself can no longer be changed."""
    siapa = _penulis(catatan, pelaku, "menambahkan koreksi")
    if not siapa:
        return siapa
    if aturan.di_dalam_jendela(catatan.tanggal, hari_ini, jendela):
        return tolak(Sebab.STATUS, "Catatan ini masih dapat diubah. Perbaiki langsung isinya.")
    if len(catatan.daftar_koreksi.all()) >= aturan.MAKS_KOREKSI:
        return tolak(Sebab.ISI, f"Satu catatan memuat paling banyak {aturan.MAKS_KOREKSI} koreksi.")
    return BOLEH


def terbitkan(pegawai: Pegawai, pelaku: Pegawai, *, ada_isi: bool) -> Keputusan:
    """Issue the printed notes of a month: only the writer of the notes."""
    if pegawai.pk != pelaku.pk:
        return tolak(Sebab.PELAKU, "Cetakan catatan harian diterbitkan oleh pemilik catatannya.")
    if not ada_isi:
        return tolak(Sebab.ISI, "Belum ada catatan pada bulan ini yang dapat dicetak.")
    return BOLEH


def _penulis(catatan: CatatanHarian, pelaku: Pegawai, perbuatan: str) -> Keputusan:
    if catatan.pegawai_id == pelaku.pk:
        return BOLEH
    return tolak(Sebab.PELAKU, f"Hanya penulis catatan yang dapat {perbuatan}.")


def _tanpa_koreksi(catatan: CatatanHarian) -> Keputusan:
    if not catatan.daftar_koreksi.all():
        return BOLEH
    return tolak(Sebab.STATUS, "Catatan yang sudah dikoreksi tidak dapat dihapus.")
