"""What a new penilai will do to documents of the apps above, told in sentences by those apps.

They enter a function here from their ``apps.py``; this app never asks them by name.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Penjelas(Protocol):
    def __call__(self, pegawai_id: int, *, mulai: date) -> list[str]: ...


_PENJELAS: list[Penjelas] = []


def penjelas(fungsi: Penjelas) -> Penjelas:
    """Enter ``def f(pegawai_id, *, mulai) -> sentences``; entering twice counts once."""
    if fungsi not in _PENJELAS:
        _PENJELAS.append(fungsi)
    return fungsi


def akibat_penetapan(pegawai_id: int, mulai: date) -> list[str]:
    return [kalimat for fungsi in _PENJELAS for kalimat in fungsi(pegawai_id, mulai=mulai)]
