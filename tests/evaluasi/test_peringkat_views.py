"""The pages of the ranking as a browser meets them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.models import Jejak
from evaluasi.models import PemeringkatanKinerja, UnggahanPemeringkatan
from evaluasi.pilihan import StatusPemeringkatan
from tests.factories.berkas import unggahan
from tests.factories.kepegawaian import PegawaiFactory, PenugasanPeranFactory
from tests.factories.pemeringkatan import bangun, peringkat
from tests.korpus.peringkat import baris, lembar

pytestmark = pytest.mark.django_db
STATUS = StatusPemeringkatan


@pytest.fixture
def d():
    return bangun()


def alamat(d, nama="pemeringkatan", *ekor):
    return reverse(f"evaluasi:{nama}", args=[d.unit.pk, d.periode.pk, *ekor])


def kirim(client, ke, isi):
    return client.post(ke, {"kunci": str(uuid4()), **isi})


def unggah(client, d, isi):
    berkas = SimpleUploadedFile("peringkat.xlsx", isi)
    return kirim(client, alamat(d, "unggah_pemeringkatan"), {"berkas": berkas})


def test_from_the_sheet_to_the_set_ranking(d, client):
    client.force_login(d.kepala.akun)
    tujuan = unggah(client, d, lembar(baris(d.nip)))["Location"]
    halaman = client.get(tujuan).content.decode()
    assert "1 pegawai masuk K1, 1 pegawai masuk K2, 1 pegawai masuk K3." in halaman
    satu = UnggahanPemeringkatan.objects.get()
    isi = {"sha256": satu.sha256, "keadaan": satu.keadaan}
    kirim(client, reverse("evaluasi:susun_pemeringkatan", args=[satu.pk]), isi)
    assert client.get(tujuan)["Location"] == alamat(d)

    surat = {"versi": 1, "nomor_surat": "KP.1", "tanggal_surat": d.periode.selesai.isoformat()}
    jawaban = kirim(
        client,
        alamat(d, "kirim_pemeringkatan"),
        surat | {"berkas_surat": unggahan("surat.pdf")},
    )
    assert jawaban["Location"] == alamat(d)
    client.force_login(d.pengelola.akun)
    assert kirim(client, alamat(d, "tetapkan_pemeringkatan"), {"versi": 2}).status_code == 302

    assert PemeringkatanKinerja.objects.get().status == STATUS.DITETAPKAN


def test_a_wrong_sheet_is_answered_with_every_place_and_kept_nowhere(d, client):
    client.force_login(d.kepala.akun)

    jawaban = unggah(client, d, lembar(baris(d.nip[:2], ["K4", ""])))

    isi = jawaban.content.decode()
    assert jawaban.status_code == 422
    for kalimat in (
        "3 hal perlu diperbaiki",
        "Lembar Pemeringkatan, baris 2, kolom Kelompok",
        "Lembar Pemeringkatan, baris 3, kolom Kelompok",
        f"(NIP {d.nip[2]}) belum ada di lembar ini.",
    ):
        assert kalimat in isi
    assert (UnggahanPemeringkatan.objects.count(), Jejak.objects.count()) == (0, 0)


def test_an_upload_without_a_file_says_so_at_the_field(d, client):
    client.force_login(d.kepala.akun)

    jawaban = kirim(client, alamat(d, "unggah_pemeringkatan"), {})

    assert jawaban.status_code == 422
    assert "Pilih lembar yang akan diunggah." in jawaban.content.decode()


def test_an_equal_sheet_says_that_nothing_changes(d, client):
    peringkat(d)
    client.force_login(d.kepala.akun)

    jawaban = unggah(client, d, lembar(baris(d.nip, ["K2"] * 3)))

    assert jawaban.status_code == 422
    assert "sama dengan keadaan sekarang" in jawaban.content.decode()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"nomor_surat": ""}, "Tuliskan nomor surat keterangan."),
        ({"tanggal_surat": (hari_ini() + timedelta(days=2)).isoformat()}, "belum tiba."),
        ({"tanggal_surat": "2022-01-01"}, "sebelum periode dimulai."),
        ({"berkas_surat": ""}, "Pilih berkas yang akan diunggah."),
        ({"berkas_surat": SimpleUploadedFile("s.pdf", b"PK\x03\x04")}, "tidak sesuai"),
    ],
)
def test_a_wrong_letter_is_named_at_its_field_and_the_rest_stays(d, client, isi, kalimat):
    peringkat(d)
    client.force_login(d.kepala.akun)
    bawaan = {
        "versi": 1,
        "nomor_surat": "KP.99",
        "tanggal_surat": d.periode.selesai.isoformat(),
        "berkas_surat": unggahan("surat.pdf"),
    }

    jawaban = kirim(client, alamat(d, "kirim_pemeringkatan"), bawaan | isi)

    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    assert isi.get("nomor_surat", "KP.99") in jawaban.content.decode()
    assert PemeringkatanKinerja.objects.get().status == STATUS.DRAF


def test_the_template_and_the_files_are_downloads_that_run_nowhere(d, client):
    client.force_login(d.kepala.akun)
    templat = client.get(alamat(d, "templat_pemeringkatan"))
    assert templat["Content-Disposition"].startswith("attachment")
    assert "no-store" in templat["Cache-Control"]
    satu = peringkat(d, STATUS.DITETAPKAN)

    for jenis in ("lembar", "surat"):
        jawaban = client.get(alamat(d, "berkas_pemeringkatan", jenis))
        assert jawaban["Content-Disposition"].startswith("attachment")
        assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert satu.status == STATUS.DITETAPKAN


def test_a_ranked_verifier_sees_neither_rows_nor_files_but_the_button(client):
    d = bangun()
    d.pengelola.daftar_peran.all().delete()
    PenugasanPeranFactory(pegawai=d.orang[0], unit_kerja=d.unit)
    peringkat(d, STATUS.DIKIRIM, kelompok="K3")
    client.force_login(d.orang[0].akun)

    isi = client.get(alamat(d)).content.decode()

    assert "Anda termasuk yang diperingkat." in isi
    assert "<strong>K3</strong>" not in isi
    assert "Tetapkan" in isi
    assert client.get(alamat(d, "berkas_pemeringkatan", "lembar")).status_code == 403


@pytest.mark.parametrize("status", [None, STATUS.DRAF, STATUS.DIKIRIM, STATUS.DITETAPKAN])
@pytest.mark.parametrize("siapa", ["kepala", "pengelola"])
def test_the_page_costs_the_same_with_three_and_thirty_people(d, client, status, siapa):
    client.force_login(getattr(d, siapa).akun)
    jumlah = []
    satu = peringkat(d, status) if status else None
    for _ in range(2):
        client.get(alamat(d))
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(alamat(d)).status_code == 200
        jumlah.append(len(kueri))
        baru = [PegawaiFactory(unit_kerja=d.unit) for _ in range(27)]
        if satu:
            satu.daftar_anggota.bulk_create(
                satu.daftar_anggota.model(pemeringkatan=satu, pegawai=orang, kelompok="K2")
                for orang in baru
            )

    assert jumlah[0] == jumlah[1] <= 12
