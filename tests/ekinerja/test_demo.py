"""The demo: three offices built through the acts, with work waiting for every role."""

import pytest
from django.core.management import CommandError, call_command

from ekinerja.beranda.menunggu import menunggu
from ekinerja.demo import layanan
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from ekinerja.kepegawaian import aturan
from ekinerja.kepegawaian.models import Pegawai
from skp.models import SKP
from skp.pilihan import StatusSKP
from tests.factories import PegawaiFactory

pytestmark = pytest.mark.django_db


def _jumlah_menunggu(nip):
    pegawai = Pegawai.objects.select_related("unit_kerja", "jabatan").get(nip=nip)
    pada = hari_ini(pegawai.unit_kerja.zona_waktu)
    milik = SKP.objects.milik(pegawai).untuk_beranda(pada.year)
    return sum(len(kelompok.daftar) for kelompok in menunggu(pegawai, pada, milik))


def test_muat_builds_sixty_people_with_work_for_every_role():
    assert layanan.muat() is True

    orang = list(Pegawai.objects.select_related("unit_kerja"))
    assert len(orang) == 60
    assert {p.unit_kerja.zona_waktu for p in orang} == {"WIB", "WITA", "WIT"}
    assert [g for p in orang for g in aturan.galat_nomor(p.jenis_identitas, p.nip or "")] == []
    assert [a.nama for a in layanan.daftar_akun() if not _jumlah_menunggu(a.nip)] == []
    status = set(SKP.objects.values_list("status", flat=True))
    assert status == {
        StatusSKP.DRAF,
        StatusSKP.DIAJUKAN,
        StatusSKP.DIKEMBALIKAN,
        StatusSKP.DITETAPKAN,
    }
    ditetapkan = SKP.objects.filter(status=StatusSKP.DITETAPKAN)
    assert DokumenTerbit.objects.count() == ditetapkan.count() > 10
    assert periksa_rantai() is None

    riwayat = Jejak.objects.count()
    assert layanan.muat() is False
    assert Jejak.objects.count() == riwayat


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
