"""Writing an SKP in the browser: what stays typed, what a stale page and a lost session do."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ekinerja.isian.models import Konsep
from skp.models import SKP, RencanaHasilKerja
from skp.pilihan import StatusSKP
from tests.factories import PegawaiFactory, RHKFactory, SKPFactory
from tests.factories.kepegawaian import SANDI
from tests.factories.skp import aspek_perilaku, penilai_dari
from tests.situs import kirim, masuk

pytestmark = pytest.mark.django_db
TEKS = "Tersusunnya laporan yang panjang dan berharga"


def alamat(nama, skp, *args):
    return reverse(f"skp:{nama}", args=[skp.pk, *args])


def isian(**lain):
    return {
        "versi": 1,
        "jenis": "utama",
        "uraian": TEKS,
        "teks_diintervensi": "Layanan meningkat",
        "langkah": "simpan",
        "iki-TOTAL_FORMS": "1",
        "iki-INITIAL_FORMS": "0",
        "iki-0-uraian": "Jumlah laporan",
        "iki-0-target": "90 – 95%",
        "iki-0-aspek": "kuantitas",
        **lain,
    }


def isian_tersimpan(rhk, **lain):
    """The form of a stored RHK exactly as the page shows it."""
    iki = rhk.daftar_iki.get()
    return isian(
        **{
            "uraian": rhk.uraian,
            "teks_diintervensi": rhk.teks_diintervensi,
            "iki-INITIAL_FORMS": "1",
            "iki-0-pk": iki.pk,
            "iki-0-uraian": iki.uraian,
            "iki-0-target": iki.target,
            "iki-0-aspek": iki.aspek,
            **lain,
        }
    )


def test_buat_starts_the_skp_of_this_year():
    aspek_perilaku()
    pegawai = PegawaiFactory()
    client = masuk(pegawai)
    halaman = client.get(reverse("skp:buat"))
    form = halaman.context["form"]
    riwayat = pegawai.daftar_riwayat_jabatan.get()

    isi = {"riwayat": riwayat.pk, "tahun": form["tahun"].value(), "pendekatan": "kualitatif"}
    jawaban = kirim(client, reverse("skp:buat"), isi)

    skp = SKP.objects.get()
    assert (jawaban.status_code, jawaban.url) == (302, alamat("susun", skp))
    assert (skp.pegawai, skp.pendekatan) == (pegawai, "kualitatif")


def test_buat_keeps_what_was_typed():
    jawaban = kirim(masuk(PegawaiFactory()), reverse("skp:buat"), {"tahun": "2021"})

    assert jawaban.status_code == 422
    assert 'value="2021"' in jawaban.text
    assert not SKP.objects.exists()


def test_buat_a_second_time_says_so_and_writes_nothing():
    skp = SKPFactory(penilai=False)
    isi = {"riwayat": skp.riwayat_jabatan_id, "tahun": 2026, "pendekatan": "kuantitatif"}

    jawaban = kirim(masuk(skp.pegawai), reverse("skp:buat"), isi)

    assert jawaban.status_code == 409
    assert "sudah ada. Lanjutkan yang itu." in jawaban.text
    assert SKP.objects.get() == skp


def test_tambah_rhk_saves_and_leads_back():
    skp = SKPFactory()

    jawaban = kirim(masuk(skp.pegawai), alamat("tambah_rhk", skp), isian())

    assert (jawaban.status_code, jawaban.url) == (302, alamat("susun", skp))
    rhk = RencanaHasilKerja.objects.get()
    assert (rhk.uraian, rhk.daftar_iki.get().target) == (TEKS, "90 – 95%")


def test_tambah_iki_gives_one_more_row_and_keeps_every_word():
    skp = SKPFactory()

    jawaban = kirim(masuk(skp.pegawai), alamat("tambah_rhk", skp), isian(langkah="tambah"))

    assert jawaban.status_code == 422
    for teks in (TEKS, "Jumlah laporan", "90 – 95%", "Layanan meningkat"):
        assert teks in jawaban.text
    assert len(jawaban.context["kumpulan"].forms) == 2
    assert not RencanaHasilKerja.objects.exists()


@pytest.mark.parametrize(
    ("salah", "pesan"),
    [
        ({"uraian": ""}, "Bagian ini perlu diisi."),
        ({"iki-0-target": ""}, "Bagian ini perlu diisi."),
        ({"iki-0-uraian": "a\0b"}, "karakter tak terlihat"),
        ({"iki-0-aspek": "warna"}, "Pilih salah satu yang ada dalam daftar."),
        ({"iki-TOTAL_FORMS": "0"}, "Tuliskan paling sedikit satu indikator kinerja individu."),
        ({"jenis": ["utama", "lain"]}, "Pilih salah satu yang ada dalam daftar."),
    ],
)
def test_bad_input_is_explained_and_keeps_the_rest(salah, pesan):
    skp = SKPFactory()

    jawaban = kirim(masuk(skp.pegawai), alamat("tambah_rhk", skp), isian(**salah))

    assert jawaban.status_code == 422
    assert pesan in jawaban.text
    assert ("Layanan meningkat" in jawaban.text, SKP.objects.get().versi) == (True, 1)


def test_ubah_rhk_keeps_indicators_that_were_not_touched():
    rhk = RHKFactory()
    iki = rhk.daftar_iki.get()

    jawaban = kirim(
        masuk(rhk.skp.pegawai),
        alamat("ubah_rhk", rhk.skp, rhk.pk),
        isian_tersimpan(rhk, uraian=TEKS),
    )

    rhk.refresh_from_db()
    assert (jawaban.status_code, rhk.uraian, rhk.daftar_iki.get()) == (302, TEKS, iki)


def test_ubah_rhk_of_another_skp_is_not_found():
    rhk, lain = RHKFactory(), RHKFactory()
    client = masuk(rhk.skp.pegawai)

    for nama in ("ubah_rhk", "hapus_rhk"):
        assert client.get(alamat(nama, rhk.skp, lain.pk)).status_code == 404
        jawaban = kirim(client, alamat(nama, rhk.skp, lain.pk), isian())
        assert jawaban.status_code == 404


def test_stale_page_shows_both_texts_and_can_be_sent_again():
    rhk = RHKFactory()
    SKP.objects.filter(pk=rhk.skp_id).update(versi=2)
    client, tujuan = masuk(rhk.skp.pegawai), alamat("ubah_rhk", rhk.skp, rhk.pk)

    basi = kirim(client, tujuan, isian_tersimpan(rhk, **{"uraian": TEKS, "iki-0-target": "7"}))
    ulang = kirim(
        client,
        tujuan,
        isian_tersimpan(rhk, **{"uraian": TEKS, "iki-0-target": "7", "versi": 2}),
    )

    konflik = {(s.label, s.anda, s.tersimpan) for s in basi.context["konflik"]}
    assert basi.status_code == 409
    assert konflik == {
        ("Rencana hasil kerja", TEKS, rhk.uraian),
        ("Target (baris 1)", "7", "1 laporan"),
    }
    assert 'name="versi" value="2"' in basi.text
    assert ulang.status_code == 302


def test_sending_twice_with_one_key_makes_one_rhk():
    skp = SKPFactory()
    client, kunci = masuk(skp.pegawai), str(uuid4())

    jawaban = [kirim(client, alamat("tambah_rhk", skp), isian(kunci=kunci)) for _ in range(2)]

    assert [(j.status_code, j["Location"]) for j in jawaban] == [(302, alamat("susun", skp))] * 2
    assert RencanaHasilKerja.objects.count() == 1


def test_without_key_or_version_nothing_happens():
    skp = SKPFactory()
    client, tujuan = masuk(skp.pegawai), alamat("tambah_rhk", skp)

    status = [
        client.post(tujuan, isian()).status_code,
        kirim(client, tujuan, isian(versi="")).status_code,
        kirim(client, tujuan, isian(versi="-1")).status_code,
        kirim(client, tujuan, isian(versi="9" * 30)).status_code,
    ]

    assert (status, RencanaHasilKerja.objects.count()) == ([400] * 4, 0)


def test_lost_session_brings_the_text_back_after_login():
    skp = SKPFactory()
    tujuan = alamat("tambah_rhk", skp)
    halaman = masuk(skp.pegawai).get(tujuan)
    pemilik = halaman.text.partition('name="pemilik" value="')[2].partition('"')[0]
    formulir = halaman.context["formulir"]
    anonim = Client()

    hilang = kirim(anonim, tujuan, isian(pemilik=pemilik, formulir=formulir))
    anonim.post(hilang.url, {"login": skp.pegawai.akun.username, "password": SANDI})
    kembali = anonim.get(tujuan)

    assert hilang.status_code == 302
    assert hilang.url.startswith(reverse("account_login"))
    assert Konsep.objects.get().formulir == formulir
    for teks in (TEKS, "Jumlah laporan", "90 – 95%"):
        assert teks in kembali.text
    assert not RencanaHasilKerja.objects.exists()


def test_lampiran_saves_and_shows_again_what_it_holds():
    skp = SKPFactory()
    client = masuk(skp.pegawai)
    isi = {"versi": 1, "sumber_daya": "Anggaran\nPerjalanan", "tercapai": "Pelatihan"}

    jawaban = kirim(client, alamat("lampiran", skp), isi)
    halaman = client.get(alamat("lampiran", skp))

    assert (jawaban.status_code, jawaban.url) == (302, alamat("tinjau", skp))
    assert halaman.context["form"].initial["sumber_daya"] == "Anggaran\nPerjalanan"


def test_lampiran_on_a_stale_page_shows_both_texts():
    skp = SKPFactory(lengkap=True)
    SKP.objects.filter(pk=skp.pk).update(versi=3)

    isi = {"versi": 1, "skema": "Laporan triwulanan"}
    jawaban = kirim(masuk(skp.pegawai), alamat("lampiran", skp), isi)

    konflik = {s.label: (s.anda, s.tersimpan) for s in jawaban.context["konflik"]}
    assert jawaban.status_code == 409
    assert konflik["Skema pertanggungjawaban"] == (
        "Laporan triwulanan",
        "Progres dilaporkan setiap bulan",
    )


def test_hapus_rhk_asks_first():
    rhk = RHKFactory()
    client, tujuan = masuk(rhk.skp.pegawai), alamat("hapus_rhk", rhk.skp, rhk.pk)

    tanya = client.get(tujuan)
    ada = RencanaHasilKerja.objects.count()
    jawaban = kirim(client, tujuan, {"versi": 1})

    assert (tanya.status_code, rhk.uraian in tanya.text, ada) == (200, True, 1)
    assert (jawaban.url, RencanaHasilKerja.objects.count()) == (alamat("susun", rhk.skp), 0)


@pytest.mark.parametrize("nama", ["hapus_rhk", "batalkan"])
def test_pages_that_ask_once_more_are_not_for_the_penilai(nama):
    rhk = RHKFactory()
    args = [rhk.pk] if nama == "hapus_rhk" else []

    jawaban = masuk(penilai_dari(rhk.skp)).get(alamat(nama, rhk.skp, *args))

    assert jawaban.status_code == 403


def test_batalkan_hides_the_draft():
    skp = SKPFactory()
    client = masuk(skp.pegawai)

    jawaban = kirim(client, alamat("batalkan", skp), {"versi": 1}, follow=True)

    assert SKP.objects.get().status == StatusSKP.DIBATALKAN
    assert "Draf SKP dibatalkan." in jawaban.text


def test_a_link_that_stands_survives_a_change_of_penilai():
    """The former leader's RHK stays chosen when the form is saved again."""
    rhk = RHKFactory(rhk_pimpinan=RHKFactory(), teks_diintervensi="")
    client, tujuan = masuk(rhk.skp.pegawai), alamat("ubah_rhk", rhk.skp, rhk.pk)

    pilihan = client.get(tujuan).context["form"]["rhk_pimpinan"].value()
    isi = isian_tersimpan(rhk, rhk_pimpinan=pilihan)
    jawaban = kirim(client, tujuan, isi)

    rhk.refresh_from_db()
    assert (jawaban.status_code, rhk.rhk_pimpinan_id) == (302, pilihan)
