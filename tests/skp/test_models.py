"""What the database itself refuses about an SKP, on both of them."""

import pytest
from django.db import IntegrityError, transaction

from skp.models import SKP, IndikatorKinerjaIndividu, LampiranSKP, RencanaHasilKerja
from tests.factories import SKPFactory

pytestmark = pytest.mark.django_db

DITOLAK = [
    (SKP, "skp_pilihan_sah", {"pendekatan": "lain"}),
    (SKP, "skp_pilihan_sah", {"frekuensi_dokumentasi": "kadang"}),
    (SKP, "skp_periode_setahun", {"tahun": 2031}),
    (SKP, "skp_induk_sesuai_jenis", {"jenis_dokumen": "adendum"}),
    (SKP, "skp_revisi_dari_satu", {"revisi": 0}),
    (RencanaHasilKerja, "rhk_pilihan_sah", {"jenis": "sampingan"}),
    (RencanaHasilKerja, "rhk_pilihan_sah", {"asal": "lain"}),
    (RencanaHasilKerja, "rhk_pilihan_sah", {"bentuk_hasil": "lain"}),
    (IndikatorKinerjaIndividu, "iki_pilihan_sah", {"aspek": "Kualitas"}),
    (IndikatorKinerjaIndividu, "iki_pilihan_sah", {"perspektif": "lain"}),
    (IndikatorKinerjaIndividu, "iki_pilihan_sah", {"tingkat_kendali": "lain"}),
    (IndikatorKinerjaIndividu, "iki_pilihan_sah", {"arah": ""}),
    (LampiranSKP, "lampiran_pilihan_sah", {"kategori": "lain", "jenis": "sumber_daya"}),
]


@pytest.mark.parametrize(("model", "nama", "isian"), DITOLAK)
def test_database_refuses_what_is_no_choice(model, nama, isian):
    SKPFactory(lengkap=True)
    baris = model.objects.exclude(jenis="konsekuensi") if model is LampiranSKP else model.objects
    pk = baris.order_by("pk").values_list("pk", flat=True)[0]

    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        model.objects.filter(pk=pk).update(**isian)

    assert nama in str(galat.value)


def test_lampiran_keeps_jadwal_for_the_skema():
    skp = SKPFactory(lengkap=True)
    skema = skp.daftar_lampiran.filter(jenis="skema")
    assert skema.update(jadwal="setiap bulan", bukti_diharapkan="Laporan") == 1

    lain = skp.daftar_lampiran.filter(jenis="sumber_daya")
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        lain.update(jadwal="setiap bulan")

    assert "lampiran_jadwal_skema" in str(galat.value)


@pytest.mark.parametrize("kolom", ["pejabat_penilai", "pemberi_pertimbangan"])
def test_skp_is_set_by_somebody_else(kolom):
    skp = SKPFactory(ditetapkan=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        SKP.objects.filter(pk=skp.pk).update(**{kolom: skp.pegawai})


def test_adendum_names_what_it_changes():
    skp = SKPFactory()
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        SKP.objects.filter(pk=skp.pk).update(induk=skp)

    assert "skp_induk_sesuai_jenis" in str(galat.value)
