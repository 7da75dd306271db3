"""How a table of access is written and read.

One row: (URL name, method, states) and one letter for each kind of person in ``dunia.ORANG``:

    L  to the login page          2  200           B  boleh: the act happens and is recorded
    3  403, nobody's business     4  404           K  refused with its reason, nothing changes
    I  422, input refused         R  led elsewhere S  202, not ready
    T  204, nothing to say
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.akses.dunia import ORANG

Sel = Mapping[tuple[str, str, str], str]


@dataclass(frozen=True)
class Tabel:
    """The access table of one app, and what its URLs and forms need."""

    sel: Sel
    args: Callable[[Any, str, str], list[Any]] = lambda d, nama, keadaan: []
    isi: Callable[[Any, str, str], dict[str, Any]] = lambda d, nama, keadaan: {}
    pemilik: Callable[[Any, str, str], Any] = lambda d, nama, keadaan: d.pemilik["siap"]
    # URL name → act in the history, where it is not the name itself; None: leaves no history.
    aksi: Mapping[str, str | None] = field(default_factory=dict)

    def baris(self) -> list[tuple[str, str, str, dict[str, str]]]:
        hasil = []
        for (nama, metode, daftar_keadaan), huruf in self.sel.items():
            sel = huruf.split()
            if len(sel) != len(ORANG):
                raise ValueError(f"{nama} {metode}: {len(sel)} sel, bukan {len(ORANG)}")
            for keadaan in daftar_keadaan.split():
                hasil.append((nama, metode, keadaan, dict(zip(ORANG, sel, strict=True))))
        return hasil

    def aksi_untuk(self, nama: str) -> str | None:
        return self.aksi[nama] if nama in self.aksi else nama.replace(":", ".")
