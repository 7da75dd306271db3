"""The one exception a domain function may raise on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ekinerja.inti.keputusan import Keputusan


class Ditolak(Exception):
    """An act refused to run; carries the reason that people read."""

    def __init__(self, keputusan: Keputusan) -> None:
        super().__init__(keputusan.alasan)
        self.keputusan = keputusan
