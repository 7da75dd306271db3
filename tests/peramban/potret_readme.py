"""Pictures for the README: ``.venv/bin/python -m tests.peramban.potret_readme``. Not a test."""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import sync_playwright

from tests.peramban.portal import AKAR, CHROMIUM_ARGS, SETELAN, Portal, bangun_demo

TUJUAN = AKAR / "static" / "img" / "layar"
PALING_BESAR = 60_000
MEJA, HP = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
# File, person, screen, address, and the link to follow from there.
POTRET = (
    ("beranda-pegawai", "rahayu", MEJA, "/", ""),
    ("skp-rinci", "yohanes", MEJA, "/skp/?cakupan=saya", "td.tindakan a"),
    ("daftar-pegawai", "dewanti", MEJA, "/kepegawaian/", ""),
    ("penilai-hp", "ratna", HP, "/", ""),
)


def simpan(nama: str, png: bytes) -> None:
    """As WebP, at the best quality that stays small enough."""
    gambar = Image.open(io.BytesIO(png)).convert("RGB")
    for mutu in (90, 80, 70, 60, 50):
        wadah = io.BytesIO()
        gambar.save(wadah, "WEBP", quality=mutu, method=6)
        if wadah.tell() <= PALING_BESAR:
            break
    (TUJUAN / f"{nama}.webp").write_bytes(wadah.getvalue())


def utama() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETELAN)
    django.setup()
    from tests.peramban.jendela import Jendela  # noqa: PLC0415 -- needs the settings

    TUJUAN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        bangun_demo(Path(folder))
        portal = Portal(Path(folder))
        portal.mulai()
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=CHROMIUM_ARGS
        )
        for nama, kode, layar, alamat, tautan in POTRET:
            satu = Jendela(chromium, portal, layar=layar)
            satu.masuk(kode)
            satu.buka(alamat)
            if tautan:
                satu.hal.locator(tautan).first.click()
            satu.tenang()
            simpan(nama, satu.hal.screenshot())
            satu.tutup()
        portal.berhenti()


if __name__ == "__main__":
    utama()
