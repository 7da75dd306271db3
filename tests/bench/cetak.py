"""``./run bench cetak``: one SKP form, our way against naive WeasyPrint, interleaved, CPU time.

Naive is what an author would write first: ordinary tables (automatic widths, collapsed borders),
sheet and fonts read for each document. The forms must also break words that are too long, which
costs such tables dearly; and the last line keeps our sheet, so that only the levers around it
remain. Goal P1 (``kinerja``): at most 0.75 of naive.

Then the bulk print of a unit as its job runs it: documents per CPU second of worker and printing
process together (goal P2: at least 3), and how much memory both take from the 10th to the 200th
document and for the archive (goal P3: at most 16 MiB).
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ekinerja.settings.test")

import django

django.setup()

from django.template.loader import render_to_string  # noqa: E402
from weasyprint import CSS, HTML  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from ekinerja.dokumen import mesin  # noqa: E402
from tests.bench._massal import AKHIR, AWAL, ukur_massal  # noqa: E402
from tests.factories.cuplikan import cuplikan  # noqa: E402
from tests.factories.kertas import terbit  # noqa: E402

SASARAN = 0.75
SASARAN_MASSAL, SASARAN_MIB = 3, 16
BIASA = "table{table-layout:auto;border-collapse:collapse}td,th{border-width:1px}"
MELIMPAH = "td,th{overflow-wrap:normal}"


def formulir() -> str:
    """The form with the contents of H.4."""
    isi = cuplikan()
    isi["utama"], isi["tambahan"] = isi["utama"][1:], []
    konteks = {**terbit(isi), "draf": False, "layar": False}
    return render_to_string("skp/dokumen/skp_ja_kuantitatif.html", konteks)


def naif(html: str, tambahan: str = "") -> bytes:
    huruf = FontConfiguration()
    gaya = [CSS(filename=mesin.GAYA, font_config=huruf)]
    gaya.append(CSS(string=tambahan, font_config=huruf))
    return HTML(string=html).write_pdf(stylesheets=gaya, font_config=huruf)


def ukur(daftar: dict[str, Callable[[], bytes]], putaran: int) -> dict[str, list[float]]:
    """CPU seconds of each candidate, one after the other in every round."""
    hasil: dict[str, list[float]] = {nama: [] for nama in daftar}
    for cetak in daftar.values():
        cetak()
    for _ in range(putaran):
        for nama, cetak in daftar.items():
            gc.collect()
            mulai = time.process_time()
            cetak()
            hasil[nama].append(time.process_time() - mulai)
    return hasil


def rasio(kita: list[float], lain: list[float]) -> float:
    return statistics.median(a / b for a, b in zip(kita, lain, strict=True))


def utama() -> int:
    putaran = int(sys.argv[1]) if sys.argv[1:] else 15
    # First the job: what the other forms leave in memory would hide its growth.
    tercapai = [*_massal(), _formulir(putaran)]
    # The fonts delete their files, which an interpreter that is going could no longer do.
    mesin._perkakas.cache_clear()
    gc.collect()
    return 0 if all(tercapai) else 1


def _formulir(putaran: int) -> bool:
    html = formulir()
    hasil = ukur(
        {
            "portal": lambda: mesin.pdf_dari(html),
            "naif": lambda: naif(html, BIASA + MELIMPAH),
            "naif, kata panjang dipotong": lambda: naif(html, BIASA),
            "naif, lembar gaya portal": lambda: naif(html),
        },
        putaran,
    )
    ukuran = len(mesin.pdf_dari(html)) / 1024
    print(f"Formulir SKP: {ukuran:.0f} KiB, {putaran} putaran berselang-seling")
    print(f"{'cara':<30}{'ms CPU (median)':>16}{'rasio portal':>14}")
    for nama, waktu in hasil.items():
        ms, banding = statistics.median(waktu) * 1000, rasio(hasil["portal"], waktu)
        print(f"{nama:<30}{ms:>16.0f}{banding:>14.2f}")
    tercapai = rasio(hasil["portal"], hasil["naif"]) <= SASARAN
    print(f"Sasaran P1: paling tinggi {SASARAN}. {_putusan(tercapai)}")
    return tercapai


def _massal() -> list[bool]:
    satu = ukur_massal()
    print(f"Cetak massal: {satu.dokumen} dokumen, {satu.detik:.1f} detik CPU")
    print(f"{'dokumen per detik CPU':<30}{satu.per_detik:>16.2f}")
    print(f"{f'MiB, dokumen ke-{AWAL}':<30}{satu.mib_awal:>16.1f}")
    print(f"{f'MiB, dokumen ke-{AKHIR}':<30}{satu.mib_akhir:>16.1f}")
    print(f"{'MiB, setelah arsip':<30}{satu.mib_arsip:>16.1f}")
    tercapai = [satu.per_detik >= SASARAN_MASSAL, satu.tumbuh <= SASARAN_MIB]
    print(f"Sasaran P2: paling rendah {SASARAN_MASSAL} per detik CPU. {_putusan(tercapai[0])}")
    print(f"Sasaran P3: tumbuh paling banyak {SASARAN_MIB} MiB. {_putusan(tercapai[1])}")
    return tercapai


def _putusan(tercapai: bool) -> str:
    return "Tercapai." if tercapai else "Tidak tercapai."


if __name__ == "__main__":
    sys.exit(utama())
