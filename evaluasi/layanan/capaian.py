"""Acts on the level of a unit: propose, set, record what was decided outside."""

from __future__ import annotations

from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction

from ekinerja.inti.berkas import BerkasSah
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.layanan import alihkan, mulai, simpan
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from evaluasi.izin import capaian as izin
from evaluasi.models import CapaianOrganisasi
from evaluasi.pemberitahuan import capaian as pemberitahuan
from evaluasi.pilihan import AksiCapaian

BERUBAH = "Usulan capaian ini baru saja diubah. Periksa isinya yang terbaru, lalu ulangi."


@transaction.atomic
def usulkan_capaian(
    unit_pk: int,
    *,
    periode_pk: int,
    predikat: str,
    dasar: str,
    pelaku: Pegawai,
    hasil: str = "",
    proses: str = "",
    versi: int | None = None,
) -> CapaianOrganisasi:
    """Propose a level, or change what was proposed: ``versi`` of the proposal that was seen."""
    unit, periode, lama = _kunci(unit_pk, periode_pk)
    izin.usulkan(unit, periode, pelaku, _pada(unit), lama).wajib()
    izin.isian(periode, dasar, hasil, proses).wajib()
    isi = {"predikat": predikat, "dasar": dasar, "hasil": hasil, "proses": proses}
    if lama is None:
        baru = CapaianOrganisasi(unit_kerja=unit, periode=periode, pengusul=pelaku, **isi)
        mulai(baru, AksiCapaian.USULKAN, pelaku=pelaku, rincian=isi)
        pemberitahuan.diusulkan(baru, _pada(unit))
        return baru
    if lama.versi != (versi or 0):
        raise Ditolak(tolak(Sebab.VERSI, BERUBAH))
    isian = {**isi, "pengusul": pelaku}
    simpan(lama, AksiCapaian.UBAH, pelaku=pelaku, isian=isian, rincian=isi)
    pemberitahuan.diusulkan(lama, _pada(unit))
    return lama


@transaction.atomic
def tetapkan_capaian(
    pk: int, *, predikat: str, dasar: str, pelaku: Pegawai, versi: int
) -> CapaianOrganisasi:
    """Set the level, as proposed or otherwise; what was proposed stays in the history."""
    capaian = CapaianOrganisasi.objects.kunci(pk, versi)
    pada = _pada(capaian.unit_kerja)
    izin.tetapkan(capaian, pelaku, pada).wajib()
    izin.isian(capaian.periode, dasar, capaian.hasil, capaian.proses).wajib()
    _tetapkan(capaian, predikat, dasar, pelaku, pada)
    pemberitahuan.ditetapkan(capaian)
    return capaian


@transaction.atomic
def catat_capaian(
    unit_pk: int,
    *,
    periode_pk: int,
    predikat: str,
    dasar: str,
    nomor_dokumen: str,
    berkas: BerkasSah,
    pelaku: Pegawai,
    hasil: str = "",
    proses: str = "",
) -> CapaianOrganisasi:
    """Record the level of a unit whose head nobody in the portal assesses, with its document."""
    unit, periode, capaian = _kunci(unit_pk, periode_pk)
    pada = _pada(unit)
    izin.catat(unit, periode, pelaku, pada, capaian).wajib()
    izin.isian(periode, dasar, hasil, proses).wajib()
    isi = {"predikat": predikat, "dasar": dasar, "hasil": hasil, "proses": proses}
    if capaian is None:
        capaian = CapaianOrganisasi(unit_kerja=unit, periode=periode, pengusul=pelaku, **isi)
        mulai(capaian, AksiCapaian.USULKAN, pelaku=pelaku, rincian=isi)
    capaian.hasil, capaian.proses = hasil, proses
    capaian.nomor_dokumen = nomor_dokumen
    capaian.nama_dokumen, capaian.sha256 = berkas.nama, berkas.sha256
    capaian.dokumen.save(berkas.nama, ContentFile(berkas.isi), save=False)
    capaian.save(
        update_fields=["hasil", "proses", "nomor_dokumen", "nama_dokumen", "sha256", "dokumen"]
    )
    rincian = {"nomor_dokumen": nomor_dokumen, "sha256": berkas.sha256}
    _tetapkan(capaian, predikat, dasar, pelaku, pada, **rincian)
    pemberitahuan.dicatat(capaian, pada)
    return capaian


def _tetapkan(
    capaian: CapaianOrganisasi,
    predikat: str,
    dasar: str,
    pelaku: Pegawai,
    pada: date,
    **rincian: str,
) -> None:
    usulan = {"predikat": capaian.predikat, "dasar": capaian.dasar}
    alihkan(
        capaian,
        AksiCapaian.TETAPKAN,
        pelaku=pelaku,
        rincian={"usulan": usulan, "predikat": predikat, **rincian},
        predikat=predikat,
        dasar=dasar,
        penetap=pelaku,
        tanggal=pada,
        waktu_ditetapkan=kini(),
    )


def _kunci(
    unit_pk: int, periode_pk: int
) -> tuple[UnitKerja, PeriodePenilaian, CapaianOrganisasi | None]:
    """One writer per unit: the row of the level may not exist yet."""
    unit = UnitKerja.objects.select_for_update(of=("self",), no_key=True).get(pk=unit_pk)
    periode = PeriodePenilaian.objects.select_related("tahun_kinerja").get(pk=periode_pk)
    ada = CapaianOrganisasi.objects.select_for_update(of=("self",), no_key=True)
    return unit, periode, ada.filter(unit_kerja=unit, periode=periode).first()


def _pada(unit: UnitKerja) -> date:
    return hari_ini(unit.zona_waktu)
