"""What the monitoring pages read from a request: unit, day, year and period."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from ekinerja.beranda import izin
from ekinerja.beranda.kueri import daftar_periode
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import UnitKerja
from ekinerja.profil.aturan import baca_tahun


def ambil_unit(permintaan, unit_pk):
    """A unit that this person may watch, else 404; else 403 where he only belongs to it."""
    terlihat = UnitKerja.objects.terlihat_oleh(permintaan.pelaku, pada(permintaan))
    unit = get_object_or_404(terlihat, pk=unit_pk)
    izin.pantau(unit, permintaan.pelaku, pada(permintaan)).wajib()
    return unit


def pada(permintaan):
    return hari_ini(permintaan.pelaku.unit_kerja.zona_waktu)


def pilih_periode(permintaan, unit):
    """Year and period asked for by the URL: nonsense means this year and the period to judge."""
    tahun = baca_tahun(permintaan.GET.get("tahun", ""), pada(permintaan).year)
    daftar = daftar_periode(unit, tahun)
    kode = permintaan.GET.get("periode", "")
    pilihan = next((satu for satu in daftar if satu.kode == kode), None)
    return tahun, daftar, pilihan or _terbaru(daftar, pada(permintaan))


def _terbaru(daftar, hari):
    """The last period that has begun; the first where none has."""
    sudah = [satu for satu in daftar if satu.mulai <= hari and satu.kode != "tahunan"]
    return sudah[-1] if sudah else (daftar[0] if daftar else None)
