"""An objection from hand in to decision, and who may do what on the way."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import kini, pada_saat
from ekinerja.kalender.layanan.tenggat import batas_hari_kerja
from ekinerja.pemberitahuan.models import Pemberitahuan
from evaluasi.dokumen import evaluasi as dokumen
from evaluasi.layanan import keberatan as layanan
from evaluasi.layanan import konfirmasi
from evaluasi.layanan.revisi import DIPUTUS
from evaluasi.models import (
    EvaluasiKinerja,
    Keberatan,
    KonfirmasiEvaluasi,
    PenilaianPerilaku,
    PenilaianRHK,
)
from evaluasi.pilihan import Rating
from skp.models import AspekPerilaku
from tests.evaluasi.bahan import (
    ALASAN,
    PDF,
    PERTIMBANGAN,
    ajukan,
    bernilai,
    isi_berkas,
    orang,
    sebab,
    tetap,
    ubah,
)
from tests.factories.evaluasi import EvaluasiFactory, KeberatanFactory

pytestmark = pytest.mark.django_db


def test_objection_goes_to_the_atasan_named_on_the_evaluation():
    evaluasi = EvaluasiFactory(ditetapkan=True)

    keberatan = ajukan(evaluasi, lampiran=PDF)

    evaluasi.refresh_from_db()
    assert (evaluasi.status, evaluasi.versi) == ("keberatan", 4)
    assert keberatan.tujuan == evaluasi.atasan_pejabat_penilai
    assert isi_berkas(keberatan.lampiran) == PDF.isi
    assert (keberatan.nama_lampiran, keberatan.sha256_lampiran) == (PDF.nama, PDF.sha256)
    surat = {s.penerima_id: s for s in Pemberitahuan.objects.all()}
    assert set(surat) == {evaluasi.atasan_pejabat_penilai_id, evaluasi.pejabat_penilai_id}
    assert not any(ALASAN in s.isi for s in surat.values())
    assert not KonfirmasiEvaluasi.objects.exists()


def test_the_same_attachment_twice_is_one_file():
    satu = ajukan(EvaluasiFactory(ditetapkan=True), lampiran=PDF)
    dua = ajukan(EvaluasiFactory(ditetapkan=True), lampiran=PDF)

    assert satu.lampiran.name == dua.lampiran.name


def test_handing_in_is_refused_and_leaves_nothing():
    evaluasi = EvaluasiFactory(ditetapkan=True)
    siapa = orang(evaluasi)

    for pelaku in (siapa.pnl, siapa.apn, siapa.asing):
        assert sebab(ajukan, evaluasi, pelaku) is Sebab.PELAKU
    assert sebab(ajukan, evaluasi, alasan="  terlalu singkat  ") is Sebab.ISI
    with pada_saat(evaluasi.batas_waktu + timedelta(seconds=1)):
        assert sebab(ajukan, evaluasi) is Sebab.TENGGAT
    with pada_saat(evaluasi.batas_waktu):
        ajukan(evaluasi)


@pytest.mark.parametrize("status", ["siap", "draf", "keberatan", "final"])
def test_only_what_waits_for_an_answer_takes_an_objection(status):
    evaluasi = EvaluasiFactory(**{status: True})

    assert sebab(ajukan, evaluasi) is Sebab.STATUS


def test_withdrawing_agrees():
    evaluasi = EvaluasiFactory(ditetapkan=True)
    keberatan = ajukan(evaluasi)
    siapa = orang(evaluasi)
    for pelaku in (siapa.pnl, siapa.apn, siapa.asing):
        ditolak = sebab(layanan.cabut_keberatan, keberatan.pk, pelaku=pelaku, versi=1)
        assert ditolak is Sebab.PELAKU

    layanan.cabut_keberatan(keberatan.pk, pelaku=siapa.peg, versi=1)

    evaluasi.refresh_from_db()
    assert (evaluasi.status, evaluasi.konfirmasi.jawaban) == ("final", "setuju")
    assert Keberatan.objects.get().status == "dicabut"
    cuplikan = DokumenTerbit.objects.get(jenis="dokumen_evaluasi").cuplikan
    assert cuplikan["final"]["disetujui"] is True


def test_withdrawing_ends_with_the_examination():
    keberatan = KeberatanFactory(diperiksa=True)

    ditolak = sebab(
        layanan.cabut_keberatan, keberatan.pk, pelaku=keberatan.evaluasi.pegawai, versi=2
    )

    assert ditolak is Sebab.STATUS


def test_examination_asks_both_within_five_working_days():
    evaluasi = EvaluasiFactory(keberatan=True)
    keberatan, siapa = evaluasi.daftar_keberatan.get(), orang(evaluasi)
    for pelaku in (siapa.peg, siapa.pnl, siapa.asing):
        ditolak = sebab(layanan.periksa_keberatan, keberatan.pk, pelaku=pelaku, versi=1)
        assert ditolak is Sebab.PELAKU

    layanan.periksa_keberatan(keberatan.pk, pelaku=siapa.apn, versi=1)

    keberatan.refresh_from_db()
    assert keberatan.status == "diperiksa"
    assert keberatan.batas_penjelasan == batas_hari_kerja(evaluasi.unit_kerja, jumlah=5)
    assert {s.penerima_id for s in Pemberitahuan.objects.all()} == {siapa.peg.pk, siapa.pnl.pk}


def test_each_side_explains_once_and_before_the_deadline():
    keberatan = KeberatanFactory(diperiksa=True)
    siapa = orang(keberatan.evaluasi)

    def jelaskan(pelaku):
        versi = Keberatan.objects.get().versi
        isi = {"penjelasan": ALASAN, "pelaku": pelaku, "versi": versi}
        return layanan.jelaskan_keberatan(keberatan.pk, **isi)

    assert sebab(jelaskan, siapa.apn) is Sebab.PELAKU
    assert sebab(jelaskan, siapa.asing) is Sebab.PELAKU
    jelaskan(siapa.peg)
    assert sebab(jelaskan, siapa.peg) is Sebab.STATUS
    assert not Pemberitahuan.objects.exists()
    with pada_saat(keberatan.batas_penjelasan + timedelta(seconds=1)):
        assert sebab(jelaskan, siapa.pnl) is Sebab.TENGGAT
    jelaskan(siapa.pnl)
    keberatan.refresh_from_db()
    assert (keberatan.penjelasan_pegawai, keberatan.penjelasan_penilai) == (ALASAN, ALASAN)
    assert Pemberitahuan.objects.get().penerima == siapa.apn


def test_explanations_wait_for_the_examination():
    keberatan = KeberatanFactory()
    isi = {"penjelasan": ALASAN, "pelaku": keberatan.evaluasi.pegawai, "versi": 1}

    assert sebab(layanan.jelaskan_keberatan, keberatan.pk, **isi) is Sebab.STATUS


def test_decision_waits_for_both_or_for_the_deadline():
    keberatan = KeberatanFactory(diperiksa=True, penjelasan_pegawai=ALASAN)
    apn = keberatan.tujuan

    assert sebab(tetap, keberatan, apn) is Sebab.STATUS
    assert sebab(ubah, keberatan, apn) is Sebab.STATUS
    with pada_saat(keberatan.batas_penjelasan + timedelta(seconds=1)):
        tetap(keberatan, apn)
    assert EvaluasiKinerja.objects.get().status == "final"


def test_decision_comes_after_the_examination():
    keberatan = KeberatanFactory()

    assert sebab(tetap, keberatan, keberatan.tujuan) is Sebab.STATUS


def test_the_result_stands():
    keberatan = KeberatanFactory(dijelaskan=True)
    siapa = orang(keberatan.evaluasi)
    for pelaku in (siapa.peg, siapa.pnl, siapa.asing):
        assert sebab(tetap, keberatan, pelaku) is Sebab.PELAKU
        assert sebab(ubah, keberatan, pelaku) is Sebab.PELAKU
    assert sebab(tetap, keberatan, siapa.apn, pertimbangan="Tetap.") is Sebab.ISI

    tetap(keberatan, siapa.apn)

    evaluasi = EvaluasiKinerja.objects.get()
    keberatan.refresh_from_db()
    assert (evaluasi.status, evaluasi.predikat, evaluasi.revisi) == ("final", "baik", 1)
    assert evaluasi.konfirmasi.jawaban == "putusan"
    assert (keberatan.status, keberatan.pemutus) == ("diputus_tetap", siapa.apn)
    surat = Pemberitahuan.objects.filter(jenis__endswith="diputus")
    assert {s.penerima_id for s in surat} == {siapa.peg.pk, siapa.pnl.pk}
    assert not any(PERTIMBANGAN in s.isi or "Baik" in s.isi for s in surat)
    assert sebab(tetap, keberatan, siapa.apn) is Sebab.STATUS
    assert sebab(ubah, keberatan, siapa.apn) is Sebab.STATUS
    assert sebab(ajukan, evaluasi) is Sebab.STATUS


def test_a_changed_result_is_a_new_revision_and_the_old_row_stays():
    evaluasi = bernilai(EvaluasiFactory(ditetapkan=True, kelompok="K2"))
    rhk = evaluasi.skp.daftar_rhk.get()
    aspek = AspekPerilaku.objects.first()
    PenilaianRHK.objects.create(
        evaluasi=evaluasi, rhk=rhk, rating="sesuai", umpan_balik_ringkas="Tepat waktu."
    )
    PenilaianPerilaku.objects.create(evaluasi=evaluasi, aspek=aspek, umpan_balik_ringkas="Ramah.")
    with transaction.atomic():
        dokumen.terbitkan_evaluasi(evaluasi, pelaku=evaluasi.pejabat_penilai)
    ajukan(evaluasi)
    Keberatan.objects.update(status="diperiksa", batas_penjelasan=kini() - timedelta(days=1))
    beku = EvaluasiKinerja.objects.values("predikat", "nilai", "cuplikan", "batas_waktu").get()
    keberatan = Keberatan.objects.get()

    ubah(keberatan, keberatan.tujuan)

    lama, baru = EvaluasiKinerja.objects.order_by("revisi")
    lama_kini = EvaluasiKinerja.objects.filter(pk=lama.pk)
    assert lama_kini.values("predikat", "nilai", "cuplikan", "batas_waktu").get() == beku
    assert (lama.status, lama.konfirmasi.jawaban) == ("digantikan", "keberatan")
    assert (baru.status, baru.konfirmasi.jawaban, baru.revisi) == ("final", "putusan", 2)
    hasil = (baru.rating_hasil_kerja, baru.rating_perilaku, baru.predikat, baru.nilai)
    assert hasil == ("di_atas", "di_atas", "sangat_baik", 112)
    sama = ("capaian_organisasi_id", "kelompok", "kontribusi", "catatan_rekomendasi", "jalur")
    assert [getattr(baru, n) for n in sama] == [getattr(lama, n) for n in sama]
    assert baru.alasan_penyimpangan != ""
    assert baru.daftar_penilaian_rhk.get().umpan_balik_ringkas == "Tepat waktu."
    assert baru.daftar_penilaian_perilaku.get().umpan_balik_ringkas == "Ramah."
    beda = {n for n, isi in baru.cuplikan.items() if isi != lama.cuplikan[n]}
    assert beda <= {*DIPUTUS, "tanggal"}
    assert (baru.cuplikan["predikat"], baru.cuplikan["revisi"]) == ("sangat_baik", 2)
    keberatan.refresh_from_db()
    assert (keberatan.hasil, keberatan.status, keberatan.nilai_baru) == (
        baru,
        "diputus_diubah",
        112,
    )


def test_old_documents_say_that_they_are_replaced():
    keberatan = KeberatanFactory(dijelaskan=True)
    lama = bernilai(keberatan.evaluasi)
    with transaction.atomic():
        dokumen.terbitkan_evaluasi(lama, pelaku=lama.pejabat_penilai)

    ubah(keberatan, keberatan.tujuan)

    baru = EvaluasiKinerja.objects.get(revisi=2)
    gugur = DokumenTerbit.objects.untuk(lama)
    assert {d.jenis: d.masih_berlaku for d in gugur} == {
        "evaluasi": False,
        "dokumen_evaluasi": False,
    }
    assert {d.digantikan_oleh.id_objek for d in gugur} == {baru.pk}
    berlaku = {d.jenis: d.cuplikan for d in DokumenTerbit.objects.untuk(baru).berlaku()}
    assert set(berlaku) == {"evaluasi", "dokumen_evaluasi"}
    assert berlaku["dokumen_evaluasi"]["final"]["jawaban"] == "putusan"
    assert berlaku["evaluasi"]["predikat"] == "sangat_baik"


def test_no_second_objection_on_the_new_revision():
    keberatan = KeberatanFactory(dijelaskan=True)
    ubah(keberatan, keberatan.tujuan, nilai=None)
    baru = EvaluasiKinerja.objects.get(revisi=2)

    assert sebab(ajukan, baru) is Sebab.STATUS
    assert sebab(konfirmasi.setujui_evaluasi, baru.pk, pelaku=baru.pegawai, versi=1) is Sebab.STATUS
    assert not konfirmasi.setujui_otomatis(baru.pk, pada=kini() + timedelta(days=99))


@pytest.mark.parametrize(
    ("hasil", "perilaku", "nilai"),
    [
        (Rating.SESUAI, Rating.SESUAI, 100),  # as it was
        (Rating.DI_ATAS, Rating.DI_ATAS, 109),
        (Rating.DI_ATAS, Rating.DI_ATAS, 121),
        (Rating.DI_ATAS, Rating.DI_ATAS, None),
        (Rating.DI_BAWAH, Rating.DI_BAWAH, 0),
    ],
)
def test_a_changed_result_differs_and_has_a_value_of_its_range(hasil, perilaku, nilai):
    keberatan = KeberatanFactory(dijelaskan=True)
    bernilai(keberatan.evaluasi)

    assert sebab(ubah, keberatan, keberatan.tujuan, hasil, perilaku, nilai) is Sebab.ISI


def test_an_instansi_without_values_takes_none():
    keberatan = KeberatanFactory(dijelaskan=True)

    assert sebab(ubah, keberatan, keberatan.tujuan, nilai=112) is Sebab.ISI
    ubah(keberatan, keberatan.tujuan, nilai=None)
    assert EvaluasiKinerja.objects.get(revisi=2).nilai is None


def test_decided_is_decided_in_the_database_too():
    keberatan = KeberatanFactory(dijelaskan=True)
    tetap(keberatan, keberatan.tujuan)
    baris = Keberatan.objects.filter(pk=keberatan.pk)

    for isi in ({"pertimbangan": "lain"}, {"status": "diperiksa"}, {"alasan": "lain"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            baris.update(**isi)
