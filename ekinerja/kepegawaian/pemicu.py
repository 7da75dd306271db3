"""Periods that may not overlap, refused by SQLite itself (PostgreSQL has exclusion constraints).

A migration that rebuilds a table of SQLite drops its triggers: they are laid anew after every
migrate.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

# (constraint, table, first day, last day, columns that must be equal, further condition)
TAK_TUMPANG_TINDIH = (
    (
        "penetapan_tanpa_tumpang_tindih",
        "kepegawaian_penetapanpenilai",
        "berlaku_mulai",
        "berlaku_sampai",
        ("pegawai_id",),
        "",
    ),
    (
        "riwayat_satu_definitif",
        "kepegawaian_riwayatjabatan",
        "tmt_mulai",
        "tmt_selesai",
        ("pegawai_id",),
        "jenis_penugasan = 'definitif'",
    ),
    (
        "peran_tanpa_tumpang_tindih",
        "kepegawaian_penugasanperan",
        "mulai",
        "selesai",
        ("pegawai_id", "peran", "unit_kerja_id"),
        "",
    ),
)


def sql_postgres() -> list[str]:
    """The exclusion constraints, for the first migration."""
    perintah = ["CREATE EXTENSION IF NOT EXISTS btree_gist"]
    for nama, tabel, mulai, selesai, kolom, syarat in TAK_TUMPANG_TINDIH:
        sama = "".join(f"{k} WITH =, " for k in kolom)
        di_mana = f" WHERE ({syarat})" if syarat else ""
        perintah.append(
            f"ALTER TABLE {tabel} ADD CONSTRAINT {nama} EXCLUDE USING gist "
            f"({sama}daterange({mulai}, {selesai}, '[]') WITH &&){di_mana}"
        )
    return perintah


def sql_sqlite() -> list[str]:
    """Two triggers per rule, on insert and on update."""
    perintah = []
    for nama, tabel, mulai, selesai, kolom, syarat in TAK_TUMPANG_TINDIH:
        syarat_baris = [f"lain.{k} = NEW.{k}" for k in kolom]
        syarat_baris += [f"{baris}.{syarat}" for baris in ("lain", "NEW") if syarat]
        sama = " AND ".join(syarat_baris)
        ada = (
            f"SELECT 1 FROM {tabel} AS lain WHERE {sama} AND lain.id IS NOT NEW.id"  # noqa: S608
            f" AND (lain.{selesai} IS NULL OR lain.{selesai} >= NEW.{mulai})"
            f" AND (NEW.{selesai} IS NULL OR lain.{mulai} <= NEW.{selesai})"
        )
        for kejadian in ("INSERT", "UPDATE"):
            pemicu = f"{nama}_{kejadian.lower()}"
            perintah.append(f"DROP TRIGGER IF EXISTS {pemicu}")
            perintah.append(
                f"CREATE TRIGGER {pemicu} BEFORE {kejadian} ON {tabel} WHEN EXISTS ({ada})"
                f" BEGIN SELECT RAISE(ABORT, '{nama}'); END"
            )
    return perintah


def pasang(*, using: str, **_: Any) -> None:
    """Lay the triggers. Safe to run again."""
    koneksi = connections[using]
    if koneksi.vendor != "sqlite":
        return
    with koneksi.cursor() as kursor:
        for perintah in sql_sqlite():
            kursor.execute(perintah)
