"""What the pages of the calendar read from a request."""

from __future__ import annotations

from ekinerja.inti.waktu import hari_ini
from ekinerja.profil.aturan import baca_tahun


def pada(permintaan):
    """Today where the person works."""
    return hari_ini(permintaan.pelaku.unit_kerja.zona_waktu)


def tahun_dari(permintaan):
    """The year asked for by ``?tahun=``; nonsense means this year."""
    return baca_tahun(permintaan.GET.get("tahun", ""), pada(permintaan).year)
