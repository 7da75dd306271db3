"""Pages of the daily notes: the month day by day, what stays typed, who reads what."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dialog.models import CatatanHarian, KoreksiCatatan
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.waktu import pada_saat
from ekinerja.isian.layanan import simpan_konsep
from ekinerja.profil.layanan import isi_pratetap
from tests.factories import PegawaiFactory, SKPFactory
from tests.factories.catatan import (
    CatatanHarianFactory,
    KoreksiCatatanFactory,
    RencanaAksiFactory,
)
from tests.factories.kalender import HariLiburFactory
from tests.factories.profil import ProfilAturanFactory
from tests.situs import kirim as kirim_isi
from tests.situs import masuk

pytestmark = pytest.mark.django_db
# Wednesday, 14 October 2026, noon in Jakarta.
SIANG = datetime(2026, 10, 14, 5, tzinfo=UTC)
HARI_INI = date(2026, 10, 14)
URL = "/dialog/catatan/"
ISI = {"uraian": "Koordinasi dengan tim", "kategori": "tugas_utama"}


@pytest.fixture(autouse=True)
def jam():
    with pada_saat(SIANG):
        yield


@pytest.fixture
def pegawai():
    return PegawaiFactory()


def hitung(client, url):
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get(url)
    assert jawaban.status_code == 200
    return jawaban, len(kueri)


def kirim(client, url, **isi):
    return kirim_isi(client, url, isi)


def alamat(nama, *args):
    return reverse(f"dialog:{nama}", args=args)


def test_the_month_shows_notes_empty_working_days_and_named_holidays(pegawai):
    HariLiburFactory(tanggal=date(2026, 10, 12), nama="Hari Santri")
    for hari in (14, 14, 10, 9):
        CatatanHarianFactory(pegawai=pegawai, tanggal=date(2026, 10, hari))
    CatatanHarianFactory(pegawai=pegawai, tanggal=date(2026, 9, 30), uraian="Bulan lalu")

    jawaban = masuk(pegawai).get(URL)

    b = jawaban.context["b"]
    hari = [(baris["hari"].tanggal.day, bool(baris["catatan"])) for baris in b["baris"]]
    assert hari == [
        (14, True),
        (14, True),
        (13, False),
        (12, False),
        # A Saturday with a note is shown, the weekend without one is not.
        (10, True),
        (9, True),
        *((n, False) for n in (8, 7, 6, 5, 2, 1)),
    ]
    assert (b["jumlah"], b["terisi"], b["hari_kerja"]) == (4, 2, 9)
    teks = jawaban.content.decode()
    assert "2 dari 9 hari kerja" in teks
    assert "Libur: Hari Santri" in teks
    assert "Bulan lalu" not in teks
    assert "Tulis catatan Rabu, 14 Oktober 2026" in teks


def test_the_month_stays_in_the_address_and_the_future_shows_this_month(pegawai):
    CatatanHarianFactory(pegawai=pegawai, tanggal=date(2026, 9, 30), uraian="Bulan lalu")
    client = masuk(pegawai)

    september = client.get(URL, {"bulan": "2026-09"}).content.decode()
    mendatang = client.get(URL, {"bulan": "2027-01"}).content.decode()

    assert "Bulan lalu" in september
    assert 'href="?bulan=2026-08"' in september
    assert 'href="?bulan=2026-10"' in september
    assert "Oktober 2026" in mendatang
    assert 'rel="next"' not in mendatang


def test_a_link_is_shown_with_its_host_and_leads_away_safely(pegawai):
    CatatanHarianFactory(
        pegawai=pegawai, tanggal=HARI_INI, tautan="https://drive.contoh.go.id/d/1?a=<b>"
    )

    teks = masuk(pegawai).get(URL).content.decode()

    assert 'rel="noopener noreferrer nofollow"' in teks
    assert "?a=&lt;b&gt;" in teks
    assert "</svg>drive.contoh.go.id<" in teks


def test_a_note_is_written_from_one_page(pegawai):
    skp = SKPFactory(pegawai=pegawai, lengkap=True, diajukan=True, ditetapkan=True)
    aksi = RencanaAksiFactory(iki=skp.daftar_rhk.get().daftar_iki.get())
    isi = {**ISI, "kaitan": f"aksi:{aksi.pk}", "tautan": "contoh.go.id/a", "progres": "Bab 1"}

    jawaban = kirim(masuk(pegawai), URL, **isi, tanggal="2026-10-01")

    assert (jawaban.status_code, jawaban["Location"]) == (302, URL)
    catatan = CatatanHarian.objects.get()
    # The date is never typed: the field is not even read where the window is closed.
    assert (catatan.tanggal, catatan.rencana_aksi, catatan.iki) == (HARI_INI, aksi, aksi.iki)
    assert (catatan.tautan, catatan.progres) == ("https://contoh.go.id/a", "Bab 1")


def test_only_actions_of_this_month_are_offered(pegawai):
    skp = SKPFactory(pegawai=pegawai, lengkap=True, diajukan=True, ditetapkan=True)
    iki = skp.daftar_rhk.get().daftar_iki.get()
    RencanaAksiFactory(iki=iki, bulan_mulai=9, bulan_selesai=11, uraian="Berjalan")
    RencanaAksiFactory(iki=iki, bulan_mulai=3, bulan_selesai=4, uraian="Sudah lewat", urutan=2)

    teks = masuk(pegawai).get(URL).content.decode()

    assert "– rencana aksi: Berjalan</option>" in teks
    assert "Sudah lewat" not in teks


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"uraian": ""}, "Bagian ini perlu diisi."),
        ({"uraian": "a" * 4001}, "Paling banyak 4000 huruf"),
        ({"uraian": "\u202eterbalik"}, "karakter tak terlihat"),
        ({"kategori": "lain"}, "Pilih salah satu yang ada dalam daftar."),
        ({"kategori": ""}, "Bagian ini perlu diisi."),
        ({"tautan": "javascript:alert(1)"}, "Tulis alamat web yang lengkap"),
        ({"tautan": "ftp://contoh.go.id"}, "Tulis alamat web yang lengkap"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_the_text_stays(pegawai, isi, kalimat):
    lengkap = {**ISI, "progres": "Sudah bab dua", "masalah": "Server padam", **isi}

    jawaban = kirim(masuk(pegawai), URL, **lengkap)

    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert kalimat in teks
    assert "Sudah bab dua" in teks
    assert '<details class="bantuan" open>' in teks
    assert CatatanHarian.objects.count() == 0


def test_somebody_elses_indicator_cannot_be_chosen(pegawai):
    lain = SKPFactory(lengkap=True, diajukan=True, ditetapkan=True)
    SKPFactory(pegawai=pegawai, lengkap=True, diajukan=True, ditetapkan=True)
    iki = lain.daftar_rhk.get().daftar_iki.get()

    jawaban = kirim(masuk(pegawai), URL, **ISI, kaitan=f"iki:{iki.pk}")

    assert jawaban.status_code == 422
    assert CatatanHarian.objects.count() == 0


def test_the_same_form_sent_twice_writes_one_note(pegawai):
    client = masuk(pegawai)
    for _ in range(2):
        assert (
            kirim(client, URL, **ISI, kunci="6f6f8a0e-25a1-4b62-9d2e-95f4bd5f7a11").status_code
            == 302
        )

    assert CatatanHarian.objects.count() == 1


def test_the_draft_comes_back_and_goes_with_the_note(pegawai):
    simpan_konsep("dialog.catatan", pelaku=pegawai, isi={"uraian": ["Setengah jadi"]})
    client = masuk(pegawai)

    assert "Setengah jadi" in client.get(URL).content.decode()
    kirim(client, URL, **ISI, formulir="dialog.catatan")
    assert "Setengah jadi" not in client.get(URL).content.decode()


def test_where_the_window_is_open_the_day_is_chosen(pegawai):
    isi = {**isi_pratetap("umum"), "jendela_mundur_hari": 4}
    ProfilAturanFactory(instansi=pegawai.instansi, tahun=2026, **isi)
    client = masuk(pegawai)

    teks = client.get(URL).content.decode()
    assert teks.count('name="tanggal"') == 5
    assert kirim(client, URL, **ISI, tanggal="2026-10-12").status_code == 302
    assert kirim(client, URL, **ISI, tanggal="2026-10-09").status_code == 422
    assert CatatanHarian.objects.get().tanggal == date(2026, 10, 12)


def test_a_note_of_today_is_changed_and_a_stale_page_shows_both_texts(pegawai):
    catatan = CatatanHarianFactory(pegawai=pegawai, tanggal=HARI_INI, uraian="Lama")
    client, url = masuk(pegawai), alamat("ubah_catatan", catatan.pk)

    assert "Lama" in client.get(url).content.decode()
    jawaban = kirim(client, url, **{**ISI, "uraian": "Baru"}, versi=1)
    basi = kirim(client, url, **{**ISI, "uraian": "Ketiga"}, versi=1)

    assert jawaban["Location"] == f"{URL}?bulan=2026-10"
    catatan.refresh_from_db()
    assert (catatan.uraian, catatan.versi, basi.status_code) == ("Baru", 2, 409)
    assert "Ketiga" in basi.content.decode()
    assert "Baru" in basi.content.decode()


def test_a_note_is_deleted_after_a_page_that_says_what_follows(pegawai):
    catatan = CatatanHarianFactory(pegawai=pegawai, tanggal=HARI_INI, uraian="Keliru")
    client, url = masuk(pegawai), alamat("hapus_catatan", catatan.pk)

    assert "Keliru" in client.get(url).content.decode()
    assert kirim(client, url, versi=1).status_code == 302
    assert CatatanHarian.objects.count() == 0


def test_yesterday_offers_a_correction_and_nothing_else(pegawai):
    catatan = CatatanHarianFactory(pegawai=pegawai, tanggal=date(2026, 10, 13))
    client = masuk(pegawai)

    teks = client.get(URL).content.decode()
    assert alamat("koreksi_catatan", catatan.pk) in teks
    assert alamat("ubah_catatan", catatan.pk) not in teks
    url = alamat("koreksi_catatan", catatan.pk)
    assert kirim(client, url, uraian="").status_code == 422
    assert kirim(client, url, uraian="Rapatnya daring.").status_code == 302
    assert KoreksiCatatan.objects.get().uraian == "Rapatnya daring."
    assert "Rapatnya daring." in client.get(URL).content.decode()


def test_the_penilai_reads_his_people_and_changes_nothing(pegawai):
    penilai = PegawaiFactory()
    staf, lain = PegawaiFactory(penilai=penilai), PegawaiFactory()
    CatatanHarianFactory(pegawai=staf, tanggal=HARI_INI, uraian="Milik staf")
    CatatanHarianFactory(pegawai=lain, tanggal=HARI_INI, uraian="Rahasia lain")
    client = masuk(penilai)

    daftar = client.get(alamat("catatan_staf")).content.decode()
    teks = client.get(alamat("catatan_pegawai", staf.pk)).content.decode()

    assert staf.nama_gelar in daftar
    assert lain.nama_gelar not in daftar
    assert "1 dari 10" in daftar
    assert "Milik staf" in teks
    assert "Ubah" not in teks
    assert client.get(alamat("catatan_pegawai", lain.pk)).status_code == 404


def test_printing_issues_the_month_and_leads_to_it(pegawai):
    CatatanHarianFactory(pegawai=pegawai, tanggal=HARI_INI)
    client = masuk(pegawai)

    jawaban = kirim(client, alamat("terbitkan_catatan", 2026, 10))

    url = alamat("catatan_cetak", pegawai.pk, 2026, 10)
    assert jawaban["Location"] == url
    assert DokumenTerbit.objects.untuk(pegawai).get().jenis == "catatan_harian_2026_10"
    assert client.get(url).status_code == 202
    halaman = client.get(url, {"bentuk": "halaman"})
    assert "CATATAN HARIAN PEGAWAI" in halaman.content.decode()


@pytest.mark.parametrize(("tahun", "bulan"), [(2026, 11), (2026, 13), (2026, 0), (2027, 1), (5, 1)])
def test_a_month_that_has_not_begun_has_no_print(pegawai, tahun, bulan):
    client = masuk(pegawai)

    assert client.get(alamat("catatan_cetak", pegawai.pk, tahun, bulan)).status_code == 404
    assert kirim(client, alamat("terbitkan_catatan", tahun, bulan)).status_code == 404


def test_an_empty_month_shows_why_it_cannot_be_printed(pegawai):
    client = masuk(pegawai)

    assert (
        "Belum ada catatan pada bulan ini yang dapat dicetak." in client.get(URL).content.decode()
    )
    assert kirim(client, alamat("terbitkan_catatan", 2026, 10)).status_code == 302
    assert DokumenTerbit.objects.count() == 0


def test_the_pages_cost_the_same_with_one_and_thirty_rows(pegawai):
    penilai = PegawaiFactory()
    skp = SKPFactory(pegawai=pegawai, penilai=penilai, lengkap=True, diajukan=True, ditetapkan=True)
    iki = skp.daftar_rhk.get().daftar_iki.get()
    sendiri, membaca = masuk(pegawai), masuk(penilai)
    url = [URL, alamat("catatan_staf"), alamat("catatan_pegawai", pegawai.pk)]

    def isi(banyak):
        for n in range(banyak):
            catatan = CatatanHarianFactory(
                pegawai=pegawai, tanggal=date(2026, 10, 1 + n % 14), iki=iki
            )
            KoreksiCatatanFactory(catatan=catatan)
            PegawaiFactory(penilai=penilai)

    isi(1)
    for client, satu in zip([sendiri, membaca, membaca], url, strict=True):
        client.get(satu)
    sedikit = [hitung(c, u)[1] for c, u in zip([sendiri, membaca, membaca], url, strict=True)]
    isi(29)
    banyak = [hitung(c, u)[1] for c, u in zip([sendiri, membaca, membaca], url, strict=True)]

    assert banyak == sedikit
    # One's own page is a list and a form with two choices and a draft.
    assert banyak[0] <= 12
    assert max(banyak[1:]) <= 10
