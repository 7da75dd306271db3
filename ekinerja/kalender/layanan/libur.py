"""Acts on holidays. A change counts for deadlines that are computed after it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.templatetags.format_id import tanggal as tanggal_tampil
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.layanan import catat
from ekinerja.kalender import izin
from ekinerja.kalender.models import HariLibur
from ekinerja.kalender.pilihan import AksiHariLibur, JenisLibur

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Instansi, Pegawai


@transaction.atomic
def tambah_hari_libur(
    instansi: Instansi,
    *,
    tanggal: date,
    jenis: str,
    nama: str,
    alasan: str,
    pelaku: Pegawai,
    perkiraan: bool = False,
) -> HariLibur:
    """Enter a day off: for ``instansi`` when it is regional, else for every instansi."""
    pemilik = instansi if jenis == JenisLibur.DAERAH else None
    pada = hari_ini(pelaku.unit_kerja.zona_waktu)
    izin.tambah_libur(pemilik.pk if pemilik else None, pelaku, pada).wajib()
    _wajib_alasan(alasan)
    _tolak_kembar(tanggal, pemilik)
    libur = HariLibur.objects.create(
        instansi=pemilik, tanggal=tanggal, jenis=jenis, nama=nama.strip(), perkiraan=perkiraan
    )
    _catat(libur, AksiHariLibur.TAMBAH, pelaku, alasan)
    return libur


@transaction.atomic
def ubah_hari_libur(
    pk: int,
    *,
    tanggal: date,
    jenis: str,
    nama: str,
    perkiraan: bool,
    alasan: str,
    pelaku: Pegawai,
    versi: int,
) -> HariLibur:
    libur = HariLibur.objects.kunci(pk, versi)
    izin.ubah_libur(libur, pelaku, hari_ini(pelaku.unit_kerja.zona_waktu)).wajib()
    _wajib_alasan(alasan)
    if (jenis == JenisLibur.DAERAH) != (libur.jenis == JenisLibur.DAERAH):
        tolak(
            Sebab.ISI,
            "Libur daerah dan libur nasional tidak dapat saling ditukar. "
            "Hapus baris ini, lalu tambahkan yang baru.",
        ).wajib()
    if tanggal != libur.tanggal:
        _tolak_kembar(tanggal, libur.instansi)
    sebelum = _isi(libur)
    libur.tanggal, libur.jenis, libur.nama = tanggal, jenis, nama.strip()
    libur.perkiraan, libur.versi = perkiraan, libur.versi + 1
    libur.save(update_fields=["tanggal", "jenis", "nama", "perkiraan", "versi"])
    _catat(libur, AksiHariLibur.UBAH, pelaku, alasan, sebelum=sebelum)
    return libur


@transaction.atomic
def hapus_hari_libur(pk: int, *, alasan: str, pelaku: Pegawai, versi: int) -> None:
    """Take the day out; what it said stays in the history."""
    libur = HariLibur.objects.kunci(pk, versi)
    izin.hapus_libur(libur, pelaku, hari_ini(pelaku.unit_kerja.zona_waktu)).wajib()
    _wajib_alasan(alasan)
    _catat(libur, AksiHariLibur.HAPUS, pelaku, alasan)
    libur.delete()


def _wajib_alasan(alasan: str) -> None:
    if not alasan.strip():
        tolak(Sebab.ISI, "Tulis alasan perubahan hari libur.").wajib()


def _tolak_kembar(tanggal: date, instansi: Instansi | None) -> None:
    kembar = HariLibur.objects.filter(tanggal=tanggal, instansi=instansi).first()
    if kembar:
        tolak(
            Sebab.ISI, f"{tanggal_tampil(tanggal)} sudah tercatat sebagai «{kembar.nama}»."
        ).wajib()


def _isi(libur: HariLibur) -> dict[str, object]:
    return {
        "tanggal": libur.tanggal,
        "jenis": libur.jenis,
        "nama": libur.nama,
        "perkiraan": libur.perkiraan,
    }


def _catat(
    libur: HariLibur,
    aksi: AksiHariLibur,
    pelaku: Pegawai,
    alasan: str,
    sebelum: dict[str, object] | None = None,
) -> None:
    rincian = {**_isi(libur), "instansi": libur.instansi_id, "alasan": alasan.strip()}
    if sebelum:
        rincian["sebelum"] = sebelum
    catat(libur, libur.pk, aksi, pelaku=pelaku, rincian=rincian)
