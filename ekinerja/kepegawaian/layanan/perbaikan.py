"""Acts on «Penilai saya keliru»."""

from __future__ import annotations

from django.db import transaction

from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.layanan import alihkan, mulai
from ekinerja.kepegawaian import izin, pemberitahuan
from ekinerja.kepegawaian.models import Pegawai, PermintaanPerbaikan
from ekinerja.kepegawaian.pilihan import AksiKepegawaian


@transaction.atomic
def minta_perbaikan(pegawai_id: int, *, uraian: str, pelaku: Pegawai) -> PermintaanPerbaikan:
    """Tell the pengelola of one's unit what is wrong with one's penilai."""
    kunci = Pegawai.objects.select_for_update(of=("self",), no_key=True)
    pegawai = kunci.select_related("unit_kerja").get(pk=pegawai_id)
    izin.minta_perbaikan(pegawai, pelaku).wajib()
    permintaan = PermintaanPerbaikan(pegawai=pegawai, uraian=uraian)
    mulai(permintaan, AksiKepegawaian.MINTA_PERBAIKAN, pelaku=pelaku)
    pemberitahuan.minta_perbaikan(permintaan, hari_ini(pegawai.unit_kerja.zona_waktu))
    return permintaan


@transaction.atomic
def jawab_perbaikan(
    pk: int, *, diterima: bool, jawaban: str, pelaku: Pegawai, versi: int
) -> PermintaanPerbaikan:
    """Close a request with an answer the employee reads."""
    permintaan = PermintaanPerbaikan.objects.kunci(pk, versi)
    hari = hari_ini(permintaan.pegawai.unit_kerja.zona_waktu)
    izin.jawab_perbaikan(permintaan, pelaku, hari).wajib()
    terima, tolakan = AksiKepegawaian.SELESAIKAN_PERBAIKAN, AksiKepegawaian.TOLAK_PERBAIKAN
    alihkan(
        permintaan,
        terima if diterima else tolakan,
        pelaku=pelaku,
        jawaban=jawaban,
        dijawab_oleh=pelaku,
        waktu_dijawab=kini(),
    )
    pemberitahuan.jawab_perbaikan(permintaan)
    return permintaan
