"""Acts on the two stored roles."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.layanan import catat
from ekinerja.kepegawaian import izin, pemberitahuan
from ekinerja.kepegawaian.layanan import akun
from ekinerja.kepegawaian.models import Instansi, Pegawai, PenugasanPeran, UnitKerja
from ekinerja.kepegawaian.pilihan import AksiKepegawaian, Peran


@transaction.atomic
def beri_peran(
    pegawai_id: int,
    *,
    peran: str,
    unit_kerja: UnitKerja,
    mulai: date,
    selesai: date | None = None,
    pelaku: Pegawai | None,
) -> PenugasanPeran:
    """A role over a unit and what is below it. ``pelaku=None`` is the system (the first admin)."""
    pegawai = Pegawai.objects.select_for_update(of=("self",), no_key=True).get(pk=pegawai_id)
    if pelaku is not None:
        izin.beri_peran(pegawai, unit_kerja, pelaku, hari_ini()).wajib()
        izin.tanggal_penetapan(mulai, selesai, hari_ini()).wajib()
    if selesai is not None and selesai < mulai:
        raise Ditolak(tolak(Sebab.ISI, "Tanggal selesai tidak boleh sebelum tanggal mulai."))
    _wajib_belum_memegang(pegawai, peran, unit_kerja, mulai, selesai)
    penugasan = PenugasanPeran.objects.create(
        pegawai=pegawai, peran=peran, unit_kerja=unit_kerja, mulai=mulai, selesai=selesai
    )
    aksi = AksiKepegawaian.BERI_PERAN
    jejak = catat(pegawai, pegawai.pk, aksi, pelaku=pelaku, rincian=_ringkas(penugasan))
    pemberitahuan.beri_peran(penugasan, jejak.pk)
    akun.akhiri_sesi(pegawai)
    return penugasan


@transaction.atomic
def cabut_peran(pk: int, *, pelaku: Pegawai | None) -> PenugasanPeran:
    """End a role as of yesterday; one that began today or later never held.

    The row of the instansi is the lock: two admins who end each other at once would else both
    see the other one, and leave nobody.
    """
    kunci = Instansi.objects.select_for_update(of=("self",), no_key=True)
    kunci.filter(daftar_unit__daftar_peran=pk).first()
    hari = hari_ini()
    baris = PenugasanPeran.objects.select_for_update(of=("self",), no_key=True)
    baris = baris.select_related("pegawai", "unit_kerja__instansi").dengan_admin_lain(hari)
    penugasan = baris.filter(pk=pk).first()
    if penugasan is None:
        raise Ditolak(tolak(Sebab.STATUS, izin.SUDAH_BERAKHIR))
    _wajib_dapat_dicabut(penugasan, pelaku, hari)
    aksi = AksiKepegawaian.CABUT_PERAN
    orang, rincian = penugasan.pegawai, _ringkas(penugasan)
    jejak = catat(orang, orang.pk, aksi, pelaku=pelaku, rincian=rincian)
    pemberitahuan.cabut_peran(penugasan, jejak.pk)
    akun.akhiri_sesi(orang)
    if penugasan.mulai >= hari:
        penugasan.delete()
        return penugasan
    penugasan.selesai = hari - timedelta(days=1)
    penugasan.save(update_fields=["selesai"])
    return penugasan


def _wajib_dapat_dicabut(penugasan: PenugasanPeran, pelaku: Pegawai | None, hari: date) -> None:
    if pelaku is None:
        izin.dapat_dicabut(penugasan, hari).wajib()
        return
    # Read again: the hats kept on the request are those from before the wait for the lock.
    izin.cabut_peran(penugasan, Pegawai.objects.get(pk=pelaku.pk), hari).wajib()


def _wajib_belum_memegang(
    pegawai: Pegawai, peran: str, unit: UnitKerja, mulai: date, selesai: date | None
) -> None:
    """Not the same role twice on one day; an admin's reaches the instansi, whatever the unit."""
    admin = peran == Peran.ADMIN_INSTANSI
    tempat = Q(unit_kerja__instansi=unit.instansi_id) if admin else Q(unit_kerja=unit)
    syarat = Q(selesai=None) | Q(selesai__gte=mulai)
    if selesai is not None:
        syarat &= Q(mulai__lte=selesai)
    if pegawai.daftar_peran.filter(tempat, syarat, peran=peran).exists():
        nama = unit.instansi if admin else unit
        kalimat = f"{pegawai.nama_gelar} sudah memegang peran itu untuk {nama}."
        raise Ditolak(tolak(Sebab.STATUS, kalimat))


def _ringkas(penugasan: PenugasanPeran) -> dict[str, object]:
    kolom = ("unit_kerja_id", "mulai", "selesai")
    return {
        "peran": str(penugasan.peran),
        **{nama.removesuffix("_id"): getattr(penugasan, nama) for nama in kolom},
    }
