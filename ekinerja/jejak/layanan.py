"""Writing a change and its line of history together, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from django.db import connection
from django.db.models import Model

from ekinerja.inti.models import Beralur
from ekinerja.inti.waktu import kini
from ekinerja.jejak import rantai
from ekinerja.jejak.kueri import jenis
from ekinerja.jejak.models import Jejak

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai

M = TypeVar("M", bound=Beralur)
Rincian = Mapping[str, object] | None

HANYA_JEJAK = {"status", "versi"}


def mulai(objek: M, aksi: str, *, pelaku: Pegawai | None, rincian: Rincian = None) -> M:
    """Save a new document and write the first line of its history (``versi`` 1)."""
    _wajib_transaksi()
    if objek._state.adding:
        objek.save(force_insert=True)
    _tulis(jenis(objek), objek.pk, aksi, pelaku, {"ke": objek.status, **(rincian or {})}, versi=1)
    return objek


def alihkan(
    objek: M, aksi: str, *, pelaku: Pegawai | None, rincian: Rincian = None, **isian: object
) -> M:
    """Follow the arrow ``aksi``: the only code that writes ``status``.

    ``objek`` comes from ``kunci()`` and ``izin`` has been asked; a missing arrow is a bug.
    """
    dari, ke = objek.status, objek.alur[objek.status, aksi]
    _wajib_transaksi()
    _tolak_kolom(isian)
    objek.status = ke
    lengkap = {"dari": dari, "ke": ke, **(rincian or {})}
    return _ubah(objek, aksi, pelaku, isian, lengkap, ["status"])


def simpan(
    objek: M,
    aksi: str,
    *,
    pelaku: Pegawai | None,
    isian: Mapping[str, object],
    rincian: Rincian = None,
) -> M:
    """Write ``isian`` without a change of status, raise ``versi``, leave one line of history."""
    _wajib_transaksi()
    _tolak_kolom(isian)
    return _ubah(objek, aksi, pelaku, isian, rincian, [])


def catat(
    jenis_objek: str | Model | type[Model],
    id_objek: int,
    aksi: str,
    *,
    pelaku: Pegawai | None,
    rincian: Rincian = None,
) -> Jejak:
    """One line for a thing without ``versi``, or for the reading of sensitive data."""
    _wajib_transaksi()
    nama = jenis_objek if isinstance(jenis_objek, str) else jenis(jenis_objek)
    return _tulis(nama, id_objek, aksi, pelaku, rincian, versi=None)


def _wajib_transaksi() -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("Jejak ditulis di luar transaction.atomic.")


def _tolak_kolom(isian: Mapping[str, object]) -> None:
    if terlarang := HANYA_JEJAK.intersection(isian):
        raise TypeError(f"Kolom {sorted(terlarang)} hanya diubah oleh jejak.")


def _ubah(
    objek: M,
    aksi: str,
    pelaku: Pegawai | None,
    isian: Mapping[str, object],
    rincian: Rincian,
    kolom: list[str],
) -> M:
    for nama, nilai in isian.items():
        setattr(objek, nama, nilai)
    objek.versi += 1
    objek.save(update_fields=["versi", *kolom, *isian])
    lengkap = {"kolom": sorted(isian), **(rincian or {})}
    _tulis(jenis(objek), objek.pk, aksi, pelaku, lengkap, versi=objek.versi)
    return objek


def _tulis(
    jenis_objek: str,
    id_objek: int,
    aksi: str,
    pelaku: Pegawai | None,
    rincian: Rincian,
    *,
    versi: int | None,
) -> Jejak:
    """Append to the chain of one object, one writer at a time."""
    _kunci_rantai(jenis_objek, id_objek)
    rantai_objek = Jejak.objects.filter(jenis_objek=jenis_objek, id_objek=id_objek)
    terakhir = rantai_objek.order_by("-nomor").values_list("nomor", "sidik").first()
    nomor, sebelum = terakhir or (0, "")
    baris = Jejak(
        pelaku=pelaku,
        aksi=str(aksi),
        jenis_objek=jenis_objek,
        id_objek=id_objek,
        nomor=nomor + 1,
        versi=versi,
        waktu=kini(),
        rincian=rantai.bersih(rincian or {}),
        sebelum=sebelum,
    )
    baris.sidik = baris.hitung_sidik()
    baris.save()
    return baris


def _kunci_rantai(jenis_objek: str, id_objek: int) -> None:
    """Serialise the writers of one chain; on SQLite the IMMEDIATE transaction has done so."""
    if connection.vendor != "postgresql":
        return
    ringkas = hashlib.sha256(f"{jenis_objek}:{id_objek}".encode()).digest()
    nomor = int.from_bytes(ringkas[:8], "big", signed=True)
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s)", [nomor])
