"""What the tests of objections share: the acts in short, and that a refusal leaves nothing."""

from types import SimpleNamespace

import pytest
from django.db import transaction

from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.berkas import periksa_berkas
from ekinerja.inti.galat import Ditolak
from ekinerja.jejak.models import Jejak
from ekinerja.kepegawaian.models import PenetapanPenilai
from ekinerja.pemberitahuan.models import Pemberitahuan
from evaluasi.layanan import keberatan as layanan
from evaluasi.models import EvaluasiKinerja, Keberatan, KonfirmasiEvaluasi
from evaluasi.pilihan import Rating
from tests.factories.evaluasi import EvaluasiFactory
from tests.factories.kepegawaian import PegawaiFactory, PenugasanPeranFactory
from tests.factories.profil import ProfilAturanFactory

ALASAN = "Dua laporan triwulan ini tidak diperhitungkan."
PERTIMBANGAN = "Kedua laporan diterima sebelum batas waktu, sesuai tanda terima."
PDF = periksa_berkas("tanda terima.pdf", b"%PDF-1.7\n%%EOF\n")


def orang(evaluasi):
    return SimpleNamespace(
        peg=evaluasi.pegawai,
        pnl=evaluasi.pejabat_penilai,
        apn=evaluasi.atasan_pejabat_penilai,
        asing=PegawaiFactory(),
    )


def isi_berkas(tempat):
    with tempat.open() as berkas:
        return berkas.read()


def bernilai(evaluasi):
    """The instansi gives values."""
    ProfilAturanFactory(instansi=evaluasi.unit_kerja.instansi, pratetap="kemenkes-2025")
    return evaluasi


def ajukan(evaluasi, pelaku=None, alasan=ALASAN, **isi):
    pelaku = pelaku or evaluasi.pegawai
    return layanan.ajukan_keberatan(
        evaluasi.pk, alasan=alasan, pelaku=pelaku, versi=evaluasi.versi, **isi
    )


def tetap(keberatan, pelaku, **isi):
    isi = {"pertimbangan": PERTIMBANGAN, "pelaku": pelaku, "versi": keberatan.versi, **isi}
    return layanan.putus_tetap(keberatan.pk, **isi)


def ubah(keberatan, pelaku, hasil=Rating.DI_ATAS, perilaku=Rating.DI_ATAS, nilai=112, **isi):
    return layanan.putus_diubah(
        keberatan.pk,
        pertimbangan=isi.pop("pertimbangan", PERTIMBANGAN),
        rating_hasil_kerja=hasil,
        rating_perilaku=perilaku,
        nilai=nilai,
        pelaku=pelaku,
        versi=keberatan.versi,
        **isi,
    )


def sebab(tindakan, *args, **isi):
    """What kept an act from happening; it must have left nothing."""
    sebelum = keadaan()
    with pytest.raises(Ditolak) as galat, transaction.atomic():
        tindakan(*args, **isi)
    assert keadaan() == sebelum
    return galat.value.keputusan.sebab


def keadaan():
    tabel = (EvaluasiKinerja, Keberatan, KonfirmasiEvaluasi)
    isi = [list(satu.objects.order_by("pk").values()) for satu in tabel]
    return [
        *isi,
        Jejak.objects.count(),
        DokumenTerbit.objects.count(),
        Pemberitahuan.objects.count(),
    ]


def di_puncak():
    """The penilai is a pejabat negara: nobody stands above him."""
    negara = PegawaiFactory(pejabat_negara=True)
    evaluasi = EvaluasiFactory(ditetapkan=True, skp__penilai=negara, atasan_pejabat_penilai=None)
    PenetapanPenilai.objects.filter(pegawai=evaluasi.pegawai).update(atasan_pejabat_penilai=None)
    return evaluasi, PenugasanPeranFactory(unit_kerja=evaluasi.unit_kerja).pegawai
