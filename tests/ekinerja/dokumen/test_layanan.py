import hashlib
from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import IntegrityError, connections, transaction
from django.test import override_settings

from ekinerja.antrean import layanan as antrean
from ekinerja.antrean.models import Pekerjaan
from ekinerja.antrean.pilihan import Keadaan
from ekinerja.dokumen import cetak, layanan
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.waktu import kini
from ekinerja.jejak.models import Jejak
from tests.factories import PegawaiFactory, UnitKerjaFactory
from tests.factories.cuplikan import cuplikan
from tests.factories.dokumen import DokumenTerbitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def gudang(tmp_path):
    with override_settings(MEDIA_ROOT=tmp_path):
        yield tmp_path


@pytest.fixture
def objek():
    """Any object of the portal: documents name their subject as the history does."""
    return UnitKerjaFactory()


def terbitkan(objek, **isian):
    bawaan = {
        "jenis": "skp",
        "template": "skp/dokumen/skp_ja_kuantitatif.html",
        "cuplikan": cuplikan(),
        "pelaku": None,
    }
    with transaction.atomic():
        return layanan.terbitkan(objek, **{**bawaan, **isian})


def test_terbitkan_writes_row_history_and_job_together(objek):
    pelaku = PegawaiFactory()

    dokumen = terbitkan(objek, pelaku=pelaku)

    assert (dokumen.jenis_objek, dokumen.id_objek) == ("kepegawaian.unitkerja", objek.pk)
    assert (dokumen.versi, dokumen.penerbit, dokumen.masih_berlaku) == (1, pelaku, True)
    jejak = Jejak.objects.untuk(dokumen).get()
    assert (jejak.aksi, jejak.pelaku) == ("dokumen.terbitkan", pelaku)
    assert jejak.rincian == {"versi": 1, "sidik_cuplikan": dokumen.sidik_cuplikan}
    pekerjaan = Pekerjaan.objects.get(kunci=f"dokumen:{dokumen.pk}")
    assert (pekerjaan.jenis, pekerjaan.argumen) == ("dokumen.cetak", {"pk": dokumen.pk})
    assert pekerjaan.maks_percobaan == 3


def test_terbitkan_replaces_the_version_before(objek):
    satu, lain, dua = terbitkan(objek), terbitkan(objek, jenis="lain"), terbitkan(objek)

    satu.refresh_from_db()
    lain.refresh_from_db()
    assert (dua.versi, satu.digantikan_oleh, satu.masih_berlaku) == (2, dua, False)
    assert (lain.versi, lain.masih_berlaku) == (1, True)
    assert satu.waktu_digantikan == dua.waktu_terbit
    assert list(DokumenTerbit.objects.untuk(objek)) == [lain, dua, satu]
    assert list(DokumenTerbit.objects.untuk(objek).berlaku()) == [lain, dua]


def test_terbitkan_outside_a_transaction_is_a_bug(objek, monkeypatch):
    with monkeypatch.context() as tambalan:
        tambalan.setattr(connections["default"], "in_atomic_block", False)

        with pytest.raises(RuntimeError, match=r"di luar transaction\.atomic"):
            layanan.terbitkan(objek, jenis="skp", template="x", cuplikan={}, pelaku=None)


def test_terbitkan_leaves_nothing_when_the_act_fails(objek):
    def tindakan():
        with transaction.atomic():
            terbitkan(objek)
            raise IntegrityError

    with pytest.raises(IntegrityError):
        tindakan()

    assert (DokumenTerbit.objects.count(), Jejak.objects.count(), Pekerjaan.objects.count()) == (
        0,
        0,
        0,
    )


def test_cetak_terbit_stores_the_file_and_its_fingerprint(objek, gudang):
    dokumen = terbitkan(objek)

    layanan.cetak_terbit(None, pk=dokumen.pk)

    dokumen.refresh_from_db()
    pdf = dokumen.berkas.read()
    dokumen.berkas.close()
    assert pdf[:5] == b"%PDF-"
    assert dokumen.sidik_pdf == hashlib.sha256(pdf).hexdigest()
    assert [p.name for p in gudang.rglob("*.pdf")] == [f"{dokumen.pk}.pdf"]


def test_cetak_terbit_twice_prints_once(objek, monkeypatch):
    dokumen = terbitkan(objek)
    layanan.cetak_terbit(None, pk=dokumen.pk)
    monkeypatch.setattr(cetak, "cetak_pdf", None)

    layanan.cetak_terbit(None, pk=dokumen.pk)


@pytest.mark.parametrize("sisa", ["utuh", "separuh"])
def test_cetak_terbit_after_a_crash_between_file_and_row(objek, gudang, sisa):
    dokumen = terbitkan(objek)
    layanan.cetak_terbit(None, pk=dokumen.pk)
    dokumen.refresh_from_db()
    nama, isi = dokumen.berkas.name, dokumen.berkas.read()
    dokumen.berkas.close()
    kembar = DokumenTerbitFactory(
        cuplikan=dokumen.cuplikan, versi=dokumen.versi, waktu_terbit=dokumen.waktu_terbit
    )
    letak = layanan.nama_berkas(kembar, "")
    kembar.berkas.storage.save(letak, ContentFile(isi if sisa == "utuh" else isi[:99]))

    layanan.cetak_terbit(None, pk=kembar.pk)

    kembar.refresh_from_db()
    with kembar.berkas.open() as berkas:
        assert hashlib.sha256(berkas.read()).hexdigest() == kembar.sidik_pdf
    assert sorted(p.name for p in gudang.rglob("*.pdf")) == sorted(
        satu.split("/")[-1] for satu in (nama, letak)
    )


def test_cetak_terbit_fails_loudly_and_leaves_no_file(objek, gudang):
    dokumen = terbitkan(objek, template="dokumen/kertas.html", cuplikan={"tanggal": "kapan"})

    with pytest.raises(ValueError, match="kapan"):
        layanan.cetak_terbit(None, pk=dokumen.pk)

    dokumen.refresh_from_db()
    assert (dokumen.sidik_pdf, list(gudang.rglob("*.pdf"))) == ("", [])


def test_susulkan_asks_again_for_what_is_missing_once_an_hour(objek):
    kini_itu = kini()
    lama = DokumenTerbitFactory(waktu_terbit=kini_itu - timedelta(hours=2))
    DokumenTerbitFactory(waktu_terbit=kini_itu - timedelta(hours=2), tercetak=True)
    DokumenTerbitFactory(waktu_terbit=kini_itu)

    assert layanan.susulkan(kini_itu) == 1
    assert layanan.susulkan(kini_itu) == 1
    assert [p.argumen for p in Pekerjaan.objects.all()] == [{"pk": lama.pk}]


def test_susulkan_leaves_alone_what_still_waits_for_its_turn(objek):
    with time_machine.travel(kini() - timedelta(hours=2), tick=False):
        dokumen = terbitkan(objek)

    assert layanan.susulkan(kini()) == 0
    assert Pekerjaan.objects.count() == 1

    Pekerjaan.objects.update(keadaan=Keadaan.GAGAL, waktu_selesai=kini())
    assert layanan.susulkan(kini()) == 1
    assert Pekerjaan.objects.latest("pk").argumen == {"pk": dokumen.pk}


def test_dengan_kode():
    dokumen = DokumenTerbitFactory(kode="7F3KQ92MD4TX")

    assert layanan.dengan_kode("ek 7f3k q92m d4tx") == dokumen
    assert layanan.dengan_kode("EK-0000-0000-0000") is None
    assert layanan.dengan_kode("") is None


def jalankan_antrean(kali=1):
    for nomor in range(kali):
        with time_machine.travel(kini() + timedelta(days=nomor), tick=False):
            for pekerjaan in Pekerjaan.objects.filter(jenis="dokumen.cetak"):
                antrean.jalankan(pekerjaan.pk)


def test_the_job_prints_the_document(objek):
    dokumen = terbitkan(objek)

    jalankan_antrean()

    dokumen.refresh_from_db()
    assert Pekerjaan.objects.get().keadaan == Keadaan.SELESAI
    assert len(dokumen.sidik_pdf) == 64


def test_a_document_that_cannot_be_printed_is_given_up_visibly(objek):
    dokumen = terbitkan(objek, template="tidak/ada.html")

    jalankan_antrean(kali=5)

    pekerjaan = Pekerjaan.objects.get()
    assert (pekerjaan.keadaan, pekerjaan.percobaan) == (Keadaan.GAGAL, 3)
    assert "TemplateDoesNotExist" in pekerjaan.galat
    dokumen.refresh_from_db()
    assert dokumen.sidik_pdf == ""
