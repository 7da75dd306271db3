"""The year at a glance, and the acts of those who keep it."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import versi_dari
from ekinerja.isian.permintaan import isi_ulang, sekali_kirim
from ekinerja.kalender import izin, kueri
from ekinerja.kalender.forms import AlasanForm, PerpanjanganForm, TahapForm
from ekinerja.kalender.layanan import tahun as layanan
from ekinerja.kalender.models import TahapPeriode, TahunKinerja
from ekinerja.kalender.views.bersama import pada, tahun_dari
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.profil.layanan import profil_untuk

UBAH, PERPANJANG = "kalender/ubah_tahap.html", "kalender/perpanjang.html"
GANTI = "kalender/ganti_tahun.html"


def _ambil_tahap(request, pk):
    terlihat = TahapPeriode.objects.terlihat_oleh(request.pelaku)
    return get_object_or_404(terlihat.select_related("periode__tahun_kinerja"), pk=pk)


def _ambil_tahun(request, pk):
    return get_object_or_404(TahunKinerja.objects.terlihat_oleh(request.pelaku), pk=pk)


def _halaman_tahun(tahun):
    return redirect(f"{reverse('kalender:tahun')}?tahun={tahun}")


@require_safe
def tahun(request):
    pelaku, hari, angka_tahun = request.pelaku, pada(request), tahun_dari(request)
    milik = TahunKinerja.objects.terlihat_oleh(pelaku)
    tahun_kinerja = milik.filter(tahun=angka_tahun).first()
    daftar_periode = kueri.isi_tahun(tahun_kinerja, pelaku, hari)
    konteks = {
        "tahun": angka_tahun,
        "tahun_kinerja": tahun_kinerja,
        "daftar_periode": daftar_periode,
        "terbuka": _tahap_terbuka(daftar_periode, hari),
        "boleh_ubah": izin.admin(pelaku.instansi_id, pelaku, hari),
        "boleh_perpanjang": izin.hari_libur(pelaku, hari),
        **_boleh_ganti(tahun_kinerja, pelaku, hari),
    }
    return render(request, "kalender/tahun.html", konteks)


def _boleh_ganti(tahun_kinerja, pelaku, hari):
    if tahun_kinerja is None:
        return {"boleh_tutup": None, "boleh_buka_kembali": None}
    return {
        "boleh_tutup": izin.tutup_tahun(tahun_kinerja, pelaku, hari),
        "boleh_buka_kembali": izin.buka_kembali_tahun(tahun_kinerja, pelaku, hari),
    }


def _tahap_terbuka(daftar_periode, hari):
    semua = (tahap for periode in daftar_periode for tahap in periode.daftar_tahap.all())
    return {tahap.pk for tahap in semua if tahap.dibuka <= hari <= tahap.ditutup}


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def buka_tahun(request):
    pelaku, angka_tahun = request.pelaku, tahun_dari(request)
    izin.admin(pelaku.instansi_id, pelaku, pada(request)).wajib()
    if request.method == "POST":
        layanan.buka_tahun(pelaku.instansi, tahun=angka_tahun, pelaku=pelaku)
        messages.success(request, f"Tahun kinerja {angka_tahun} telah dibuka.")
        return _halaman_tahun(angka_tahun)
    profil = profil_untuk(pelaku.instansi_id, angka_tahun)
    return render(request, "kalender/buka_tahun.html", {"tahun": angka_tahun, "profil": profil})


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def tutup_tahun(request, pk):
    tahun_kinerja = _ambil_tahun(request, pk)
    keputusan = izin.tutup_tahun(tahun_kinerja, request.pelaku, pada(request))
    return _ganti(request, tahun_kinerja, keputusan, layanan.tutup_tahun, "ditutup")


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def buka_kembali_tahun(request, pk):
    tahun_kinerja = _ambil_tahun(request, pk)
    keputusan = izin.buka_kembali_tahun(tahun_kinerja, request.pelaku, pada(request))
    return _ganti(request, tahun_kinerja, keputusan, layanan.buka_kembali_tahun, "dibuka kembali")


def _ganti(request, tahun_kinerja, keputusan, tindakan, kata):
    if request.method != "POST":
        keputusan.wajib()
    form = AlasanForm(request.POST or None)
    konteks = {"form": form, "tahun_kinerja": tahun_kinerja, "kata": kata}
    konteks |= {"ditolak": None, "konflik": []}
    if form.is_valid():
        versi = versi_dari(request)
        try:
            tindakan(tahun_kinerja.pk, pelaku=request.pelaku, versi=versi, **form.cleaned_data)
        except Ditolak as ditolak:
            return isi_ulang(request, GANTI, form, ditolak, konteks)
        messages.success(request, f"{tahun_kinerja} telah {kata}.")
        return _halaman_tahun(tahun_kinerja.tahun)
    keputusan.wajib()
    return render(request, GANTI, konteks, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def ubah_tahap(request, pk):
    tahap = _ambil_tahap(request, pk)
    tahun_kinerja = tahap.periode.tahun_kinerja
    izin.admin(tahun_kinerja.instansi_id, request.pelaku, pada(request)).wajib()
    awal = {"dibuka": tahap.dibuka, "ditutup": tahap.ditutup}
    form = TahapForm(request.POST or None, initial=awal)
    konteks = {"form": form, "tahap": tahap, "ditolak": None, "konflik": []}
    if form.is_valid():
        try:
            layanan.ubah_tahap(
                tahap.pk, pelaku=request.pelaku, versi=versi_dari(request), **form.cleaned_data
            )
        except Ditolak as ditolak:
            return isi_ulang(request, UBAH, form, ditolak, konteks, tersimpan=awal)
        messages.success(request, f"Tanggal tahap «{tahap.get_tahap_display()}» telah diubah.")
        return _halaman_tahun(tahun_kinerja.tahun)
    return render(request, UBAH, konteks, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def perpanjang(request, pk):
    tahap = _ambil_tahap(request, pk)
    pelaku, hari = request.pelaku, pada(request)
    izin.hari_libur(pelaku, hari).wajib()
    form = PerpanjanganForm(
        request.POST or None,
        daftar_unit=UnitKerja.objects.dikelola(pelaku, hari),
        daftar_pegawai=Pegawai.objects.dikelola(pelaku, hari).select_related("unit_kerja"),
    )
    konteks = {"form": form, "tahap": tahap, "ditolak": None, "konflik": []}
    if form.is_valid():
        try:
            layanan.perpanjang_tahap(
                tahap.pk, pelaku=pelaku, versi=versi_dari(request), **form.cleaned_data
            )
        except Ditolak as ditolak:
            return isi_ulang(request, PERPANJANG, form, ditolak, konteks)
        messages.success(request, f"Tahap «{tahap.get_tahap_display()}» telah diperpanjang.")
        return _halaman_tahun(tahap.periode.tahun_kinerja.tahun)
    return render(request, PERPANJANG, konteks, status=422 if form.is_bound else 200)
