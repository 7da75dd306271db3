"""«Profil saya», «Penilai saya keliru», and the answers of the pengelola."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import halaman, versi_dari
from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.permintaan import isi_ulang, sekali_kirim
from ekinerja.kepegawaian import izin
from ekinerja.kepegawaian.forms import JawabForm, MintaPerbaikanForm
from ekinerja.kepegawaian.layanan import perbaikan, telaah
from ekinerja.kepegawaian.models import PermintaanPerbaikan
from ekinerja.kepegawaian.views.ambil import ambil_pegawai as _ambil_pegawai
from ekinerja.kepegawaian.views.ambil import ambil_permintaan as _ambil_permintaan
from ekinerja.kepegawaian.views.ambil import pada


@require_safe
def saya(request):
    pegawai = _ambil_pegawai(request, request.pelaku.pk)
    kini = pada(pegawai)
    riwayat = list(pegawai.daftar_penetapan_penilai.untuk_riwayat())
    berlaku = next((satu for satu in riwayat if satu.berlaku_pada(kini)), None)
    keadaan = pegawai.keadaan_penilai
    konteks = {
        "pegawai": pegawai,
        "riwayat": riwayat,
        "berlaku": berlaku,
        "telaah": telaah.telaah_penilai(pegawai, kini=berlaku, keadaan=keadaan, pada=kini),
        "daftar_permintaan": pegawai.daftar_permintaan_perbaikan.all(),
        "boleh_minta": izin.minta_perbaikan(pegawai, request.pelaku),
    }
    return render(request, "kepegawaian/saya.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def minta_perbaikan(request):
    izin.minta_perbaikan(request.pelaku, request.pelaku).wajib()
    form = MintaPerbaikanForm(request.POST or None)
    template, konteks = "kepegawaian/minta_perbaikan.html", {"form": form, "ditolak": None}
    if not form.is_valid():
        return render(request, template, konteks, status=422 if form.is_bound else 200)
    pelaku = request.pelaku
    try:
        perbaikan.minta_perbaikan(pelaku.pk, uraian=form.cleaned_data["uraian"], pelaku=pelaku)
    except Ditolak as galat:
        return isi_ulang(request, template, form, galat, konteks)
    messages.success(request, "Permintaan Anda sudah sampai kepada pengelola kinerja.")
    return redirect("kepegawaian:saya")


@require_safe
def permintaan(request):
    """What waits for this pengelola, the oldest first."""
    kini = hari_ini()
    izin.daftar(request.pelaku, kini).wajib()
    terlihat = PermintaanPerbaikan.objects.terlihat_oleh(request.pelaku, kini)
    menunggu = terlihat.menunggu_pengelola(request.pelaku, kini).untuk_daftar()
    konteks = {"daftar_permintaan": halaman(request, menunggu)}
    return render(request, "kepegawaian/permintaan.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def jawab_perbaikan(request, pk):
    satu = _ambil_permintaan(request, pk)
    boleh = izin.jawab_perbaikan(satu, request.pelaku, pada(satu.pegawai))
    form = JawabForm(request.POST or None)
    template = "kepegawaian/jawab_perbaikan.html"
    konteks = {"permintaan": satu, "form": form, "boleh": boleh, "ditolak": None}
    if not form.is_valid():
        return render(request, template, konteks, status=422 if form.is_bound else 200)
    try:
        perbaikan.jawab_perbaikan(
            satu.pk,
            diterima=form.diterima,
            jawaban=form.cleaned_data["jawaban"],
            pelaku=request.pelaku,
            versi=versi_dari(request),
        )
    except Ditolak as galat:
        return isi_ulang(request, template, form, galat, konteks)
    messages.success(request, f"Jawaban dikirim kepada {satu.pegawai.nama_lengkap}.")
    return redirect("kepegawaian:permintaan")
