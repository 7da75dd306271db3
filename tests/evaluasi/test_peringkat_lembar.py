"""The corpus of ranking sheets: exactly what each is told, and nothing is ever half taken."""

import io

import openpyxl
import pytest

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.models import Jejak
from ekinerja.kepegawaian.impor.baca import Galat
from evaluasi import ekspor
from evaluasi.impor import susun
from evaluasi.layanan.pemeringkatan import simpan_unggahan
from evaluasi.models import AnggotaPemeringkatan, PemeringkatanKinerja, UnggahanPemeringkatan
from evaluasi.pilihan import LEMBAR_PEMERINGKATAN as LEMBAR
from tests.factories.pemeringkatan import bangun, peringkat
from tests.korpus.lembar_peringkat import BERKAS, SAH, SALAH

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return bangun()


def periksa(d, isi):
    return susun(isi, unit=d.unit, periode=d.periode, pada=hari_ini())


def tidak_ada_yang_tersimpan(d, isi):
    with pytest.raises(Ditolak):
        simpan_unggahan(d.unit.pk, periode_pk=d.periode.pk, isi=isi, nama="a.xlsx", pelaku=d.kepala)
    model = (UnggahanPemeringkatan, PemeringkatanKinerja, AnggotaPemeringkatan, Jejak)
    return [satu.objects.count() for satu in model] == [0, 0, 0, 0]


@pytest.mark.parametrize("nama", SAH)
def test_what_is_good_is_taken_whole(d, nama):
    rencana = periksa(d, SAH[nama](d))

    assert rencana.galat == ()
    assert {(satu.pegawai_id, satu.kelompok) for satu in rencana.isian} == {
        (orang.pk, grup) for orang, grup in zip(d.orang, ("K1", "K2", "K3"), strict=True)
    }


@pytest.mark.parametrize("nama", SALAH)
def test_what_is_wrong_is_named_by_row_and_column(d, nama):
    bangun_berkas, seharusnya = SALAH[nama]
    isi = bangun_berkas(d)

    rencana = periksa(d, isi)

    diharapkan = sorted(Galat(LEMBAR, *satu) for satu in seharusnya(d))
    assert list(rencana.galat) == diharapkan
    assert (rencana.isian, rencana.perubahan) == ((), ())
    assert tidak_ada_yang_tersimpan(d, isi)


@pytest.mark.parametrize("nama", BERKAS)
def test_what_is_hostile_is_refused_before_it_is_read(d, nama):
    bangun_berkas, kalimat = BERKAS[nama]
    isi = bangun_berkas(d)

    rencana = periksa(d, isi)

    assert rencana.galat == (Galat("", 0, "", kalimat),)
    assert tidak_ada_yang_tersimpan(d, isi)


def test_the_downloaded_sheet_goes_back_as_it_is_once_filled(d):
    buku = openpyxl.load_workbook(io.BytesIO(ekspor.templat(d.unit, d.periode, pada=hari_ini())))
    lembar = buku[LEMBAR]
    judul = [sel.value for sel in lembar[1]]
    assert judul[0] == "NIP"
    assert [lembar.cell(n, 1).value for n in range(2, 5)] == d.nip
    assert {lembar.cell(n, 1).data_type for n in range(2, 5)} == {"s"}
    for nomor in range(2, 5):
        lembar.cell(nomor, judul.index("Kelompok") + 1).value = "K2"
    keluar = io.BytesIO()
    buku.save(keluar)

    rencana = periksa(d, keluar.getvalue())

    assert rencana.galat == ()
    assert {satu.kelompok for satu in rencana.isian} == {"K2"}


def test_the_downloaded_sheet_carries_what_stands_and_no_formula():
    d = bangun()
    for nama in ("=HYPERLINK(1)", "@Budi", "-Ani"):
        orang = d.orang.pop()
        orang.nama_lengkap = nama
        orang.save()
    satu = peringkat(d, orang=[])
    AnggotaPemeringkatan.objects.create(
        pemeringkatan=satu,
        pegawai=orang,
        kelompok="K3",
        peringkat=2,
        alasan="=cmd|' /C calc'!A0",
    )

    isi = ekspor.templat(d.unit, d.periode, pada=hari_ini())

    lembar = openpyxl.load_workbook(io.BytesIO(isi))[LEMBAR]
    semua = [sel for baris in lembar.iter_rows() for sel in baris if sel.value is not None]
    assert {sel.data_type for sel in semua} == {"s", "n"}
    milik = next(baris for baris in lembar.iter_rows(min_row=2) if baris[0].value == orang.nip)
    assert [sel.value for sel in milik[4:]] == ["K3", 2, "=cmd|' /C calc'!A0"]
    daftar = lembar.data_validations.dataValidation
    assert [(satu.formula1, str(satu.sqref)) for satu in daftar] == [('"K1,K2,K3"', "E2:E4")]
