"""Who reads feedback, what counts for a period, and what waits for whom."""

from datetime import date

import pytest

from ekinerja.kalender.pilihan import KodePeriode
from feedback.kueri import bawahan, menunggu_penilai, periode_berjalan, untuk_periode
from feedback.models import UmpanBalik
from skp.models import AspekPerilaku
from tests.factories import PegawaiFactory, SKPFactory
from tests.factories.evaluasi import periode_untuk
from tests.factories.skp import penilai_dari
from tests.factories.umpan_balik import UmpanBalikFactory

pytestmark = pytest.mark.django_db
PADA = date(2026, 2, 10)


@pytest.fixture
def skp():
    return SKPFactory(lengkap=True, ditetapkan=True)


def test_only_the_employee_his_penilai_and_the_superior_read_the_words(skp):
    umpan = UmpanBalikFactory(skp=skp)
    penetapan = skp.pegawai.daftar_penetapan_penilai.get()
    pembaca = (skp.pegawai, penetapan.pejabat_penilai, penetapan.atasan_pejabat_penilai)

    for orang in pembaca:
        assert list(UmpanBalik.objects.terlihat_oleh(orang, PADA)) == [umpan]
    kepala = PegawaiFactory(unit_kerja=skp.unit_kerja, kepala=True)
    assert not UmpanBalik.objects.terlihat_oleh(kepala, PADA).exists()


def test_a_former_penilai_reads_what_he_gave_and_no_more(skp):
    lama = PegawaiFactory()
    miliknya = UmpanBalikFactory(skp=skp, pemberi=lama)
    UmpanBalikFactory(skp=skp)

    assert list(UmpanBalik.objects.terlihat_oleh(lama, PADA)) == [miliknya]


def test_untuk_periode_holds_what_stands_of_that_quarter_oldest_first(
    skp, django_assert_num_queries
):
    instansi = skp.unit_kerja.instansi
    dua = UmpanBalikFactory(skp=skp, tanggal=date(2026, 3, 9))
    satu = UmpanBalikFactory(skp=skp, perilaku=AspekPerilaku.objects.first())
    UmpanBalikFactory(skp=skp, periode=periode_untuk(instansi, KodePeriode.TW2))
    UmpanBalikFactory()
    keliru = UmpanBalikFactory(skp=skp)
    tiga = UmpanBalikFactory(
        skp=skp, ralat_dari=keliru, alasan_ralat="Salah nama.", tanggal=date(2026, 3, 20)
    )

    tw1 = periode_untuk(instansi)
    with django_assert_num_queries(1):
        daftar = list(untuk_periode(skp, tw1))
        tentang = [satu.tentang for satu in daftar]

    assert daftar == [satu, dua, tiga]
    assert tentang == [satu.aspek.nama, dua.rhk.uraian, tiga.rhk.uraian]


def test_the_year_holds_all_its_quarters(skp):
    instansi = skp.unit_kerja.instansi
    semua = [
        UmpanBalikFactory(skp=skp, periode=periode_untuk(instansi, kode), tanggal=tanggal)
        for kode, tanggal in (
            (KodePeriode.TW1, date(2026, 2, 1)),
            (KodePeriode.TW4, date(2026, 11, 1)),
        )
    ]

    assert list(untuk_periode(skp, periode_untuk(instansi, KodePeriode.TAHUNAN))) == semua


def test_a_quarter_comes_before_the_year(skp):
    instansi = skp.unit_kerja.instansi
    tw1 = periode_untuk(instansi)
    periode_untuk(instansi, KodePeriode.TAHUNAN)

    assert periode_berjalan(instansi.pk, PADA) == tw1
    assert periode_berjalan(instansi.pk, date(2026, 5, 1)) is None


def test_each_of_ones_people_counts_ones_own_feedback_of_the_quarter():
    penilai = PegawaiFactory()
    ada, belum = (SKPFactory(lengkap=True, ditetapkan=True, penilai=penilai) for _ in range(2))
    for satu in (ada, belum):
        satu.unit_kerja.instansi = penilai.instansi
        satu.unit_kerja.save(update_fields=["instansi"])
    SKPFactory(lengkap=True, penilai=penilai)
    SKPFactory(lengkap=True, ditetapkan=True)
    tw1 = periode_untuk(penilai.instansi)
    for _ in range(2):
        UmpanBalikFactory(skp=ada, periode=tw1)
    UmpanBalikFactory(skp=belum, periode=periode_untuk(penilai.instansi, KodePeriode.TW2))

    jumlah = {satu.pk: satu.jumlah for satu in bawahan(penilai, PADA, tw1)}
    assert jumlah == {ada.pk: 2, belum.pk: 0}
    assert list(menunggu_penilai(penilai, PADA)) == [belum]
    assert not menunggu_penilai(penilai_dari(SKPFactory()), PADA).exists()


def test_a_correction_counts_once():
    penilai = PegawaiFactory()
    skp = SKPFactory(lengkap=True, ditetapkan=True, penilai=penilai)
    lama = UmpanBalikFactory(skp=skp)
    UmpanBalikFactory(skp=skp, ralat_dari=lama, alasan_ralat="Salah nama.")

    assert bawahan(penilai, PADA, lama.periode).get().jumlah == 1


def test_what_may_still_be_answered(skp):
    UmpanBalikFactory(skp=skp, ditanggapi=True)
    keliru = UmpanBalikFactory(skp=skp)
    ralat = UmpanBalikFactory(skp=skp, ralat_dari=keliru, alasan_ralat="Salah nama.")

    assert list(UmpanBalik.objects.menunggu_tanggapan(skp.pegawai)) == [ralat]
    assert not UmpanBalik.objects.menunggu_tanggapan(penilai_dari(skp)).exists()
