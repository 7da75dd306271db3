"""``./run bench web [putaran]``: lists and details of the portal against bare Django pages.

Both run at once on the same kind of database, each with two sync workers and settings of
production, and are asked in turn, round by round. On a busy machine absolute figures swing; the
ratio of CPU time inside one round does not.
"""

from __future__ import annotations

import gzip
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
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
KIB_DAFTAR = 20
KUERI_DAFTAR, KUERI_RINCI = 10, 12
# Pages of the rest of the year: name, key of ``_isi_portal``.
DAFTAR_BARU = [
    ("portal: pantauan unit, 25 orang", "pantauan"),
    ("portal: daftar evaluasi", "evaluasi"),
    ("portal: daftar realisasi", "realisasi_daftar"),
]
RINCI_BARU = [
    ("portal: realisasi satu SKP", "realisasi"),
    ("portal: menilai evaluasi", "nilai"),
    ("portal: rinci evaluasi", "rinci"),
]

# Code (blank where nothing is demanded), sentence, reached or not.
Putusan = tuple[str, str, bool]


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
        isi = self.peladen.minta(self.jalur, self.kuki).isi
        self.hasil.bita, self.hasil.bita_gzip = len(isi), len(gzip.compress(isi))


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


def jalankan(lingkungan: dict[str, str], *kata: str, masukan: str = "") -> str:
    hasil = subprocess.run(
        [sys.executable, *kata],
        cwd=AKAR,
        env=os.environ | lingkungan,
        input=masukan,
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
    halaman = [
        Halaman(Hasil(nama), peladen[i], pengamat[i], jalur, kuki)
        for nama, i, jalur, kuki in rencana(masuk, peladen[1].kuki("/masuk/"))
    ]
    for satu, lingkungan in zip(peladen, (portal, dasar), strict=True):
        hitung_kueri([lain for lain in halaman if lain.peladen is satu], lingkungan)
    return halaman


def rencana(masuk: dict[str, list[str]], kuki: str) -> list[tuple[str, int, str, str]]:
    """Name, site, path and cookie of each page, in the order in which they are asked."""
    return [
        ("Django: daftar, templat biasa", 1, "/skp/", kuki),
        ("Django: daftar, templat terbaik", 1, "/best/", kuki),
        ("portal: daftar SKP", 0, *masuk["daftar"]),
        *((nama, 0, *masuk[kunci]) for nama, kunci in DAFTAR_BARU),
        ("Django: rinci", 1, "/skp/30/", kuki),
        ("portal: rinci, ditetapkan", 0, *masuk["ditetapkan"]),
        ("portal: rinci, diajukan", 0, *masuk["diajukan"]),
        *((nama, 0, *masuk[kunci]) for nama, kunci in RINCI_BARU),
    ]


def hitung_kueri(halaman: list[Halaman], lingkungan: dict[str, str]) -> None:
    masukan = json.dumps([(satu.jalur, satu.kuki) for satu in halaman])
    jawaban = jalankan(lingkungan, "-m", "tests.bench._kueri", masukan=masukan)
    for satu, kueri in zip(halaman, json.loads(jawaban.splitlines()[-1]), strict=True):
        satu.hasil.kueri = kueri


def lapor(halaman: list[Halaman], putaran: int) -> bool:
    hasil = {satu.hasil.nama: satu.hasil for satu in halaman}
    semua = list(hasil.values())
    jenis = "PostgreSQL" if semua[0].basis_data else "SQLite"
    print(f"{jenis}, {putaran} putaran berselang-seling, {BANYAK} permintaan tiap putaran,")
    print(f"{SEREMPAK} sambungan serempak, 2 pekerja sync tiap server; median CPU per permintaan\n")
    print(*tabel(semua), sep="\n")
    print("\nRasio CPU portal : Django, median (terkecil–terbesar) dari putaran")
    skp, server = putusan_skp(hasil), putusan_server(halaman)
    baru = list(putusan_baru(hasil))
    for kode, kalimat, tercapai in (*skp, *server, *baru):
        print(putusan(kode, kalimat, tercapai=tercapai))
    return all(tercapai for kode, _, tercapai in (*skp, *server, *baru) if kode.strip())


def putusan_skp(hasil: dict[str, Hasil]) -> list[Putusan]:
    daftar, rinci = hasil["portal: daftar SKP"], hasil["Django: rinci"]
    w1 = rasio(daftar, hasil["Django: daftar, templat biasa"])
    terbaik = rasio(daftar, hasil["Django: daftar, templat terbaik"])
    w2 = rasio(hasil["portal: rinci, ditetapkan"], rinci)
    berat = rasio(hasil["portal: rinci, diajukan"], rinci)
    return [
        ("W1", f"daftar : templat biasa {w1}, sasaran ≤ 1,0", w1.tengah <= 1.0),
        ("  ", f"daftar : templat terbaik {terbaik}, harapan ≤ 1,25", terbaik.tengah <= 1.25),
        ("W2", f"rinci (ditetapkan) {w2}, sasaran ≤ 1,5", w2.tengah <= 1.5),
        ("W2", f"rinci (diajukan, untuk penilai) {berat}, sasaran ≤ 1,5", berat.tengah <= 1.5),
    ]


def putusan_server(halaman: list[Halaman]) -> list[Putusan]:
    portal = halaman[2].peladen
    memori = portal.memori_mib()
    ekor = max(satu.hasil.ekor for satu in halaman if satu.peladen is portal)
    dasar = max(satu.hasil.ekor for satu in halaman if satu.peladen is not portal)
    return [
        ("W4", f"memori 2 pekerja {memori:.0f} MiB, sasaran ≤ 256", memori <= 256),
        ("W5", f"p95 : p50 {ekor:.1f} (Django {dasar:.1f}), sasaran ≤ 2", ekor <= 2),
    ]


def putusan_baru(hasil: dict[str, Hasil]) -> Iterator[Putusan]:
    """Each page of the rest of the year: its ratio, its queries, as a list also its size."""
    dasar = hasil["Django: daftar, templat biasa"]
    for nama, _ in DAFTAR_BARU:
        satu, w1 = hasil[nama], rasio(hasil[nama], dasar)
        kib = satu.bita_gzip / 1024
        ukuran = f"{kib:.1f} KiB gzip (≤ {KIB_DAFTAR}), {satu.kueri} kueri (≤ {KUERI_DAFTAR})"
        yield "W1", f"{nama[8:]} {w1}, sasaran ≤ 1,0", w1.tengah <= 1.0
        yield "  ", f"  {ukuran}", kib <= KIB_DAFTAR and satu.kueri <= KUERI_DAFTAR
    for nama, _ in RINCI_BARU:
        satu, w2 = hasil[nama], rasio(hasil[nama], hasil["Django: rinci"])
        ukuran = f"{satu.bita_gzip / 1024:.1f} KiB gzip, {satu.kueri} kueri (≤ {KUERI_RINCI})"
        yield "W2", f"{nama[8:]} {w2}, sasaran ≤ 1,5", w2.tengah <= 1.5
        yield "  ", f"  {ukuran}", satu.kueri <= KUERI_RINCI


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
