"""The desk of the penilai: what stays typed, who sees what and when, what the pages cost."""

from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ekinerja.pemberitahuan.models import Pemberitahuan
from evaluasi.aturan.predikat import PREDIKAT
from evaluasi.models import EvaluasiKinerja
from evaluasi.pilihan import Predikat, Rating, StatusEvaluasi
from evaluasi.views.paparan import HURUF
from tests.evaluasi.menilai import bernilai, dengan, draf, mulai, potret, simpan, terbuka, tetapkan
from tests.factories.evaluasi import EvaluasiFactory
from tests.factories.realisasi import RealisasiFactory
from tests.factories.rencana import iki_dari
from tests.factories.skp import IKIFactory, RHKFactory
from tests.factories.umpan_balik import UmpanBalikFactory
from tests.situs import kirim, masuk

pytestmark = pytest.mark.django_db
KONTRIBUSI = "Rekapnya dipakai dalam tiga usulan unit."


def alamat(nama, d):
    return reverse(f"evaluasi:{nama}", args=[d.evaluasi.pk])


def isi(d, **lain):
    return {
        "versi": EvaluasiKinerja.objects.get(pk=d.evaluasi.pk).versi,
        "rating_hasil_kerja": "di_atas",
        "rating_perilaku": "sesuai",
        "kontribusi": KONTRIBUSI,
        **lain,
    }


def hitung(client, url):
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get(url)
    assert jawaban.status_code == 200
    return jawaban, len(kueri)


def galat(jawaban):
    return jawaban.context["form"].errors


# --- before anything is written


def test_an_open_evaluation_says_what_is_missing_and_offers_no_field():
    d = terbuka(capaian=False)

    jawaban = masuk(d.pnl).get(alamat("nilai", d))

    assert "Belum dapat dinilai" in jawaban.text
    assert "Capaian kinerja organisasi unit pegawai ini belum ditetapkan." in jawaban.text
    for nama in ("kontribusi", "rating_hasil_kerja", "rating_perilaku", "nilai"):
        assert f'name="{nama}"' not in jawaban.text
    assert f'action="{alamat("mulai", d)}"' not in jawaban.text


def test_beginning_opens_the_fields():
    d = terbuka()
    client = masuk(d.pnl)
    assert f'action="{alamat("mulai", d)}"' in client.get(alamat("nilai", d)).text

    jawaban = kirim(client, alamat("mulai", d), {"versi": 1})

    assert (jawaban.status_code, jawaban["Location"]) == (302, alamat("nilai", d))
    assert 'name="kontribusi"' in client.get(alamat("nilai", d)).text


# --- writing


def test_a_draft_may_be_empty_and_is_kept():
    d = terbuka()
    mulai(d)
    rhk = d.evaluasi.skp.daftar_rhk.get()
    kosong = {"rating_hasil_kerja": "", "rating_perilaku": "", "kontribusi": ""}

    jawaban = kirim(masuk(d.pnl), alamat("nilai", d), isi(d, **kosong, **{f"rhk_{rhk.pk}": ""}))

    assert (jawaban.status_code, jawaban["Location"]) == (302, alamat("nilai", d))
    assert EvaluasiKinerja.objects.get().versi == 3


def test_the_rating_of_one_result_is_taken_back():
    d = terbuka()
    mulai(d)
    client, nama = masuk(d.pnl), f"rhk_{d.evaluasi.skp.daftar_rhk.get().pk}"
    kirim(client, alamat("nilai", d), isi(d, **{nama: "sesuai"}))
    assert d.evaluasi.daftar_penilaian_rhk.get().rating == "sesuai"
    tampak = client.get(alamat("nilai", d)).text
    assert f'name="{nama}" value="" id="{nama}_kosong"' in tampak

    kirim(client, alamat("nilai", d), isi(d, **{nama: ""}))

    assert not d.evaluasi.daftar_penilaian_rhk.exists()


@pytest.mark.parametrize(
    ("salah", "kolom"),
    [
        ({"rating_hasil_kerja": "istimewa"}, "rating_hasil_kerja"),
        ({"kontribusi": "x" * 4001}, "kontribusi"),
        ({"catatan_rekomendasi": "x" * 4001}, "catatan_rekomendasi"),
        ({"nilai": "seratus"}, "nilai"),
        ({"nilai": "0"}, "nilai"),
        ({"nilai": "121"}, "nilai"),
        ({"nilai": "92,5"}, "nilai"),
    ],
)
@pytest.mark.parametrize("aksi", ["simpan", "tinjau"])
def test_bad_input_is_said_at_the_field_and_nothing_is_lost(salah, kolom, aksi):
    d = bernilai()
    mulai(d)
    client, kiriman = masuk(d.pnl), isi(d, catatan_rekomendasi="Perluas.", aksi=aksi)
    sebelum = potret()

    jawaban = kirim(client, alamat("nilai", d), kiriman | salah)

    assert jawaban.status_code == 422
    assert list(galat(jawaban)) == [kolom]
    assert f'id="id_{kolom}_error"' in jawaban.text
    for nama, tulisan in (kiriman | salah).items():
        if nama.startswith(("kontribusi", "catatan", "nilai")):
            assert tulisan in jawaban.text
    assert potret() == sebelum


KURANG = [
    ({"rating_hasil_kerja": ""}, "rating_hasil_kerja", "Pilih rating hasil kerja."),
    ({"rating_perilaku": ""}, "rating_perilaku", "Pilih rating perilaku kerja."),
    ({"kontribusi": "baik"}, "kontribusi", "Tuliskan kontribusi"),
    ({"nilai": ""}, "nilai", "harus bilangan bulat 92 sampai 109."),
    ({"nilai": "110"}, "nilai", "harus bilangan bulat 92 sampai 109."),
    (
        {"rating_perilaku": "di_atas", "nilai": "110"},
        "alasan_penyimpangan",
        "tidak lazim bagi kelompok K2",
    ),
]


@pytest.mark.parametrize(("ubah", "kolom", "kalimat"), KURANG)
def test_what_setting_needs_is_said_at_its_field(ubah, kolom, kalimat):
    d = bernilai()
    mulai(d)
    client, kiriman = masuk(d.pnl), isi(d, nilai="95", catatan_rekomendasi="Perluas.") | ubah
    sebelum = potret()

    jawaban = kirim(client, alamat("nilai", d), kiriman | {"aksi": "tinjau"})

    assert jawaban.status_code == 422
    assert list(galat(jawaban)) == [kolom]
    assert kalimat in galat(jawaban)[kolom][0]
    letak = jawaban.text.index(f'id="id_{kolom}_error"')
    assert kalimat in jawaban.text[letak : letak + 900]
    assert "Perluas." in jawaban.text
    assert potret() == sebelum
    # As a draft the same may stay.
    assert kirim(client, alamat("nilai", d), kiriman).status_code == 302


def test_everything_that_is_missing_is_said_at_once():
    d = terbuka()
    mulai(d)
    jawaban = kirim(
        masuk(d.pnl), alamat("nilai", d), {"versi": 2, "aksi": "tinjau", "kontribusi": ""}
    )

    assert set(galat(jawaban)) == {"rating_hasil_kerja", "rating_perilaku", "kontribusi"}


def test_complete_it_goes_on_to_the_page_before_setting():
    d = terbuka()
    mulai(d)
    client = masuk(d.pnl)

    jawaban = kirim(client, alamat("nilai", d), isi(d, aksi="tinjau"))

    assert jawaban["Location"] == alamat("tetapkan", d)
    tanya = client.get(jawaban["Location"]).text
    for kata in (KONTRIBUSI, "Baik", "paling lambat", "WIB", "tanpa jawaban sampai saat itu"):
        assert kata in tanya


def test_a_stale_page_shows_both_texts():
    d = terbuka()
    mulai(d)
    lama = isi(d, kontribusi="Tulisan dari tab lama.")
    simpan(d, dengan(kontribusi="Tulisan dari tab baru."))

    jawaban = kirim(masuk(d.pnl), alamat("nilai", d), lama)

    assert jawaban.status_code == 409
    assert "Tulisan dari tab lama." in jawaban.text
    assert "Yang tersimpan" in jawaban.text
    kontribusi = next(s for s in jawaban.context["konflik"] if s.label.startswith("Kontribusi"))
    assert kontribusi.anda == "Tulisan dari tab lama."
    assert kontribusi.tersimpan == "Tulisan dari tab baru."
    assert EvaluasiKinerja.objects.get().kontribusi == "Tulisan dari tab baru."


def test_a_text_that_comes_after_setting_is_not_lost():
    d = terbuka()
    mulai(d)
    lama = isi(d, kontribusi="Tulisan dari tab lama.")
    simpan(d)
    tetapkan(d)

    jawaban = kirim(masuk(d.pnl), alamat("nilai", d), lama)

    assert jawaban.status_code == 409
    assert "Tulisan dari tab lama." in jawaban.text
    assert f'action="{alamat("mulai", d)}"' not in jawaban.text


# --- the matrix beside the two ratings


def test_every_outcome_stands_in_the_page_beside_its_two_ratings():
    """The style sheet shows the one of the two checked inputs; no script takes part."""
    d = draf(bernilai(), dengan(rating_hasil_kerja="di_atas", rating_perilaku="di_bawah"))

    jawaban = masuk(d.pnl).get(alamat("nilai", d)).text

    for hasil, perilaku in product(Rating, Rating):
        kunci = f"m-{HURUF[hasil]}{HURUF[perilaku]}"
        kata = PREDIKAT[hasil, perilaku].label
        bawaan = " bawaan" if (hasil, perilaku) == ("di_atas", "di_bawah") else ""
        assert jawaban.count(f'{kunci}">{kata}</strong>') == 1
        assert f'<div class="{kunci}{bawaan}"><h3>Mengapa {kata}?</h3>' in jawaban
    for awalan, nama in (("h", "rating_hasil_kerja"), ("p", "rating_perilaku")):
        for rating in Rating:
            tanda = f'name="{nama}" value="{rating}" id="{awalan}{HURUF[rating]}"'
            assert tanda in jawaban
    assert 'value="di_bawah" id="pb" checked' in jawaban
    assert "<small>92–109</small>" in jawaban


def test_what_was_reported_and_said_stands_beside_each_result():
    d = terbuka()
    iki = iki_dari(d.evaluasi.skp)
    RealisasiFactory(
        d=None,
        iki_akar=iki,
        skp=d.evaluasi.skp,
        periode=d.evaluasi.periode,
        uraian="Empat laporan selesai.",
        dikirim=True,
    )
    UmpanBalikFactory(
        skp=d.evaluasi.skp, periode=d.evaluasi.periode, rhk=iki.rhk, isi="Tepat waktu."
    )

    jawaban = masuk(d.pnl).get(alamat("nilai", d)).text

    for kata in (iki.uraian, "Empat laporan selesai.", "Tepat waktu."):
        assert kata in jawaban


# --- what the employee sees, and when


def test_the_employee_sees_nothing_before_it_is_set_and_all_of_it_after():
    d = draf(terbuka())
    client = masuk(d.peg)
    for nama in ("rinci", "nilai", "tetapkan", "cetak", "cetak_lampiran"):
        assert client.get(alamat(nama, d)).status_code == 404
    daftar = client.get(reverse("evaluasi:daftar"))
    assert d.evaluasi.get_absolute_url() not in daftar.text
    assert "Laporan tepat waktu menopang" not in daftar.text
    assert not Pemberitahuan.objects.exists()

    kirim(masuk(d.pnl), alamat("tetapkan", d), {"versi": 3})

    jawaban = client.get(alamat("rinci", d)).text
    for kata in ("Baik", "Laporan tepat waktu menopang capaian unit.", "Pertahankan ketelitian."):
        assert kata in jawaban
    assert Pemberitahuan.objects.get().penerima == d.peg


def test_others_who_read_it_see_no_rating_before_it_is_set():
    d = draf(terbuka(), dengan(rating_perilaku="di_bawah"))
    atasan = d.peg.daftar_penetapan_penilai.get().atasan_pejabat_penilai

    jawaban = masuk(atasan).get(alamat("rinci", d)).text

    assert "Belum ditetapkan" in jawaban
    for kata in ("Kurang", "Di bawah ekspektasi", "Laporan tepat waktu"):
        assert kata not in jawaban


def test_setting_twice_with_one_page_is_setting_once():
    d = draf(terbuka())
    client, kiriman = masuk(d.pnl), {"versi": 3, "kunci": "0b9b2c3e-0000-4000-8000-000000000001"}

    kode = [kirim(client, alamat("tetapkan", d), kiriman).status_code for _ in range(2)]

    assert kode == [302, 302]
    assert EvaluasiKinerja.objects.get().status == StatusEvaluasi.DITETAPKAN
    assert Pemberitahuan.objects.count() == 1


def test_the_page_before_setting_says_why_it_cannot_be_set():
    d = draf(terbuka(), dengan(kontribusi=""))

    jawaban = masuk(d.pnl).get(alamat("tetapkan", d))

    assert "Belum dapat ditetapkan" in jawaban.text
    assert "Tuliskan kontribusi pegawai" in jawaban.text
    assert f'action="{alamat("tetapkan", d)}"' not in jawaban.text


# --- the list


def test_the_list_shows_a_predicate_only_when_it_is_set():
    d = draf(terbuka(), dengan(rating_perilaku="di_bawah"))
    client = masuk(d.pnl)
    daftar = reverse("evaluasi:daftar")
    assert Predikat.KURANG.label not in client.get(daftar).context["daftar"][0].get_status_display()
    assert "w-bahaya" not in client.get(daftar, headers={"HX-Request": "true"}).text

    tetapkan(d)

    assert Predikat.KURANG.label in client.get(daftar, headers={"HX-Request": "true"}).text


@pytest.mark.parametrize(
    ("saring", "ada"),
    [
        ({"cakupan": "dinilai"}, True),
        ({"cakupan": "saya"}, False),
        ({"periode": "tw1", "tahun": 2026}, True),
        ({"periode": "tw2"}, False),
        ({"status": "terbuka"}, True),
        ({"status": "final"}, False),
        ({"cari": "tidak ada"}, False),
    ],
)
def test_filters_of_the_list(saring, ada):
    d = terbuka()
    jawaban = masuk(d.pnl).get(reverse("evaluasi:daftar"), saring)

    assert (d.evaluasi in jawaban.context["daftar"].object_list) == ada


# --- what the pages cost


def _isi(d, n):
    """Another result with its report and feedback."""
    iki = IKIFactory(rhk=RHKFactory(skp=d.evaluasi.skp, urutan=10 + n))
    periode = d.evaluasi.periode
    RealisasiFactory(d=None, iki_akar=iki, skp=d.evaluasi.skp, periode=periode, dikirim=True)
    UmpanBalikFactory(skp=d.evaluasi.skp, periode=periode, rhk=iki.rhk)


def test_the_desk_costs_the_same_with_many_results():
    d = draf(bernilai())
    client = masuk(d.pnl)
    _isi(d, 0)
    client.get(alamat("nilai", d))
    _, satu = hitung(client, alamat("nilai", d))
    for n in range(1, 8):
        _isi(d, n)

    _, banyak = hitung(client, alamat("nilai", d))

    assert banyak == satu
    assert banyak <= 12


@pytest.mark.parametrize("isian", [{}, {"draf": True}, {"ditetapkan": True}, {"final": True}])
def test_the_page_of_one_result_is_cheap(isian):
    evaluasi = EvaluasiFactory(**isian)
    client = masuk(evaluasi.skp.pegawai.daftar_penetapan_penilai.get().pejabat_penilai)

    _, kueri = hitung(client, evaluasi.get_absolute_url())

    assert kueri <= 12
