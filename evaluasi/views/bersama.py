"""What the pages about units and their periods share."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from ekinerja.inti.waktu import hari_ini
from evaluasi.kueri.cakupan import daftar_periode, periode_terbuka, periode_unit, periode_utama


def pada(permintaan):
    """Today where the person works."""
    return hari_ini(permintaan.pelaku.unit_kerja.zona_waktu)


def ambil_periode(unit, periode_pk):
    return get_object_or_404(periode_unit(unit), pk=periode_pk)


def pilih_periode(permintaan):
    """The period asked for by ``?periode=`` and all there are; nonsense shows the main one."""
    instansi, hari = permintaan.pelaku.instansi_id, pada(permintaan)
    semua = daftar_periode(instansi, hari)
    diminta = next((s for s in semua if str(s.pk) == permintaan.GET.get("periode")), None)
    return diminta or periode_utama(semua, periode_terbuka(instansi, hari), hari), semua


def riwayat(daftar_jejak, aksi):
    """The lines of one history as the template tag ``riwayat`` wants them."""
    return [
        {
            "judul": aksi(satu.aksi).sebutan,
            "siapa": satu.pelaku.nama_gelar if satu.pelaku else "Sistem",
            "waktu": satu.waktu,
            "catatan": satu.rincian.get("catatan", ""),
        }
        for satu in daftar_jejak
    ]
