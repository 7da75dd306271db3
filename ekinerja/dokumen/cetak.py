"""HTML in, PDF out, in a child process with limits; what may be fetched is in ``mesin``."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from ekinerja.dokumen import mesin

# A job may take its time within its lease; a person who waits for a draft holds a web worker, and
# gunicorn kills one that is silent for 30 seconds.
DETIK = 180
DETIK_DRAF = 20
MEMORI = 2 * 1024**3
# A child is replaced after so many documents, so that no leak of a library grows for ever.
UMUR = 250
AKAR = Path(__file__).resolve().parents[2]
# The child gets no password and no database address: only what finding Python and Pango takes.
LINGKUNGAN = (
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "PYTHONPATH",
    "LD_LIBRARY_PATH",
    "LD_PRELOAD",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "FONTCONFIG_FILE",
    "FONTCONFIG_PATH",
    "FONTCONFIG_SYSROOT",
    "XDG_CACHE_HOME",
    "XDG_DATA_DIRS",
)
MELEWATI_BATAS = b"melewati batas waktu atau memori"


class PDFBelumTersedia(Exception):
    """This machine cannot make PDF: Pango or WeasyPrint is missing."""

    def __init__(self) -> None:
        super().__init__("PDF belum tersedia di server ini. Cetaklah dari peramban.")


class CetakGagal(Exception):
    """One document could not be rendered: too large, too slow, or it asked for a foreign file."""


class Pencetak:
    """One child process that renders, one document at a time; a dead one is replaced."""

    def __init__(self, *, detik: int = DETIK, memori: int = MEMORI) -> None:
        self.detik, self.memori = detik, memori
        self._kunci = threading.Lock()
        self._anak: subprocess.Popen[bytes] | None = None
        self._sementara = ""
        self._induk = self._jumlah = 0
        self._milik_induk: list[subprocess.Popen[bytes]] = []

    def cetak(self, html: str, *, detik: int | None = None) -> bytes:
        with self._kunci:
            jenis, isi = self._tukar(self._siap(), html.encode(), detik or self.detik)
            if jenis == mesin.JADI:
                return isi
            self.tutup()
        if jenis == mesin.TIADA:
            raise PDFBelumTersedia
        raise CetakGagal(f"Dokumen gagal dicetak ({isi.decode()}).")

    def tutup(self) -> None:
        anak, self._anak = self._anak, None
        if anak is None or self._induk != os.getpid():
            return
        anak.kill()
        anak.communicate()
        shutil.rmtree(self._sementara, ignore_errors=True)

    def _siap(self) -> subprocess.Popen[bytes]:
        if self._anak and self._induk != os.getpid():
            # After a fork the child belongs to another process: leave it and start our own.
            self._milik_induk.append(self._anak)
            self._anak = None
        elif self._anak and (self._jumlah >= UMUR or self._anak.poll() is not None):
            self.tutup()
        if self._anak is None:
            self._anak = self._mulai()
            self._induk, self._jumlah = os.getpid(), 0
        self._jumlah += 1
        return self._anak

    def _mulai(self) -> subprocess.Popen[bytes]:
        perintah = [sys.executable, "-m", mesin.__name__, str(self.detik), str(self.memori)]
        lingkungan = {nama: os.environ[nama] for nama in LINGKUNGAN if nama in os.environ}
        # WeasyPrint copies its fonts to a folder of its own, which a killed child would leave.
        self._sementara = lingkungan["TMPDIR"] = tempfile.mkdtemp(prefix="ekinerja-cetak-")
        return subprocess.Popen(  # noqa: S603 -- fixed command, no shell
            perintah, cwd=AKAR, env=lingkungan, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def _tukar(self, anak: subprocess.Popen[bytes], isi: bytes, detik: int) -> tuple[bytes, bytes]:
        """Send one frame, wait for one; the clock kills a child that takes too long."""
        assert anak.stdin is not None  # noqa: S101 -- opened as PIPE
        assert anak.stdout is not None  # noqa: S101 -- opened as PIPE
        habis = threading.Event()

        def hentikan() -> None:
            habis.set()
            anak.kill()

        penjaga = threading.Timer(detik, hentikan)
        penjaga.start()
        try:
            anak.stdin.write(mesin.KEPALA.pack(mesin.TUGAS, len(isi)) + isi)
            anak.stdin.flush()
            kepala = anak.stdout.read(mesin.KEPALA.size)
            if len(kepala) < mesin.KEPALA.size:
                return mesin.GAGAL, MELEWATI_BATAS
            jenis, panjang = mesin.KEPALA.unpack(kepala)
            return jenis, anak.stdout.read(panjang)
        except BrokenPipeError:
            return mesin.GAGAL, MELEWATI_BATAS if habis.is_set() else b"proses pencetak berhenti"
        except BaseException:
            # Called away half-way: the answer to this document must not be taken for the next one.
            self.tutup()
            raise
        finally:
            penjaga.cancel()


pencetak = Pencetak()
atexit.register(pencetak.tutup)


def halaman_html(nama_template: str, konteks: dict[str, Any], *, draf: bool = False) -> str:
    """The document as a page that a browser can show and print."""
    return render_to_string(nama_template, {**konteks, "draf": draf, "layar": True})


def cetak_pdf(nama_template: str, konteks: dict[str, Any], *, draf: bool = False) -> bytes:
    """Render a document. Nothing is fetched but ``data:`` and the fonts in static/huruf/."""
    html = render_to_string(nama_template, {**konteks, "draf": draf, "layar": False})
    return pencetak.cetak(html, detik=DETIK_DRAF if draf else DETIK)
