"""No file grows past the size one can hold in the head."""

from pathlib import Path

import pytest

from tests.arsitektur import pola
from tests.arsitektur.sumber import AKAR, PAKET, modul, semua

KECUALI = {"migrations", "__snapshots__"}


def batas(berkas: str) -> int:
    if berkas.endswith(".html"):
        return 150
    bagian = Path(berkas).with_suffix("").parts
    return 250 if "aturan" in bagian else 300 if "views" in bagian else 400


@pytest.mark.parametrize(
    ("berkas", "baris"),
    [
        ("skp/aturan.py", 250),
        ("skp/views/rhk.py", 300),
        ("skp/models.py", 400),
        ("tests/skp/test_views.py", 400),
        ("templates/skp/rinci.html", 150),
    ],
)
def test_batas_by_kind_of_file(berkas, baris):
    assert batas(berkas) == baris


def test_files_stay_under_their_limit():
    panjang = {}
    for folder in (*PAKET, "tests", "templates"):
        for berkas in (AKAR / folder).rglob("*"):
            relatif = berkas.relative_to(AKAR)
            if berkas.suffix in {".py", ".html"} and not KECUALI & set(relatif.parts):
                baris = berkas.read_text().count("\n")
                if baris > batas(relatif.as_posix()):
                    panjang[relatif.as_posix()] = baris

    assert panjang == {}


def test_functions_stay_under_forty_lines():
    assert semua(pola.fungsi_panjang, modul()) == []
