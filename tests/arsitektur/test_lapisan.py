"""Imports point down, and nobody imports another app's web layer."""

import shutil
import subprocess
import sys

import grimp
import pytest

from tests.arsitektur.sumber import AKAR, PAKET

PRIBADI = {"views", "forms", "filters", "tasks", "admin"}
LINT = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]


def _periksa(folder) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*LINT, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


def test_import_contracts_hold():
    hasil = _periksa(AKAR)

    assert hasil.returncode == 0, hasil.stdout


@pytest.fixture(scope="module")
def salinan(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rumah")
    for paket in PAKET:
        shutil.copytree(AKAR / paket, folder / paket, ignore=shutil.ignore_patterns("*.json"))
    shutil.copy(AKAR / "pyproject.toml", folder)
    return folder


@pytest.mark.parametrize(
    ("berkas", "isi", "kontrak"),
    [
        ("skp/aturan.py", "import dialog", "Layers between packages"),
        ("ekinerja/inti/keputusan.py", "import ekinerja.jejak", "The kernel has these rooms"),
        ("skp/pilihan.py", "import skp.models", "Layers inside a domain app"),
        ("dialog/utils.py", "", "Layers inside a domain app"),
        ("ekinerja/utils.py", "", "The kernel has these rooms"),
        ("ekinerja/jejak/models.py", "import ekinerja.jejak.layanan", "Layers inside a kernel app"),
        ("skp/aturan.py", "import django.db", "aturan.py is pure"),
    ],
)
def test_contracts_refuse(salinan, berkas, isi, kontrak):
    sasaran = salinan / berkas
    semula = sasaran.read_text() if sasaran.exists() else None
    sasaran.write_text((semula or "") + f"\n{isi}\n")

    hasil = _periksa(salinan)
    sasaran.unlink() if semula is None else sasaran.write_text(semula)

    assert hasil.returncode != 0
    assert kontrak in hasil.stdout
    assert "BROKEN" in hasil.stdout or "not listed as layers" in hasil.stdout


def aplikasi(modul: str) -> str:
    bagian = modul.split(".")
    return ".".join(bagian[:2] if bagian[0] == "ekinerja" else bagian[:1])


def melanggar(pengimpor: str, diimpor: str) -> bool:
    """``diimpor`` belongs to the web layer of an app that ``pengimpor`` does not belong to."""
    pemilik = aplikasi(diimpor)
    if pemilik in {aplikasi(pengimpor), "ekinerja.inti"}:  # inti is everybody's vocabulary
        return False
    return bool(PRIBADI & set(diimpor.removeprefix(pemilik).split(".")))


@pytest.mark.parametrize(
    ("pengimpor", "diimpor", "putusan"),
    [
        ("dialog.views", "skp.views.rhk", True),
        ("ekinerja.beranda.views", "ekinerja.kepegawaian.forms", True),
        ("skp.urls", "skp.views", False),
        ("dialog.views", "skp.layanan", False),
        ("ekinerja.isian.views", "ekinerja.inti.views", False),
    ],
)
def test_melanggar_knows_the_doors(pengimpor, diimpor, putusan):
    assert melanggar(pengimpor, diimpor) is putusan


def test_web_layers_are_private():
    graf = grimp.build_graph(*PAKET, cache_dir=None)
    salah = [
        f"{m} -> {d}"
        for m in graf.modules
        for d in graf.find_modules_directly_imported_by(m)
        if melanggar(m, d)
    ]
    assert sorted(salah) == []
