"""Acts of feedback: rows, history, letters, and refusals that leave nothing."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from ekinerja.antrean.models import Pekerjaan
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import pada_saat
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from ekinerja.kalender.pilihan import KodePeriode
from ekinerja.kepegawaian.models import PenetapanPenilai
from ekinerja.pemberitahuan.models import Pemberitahuan
from feedback import layanan
from feedback.kueri import untuk_periode
from feedback.models import UmpanBalik
from skp.models import SKP, AspekPerilaku
from skp.pilihan import StatusSKP
from tests.factories import PegawaiFactory, PenetapanPenilaiFactory, SKPFactory
from tests.factories.evaluasi import periode_untuk
from tests.factories.skp import IKIFactory, RHKFactory, penilai_dari
from tests.factories.umpan_balik import UmpanBalikFactory

pytestmark = pytest.mark.django_db
SAAT = datetime(2026, 5, 12, 3, tzinfo=UTC)
ISI = "Laporan selesai tiga hari sebelum batas."


@pytest.fixture(autouse=True)
def bulan_mei():
    with pada_saat(SAAT):
        yield


@pytest.fixture
def skp():
    return SKPFactory(lengkap=True, ditetapkan=True)


def periode(skp, kode=KodePeriode.TW2):
    return periode_untuk(skp.unit_kerja.instansi, kode)


def beri(skp, **isian):
    bawaan = {
        "periode_pk": periode(skp).pk,
        "objek": "hasil_kerja",
        "respon": "positif",
        "isi": ISI,
        "rhk_pk": skp.daftar_rhk.filter(aktif=True).first().pk,
        "pelaku": penilai_dari(skp),
    }
    return layanan.beri_umpan_balik(skp.pk, **{**bawaan, **isian})


def surat():
    daftar = Pemberitahuan.objects.order_by("pk")
    return [(satu.jenis.rpartition("/")[2], satu.penerima) for satu in daftar]


def keadaan():
    return [
        list(UmpanBalik.objects.order_by("pk").values()),
        Jejak.objects.count(),
        Pemberitahuan.objects.count(),
        Pekerjaan.objects.count(),
        DokumenTerbit.objects.count(),
    ]


def ditolak(sebab, panggil):
    sebelum = keadaan()
    with pytest.raises(Ditolak) as galat:
        panggil()
    assert galat.value.keputusan.sebab is sebab
    assert keadaan() == sebelum
    return galat.value.keputusan.alasan


def test_feedback_on_a_result_is_kept_as_said(skp):
    iki = skp.daftar_rhk.get().daftar_iki.get()
    umpan = beri(skp, iki_pk=iki.pk, isi=f" {ISI} ", kendala="Data terlambat", dasar_bukti="Rekap")

    baru = UmpanBalik.objects.get()
    assert (baru.pegawai, baru.pemberi) == (skp.pegawai, penilai_dari(skp))
    assert (baru.periode, baru.rhk, baru.iki, baru.aspek) == (periode(skp), iki.rhk, iki, None)
    assert (baru.isi, baru.kendala, baru.dasar_bukti) == (ISI, "Data terlambat", "Rekap")
    assert (baru.hubungan, baru.sifat_waktu, baru.tanggal) == (
        "penilai",
        "berkala",
        date(2026, 5, 12),
    )
    assert baru.sumber_label == penilai_dari(skp).jabatan.nama
    assert Jejak.objects.untuk(umpan).get().aksi == "feedback.beri"
    assert surat() == [("diberikan", skp.pegawai)]
    assert periksa_rantai() is None


def test_feedback_on_a_behaviour_with_a_source_of_its_own(skp):
    aspek = AspekPerilaku.objects.get(urutan=4)
    beri(
        skp,
        objek="perilaku",
        rhk_pk=None,
        aspek_pk=aspek.pk,
        sumber_label="Hasil Survey Kepuasan Penerima Layanan",
        respon="perbaikan",
        sifat_waktu="insidental",
    )

    baru = UmpanBalik.objects.get()
    assert (baru.aspek, baru.rhk, baru.respon) == (aspek, None, "perbaikan")
    assert (baru.sumber_label, baru.sifat_waktu) == (
        "Hasil Survey Kepuasan Penerima Layanan",
        "insidental",
    )


def test_letters_carry_no_word_of_the_feedback(skp):
    beri(skp, isi="Kata rahasia yang tidak boleh bocor.")
    satu = Pemberitahuan.objects.get()

    assert "rahasia" not in satu.perihal + satu.isi


@pytest.mark.parametrize("siapa", ["pegawai", "atasan", "orang lain", "penilai kemarin"])
def test_only_the_penilai_of_today_gives(skp, siapa):
    penetapan = PenetapanPenilai.objects.get(pegawai=skp.pegawai)
    lama = penetapan.pejabat_penilai
    orang = {
        "pegawai": skp.pegawai,
        "atasan": penetapan.atasan_pejabat_penilai,
        "orang lain": PegawaiFactory(),
        "penilai kemarin": lama,
    }[siapa]
    if siapa == "penilai kemarin":
        PenetapanPenilai.objects.update(berlaku_sampai=date(2026, 5, 11))
        PenetapanPenilaiFactory(
            pegawai=skp.pegawai,
            pejabat_penilai=PegawaiFactory(),
            berlaku_mulai=date(2026, 5, 12),
        )

    ditolak(Sebab.PELAKU, lambda: beri(skp, pelaku=orang))


@pytest.mark.parametrize("status", [StatusSKP.DRAF, StatusSKP.DIAJUKAN])
def test_an_skp_that_is_not_set_gets_no_feedback(status):
    skp = SKPFactory(lengkap=True, **({"diajukan": True} if status == "diajukan" else {}))

    ditolak(Sebab.STATUS, lambda: beri(skp))


@pytest.mark.parametrize(
    ("kode", "sebab"),
    [
        (KodePeriode.TW1, None),
        (KodePeriode.TW2, None),
        (KodePeriode.TW3, Sebab.TENGGAT),
        (KodePeriode.TAHUNAN, Sebab.ISI),
    ],
)
def test_the_period_is_a_quarter_that_has_begun(skp, kode, sebab):
    pk = periode(skp, kode).pk
    if sebab:
        ditolak(sebab, lambda: beri(skp, periode_pk=pk))
    else:
        assert beri(skp, periode_pk=pk).periode_id == pk


def test_the_period_belongs_to_the_year_and_the_instansi_of_the_skp(skp):
    asing = SKPFactory(lengkap=True, ditetapkan=True)
    tahun_lain = periode_untuk(skp.unit_kerja.instansi, KodePeriode.TW1, 2025)

    for pk in (periode(asing).pk, tahun_lain.pk):
        ditolak(Sebab.ISI, lambda pk=pk: beri(skp, periode_pk=pk))


def test_a_quarter_outside_the_skp_is_refused():
    skp = SKPFactory(lengkap=True, ditetapkan=True, periode_mulai=date(2026, 4, 1))

    alasan = ditolak(Sebab.ISI, lambda: beri(skp, periode_pk=periode(skp, KodePeriode.TW1).pk))
    assert "Triwulan I 2026" in alasan


@pytest.mark.parametrize("salah", ["rhk asing", "rhk mati", "iki asing", "aspek asing", "kosong"])
def test_what_is_spoken_about_is_a_part_of_the_skp(skp, salah):
    rhk = skp.daftar_rhk.get()
    mati = RHKFactory(skp=skp, aktif=False)
    isian = {
        "rhk asing": {"rhk_pk": RHKFactory().pk},
        "rhk mati": {"rhk_pk": mati.pk},
        "iki asing": {"rhk_pk": rhk.pk, "iki_pk": IKIFactory().pk},
        "aspek asing": {"objek": "perilaku", "rhk_pk": None, "aspek_pk": 999},
        "kosong": {"objek": "perilaku", "rhk_pk": rhk.pk},
    }[salah]

    ditolak(Sebab.ISI, lambda: beri(skp, **isian))


@pytest.mark.parametrize("isi", ["", "   ", "Bagus!", " " * 30])
def test_too_few_words_are_refused(skp, isi):
    ditolak(Sebab.ISI, lambda: beri(skp, isi=isi))


def ralat(umpan, **isian):
    bawaan = {
        "isi": "Laporan selesai tepat pada batasnya.",
        "respon": "perbaikan",
        "alasan": "Tanggalnya keliru dibaca.",
        "pelaku": umpan.pemberi,
        "versi": umpan.versi,
    }
    return layanan.ralat_umpan_balik(umpan.pk, **{**bawaan, **isian})


def test_a_correction_names_the_old_row_and_leaves_it(skp):
    lama = UmpanBalikFactory(skp=skp, sumber_label="Deputi")
    sebelum = UmpanBalik.objects.values().get(pk=lama.pk)
    baru = ralat(lama)

    assert UmpanBalik.objects.values().get(pk=lama.pk) == sebelum
    assert (baru.ralat_dari, baru.alasan_ralat) == (lama, "Tanggalnya keliru dibaca.")
    assert (baru.rhk, baru.periode, baru.sumber_label) == (lama.rhk, lama.periode, "Deputi")
    assert (baru.respon, baru.tanggal) == ("perbaikan", date(2026, 5, 12))
    assert list(untuk_periode(skp, lama.periode)) == [baru]
    assert surat() == [("diralat", skp.pegawai)]
    assert Jejak.objects.untuk(baru).get().aksi == "feedback.ralat"


def test_a_correction_is_corrected_in_its_turn_and_each_row_once(skp):
    lama = UmpanBalikFactory(skp=skp)
    baru = ralat(lama)

    ditolak(Sebab.STATUS, lambda: ralat(lama))
    terakhir = ralat(baru, isi="Sekarang sudah benar adanya.")
    assert list(untuk_periode(skp, lama.periode)) == [terakhir]


@pytest.mark.parametrize(
    ("isian", "sebab"),
    [
        ({"versi": 9}, Sebab.VERSI),
        ({"alasan": "Salah"}, Sebab.ISI),
        ({"isi": "Pendek"}, Sebab.ISI),
        ({"pelaku": "pegawai"}, Sebab.PELAKU),
    ],
)
def test_a_correction_is_refused(skp, isian, sebab):
    umpan = UmpanBalikFactory(skp=skp)
    if "pelaku" in isian:
        isian = {"pelaku": skp.pegawai}

    ditolak(sebab, lambda: ralat(umpan, **isian))


def test_a_giver_who_assesses_no_more_does_not_correct(skp):
    umpan = UmpanBalikFactory(skp=skp)
    PenetapanPenilai.objects.update(berlaku_sampai=date(2026, 5, 11))

    ditolak(Sebab.PELAKU, lambda: ralat(umpan))


def tanggapi(umpan, **isian):
    bawaan = {"tanggapan": "Terima kasih.", "pelaku": umpan.pegawai, "versi": umpan.versi}
    return layanan.tanggapi_umpan_balik(umpan.pk, **{**bawaan, **isian})


def test_the_employee_answers_once(skp):
    umpan = UmpanBalikFactory(skp=skp)
    baru = tanggapi(umpan)

    assert (baru.tanggapan_pegawai, baru.waktu_tanggapan, baru.versi) == ("Terima kasih.", SAAT, 2)
    assert surat() == [("ditanggapi", umpan.pemberi)]
    assert Jejak.objects.untuk(umpan).get().aksi == "feedback.tanggapi"
    ditolak(Sebab.STATUS, lambda: tanggapi(baru))


@pytest.mark.parametrize(
    ("isian", "sebab"),
    [
        ({"versi": 2}, Sebab.VERSI),
        ({"tanggapan": "  "}, Sebab.ISI),
        ({"pelaku": "penilai"}, Sebab.PELAKU),
    ],
)
def test_an_answer_is_refused(skp, isian, sebab):
    umpan = UmpanBalikFactory(skp=skp)
    if "pelaku" in isian:
        isian = {"pelaku": umpan.pemberi}

    ditolak(sebab, lambda: tanggapi(umpan, **isian))


def test_what_was_corrected_is_answered_no_more(skp):
    umpan = UmpanBalikFactory(skp=skp)
    ralat(umpan)

    ditolak(Sebab.STATUS, lambda: tanggapi(umpan))


@pytest.mark.parametrize("kolom", ["isi", "respon", "sumber_label", "tanggal"])
def test_the_database_refuses_to_rewrite_what_was_said(skp, kolom):
    umpan = UmpanBalikFactory(skp=skp)
    nilai = {"tanggal": date(2026, 1, 1), "respon": "perbaikan"}.get(kolom, "Diganti diam-diam")
    with pytest.raises(DatabaseError), transaction.atomic():
        UmpanBalik.objects.filter(pk=umpan.pk).update(**{kolom: nilai})


def test_the_form_is_issued_anew_only_when_it_says_something_new(skp):
    umpan = UmpanBalikFactory(skp=skp)
    cetak = {"periode_pk": umpan.periode_id, "pelaku": skp.pegawai}
    satu = layanan.cetak_umpan_balik(skp.pk, **cetak)
    with pada_saat(datetime(2026, 5, 20, 3, tzinfo=UTC)):
        assert layanan.cetak_umpan_balik(skp.pk, **cetak) == satu
    UmpanBalikFactory(skp=skp)
    dua = layanan.cetak_umpan_balik(skp.pk, **{**cetak, "pelaku": penilai_dari(skp)})

    assert (satu.jenis, satu.versi, dua.versi) == ("umpan_balik_tw1", 1, 2)
    assert len(dua.cuplikan["hasil"][0]["umpan_balik"]) == 2


@pytest.mark.parametrize(
    ("siapa", "ada", "sebab"), [("atasan", True, Sebab.PELAKU), ("pegawai", False, Sebab.ISI)]
)
def test_printing_is_refused(skp, siapa, ada, sebab):
    if ada:
        UmpanBalikFactory(skp=skp)
    atasan = PenetapanPenilai.objects.get(pegawai=skp.pegawai).atasan_pejabat_penilai
    pelaku = atasan if siapa == "atasan" else skp.pegawai
    pk = periode(skp, KodePeriode.TW1).pk

    ditolak(sebab, lambda: layanan.cetak_umpan_balik(skp.pk, periode_pk=pk, pelaku=pelaku))
    assert SKP.objects.get(pk=skp.pk).versi == skp.versi
