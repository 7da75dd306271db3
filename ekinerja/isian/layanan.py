"""Keeping and dropping what people type. No history row: a draft is nobody's decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from ekinerja.antrean.daftar import berkala
from ekinerja.inti.waktu import kini
from ekinerja.isian import aturan
from ekinerja.isian.models import Konsep, KunciKirim

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai


@transaction.atomic
def simpan_konsep(
    formulir: str,
    *,
    pelaku: Pegawai,
    isi: Mapping[str, Iterable[str]],
    versi_dasar: int | None = None,
    kunci: str = "",
) -> Konsep | None:
    """Keep the latest text of a form; ``None`` when that very form (``kunci``) was handed in.

    Raises ``TerlaluBesar``.
    """
    bersih = aturan.isi_bersih(isi)
    if kunci and KunciKirim.objects.sudah_terkirim(pelaku, kunci):
        return None
    konsep = Konsep(
        pelaku=pelaku, formulir=formulir, isi=bersih, versi_dasar=versi_dasar, waktu=kini()
    )
    Konsep.objects.bulk_create(
        [konsep],
        update_conflicts=True,
        unique_fields=["pelaku", "formulir"],
        update_fields=["isi", "versi_dasar", "waktu"],
    )
    _buang_kelebihan(pelaku)
    return konsep


def konsep_untuk(pelaku: Pegawai, formulir: str) -> Konsep | None:
    """The draft that waits for this person in this form."""
    return Konsep.objects.milik(pelaku).filter(formulir=formulir).first()


def hapus_konsep(pelaku: Pegawai, formulir: str) -> bool:
    """Drop the draft: it was handed in, or its writer wants it gone."""
    jumlah, _ = Konsep.objects.milik(pelaku).filter(formulir=formulir).delete()
    return jumlah > 0


@berkala("isian.bersihkan", setiap="harian")
def bersihkan(pada: datetime) -> int:
    """Drop drafts nobody came back for, and form keys that no browser will send again."""
    konsep, _ = Konsep.objects.sebelum(pada - aturan.UMUR_KONSEP).delete()
    kunci, _ = KunciKirim.objects.sebelum(pada - aturan.UMUR_KUNCI).delete()
    return konsep + kunci


def _buang_kelebihan(pelaku: Pegawai) -> None:
    terurut = Konsep.objects.milik(pelaku).order_by("-waktu", "-pk").values_list("pk", flat=True)
    if kelebihan := list(terurut[aturan.BATAS_KONSEP :]):
        Konsep.objects.filter(pk__in=kelebihan).delete()
