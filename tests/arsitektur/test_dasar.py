"""Every rule names the text it comes from, and every decision it points to is written down."""

import re

from tests.arsitektur import pola
from tests.arsitektur.sumber import AKAR, modul, nama, semua

KEPUTUSAN = AKAR / "ekinerja" / "KEPUTUSAN.md"


def test_public_rules_cite_their_source():
    assert semua(pola.tanpa_dasar, modul("aturan")) == []


def _nomor_keputusan() -> list[int]:
    return [int(n) for n in re.findall(r"^## (\d+)\. ", KEPUTUSAN.read_text(), re.MULTILINE)]


def test_decisions_are_numbered_without_gaps():
    assert _nomor_keputusan() == list(range(1, len(_nomor_keputusan()) + 1))


def test_decisions_have_their_four_parts():
    bagian = re.split(r"^## \d+\. ", KEPUTUSAN.read_text(), flags=re.MULTILINE)[1:]
    kata = ("Masalah", "Putusan", "Akibat", "Dasar")
    kurang = [b.splitlines()[0] for b in bagian if not all(f"**{k}**" in b for k in kata)]
    assert kurang == []


def test_cited_decisions_exist():
    dikutip = {
        (nama(b), int(n)) for b in modul() for n in re.findall(r"KEPUTUSAN (\d+)", b.read_text())
    }
    assert [d for d in sorted(dikutip) if d[1] not in _nomor_keputusan()] == []


def test_no_rule_leans_on_a_text_outside_the_project():
    """A reader of the repository must be able to open what is cited, or find it in public."""
    asing = re.compile(r"\b(?!KEPUTUSAN\b|README\b)\w+\.md\b|keandalan §")

    assert [nama(b) for b in modul() if asing.search(b.read_text())] == []
