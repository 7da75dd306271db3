"""Who decides an objection when the chain has changed, and at its top."""

from datetime import timedelta

import pytest

from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import kini
from ekinerja.kepegawaian.models import PenetapanPenilai, RiwayatJabatan
from ekinerja.pemberitahuan.models import Pemberitahuan
from evaluasi.layanan import keberatan as layanan
from evaluasi.models import (
    EvaluasiKinerja,
    Keberatan,
)
from tests.evaluasi.bahan import PDF, ajukan, di_puncak, isi_berkas, sebab, tetap, ubah
from tests.factories.evaluasi import EvaluasiFactory
from tests.factories.kepegawaian import PegawaiFactory, PenugasanPeranFactory

pytestmark = pytest.mark.django_db


def test_when_the_atasan_has_left_the_one_of_today_decides():
    evaluasi = EvaluasiFactory(keberatan=True)
    keberatan, lama = evaluasi.daftar_keberatan.get(), evaluasi.atasan_pejabat_penilai
    pengganti = PegawaiFactory()
    PenetapanPenilai.objects.filter(pegawai=evaluasi.pegawai).update(
        atasan_pejabat_penilai=pengganti
    )
    periksa = layanan.periksa_keberatan
    assert sebab(periksa, keberatan.pk, pelaku=pengganti, versi=1) is Sebab.PELAKU
    RiwayatJabatan.objects.filter(pegawai=lama).update(tmt_selesai=kini() - timedelta(days=2))

    assert sebab(periksa, keberatan.pk, pelaku=lama, versi=1) is Sebab.PELAKU
    periksa(keberatan.pk, pelaku=pengganti, versi=1)

    assert Keberatan.objects.get().tujuan == pengganti


def test_nobody_decides_about_his_own_evaluation_or_the_one_he_set():
    """The penilai rose and is now the atasan of today."""
    evaluasi = EvaluasiFactory(keberatan=True)
    keberatan, penilai = evaluasi.daftar_keberatan.get(), evaluasi.pejabat_penilai
    PenetapanPenilai.objects.filter(pegawai=evaluasi.pegawai).update(
        pejabat_penilai=PegawaiFactory(), atasan_pejabat_penilai=penilai
    )
    RiwayatJabatan.objects.filter(pegawai=keberatan.tujuan).delete()

    ditolak = sebab(layanan.periksa_keberatan, keberatan.pk, pelaku=penilai, versi=1)

    assert ditolak is Sebab.PELAKU


def test_without_an_atasan_the_window_still_takes_the_objection():
    evaluasi = EvaluasiFactory(ditetapkan=True)
    pengelola = PenugasanPeranFactory(unit_kerja=evaluasi.unit_kerja).pegawai
    PenetapanPenilai.objects.filter(pegawai=evaluasi.pegawai).update(atasan_pejabat_penilai=None)
    RiwayatJabatan.objects.filter(pegawai=evaluasi.atasan_pejabat_penilai).delete()

    keberatan = ajukan(evaluasi)

    assert keberatan.tujuan is None
    surat = {s.penerima_id: s.jenis for s in Pemberitahuan.objects.all()}
    assert surat[pengelola.pk] == "evaluasi/surel/keberatan_tanpa_pemutus"
    ditolak = sebab(layanan.periksa_keberatan, keberatan.pk, pelaku=pengelola, versi=1)
    assert ditolak is Sebab.PELAKU


def test_at_the_top_the_pengelola_records_the_decision_with_its_document():
    evaluasi, pengelola = di_puncak()
    keberatan = ajukan(evaluasi)
    pengelola_lain = PenugasanPeranFactory().pegawai
    admin = PenugasanPeranFactory(admin=True, unit_kerja=evaluasi.unit_kerja).pegawai
    for pelaku in (pengelola_lain, admin, evaluasi.pegawai):
        ditolak = sebab(layanan.periksa_keberatan, keberatan.pk, pelaku=pelaku, versi=1)
        assert ditolak is Sebab.PELAKU
    keberatan = layanan.periksa_keberatan(keberatan.pk, pelaku=pengelola, versi=1)
    berkas = {"nomor_putusan": "KP.06/12/2026", "dokumen": PDF}

    assert sebab(tetap, keberatan, pengelola) is Sebab.ISI
    assert sebab(tetap, keberatan, pengelola, nomor_putusan="KP.06/12/2026") is Sebab.ISI
    assert sebab(ubah, keberatan, pengelola, dokumen=PDF) is Sebab.ISI
    ubah(keberatan, pengelola, nilai=None, **berkas)

    keberatan.refresh_from_db()
    assert (keberatan.pemutus, keberatan.tujuan) == (pengelola, None)
    assert isi_berkas(keberatan.dokumen_putusan) == PDF.isi
    assert EvaluasiKinerja.objects.get(revisi=2).predikat == "sangat_baik"


def test_pengelola_records_no_decision_about_himself():
    evaluasi, _ = di_puncak()
    PenugasanPeranFactory(unit_kerja=evaluasi.unit_kerja, pegawai=evaluasi.pegawai)
    keberatan = ajukan(evaluasi)

    ditolak = sebab(layanan.periksa_keberatan, keberatan.pk, pelaku=evaluasi.pegawai, versi=1)

    assert ditolak is Sebab.PELAKU
