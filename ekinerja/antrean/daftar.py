"""The register of handlers and periodic acts by name. Apps enter theirs in ``apps.py``.

A handler is safe to run twice: a worker that dies after the work and before the receipt
leaves a job that is done again once its lease has lapsed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from ekinerja.antrean.aturan import MAKS_PERCOBAAN, PERCOBAAN_BERKALA, SEWA

F = TypeVar("F", bound=Callable[..., Any])


class TidakDikenal(LookupError):
    """Nobody has entered this name: a misspelling, or an app that forgot its ``ready()``."""


class GagalTetap(Exception):
    """Raised by a handler when trying again cannot help."""


class SewaHilang(Exception):
    """The job went to another worker meanwhile; the handler that sees this must stop."""


@dataclass(frozen=True, slots=True)
class Penangan:
    nama: str
    fungsi: Callable[..., Any]
    sewa: timedelta
    maks_percobaan: int


@dataclass(frozen=True, slots=True)
class Berkala:
    nama: str
    fungsi: Callable[[datetime], int]
    setiap: str

    @property
    def maks_percobaan(self) -> int:
        return PERCOBAAN_BERKALA[self.setiap]


_PENANGAN: dict[str, Penangan] = {}
_BERKALA: dict[str, Berkala] = {}


def penangan(
    nama: str, *, sewa: timedelta = SEWA, maks_percobaan: int = MAKS_PERCOBAAN
) -> Callable[[F], F]:
    """Enter ``def f(pekerjaan, **argumen) -> hasil | None`` as the handler of jobs ``nama``."""

    def daftarkan(fungsi: F) -> F:
        _masukkan(_PENANGAN, nama, Penangan(nama, fungsi, sewa, maks_percobaan))
        return fungsi

    return daftarkan


def berkala(nama: str, *, setiap: str) -> Callable[[F], F]:
    """Enter ``def f(pada: datetime) -> int`` to run every "menit", "jam" or "harian" (UTC day).

    Acts with a local hour run every "jam" and compare local time. A slot that was missed is not
    repeated: the act looks at everything due up to ``pada``.
    """
    if setiap not in PERCOBAAN_BERKALA:
        raise ValueError(f"Irama tidak dikenal: {setiap}")

    def daftarkan(fungsi: F) -> F:
        _masukkan(_BERKALA, nama, Berkala(nama, fungsi, setiap))
        return fungsi

    return daftarkan


def penangan_untuk(nama: str) -> Penangan:
    return _cari(_PENANGAN, nama)


def berkala_untuk(nama: str) -> Berkala:
    return _cari(_BERKALA, nama)


def semua_berkala() -> list[Berkala]:
    return [_BERKALA[nama] for nama in sorted(_BERKALA)]


T = TypeVar("T", Penangan, Berkala)


def _masukkan(tempat: dict[str, T], nama: str, entri: T) -> None:
    lama = tempat.get(nama)
    if lama is not None and _asal(lama) != _asal(entri):
        raise ValueError(f"«{nama}» sudah didaftarkan oleh {_asal(lama)}.")
    tempat[nama] = entri


def _asal(entri: Penangan | Berkala) -> str:
    return f"{entri.fungsi.__module__}.{entri.fungsi.__qualname__}"


def _cari(tempat: dict[str, T], nama: str) -> T:
    try:
        return tempat[nama]
    except KeyError:
        raise TidakDikenal(f"«{nama}» belum didaftarkan di apps.py aplikasi mana pun.") from None
