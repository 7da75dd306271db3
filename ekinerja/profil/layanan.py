"""Choosing a profile for a year, and reading the one that holds."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction

from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.layanan import catat
from ekinerja.kepegawaian.models import Instansi
from ekinerja.profil import aturan, izin
from ekinerja.profil.aturan import TAHUN_PERTAMA, TAHUN_TERAKHIR, Profil
from ekinerja.profil.models import ProfilAturan
from ekinerja.profil.pilihan import AksiProfil, Pratetap

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai


@cache
def isi_pratetap(kode: str) -> dict[str, Any]:
    """The stored form of a shipped profile; callers do not change it."""
    berkas = settings.AKAR / "ekinerja" / "acuan" / f"profil_{Pratetap(kode).value}.json"
    isi: dict[str, Any] = json.loads(berkas.read_text(encoding="utf-8"))
    return isi


@cache
def pratetap(kode: str) -> Profil:
    """A shipped profile by its code."""
    return aturan.baca_profil(isi_pratetap(kode))


def profil_untuk(instansi_id: int, tahun: int) -> Profil:
    """The profile that holds for an instansi in a year; UMUM where none was chosen. One query."""
    return profil_dari(ProfilAturan.objects.berlaku(instansi_id, tahun).first())


def profil_dari(baris: ProfilAturan | None) -> Profil:
    """A chosen profile as a value; UMUM where nothing was chosen."""
    return aturan.baca_profil(baris.isi) if baris else pratetap(Pratetap.UMUM)


@transaction.atomic
def tetapkan_profil(
    instansi: Instansi, *, tahun: int, kode: str, alasan: str, pelaku: Pegawai
) -> ProfilAturan:
    """Choose the preset of a year; the choice before it stays as history."""
    instansi = Instansi.objects.select_for_update(of=("self",), no_key=True).get(pk=instansi.pk)
    izin.ubah(instansi.pk, pelaku, hari_ini(pelaku.unit_kerja.zona_waktu)).wajib()
    _periksa(tahun, alasan)
    lama = ProfilAturan.objects.berlaku(instansi.pk, tahun).first()
    if lama and lama.kode == kode:
        tolak(Sebab.ISI, f"Profil {lama.nama_profil} sudah berlaku untuk tahun {tahun}.").wajib()
    ProfilAturan.objects.berlaku(instansi.pk, tahun).update(aktif=False)
    profil = ProfilAturan.objects.create(
        instansi=instansi,
        tahun=tahun,
        alasan=alasan.strip(),
        ditetapkan_oleh=pelaku,
        waktu_ditetapkan=kini(),
        **isi_pratetap(kode),
    )
    rincian = {"tahun": tahun, "kode": kode, "kode_lama": lama.kode if lama else None}
    catat(
        profil,
        profil.pk,
        AksiProfil.TETAPKAN,
        pelaku=pelaku,
        rincian={**rincian, "instansi": instansi.pk, "alasan": profil.alasan},
    )
    return profil


def _periksa(tahun: int, alasan: str) -> None:
    if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        tolak(
            Sebab.ISI, f"Tahun kinerja harus antara {TAHUN_PERTAMA} dan {TAHUN_TERAKHIR}."
        ).wajib()
    if not alasan.strip():
        tolak(Sebab.ISI, "Tulis alasan penggantian profil.").wajib()
