"""Who may watch a unit and print its documents in bulk."""

from __future__ import annotations

from datetime import date

from ekinerja.beranda.models import CetakMassal
from ekinerja.beranda.pilihan import JenisCetak
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, tolak
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.kueri import lingkup
from ekinerja.kepegawaian.models import Pegawai, UnitKerja

HANYA_PEMANTAU = "Pemantauan dibuka bagi pimpinan unit, pengelola kinerja, dan admin instansi."

TANPA_PERIODE = "Tahun ini belum mempunyai periode penilaian, sehingga belum ada evaluasinya."


def pantau(unit: UnitKerja, pelaku: Pegawai, pada: date) -> Keputusan:
    """The state of a unit is read by its head, its pengelola kinerja and the admin."""
    jangkauan = lingkup(pelaku, pada)
    if unit.instansi_id in jangkauan.instansi or unit.jalur.startswith(jangkauan.jalur or ("-",)):
        return BOLEH
    return tolak(Sebab.PELAKU, HANYA_PEMANTAU)


def cetak_massal(unit: UnitKerja, pelaku: Pegawai, pada: date) -> Keputusan:
    """Documents of many people at once are printed by those who care for the unit."""
    if lingkup(pelaku, pada).kelola(unit):
        return BOLEH
    return tolak(
        Sebab.PELAKU, "Cetak massal hanya bagi pengelola kinerja unit ini dan admin instansi."
    )


def pesan_cetak(
    unit: UnitKerja, pelaku: Pegawai, pada: date, *, jenis: str, periode: PeriodePenilaian | None
) -> Keputusan:
    """An order names one period, unless it is about the SKP of the year."""
    if not (boleh := cetak_massal(unit, pelaku, pada)):
        return boleh
    if jenis != JenisCetak.SKP and periode is None:
        return tolak(Sebab.ISI, TANPA_PERIODE)
    return BOLEH


def ulangi_cetak(cetak: CetakMassal, pelaku: Pegawai, pada: date, *, gagal: int) -> Keputusan:
    """Try again what failed, once the run is over."""
    if not (boleh := cetak_massal(cetak.unit_kerja, pelaku, pada)):
        return boleh
    if cetak.waktu_selesai is None:
        return tolak(Sebab.STATUS, "Cetak massal ini masih berjalan.")
    if not gagal:
        return tolak(Sebab.STATUS, "Tidak ada dokumen yang gagal.")
    return BOLEH
