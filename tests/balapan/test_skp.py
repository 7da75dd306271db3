"""Races around one SKP, each with its twin without the guard."""

from threading import Barrier
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from skp import izin
from skp.layanan import penyusunan, persetujuan
from skp.layanan.penyusunan import IsianIKI, IsianRHK
from skp.models import SKP, RencanaHasilKerja
from skp.pilihan import StatusSKP
from tests.balapan.serempak import serempak
from tests.factories import PegawaiFactory, SKPFactory
from tests.factories.skp import aspek_perilaku, penilai_dari
from tests.situs import masuk

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
BANYAK = 8


def sebab(hasil):
    """What each thread met: its Sebab, or the plain answer."""
    return [satu.keputusan.sebab if isinstance(satu, Ditolak) else "jadi" for satu in hasil]


def bergiliran(*tindakan):
    """Each of the acts in a thread of its own, all at once; their answers in their order."""
    giliran = iter(range(len(tindakan)))

    def satu():
        nomor = next(giliran)
        try:
            return nomor, tindakan[nomor]()
        except Exception as galat:
            return nomor, galat

    return [jawaban for _, jawaban in sorted(serempak(len(tindakan), satu), key=lambda j: j[0])]


def isian(uraian):
    iki = IsianIKI(uraian="Jumlah", target="1", aspek="kuantitas")
    return IsianRHK("utama", uraian, [iki], teks_diintervensi="Layanan")


def test_eight_submissions_of_one_version_are_one():
    skp = SKPFactory(lengkap=True)

    hasil = serempak(BANYAK, lambda: persetujuan.ajukan_skp(skp.pk, pelaku=skp.pegawai, versi=1))

    assert sorted(map(str, sebab(hasil))) == [str(Sebab.VERSI)] * 7 + ["jadi"]
    assert SKP.objects.get().versi == 2
    assert [j.aksi for j in Jejak.objects.untuk(skp)] == ["skp.ajukan"]


def test_submissions_that_look_first_are_eight():
    """The twin: read, ask, then write, without lock and version."""
    skp = SKPFactory(lengkap=True)
    dilihat, diajukan = Barrier(BANYAK), []

    def ajukan_tanpa_kunci():
        satu = SKP.objects.get(pk=skp.pk)
        boleh = izin.ajukan(satu, skp.pegawai, hari_ini())
        dilihat.wait(timeout=30)
        if boleh:
            SKP.objects.filter(pk=skp.pk).update(
                status=StatusSKP.DIAJUKAN, waktu_diajukan=satu.waktu_dibuat
            )
            diajukan.append(1)

    serempak(BANYAK, ajukan_tanpa_kunci)

    assert len(diajukan) == BANYAK


def test_two_tabs_save_one_and_keep_the_text_of_the_other():
    skp = SKPFactory()
    peramban = masuk(skp.pegawai)
    tujuan = reverse("skp:tambah_rhk", args=[skp.pk])

    def tab(uraian):
        client = Client()
        client.cookies = peramban.cookies
        return client.post(
            tujuan,
            {
                "kunci": str(uuid4()),
                "versi": 1,
                "jenis": "utama",
                "uraian": uraian,
                "langkah": "simpan",
                "iki-TOTAL_FORMS": "1",
                "iki-INITIAL_FORMS": "0",
                "iki-0-uraian": "Jumlah",
                "iki-0-target": "1",
                "iki-0-aspek": "kuantitas",
            },
        )

    teks = ["Tersusunnya laporan satu", "Tersusunnya laporan dua"]
    hasil = bergiliran(*(lambda t=t: (t, tab(t)) for t in teks))

    jawaban = dict(hasil)
    kalah = next(t for t, j in jawaban.items() if j.status_code == 409)
    assert sorted(j.status_code for j in jawaban.values()) == [302, 409]
    assert RencanaHasilKerja.objects.get().uraian == next(t for t in teks if t != kalah)
    assert kalah in jawaban[kalah].text


def test_two_tabs_without_a_version_overwrite_each_other():
    """The twin: each writes what it read, and the first text is gone."""
    rhk_pk = SKPFactory(lengkap=True).daftar_rhk.get().pk
    dilihat = Barrier(2)

    def tulis_tanpa_versi(uraian):
        rhk = RencanaHasilKerja.objects.get(pk=rhk_pk)
        dilihat.wait(timeout=30)
        rhk.uraian = uraian
        rhk.save()
        return uraian

    hasil = bergiliran(lambda: tulis_tanpa_versi("satu"), lambda: tulis_tanpa_versi("dua"))

    assert sorted(hasil) == ["dua", "satu"]
    assert RencanaHasilKerja.objects.get().uraian in hasil


def test_employee_withdraws_while_the_penilai_sets():
    skp = SKPFactory(lengkap=True, diajukan=True)
    penilai = penilai_dari(skp)

    hasil = bergiliran(
        lambda: persetujuan.tarik_skp(skp.pk, pelaku=skp.pegawai, versi=2),
        lambda: persetujuan.tetapkan_skp(skp.pk, pelaku=penilai, versi=2),
    )

    ditarik, ditetapkan = (not isinstance(satu, Exception) for satu in hasil)
    status = StatusSKP.DRAF if ditarik else StatusSKP.DITETAPKAN
    assert sorted(map(str, sebab(hasil))) == [str(Sebab.VERSI), "jadi"]
    assert (SKP.objects.get().status, SKP.objects.get().versi) == (status, 3)
    assert DokumenTerbit.objects.count() == ditetapkan
    assert periksa_rantai() is None


def test_withdrawing_and_setting_by_looking_first_both_happen():
    """The twin: the employee is told it is a draft, the penilai that it is set."""
    skp = SKPFactory(lengkap=True, diajukan=True)
    penilai, dilihat = penilai_dari(skp), Barrier(2)

    def tanpa_kunci(tanya, *siapa):
        satu = SKP.objects.get(pk=skp.pk)
        boleh = tanya(satu, *siapa)
        dilihat.wait(timeout=30)
        return bool(boleh)

    hasil = bergiliran(
        lambda: tanpa_kunci(izin.tarik, skp.pegawai),
        lambda: tanpa_kunci(izin.tetapkan, penilai, hari_ini()),
    )

    assert hasil == [True, True]


def test_two_clicks_on_buat_skp_make_one():
    aspek_perilaku()
    pegawai = PegawaiFactory()
    riwayat = pegawai.daftar_riwayat_jabatan.get()

    hasil = serempak(
        BANYAK,
        lambda: penyusunan.buat_skp(riwayat, tahun=2026, pendekatan="kualitatif", pelaku=pegawai),
    )

    assert sorted(map(str, sebab(hasil))) == [str(Sebab.STATUS)] * 7 + ["jadi"]
    assert SKP.objects.get().daftar_ekspektasi.count() == 7


def test_buat_skp_by_looking_first_meets_the_constraint():
    """The twin: all find nothing, and only the database keeps seven from a second row."""
    contoh = SKPFactory.build(pegawai=None, unit_kerja=None, riwayat_jabatan=None)
    pegawai = PegawaiFactory()
    riwayat = pegawai.daftar_riwayat_jabatan.get()
    dilihat = Barrier(BANYAK)

    def buat_tanpa_kunci():
        boleh = izin.buat(riwayat, 2026, pegawai)
        dilihat.wait(timeout=30)
        with transaction.atomic():
            return boleh and SKP.objects.create(
                pegawai=pegawai,
                riwayat_jabatan=riwayat,
                unit_kerja=pegawai.unit_kerja,
                tahun=2026,
                periode_mulai=contoh.periode_mulai,
                periode_selesai=contoh.periode_selesai,
                pendekatan=contoh.pendekatan,
                format=contoh.format,
            )

    hasil = serempak(BANYAK, buat_tanpa_kunci)

    assert sum(isinstance(satu, IntegrityError) for satu in hasil) == BANYAK - 1
