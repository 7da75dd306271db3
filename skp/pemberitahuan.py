"""All letters of the SKP: which message goes to whom for which act."""

from __future__ import annotations

from ekinerja.kepegawaian.models import Pegawai, PenetapanPenilai
from ekinerja.pemberitahuan.layanan import antrekan
from skp.models import SKP


def diajukan(skp: SKP, penetapan: PenetapanPenilai | None) -> None:
    if penetapan:
        _kirim("diajukan", skp, penetapan.pejabat_penilai)


def ditarik(skp: SKP, penetapan: PenetapanPenilai | None) -> None:
    if penetapan:
        _kirim("ditarik", skp, penetapan.pejabat_penilai)


def dikembalikan(skp: SKP) -> None:
    _kirim("dikembalikan", skp, skp.pegawai)


def ditetapkan(skp: SKP) -> None:
    _kirim("ditetapkan", skp, skp.pegawai)


def _kirim(nama: str, skp: SKP, penerima: Pegawai) -> None:
    antrekan(
        f"skp/surel/{nama}",
        penerima=penerima,
        kunci=f"skp.{nama}:{skp.pk}:{skp.versi}",
        konteks={"skp": skp, "pegawai": skp.pegawai},
        tautan=skp.get_absolute_url(),
    )
