"""Guards in the database: append-only tables and frozen columns, as triggers on both vendors.

An app enters its guards in ``ready()``; they are put up after every ``migrate``, because SQLite
drops the triggers of a table that a migration rebuilds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

# PostgreSQL cuts longer names without a word.
BATAS_NAMA = 63

FUNGSI = """
CREATE OR REPLACE FUNCTION penjaga_tolak() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


@dataclass(frozen=True, slots=True)
class Penjaga:
    """What the database refuses: changes of ``kolom`` (all when empty) of rows where ``bila``."""

    model: str | type[models.Model]
    nama: str
    kolom: tuple[str, ...]
    bila: str
    hapus: bool

    def kelas(self) -> type[models.Model]:
        return apps.get_model(self.model) if isinstance(self.model, str) else self.model

    def nama_kolom(self) -> list[str]:
        bernama = {kolom.name: kolom.column for kolom in self.kelas()._meta.concrete_fields}
        return [str(bernama[nama]) for nama in self.kolom]

    def pemicu(self, peristiwa: str) -> str:
        return f"penjaga_{self.kelas()._meta.db_table}_{self.nama}_{peristiwa}".lower()

    @property
    def pesan(self) -> str:
        nama = self.kelas()._meta.verbose_name
        if self.kolom or self.bila:
            return f"Baris {nama} yang sudah final tidak dapat diubah."
        return f"Tabel {nama} hanya dapat ditambah."


_daftar: dict[tuple[str, str], Penjaga] = {}


def jaga(
    model: str,
    *,
    nama: str = "tambah",
    kolom: tuple[str, ...] = (),
    bila: str = "",
    hapus: bool = True,
) -> None:
    """Enter a guard for ``model`` ("app.Model").

    ``kolom`` names model fields, ``bila`` is SQL over ``OLD`` and ``NEW`` that both databases read
    (for deletions only ``OLD`` exists). Without both the table is append-only.
    """
    penjaga = Penjaga(model, nama, kolom, bila, hapus)
    if len(penjaga.pemicu("truncate")) > BATAS_NAMA:
        raise ValueError(f"Nama penjaga «{nama}» terlalu panjang.")
    _daftar[model.lower(), nama] = penjaga


def daftar() -> tuple[Penjaga, ...]:
    return tuple(_daftar.values())


def setelah_migrasi(using: str, **_: Any) -> None:
    """Put up every guard whose table exists (a partial ``migrate`` may not have made it yet)."""
    koneksi = connections[using]
    ada = set(koneksi.introspection.table_names())
    for penjaga in daftar():
        if penjaga.kelas()._meta.db_table in ada:
            pasang(penjaga, koneksi)


def pasang(penjaga: Penjaga, koneksi: BaseDatabaseWrapper) -> None:
    """Put up one guard, replacing the one that stands."""
    lepas(penjaga, koneksi)
    with koneksi.cursor() as kursor:
        if koneksi.vendor == "postgresql":
            kursor.execute(FUNGSI)
        for peristiwa in _peristiwa(penjaga, koneksi.vendor):
            kursor.execute(_sql(penjaga, peristiwa, koneksi))


def lepas(penjaga: Penjaga, koneksi: BaseDatabaseWrapper) -> None:
    """Take one guard down: for migrations of data and the emptying of test databases."""
    tabel = koneksi.ops.quote_name(penjaga.kelas()._meta.db_table)
    pada = f" ON {tabel}" if koneksi.vendor == "postgresql" else ""
    with koneksi.cursor() as kursor:
        for peristiwa in ("update", "delete", "truncate"):
            nama = koneksi.ops.quote_name(penjaga.pemicu(peristiwa))
            kursor.execute(f"DROP TRIGGER IF EXISTS {nama}{pada}")


def _peristiwa(penjaga: Penjaga, vendor: str) -> list[str]:
    if not penjaga.hapus:
        return ["update"]
    return ["update", "delete", "truncate"] if vendor == "postgresql" else ["update", "delete"]


def _sql(penjaga: Penjaga, peristiwa: str, koneksi: BaseDatabaseWrapper) -> str:
    """One ``CREATE TRIGGER``. Names and conditions come from our own code, never from people."""
    kutip = koneksi.ops.quote_name
    tabel, nama = kutip(penjaga.kelas()._meta.db_table), kutip(penjaga.pemicu(peristiwa))
    pesan = penjaga.pesan.replace("'", "''")
    kepala = f"CREATE TRIGGER {nama} BEFORE {peristiwa.upper()} ON {tabel}"
    if peristiwa == "truncate":
        return f"{kepala} FOR EACH STATEMENT EXECUTE FUNCTION penjaga_tolak('{pesan}')"
    syarat = _syarat(penjaga, peristiwa, koneksi)
    kepala = f"{kepala} FOR EACH ROW{f' WHEN ({syarat})' if syarat else ''}"
    if koneksi.vendor == "postgresql":
        return f"{kepala} EXECUTE FUNCTION penjaga_tolak('{pesan}')"
    return f"{kepala} BEGIN SELECT RAISE(ABORT, '{pesan}'); END"


def _syarat(penjaga: Penjaga, peristiwa: str, koneksi: BaseDatabaseWrapper) -> str:
    bagian = [f"({penjaga.bila})"] if penjaga.bila else []
    if peristiwa == "update" and penjaga.kolom:
        beda = "IS DISTINCT FROM" if koneksi.vendor == "postgresql" else "IS NOT"
        kolom = [koneksi.ops.quote_name(satu) for satu in penjaga.nama_kolom()]
        bagian.append("(" + " OR ".join(f"OLD.{satu} {beda} NEW.{satu}" for satu in kolom) + ")")
    return " AND ".join(bagian)
