"""Rating and setting an evaluation: what each act writes and what each refusal leaves alone."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from dialog.models import RealisasiIKI
from dialog.pilihan import StatusRealisasi
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from ekinerja.kalender.layanan.tenggat import tenggat_konfirmasi
from ekinerja.kalender.pilihan import KodePeriode, StatusTahunKinerja, Tahap
from ekinerja.kepegawaian.models import PenetapanPenilai
from ekinerja.pemberitahuan.models import Pemberitahuan
from evaluasi.layanan import penilaian as layanan
from evaluasi.models import EVALUASI_BEKU, EvaluasiKinerja
from evaluasi.pilihan import Kelompok, Predikat, Rating, StatusEvaluasi, StatusPemeringkatan
from tests.evaluasi.menilai import (
    bernilai,
    dengan,
    ditolak,
    draf,
    mulai,
    simpan,
    terbuka,
    tetapkan,
)
from tests.factories.evaluasi import EvaluasiFactory
from tests.factories.kalender import PerpanjanganTahapFactory, TahapPeriodeFactory
from tests.factories.kepegawaian import PegawaiFactory
from tests.factories.realisasi import RealisasiFactory

pytestmark = pytest.mark.django_db


def aksi(evaluasi):
    return [baris.aksi for baris in Jejak.objects.untuk(evaluasi).order_by("nomor")]


def test_begin_write_and_set():
    d = terbuka()
    rhk = d.evaluasi.skp.daftar_rhk.get()
    aspek = d.evaluasi.skp.daftar_ekspektasi.first().aspek
    mulai(d)
    simpan(d, dengan(rhk={rhk.pk: (Rating.SESUAI, "Rapi.")}, perilaku={aspek.pk: "Tanggap."}))

    evaluasi = tetapkan(d)

    evaluasi.refresh_from_db()
    hari = hari_ini(evaluasi.unit_kerja.zona_waktu)
    assert evaluasi.status == StatusEvaluasi.DITETAPKAN
    assert (evaluasi.predikat, evaluasi.nilai) == (Predikat.BAIK, None)
    assert evaluasi.pejabat_penilai == d.pnl
    penetapan = d.peg.daftar_penetapan_penilai.get()
    assert evaluasi.atasan_pejabat_penilai_id == penetapan.atasan_pejabat_penilai_id
    assert evaluasi.capaian_organisasi.unit_kerja == evaluasi.unit_kerja
    assert evaluasi.pola_distribusi == {"baik": 1}
    assert evaluasi.tanggal_ditetapkan == hari
    assert evaluasi.batas_waktu == tenggat_konfirmasi(evaluasi.unit_kerja, tahun=2026, mulai=hari)
    assert evaluasi.cuplikan["predikat"] == "baik"
    assert evaluasi.cuplikan["tanggal"] == hari.isoformat()
    assert "Rapi." in str(evaluasi.cuplikan)
    assert "Tanggap." in str(evaluasi.cuplikan)
    assert aksi(evaluasi) == ["evaluasi.nilai", "evaluasi.simpan", "evaluasi.tetapkan"]
    assert not hasattr(evaluasi, "konfirmasi")
    jenis = sorted(DokumenTerbit.objects.untuk(evaluasi).values_list("jenis", flat=True))
    assert jenis == ["dokumen_evaluasi", "evaluasi"]
    assert periksa_rantai() is None


def test_the_letter_goes_to_the_employee_and_names_no_rating():
    d = draf(terbuka())
    evaluasi = tetapkan(d)

    surat = Pemberitahuan.objects.get()
    assert surat.penerima == d.peg
    isi = f"{surat.perihal} {surat.isi}"
    for kata in ("Baik", "Sesuai", evaluasi.kontribusi, evaluasi.catatan_rekomendasi):
        assert kata not in isi


def test_what_was_reported_is_locked():
    d = terbuka()
    iki = d.evaluasi.skp.daftar_rhk.get().daftar_iki.first()
    RealisasiFactory(
        d=None, iki_akar=iki, skp=d.evaluasi.skp, periode=d.evaluasi.periode, dikirim=True
    )
    draf(d)
    tetapkan(d)

    assert RealisasiIKI.objects.get().status == StatusRealisasi.TERKUNCI


def test_the_group_is_frozen_and_the_ranking_locked():
    d = draf(bernilai(), dengan(nilai=92))
    evaluasi = tetapkan(d)

    assert (evaluasi.kelompok, evaluasi.nilai) == (Kelompok.K2, 92)
    d.pemeringkatan.refresh_from_db()
    assert d.pemeringkatan.status == StatusPemeringkatan.TERKUNCI


def test_a_second_result_of_the_unit_finds_the_ranking_locked_already():
    d = bernilai()
    type(d.pemeringkatan).objects.filter(pk=d.pemeringkatan.pk).update(
        status=StatusPemeringkatan.TERKUNCI
    )
    tetapkan(draf(d, dengan(nilai=100)))

    assert EvaluasiKinerja.objects.get().status == StatusEvaluasi.DITETAPKAN


def test_saving_takes_the_predicate_from_the_matrix_and_forgets_it_with_a_rating():
    d = terbuka()
    mulai(d)
    assert simpan(d, dengan(rating_perilaku=Rating.DI_BAWAH)).predikat == Predikat.KURANG
    assert simpan(d, dengan(rating_perilaku="")).predikat == ""


def test_rows_of_another_skp_are_passed_over():
    d, lain = terbuka(), EvaluasiFactory()
    asing = lain.skp.daftar_rhk.get().pk
    mulai(d)
    evaluasi = simpan(d, dengan(rhk={asing: (Rating.SESUAI, "x")}, perilaku={10**6: "x"}))

    assert not evaluasi.daftar_penilaian_rhk.exists()
    assert not evaluasi.daftar_penilaian_perilaku.exists()


@pytest.mark.parametrize("siapa", ["peg", "atasan", "asing"])
def test_only_the_penilai_of_today(siapa):
    d = draf(terbuka())
    atasan = d.peg.daftar_penetapan_penilai.get().atasan_pejabat_penilai
    orang = {"peg": d.peg, "atasan": atasan, "asing": PegawaiFactory()}[siapa]
    kata = "Hanya pejabat penilai"
    ditolak(Sebab.PELAKU, kata, mulai, terbuka(), orang)
    ditolak(Sebab.PELAKU, kata, simpan, d, pelaku=orang)
    ditolak(Sebab.PELAKU, kata, tetapkan, d, orang)


def test_a_penilai_who_was_replaced_may_no_longer_set():
    d = draf(terbuka())
    kemarin = hari_ini() - timedelta(days=1)
    PenetapanPenilai.objects.filter(pegawai=d.peg).update(berlaku_sampai=kemarin)
    ditolak(Sebab.PELAKU, "Hanya pejabat penilai", tetapkan, d)


def test_nothing_twice_and_nothing_out_of_turn():
    d = terbuka()
    ditolak(Sebab.STATUS, "Terbuka", simpan, d)
    ditolak(Sebab.STATUS, "Terbuka", tetapkan, d)
    draf(d)
    ditolak(Sebab.STATUS, "Sedang dinilai", mulai, d)
    tetapkan(d)
    ditolak(Sebab.STATUS, "Ditetapkan", simpan, d)
    ditolak(Sebab.STATUS, "Ditetapkan", tetapkan, d)


def test_a_stale_page_is_refused():
    d = draf(terbuka())
    for perbuatan in (layanan.mulai_penilaian, layanan.tetapkan_evaluasi):
        ditolak(Sebab.VERSI, "baru saja diubah", perbuatan, d.evaluasi.pk, pelaku=d.pnl, versi=1)


def test_not_without_the_level_of_the_unit():
    kata = "Capaian kinerja organisasi"
    ditolak(Sebab.ISI, kata, mulai, terbuka(capaian=False))


def test_not_while_realisasi_may_still_come():
    d = terbuka()
    hari = hari_ini(d.evaluasi.unit_kerja.zona_waktu)
    tahap = TahapPeriodeFactory(
        periode=d.evaluasi.periode, dibuka=hari - timedelta(days=9), ditutup=hari
    )
    ditolak(Sebab.ISI, "Realisasi baru dikirim 0 dari 1", mulai, d)
    type(tahap).objects.update(ditutup=hari - timedelta(days=1))
    PerpanjanganTahapFactory(tahap=tahap, pegawai=d.peg, sampai=hari)
    ditolak(Sebab.ISI, "Realisasi baru dikirim 0 dari 1", mulai, d)
    tahap.daftar_perpanjangan.all().delete()

    assert mulai(d).status == StatusEvaluasi.DRAF_PENILAIAN


def test_not_without_the_ranking_where_the_profile_asks_for_it():
    ditolak(Sebab.ISI, "pemeringkatan unit", mulai, bernilai(kelompok=""))


def test_not_before_the_stage_and_late_only_with_a_note():
    d = draf(terbuka())
    hari = hari_ini(d.evaluasi.unit_kerja.zona_waktu)
    sehari = timedelta(days=1)
    tahap = TahapPeriodeFactory(
        periode=d.evaluasi.periode,
        tahap=Tahap.PENETAPAN,
        dibuka=hari + sehari,
        ditutup=hari + 9 * sehari,
    )
    ditolak(Sebab.TENGGAT, "baru dibuka pada", tetapkan, d)
    type(tahap).objects.update(dibuka=hari - 9 * sehari, ditutup=hari - sehari)

    evaluasi = tetapkan(d)
    catatan = Jejak.objects.untuk(evaluasi).get(aksi="evaluasi.tetapkan").rincian["catatan"]
    assert "melewati tahap penetapan" in catatan


def test_in_time_there_is_no_note():
    evaluasi = tetapkan(draf(terbuka()))
    assert Jejak.objects.untuk(evaluasi).get(aksi="evaluasi.tetapkan").rincian["catatan"] == ""


def test_a_closed_year_stays_as_it_is():
    d = draf(terbuka())
    tahun = d.evaluasi.periode.tahun_kinerja
    type(tahun).objects.filter(pk=tahun.pk).update(status=StatusTahunKinerja.DITUTUP)
    ditolak(Sebab.STATUS, "sudah ditutup", tetapkan, d)


def test_somebody_must_be_there_to_decide_an_objection():
    d = draf(terbuka())
    PenetapanPenilai.objects.filter(pegawai=d.peg).update(atasan_pejabat_penilai=None)
    ditolak(Sebab.ISI, "Atasan pejabat penilai pegawai ini belum ditetapkan", tetapkan, d)


def test_at_the_top_of_the_chain_nobody_stands_above():
    menteri = PegawaiFactory(pejabat_negara=True)
    d = draf(terbuka(skp__pegawai__penilai=menteri, skp__penilai=False))
    PenetapanPenilai.objects.filter(pegawai=d.peg).update(atasan_pejabat_penilai=None)
    d.pnl = menteri

    assert tetapkan(d).atasan_pejabat_penilai is None


def test_the_year_waits_for_its_open_quarters():
    d = terbuka(kode=KodePeriode.TAHUNAN)
    triwulan = EvaluasiFactory(skp=d.evaluasi.skp, ditetapkan=True)
    ditolak(Sebab.ISI, "Evaluasi periodik berikut belum final: Triwulan I 2026", mulai, d)
    EvaluasiKinerja.objects.filter(pk=triwulan.pk).update(
        status=StatusEvaluasi.FINAL, waktu_final=kini()
    )

    assert tetapkan(draf(d)).jenis == "tahunan"


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"rating_hasil_kerja": ""}, "Pilih rating"),
        ({"rating_perilaku": ""}, "Pilih rating"),
        ({"kontribusi": "   baik   "}, "Tuliskan kontribusi"),
        ({"nilai": 50}, "tidak memakai nilai"),
    ],
)
def test_what_is_not_written_is_not_set(isi, kata):
    ditolak(Sebab.ISI, kata, tetapkan, draf(terbuka(), dengan(**isi)))


@pytest.mark.parametrize(
    ("kelompok", "hasil", "perilaku", "nilai", "boleh"),
    [
        ("K1", "di_atas", "di_atas", 110, True),
        ("K1", "di_atas", "di_atas", 109, False),
        ("K2", "sesuai", "sesuai", 92, True),
        ("K2", "sesuai", "sesuai", 91, False),
        ("K2", "sesuai", "sesuai", None, False),
        ("K3", "sesuai", "sesuai", 91, True),
        ("K3", "sesuai", "sesuai", 92, False),
        ("K3", "di_bawah", "sesuai", 89, True),
        ("K3", "sesuai", "di_bawah", 50, True),
        ("K3", "di_bawah", "di_bawah", 49, True),
        ("K3", "di_bawah", "di_bawah", 50, False),
    ],
)
def test_values_of_the_letter(kelompok, hasil, perilaku, nilai, boleh):
    d = draf(
        bernilai(kelompok),
        dengan(rating_hasil_kerja=hasil, rating_perilaku=perilaku, nilai=nilai),
    )
    if boleh:
        assert tetapkan(d).nilai == nilai
    else:
        ditolak(Sebab.ISI, "harus bilangan bulat", tetapkan, d)


def test_beside_its_group_only_with_a_reason():
    d = draf(bernilai("K1"), dengan(nilai=100, alasan_penyimpangan="pendek"))
    ditolak(Sebab.ISI, "tidak lazim bagi kelompok K1", tetapkan, d)
    simpan(d, dengan(nilai=100, alasan_penyimpangan="Baru dua bulan di jabatan ini."))

    assert tetapkan(d).alasan_penyimpangan == "Baru dua bulan di jabatan ini."


def test_the_database_refuses_another_predicate_and_other_values():
    d = draf(terbuka())
    baris = EvaluasiKinerja.objects.filter(pk=d.evaluasi.pk)
    for salah in (
        {"predikat": "sangat_baik"},
        {"predikat": ""},
        {"rating_perilaku": "di_bawah"},
        {"rating_hasil_kerja": ""},
        {"nilai": 0},
        {"nilai": 121},
        {"status": StatusEvaluasi.DITETAPKAN},
        {"pejabat_penilai": d.peg},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            baris.update(**salah)


def test_the_database_keeps_a_set_result_as_it_is():
    evaluasi = tetapkan(draf(terbuka()))
    baris = EvaluasiKinerja.objects.filter(pk=evaluasi.pk)
    salah = {
        "rating_hasil_kerja": "di_atas",
        "nilai": 7,
        "kontribusi": "lain",
        "catatan_rekomendasi": "lain",
        "alasan_penyimpangan": "lain",
        "kelompok": "K1",
        "batas_waktu": evaluasi.batas_waktu + timedelta(days=1),
        "tanggal_ditetapkan": date(2026, 1, 1),
        "pejabat_penilai": PegawaiFactory(),
        "cuplikan": {},
        "pola_distribusi": None,
    }
    assert set(salah) <= set(EVALUASI_BEKU)
    for nama, isi in salah.items():
        with pytest.raises(DatabaseError), transaction.atomic():
            baris.update(**{nama: isi})
    with connection.cursor() as kursor, pytest.raises(DatabaseError), transaction.atomic():
        kursor.execute(
            "UPDATE evaluasi_evaluasikinerja SET rating_hasil_kerja='di_atas', "
            "rating_perilaku='di_atas', predikat='sangat_baik' WHERE id=%s",
            [evaluasi.pk],
        )
