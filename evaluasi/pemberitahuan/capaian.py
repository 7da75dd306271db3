"""Letters about the level of a unit: none of them names the level."""

from __future__ import annotations

from datetime import date

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.layanan import antrekan
from evaluasi.kueri.cakupan import pemimpin, penilai_pimpinan
from evaluasi.models import CapaianOrganisasi


def diusulkan(capaian: CapaianOrganisasi, pada: date) -> None:
    penetapan = penilai_pimpinan(capaian.unit_kerja, capaian.pengusul_id, pada)
    if penetapan is not None:
        _kirim("capaian_diusulkan", capaian, penetapan.pejabat_penilai)


def ditetapkan(capaian: CapaianOrganisasi) -> None:
    _kirim("capaian_ditetapkan", capaian, capaian.pengusul)


def dicatat(capaian: CapaianOrganisasi, pada: date) -> None:
    for baris in pemimpin(capaian.unit_kerja, pada):
        _kirim("capaian_ditetapkan", capaian, baris.pegawai)


def _kirim(nama: str, capaian: CapaianOrganisasi, penerima: Pegawai) -> None:
    antrekan(
        f"evaluasi/surel/{nama}",
        penerima=penerima,
        kunci=f"evaluasi.{nama}:{capaian.pk}:{capaian.versi}:{penerima.pk}",
        konteks={"capaian": capaian},
        tautan=capaian.get_absolute_url(),
    )
