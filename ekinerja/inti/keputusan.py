"""Answers to «may this person do this now?» that can explain themselves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ekinerja.inti.galat import Ditolak


class Sebab(Enum):
    """Why an act is refused; it decides the HTTP status."""

    PELAKU = "pelaku"  # wrong person      -> 403
    VERSI = "versi"  # stale page          -> 409
    STATUS = "status"  # wrong moment      -> 409
    TENGGAT = "tenggat"  # window closed   -> 409
    ISI = "isi"  # document incomplete     -> 409


@dataclass(frozen=True, slots=True)
class Keputusan:
    boleh: bool
    sebab: Sebab | None = None
    alasan: str = ""

    def __bool__(self) -> bool:
        return self.boleh

    @property
    def tampil(self) -> bool:
        """Is the button worth showing: allowed, or refused not because of who asks."""
        return self.sebab is not Sebab.PELAKU

    def wajib(self) -> None:
        """Raise ``Ditolak`` unless allowed."""
        if not self.boleh:
            raise Ditolak(self)


BOLEH = Keputusan(boleh=True)


def tolak(sebab: Sebab, alasan: str) -> Keputusan:
    return Keputusan(boleh=False, sebab=sebab, alasan=alasan)


def pertama(*keputusan: Keputusan) -> Keputusan:
    """The first refusal, read from left to right; ``BOLEH`` when there is none."""
    return next((satu for satu in keputusan if not satu), BOLEH)
