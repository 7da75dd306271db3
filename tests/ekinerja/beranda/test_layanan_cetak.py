"""The bulk print: ordered, run as a job, tried again, and thrown away after a week."""

import hashlib
import io
import zipfile
from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError
from django.template import engines
from django.test import override_settings

from ekinerja.antrean import layanan as antrean
from ekinerja.antrean.models import Pekerjaan
from ekinerja.antrean.pilihan import Keadaan
from ekinerja.beranda import layanan
from ekinerja.beranda.models import CetakMassal, LembarCetak
from ekinerja.beranda.pilihan import JenisCetak, KeadaanLembar
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.waktu import kini
from ekinerja.jejak.models import Jejak
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.factories import PegawaiFactory, PenugasanPeranFactory
from tests.factories.evaluasi import periode_untuk
from tests.factories.pantauan import TAHUN, dokumen_skp, pesan, unit_bercetak

pytestmark = pytest.mark.django_db
L = KeadaanLembar
TERLARANG = '<!doctype html><title>Uji</title><img src="file:///etc/hostname">'


@pytest.fixture(autouse=True)
def gudang(tmp_path):
    with override_settings(MEDIA_ROOT=tmp_path):
        yield tmp_path


@pytest.fixture
def templat(tmp_path, settings):
    """Templates of one test; writing to one changes what it prints from then on."""
    satu = {**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path / "templat"]}
    (tmp_path / "templat").mkdir()
    settings.TEMPLATES = [satu]

    def tulis(nama, isi):
        (tmp_path / "templat" / nama).write_text(isi)
        for pemuat in engines["django"].engine.template_loaders:
            pemuat.reset()
        return nama

    return tulis


def jalankan(cetak):
    pekerjaan = Pekerjaan.objects.get(kunci=cetak.kunci)
    antrean.jalankan(pekerjaan.pk)
    cetak.refresh_from_db()
    pekerjaan.refresh_from_db()
    return pekerjaan


def hasil(cetak):
    return {
        satu.pegawai.nama_lengkap: (satu.get_keadaan_display(), satu.pesan)
        for satu in cetak.daftar_lembar.select_related("pegawai")
    }


def isi_arsip(cetak):
    with cetak.berkas.open() as berkas:
        bita = berkas.read()
    with zipfile.ZipFile(io.BytesIO(bita)) as arsip:
        return bita, {nama: arsip.read(nama) for nama in arsip.namelist()}


def surat(cetak):
    return Pemberitahuan.objects.filter(kunci__startswith=f"beranda.cetak_selesai:{cetak.pk}:")


def test_pesan_cetak_writes_order_rows_history_and_job_together():
    d = unit_bercetak(2, tanpa=1)

    cetak = pesan(d)

    daftar = list(cetak.daftar_lembar.values_list("pegawai__nama_lengkap", "keadaan", "dokumen"))
    # The pengelola is one of the people of the unit, and has no SKP himself.
    assert daftar == [
        ("Orang 000", L.MENUNGGU, d.daftar[0].pk),
        ("Orang 001", L.MENUNGGU, d.daftar[1].pk),
        ("Pengelola", L.TIADA, None),
        ("Tanpa 000", L.TIADA, None),
    ]
    assert L.TIADA.label == "Belum ada dokumen"
    jejak = Jejak.objects.untuk(cetak).get()
    assert (jejak.aksi, jejak.pelaku, jejak.rincian["jumlah"]) == (
        "beranda.pesan_cetak",
        d.pengelola,
        len(daftar),
    )
    pekerjaan = Pekerjaan.objects.get(jenis=layanan.PEKERJAAN)
    assert pekerjaan.argumen == {"pk": cetak.pk, "percobaan": 1}


def test_pesan_cetak_refused_leaves_nothing():
    d = unit_bercetak(1)
    asing = PenugasanPeranFactory().pegawai
    tersisa = (Jejak.objects.count(), Pekerjaan.objects.count())

    with pytest.raises(Ditolak, match="pengelola kinerja unit ini"):
        pesan(d, pelaku=asing)
    with pytest.raises(Ditolak, match="belum mempunyai periode"):
        pesan(d, jenis=JenisCetak.EVALUASI)

    assert (CetakMassal.objects.count(), LembarCetak.objects.count()) == (0, 0)
    assert (Jejak.objects.count(), Pekerjaan.objects.count()) == tersisa


def test_the_archive_holds_the_documents_own_pdfs():
    d = unit_bercetak(3)
    cetak = pesan(d)

    pekerjaan = jalankan(cetak)

    bita, isi = isi_arsip(cetak)
    assert pekerjaan.hasil == {"berhasil": 3, "gagal": 0}
    assert (pekerjaan.kemajuan_selesai, pekerjaan.kemajuan_total) == (3, 3)
    assert cetak.sha256 == hashlib.sha256(bita).hexdigest()
    sidik = {d.sidik_pdf for d in DokumenTerbit.objects.all()}
    assert {hashlib.sha256(satu).hexdigest() for satu in isi.values()} == sidik
    assert len(sidik) == len(isi) == 3
    # Each file is named after the person whose contents it holds.
    pegawai = PegawaiFactory._meta.model.objects.get(nama_lengkap="Orang 001")
    nama = f"{pegawai.nip}-orang-001-skp.pdf"
    with DokumenTerbit.objects.get(pk=d.daftar[1].pk).berkas.open() as berkas:
        assert isi[nama] == berkas.read()


def test_the_same_documents_give_the_same_archive_again():
    d = unit_bercetak(2)
    pertama, kedua = pesan(d), pesan(d)

    jalankan(pertama)
    jalankan(kedua)

    assert pertama.sha256 == kedua.sha256
    assert pertama.berkas.name != kedua.berkas.name


def test_a_document_that_fails_does_not_stop_the_rest(templat):
    d = unit_bercetak(2)
    terlarang = templat("terlarang.html", TERLARANG)
    for nama, template in (("A", terlarang), ("B", "tidak/ada.html")):
        dokumen_skp(PegawaiFactory(unit_kerja=d.unit, nama_lengkap=nama), template=template)
    rusak = PegawaiFactory(unit_kerja=d.unit, nama_lengkap="C")
    dokumen_skp(rusak, template="dokumen/kertas.html", cuplikan={"tanggal": "kapan"})
    cetak = pesan(d)

    pekerjaan = jalankan(cetak)

    baris = hasil(cetak)
    assert pekerjaan.keadaan == Keadaan.SELESAI
    assert pekerjaan.hasil == {"berhasil": 2, "gagal": 3}
    assert baris["A"] == ("Gagal", "Dokumen gagal dicetak (FatalURLFetchingError).")
    assert baris["B"] == ("Gagal", "Dokumen gagal dicetak (TemplateDoesNotExist).")
    assert baris["C"] == ("Gagal", "Dokumen gagal dicetak (ValueError).")
    assert baris["Orang 000"] == baris["Orang 001"] == ("Berhasil", "")
    assert baris["Pengelola"] == ("Belum ada dokumen", "")
    assert [n.split("-", 1)[1] for n in isi_arsip(cetak)[1]] == [
        "orang-000-skp.pdf",
        "orang-001-skp.pdf",
    ]


def test_a_database_that_is_gone_is_not_the_fault_of_a_document(monkeypatch):
    d = unit_bercetak(2)
    cetak = pesan(d)

    def putus(*args, **kwargs):
        raise DatabaseError

    with monkeypatch.context() as tambalan:
        tambalan.setattr(layanan, "cetak_terbit", putus)
        pekerjaan = jalankan(cetak)

    assert (pekerjaan.keadaan, cetak.waktu_selesai) == (Keadaan.MENUNGGU, None)
    assert set(cetak.daftar_lembar.exclude(dokumen=None).values_list("keadaan")) == {(L.MENUNGGU,)}


def test_a_file_that_is_gone_fails_alone():
    d = unit_bercetak(2)
    jalankan(pesan(d))
    hilang = DokumenTerbit.objects.get(pk=d.daftar[0].pk).berkas
    hilang.storage.delete(hilang.name)
    cetak = pesan(d)

    jalankan(cetak)

    assert hasil(cetak)["Orang 000"] == ("Gagal", layanan.BERKAS_HILANG)
    assert len(isi_arsip(cetak)[1]) == 1


def test_ulangi_cetak_prints_only_what_failed(templat, monkeypatch):
    d = unit_bercetak(2)
    terlarang = templat("terlarang.html", TERLARANG)
    gagal = dokumen_skp(PegawaiFactory(unit_kerja=d.unit), template=terlarang)
    cetak = pesan(d)
    jalankan(cetak)
    lama = cetak.berkas.name
    templat("terlarang.html", "<!doctype html><title>Uji</title><p>Baik")
    dicetak = []
    asli = layanan.cetak_terbit
    monkeypatch.setattr(
        layanan, "cetak_terbit", lambda p, *, pk: dicetak.append(pk) or asli(p, pk=pk)
    )

    layanan.ulangi_cetak(cetak.pk, pelaku=d.pengelola)
    cetak.refresh_from_db()
    jalankan(cetak)

    assert dicetak == [gagal.pk]
    assert len(isi_arsip(cetak)[1]) == 3
    assert (cetak.percobaan, cetak.berkas.storage.exists(lama)) == (2, False)
    assert list(surat(cetak).values_list("kunci", flat=True).order_by("kunci")) == [
        f"beranda.cetak_selesai:{cetak.pk}:{n}" for n in (1, 2)
    ]
    with pytest.raises(Ditolak, match="Tidak ada dokumen yang gagal"):
        layanan.ulangi_cetak(cetak.pk, pelaku=d.pengelola)


def test_ulangi_cetak_waits_for_the_run():
    d = unit_bercetak(1)
    cetak = pesan(d)

    with pytest.raises(Ditolak, match="masih berjalan"):
        layanan.ulangi_cetak(cetak.pk, pelaku=d.pengelola)

    assert CetakMassal.objects.get().percobaan == 1


def test_one_letter_says_how_many_and_names_nobody():
    d = unit_bercetak(2)
    cetak = pesan(d)
    pekerjaan = jalankan(cetak)

    assert layanan.jalankan_cetak(pekerjaan, pk=cetak.pk, percobaan=1) == {"dilewati": 1}
    antrean.jalankan_semua()

    satu = surat(cetak).get()
    assert (satu.penerima, satu.tautan) == (d.pengelola, cetak.get_absolute_url())
    assert satu.perihal == "Cetak massal selesai: 2 dokumen"
    assert "Orang" not in satu.isi
    assert len([m for m in mail.outbox if m.to == [d.pengelola.email]]) == 1


def test_a_unit_without_documents_gets_no_archive():
    d = unit_bercetak(0, tanpa=2)
    cetak = pesan(d)

    pekerjaan = jalankan(cetak)

    assert (pekerjaan.hasil, cetak.berkas.name) == ({"berhasil": 0, "gagal": 0}, "")
    assert cetak.waktu_selesai is not None
    assert {satu for satu, _ in hasil(cetak).values()} == {"Belum ada dokumen"}


def test_hapus_arsip_keeps_the_documents(gudang):
    d = unit_bercetak(2)
    lama, baru = pesan(d), pesan(d)
    jalankan(lama)
    jalankan(baru)
    CetakMassal.objects.filter(pk=lama.pk).update(waktu_selesai=kini() - timedelta(days=8))
    sisa = gudang / "cetak" / f"{lama.pk}-1.zip"
    dokumen = sorted(p.name for p in gudang.rglob("*.pdf"))

    jumlah = layanan.hapus_arsip(kini())

    lama.refresh_from_db()
    assert (jumlah, lama.berkas.name, lama.sha256) == (1, "", "")
    assert (lama.waktu_dihapus is not None, sisa.exists()) == (True, False)
    assert [p.name for p in (gudang / "cetak").iterdir()] == [f"{baru.pk}-1.zip"]
    assert sorted(p.name for p in gudang.rglob("*.pdf")) == dokumen
    assert layanan.hapus_arsip(kini()) == 0


def test_hapus_arsip_takes_what_a_dead_worker_left(gudang):
    d = unit_bercetak(1)
    cetak = pesan(d)
    jalankan(cetak)
    (gudang / "cetak" / f"{cetak.pk}-2.zip").write_bytes(b"sisa")
    lampau = kini() - timedelta(days=8)
    CetakMassal.objects.filter(pk=cetak.pk).update(
        percobaan=3, waktu_dipesan=lampau, waktu_selesai=None
    )

    assert layanan.hapus_arsip(kini()) == 1
    assert list((gudang / "cetak").iterdir()) == []


def test_periode_of_another_year_is_named_in_the_order():
    d = unit_bercetak(1)
    tw1 = periode_untuk(d.unit.instansi, "tw1", TAHUN)

    cetak = pesan(d, jenis=JenisCetak.DOKUMEN_EVALUASI, periode=tw1)

    assert str(cetak) == f"Dokumen evaluasi kinerja {d.unit} {tw1}"
    assert set(cetak.daftar_lembar.values_list("keadaan", flat=True)) == {L.TIADA}
