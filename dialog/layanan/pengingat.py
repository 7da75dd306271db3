"""Who still owes realisasi when its stage is about to close."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from dialog.kueri.realisasi import belum_dikirim
from ekinerja.kalender.kueri import batas_per_orang
from ekinerja.kalender.layanan.pengingat import Tagihan, penagih
from ekinerja.kalender.models import TahapPeriode
from ekinerja.kalender.pilihan import Tahap
from ekinerja.kepegawaian.models import Pegawai


@penagih(Tahap.INPUT_REALISASI)
def belum_mengirim_realisasi(tahap: TahapPeriode) -> Iterator[Tagihan]:
    """One reminder per person, whatever number of SKP he has. Two queries."""
    periode = tahap.periode
    berutang = belum_dikirim(periode.tahun_kinerja.instansi_id, periode)
    daftar = berutang.filter(pegawai__aktif=True).select_related("pegawai__unit_kerja")
    menurut_orang: dict[int, tuple[Pegawai, list[int]]] = {}
    for skp in daftar.defer("cuplikan").order_by("pk"):
        menurut_orang.setdefault(skp.pegawai_id, (skp.pegawai, []))[1].append(skp.pk)
    batas = batas_per_orang(tahap)
    for pegawai, daftar_skp in menurut_orang.values():
        yield Tagihan(
            pegawai,
            batas(pegawai),
            _tautan(daftar_skp, periode.pk),
            f"Realisasi hasil kerja Anda untuk {periode.label} belum seluruhnya dikirim.",
        )


def _tautan(daftar_skp: list[int], periode_pk: int) -> str:
    if len(daftar_skp) == 1:
        return reverse("dialog:realisasi", args=[daftar_skp[0], periode_pk])
    return reverse("dialog:realisasi_daftar")
