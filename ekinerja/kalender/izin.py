"""Who may read and change the calendar, and whether a stage is open for somebody."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from ekinerja.inti.alur import boleh_beralih
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, pertama, tolak
from ekinerja.inti.templatetags.format_id import waktu
from ekinerja.kalender import aturan, kueri
from ekinerja.kalender.pilihan import AksiTahunKinerja, StatusTahunKinerja
from ekinerja.kepegawaian.kueri import lingkup
from ekinerja.kepegawaian.models import Instansi
from ekinerja.kepegawaian.pilihan import JenisInstansi

if TYPE_CHECKING:
    from ekinerja.kalender.models import HariLibur, TahapPeriode, TahunKinerja
    from ekinerja.kepegawaian.models import Pegawai, UnitKerja

HANYA_ADMIN = "Hanya admin instansi yang dapat mengubah kalender."
HANYA_PUSAT = (
    "Hari libur nasional dan cuti bersama berlaku bagi semua instansi; "
    "hanya admin instansi pusat yang dapat mengubahnya."
)


def hari_libur(pelaku: Pegawai, pada: date) -> Keputusan:
    """The list of holidays is read by those who care for a unit or an instansi."""
    jangkauan = lingkup(pelaku, pada)
    if jangkauan.pengelola or jangkauan.instansi:
        return BOLEH
    return tolak(
        Sebab.PELAKU,
        "Daftar hari libur hanya dapat dibuka oleh pengelola kinerja dan admin instansi.",
    )


def admin(instansi_id: int, pelaku: Pegawai, pada: date) -> Keputusan:
    """Opening a year and moving its dates belong to the admin of the instansi."""
    if instansi_id in lingkup(pelaku, pada).instansi:
        return BOLEH
    return tolak(Sebab.PELAKU, HANYA_ADMIN)


def tutup_tahun(tahun_kinerja: TahunKinerja, pelaku: Pegawai, pada: date) -> Keputusan:
    return pertama(
        admin(tahun_kinerja.instansi_id, pelaku, pada),
        boleh_beralih(tahun_kinerja, AksiTahunKinerja.TUTUP),
    )


def buka_kembali_tahun(tahun_kinerja: TahunKinerja, pelaku: Pegawai, pada: date) -> Keputusan:
    return pertama(
        admin(tahun_kinerja.instansi_id, pelaku, pada),
        boleh_beralih(tahun_kinerja, AksiTahunKinerja.BUKA_KEMBALI),
    )


def tambah_libur(instansi_id: int | None, pelaku: Pegawai, pada: date) -> Keputusan:
    """A day of one instansi belongs to its admin, a national one (``None``) to a central admin."""
    dipegang = lingkup(pelaku, pada).instansi
    if not dipegang:
        return tolak(Sebab.PELAKU, HANYA_ADMIN)
    if instansi_id is not None:
        return BOLEH if instansi_id in dipegang else tolak(Sebab.PELAKU, HANYA_ADMIN)
    pusat = Instansi.objects.filter(jenis=JenisInstansi.PUSAT)
    # Where only regions use the portal, theirs are the only admins there are.
    if pusat.filter(pk__in=dipegang).exists() or not pusat.exists():
        return BOLEH
    return tolak(Sebab.PELAKU, HANYA_PUSAT)


def ubah_libur(libur: HariLibur, pelaku: Pegawai, pada: date) -> Keputusan:
    return tambah_libur(libur.instansi_id, pelaku, pada)


def hapus_libur(libur: HariLibur, pelaku: Pegawai, pada: date) -> Keputusan:
    return tambah_libur(libur.instansi_id, pelaku, pada)


def perpanjang(
    instansi_id: int, unit: UnitKerja, pegawai: Pegawai | None, pelaku: Pegawai, pada: date
) -> Keputusan:
    """A stage is extended by whoever cares for the unit of those concerned, never for himself."""
    if pegawai is not None and pegawai.pk == pelaku.pk:
        return tolak(
            Sebab.PELAKU,
            "Perpanjangan bagi diri sendiri diberikan oleh pengelola lain atau admin instansi.",
        )
    if unit.instansi_id == instansi_id and lingkup(pelaku, pada).kelola(unit):
        return BOLEH
    return tolak(
        Sebab.PELAKU,
        "Hanya pengelola kinerja unit tersebut atau admin instansi yang dapat memperpanjang tahap.",
    )


def isi_tahap(
    tahap: TahapPeriode, pegawai: Pegawai, pada: datetime, *, ditutup: date | None = None
) -> Keputusan:
    """Is the stage open at ``pada`` for this person, extensions counted, in the unit's zone?

    ``ditutup`` is his last day where a page has already read it (``kueri.ditutup_untuk``).
    """
    if tahap.periode.tahun_kinerja.status == StatusTahunKinerja.DITUTUP:
        return tolak(Sebab.STATUS, f"{tahap.periode.tahun_kinerja} sudah ditutup.")
    zona = pegawai.unit_kerja.zona_waktu
    nama = f"{tahap.get_tahap_display()} {tahap.periode.label}"
    if pada < (dibuka := aturan.awal_hari(tahap.dibuka, zona)):
        return tolak(Sebab.TENGGAT, f"{nama} baru dibuka pada {waktu(dibuka, zona)}.")
    ditutup = ditutup or kueri.ditutup_untuk(tahap, pegawai)
    if aturan.dalam_jendela(tahap.dibuka, ditutup, pada, zona):
        return BOLEH
    saat = waktu(aturan.batas_waktu(ditutup, zona), zona)
    return tolak(
        Sebab.TENGGAT,
        f"{nama} sudah ditutup pada {saat}. Mintalah perpanjangan kepada pengelola kinerja.",
    )
