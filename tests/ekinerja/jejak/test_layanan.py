from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from ekinerja.inti.models import Beralur
from ekinerja.jejak import layanan
from ekinerja.jejak.models import Jejak
from tests.ekinerja.jejak.dokumen_uji import Surat
from tests.factories.kepegawaian import PegawaiFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pelaku():
    return PegawaiFactory()


@pytest.fixture
def surat(pelaku):
    return layanan.mulai(Surat(perihal="Awal"), "surat.mulai", pelaku=pelaku)


def _baris(surat):
    kolom = ("nomor", "versi", "aksi", "rincian", "pelaku")
    return list(Jejak.objects.untuk(surat).order_by("nomor").values_list(*kolom))


def test_mulai_saves_the_document_with_its_first_line(pelaku):
    surat = layanan.mulai(Surat(perihal="Awal"), "surat.mulai", pelaku=pelaku, rincian={"a": 1})

    assert Surat.objects.get(pk=surat.pk).perihal == "Awal"
    assert _baris(surat) == [(1, 1, "surat.mulai", {"ke": "draf", "a": 1}, pelaku.pk)]


def test_mulai_takes_a_document_that_is_saved_already(pelaku):
    surat = Surat.objects.create(perihal="Awal")

    layanan.mulai(surat, "surat.mulai", pelaku=pelaku)

    assert _baris(surat) == [(1, 1, "surat.mulai", {"ke": "draf"}, pelaku.pk)]


def test_catat_refuses_a_kind_of_object_that_has_no_table():
    with pytest.raises(TypeError):
        layanan.catat(Beralur, 1, "surat.buka", pelaku=None)


def test_alihkan_follows_the_arrow_and_records_it(surat, pelaku):
    layanan.alihkan(surat, "surat.ajukan", pelaku=pelaku, rincian={"catatan": "ya"}, nilai=3)

    surat = Surat.objects.get(pk=surat.pk)
    assert (surat.status, surat.versi, surat.nilai) == ("diajukan", 2, 3)
    assert _baris(surat)[1] == (
        2,
        2,
        "surat.ajukan",
        {"dari": "draf", "ke": "diajukan", "kolom": ["nilai"], "catatan": "ya"},
        pelaku.pk,
    )


def test_alihkan_without_an_arrow_changes_nothing(surat, pelaku):
    with pytest.raises(KeyError):
        layanan.alihkan(surat, "surat.kembalikan", pelaku=pelaku)

    assert Surat.objects.get(pk=surat.pk).versi == 1


def test_alihkan_by_the_clock_has_no_pelaku(surat):
    layanan.alihkan(surat, "surat.ajukan", pelaku=None)

    assert _baris(surat)[1][4] is None


def test_simpan_writes_named_fields_only(surat, pelaku):
    surat.nilai = 9
    layanan.simpan(surat, "surat.ubah", pelaku=pelaku, isian={"perihal": "Baru"})

    tersimpan = Surat.objects.get(pk=surat.pk)
    assert (tersimpan.perihal, tersimpan.nilai, tersimpan.versi) == ("Baru", 0, 2)
    assert _baris(surat)[1] == (2, 2, "surat.ubah", {"kolom": ["perihal"]}, pelaku.pk)


@pytest.mark.parametrize("kolom", ["status", "versi"])
def test_simpan_refuses_the_fields_of_the_history(surat, pelaku, kolom):
    with pytest.raises(TypeError):
        layanan.simpan(surat, "surat.ubah", pelaku=pelaku, isian={kolom: 1})


def test_catat_accepts_a_name_a_class_or_an_object(surat, pelaku):
    layanan.catat("uji_jejak.surat", surat.pk, "surat.buka", pelaku=pelaku)
    layanan.catat(Surat, surat.pk, "surat.buka", pelaku=pelaku)
    layanan.catat(surat, surat.pk, "surat.buka", pelaku=pelaku, rincian={"x": 1})

    assert _baris(surat)[1:] == [
        (2, None, "surat.buka", {}, pelaku.pk),
        (3, None, "surat.buka", {}, pelaku.pk),
        (4, None, "surat.buka", {"x": 1}, pelaku.pk),
    ]


def test_lines_of_one_object_are_chained(surat, pelaku):
    layanan.simpan(surat, "surat.ubah", pelaku=pelaku, isian={"nilai": 1})
    layanan.catat(surat, surat.pk, "surat.buka", pelaku=pelaku)

    tiga, dua, satu = Jejak.objects.untuk(surat)
    assert (satu.sebelum, dua.sebelum, tiga.sebelum) == ("", satu.sidik, dua.sidik)


def test_a_second_writer_of_the_same_version_is_refused(surat, pelaku):
    kembar = Surat.objects.get(pk=surat.pk)
    layanan.simpan(surat, "surat.ubah", pelaku=pelaku, isian={"nilai": 1})

    with pytest.raises(IntegrityError), transaction.atomic():
        layanan.simpan(kembar, "surat.ubah", pelaku=pelaku, isian={"nilai": 2})

    assert Surat.objects.get(pk=surat.pk).nilai == 1


def test_simpan_costs_few_queries(surat, pelaku, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        layanan.simpan(surat, "surat.ubah", pelaku=pelaku, isian={"nilai": 1})


def test_untuk_reads_history_and_people_in_one_query(surat, pelaku, django_assert_num_queries):
    for _ in range(5):
        layanan.catat(surat, surat.pk, "surat.buka", pelaku=pelaku)

    with django_assert_num_queries(1):
        nama = [baris.pelaku.nama_lengkap for baris in Jejak.objects.untuk(surat)]

    assert nama == [pelaku.nama_lengkap] * 6


def test_untuk_keeps_objects_apart(surat, pelaku):
    layanan.catat("uji_jejak.surat", surat.pk + 1, "surat.buka", pelaku=pelaku)
    layanan.catat("uji_jejak.lain", surat.pk, "lain.buka", pelaku=pelaku)

    assert Jejak.objects.untuk(surat).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "tulis",
    [
        lambda surat: layanan.mulai(surat, "surat.mulai", pelaku=None),
        lambda surat: layanan.alihkan(surat, "surat.ajukan", pelaku=None),
        lambda surat: layanan.simpan(surat, "surat.ubah", pelaku=None, isian={}),
        lambda surat: layanan.catat(surat, 1, "surat.buka", pelaku=None),
    ],
)
def test_nothing_is_written_outside_a_transaction(tulis):
    surat = Surat()

    with pytest.raises(RuntimeError):
        tulis(surat)

    assert (surat.status, surat.pk) == ("draf", None)
    assert not Jejak.objects.exists()


@transaction.atomic
def _buka_lalu_gagal(surat, pelaku):
    layanan.catat(surat, surat.pk, "surat.buka", pelaku=pelaku)
    raise IntegrityError


def test_a_failed_act_leaves_no_line(surat, pelaku):
    with pytest.raises(IntegrityError):
        _buka_lalu_gagal(surat, pelaku)

    assert Jejak.objects.untuk(surat).count() == 1


def test_waktu_is_the_instant_of_writing(surat):
    baris = Jejak.objects.untuk(surat).get()

    assert baris.waktu - surat.waktu_dibuat < timedelta(seconds=5)
