"""WeasyPrint and nothing else: its only importer, a process of its own without a database.

``python -m ekinerja.dokumen.mesin`` reads HTML from standard input and answers with PDF, one frame
each, until its parent closes the pipe.
"""

from __future__ import annotations

import gc
import os
import resource
import signal
import struct
import sys
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

AKAR = Path(__file__).resolve().parents[2] / "static"
GAYA = AKAR / "css" / "dokumen.css"
HURUF = AKAR / "huruf"

# A row taller than a page beside rows that must stay together stops WeasyPrint with an assertion:
# such a document is set once more with rows that may be split.
LONGGAR = "tr,tbody{break-inside:auto!important;break-after:auto!important}"

KEPALA = struct.Struct("!cI")
TUGAS, JADI, GAGAL, TIADA = b"H", b"P", b"G", b"T"


class AmbilTerlarang(Exception):
    """A document named something outside: it is not printed, not even without that part."""


def izinkan(url: str) -> bool:
    """May a document fetch this? Only ``data:`` and our own style sheet and fonts."""
    bagian = urlsplit(url)
    if bagian.scheme.lower() == "data":
        return True
    if bagian.scheme.lower() != "file" or bagian.netloc:
        return False
    berkas = Path(unquote(bagian.path)).resolve()
    return berkas == GAYA or (berkas.parent == HURUF and berkas.suffix == ".ttf")


@cache
def _perkakas() -> tuple[Any, Any, list[Any], Any]:
    """HTML class, closed fetcher, parsed style sheets and fonts: made once, they cost a third."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 -- slow import
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 -- slow import
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 -- slow import

    class PengambilTertutup(URLFetcher):  # type: ignore[misc]
        tertolak = 0

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if not izinkan(url):
                self.tertolak += 1
                raise AmbilTerlarang
            return super().fetch(url, headers)

    # WeasyPrint swallows a refused fetch unless it is told to let it fail.
    pengambil = PengambilTertutup(allow_redirects=False, fail_on_errors=True)
    huruf = FontConfiguration()
    # Without the fetcher CSS reads through the open one; without the fonts it ignores @font-face.
    gaya = CSS(filename=GAYA, url_fetcher=pengambil, font_config=huruf)
    longgar = CSS(string=LONGGAR, url_fetcher=pengambil, font_config=huruf)
    return HTML, pengambil, [gaya, longgar], huruf


def pdf_dari(html: str) -> bytes:
    """The same HTML gives the same bytes, today and in another process."""
    kelas, pengambil, gaya, huruf = _perkakas()
    pengambil.tertolak = 0
    # A document makes some 100,000 objects that all live to its end: collecting meanwhile is waste.
    gc.disable()
    try:
        dokumen = kelas(string=html, url_fetcher=pengambil)
        try:
            hasil: bytes = dokumen.write_pdf(stylesheets=gaya[:1], font_config=huruf)
        except AssertionError:
            hasil = dokumen.write_pdf(stylesheets=gaya, font_config=huruf)
    finally:
        gc.enable()
    # Inside an SVG even the fatal error is swallowed.
    if pengambil.tertolak:
        raise AmbilTerlarang
    return hasil


def batasi(detik: int, memori: int) -> None:
    """Bound this process: CPU time of the next document, address space, and no new files."""
    terpakai = resource.getrusage(resource.RUSAGE_SELF)
    batas = int(terpakai.ru_utime + terpakai.ru_stime) + detik + 1
    resource.setrlimit(resource.RLIMIT_CPU, (batas, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_AS, (memori, memori))


def _jawab(html: str) -> tuple[bytes, bytes]:
    try:
        import weasyprint  # noqa: F401, PLC0415 -- slow import
    except (ImportError, OSError) as galat:
        return TIADA, type(galat).__name__.encode()
    try:
        return JADI, pdf_dari(html)
    # A refused fetch derives from BaseException, so that WeasyPrint itself does not swallow it.
    except BaseException as galat:
        if isinstance(galat, KeyboardInterrupt | SystemExit):
            raise
        return GAGAL, type(galat).__name__.encode()


def layani(masuk: BinaryIO, tulis: BinaryIO, *, detik: int, memori: int) -> None:
    """Answer frames until the pipe closes."""
    while len(kepala := masuk.read(KEPALA.size)) == KEPALA.size:
        _, panjang = KEPALA.unpack(kepala)
        batasi(detik, memori)
        jenis, isi = _jawab(masuk.read(panjang).decode())
        tulis.write(KEPALA.pack(jenis, len(isi)) + isi)
        tulis.flush()
    # Now, and not when the interpreter is half gone: the fonts delete their files.
    _perkakas.cache_clear()


if __name__ == "__main__":
    # Ctrl-C is for the parent; this process ends when the pipe closes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a library prints must not run into the frames: it goes where errors go.
    pipa = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    layani(sys.stdin.buffer, pipa, detik=int(sys.argv[1]), memori=int(sys.argv[2]))
