"""The hash chain: one canonical form and its SHA-256. Pure: no ORM, no clock."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

# Beyond 64 bits and this depth the databases and their drivers begin to differ.
BATAS_BILANGAN = 2**63
BATAS_KEDALAMAN = 20


def sidik(
    sebelum: str,
    jenis_objek: str,
    id_objek: int,
    nomor: int,
    versi: int | None,
    aksi: str,
    pelaku_id: int | None,
    waktu: datetime,
    rincian: Mapping[str, object],
) -> str:
    """Fingerprint of one line, which covers the line before it."""
    baris = [sebelum, jenis_objek, id_objek, nomor, versi, aksi, pelaku_id, _mikro(waktu), rincian]
    return hashlib.sha256(kanonik(baris)).hexdigest()


def kanonik(nilai: object) -> bytes:
    """The same bytes for the same value, whatever order its keys arrive in."""
    teks = json.dumps(nilai, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return teks.encode("ascii")


def bersih(nilai: object, *, kedalaman: int = 0) -> object:
    """``nilai`` as JSON that comes back from every database as it went in.

    Decimals and dates become text; what has no single JSON form is refused with ``TypeError``.
    """
    if kedalaman > BATAS_KEDALAMAN:
        raise TypeError("Rincian jejak bersarang terlalu dalam.")
    if nilai is None or isinstance(nilai, bool):
        return nilai
    if isinstance(nilai, Enum):
        return bersih(nilai.value, kedalaman=kedalaman + 1)
    if isinstance(nilai, Mapping):
        return {_kunci(kunci): bersih(isi, kedalaman=kedalaman + 1) for kunci, isi in nilai.items()}
    if isinstance(nilai, list | tuple):
        return [bersih(isi, kedalaman=kedalaman + 1) for isi in nilai]
    for jenis, ubah in _SKALAR.items():
        if isinstance(nilai, jenis):
            return ubah(nilai)
    raise TypeError(f"{type(nilai).__name__} tidak dapat disimpan dalam rincian jejak.")


def _mikro(waktu: datetime) -> int:
    selisih = waktu - datetime(1970, 1, 1, tzinfo=UTC)
    return (selisih.days * 86_400 + selisih.seconds) * 1_000_000 + selisih.microseconds


def _kunci(kunci: object) -> str:
    polos = kunci.value if isinstance(kunci, Enum) else kunci
    if not isinstance(polos, str):
        raise TypeError("Kunci rincian jejak harus berupa teks.")
    return _teks(polos)


def _teks(nilai: str) -> str:
    """Refuse what PostgreSQL cannot hold in text: NUL and half a surrogate pair."""
    if "\0" in nilai or any("\ud800" <= huruf <= "\udfff" for huruf in nilai):
        raise TypeError("Teks rincian jejak memuat karakter yang tidak dapat disimpan.")
    return str(nilai)


def _bilangan(nilai: int) -> int:
    if abs(nilai) >= BATAS_BILANGAN:
        raise TypeError("Bilangan dalam rincian jejak terlalu besar.")
    return int(nilai)


def _saat(nilai: datetime) -> str:
    if nilai.tzinfo is None:
        raise TypeError("Waktu dalam rincian jejak harus mempunyai zona.")
    return nilai.astimezone(UTC).isoformat(timespec="microseconds")


# A datetime is a date too: it stands first.
_SKALAR: dict[type, Callable[..., object]] = {
    str: _teks,
    int: _bilangan,
    Decimal: str,
    datetime: _saat,
    date: date.isoformat,
    UUID: str,
}
