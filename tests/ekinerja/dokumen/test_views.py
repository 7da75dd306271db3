"""The public check: what it says, what it hides, and to whom."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ekinerja.dokumen import views
from tests.factories.cuplikan import PEGAWAI, PENILAI, RHK_PANGKAT
from tests.factories.dokumen import DokumenTerbitFactory

pytestmark = pytest.mark.django_db
KODE = "7F3KQ92MD4TX"
ASLI = b"%PDF-uji"


@pytest.fixture(autouse=True)
def tembolok_kosong():
    cache.clear()
    yield
    cache.clear()


def alamat(kode=KODE):
    return reverse("dokumen:periksa_kode", args=[kode])


def unggah(client, isi, nama="skp.pdf"):
    return client.post(alamat(), {"berkas": SimpleUploadedFile(nama, isi)})


def test_periksa_shows_the_form_to_anybody(client):
    response = client.get(reverse("dokumen:periksa"))

    assert response.status_code == 200
    assert response.templates[0].name == "dokumen/periksa.html"


def test_periksa_leads_to_the_page_of_the_code(client):
    response = client.get(reverse("dokumen:periksa"), {"kode": " ek 7f3kq92m d4tx "})

    assert response.status_code == 302
    assert response.url == "/periksa/EK-7F3K-Q92M-D4TX/"


@pytest.mark.parametrize("kode", ["EK-1", "<script>", "a\x00b", "ü" * 99])
def test_periksa_explains_a_code_it_cannot_read(client, kode):
    response = client.get(reverse("dokumen:periksa"), {"kode": kode})

    assert response.status_code == 200
    assert "Kode periksa terdiri atas 12 huruf atau angka" in response.content.decode()
    assert "<script>" not in response.content.decode().split("<main")[1].split("</main")[0]


@pytest.mark.parametrize(
    ("isian", "hasil"),
    [
        ({"tercetak": True}, views.BERLAKU),
        ({}, views.BERLAKU),
        ({"digantikan": True, "tercetak": True}, views.DIGANTIKAN),
    ],
)
def test_periksa_kode_tells_state_and_version(client, isian, hasil):
    DokumenTerbitFactory(kode=KODE, versi=2, **isian)

    response = client.get(alamat("ek-7f3k-q92m-d4tx"))

    assert response.status_code == 200
    assert response.context["hasil"] == hasil
    halaman = response.content.decode()
    assert f'<h1 id="hasil">{hasil.judul}</h1>' in halaman
    assert "<dt>Versi</dt><dd>2" in halaman


def test_periksa_kode_shows_no_contents(client):
    dokumen = DokumenTerbitFactory(kode=KODE, tercetak=True)

    halaman = client.get(alamat()).content.decode()

    rahasia = [*PEGAWAI.values(), *PENILAI.values(), RHK_PANGKAT, dokumen.sidik_cuplikan]
    rahasia += [dokumen.cuplikan["instansi"], dokumen.cuplikan["tempat"], "Sasaran Kinerja"]
    assert [kata for kata in rahasia if len(kata) > 4 and kata in halaman] == []


@pytest.mark.parametrize("kode", ["EK-0000-0000-0000", "bukan-kode", "x" * 300, "..", "%00"])
def test_periksa_kode_of_an_unknown_code(client, kode):
    DokumenTerbitFactory(kode=KODE)

    response = client.get(f"/periksa/{kode}/")

    assert response.status_code == 404
    assert response.context["hasil"] == views.TIDAK_DIKENAL


def test_known_and_unknown_codes_cost_the_same_query(client, django_assert_num_queries):
    DokumenTerbitFactory(kode=KODE)

    for kode in (KODE, "EK-0000-0000-0000", "bukan-kode"):
        with django_assert_num_queries(1):
            client.get(alamat(kode))


@pytest.mark.parametrize(("isi", "cocok"), [(ASLI, True), (ASLI + b"\n", False)])
def test_an_uploaded_file_is_compared(client, isi, cocok):
    DokumenTerbitFactory(kode=KODE, tercetak=True)

    response = unggah(client, isi)

    assert response.status_code == 200
    assert (response.context["dibandingkan"], response.context["cocok"]) == (True, cocok)
    bagian = response.content.decode().split('id="hasil-cocokkan"')[1]
    assert ('data-cocok="ya" hidden' in bagian) is not cocok
    assert ('data-cocok="tidak" hidden' in bagian) is cocok


@pytest.mark.parametrize("isi", [b"", b"PK\x03\x04", b"x%PDF-1.7"])
def test_a_file_that_is_no_pdf_is_refused_with_a_sentence(client, isi):
    DokumenTerbitFactory(kode=KODE, tercetak=True)

    response = unggah(client, isi)

    assert response.status_code == 422
    assert ">Berkas ini bukan PDF.</p>" in response.content.decode()


def test_a_missing_file_is_asked_for(client):
    DokumenTerbitFactory(kode=KODE, tercetak=True)

    response = client.post(alamat())

    assert response.status_code == 422
    assert response.context["galat"] == "Pilih berkas PDF yang akan dicocokkan."


def test_a_file_that_is_too_large_is_refused(client, monkeypatch):
    DokumenTerbitFactory(kode=KODE, tercetak=True)
    monkeypatch.setattr(views, "UKURAN_BERKAS", 4)

    response = unggah(client, ASLI)

    assert response.status_code == 422
    assert response.context["galat"].startswith("Berkas melebihi 10 MB.")


def test_nothing_matches_before_the_pdf_is_made(client):
    DokumenTerbitFactory(kode=KODE)

    response = unggah(client, ASLI)

    assert (response.status_code, response.context["cocok"]) == (200, False)
    assert "masih disiapkan" in response.content.decode()


def test_a_post_to_an_unknown_code_is_not_found(client):
    assert unggah(client, ASLI).status_code == 404


def test_many_questions_from_one_address_are_slowed_down(client, monkeypatch):
    monkeypatch.setattr(views, "PER_MENIT", 2)
    DokumenTerbitFactory(kode=KODE)

    assert [client.get(alamat()).status_code for _ in range(3)] == [200, 200, 429]
    assert client.get(alamat(), REMOTE_ADDR="10.0.0.9").status_code == 200


def test_other_methods_are_refused(client):
    assert client.put(alamat()).status_code == 405
    assert client.post(reverse("dokumen:periksa")).status_code == 405
