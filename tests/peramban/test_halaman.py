"""Every page of every kind of person: no complaint, no sideways scroll, axe finds nothing."""

import pytest

pytestmark = pytest.mark.peramban
# First visit after the shared assets.
BERAT_PALING_BESAR = 100_000
BERAT = """() => performance.getEntriesByType("resource")
  .filter((r) => !r.name.includes("/static/")).reduce((n, r) => n + r.encodedBodySize, 0)"""

UMUM = {
    "masuk": "/akun/masuk/",
    "aktivasi": "/akun/aktivasi/",
    "periksa": "/periksa/",
    "periksa-salah-tulis": "/periksa/?kode=EK-123",
    "periksa-tak-dikenal": "/periksa/EK-7F3K-Q92M-D4TX/",
}
SETIAP_ORANG = {
    "beranda": "/",
    "data-saya": "/kepegawaian/saya/",
    "penilai-keliru": "/kepegawaian/saya/perbaikan/",
    "skp-daftar": "/skp/",
    "skp-buat": "/skp/baru/",
    "dialog-daftar": "/dialog/",
    "kotak-masuk": "/kotak-masuk/",
    "sandi": "/akun/sandi/",
    "keamanan": "/akun/dua-langkah/",
    "tidak-ada": "/tidak-ada/",
}
PENGELOLA = {
    "beranda": "/",
    "pegawai": "/kepegawaian/",
    "pegawai-tersaring": "/kepegawaian/?keadaan=belum_ada",
    "pegawai-kosong": "/kepegawaian/?cari=zzzz",
    "ringkasan": "/kepegawaian/ringkasan/",
    "permintaan": "/kepegawaian/permintaan/",
    "impor": "/kepegawaian/impor/",
    "ledger": "/kotak-masuk/pengiriman/",
    "skp-daftar": "/skp/",
}
ADMIN = {
    "kalender": "/kalender/",
    "kalender-buka": "/kalender/buka/",
    "libur": "/kalender/libur/",
    "libur-tambah": "/kalender/libur/tambah/",
    "peran": "/kepegawaian/peran/",
    "profil": "/profil/",
    "profil-ubah": "/profil/ubah/",
}
# A link on the page before leads to what has a number in its address.
LEWAT_TAUTAN = {
    "rahayu": (
        ("skp-rinci", "/skp/?cakupan=saya", "td.tindakan a"),
        ("skp-susun", "/skp/?cakupan=saya", "td.tindakan a", "Susun SKP"),
        ("skp-rhk", "/skp/?cakupan=saya", "td.tindakan a", "Susun SKP", "Ubah"),
        ("skp-rhk-baru", "/skp/?cakupan=saya", "td.tindakan a", "Susun SKP", "Tambah RHK"),
        ("skp-rhk-hapus", "/skp/?cakupan=saya", "td.tindakan a", "Susun SKP", "Hapus"),
        ("skp-lampiran", "/skp/?cakupan=saya", "td.tindakan a", "Susun SKP", "2. Lampiran"),
        ("skp-tinjau", "/skp/?cakupan=saya", "td.tindakan a", "Tinjau dan ajukan"),
        ("skp-batalkan", "/skp/?cakupan=saya", "td.tindakan a", "Batalkan draf"),
        ("dialog-rinci", "/dialog/", "td.tindakan a"),
    ),
    "bagas": (("skp-draf", "/skp/?cakupan=saya", "td.tindakan a"),),
    "intan": (("dialog-buka", "/skp/?cakupan=saya", "td.tindakan a", "Buka dialog perencanaan"),),
    "yohanes": (
        ("skp-dikembalikan", "/skp/?cakupan=saya", "td.tindakan a"),
        ("skp-susun-catatan", "/skp/?cakupan=saya", "td.tindakan a", "Susun SKP"),
    ),
    "maria": (("skp-kualitatif", "/skp/?cakupan=saya", "td.tindakan a"),),
    "ratna": (
        ("penilai-beranda", "/"),
        ("penilai-skp-bawahan", "/skp/?cakupan=dinilai"),
        ("penilai-skp", "/skp/?cakupan=dinilai&status=diajukan", "td.tindakan a"),
        ("penilai-ekspektasi", "/skp/?status=diajukan", "td.tindakan a", "Tulis ekspektasi"),
        ("penilai-kembalikan", "/skp/?status=diajukan", "td.tindakan a", "Kembalikan"),
        ("penilai-tetapkan", "/skp/?status=diajukan", "td.tindakan a", "Tetapkan"),
        ("penilai-risalah", "/", "Baca risalah", "Tanggapi"),
        ("penilai-risalah-kembalikan", "/", "Baca risalah", "Kembalikan"),
    ),
    "haryo": tuple((f"admin-{nama}", alamat) for nama, alamat in ADMIN.items()),
}


def _periksa(satu, nama):
    berat = len(satu.hal.content().encode()) + satu.hal.evaluate(BERAT)
    assert berat <= BERAT_PALING_BESAR, f"{nama}: {berat} bita"
    satu.periksa(nama)


def test_pages_open_to_all(jendela):
    satu = jendela()
    for nama, alamat in UMUM.items():
        satu.buka(alamat)
        _periksa(satu, f"umum-{nama}")


@pytest.mark.parametrize(
    ("kode", "daftar"),
    [("rahayu", SETIAP_ORANG), ("dewanti", PENGELOLA)],
    ids=["pegawai", "pengelola"],
)
def test_pages_of_the_menu(jendela, kode, daftar):
    satu = jendela(kode)
    for nama, alamat in daftar.items():
        satu.buka(alamat)
        _periksa(satu, f"{kode}-{nama}")


@pytest.mark.parametrize("kode", LEWAT_TAUTAN)
def test_pages_behind_a_link(jendela, kode):
    satu = jendela(kode)
    for nama, alamat, *jalan in LEWAT_TAUTAN[kode]:
        satu.buka(alamat)
        for langkah in jalan:
            if langkah.startswith("td."):
                satu.hal.locator(langkah).first.click()
            else:
                satu.pilih(langkah)
        _periksa(satu, nama)


def test_the_harness_sees_what_it_looks_for(jendela):
    """Negative control: a wide picture without words, and a style that the CSP forbids."""
    satu = jendela()
    satu.buka("/akun/masuk/")
    satu.hal.evaluate(
        """() => {
          document.body.insertAdjacentHTML("beforeend", '<p style="color:red">Gaya sebaris</p>');
          const gambar = document.body.appendChild(document.createElement("img"));
          gambar.src = "/static/img/jenama.svg"; gambar.style.width = "2000px";
        }"""
    )

    with pytest.raises(AssertionError) as temuan:
        satu.periksa("kendali")

    assert all(kata in str(temuan.value) for kata in ("light: image-alt", "terlalu lebar"))
    assert any("CSP style-src" in satu_keluhan for satu_keluhan in satu.keluhan)
    satu.keluhan.clear()
