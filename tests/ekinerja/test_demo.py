"""The demo: three offices built through the acts, with work waiting for every role."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from dialog.models import RealisasiIKI
from ekinerja.beranda.menunggu import menunggu
from ekinerja.demo import layanan
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from ekinerja.kalender.models import TahapPeriode
from ekinerja.kepegawaian import aturan
from ekinerja.kepegawaian.models import Pegawai
from evaluasi.models import EvaluasiKinerja
from evaluasi.pilihan import StatusEvaluasi
from skp.models import SKP
from skp.pilihan import StatusSKP
from tests.factories import PegawaiFactory

pytestmark = pytest.mark.django_db


def _jumlah_menunggu(nip):
    pegawai = Pegawai.objects.select_related("unit_kerja", "jabatan").get(nip=nip)
    pada = hari_ini(pegawai.unit_kerja.zona_waktu)
    milik = SKP.objects.milik(pegawai).untuk_beranda(pada.year)
    return sum(len(kelompok.daftar) for kelompok in menunggu(pegawai, pada, milik))


def _status(model, **saring):
    return Counter(model.objects.filter(**saring).values_list("status", flat=True))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="demo hanya berjalan pada SQLite")
def test_muat_builds_two_years_of_sixty_people_with_work_for_every_role():
    assert layanan.muat() is True

    orang = list(Pegawai.objects.select_related("unit_kerja"))
    assert len(orang) == 60
    assert {p.unit_kerja.zona_waktu for p in orang} == {"WIB", "WITA", "WIT"}
    assert [g for p in orang for g in aturan.galat_nomor(p.jenis_identitas, p.nip or "")] == []
    assert [a.nama for a in layanan.daftar_akun() if not _jumlah_menunggu(a.nip)] == []
    _last_year_is_complete()
    _this_year_is_under_way()
    assert periksa_rantai() is None
    assert Jejak.objects.filter(waktu__gt=kini()).count() == 0

    riwayat = Jejak.objects.count()
    assert layanan.muat() is False
    assert Jejak.objects.count() == riwayat


def _last_year_is_complete():
    lalu = hari_ini().year - 1
    skp = SKP.objects.filter(tahun=lalu)
    assert set(skp.values_list("status", flat=True)) == {StatusSKP.DITETAPKAN}
    # Five evaluations each, all answered; one objection of each office changed the result.
    evaluasi = _status(EvaluasiKinerja, skp__tahun=lalu)
    assert evaluasi == {StatusEvaluasi.FINAL: 5 * skp.count(), StatusEvaluasi.DIGANTIKAN: 3}
    assert RealisasiIKI.objects.filter(skp__tahun=lalu).exclude(status="terkunci").count() == 0
    predikat = set(EvaluasiKinerja.objects.values_list("predikat", flat=True)) - {""}
    assert predikat == {"sangat_baik", "baik", "butuh_perbaikan"}


def _this_year_is_under_way():
    kini_tahun = hari_ini().year
    assert set(_status(SKP, tahun=kini_tahun)) == {
        StatusSKP.DRAF,
        StatusSKP.DIAJUKAN,
        StatusSKP.DIKEMBALIKAN,
        StatusSKP.DITETAPKAN,
    }
    assert set(_status(EvaluasiKinerja, skp__tahun=kini_tahun)) >= {
        StatusEvaluasi.TERBUKA,
        StatusEvaluasi.DRAF_PENILAIAN,
        StatusEvaluasi.DITETAPKAN,
        StatusEvaluasi.KEBERATAN,
        StatusEvaluasi.FINAL,
    }
    terbuka = TahapPeriode.objects.filter(dibuka__lte=hari_ini(), ditutup__gte=hari_ini())
    assert {"input_realisasi", "penetapan"} <= set(terbuka.values_list("tahap", flat=True))


def test_muat_never_touches_other_people():
    PegawaiFactory(email="ratna@instansi.go.id")

    with pytest.raises(CommandError, match="data pegawai lain"):
        call_command("muat_demo")

    assert Pegawai.objects.count() == 1


def test_muat_demo_refuses_where_passwords_must_be_secret(settings):
    settings.BOLEH_DEMO = False

    with pytest.raises(CommandError, match="setelan produksi"):
        call_command("muat_demo")

    assert not Pegawai.objects.exists()
