"""Reading our own source: which files there are, and their syntax trees."""

import ast
from functools import cache
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
RUANG = ("skp", "dialog", "feedback", "evaluasi")
PAKET = ("ekinerja", *RUANG)


def nama(berkas: Path) -> str:
    return berkas.relative_to(AKAR).as_posix()


def modul(*lapisan: str) -> list[Path]:
    """Python files of the project without migrations; with names, only those layers.

    A layer is a file or a package: ``modul("views")`` has ``skp/views.py`` and ``skp/views/*.py``.
    """
    return [
        berkas
        for paket in PAKET
        for berkas in sorted((AKAR / paket).rglob("*.py"))
        if "migrations" not in berkas.parts
        and (not lapisan or {berkas.stem, *berkas.relative_to(AKAR).parts[:-1]} & set(lapisan))
    ]


@cache
def pohon(berkas: Path) -> ast.Module:
    return ast.parse(berkas.read_text())


def fungsi(simpul: ast.AST) -> list[ast.FunctionDef]:
    return [n for n in ast.walk(simpul) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def fungsi_publik(simpul: ast.Module) -> list[ast.FunctionDef]:
    return [n for n in simpul.body if isinstance(n, ast.FunctionDef) and n.name[0] != "_"]


def panggilan(simpul: ast.AST) -> list[ast.Call]:
    return [n for n in ast.walk(simpul) if isinstance(n, ast.Call)]


def nama_panggilan(simpul: ast.expr) -> str:
    """``f`` of ``f(...)``, ``m.f(...)``, ``f`` and ``m.f``."""
    if isinstance(simpul, ast.Call):
        simpul = simpul.func
    return getattr(simpul, "attr", getattr(simpul, "id", ""))


def hiasan(f: ast.FunctionDef) -> dict[str, ast.expr]:
    """Decorators by name."""
    return {nama_panggilan(d): d for d in f.decorator_list}


def semua(periksa, berkas_berkas) -> list[str]:
    """What ``periksa(tree)`` finds wrong in these files, as ``file:line what``."""
    return [
        f"{nama(berkas)}:{baris} {pesan}"
        for berkas in berkas_berkas
        for baris, pesan in periksa(pohon(berkas))
    ]
