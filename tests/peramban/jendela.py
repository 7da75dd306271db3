"""A browser window that complains: console, CSP, width of the page, axe."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, ConsoleMessage, Page, Route

from ekinerja.demo.layanan import SANDI
from tests.peramban.portal import AKAR, Portal, nip

LAYAR = AKAR / "var" / "layar"
MEJA, HP = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
# Two looks hold both widths and both themes; LAYAR_SEMUA=1 shows all four to whoever looks.
RUPA = [(MEJA, "light"), (HP, "dark")]
if os.environ.get("LAYAR_SEMUA"):
    RUPA += [(MEJA, "dark"), (HP, "light")]
DIPERIKSA: set[str] = set()
ATURAN_AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
# A page that answers with a sentence and a 4xx is reported by Chromium as a failed load.
JAWABAN_KITA = re.compile(r"Failed to load resource: .* status of (403|404|409|422)")
LAPOR_CSP = """document.addEventListener("securitypolicyviolation",
  (e) => console.error("CSP " + e.violatedDirective + " " + e.blockedURI + " " + e.sample))"""
LEBIHAN = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# A panel that loads by itself is there once htmx has taken its trigger away or swapped it.
TENANG = """() => !document.querySelector(".htmx-request") && [...document.querySelectorAll(
  '[hx-trigger="load"]')].every((satu) => satu.dataset.tiba)"""
TANDAI_TIBA = """document.addEventListener("htmx:afterSettle", (e) => {
  if (e.target.dataset) e.target.dataset.tiba = "ya"; })"""
AXE = AXE_FILE_PATH.read_text()
JALANKAN_AXE = """async (aturan) => (await axe.run({runOnly: aturan, resultTypes: ["violations"]}))
  .violations.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160))])"""


class Jendela:
    """One person at one screen. ``keluhan`` must be empty when it closes."""

    def __init__(
        self,
        peramban: Browser,
        portal: Portal,
        *,
        layar: dict[str, int] = MEJA,
        tema: str = "light",
        **konteks: Any,
    ) -> None:
        self.portal, self.keluhan = portal, []
        self.konteks = peramban.new_context(
            base_url=portal.alamat,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            viewport=layar,
            color_scheme=tema,
            reduced_motion="reduce",
            **konteks,
        )
        self.konteks.set_default_timeout(20_000)
        if konteks.get("java_script_enabled", True):
            self.konteks.add_init_script(f"{LAPOR_CSP};{TANDAI_TIBA}")
        self.konteks.on("console", self._dengar)
        self.konteks.on("weberror", lambda galat: self.keluhan.append(str(galat.error)))
        self.hal: Page = self.konteks.new_page()

    def _dengar(self, pesan: ConsoleMessage) -> None:
        if pesan.type in {"error", "warning"} and not JAWABAN_KITA.match(pesan.text):
            self.keluhan.append(f"{pesan.location.get('url')}: {pesan.text}")

    # --- Walking ------------------------------------------------------------------------------

    def masuk(self, kode: str) -> Page:
        """Log in by NIP, as everybody does."""
        self.hal.goto("/akun/masuk/")
        self.hal.get_by_label("NIP").fill(nip(kode))
        self.hal.get_by_label("Kata sandi").fill(SANDI)
        self.hal.get_by_role("button", name="Masuk", exact=True).click()
        self.hal.wait_for_url(f"{self.portal.alamat}/")
        return self.hal

    def buka(self, alamat: str) -> Page:
        self.hal.goto(alamat)
        return self.hal

    def pilih(self, kata: str, dalam: str = "main") -> None:
        """Follow the link of these words."""
        self.hal.locator(dalam).get_by_role("link", name=kata).first.click()

    def tekan(self, kata: str, dalam: str = "main") -> None:
        """Press the button of these words."""
        self.hal.locator(dalam).get_by_role("button", name=kata).first.click()

    def hilang_sesi(self) -> None:
        self.konteks.clear_cookies(name="sessionid")

    # --- Looking ------------------------------------------------------------------------------

    def periksa(self, nama: str) -> None:
        """Width at desktop and phone, axe in light and dark, and a picture of each; once a run."""
        if nama in DIPERIKSA:
            return
        DIPERIKSA.add(nama)
        semula = self.hal.viewport_size
        tema_semula = self.hal.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        temuan = []
        for layar, tema in RUPA:
            self.hal.set_viewport_size(layar)
            self.hal.emulate_media(color_scheme=tema)
            self.tenang()
            if (lebih := self.hal.evaluate(LEBIHAN)) > 0:
                temuan.append(f"{layar['width']} px: {lebih} px terlalu lebar")
            temuan += self._axe_temuan(tema)
            self.potret(f"{nama}-{layar['width']}-{'gelap' if tema == 'dark' else 'terang'}")
        self.hal.set_viewport_size(semula)
        self.hal.emulate_media(color_scheme="dark" if tema_semula else "light")
        assert temuan == [], f"{nama}: {temuan}"

    def tenang(self) -> None:
        """Wait for what the page fetches by itself."""
        self.hal.wait_for_load_state("load")
        self.hal.wait_for_function(TENANG)

    def _axe_temuan(self, tema: str) -> list[str]:
        if not self.hal.evaluate("() => 'axe' in window"):
            self.hal.evaluate(AXE)
        temuan = self.hal.evaluate(JALANKAN_AXE, ATURAN_AXE)
        return [f"{tema}: {aturan} pada {unsur}" for aturan, unsur in temuan]

    def potret(self, nama: str) -> Path:
        berkas = LAYAR / f"{nama}.jpg"
        self.hal.screenshot(path=berkas, full_page=True, type="jpeg", quality=80)
        return berkas

    def tutup(self) -> None:
        self.konteks.close()
        assert self.keluhan == []


def putus(rute: Route) -> None:
    """A network that does not answer."""
    rute.abort("internetdisconnected")
