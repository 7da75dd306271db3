"""The printer: closed to the outside, repeatable, bounded."""

from __future__ import annotations

import os
import re
import signal
import socket

import pypdfium2
import pytest

from ekinerja.dokumen import cetak, mesin
from ekinerja.dokumen.cetak import CetakGagal, PDFBelumTersedia, Pencetak, cetak_pdf
from ekinerja.dokumen.konteks import konteks_draf
from tests.factories.cuplikan import cuplikan
from tests.factories.kertas import halaman, terurai

FORMULIR = "skp/dokumen/skp_ja_kuantitatif.html"


def lembar(isi: str) -> str:
    return f"<!doctype html><html lang=id><title>Uji</title><body>{isi}</body></html>"


@pytest.fixture
def pencetak():
    """A printer of one's own, closed afterwards."""
    daftar = []

    def buat(**batas):
        daftar.append(Pencetak(**batas))
        return daftar[-1]

    yield buat
    for satu in daftar:
        satu.tutup()


def test_cetak_pdf_gives_the_same_bytes_again_and_in_another_process(pencetak):
    konteks = konteks_draf(cuplikan())

    pertama = cetak_pdf(FORMULIR, konteks)
    cetak_pdf("skp/dokumen/skp_kualitatif.html", konteks)
    kedua = cetak_pdf(FORMULIR, konteks)
    cetak.pencetak.tutup()
    ketiga = cetak_pdf(FORMULIR, konteks)

    assert pertama == kedua == ketiga


def test_cetak_pdf_carries_title_and_language_but_no_author_and_no_time():
    pdf = cetak_pdf(FORMULIR, konteks_draf(cuplikan()))

    with pypdfium2.PdfDocument(pdf) as dokumen:
        meta = dokumen.get_metadata_dict(skip_empty=True)
    assert meta.pop("Producer").startswith("WeasyPrint")
    assert meta == {"Title": "Sasaran Kinerja Pegawai Tahun 2026"}
    assert b"/Lang (id)" in terurai(pdf)


def test_cetak_pdf_sets_everything_in_the_bundled_font():
    isi = terurai(cetak_pdf(FORMULIR, konteks_draf(cuplikan()), draf=True))

    huruf = {nama.split(b"+")[-1] for nama in re.findall(rb"/BaseFont\s*/([^\s/]+)", isi)}
    assert huruf == {b"Arimo-Cetak", b"Arimo-Cetak-Bold"}


def test_cetak_pdf_marks_a_draft_on_every_page():
    draf = halaman(cetak_pdf(FORMULIR, konteks_draf(cuplikan()), draf=True))
    final = halaman(cetak_pdf(FORMULIR, konteks_draf(cuplikan())))

    assert [satu.count("DRAF") for satu in draf] == [1] * len(draf)
    assert [satu.count("DRAF") for satu in final] == [0] * len(final)


@pytest.mark.parametrize(
    "isi",
    [
        '<img src="http://127.0.0.1:{pintu}/x.png">',
        '<img src="https://127.0.0.1:{pintu}/x.png">',
        '<img src="ftp://127.0.0.1:{pintu}/x.png">',
        '<img src="file:///etc/hostname">',
        '<link rel="stylesheet" href="file:///etc/hostname">',
        '<link rel="stylesheet" href="http://127.0.0.1:{pintu}/x.css">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<p style="background:url(http://127.0.0.1:{pintu}/x.png)">x</p>',
        '<style>@import "http://127.0.0.1:{pintu}/x.css"</style>',
        '<style>@font-face{{font-family:x;src:url("file:///etc/hostname")}}p{{font-family:x}}</style><p>x',
        '<object data="file:///etc/hostname"></object>',
        '<embed src="file:///etc/hostname">',
        '<svg><image href="file:///etc/hostname" width="9" height="9"/></svg>',
        '<svg><image href="http://127.0.0.1:{pintu}/x.png" width="9" height="9"/></svg>',
        '<base href="file:///etc/"><img src="hostname">',
    ],
)
def test_cetak_refuses_every_foreign_fetch(pencetak, isi):
    with socket.create_server(("127.0.0.1", 0)) as pendengar:
        pendengar.settimeout(0.05)
        with pytest.raises(CetakGagal, match=r"FatalURLFetchingError|AmbilTerlarang"):
            cetak.pencetak.cetak(lembar(isi.format(pintu=pendengar.getsockname()[1])))
        with pytest.raises(TimeoutError):
            pendengar.accept()


def test_cetak_works_again_after_a_failure():
    with pytest.raises(CetakGagal):
        cetak.pencetak.cetak(lembar('<img src="file:///etc/hostname">'))

    assert halaman(cetak.pencetak.cetak(lembar("<p>baik")))[0].splitlines()[0] == "baik"


@pytest.mark.parametrize(
    ("url", "boleh"),
    [
        ("data:image/png;base64,AAAA", True),
        (mesin.GAYA.as_uri(), True),
        ((mesin.HURUF / "Arimo-Bold.ttf").as_uri(), True),
        ((mesin.HURUF / "arimo.LISENSI.txt").as_uri(), False),
        ((mesin.HURUF / ".." / "css" / "tema.css").as_uri(), False),
        (mesin.HURUF.as_uri() + "/%2e%2e/%2e%2e/manage.py", False),
        (mesin.HURUF.as_uri() + "/../../manage.ttf", False),
        ("file://tuan-rumah/static/huruf/Arimo-Bold.ttf", False),
        ("http://127.0.0.1/", False),
        ("javascript:1", False),
        ("", False),
    ],
)
def test_izinkan(url, boleh):
    assert mesin.izinkan(url) is boleh


def test_cetak_stops_a_document_that_takes_too_long(pencetak):
    besar = lembar("<table>" + "<tr><td>a<td>b<td>c" * 60_000)

    with pytest.raises(CetakGagal, match="batas waktu"):
        pencetak(detik=1).cetak(besar)


def test_a_draft_is_given_up_before_its_web_worker_is_killed(monkeypatch):
    """Somebody waits for it (gunicorn: 30 seconds); a job for the issued document has longer."""
    assert cetak.DETIK_DRAF < 30 < cetak.DETIK
    monkeypatch.setattr(cetak, "DETIK_DRAF", 0.001)

    with pytest.raises(CetakGagal, match="batas waktu"):
        cetak_pdf(FORMULIR, konteks_draf(cuplikan()), draf=True)

    assert cetak_pdf(FORMULIR, konteks_draf(cuplikan()))[:5] == b"%PDF-"


def test_cetak_gives_one_document_less_time_than_another(pencetak):
    besar = lembar("<table>" + "<tr><td>a<td>b<td>c" * 60_000)

    with pytest.raises(CetakGagal, match="batas waktu"):
        pencetak(detik=60).cetak(besar, detik=1)


def test_cetak_stops_a_document_that_takes_too_much_memory(pencetak):
    besar = lembar("<p>" + "kata " * 4_000_000)

    with pytest.raises(CetakGagal):
        pencetak(memori=450 * 1024**2).cetak(besar)


def test_cetak_prints_a_small_document_within_the_same_limits(pencetak):
    assert pencetak(detik=20, memori=450 * 1024**2).cetak(lembar("<p>kecil"))[:5] == b"%PDF-"


def test_cetak_replaces_a_child_that_died(pencetak):
    mesin_cetak = pencetak()
    pertama = mesin_cetak.cetak(lembar("<p>satu"))
    mesin_cetak._anak.kill()
    mesin_cetak._anak.wait()

    assert mesin_cetak.cetak(lembar("<p>satu")) == pertama


def test_cetak_replaces_an_old_child(pencetak, monkeypatch):
    monkeypatch.setattr(cetak, "UMUR", 2)
    mesin_cetak = pencetak()

    nomor = []
    for _ in range(3):
        mesin_cetak.cetak(lembar("<p>x"))
        nomor.append(mesin_cetak._anak.pid)

    assert nomor[0] == nomor[1] != nomor[2]


def test_tutup_leaves_no_process_and_no_file(pencetak):
    mesin_cetak = pencetak()
    mesin_cetak.cetak(lembar("<p>x"))
    anak, folder = mesin_cetak._anak, mesin_cetak._sementara
    assert os.listdir(folder) != []

    mesin_cetak.tutup()

    assert anak.poll() is not None
    assert not os.path.exists(folder)


def test_child_sees_no_secret_of_the_portal(pencetak, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "rahasia")
    mesin_cetak = pencetak()
    mesin_cetak.cetak(lembar("<p>x"))

    with open(f"/proc/{mesin_cetak._anak.pid}/environ", "rb") as berkas:
        nama = {baris.split(b"=")[0].decode() for baris in berkas.read().split(b"\0") if baris}
    assert nama <= {*cetak.LINGKUNGAN, "TMPDIR"}


def test_cetak_says_that_pdf_is_not_available_without_pango(pencetak, monkeypatch, tmp_path):
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    with pytest.raises(PDFBelumTersedia, match="PDF belum tersedia di server ini"):
        pencetak().cetak(lembar("<p>x"))


def test_cetak_after_a_fork_starts_its_own_child(pencetak, monkeypatch):
    mesin_cetak = pencetak()
    mesin_cetak.cetak(lembar("<p>x"))
    lama = mesin_cetak._anak
    monkeypatch.setattr(mesin_cetak, "_induk", os.getpid() + 1)

    mesin_cetak.cetak(lembar("<p>x"))

    assert mesin_cetak._anak.pid != lama.pid
    assert lama.poll() is None
    lama.communicate()


def test_halaman_html_is_a_page_for_the_browser():
    html = cetak.halaman_html(FORMULIR, konteks_draf(cuplikan()), draf=True)

    assert html.count('<link rel="stylesheet" href="/static/css/dokumen.css">') == 1
    assert html.count('<div class="draf">DRAF</div>') == 1


class _Dipanggil(Exception):
    pass


def test_an_interrupted_print_does_not_answer_for_the_next(pencetak):
    """A worker's own clock may call it away while the child is still at work."""

    def panggil(*_):
        raise _Dipanggil

    satu = pencetak()
    satu.cetak(lembar("Awal"))
    lama = signal.signal(signal.SIGALRM, panggil)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        with pytest.raises(_Dipanggil):
            satu.cetak(lembar("<p>Satu</p>" * 3000))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, lama)

    assert "Dua" in halaman(satu.cetak(lembar("Dua")))[0]
