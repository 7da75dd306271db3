"""Letters about the answer to an evaluation: none of them names a rating."""

from __future__ import annotations

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.layanan import antrekan
from evaluasi.models import EvaluasiKinerja


def disetujui(evaluasi: EvaluasiKinerja) -> None:
    if evaluasi.pejabat_penilai:
        _kirim("disetujui", evaluasi, evaluasi.pejabat_penilai)


def disetujui_otomatis(evaluasi: EvaluasiKinerja) -> None:
    _kirim("disetujui_otomatis", evaluasi, evaluasi.pegawai)


def _kirim(nama: str, evaluasi: EvaluasiKinerja, penerima: Pegawai) -> None:
    antrekan(
        f"evaluasi/surel/{nama}",
        penerima=penerima,
        kunci=f"evaluasi.{nama}:{evaluasi.pk}:{evaluasi.versi}:{penerima.pk}",
        konteks={"evaluasi": evaluasi, "zona": evaluasi.unit_kerja.zona_waktu},
        tautan=evaluasi.get_absolute_url(),
    )
