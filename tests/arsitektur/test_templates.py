"""Templates: no script or style inside, no rule, none unused, letters complete."""

import ast
import re
from pathlib import Path

import pytest
from django.template import engines

from tests.arsitektur.sumber import AKAR, PAKET, modul, pohon

TEMPLAT = AKAR / "templates"
SEBARIS = re.compile(
    r"<script(?![^>]*\bsrc=)|<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE
)
SYARAT = re.compile(r"{%\s*(?:el)?if\s+([^%]*)%}")
TERLARANG = re.compile(
    r"\b(status|keadaan|peran)\b\s*(==|!=|in\b|not in\b)|\bis_(staff|superuser)\b|\bin_group\b"
)
BAGIAN = ("perihal", "isi")
RUJUKAN = re.compile(r"{%\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")
# Found by name by Django and by the libraries whose pages ours replace.
DICARI_PUSTAKA = re.compile(
    r"^(400|403|404|409|429|500)\.html$|^(account|mfa|allauth|socialaccount|admin|bootstrap5)/"
)


def _semua(*akhiran: str) -> list[Path]:
    return sorted(p for p in TEMPLAT.rglob("*") if p.is_file() and p.suffix in akhiran)


def _nama(berkas: Path) -> str:
    return berkas.relative_to(TEMPLAT).as_posix()


def _temukan(pola: re.Pattern[str]) -> list[str]:
    return [
        f"{_nama(b)}: {cocok[0].strip()[:60]}"
        for b in _semua(".html")
        for cocok in pola.finditer(b.read_text())
    ]


def bercabang_menurut_aturan(teks: str) -> list[str]:
    return [c[1].strip() for c in SYARAT.finditer(teks) if TERLARANG.search(c[1])]


@pytest.mark.parametrize(
    ("teks", "salah"),
    [
        ("<script>x()</script>", True),
        ("<p style='color:red'>", True),
        ('<a onclick="x()">', True),
        ("<style>p{}</style>", True),
        ('<a href="javascript:x">', True),
        ('<script src="x.js" defer></script>', False),
        ('<p class="gaya" data-on="x">', False),
    ],
)
def test_sebaris_sees_inline_code(teks, salah):
    assert bool(SEBARIS.search(teks)) is salah


@pytest.mark.parametrize(
    ("teks", "salah"),
    [
        ('{% if skp.status == "draf" %}', True),
        ('{% elif status in "a b" %}', True),
        ("{% if user.is_staff %}", True),
        ("{% if boleh_ajukan %}", False),
        ("{% if skp.get_status_display %}", False),
    ],
)
def test_bercabang_menurut_aturan(teks, salah):
    assert bool(bercabang_menurut_aturan(teks)) is salah


def test_no_inline_script_or_style():
    assert _temukan(SEBARIS) == []


def test_no_template_decides_by_status_or_role():
    salah = {_nama(b): s for b in _semua(".html") if (s := bercabang_menurut_aturan(b.read_text()))}
    assert salah == {}


def test_our_apps_have_no_templates_folder():
    assert [str(p) for paket in PAKET for p in (AKAR / paket).rglob("templates")] == []


def test_every_template_compiles():
    mesin = engines["django"]
    for berkas in _semua(".html", ".txt"):
        mesin.get_template(_nama(berkas))


def test_fragments_start_with_an_underscore():
    disisipkan = {
        c[1]
        for b in _semua(".html", ".txt")
        for c in re.finditer(r"{%\s*include\s+[\"']([^\"']+)", b.read_text())
    }
    salah = [
        n for n in disisipkan if not Path(n).name.startswith("_") and not n.startswith("komponen/")
    ]
    assert sorted(salah) == []


def test_fragments_extend_nothing():
    fragmen = [b for b in _semua(".html") if b.name.startswith("_")]
    assert [_nama(b) for b in fragmen if "{% extends" in b.read_text()] == []


def surat_timpang(daftar: list[str]) -> set[str]:
    """Letters that have a subject without a body, or the other way round."""
    bagian = [
        {n.removesuffix(f".{b}.txt") for n in daftar if n.endswith(f".{b}.txt")} for b in BAGIAN
    ]
    return bagian[0] ^ bagian[1]


def test_surat_timpang():
    assert surat_timpang(["a/surel/x.perihal.txt", "a/surel/x.isi.txt", "a/surel/y.isi.txt"]) == {
        "a/surel/y"
    }


def test_every_letter_has_a_subject_and_a_body():
    assert surat_timpang([_nama(b) for b in TEMPLAT.glob("*/surel/*")]) == set()


def _teks_kode(simpul: ast.AST) -> list[str]:
    """String constants, and f-strings with ``*`` for their holes, as patterns."""
    hasil = []
    for n in ast.walk(simpul):
        if isinstance(n, ast.Constant) and isinstance(n.value, str):
            hasil.append(re.escape(n.value))
        if isinstance(n, ast.JoinedStr):
            potong = [
                re.escape(str(v.value)) if isinstance(v, ast.Constant) else r"[^/]*"
                for v in n.values
            ]
            hasil.append("".join(potong))
    return [h for h in hasil if "/" in h or h.endswith(("html", "txt"))]


def tak_terpakai(daftar: list[str], pola: list[str]) -> list[str]:
    """Templates that no string of the code and no other template names (letters by their stem)."""
    satu = re.compile("|".join(f"(?:{p})" for p in pola) or "(?!)")
    return [
        n
        for n in daftar
        if not satu.fullmatch(n)
        and not satu.fullmatch(re.sub(r"\.(perihal|isi)\.txt$", "", n))
        and not DICARI_PUSTAKA.match(n)
    ]


def test_tak_terpakai_knows_names_patterns_and_letters():
    daftar = ["skp/a.html", "skp/dokumen/x.html", "skp/surel/b.isi.txt", "skp/c.html", "404.html"]
    pola = _teks_kode(ast.parse('f("skp/a.html", f"skp/dokumen/{j}.html", "skp/surel/b")'))

    assert tak_terpakai(daftar, pola) == ["skp/c.html"]


def test_no_template_is_unused():
    daftar = [_nama(b) for b in _semua(".html", ".txt")]
    pola = [p for b in modul() for p in _teks_kode(pohon(b))]
    pola += [
        re.escape(c[1]) for b in _semua(".html", ".txt") for c in RUJUKAN.finditer(b.read_text())
    ]

    assert tak_terpakai(daftar, pola) == []
