"""The two databases of a measurement: files by default, PostgreSQL with ``DATABASE_URL``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.bench._peladen import detik_cpu


@contextmanager
def basis_data(nama: str, folder: Path) -> Iterator[str]:
    """URL of a new, empty database that is gone afterwards."""
    asal = os.environ.get("DATABASE_URL", "")
    if not asal.startswith("postgres"):
        yield f"sqlite:///{folder / nama}.sqlite3"
        return
    pribadi = f"ukur_{nama}_{os.getpid()}"
    nama_sql = sql.Identifier(pribadi)
    with psycopg.connect(asal, autocommit=True) as sambungan:
        sambungan.execute(sql.SQL("CREATE DATABASE {}").format(nama_sql))
        try:
            yield urlunsplit(urlsplit(asal)._replace(path=f"/{pribadi}"))
        finally:
            sambungan.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(nama_sql))


class Pengamat:
    """CPU time of the PostgreSQL processes that serve one database of this machine."""

    def __init__(self, url: str) -> None:
        self.sambungan = None
        if url.startswith("postgres"):
            self.sambungan = psycopg.connect(url, autocommit=True)

    def detik_cpu(self) -> float | None:
        """``None`` where there is no database server or it runs on another machine."""
        if self.sambungan is None:
            return None
        baris = self.sambungan.execute(
            "SELECT pid FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchall()
        pid = [satu for (satu,) in baris if Path(f"/proc/{satu}/stat").exists()]
        return sum(map(detik_cpu, pid)) if pid else None

    def tutup(self) -> None:
        if self.sambungan is not None:
            self.sambungan.close()
