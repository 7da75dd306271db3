"""Acts between employee and penilai: rows, history, letters, documents, frozen content."""

import pytest
from django.db import IntegrityError, transaction

from ekinerja.antrean.models import Pekerjaan
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.models import Jejak
from ekinerja.pemberitahuan.models import Pemberitahuan
from skp.layanan import persetujuan
from skp.models import BEKU, SKP
from skp.pilihan import StatusSKP
from tests.factories import PegawaiFactory, PenetapanPenilaiFactory, SKPFactory, UnitKerjaFactory
from tests.factories.skp import penilai_dari

pytestmark = pytest.mark.django_db
CATATAN = "Target belum berbatas waktu."


def surat():
    daftar = Pemberitahuan.objects.order_by("pk")
    return [(satu.jenis.rpartition("/")[2], satu.penerima) for satu in daftar]


def aksi(skp):
    return list(Jejak.objects.untuk(skp).order_by("nomor").values_list("aksi", flat=True))


def keadaan():
    """What an act may have written anywhere."""
    return [
        list(SKP.objects.order_by("pk").values()),
        [model.objects.count() for model in (Jejak, Pemberitahuan, Pekerjaan, DokumenTerbit)],
    ]


def tindakan(nama):
    return {
        "ajukan": persetujuan.ajukan_skp,
        "tarik": persetujuan.tarik_skp,
        "ekspektasi": lambda pk, **a: persetujuan.tulis_ekspektasi(
            pk, ekspektasi={"akuntabel": "Tepat waktu."}, **a
        ),
        "kembalikan": lambda pk, **a: persetujuan.kembalikan_skp(pk, catatan=CATATAN, **a),
        "tetapkan": persetujuan.tetapkan_skp,
    }[nama]


def test_ajukan_skp_keeps_what_was_submitted_and_tells_the_penilai():
    skp = SKPFactory(lengkap=True)

    persetujuan.ajukan_skp(skp.pk, pelaku=skp.pegawai, versi=1)

    baru = SKP.objects.get()
    assert (baru.status, baru.versi, baru.waktu_diperiksa) == (StatusSKP.DIAJUKAN, 2, None)
    assert surat() == [("diajukan", penilai_dari(skp))]
    isi = Jejak.objects.untuk(skp).get().rincian["isi"]
    assert isi["utama"][0]["uraian"] == skp.daftar_rhk.get().uraian


def test_what_was_submitted_does_not_change_with_the_rows():
    skp = SKPFactory(lengkap=True)
    uraian = skp.daftar_rhk.get().uraian
    persetujuan.ajukan_skp(skp.pk, pelaku=skp.pegawai, versi=1)

    skp.daftar_rhk.update(uraian="Diganti kemudian")

    assert Jejak.objects.untuk(skp).get().rincian["isi"]["utama"][0]["uraian"] == uraian


def test_tarik_skp_unlocks_and_tells_the_penilai():
    skp = SKPFactory(lengkap=True, diajukan=True)

    persetujuan.tarik_skp(skp.pk, pelaku=skp.pegawai, versi=2)

    assert SKP.objects.get().status == StatusSKP.DRAF
    assert (surat(), aksi(skp)) == ([("ditarik", penilai_dari(skp))], ["skp.tarik"])


def test_tulis_ekspektasi_writes_only_what_is_named_and_marks_the_start_of_the_check():
    skp = SKPFactory(lengkap=True, diajukan=True)
    skp.daftar_ekspektasi.filter(aspek__kode="loyal").update(ekspektasi_khusus="Lama")

    persetujuan.tulis_ekspektasi(
        skp.pk,
        ekspektasi={"akuntabel": "Laporan tepat waktu.", "tidak_ada": "x"},
        pelaku=penilai_dari(skp),
        versi=2,
    )

    tertulis = skp.daftar_ekspektasi.exclude(ekspektasi_khusus="")
    assert dict(tertulis.values_list("aspek__kode", "ekspektasi_khusus")) == {
        "akuntabel": "Laporan tepat waktu.",
        "loyal": "Lama",
    }
    assert SKP.objects.get().waktu_diperiksa is not None
    rincian = Jejak.objects.untuk(skp).get().rincian
    assert rincian["akuntabel"] == {"sebelum": "", "sesudah": "Laporan tepat waktu."}


def test_tulis_ekspektasi_on_a_draft_does_not_start_the_check():
    skp = SKPFactory(lengkap=True)

    isi = {"loyal": "Hadir tepat waktu."}
    persetujuan.tulis_ekspektasi(skp.pk, ekspektasi=isi, pelaku=penilai_dari(skp), versi=1)

    assert SKP.objects.get().waktu_diperiksa is None


def test_tulis_ekspektasi_without_a_change_is_no_beginning():
    skp = SKPFactory(lengkap=True, diajukan=True)

    persetujuan.tulis_ekspektasi(
        skp.pk, ekspektasi={"loyal": ""}, pelaku=penilai_dari(skp), versi=2
    )

    assert (SKP.objects.get().versi, SKP.objects.get().waktu_diperiksa) == (2, None)
    assert not Jejak.objects.exists()


def test_kembalikan_skp_carries_the_note():
    skp = SKPFactory(lengkap=True, diajukan=True)

    persetujuan.kembalikan_skp(skp.pk, catatan=CATATAN, pelaku=penilai_dari(skp), versi=2)

    baru = SKP.objects.get()
    assert (baru.status, baru.catatan_pengembalian) == (StatusSKP.DIKEMBALIKAN, CATATAN)
    assert surat() == [("dikembalikan", skp.pegawai)]
    assert Jejak.objects.untuk(skp).get().rincian["catatan"] == CATATAN
    # Letters carry no note texts.
    assert CATATAN not in Pemberitahuan.objects.get().isi


@pytest.mark.parametrize("catatan", ["", "Pendek", "   123456789   "])
def test_kembalikan_skp_refuses_a_note_that_helps_nobody(catatan):
    skp = SKPFactory(lengkap=True, diajukan=True)
    sebelum = keadaan()

    with pytest.raises(Ditolak) as galat:
        persetujuan.kembalikan_skp(skp.pk, catatan=catatan, pelaku=penilai_dari(skp), versi=2)

    assert galat.value.keputusan.sebab is Sebab.ISI
    assert keadaan() == sebelum


def tetapkan(**isi):
    skp = SKPFactory(lengkap=True, diajukan=True, **isi)
    return persetujuan.tetapkan_skp(skp.pk, pelaku=penilai_dari(skp), versi=2)


def test_tetapkan_skp_freezes_and_issues_the_document():
    skp = tetapkan()

    penetapan = skp.pegawai.daftar_penetapan_penilai.get()
    baru = SKP.objects.get()
    assert (baru.status, baru.versi) == (StatusSKP.DITETAPKAN, 3)
    assert baru.pejabat_penilai == penetapan.pejabat_penilai
    assert baru.atasan_pejabat_penilai == penetapan.atasan_pejabat_penilai
    assert (baru.tanggal_ditetapkan, baru.tempat_penetapan) == (hari_ini(), "Jakarta")
    dokumen = DokumenTerbit.objects.untuk(skp).get()
    assert (dokumen.versi, dokumen.cuplikan) == (1, baru.cuplikan)
    assert Pekerjaan.objects.filter(kunci=f"dokumen:{dokumen.pk}").count() == 1
    assert surat() == [("ditetapkan", skp.pegawai)]


def test_frozen_content_outlives_every_change_of_the_people():
    skp = tetapkan()
    beku = SKP.objects.get().cuplikan
    penilai, pegawai = skp.pejabat_penilai, skp.pegawai

    for orang in (penilai, pegawai):
        orang.nama_lengkap, orang.gelar_belakang = "Nama Baru", "M.Si."
        orang.unit_kerja = UnitKerjaFactory()
        orang.save()
    pegawai.daftar_penetapan_penilai.update(pejabat_penilai=PegawaiFactory())
    skp.daftar_rhk.update(uraian="Diganti kemudian")
    skp.unit_kerja.instansi.nama = "Instansi Baru"
    skp.unit_kerja.instansi.save()

    baru = SKP.objects.get()
    assert (baru.cuplikan, baru.pejabat_penilai) == (beku, penilai)
    assert "Nama Baru" not in str(baru.cuplikan)


GANTI = {
    "cuplikan": {},
    "pejabat_penilai": lambda skp: PegawaiFactory(),
    "atasan_pejabat_penilai": None,
    "pemberi_pertimbangan": lambda skp: PegawaiFactory(),
    "waktu_ditetapkan": lambda skp: kini(),
    "tanggal_ditetapkan": "2030-01-01",
    "tempat_penetapan": "Bandung",
    "pegawai": lambda skp: PegawaiFactory(),
    "riwayat_jabatan": lambda skp: PegawaiFactory().daftar_riwayat_jabatan.get(),
    "unit_kerja": lambda skp: UnitKerjaFactory(),
    "tahun": 2027,
    "periode_mulai": "2026-02-01",
    "periode_selesai": "2026-11-30",
    "pendekatan": "kualitatif",
    "format": "jpt",
    "jenis_dokumen": "adendum",
    "revisi": 2,
    "induk": lambda skp: SKPFactory(),
}


def test_every_frozen_column_is_tried():
    assert set(GANTI) == set(BEKU)


@pytest.mark.parametrize("kolom", GANTI)
def test_database_refuses_to_change_a_set_skp(kolom):
    skp = tetapkan()
    nilai = GANTI[kolom]
    nilai = nilai(skp) if callable(nilai) else nilai

    with pytest.raises(IntegrityError, match="sudah final"), transaction.atomic():
        SKP.objects.filter(pk=skp.pk).update(**{kolom: nilai})

    assert SKP.objects.get(pk=skp.pk).cuplikan == skp.cuplikan


def test_database_refuses_to_delete_a_set_skp_but_lets_it_close():
    skp = tetapkan()

    with pytest.raises(IntegrityError, match="sudah final"), transaction.atomic():
        SKP.objects.filter(pk=skp.pk)._raw_delete("default")
    SKP.objects.filter(pk=skp.pk).update(status=StatusSKP.DITUTUP)

    assert SKP.objects.get().status == StatusSKP.DITUTUP


@pytest.mark.parametrize("nama", ["ajukan", "tarik", "ekspektasi", "kembalikan", "tetapkan"])
@pytest.mark.parametrize("sebab", [Sebab.PELAKU, Sebab.VERSI, Sebab.STATUS])
def test_every_refusal_leaves_nothing(nama, sebab):
    skp = SKPFactory(lengkap=True, diajukan=nama != "ajukan", ditetapkan=sebab is Sebab.STATUS)
    pelaku = skp.pegawai if nama in {"ajukan", "tarik"} else penilai_dari(skp)
    if sebab is Sebab.PELAKU:
        pelaku = PegawaiFactory()
    versi = skp.versi + (sebab is Sebab.VERSI)
    sebelum = keadaan()

    with pytest.raises(Ditolak) as galat:
        tindakan(nama)(skp.pk, pelaku=pelaku, versi=versi)

    assert galat.value.keputusan.sebab is sebab
    assert keadaan() == sebelum


def test_nobody_decides_about_himself_even_as_his_own_penilai_of_old():
    """The row that says so cannot exist; should it come, the act still refuses."""
    skp = SKPFactory(lengkap=True, diajukan=True)

    for nama in ("ekspektasi", "kembalikan", "tetapkan"):
        with pytest.raises(Ditolak, match="milik Anda"):
            tindakan(nama)(skp.pk, pelaku=skp.pegawai, versi=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        PenetapanPenilaiFactory(pegawai=skp.pegawai, pejabat_penilai=skp.pegawai)
