"""Pages of the answer and of objections: what stays typed, who reads what, what they cost."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluasi.models import EvaluasiKinerja, Keberatan, KonfirmasiEvaluasi
from tests.evaluasi.bahan import ALASAN, PERTIMBANGAN, bernilai, di_puncak
from tests.evaluasi.bahan import ajukan as ajukan_keberatan
from tests.factories.evaluasi import EvaluasiFactory, KeberatanFactory
from tests.factories.kepegawaian import PegawaiFactory, PenugasanPeranFactory
from tests.situs import kirim, masuk

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF\n"


def alamat(nama, objek):
    return reverse(f"evaluasi:{nama}", args=[objek.pk])


def hitung(client, url):
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get(url)
    assert jawaban.status_code == 200
    return jawaban, len(kueri)


def berkas(isi=PDF, nama="tanda terima.pdf"):
    return SimpleUploadedFile(nama, isi)


# --- the answer


def test_employee_agrees_on_a_page_that_says_what_follows():
    evaluasi = EvaluasiFactory(ditetapkan=True)
    client, url = masuk(evaluasi.pegawai), alamat("setujui", evaluasi)

    tanya, kueri = hitung(client, url)
    jawaban = kirim(client, url, {"versi": evaluasi.versi})

    assert "Tidak dapat dibatalkan" in tanya.text
    assert "hari kerja lagi" in tanya.text
    assert "WIB" in tanya.text
    assert kueri <= 12
    assert (jawaban.status_code, jawaban["Location"]) == (302, evaluasi.get_absolute_url())
    assert EvaluasiKinerja.objects.get().status == "final"


def test_agreeing_twice_with_one_page_is_agreeing_once():
    evaluasi = EvaluasiFactory(ditetapkan=True)
    client, url = masuk(evaluasi.pegawai), alamat("setujui", evaluasi)
    isi = {"kunci": str(uuid4()), "versi": evaluasi.versi}

    kode = [kirim(client, url, isi).status_code for _ in range(2)]

    assert kode == [302, 302]
    assert KonfirmasiEvaluasi.objects.count() == 1


def test_result_page_offers_both_answers_and_counts_the_days():
    evaluasi = EvaluasiFactory(ditetapkan=True)

    jawaban = masuk(evaluasi.pegawai).get(alamat("rinci", evaluasi))
    penilai = masuk(evaluasi.pejabat_penilai).get(alamat("rinci", evaluasi))

    for nama in ("setujui", "ajukan_keberatan"):
        assert alamat(nama, evaluasi) in jawaban.text
        assert alamat(nama, evaluasi) not in penilai.text
    assert "disetujui secara otomatis" in penilai.text


# --- handing in


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"alasan": ""}, "Tuliskan alasan keberatan Anda."),
        ({"alasan": "tidak adil"}, "paling sedikit 20 huruf"),
        ({"alasan": "x" * 4001}, "4000"),
    ],
)
def test_bad_reason_is_said_at_the_field_and_stays_typed(isi, kalimat):
    evaluasi = EvaluasiFactory(ditetapkan=True)
    client = masuk(evaluasi.pegawai)

    jawaban = kirim(client, alamat("ajukan_keberatan", evaluasi), {"versi": 3, **isi})

    assert jawaban.status_code == 422
    assert kalimat in jawaban.text
    assert isi["alasan"] in jawaban.text
    assert not Keberatan.objects.exists()


@pytest.mark.parametrize(
    "lampiran", [berkas(b"MZ\x90", "bukti.exe"), berkas(b"bukan pdf"), berkas(b"")]
)
def test_hostile_attachment_is_refused_and_the_text_kept(lampiran):
    evaluasi = EvaluasiFactory(ditetapkan=True)
    client = masuk(evaluasi.pegawai)
    isi = {"versi": 3, "alasan": ALASAN, "lampiran": lampiran}

    jawaban = kirim(client, alamat("ajukan_keberatan", evaluasi), isi)

    assert jawaban.status_code == 422
    assert ALASAN in jawaban.text
    assert not Keberatan.objects.exists()


def test_objection_with_attachment_is_read_by_those_with_a_part_in_it():
    evaluasi = EvaluasiFactory(ditetapkan=True)
    isi = {"versi": 3, "alasan": ALASAN, "lampiran": berkas()}

    jawaban = kirim(masuk(evaluasi.pegawai), alamat("ajukan_keberatan", evaluasi), isi)

    keberatan = Keberatan.objects.get()
    assert jawaban["Location"] == keberatan.get_absolute_url()
    for orang in (evaluasi.pegawai, evaluasi.pejabat_penilai, evaluasi.atasan_pejabat_penilai):
        client = masuk(orang)
        halaman, kueri = hitung(client, keberatan.get_absolute_url())
        unduh = client.get(alamat("lampiran_keberatan", keberatan))
        assert ALASAN in halaman.text
        assert kueri <= 12
        assert unduh.getvalue() == PDF
        assert unduh["Content-Type"] == "application/pdf"
        assert unduh["Content-Disposition"].startswith("attachment")


def test_stale_page_shows_the_typed_text_again():
    evaluasi = EvaluasiFactory(ditetapkan=True)
    client = masuk(evaluasi.pegawai)

    jawaban = kirim(client, alamat("ajukan_keberatan", evaluasi), {"versi": 1, "alasan": ALASAN})

    assert jawaban.status_code == 409
    assert ALASAN in jawaban.text
    assert not Keberatan.objects.exists()


# --- who reads what


def test_register_tells_that_there_is_one_and_not_a_word_of_it():
    keberatan = KeberatanFactory(dijelaskan=True)
    unit = keberatan.evaluasi.unit_kerja
    kepala = PegawaiFactory(unit_kerja=unit, kepala=True)
    pengelola = PenugasanPeranFactory(unit_kerja=unit).pegawai
    admin = PenugasanPeranFactory(admin=True, unit_kerja=unit).pegawai
    teks = (keberatan.alasan, keberatan.penjelasan_pegawai, keberatan.penjelasan_penilai)
    url = reverse("evaluasi:keberatan_daftar")

    for orang in (kepala, pengelola, admin):
        client = masuk(orang)
        register = client.get(url, {"lihat": "register"})
        assert keberatan.evaluasi.pegawai.nama_lengkap in register.text
        assert keberatan.get_absolute_url() not in register.text
        assert not any(satu in register.text for satu in teks)
        assert keberatan.evaluasi.pegawai.nama_lengkap not in client.get(url).text
        assert client.get(keberatan.get_absolute_url()).status_code == 404


def test_register_never_holds_ones_own():
    keberatan = KeberatanFactory()
    pegawai = keberatan.evaluasi.pegawai
    PenugasanPeranFactory(pegawai=pegawai, unit_kerja=pegawai.unit_kerja)

    register = masuk(pegawai).get(reverse("evaluasi:keberatan_daftar"), {"lihat": "register"})

    assert "Belum ada keberatan di unit Anda" in register.text


def test_somebody_without_a_unit_has_no_register():
    keberatan = KeberatanFactory()

    jawaban = masuk(PegawaiFactory()).get(
        reverse("evaluasi:keberatan_daftar"), {"lihat": "register"}
    )

    assert keberatan.evaluasi.pegawai.nama_lengkap not in jawaban.text
    assert "Register" not in jawaban.text


@pytest.mark.parametrize("lihat", ["", "register"])
def test_list_costs_the_same_with_one_and_thirty_rows(lihat):
    pelaku = PenugasanPeranFactory().pegawai
    client, url = masuk(pelaku), f"{reverse('evaluasi:keberatan_daftar')}?lihat={lihat}"

    def tambah(banyak):
        for _ in range(banyak):
            pegawai = PegawaiFactory(unit_kerja=pelaku.unit_kerja)
            isi = {"tujuan": None if lihat else pelaku, "evaluasi__skp__pegawai": pegawai}
            KeberatanFactory(**isi)

    tambah(1)
    _, satu = hitung(client, url)
    tambah(29)
    jawaban, banyak = hitung(client, url)

    assert (satu, len(jawaban.context["daftar"])) == (banyak, 25)
    assert banyak <= 10


# --- deciding


def isi_diubah(keberatan, **lain):
    return {
        "versi": keberatan.versi,
        "rating_hasil_kerja": "di_atas",
        "rating_perilaku": "di_atas",
        "nilai": "112",
        "pertimbangan": PERTIMBANGAN,
        **lain,
    }


def test_outcome_is_seen_before_it_is_decided():
    keberatan = KeberatanFactory(dijelaskan=True)
    bernilai(keberatan.evaluasi)
    client, url = masuk(keberatan.tujuan), alamat("putus_diubah", keberatan)

    awal, kueri = hitung(client, url)
    lihat = kirim(client, url, isi_diubah(keberatan, langkah="lihat", nilai=""))

    assert awal.text.count("110–120") == 1
    assert "predikat menjadi" not in awal.text
    assert kueri <= 12
    assert lihat.status_code == 422
    assert "predikat menjadi <strong>Sangat Baik</strong> dengan nilai 110 sampai 120" in lihat.text
    assert PERTIMBANGAN in lihat.text
    assert EvaluasiKinerja.objects.count() == 1


@pytest.mark.parametrize(
    ("lain", "kalimat"),
    [
        ({"nilai": "109"}, "110 sampai 120"),
        ({"nilai": "99,5"}, "Nilai harus bilangan bulat."),
        ({"rating_perilaku": "hebat"}, "Pilih"),
        ({"rating_hasil_kerja": ""}, "Pilih rating hasil kerja."),
        ({"pertimbangan": "Ditolak."}, "paling sedikit 20 huruf"),
        (
            {"rating_hasil_kerja": "sesuai", "rating_perilaku": "sesuai", "nilai": "100"},
            "sama dengan hasil semula",
        ),
    ],
)
def test_wrong_decision_is_said_at_the_field(lain, kalimat):
    keberatan = KeberatanFactory(dijelaskan=True)
    bernilai(keberatan.evaluasi)
    client = masuk(keberatan.tujuan)

    jawaban = kirim(client, alamat("putus_diubah", keberatan), isi_diubah(keberatan, **lain))

    assert jawaban.status_code == 422
    assert kalimat in jawaban.text
    assert EvaluasiKinerja.objects.count() == 1


def test_changed_result_is_shown_to_both_sides():
    keberatan = KeberatanFactory(dijelaskan=True)
    evaluasi = bernilai(keberatan.evaluasi)

    jawaban = kirim(
        masuk(keberatan.tujuan), alamat("putus_diubah", keberatan), isi_diubah(keberatan)
    )

    assert jawaban["Location"] == keberatan.get_absolute_url()
    baru = EvaluasiKinerja.objects.get(revisi=2)
    for orang in (evaluasi.pegawai, evaluasi.pejabat_penilai):
        halaman = masuk(orang).get(keberatan.get_absolute_url())
        assert PERTIMBANGAN in halaman.text
        assert baru.get_absolute_url() in halaman.text


def test_both_explanations_stand_side_by_side():
    keberatan = KeberatanFactory(dijelaskan=True)

    halaman = masuk(keberatan.tujuan).get(keberatan.get_absolute_url())

    assert keberatan.penjelasan_pegawai in halaman.text
    assert keberatan.penjelasan_penilai in halaman.text
    assert alamat("putus_tetap", keberatan) in halaman.text


def test_at_the_top_the_form_asks_for_number_and_document():
    evaluasi, pengelola = di_puncak()
    keberatan = ajukan_keberatan(evaluasi)
    client = masuk(pengelola)
    kirim(client, alamat("periksa_keberatan", keberatan), {"versi": 1})
    url = alamat("putus_tetap", keberatan)

    tanpa = kirim(client, url, {"versi": 2, "pertimbangan": PERTIMBANGAN})
    isi = {"pertimbangan": PERTIMBANGAN, "nomor_putusan": "KP.06/12/2026", "dokumen": berkas()}
    kirim(client, url, {"versi": 2, **isi})

    assert tanpa.status_code == 422
    assert "Isikan nomor dokumen putusan." in tanpa.text
    keberatan.refresh_from_db()
    assert (keberatan.status, keberatan.nomor_putusan) == ("diputus_tetap", "KP.06/12/2026")
    unduh = client.get(alamat("dokumen_putusan", keberatan))
    assert unduh.getvalue() == PDF
