"""Pages of the realisasi as their people see and use them."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dialog.models import BuktiDukung, RealisasiIKI
from ekinerja.inti.waktu import pada_saat
from ekinerja.kalender.models import PerpanjanganTahap, TahunKinerja
from tests.factories import PegawaiFactory, PenugasanPeranFactory
from tests.factories.berkas import office, pdf, unggahan
from tests.factories.kalender import PerpanjanganTahapFactory
from tests.factories.realisasi import CATATAN, BuktiFactory, RealisasiFactory, saat, triwulan

pytestmark = pytest.mark.django_db
URAIAN = "Dari 412 usulan, 386 memenuhi syarat."


@pytest.fixture(autouse=True)
def di_dalam_jendela(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with pada_saat(saat()):
        yield


def alamat(nama, d, *lain):
    return reverse(f"dialog:{nama}", args=[d.skp.pk, d.periode.pk, *lain])


def isian(**isi):
    return {"kunci": str(uuid4()), "versi": 0, "uraian": URAIAN, **isi}


def teks(jawaban):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", jawaban.content.decode()))


@pytest.fixture
def d(client):
    satu = triwulan(2)
    client.force_login(satu.pegawai.akun)
    return satu


def test_the_form_writes_a_draft_with_link_and_file(d, client):
    isi = isian(
        nilai_angka="93,7",
        keterangan="Rekap triwulan I",
        tautan="berkas.contoh.go.id/rekap",
        berkas=unggahan("Laporan TW I.pdf"),
    )

    jawaban = client.post(alamat("tulis_realisasi", d, d.iki[0].pk), isi)

    assert jawaban.url == alamat("realisasi", d)
    r = RealisasiIKI.objects.get()
    assert (r.uraian, str(r.nilai_angka), r.status) == (URAIAN, "93.7000", "draf")
    assert list(r.daftar_bukti.values_list("jenis", "url", "nama_berkas")) == [
        ("tautan", "https://berkas.contoh.go.id/rekap", ""),
        ("berkas", "", "Laporan TW I.pdf"),
    ]


def test_words_alone_are_evidence_and_save_and_add_stays_on_the_form(d, client):
    di_sini = alamat("tulis_realisasi", d, d.iki[0].pk)

    jawaban = client.post(di_sini, isian(keterangan="Arsip map 12", lagi="ya"))

    assert jawaban.url == di_sini
    assert BuktiDukung.objects.get().jenis == "keterangan"
    isi = client.get(di_sini).content.decode()
    assert "Arsip map 12" in isi
    assert 'name="versi" value="2"' in isi


def test_the_same_form_sent_twice_writes_once(d, client):
    isi = isian(keterangan="Arsip map 12")

    for _ in range(2):
        assert client.post(alamat("tulis_realisasi", d, d.iki[0].pk), isi).status_code == 302

    assert (RealisasiIKI.objects.count(), BuktiDukung.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"uraian": " "}, "Bagian ini perlu diisi."),
        ({"uraian": "x" * 4001}, "Paling banyak 4000 huruf"),
        ({"nilai_angka": "sembilan"}, "Isi dengan angka, misalnya 93,5."),
        ({"nilai_angka": "1" * 20}, "angka"),
        ({"keterangan": "Rekap", "tautan": "javascript:alert(1)"}, "alamat web yang lengkap"),
        ({"tautan": "contoh.go.id/x"}, "Tuliskan nama atau isi bukti dukungnya."),
        ({"kendala": "a\u202eb"}, "karakter tak terlihat"),
    ],
)
def test_bad_input_is_answered_at_its_field_and_nothing_is_written(d, client, isi, kalimat):
    jawaban = client.post(
        alamat("tulis_realisasi", d, d.iki[0].pk), isian(**{"kendala": "Tulisan saya", **isi})
    )

    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)
    assert ("Tulisan saya" in teks(jawaban)) is ("kendala" not in isi)
    assert not RealisasiIKI.objects.exists()


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        ("a.exe", b"MZ", "Jenis berkas ini tidak diterima"),
        ("a.pdf", b"", "kosong"),
        ("a.pdf", b"<html>", "tidak sesuai dengan jenisnya"),
        ("a.exe.pdf", pdf(), "akhiran program"),
        ("a.docx", office("docx", ("word/vbaProject.bin", b"x")), "makro"),
        ("a.pdf", pdf() + office("docx"), "berkas jenis lain"),
        ("a.pdf", pdf(b"x" * 10_485_760), "paling besar 10 MB"),
    ],
)
def test_a_hostile_file_is_refused_and_the_text_stays(d, client, gudang, nama, isi, kalimat):
    jawaban = client.post(
        alamat("tulis_realisasi", d, d.iki[0].pk),
        isian(keterangan="Rekap", berkas=unggahan(nama, isi)),
    )

    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)
    assert URAIAN in teks(jawaban)
    assert not RealisasiIKI.objects.exists()
    assert list(gudang.rglob("*")) == []


@pytest.fixture
def gudang(tmp_path):
    return tmp_path


def test_a_good_file_beside_a_bad_field_must_be_chosen_again_and_the_page_says_so(d, client):
    isi = isian(uraian="", keterangan="Rekap", berkas=unggahan())

    jawaban = client.post(alamat("tulis_realisasi", d, d.iki[0].pk), isi)

    assert jawaban.status_code == 422
    assert "Pilih lagi berkas bukti dukungnya" in teks(jawaban)
    assert 'value="Rekap"' in jawaban.content.decode()


def test_too_late_is_refused_with_the_deadline_and_the_text_stays(d, client):
    isi = isian(kendala="Tulisan saya", keterangan="Rekap", tautan="contoh.go.id/x")
    with pada_saat(saat(31, 3, 0, 0)):
        client.force_login(d.pegawai.akun)
        jawaban = client.post(alamat("tulis_realisasi", d, d.iki[0].pk), isi)

    assert jawaban.status_code == 409
    for kalimat in ("30 Maret 2026, 23.59 WIB", "Mintalah perpanjangan", URAIAN, "Tulisan saya"):
        assert kalimat in teks(jawaban)
    assert "contoh.go.id/x" in jawaban.content.decode()
    assert not RealisasiIKI.objects.exists()


def test_two_tabs_the_second_sees_both_texts(d, client):
    di_sini = alamat("tulis_realisasi", d, d.iki[0].pk)
    client.post(di_sini, isian(uraian="Dari tab pertama."))

    jawaban = client.post(di_sini, isian(uraian="Dari tab kedua."))

    assert jawaban.status_code == 409
    assert "Dari tab pertama." in teks(jawaban)
    assert "Dari tab kedua." in teks(jawaban)
    assert RealisasiIKI.objects.get().uraian == "Dari tab pertama."


def test_evidence_refused_takes_the_text_back_with_it(d, client):
    r = RealisasiFactory(d=d, bukti=False)
    BuktiFactory.create_batch(10, realisasi=r)

    jawaban = client.post(
        alamat("tulis_realisasi", d, d.iki[0].pk),
        isian(uraian="Lain.", versi=1, keterangan="Ke-11"),
    )

    assert jawaban.status_code == 409
    assert "paling banyak 10" in teks(jawaban)
    assert RealisasiIKI.objects.get().uraian == r.uraian


def test_the_page_shows_realisasi_hint_evidence_and_its_host(d, client):
    r = RealisasiFactory(d=d, nilai_angka="89.9", kendala="Data terlambat.")
    BuktiFactory(realisasi=r, url="https://drive.contoh.co.id/x", keterangan="Foto")

    jawaban = client.get(alamat("realisasi", d))

    isi = jawaban.content.decode()
    for kalimat in (r.uraian, "89,9", "Di bawah target", "Data terlambat.", "Belum diisi"):
        assert kalimat in teks(jawaban)
    assert (
        '<a href="https://drive.contoh.co.id/x" rel="noopener noreferrer nofollow" target="_blank">'
        in isi
    )
    assert "drive.contoh.co.id" in teks(jawaban)
    assert "0 dari 2 IKI dikirim" in teks(jawaban)


def test_a_link_that_came_in_some_other_way_is_shown_as_text(d, client):
    r = RealisasiFactory(d=d, bukti=False)
    BuktiFactory(realisasi=r, url="javascript:alert(1)", keterangan="Jahat")

    isi = client.get(alamat("realisasi", d)).content.decode()

    assert "Jahat" in isi
    assert "javascript:alert" not in isi


def test_the_confirmation_says_what_follows_and_sends(d, client):
    RealisasiFactory(d=d)

    halaman = client.get(alamat("kirim_realisasi", d))
    assert "1 indikator belum diisi" in teks(halaman)
    assert "adendum SKP tidak dapat mengubahnya" in teks(halaman)
    assert d.penilai.nama_gelar in teks(halaman)
    jawaban = client.post(alamat("kirim_realisasi", d), {"kunci": str(uuid4())}, follow=True)

    assert "1 realisasi dikirim kepada pejabat penilai." in teks(jawaban)
    assert "1 dari 2 IKI dikirim" in teks(jawaban)
    assert RealisasiIKI.objects.get().status == "dikirim"


def test_the_penilai_returns_with_a_note_and_the_owner_reads_it(d, client):
    r = RealisasiFactory(d=d, dikirim=True)
    client.force_login(d.penilai.akun)
    di_sini = reverse("dialog:kembalikan_realisasi", args=[r.pk])
    assert di_sini in client.get(alamat("realisasi", d)).content.decode()

    pendek = client.post(di_sini, {"kunci": str(uuid4()), "versi": 2, "catatan": "x"})
    assert pendek.status_code == 422
    client.post(di_sini, {"kunci": str(uuid4()), "versi": 2, "catatan": CATATAN})

    client.force_login(d.pegawai.akun)
    assert CATATAN in teks(client.get(alamat("realisasi", d)))
    assert CATATAN in teks(client.get(alamat("tulis_realisasi", d, d.iki[0].pk)))


def test_evidence_is_dropped_after_a_question(d, client):
    r = RealisasiFactory(d=d)
    di_sini = reverse("dialog:hapus_bukti", args=[r.daftar_bukti.get().pk])
    assert "Penghapusannya tercatat" in teks(client.get(di_sini))

    jawaban = client.post(di_sini, {"kunci": str(uuid4()), "versi": 1})

    assert jawaban.url == alamat("realisasi", d)
    assert not BuktiDukung.objects.exists()


def test_a_file_is_served_to_its_readers_only_and_as_a_download(d, client):
    client.post(
        alamat("tulis_realisasi", d, d.iki[0].pk),
        isian(keterangan="Laporan", berkas=unggahan("Laporan.pdf")),
    )
    di_sini = reverse("dialog:bukti", args=[BuktiDukung.objects.get().pk])
    for siapa, status in ((d.pegawai, 200), (d.penilai, 200), (PegawaiFactory(), 404)):
        client.force_login(siapa.akun)
        jawaban = client.get(di_sini)
        assert jawaban.status_code == status
        if status == 200:
            assert jawaban.content == pdf()
            assert jawaban["Content-Disposition"] == 'attachment; filename="Laporan.pdf"'
            assert jawaban["X-Content-Type-Options"] == "nosniff"
            assert jawaban["Cache-Control"] == "private, no-store"


def test_a_link_has_no_file_and_a_lost_file_is_not_found(d, client, tmp_path):
    tautan = BuktiFactory(realisasi=RealisasiFactory(d=d, bukti=False))
    hilang = BuktiFactory(
        realisasi=tautan.realisasi, jenis="berkas", url="", berkas="bukti/x", sha256="0" * 64
    )

    for satu in (tautan, hilang):
        assert client.get(reverse("dialog:bukti", args=[satu.pk])).status_code == 404


def test_the_pengelola_reaches_the_extension_from_the_page_and_the_employee_reads_why(d, client):
    pengelola = PenugasanPeranFactory(unit_kerja=d.skp.unit_kerja).pegawai
    di_sini, halaman = alamat("perpanjang_realisasi", d), alamat("realisasi", d)
    isi = {"sampai": "2026-04-03", "alasan": "Sakit, surat dokter."}
    with pada_saat(saat(2, 4)):
        client.force_login(d.pegawai.akun)
        assert client.get(alamat("tulis_realisasi", d, d.iki[0].pk)).status_code == 302
        assert di_sini not in client.get(halaman).content.decode()
        client.force_login(pengelola.akun)
        assert di_sini in client.get(halaman).content.decode()
        versi = TahunKinerja.objects.get().versi
        client.post(di_sini, {"kunci": str(uuid4()), "versi": versi, **isi})

        client.force_login(d.pegawai.akun)
        milik = teks(client.get(halaman))
        client.post(alamat("tulis_realisasi", d, d.iki[0].pk), isian())

    assert "Sampai Jumat, 3 April 2026, pukul 23.59 WIB" in milik
    assert f"Alasan: Sakit, surat dokter. (oleh {pengelola.nama_gelar}" in milik
    assert RealisasiIKI.objects.get().uraian == URAIAN


@pytest.mark.parametrize(
    ("isi", "status"),
    [
        ({"sampai": "", "alasan": "Sakit."}, 422),
        ({"sampai": "2026-04-03", "alasan": " "}, 422),
        ({"sampai": "9999-12-31", "alasan": "Sakit."}, 422),
        ({"sampai": "2026-03-20", "alasan": "Sakit."}, 409),
    ],
)
def test_an_extension_that_makes_no_sense_is_refused(d, client, isi, status):
    client.force_login(PenugasanPeranFactory(unit_kerja=d.skp.unit_kerja).pegawai.akun)
    versi = TahunKinerja.objects.get().versi

    jawaban = client.post(
        alamat("perpanjang_realisasi", d), {"kunci": str(uuid4()), "versi": versi, **isi}
    )

    assert jawaban.status_code == status
    assert not PerpanjanganTahap.objects.exists()


def test_the_list_shows_own_periods_and_the_people_one_assesses(d, client):
    RealisasiFactory(d=d, dikirim=True)
    milik = teks(client.get(reverse("dialog:realisasi_daftar")))
    assert "1 dari 2 IKI dikirim" in milik
    assert "15 hari lagi" in milik
    assert "Senin, 30 Maret 2026, 23.59 WIB" in milik

    client.force_login(d.penilai.akun)
    jawaban = client.get(reverse("dialog:realisasi_daftar"))

    assert d.pegawai.nama_gelar in teks(jawaban)
    assert "Triwulan I: 1/2" in teks(jawaban)
    kosong = client.get(reverse("dialog:realisasi_daftar"), {"cari": "tak ada", "tahun": "2026"})
    assert "Tidak ada pegawai yang cocok" in teks(kosong)


@pytest.mark.parametrize("kueri", ["tahun=abc", "tahun=1", "cakupan=x", "halaman=x", "cari=%00"])
def test_nonsense_in_the_address_of_the_list_shows_a_page(d, client, kueri):
    assert client.get(f"{reverse('dialog:realisasi_daftar')}?{kueri}").status_code == 200


def test_a_page_costs_the_same_with_one_and_ten_iki(client):
    banyak = {}
    for jumlah in (1, 10):
        d = triwulan(jumlah)
        for iki in d.iki:
            RealisasiFactory(d=d, iki_akar=iki, dikirim=True)
        PerpanjanganTahapFactory(tahap=d.tahap, pegawai=d.pegawai)
        client.force_login(d.penilai.akun)
        client.get(alamat("realisasi", d))
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(alamat("realisasi", d)).status_code == 200
        banyak[jumlah] = len(kueri)

    assert banyak[1] == banyak[10] <= 12


def test_a_foreign_period_is_not_found(d, client):
    lain = triwulan()

    assert (
        client.get(reverse("dialog:realisasi", args=[d.skp.pk, lain.periode.pk])).status_code == 404
    )
    assert client.get(alamat("tulis_realisasi", d, lain.iki[0].pk)).status_code == 404
