"""All letters of feedback: which message goes to whom for which act. Never the text itself."""

from __future__ import annotations

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.layanan import antrekan
from feedback.models import UmpanBalik


def diberikan(umpan: UmpanBalik) -> None:
    _kirim("diberikan", umpan, umpan.pegawai)


def diralat(umpan: UmpanBalik) -> None:
    _kirim("diralat", umpan, umpan.pegawai)


def ditanggapi(umpan: UmpanBalik) -> None:
    if umpan.pemberi:
        _kirim("ditanggapi", umpan, umpan.pemberi)


def _kirim(nama: str, umpan: UmpanBalik, penerima: Pegawai) -> None:
    antrekan(
        f"feedback/surel/{nama}",
        penerima=penerima,
        kunci=f"feedback.{nama}:{umpan.pk}",
        konteks={"umpan": umpan, "skp": umpan.skp, "periode": umpan.periode},
        tautan=umpan.get_absolute_url(),
    )
