"""What the tests of rating share: an evaluation that is ready, and the acts in short."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.db import transaction

from dialog.models import RealisasiIKI
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.galat import Ditolak
from ekinerja.jejak.models import Jejak
from ekinerja.kalender.pilihan import KodePeriode
from ekinerja.pemberitahuan.models import Pemberitahuan
from evaluasi.aturan.penilaian import IsianPenilaian
from evaluasi.layanan import penilaian as layanan
from evaluasi.models import EvaluasiKinerja, PemeringkatanKinerja, PenilaianPerilaku, PenilaianRHK
from evaluasi.pilihan import Kelompok, Rating
from tests.factories.evaluasi import (
    CapaianOrganisasiFactory,
    EvaluasiFactory,
    PemeringkatanFactory,
)
from tests.factories.kepegawaian import PegawaiFactory
from tests.factories.profil import ProfilAturanFactory
from tests.factories.skp import penilai_dari

ISIAN = IsianPenilaian(
    rating_hasil_kerja=Rating.SESUAI,
    rating_perilaku=Rating.SESUAI,
    kontribusi="Laporan tepat waktu menopang capaian unit.",
    catatan_rekomendasi="Pertahankan ketelitian.",
)


def dengan(**isi):
    return replace(ISIAN, **isi)


def terbuka(*, capaian=True, **isi):
    """An open evaluation, ready to be rated, and who rates it."""
    evaluasi = EvaluasiFactory(**isi)
    if capaian:
        PegawaiFactory(unit_kerja=evaluasi.unit_kerja, kepala=True)
        CapaianOrganisasiFactory(
            unit_kerja=evaluasi.unit_kerja, periode=evaluasi.periode, ditetapkan=True
        )
    return SimpleNamespace(evaluasi=evaluasi, pnl=penilai_dari(evaluasi.skp), peg=evaluasi.pegawai)


def bernilai(kelompok=Kelompok.K2):
    """TW4 of an instansi that gives values and asks for a ranking."""
    d = terbuka(kode=KodePeriode.TW4)
    ProfilAturanFactory(instansi=d.evaluasi.unit_kerja.instansi, pratetap="kemenkes-2025")
    if kelompok:
        d.pemeringkatan = PemeringkatanFactory(
            unit_kerja=d.evaluasi.unit_kerja, anggota={d.peg: kelompok}, ditetapkan=True
        )
    return d


def mulai(d, pelaku=None):
    return layanan.mulai_penilaian(d.evaluasi.pk, pelaku=pelaku or d.pnl, versi=_versi(d))


def simpan(d, isian=ISIAN, pelaku=None):
    return layanan.simpan_penilaian(
        d.evaluasi.pk, isian=isian, pelaku=pelaku or d.pnl, versi=_versi(d)
    )


def tetapkan(d, pelaku=None):
    return layanan.tetapkan_evaluasi(d.evaluasi.pk, pelaku=pelaku or d.pnl, versi=_versi(d))


def draf(d, isian=ISIAN):
    """Begun, and written."""
    mulai(d)
    simpan(d, isian)
    return d


def _versi(d):
    return EvaluasiKinerja.objects.get(pk=d.evaluasi.pk).versi


def potret():
    """Everything that these acts may write."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (
            EvaluasiKinerja,
            PenilaianRHK,
            PenilaianPerilaku,
            RealisasiIKI,
            PemeringkatanKinerja,
            Jejak,
            DokumenTerbit,
            Pemberitahuan,
        )
    ]


def ditolak(sebab, cuplik, perbuatan, *args, **isi):
    """It is refused for that reason, with these words, and leaves nothing behind."""
    sebelum = potret()
    with pytest.raises(Ditolak) as galat, transaction.atomic():
        perbuatan(*args, **isi)
    assert galat.value.keputusan.sebab is sebab
    assert cuplik in galat.value.keputusan.alasan
    assert potret() == sebelum
