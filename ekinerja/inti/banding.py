"""Word-level difference of two texts. Pure: no HTML, no Django."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import Enum

BATAS_KATA = 3000


class Beda(Enum):
    SAMA = "sama"
    HAPUS = "hapus"
    TAMBAH = "tambah"


Potongan = tuple[Beda, str]


def bandingkan(lama: str, baru: str) -> list[Potongan]:
    """Runs of equal, removed and added words, in reading order; spaces stay with their word."""
    kata_lama, kata_baru = _pecah(lama), _pecah(baru)
    if len(kata_lama) + len(kata_baru) > BATAS_KATA and lama != baru:
        return _padat([(Beda.HAPUS, lama), (Beda.TAMBAH, baru)])
    pencocok = SequenceMatcher(
        None, [k.strip() for k in kata_lama], [k.strip() for k in kata_baru], autojunk=False
    )
    hasil: list[Potongan] = []
    for tanda, a1, a2, b1, b2 in pencocok.get_opcodes():
        if tanda == "equal":
            hasil.append((Beda.SAMA, "".join(kata_baru[b1:b2])))
            continue
        hasil.append((Beda.HAPUS, "".join(kata_lama[a1:a2])))
        hasil.append((Beda.TAMBAH, "".join(kata_baru[b1:b2])))
    return _padat(hasil)


def _pecah(teks: str) -> list[str]:
    return re.findall(r"\S+\s*|^\s+", teks)


def _padat(potongan: list[Potongan]) -> list[Potongan]:
    return [(beda, teks) for beda, teks in potongan if teks]
