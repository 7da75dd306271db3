"""The shape of the tree: closed lists of names, and nothing that ties us to one place."""

import re

import pytest

from tests.arsitektur.sumber import AKAR, RUANG

PUNCAK = {
    *("ekinerja", "skp", "dialog", "feedback", "evaluasi", "templates", "static", "tests"),
    *("manage.py", "pyproject.toml", "requirements.lock", "requirements-dev.lock", "run"),
    *("Dockerfile", "docker-compose.yml", "README.md", "LICENSE"),
}
BUKAN_SUMBER = {"var", "node_modules", "htmlcov"}  # ignored by git
LAPISAN = {
    *("pilihan", "aturan", "kueri", "models", "izin", "pemberitahuan", "dokumen", "impor"),
    *("ekspor", "layanan", "forms", "filters", "tasks", "views", "urls", "admin"),
    *("__init__", "apps", "migrations", "management", "templatetags"),
}
# Built from pieces, so that this file does not name one itself.
INDEKS = re.compile("|".join(["python" + "hosted", "py" + r"pi\.org", "npm" + r"js\.org"]))
TEKS = {".py", ".toml", ".lock", ".md", ".yml", ".json", ".html", ".txt", ".js", ".css", ".sh", ""}


def asing(nama: set[str], sah: set[str]) -> set[str]:
    return {n for n in nama if n.removesuffix(".py") not in sah and n not in sah} - {"__pycache__"}


def test_asing_names_what_is_not_on_the_list():
    assert asing({"models.py", "views", "utils.py", "__pycache__"}, LAPISAN) == {"utils.py"}


def test_top_level_is_closed():
    ada = {p.name for p in AKAR.iterdir() if not p.name.startswith(".")}

    assert asing(ada - BUKAN_SUMBER, PUNCAK) == set()


@pytest.mark.parametrize("ruang", RUANG)
def test_names_inside_a_domain_app_are_closed(ruang):
    assert asing({p.name for p in (AKAR / ruang).iterdir()}, LAPISAN) == set()


def test_split_layers_have_an_empty_init():
    """A layer that became a package has no names of its own: callers import its modules."""
    penuh = [
        str(p.relative_to(AKAR))
        for lapisan in LAPISAN - {"models", "migrations"}
        for ruang in RUANG
        for p in AKAR.glob(f"{ruang}/{lapisan}/__init__.py")
        if re.sub(r'^""".*?"""', "", p.read_text(), flags=re.DOTALL).strip()
    ]
    assert penuh == []


def _berkas_teks():
    lewati = {".venv", ".git", "__pycache__", *BUKAN_SUMBER}
    for atas in AKAR.iterdir():
        if atas.name in lewati or atas.name.endswith("_cache"):
            continue
        for p in [atas] if atas.is_file() else atas.rglob("*"):
            if p.is_file() and p.suffix in TEKS and not lewati & set(p.parts):
                yield p


@pytest.mark.parametrize(
    "teks", ["https://files.python" + "hosted.org/x", "registry.npm" + "js.org"]
)
def test_indeks_is_seen(teks):
    assert INDEKS.search(teks)


def test_no_file_names_a_package_index():
    daftar = list(_berkas_teks())
    salah = [
        str(p.relative_to(AKAR)) for p in daftar if INDEKS.search(p.read_text(errors="replace"))
    ]

    assert len(daftar) > 50
    assert salah == []
