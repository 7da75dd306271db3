"""Letters about the ranking of a unit: none of them names a person's group."""

from __future__ import annotations

from datetime import date

from ekinerja.kepegawaian.models import Pegawai, PenugasanPeran
from ekinerja.kepegawaian.pilihan import Peran
from ekinerja.pemberitahuan.layanan import antrekan
from evaluasi.kueri.cakupan import kunci_jalur
from evaluasi.models import PemeringkatanKinerja


def dikirim(pemeringkatan: PemeringkatanKinerja, pada: date) -> None:
    for penerima in _pemverifikasi(pemeringkatan, pada):
        _kirim("peringkat_dikirim", pemeringkatan, penerima)


def dikembalikan(pemeringkatan: PemeringkatanKinerja) -> None:
    _kirim("peringkat_dikembalikan", pemeringkatan, pemeringkatan.pimpinan)


def ditetapkan(pemeringkatan: PemeringkatanKinerja) -> None:
    _kirim("peringkat_ditetapkan", pemeringkatan, pemeringkatan.pimpinan)


def _pemverifikasi(pemeringkatan: PemeringkatanKinerja, pada: date) -> list[Pegawai]:
    """The pengelola of the unit who may verify; where there is none, the admin."""
    unit = pemeringkatan.unit_kerja
    bukan = set(pemeringkatan.daftar_anggota.values_list("pegawai", flat=True))
    bukan.add(pemeringkatan.pimpinan_id or 0)
    peran = PenugasanPeran.objects.pada(pada).filter(pegawai__aktif=True)
    pengelola = peran.filter(
        peran=Peran.PENGELOLA_KINERJA, unit_kerja__in=kunci_jalur(unit)
    ).exclude(pegawai__in=bukan)
    admin = peran.filter(peran=Peran.ADMIN_INSTANSI, unit_kerja__instansi=unit.instansi_id).exclude(
        pegawai__in=bukan
    )
    daftar = list(pengelola.select_related("pegawai__unit_kerja")) or list(
        admin.select_related("pegawai__unit_kerja")
    )
    return list({baris.pegawai_id: baris.pegawai for baris in daftar}.values())


def _kirim(nama: str, pemeringkatan: PemeringkatanKinerja, penerima: Pegawai | None) -> None:
    if penerima is None:
        return
    antrekan(
        f"evaluasi/surel/{nama}",
        penerima=penerima,
        kunci=f"evaluasi.{nama}:{pemeringkatan.pk}:{pemeringkatan.versi}:{penerima.pk}",
        konteks={"pemeringkatan": pemeringkatan},
        tautan=pemeringkatan.get_absolute_url(),
    )
