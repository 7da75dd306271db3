"""Pages of feedback: what they show to whom, what stays typed, what they cost."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dialog.pilihan import StatusRealisasi
from ekinerja.inti.waktu import pada_saat
from ekinerja.jejak.models import Jejak
from ekinerja.kalender.pilihan import KodePeriode
from feedback.aturan import KRITERIA
from feedback.models import UmpanBalik
from skp.models import AspekPerilaku
from tests.factories import PegawaiFactory, RHKFactory, SKPFactory
from tests.factories.evaluasi import periode_untuk
from tests.factories.realisasi import RealisasiFactory, tetapkan
from tests.factories.skp import penilai_dari
from tests.factories.umpan_balik import UmpanBalikFactory
from tests.situs import kirim, masuk

pytestmark = pytest.mark.django_db
SAAT = datetime(2026, 3, 12, 3, tzinfo=UTC)
ISI = {
    "respon": "positif",
    "isi": "Laporan selesai tiga hari sebelum batas.",
    "sumber_label": "Kepala Biro",
    "sifat_waktu": "berkala",
}


@pytest.fixture(autouse=True)
def bulan_maret():
    with pada_saat(SAAT):
        yield


@pytest.fixture
def skp():
    return SKPFactory(lengkap=True, ditetapkan=True)


def alamat(nama, skp, *bagian, kode=KodePeriode.TW1):
    periode = periode_untuk(skp.unit_kerja.instansi, kode)
    return reverse(f"feedback:{nama}", args=[skp.pk, periode.pk, *bagian])


def hitung(client, url, **kepala):
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get(url, **kepala)
    assert jawaban.status_code == 200
    return jawaban, len(kueri)


def test_own_feedback_newest_first_at_a_constant_price(skp):
    client, url = masuk(skp.pegawai), reverse("feedback:daftar")
    UmpanBalikFactory(skp=skp, isi="Yang terlama di antara semuanya.")
    _, satu = hitung(client, url)
    for _ in range(29):
        UmpanBalikFactory(skp=skp)
    UmpanBalikFactory(isi="Milik orang lain sama sekali.")
    jawaban, tiga_puluh = hitung(client, url)

    daftar = list(jawaban.context["daftar_umpan"])
    assert (satu, len(daftar)) == (tiga_puluh, 25)
    assert tiga_puluh <= 10
    assert daftar == sorted(daftar, key=lambda u: (u.tanggal, u.pk), reverse=True)
    assert "Milik orang lain" not in jawaban.content.decode()


def test_a_penilai_sees_his_people_and_who_still_waits():
    penilai = PegawaiFactory()
    client, url = masuk(penilai), reverse("feedback:daftar")

    def tambah(banyak):
        for _ in range(banyak):
            skp = SKPFactory(lengkap=True, ditetapkan=True, penilai=penilai)
            UmpanBalikFactory(skp=skp, periode=periode_untuk(penilai.instansi))

    tambah(1)
    SKPFactory(lengkap=True, ditetapkan=True, penilai=penilai)
    jawaban, dua = hitung(client, url)
    teks = jawaban.content.decode()
    assert (teks.count("Belum ada"), teks.count("1 kali")) == (1, 1)
    tambah(29)
    jawaban, banyak = hitung(client, url)
    assert (dua, len(jawaban.context["daftar_skp"])) == (banyak, 25)
    assert banyak <= 10


def test_a_penilai_reads_what_is_said_of_himself_on_the_other_list():
    penilai = PegawaiFactory()
    SKPFactory(lengkap=True, ditetapkan=True, penilai=penilai)
    milik = SKPFactory(lengkap=True, ditetapkan=True, pegawai=penilai)
    UmpanBalikFactory(skp=milik, isi="Arahan rapatnya jelas dan ringkas.")

    jawaban = masuk(penilai).get(reverse("feedback:daftar") + "?milik=saya")
    assert "Arahan rapatnya jelas" in jawaban.content.decode()


def test_an_empty_list_says_why(skp):
    teks = masuk(skp.pegawai).get(reverse("feedback:daftar")).content.decode()
    assert "Belum ada umpan balik untuk Anda" in teks

    tanpa_kalender = masuk(penilai_dari(skp)).get(reverse("feedback:daftar")).content.decode()
    assert "Kalender kinerja belum dibuka" in tanpa_kalender


@pytest.mark.parametrize("siapa", ["pegawai", "penilai"])
def test_page_of_one_skp_costs_the_same_however_much_was_said(siapa):
    skp = SKPFactory(lengkap=True)
    RHKFactory(skp=skp)
    tetapkan(skp)
    orang = skp.pegawai if siapa == "pegawai" else penilai_dari(skp)
    client = masuk(orang)
    UmpanBalikFactory(skp=skp)
    _, satu = hitung(client, alamat("skp", skp))
    for n in range(14):
        UmpanBalikFactory(skp=skp, ditanggapi=n % 2 == 0)
        UmpanBalikFactory(skp=skp, perilaku=AspekPerilaku.objects.get(urutan=n % 7 + 1))
    _, banyak = hitung(client, alamat("skp", skp))

    assert satu == banyak <= 12


def test_the_words_stand_below_what_they_are_about(skp):
    UmpanBalikFactory(skp=skp, isi="Tentang hasil kerja pertama.")
    UmpanBalikFactory(
        skp=skp, perilaku=AspekPerilaku.objects.get(urutan=7), isi="Tentang kolaborasi antarunit."
    )
    jawaban = masuk(skp.pegawai).get(alamat("skp", skp))

    assert [u.isi for _, _, d in jawaban.context["hasil"] for u in d] == [
        "Tentang hasil kerja pertama."
    ]
    assert [[u.isi for u in d] for _, d in jawaban.context["perilaku"]] == [
        *([],) * 6,
        ["Tentang kolaborasi antarunit."],
    ]


def test_only_what_was_sent_is_shown_as_achieved(skp):
    iki = skp.daftar_rhk.get().daftar_iki.get()
    isi = {
        "d": None,
        "iki_akar": iki,
        "skp": skp,
        "periode": periode_untuk(skp.unit_kerja.instansi),
    }
    realisasi = RealisasiFactory(**isi, uraian="Dua belas laporan tersusun.", dikirim=True)
    client = masuk(penilai_dari(skp))

    assert "Dua belas laporan" in client.get(alamat("skp", skp)).content.decode()
    type(realisasi).objects.update(status=StatusRealisasi.DIKEMBALIKAN)
    teks = client.get(alamat("skp", skp)).content.decode()
    assert "Dua belas laporan" not in teks
    assert "realisasi belum dikirim" in teks


def test_others_who_see_the_skp_read_the_number_only(skp):
    UmpanBalikFactory(skp=skp, isi="Kalimat yang hanya dibaca tiga orang.")
    kepala = PegawaiFactory(unit_kerja=skp.unit_kerja, kepala=True)
    teks = masuk(kepala).get(alamat("skp", skp)).content.decode()

    assert "1 umpan balik yang berlaku" in teks
    assert "Kalimat yang hanya" not in teks
    assert "Beri umpan balik" not in teks


def test_what_was_corrected_stays_struck_beside_its_reason(skp):
    lama = UmpanBalikFactory(skp=skp, isi="Kalimat lama yang keliru.")
    UmpanBalikFactory(skp=skp, ralat_dari=lama, alasan_ralat="Salah membaca tanggal.")
    teks = masuk(skp.pegawai).get(alamat("skp", skp)).content.decode()

    assert "<s>Kalimat lama yang keliru.</s>" in teks
    assert "Alasan ralat: Salah membaca tanggal." in teks
    assert "1 umpan balik yang berlaku" in teks


def test_an_unset_skp_and_a_foreign_period_are_no_page(skp):
    draf = SKPFactory(lengkap=True)
    asing = periode_untuk(draf.unit_kerja.instansi)

    assert masuk(draf.pegawai).get(alamat("skp", draf)).status_code == 404
    url = reverse("feedback:skp", args=[skp.pk, asing.pk])
    assert masuk(skp.pegawai).get(url).status_code == 404


def test_the_four_criteria_stand_beside_the_form(skp):
    rhk = skp.daftar_rhk.get()
    teks = masuk(penilai_dari(skp)).get(alamat("beri_hasil", skp, rhk.pk)).content.decode()

    assert [k.nama for k in KRITERIA if k.nama not in teks or k.arti not in teks] == []


def test_feedback_is_given_and_read(skp):
    rhk, penilai = skp.daftar_rhk.get(), penilai_dari(skp)
    url = alamat("beri_hasil", skp, rhk.pk)
    jawaban = kirim(masuk(penilai), url, {**ISI, "iki": rhk.daftar_iki.get().pk})

    assert (jawaban.status_code, jawaban.url) == (302, alamat("skp", skp))
    umpan = UmpanBalik.objects.get()
    assert (umpan.isi, umpan.iki) == (ISI["isi"], rhk.daftar_iki.get())
    assert ISI["isi"] in masuk(skp.pegawai).get(alamat("skp", skp)).content.decode()


@pytest.mark.parametrize(
    ("isian", "kolom", "kalimat"),
    [
        ({"isi": ""}, "isi", "Bagian ini perlu diisi."),
        ({"isi": "Bagus"}, "isi", "Paling sedikit 10 huruf; sekarang 5."),
        ({"isi": "x" * 4001}, "isi", "Paling banyak 4000 huruf; sekarang 4001."),
        ({"isi": "Awal \u202e terbalik sekali"}, "isi", "karakter tak terlihat"),
        ({"respon": "netral"}, "respon", "Pilih salah satu"),
        ({"sumber_label": ""}, "sumber_label", "Bagian ini perlu diisi."),
        ({"sifat_waktu": "kadang"}, "sifat_waktu", "Pilih salah satu"),
        ({"iki": "999999"}, "iki", "Pilih salah satu"),
    ],
)
def test_bad_input_says_so_at_the_field_and_keeps_the_text(skp, isian, kolom, kalimat):
    url = alamat("beri_hasil", skp, skp.daftar_rhk.get().pk)
    isi = {**ISI, "dasar_bukti": "Rekapitulasi yang saya ketik", **isian}
    jawaban = kirim(masuk(penilai_dari(skp)), url, isi)

    assert jawaban.status_code == 422
    assert kalimat in " ".join(jawaban.context["form"].errors[kolom])
    assert "Rekapitulasi yang saya ketik" in jawaban.content.decode()
    assert not UmpanBalik.objects.exists()


def test_a_period_not_begun_offers_no_form(skp):
    rhk = skp.daftar_rhk.get()
    client = masuk(penilai_dari(skp))

    teks = client.get(alamat("skp", skp, kode=KodePeriode.TW3)).content.decode()
    assert "Triwulan III 2026 belum dimulai." in teks
    url = alamat("beri_hasil", skp, rhk.pk, kode=KodePeriode.TW3)
    jawaban = client.get(url, follow=True)
    assert "Triwulan III 2026 belum dimulai." in jawaban.content.decode()
    assert "form" not in jawaban.context


def test_the_same_form_sent_twice_is_one_feedback(skp):
    client = masuk(penilai_dari(skp))
    url = alamat("beri_perilaku", skp, AspekPerilaku.objects.first().pk)
    isi = {**ISI, "kunci": str(uuid4())}

    satu, dua = kirim(client, url, isi), kirim(client, url, isi)
    assert (satu.status_code, dua.status_code) == (302, 302)
    assert UmpanBalik.objects.count() == 1


def test_a_correction_from_a_stale_page_keeps_its_text(skp):
    umpan = UmpanBalikFactory(skp=skp)
    url = reverse("feedback:ralat", args=[umpan.pk])
    isi = {**ISI, "isi": "Kalimat ralat yang panjang.", "alasan": "Tanggalnya keliru.", "versi": 7}
    jawaban = kirim(masuk(umpan.pemberi), url, isi)

    assert jawaban.status_code == 409
    assert "Kalimat ralat yang panjang." in jawaban.content.decode()
    assert UmpanBalik.objects.count() == 1


def test_an_answer_without_words_stays_on_the_page(skp):
    umpan = UmpanBalikFactory(skp=skp)
    url = reverse("feedback:tanggapi", args=[umpan.pk])
    jawaban = kirim(masuk(skp.pegawai), url, {"tanggapan": " ", "versi": 1})

    assert jawaban.status_code == 422
    assert Jejak.objects.count() == 0


def test_printing_leads_to_the_waiting_page(skp):
    UmpanBalikFactory(skp=skp)
    client = masuk(skp.pegawai)
    jawaban = kirim(client, alamat("cetak", skp), {})

    assert (jawaban.status_code, jawaban.url) == (302, alamat("formulir", skp))
    assert client.get(jawaban.url).status_code == 202
    halaman = client.get(jawaban.url + "?bentuk=halaman").content.decode()
    assert "UMPAN BALIK BERKALA" in halaman


def test_panel_is_a_fragment_for_htmx_and_a_page_without_it(skp):
    UmpanBalikFactory(skp=skp)
    url, client = reverse("feedback:panel_skp", args=[skp.pk]), masuk(skp.pegawai)
    potongan, _ = hitung(client, url, headers={"HX-Request": "true"})
    utuh, kueri = hitung(client, url)

    assert "<html" not in potongan.content.decode()
    assert "1 umpan balik" in utuh.content.decode()
    assert kueri <= 10
