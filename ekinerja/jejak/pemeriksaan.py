"""Does the history still say what was written? Reads only, one line at a time."""

from __future__ import annotations

from dataclasses import dataclass

from ekinerja.jejak.models import Jejak

SEKALI_AMBIL = 2000


@dataclass(frozen=True, slots=True)
class Retak:
    """The first line of the history that does not fit, and why."""

    pk: int
    jenis_objek: str
    id_objek: int
    nomor: int
    sebab: str

    def __str__(self) -> str:
        return (
            f"Jejak {self.pk} ({self.jenis_objek} {self.id_objek}, nomor {self.nomor}): "
            f"{self.sebab}"
        )


def periksa_rantai() -> Retak | None:
    """Walk every chain from its first line; ``None`` when all of them hold."""
    urut = Jejak.objects.order_by("jenis_objek", "id_objek", "nomor")
    lalu: Jejak | None = None
    for baris in urut.iterator(chunk_size=SEKALI_AMBIL):
        serantai = lalu is not None and _objek(lalu) == _objek(baris)
        if sebab := _cacat(baris, lalu if serantai else None):
            return Retak(baris.pk, baris.jenis_objek, baris.id_objek, baris.nomor, sebab)
        lalu = baris
    return None


def _objek(baris: Jejak) -> tuple[str, int]:
    return baris.jenis_objek, baris.id_objek


def _cacat(baris: Jejak, lalu: Jejak | None) -> str:
    """What is wrong with ``baris`` after ``lalu``; empty when nothing is."""
    nomor, sebelum = (lalu.nomor, lalu.sidik) if lalu else (0, "")
    if baris.nomor != nomor + 1:
        return f"nomor {nomor + 1} hilang."
    if baris.sebelum != sebelum:
        return "tidak menyambung ke baris sebelumnya."
    if baris.sidik != baris.hitung_sidik():
        return "isinya tidak sesuai dengan sidiknya."
    return ""
