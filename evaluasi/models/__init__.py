"""The tables of the evaluation room, one module per aggregate."""

from evaluasi.models.capaian import CAPAIAN_BEKU, CapaianOrganisasi
from evaluasi.models.evaluasi import (
    EVALUASI_BEKU,
    EvaluasiKinerja,
    KonfirmasiEvaluasi,
    PenilaianPerilaku,
    PenilaianRHK,
)
from evaluasi.models.keberatan import PENGAJUAN_BEKU, PUTUSAN_BEKU, Keberatan
from evaluasi.models.pemeringkatan import (
    AnggotaPemeringkatan,
    PemeringkatanKinerja,
    UnggahanPemeringkatan,
)

__all__ = [
    "CAPAIAN_BEKU",
    "EVALUASI_BEKU",
    "PENGAJUAN_BEKU",
    "PUTUSAN_BEKU",
    "AnggotaPemeringkatan",
    "CapaianOrganisasi",
    "EvaluasiKinerja",
    "Keberatan",
    "KonfirmasiEvaluasi",
    "PemeringkatanKinerja",
    "PenilaianPerilaku",
    "PenilaianRHK",
    "UnggahanPemeringkatan",
]
