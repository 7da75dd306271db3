"""Demo data once per session, a copy of it and a server per module, windows per test."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.peramban.jendela import LAYAR, Jendela
from tests.peramban.portal import CHROMIUM_ARGS, Portal, bangun_demo

SIAP = "siap"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)


@pytest.fixture(scope="session")
def bekal(tmp_path_factory):
    """The folder with the demo, never served itself.

    Building it takes a minute; PERAMBAN_BEKAL names a folder in which it stays between runs.
    """
    tetap = os.environ.get("PERAMBAN_BEKAL")
    var = Path(tetap) if tetap else tmp_path_factory.mktemp("demo")
    if not (var / SIAP).exists():
        var.mkdir(parents=True, exist_ok=True)
        bangun_demo(var)
        (var / SIAP).touch()
    return var


@pytest.fixture(scope="module")
def portal(bekal, tmp_path_factory):
    var = tmp_path_factory.mktemp("portal") / "var"
    shutil.copytree(bekal, var)
    LAYAR.mkdir(parents=True, exist_ok=True)
    portal = Portal(var)
    portal.mulai()
    yield portal
    portal.berhenti()


@pytest.fixture(scope="module")
def peramban():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        yield chromium
        chromium.close()


@pytest.fixture
def jendela(peramban, portal):
    """Opens windows; each must close without a complaint."""
    terbuka = []

    def buka(kode=None, **pilihan):
        satu = Jendela(peramban, portal, **pilihan)
        terbuka.append(satu)
        if kode:
            satu.masuk(kode)
        return satu

    yield buka
    for satu in terbuka:
        satu.tutup()
