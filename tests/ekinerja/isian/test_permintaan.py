"""One answer per form key; the typed text comes back on every refusal."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.isian import layanan
from ekinerja.isian.models import Konsep, KunciKirim
from ekinerja.isian.permintaan import isi_ulang
from ekinerja.jejak.models import Jejak
from tests.ekinerja.isian import situs
from tests.ekinerja.jejak.dokumen_uji import Surat
from tests.factories.isian import KonsepFactory
from tests.factories.kepegawaian import PegawaiFactory

pytestmark = pytest.mark.django_db
KUNCI = "0b9f7f1e-6f7b-4c55-9b1d-000000000001"


def _kirim(orang, perihal="Undangan", kunci=KUNCI, **isian):
    return orang.post("/tambah/", {"perihal": perihal, "kunci": kunci, **isian})


def _tekan(orang, jawab, kunci=KUNCI, jalur="/tekan/", **kepala):
    return orang.post(jalur, {"jawab": jawab, "kunci": kunci}, headers=kepala)


def test_sekali_kirim_gives_the_first_answer_again(orang):
    pertama, kedua = _kirim(orang), _kirim(orang)

    assert (pertama.status_code, kedua.status_code) == (302, 302)
    assert pertama["Location"] == kedua["Location"]
    assert Surat.objects.count() == 1


def test_sekali_kirim_keeps_fragments_and_their_headers(orang):
    _tekan(orang, "htmx")

    kedua = _tekan(orang, "htmx")

    assert (kedua.content, kedua["HX-Trigger"]) == (b"<p>potongan</p>", "selesai")
    assert Jejak.objects.count() == 1


@pytest.mark.parametrize("jawab", ["alir", "biner"])
def test_sekali_kirim_says_so_when_the_first_answer_cannot_be_repeated(orang, jawab):
    _tekan(orang, jawab)

    kedua = _tekan(orang, jawab)

    assert (kedua.status_code, Jejak.objects.count()) == (409, 1)
    assert "Formulir ini sudah terkirim" in kedua.content.decode()
    assert "belum disimpan" not in kedua.content.decode()


def test_sekali_kirim_gives_the_key_back_when_the_form_has_errors(orang):
    salah, benar = _kirim(orang, perihal=""), _kirim(orang, perihal="Undangan")

    assert (salah.status_code, benar.status_code) == (422, 302)
    assert Surat.objects.get().perihal == "Undangan"


@pytest.mark.parametrize("status", ["400", "403", "404", "409", "422", "500"])
def test_sekali_kirim_undoes_what_a_refusing_view_wrote(orang, status):
    jawaban = _tekan(orang, status)

    assert jawaban.status_code == int(status)
    assert (Jejak.objects.count(), KunciKirim.objects.count()) == (0, 0)


def test_sekali_kirim_undoes_everything_when_the_view_breaks(orang):
    with pytest.raises(RuntimeError):
        _tekan(orang, "galat")

    assert (Jejak.objects.count(), KunciKirim.objects.count()) == (0, 0)


def test_sekali_kirim_keeps_the_text_of_an_edited_second_sending(orang):
    _kirim(orang, perihal="Undangan")

    kedua = _kirim(orang, perihal="Undangan rapat", sandi="rahasia-sekali")

    isi = kedua.content.decode()
    assert (kedua.status_code, Surat.objects.get().perihal) == (409, "Undangan")
    assert "Undangan rapat" in isi
    assert "belum disimpan" in isi
    assert f'href="/surat/{Surat.objects.get().pk}/ubah/"' in isi
    assert "Kirim sebagai kiriman baru" in isi


def test_an_edited_second_sending_can_be_sent_with_a_fresh_key(orang):
    _kirim(orang, perihal="Undangan")
    konteks = _kirim(orang, perihal="Undangan rapat").context

    orang.post("/tambah/", {**dict(konteks["isi"]), "kunci": KUNCI[:-1] + "2"})

    assert sorted(Surat.objects.values_list("perihal", flat=True)) == ["Undangan", "Undangan rapat"]


def test_sekali_kirim_refuses_a_key_at_another_path(orang):
    _tekan(orang, "halaman")

    lain = _tekan(orang, "halaman", jalur="/tekan/lain/")

    assert (lain.status_code, Jejak.objects.count()) == (409, 1)
    assert "Kirim sebagai kiriman baru" not in lain.content.decode()


def test_sekali_kirim_answers_htmx_with_a_sentence(orang):
    _tekan(orang, "halaman")

    lain = _tekan(orang, "lain", **{"HX-Request": "true"})

    assert (lain.status_code, lain["Content-Type"]) == (409, "text/plain; charset=utf-8")
    assert lain.content.decode() == (
        "Formulir ini sudah terkirim. Muat ulang halaman untuk mengirim isi yang baru."
    )


@pytest.mark.parametrize("kunci", ["", "pendek", "x" * 65, "'; DROP TABLE isian", "kunci\0" * 4])
def test_sekali_kirim_refuses_a_missing_or_bad_key(orang, kunci):
    jawaban = _kirim(orang, kunci=kunci)

    assert (jawaban.status_code, Surat.objects.count()) == (400, 0)


def test_sekali_kirim_tells_people_apart(client, pelaku):
    for satu in (pelaku, PegawaiFactory()):
        client.force_login(satu.akun)
        assert _kirim(client).status_code == 302

    assert Surat.objects.count() == 2


def test_sekali_kirim_sees_another_file_as_another_sending(orang):
    for isi in (b"satu", b"berbeda"):
        jawaban = _kirim(orang, lampiran=SimpleUploadedFile("a.txt", isi))

    assert jawaban.status_code == 409
    assert "Kirim sebagai kiriman baru" not in jawaban.content.decode()


def test_sekali_kirim_lets_reading_and_strangers_pass(orang):
    assert orang.get("/tambah/").status_code == 200
    assert Client().post("/terbuka/").status_code == 200


def test_sekali_kirim_can_be_found_by_the_architecture_test():
    assert (situs.tambah.sekali_kirim, situs.tekan.sekali_kirim) == (True, True)


def test_sekali_kirim_drops_the_draft_and_names_the_key_to_the_browser(orang, pelaku):
    KonsepFactory(pelaku=pelaku, formulir="uji.surat:baru")
    lain = KonsepFactory(pelaku=pelaku, formulir="uji.surat:7")

    jawaban = _kirim(orang, formulir="uji.surat:baru")

    assert list(Konsep.objects.values_list("pk", flat=True)) == [lain.pk]
    assert jawaban.cookies["isian_terkirim"].value == KUNCI


def test_sekali_kirim_keeps_the_draft_of_a_refused_form(orang, pelaku):
    KonsepFactory(pelaku=pelaku, formulir="uji.surat:baru")

    jawaban = _kirim(orang, perihal="", formulir="uji.surat:baru")

    assert Konsep.objects.count() == 1
    assert "isian_terkirim" not in jawaban.cookies


def test_isi_awal_lays_the_draft_over_the_stored_values(orang, pelaku):
    isi = {"perihal": ["Ketikan"], "sifat": ["r"], "penting": []}
    KonsepFactory(pelaku=pelaku, formulir="uji.surat:baru", isi=isi)

    jawaban = orang.get("/tambah/")

    assert jawaban.context["awal"].isi == {"perihal": "Ketikan", "sifat": "r", "penting": ""}
    assert ">\nKetikan</textarea>" in jawaban.content.decode()
    assert "dipulihkan" in jawaban.content.decode()


def test_isi_awal_without_a_draft_is_the_initial(orang):
    jawaban = orang.get("/tambah/")

    assert (jawaban.context["awal"].isi, jawaban.context["awal"].konsep) == ({}, None)
    assert "dipulihkan" not in jawaban.content.decode()


def test_isi_awal_never_shows_the_draft_of_another(orang):
    KonsepFactory(formulir="uji.surat:baru")

    assert orang.get("/tambah/").context["awal"].konsep is None


def test_isi_awal_of_a_post_is_what_is_stored_not_the_draft(orang, pelaku):
    surat = Surat.objects.create(perihal="Tersimpan")
    konsep = KonsepFactory(pelaku=pelaku, formulir=f"uji.surat:{surat.pk}")

    awal = orang.post(f"/surat/{surat.pk}/ubah/", {"kunci": KUNCI, "perihal": ""}).context["awal"]

    assert (awal.isi["perihal"], awal.konsep, awal.draf) == ("Tersimpan", None, konsep.waktu)


def test_isi_awal_warns_when_the_document_moved_on(orang, pelaku):
    surat = Surat.objects.create(perihal="Tersimpan", versi=3)
    layanan.simpan_konsep(
        f"uji.surat:{surat.pk}", pelaku=pelaku, isi={"perihal": ["Ketikan"]}, versi_dasar=2
    )

    awal = orang.get(f"/surat/{surat.pk}/ubah/").context["awal"]

    assert awal.basi
    assert [(satu.anda, satu.tersimpan) for satu in awal.konflik] == [("Ketikan", "Tersimpan")]


def test_isi_ulang_shows_both_texts_and_takes_the_second_try(orang):
    surat = Surat.objects.create(perihal="Lama")
    alamat = f"/surat/{surat.pk}/ubah/"
    isian = {"perihal": "Tulisan saya", "sifat": "r", "nilai": "0", "versi": "1", "kunci": KUNCI}
    Surat.objects.update(perihal="Tulisan dia", versi=2)

    ditolak = orang.post(alamat, isian)
    konteks = ditolak.context

    assert ditolak.status_code == 409
    assert [(satu.label, satu.anda, satu.tersimpan) for satu in konteks["konflik"]] == [
        ("Perihal surat", "Tulisan saya", "Tulisan dia"),
        ("Sifat", "Rahasia", "Biasa"),
    ]
    assert ">\nTulisan saya</textarea>" in ditolak.content.decode()
    assert konteks["versi"] == 2

    assert orang.post(alamat, {**isian, "versi": "2"}).status_code == 302
    assert Surat.objects.get().perihal == "Tulisan saya"


def test_isi_ulang_gives_the_wrong_person_no_form(rf):
    ditolak = Ditolak(tolak(Sebab.PELAKU, "Hanya pemilik surat yang dapat mengubahnya."))

    with pytest.raises(Ditolak):
        isi_ulang(rf.post("/"), "uji/formulir.html", situs.SuratForm({}), ditolak)


def test_sekali_kirim_costs_few_queries(orang, django_assert_max_num_queries):
    """Session and person (3), transaction (2), key (5), the act (4)."""
    with django_assert_max_num_queries(14):
        _tekan(orang, "halaman")
