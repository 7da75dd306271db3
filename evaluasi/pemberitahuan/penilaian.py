"""The letter about a set evaluation: it names no rating."""

from __future__ import annotations

from ekinerja.pemberitahuan.layanan import antrekan
from evaluasi.models import EvaluasiKinerja


def ditetapkan(evaluasi: EvaluasiKinerja) -> None:
    antrekan(
        "evaluasi/surel/evaluasi_ditetapkan",
        penerima=evaluasi.pegawai,
        kunci=f"evaluasi.ditetapkan:{evaluasi.pk}:{evaluasi.versi}",
        konteks={"evaluasi": evaluasi, "zona": evaluasi.unit_kerja.zona_waktu},
        tautan=evaluasi.get_absolute_url(),
    )
