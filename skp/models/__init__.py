"""The SKP and its parts: shape and constraints, no acts."""

from skp.models.isi import (
    AspekPerilaku,
    EkspektasiPerilaku,
    IndikatorKinerjaIndividu,
    LampiranSKP,
    RencanaHasilKerja,
)
from skp.models.skp import BEKU, SKP

__all__ = [
    "BEKU",
    "SKP",
    "AspekPerilaku",
    "EkspektasiPerilaku",
    "IndikatorKinerjaIndividu",
    "LampiranSKP",
    "RencanaHasilKerja",
]
