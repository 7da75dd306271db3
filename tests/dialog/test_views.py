"""Pages of the dialogue: status, what stays typed, what they cost."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dialog.models import RisalahDialog
from dialog.pilihan import StatusRisalah
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.models import Jejak
from tests.factories import PegawaiFactory, SKPFactory
from tests.factories.dialog import RisalahFactory
from tests.factories.skp import penilai_dari
from tests.situs import kirim, masuk

pytestmark = pytest.mark.django_db
TEMPAT = {"tanggal": hari_ini().isoformat(), "metode": "tatap_muka", "tempat_media": "Aula"}


def alamat(nama, objek):
    return reverse(f"dialog:{nama}", args=[objek.pk])


def hitung(client, url, **kepala):
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get(url, **kepala)
    assert jawaban.status_code == 200
    return jawaban, len(kueri)


def test_daftar_query_count_is_constant():
    penilai = PegawaiFactory()
    client, url = masuk(penilai), reverse("dialog:daftar")

    def tambah(banyak):
        for _ in range(banyak):
            RisalahFactory(dialog__skp__penilai=penilai)

    tambah(1)
    _, satu = hitung(client, url)
    tambah(29)
    jawaban, tiga_puluh = hitung(client, url)

    assert (satu, len(jawaban.context["daftar"])) == (tiga_puluh, 25)
    assert tiga_puluh <= 10


@pytest.mark.parametrize("keadaan", [{}, {"dikirim": True}, {"ditanggapi": True}, {"final": True}])
def test_rinci_costs_at_most_twelve_queries(keadaan):
    risalah = RisalahFactory(**keadaan)

    for orang in (risalah.dialog.skp.pegawai, risalah.dialog.pimpinan):
        _, kueri = hitung(masuk(orang), alamat("rinci", risalah))
        assert kueri <= 12


def test_panel_is_a_fragment_for_htmx_and_a_page_without_it():
    risalah = RisalahFactory()
    skp = risalah.dialog.skp
    client = masuk(skp.pegawai)

    potongan, kueri = hitung(client, alamat("panel_skp", skp), headers={"HX-Request": "true"})
    halaman = client.get(alamat("panel_skp", skp))

    assert "<html" not in potongan.text
    assert potongan.text.strip() in halaman.text
    assert (reverse("dialog:rinci", args=[risalah.pk]) in potongan.text, kueri <= 12) == (
        True,
        True,
    )


def test_panel_of_a_pengelola_hides_the_minutes():
    risalah = RisalahFactory()
    kepala = PegawaiFactory(unit_kerja=risalah.dialog.skp.unit_kerja, kepala=True)

    jawaban = masuk(kepala).get(alamat("panel_skp", risalah.dialog.skp))

    assert (jawaban.status_code, list(jawaban.context["daftar"])) == (200, [])


def test_buat_opens_and_leads_to_the_minutes():
    skp = SKPFactory(lengkap=True)

    jawaban = kirim(masuk(skp.pegawai), alamat("buat", skp), TEMPAT)

    risalah = RisalahDialog.objects.get()
    assert (jawaban.status_code, jawaban.url) == (302, alamat("rinci", risalah))
    assert risalah.dialog.pimpinan == penilai_dari(skp)


def test_buat_keeps_what_was_typed():
    skp = SKPFactory(lengkap=True)
    isi = {**TEMPAT, "tempat_media": "Ruang rapat lantai dua", "tanggal": "2099-01-01"}

    jawaban = kirim(masuk(skp.pegawai), alamat("buat", skp), isi)

    assert jawaban.status_code == 422
    assert "Ruang rapat lantai dua" in jawaban.text
    assert "Tanggal belum tiba." in jawaban.text
    assert not RisalahDialog.objects.exists()


def test_buat_while_one_is_open_says_so():
    risalah = RisalahFactory()

    jawaban = kirim(masuk(risalah.dialog.pimpinan), alamat("buat", risalah.dialog.skp), TEMPAT)

    assert jawaban.status_code == 409
    assert "Masih ada dialog perencanaan yang berjalan." in jawaban.text


def test_ubah_saves_and_a_stale_page_shows_both_texts():
    risalah = RisalahFactory()
    client = masuk(risalah.dialog.skp.pegawai)
    isi = {"versi": 1, **TEMPAT}

    pertama = kirim(client, alamat("ubah", risalah), {**isi, "pokok_bahasan": "Pertama"})
    basi = kirim(client, alamat("ubah", risalah), {**isi, "pokok_bahasan": "Kedua"})

    konflik = [(s.label, s.anda, s.tersimpan) for s in basi.context["konflik"]]
    assert (pertama.status_code, basi.status_code) == (302, 409)
    assert konflik == [("Pokok bahasan dan kesepakatan", "Kedua", "Pertama")]


def test_the_whole_way_in_the_browser():
    risalah = RisalahFactory()
    pemilik, pimpinan = masuk(risalah.dialog.skp.pegawai), masuk(risalah.dialog.pimpinan)
    tanggapan = {"penyesuaian_ukuran": "tidak", "penyelesaian": "selesai"}

    jawaban = [
        kirim(pemilik, alamat("kirim", risalah), {"versi": 1}),
        kirim(pimpinan, alamat("tanggapi", risalah), {"versi": 2, **tanggapan}),
        kirim(pemilik, alamat("konfirmasi", risalah), {"versi": 3}),
    ]

    assert [j.status_code for j in jawaban] == [302] * 3
    assert RisalahDialog.objects.get().status == StatusRisalah.FINAL
    halaman = pemilik.get(alamat("rinci", risalah)).text
    for kata in ("Dikirim kepada pimpinan", "Ditanggapi pimpinan", "Dikonfirmasi"):
        assert kata in halaman


def test_kembalikan_shows_the_note_to_the_writer():
    risalah = RisalahFactory(dikirim=True)
    catatan = "Lengkapi pokok bahasannya."

    kirim(
        masuk(risalah.dialog.pimpinan),
        alamat("kembalikan", risalah),
        {"versi": 2, "catatan": catatan},
    )

    assert catatan in masuk(risalah.dialog.skp.pegawai).get(alamat("ubah", risalah)).text


def test_konfirmasi_twice_with_one_key_is_one_act():
    risalah = RisalahFactory(ditanggapi=True)
    client, isi = masuk(risalah.dialog.skp.pegawai), {"versi": 3, "kunci": str(uuid4())}

    jawaban = [kirim(client, alamat("konfirmasi", risalah), isi) for _ in range(2)]

    assert [j["Location"] for j in jawaban] == [alamat("rinci", risalah)] * 2
    assert Jejak.objects.untuk(risalah).count() == 1
