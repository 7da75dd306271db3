"""How these views fetch what they show: through what the person may see."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import (
    Pegawai,
    PenetapanPenilai,
    PenugasanPeran,
    PermintaanPerbaikan,
    UnitKerja,
)


def ambil_pegawai(request, pk):
    kini = hari_ini()
    terlihat = Pegawai.objects.terlihat_oleh(request.pelaku, kini)
    return get_object_or_404(terlihat.untuk_rinci(kini), pk=pk)


def ambil_penetapan(request, pk):
    terlihat = PenetapanPenilai.objects.terlihat_oleh(request.pelaku, hari_ini())
    return get_object_or_404(terlihat.untuk_riwayat(), pk=pk)


def ambil_peran(request, pk):
    kini = hari_ini()
    terlihat = PenugasanPeran.objects.terlihat_oleh(request.pelaku, kini)
    return get_object_or_404(terlihat.dengan_admin_lain(kini).untuk_daftar(), pk=pk)


def ambil_permintaan(request, pk):
    terlihat = PermintaanPerbaikan.objects.terlihat_oleh(request.pelaku, hari_ini())
    return get_object_or_404(terlihat.untuk_daftar(), pk=pk)


def ambil_unit(request, pk):
    dikelola = UnitKerja.objects.dikelola(request.pelaku, hari_ini())
    return get_object_or_404(dikelola, pk=pk)


def pada(pegawai):
    """Today's date where the unit of the person is."""
    return hari_ini(pegawai.unit_kerja.zona_waktu)
