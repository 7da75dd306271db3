"""The list of holidays and its three acts."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import versi_dari
from ekinerja.isian.permintaan import isi_ulang, sekali_kirim
from ekinerja.kalender import izin
from ekinerja.kalender.forms import AlasanForm, HariLiburForm
from ekinerja.kalender.layanan import libur as layanan
from ekinerja.kalender.models import HariLibur
from ekinerja.kalender.pilihan import JenisLibur
from ekinerja.kalender.views.bersama import pada, tahun_dari

TAMBAH, UBAH, HAPUS = (f"kalender/{nama}_libur.html" for nama in ("tambah", "ubah", "hapus"))
NASIONAL = [JenisLibur.LIBUR_NASIONAL, JenisLibur.CUTI_BERSAMA]


def _ambil_libur(request, pk):
    izin.hari_libur(request.pelaku, pada(request)).wajib()
    terlihat = HariLibur.objects.terlihat_oleh(request.pelaku).select_related("instansi")
    return get_object_or_404(terlihat, pk=pk)


def _daftar(tahun):
    return redirect(f"{reverse('kalender:hari_libur')}?tahun={tahun}")


@require_safe
def hari_libur(request):
    pelaku, hari, tahun = request.pelaku, pada(request), tahun_dari(request)
    izin.hari_libur(pelaku, hari).wajib()
    daftar = HariLibur.objects.terlihat_oleh(pelaku).pada_tahun(tahun).untuk_daftar()
    boleh_nasional = izin.tambah_libur(None, pelaku, hari)
    boleh_daerah = izin.tambah_libur(pelaku.instansi_id, pelaku, hari)
    baris = [
        {"libur": libur, "boleh": boleh_daerah if libur.instansi_id else boleh_nasional}
        for libur in daftar
    ]
    konteks = {
        "tahun": tahun,
        "daftar": baris,
        "ada_perkiraan": any(satu["libur"].perkiraan for satu in baris),
        "boleh_tambah": boleh_daerah,
        "boleh_nasional": boleh_nasional,
    }
    return render(request, "kalender/hari_libur.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def tambah_libur(request):
    pelaku, hari = request.pelaku, pada(request)
    izin.tambah_libur(pelaku.instansi_id, pelaku, hari).wajib()
    nasional = izin.tambah_libur(None, pelaku, hari)
    daftar_jenis = [*(NASIONAL if nasional else []), JenisLibur.DAERAH]
    awal = {"jenis": daftar_jenis[0]}
    form = HariLiburForm(request.POST or None, initial=awal, daftar_jenis=daftar_jenis)
    konteks = {"form": form, "nasional": nasional, "ditolak": None, "konflik": []}
    if form.is_valid():
        try:
            libur = layanan.tambah_hari_libur(pelaku.instansi, pelaku=pelaku, **form.cleaned_data)
        except Ditolak as ditolak:
            return isi_ulang(request, TAMBAH, form, ditolak, konteks)
        messages.success(request, f"Hari libur «{libur}» ditambahkan.")
        return _daftar(libur.tanggal.year)
    return render(request, TAMBAH, konteks, status=422 if form.is_bound else 200)


def _awal(libur):
    return {nama: getattr(libur, nama) for nama in ("tanggal", "jenis", "nama", "perkiraan")}


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def ubah_libur(request, pk):
    libur = _ambil_libur(request, pk)
    izin.ubah_libur(libur, request.pelaku, pada(request)).wajib()
    daftar_jenis = [JenisLibur.DAERAH] if libur.instansi_id else NASIONAL
    form = HariLiburForm(request.POST or None, initial=_awal(libur), daftar_jenis=daftar_jenis)
    konteks = {"form": form, "libur": libur, "ditolak": None, "konflik": []}
    if form.is_valid():
        try:
            layanan.ubah_hari_libur(
                libur.pk, pelaku=request.pelaku, versi=versi_dari(request), **form.cleaned_data
            )
        except Ditolak as ditolak:
            return isi_ulang(request, UBAH, form, ditolak, konteks, tersimpan=_awal(libur))
        messages.success(request, "Hari libur telah diubah.")
        return _daftar(form.cleaned_data["tanggal"].year)
    return render(request, UBAH, konteks, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def hapus_libur(request, pk):
    libur = _ambil_libur(request, pk)
    izin.hapus_libur(libur, request.pelaku, pada(request)).wajib()
    form = AlasanForm(request.POST or None)
    konteks = {"form": form, "libur": libur, "ditolak": None, "konflik": []}
    if form.is_valid():
        try:
            layanan.hapus_hari_libur(
                libur.pk, pelaku=request.pelaku, versi=versi_dari(request), **form.cleaned_data
            )
        except Ditolak as ditolak:
            return isi_ulang(request, HAPUS, form, ditolak, konteks)
        messages.success(request, f"Hari libur «{libur}» dihapus.")
        return _daftar(libur.tanggal.year)
    return render(request, HAPUS, konteks, status=422 if form.is_bound else 200)
