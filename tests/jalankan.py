"""What `./run test` and `./run check` do: static checks, the passes of pytest, a closing table."""

import argparse
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

import psycopg
import redis

AKAR = Path(__file__).resolve().parents[1]
LOG = Path(os.environ.get("EKINERJA_VAR", AKAR / "var")) / "log"
POSTGRES = os.environ.get("DATABASE_URL", "postgres://root@127.0.0.1:5432/test")
REDIS = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/15")
PRODUKSI = {
    "DJANGO_SETTINGS_MODULE": "ekinerja.settings.production",
    "SECRET_KEY": "hanya-untuk-pemeriksaan-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "contoh.go.id",
    "EKINERJA_URL": "https://contoh.go.id",
    "DATABASE_URL": POSTGRES,
    "REDIS_URL": REDIS,
}
KODE_TANPA_UJI = 5


@dataclass
class Lintasan:
    """One pass of pytest, or why there was none."""

    nama: str
    halangan: str = ""
    gagal: bool = False
    detik: float = 0
    lulus: set[str] = field(default_factory=set)
    terlewati: dict[str, str] = field(default_factory=dict)


def _perintah(*kata: str, **lingkungan: str) -> tuple[list[str], dict[str, str]]:
    return list(kata), lingkungan


def pemeriksaan() -> dict[str, tuple[list[str], dict[str, str]]]:
    templat = [str(p) for p in sorted((AKAR / "templates").rglob("*.html"))]
    kelola = (sys.executable, "manage.py")
    uji = {"DJANGO_SETTINGS_MODULE": "ekinerja.settings.test"}
    return {
        "ruff": _perintah("ruff", "check", "."),
        "ruff format": _perintah("ruff", "format", "--check", "."),
        "djade": _perintah("djade", "--check", "--target-version", "5.2", *templat),
        "mypy": _perintah("mypy"),
        "arah impor": _perintah("lint-imports"),
        "migrasi lengkap": _perintah(*kelola, "makemigrations", "--check", "--dry-run", **uji),
        "siap produksi": _perintah(
            *kelola, "check", "--deploy", "--fail-level", "WARNING", **PRODUKSI
        ),
    }


def periksa() -> bool:
    """Run every static check, also after a failing one; only failures show their output."""
    print("Pemeriksaan statis", flush=True)
    semua_baik = True
    for judul, (kata, lingkungan) in pemeriksaan().items():
        mulai = time.monotonic()
        hasil = subprocess.run(
            kata, cwd=AKAR, env=os.environ | lingkungan, capture_output=True, text=True, check=False
        )
        baik = hasil.returncode == 0
        putusan = "baik" if baik else "GAGAL"
        print(f"  {judul:<18} {putusan:<6} {time.monotonic() - mulai:4.0f} detik", flush=True)
        if not baik:
            print(hasil.stdout + hasil.stderr, flush=True)
        semua_baik &= baik
    return semua_baik


def halangan_layanan() -> str:
    """Why the pass on PostgreSQL and Redis cannot run here, or nothing."""
    kurang = []
    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.Error:
        kurang.append("PostgreSQL tidak menjawab (DATABASE_URL)")
    try:
        redis.Redis.from_url(REDIS, socket_connect_timeout=3).ping()
    except redis.RedisError:
        kurang.append("Redis tidak menjawab (REDIS_URL)")
    return "; ".join(kurang)


def halangan_peramban() -> str:
    ada = any(shutil.which(nama) for nama in ("chromium", "chromium-browser", "google-chrome"))
    return "" if ada else "Chromium tidak terpasang"


def _baca(lintasan: Lintasan, berkas: Path) -> None:
    for kasus in ET.parse(berkas).iter("testcase"):  # our own file
        nama = f"{kasus.get('classname')}::{kasus.get('name')}"
        lewat = kasus.find("skipped")
        if lewat is None:
            lintasan.lulus.add(nama)
        elif lewat.get("type") != "pytest.xfail":
            lintasan.terlewati[nama] = lewat.get("message", "")


def uji(nama: str, tanda: str, halangan: str, argumen: list[str], **lingkungan: str) -> Lintasan:
    """One pass of pytest over the tests with these marks."""
    lintasan = Lintasan(nama, halangan)
    if halangan:
        return lintasan
    print(f"\nUji pada {nama}", flush=True)
    berkas = LOG / f"uji-{nama.lower()}.xml"
    berkas.unlink(missing_ok=True)
    dasar = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL"}}
    mulai = time.monotonic()
    kode = subprocess.run(
        ["pytest", "-q", "-m", tanda, f"--junitxml={berkas}", *argumen],
        cwd=AKAR,
        env=dasar | lingkungan,
        check=False,
    ).returncode
    lintasan.detik = time.monotonic() - mulai
    lintasan.gagal = kode not in {0, KODE_TANPA_UJI}
    if berkas.exists():
        _baca(lintasan, berkas)
    return lintasan


def semua_lintasan(argumen: list[str]) -> list[Lintasan]:
    serempak = ["-n", os.environ.get("PEKERJA_UJI", str(os.cpu_count() or 1)), *argumen]
    # Rules without a database, the shape of the house and the rhythm of a simulated year say the
    # same on either database.
    tanpa_ulang = ["--ignore=tests/arsitektur", "--ignore-glob=*test_aturan*"]
    tanpa_ulang.append("--ignore=tests/alur/test_setahun.py")
    return [
        uji("SQLite", "not peramban", "", serempak),
        uji(
            "PostgreSQL",
            "not peramban",
            halangan_layanan(),
            [*tanpa_ulang, *serempak],
            BASISDATA_UJI="postgres",
            DATABASE_URL=POSTGRES,
            REDIS_URL=REDIS,
        ),
        uji(
            "peramban",
            "peramban",
            halangan_peramban(),
            argumen,
            DJANGO_ALLOW_ASYNC_UNSAFE="true",
        ),
    ]


def ringkas(daftar: list[Lintasan], lain: list[str]) -> list[str]:
    """Print the closing table; return what no pass has run."""
    print("\nRingkasan")
    for lintasan in daftar:
        if lintasan.halangan:
            print(f"  {lintasan.nama:<12} dilewati: {lintasan.halangan}")
            continue
        putusan = "GAGAL" if lintasan.gagal else "baik"
        jumlah = f"{len(lintasan.lulus):5d} dijalankan, {len(lintasan.terlewati):3d} terlewati"
        print(f"  {lintasan.nama:<12} {putusan:<6} {jumlah}, {lintasan.detik:4.0f} detik")
    dijalankan = set().union(*(lintasan.lulus for lintasan in daftar))
    lewat = lain + [f"{lin.nama}: {lin.halangan}" for lin in daftar if lin.halangan]
    for lintasan in daftar:
        for nama, alasan in sorted(lintasan.terlewati.items()):
            if nama not in dijalankan:
                lewat.append(f"{nama}: {alasan}")
    lewat = list(dict.fromkeys(lewat))
    print("  Terlewati di semua lintasan:" if lewat else "  Tidak ada yang terlewati.")
    for baris in lewat:
        print(f"    {baris}")
    return lewat


def utama() -> int:
    pengurai = argparse.ArgumentParser(prog="./run test", add_help=False)
    pengurai.add_argument("--all", action="store_true")
    pengurai.add_argument("--hanya-periksa", action="store_true")
    pilihan, argumen = pengurai.parse_known_args()
    baik, lain = True, []
    if argumen and not pilihan.all:
        lain.append("pemeriksaan statis: argumen pytest diberikan")
    else:
        baik = periksa()
    if pilihan.hanya_periksa:
        return 0 if baik else 1
    daftar = semua_lintasan(argumen)
    lewat = ringkas(daftar, lain)
    if pilihan.all and lewat:
        print("  GAGAL: --all tidak menerima yang terlewati.")
        baik = False
    return 0 if baik and not any(lintasan.gagal for lintasan in daftar) else 1


if __name__ == "__main__":
    LOG.mkdir(parents=True, exist_ok=True)
    sys.exit(utama())
