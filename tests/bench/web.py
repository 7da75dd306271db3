"""``./run bench web [putaran]``: list and detail of the SKP against bare Django pages.

Both run at once on the same kind of database, each with two sync workers and settings of
production, and are asked in turn, round by round. On a busy machine absolute figures swing; the
ratio of CPU time inside one round does not.
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(AKAR))

from tests.bench._angka import Hasil, putusan, rasio, tabel  # noqa: E402
from tests.bench._basisdata import Pengamat, basis_data  # noqa: E402
from tests.bench._peladen import Peladen, muat  # noqa: E402

PUTARAN, BANYAK, SEREMPAK = 5, 48, 4
# Redis is not asked by these pages; an address that answers nobody proves it.
TANPA_REDIS = "redis://127.0.0.1:1/0"


@dataclass
class Halaman:
    hasil: Hasil
    peladen: Peladen
    pengamat: Pengamat
    jalur: str
    kuki: str

    def ukur(self, banyak: int) -> None:
        aplikasi, basis = self.peladen.detik_cpu(), self.pengamat.detik_cpu()
        self.hasil.tunda += muat(
            self.peladen, self.jalur, self.kuki, banyak=banyak, serempak=SEREMPAK
        )
        self.hasil.aplikasi.append((self.peladen.detik_cpu() - aplikasi) / banyak * 1000)
        akhir = self.pengamat.detik_cpu()
        if basis is not None and akhir is not None:
            self.hasil.basis_data.append((akhir - basis) / banyak * 1000)

    def hangatkan(self) -> None:
        muat(self.peladen, self.jalur, self.kuki, banyak=20, serempak=SEREMPAK)
        self.hasil.bita = len(self.peladen.minta(self.jalur, self.kuki).isi)


def lingkungan_portal(url: str, folder: Path) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "ekinerja.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1",
        "EKINERJA_URL": "https://127.0.0.1",
        "DATABASE_URL": url,
        "REDIS_URL": TANPA_REDIS,
        "EKINERJA_VAR": str(folder),
    }


def lingkungan_dasar(url: str) -> dict[str, str]:
    return {"DJANGO_SETTINGS_MODULE": "tests.bench.dasar.settings", "DATABASE_URL": url}


def jalankan(lingkungan: dict[str, str], *kata: str) -> str:
    hasil = subprocess.run(
        [sys.executable, *kata],
        cwd=AKAR,
        env=os.environ | lingkungan,
        capture_output=True,
        text=True,
        check=False,
    )
    if hasil.returncode:
        raise SystemExit(f"Persiapan pengukuran gagal: {' '.join(kata)}\n{hasil.stderr[-2000:]}")
    return hasil.stdout


def siapkan(tumpukan: ExitStack, folder: Path) -> list[Halaman]:
    """Both sites filled and running; the pages in the order in which they are asked."""
    url = [tumpukan.enter_context(basis_data(nama, folder)) for nama in ("portal", "dasar")]
    portal, dasar = lingkungan_portal(url[0], folder), lingkungan_dasar(url[1])
    jalankan(portal, "manage.py", "collectstatic", "--noinput", "-v0")
    masuk = json.loads(jalankan(portal, "-m", "tests.bench._isi_portal").splitlines()[-1])
    jalankan(dasar, "-m", "tests.bench.dasar.isi")
    peladen = [
        Peladen("ekinerja.wsgi", portal, folder / "portal.log"),
        Peladen("tests.bench.dasar.wsgi", dasar, folder / "dasar.log"),
    ]
    for satu in peladen:
        tumpukan.callback(satu.henti)
    for satu in peladen:
        satu.tunggu()
    pengamat = [Pengamat(satu) for satu in url]
    for satu in pengamat:
        tumpukan.callback(satu.tutup)
    kuki = peladen[1].kuki("/masuk/")
    rencana = [
        ("Django: daftar, templat biasa", 1, "/skp/", kuki),
        ("Django: daftar, templat terbaik", 1, "/best/", kuki),
        ("portal: daftar SKP", 0, *masuk["daftar"]),
        ("Django: rinci", 1, "/skp/30/", kuki),
        ("portal: rinci, ditetapkan", 0, *masuk["ditetapkan"]),
        ("portal: rinci, diajukan", 0, *masuk["diajukan"]),
    ]
    return [
        Halaman(Hasil(nama), peladen[i], pengamat[i], jalur, kuki_halaman)
        for nama, i, jalur, kuki_halaman in rencana
    ]


def lapor(halaman: list[Halaman], putaran: int) -> bool:
    biasa, terbaik, daftar, rinci, ditetapkan, diajukan = (satu.hasil for satu in halaman)
    jenis = "PostgreSQL" if daftar.basis_data else "SQLite"
    print(f"{jenis}, {putaran} putaran berselang-seling, {BANYAK} permintaan tiap putaran,")
    print(f"{SEREMPAK} sambungan serempak, 2 pekerja sync tiap server; median CPU per permintaan\n")
    print(*tabel([satu.hasil for satu in halaman]), sep="\n")
    w1, terbaik_w1 = rasio(daftar, biasa), rasio(daftar, terbaik)
    w2, w2_berat = rasio(ditetapkan, rinci), rasio(diajukan, rinci)
    memori = halaman[2].peladen.memori_mib()
    ekor = max(satu.ekor for satu in (daftar, ditetapkan, diajukan))
    ekor_dasar = max(satu.ekor for satu in (biasa, terbaik, rinci))
    print("\nRasio CPU portal : Django, median (terkecil–terbesar) dari putaran")
    putus = [
        ("W1", f"daftar : templat biasa {w1}, sasaran ≤ 1,0", w1.tengah <= 1.0),
        ("  ", f"daftar : templat terbaik {terbaik_w1}, harapan ≤ 1,25", terbaik_w1.tengah <= 1.25),
        ("W2", f"rinci (ditetapkan) {w2}, sasaran ≤ 1,5", w2.tengah <= 1.5),
        (
            "W2",
            f"rinci (diajukan, untuk penilai) {w2_berat}, sasaran ≤ 1,5",
            w2_berat.tengah <= 1.5,
        ),
        ("W4", f"memori 2 pekerja {memori:.0f} MiB, sasaran ≤ 256", memori <= 256),
        ("W5", f"p95 : p50 {ekor:.1f} (Django {ekor_dasar:.1f}), sasaran ≤ 2", ekor <= 2),
    ]
    for kode, kalimat, tercapai in putus:
        print(putusan(kode, kalimat, tercapai=tercapai))
    return all(tercapai for kode, _, tercapai in putus if kode.strip())


def utama() -> int:
    putaran = int(sys.argv[1]) if sys.argv[1:] else PUTARAN
    # Ended from outside, it still stops its servers and drops its databases.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory(prefix="ekinerja-bench-") as nama, ExitStack() as tumpukan:
        halaman = siapkan(tumpukan, Path(nama))
        for satu in halaman:
            satu.hangatkan()
        for _ in range(putaran):
            for satu in halaman:
                satu.ukur(BANYAK)
        return 0 if lapor(halaman, putaran) else 1


if __name__ == "__main__":
    sys.exit(utama())
