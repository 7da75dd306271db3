"""Pages and buttons between employee and penilai."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import versi_dari
from ekinerja.isian.layanan import hapus_konsep
from ekinerja.isian.permintaan import isi_awal, isi_ulang, sekali_kirim
from skp import aturan, izin
from skp.forms import EkspektasiForm, KembalikanForm
from skp.kueri import daftar_ekspektasi, penetapan_pada, ringkas, sudah_ditetapkan
from skp.layanan import persetujuan
from skp.views.ambil import ambil_skp as _ambil_skp
from skp.views.ambil import kertas, pada

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def tinjau(request, pk):
    """What submitting will do, what is still missing, and the button."""
    skp = _ambil_skp(request, pk)
    kini = pada(skp)
    penetapan = penetapan_pada(skp, kini)
    konteks = {
        "skp": skp,
        "kurang": aturan.kekurangan(ringkas(skp)),
        "penilai": penetapan.pejabat_penilai if penetapan else None,
        "boleh_ajukan": izin.ajukan(skp, request.pelaku, kini),
        **kertas(skp),
    }
    return render(request, "skp/tinjau.html", konteks)


@require_POST
@sekali_kirim
def ajukan(request, pk):
    skp = _ambil_skp(request, pk, utuh=False)
    persetujuan.ajukan_skp(skp.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "SKP diajukan kepada pejabat penilai kinerja.")
    return redirect(skp)


@require_POST
@sekali_kirim
def tarik(request, pk):
    skp = _ambil_skp(request, pk, utuh=False)
    persetujuan.tarik_skp(skp.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Pengajuan ditarik. SKP dapat Anda ubah lagi.")
    return redirect(skp)


@GET_POST
@sekali_kirim
def ekspektasi(request, pk):
    skp = _ambil_skp(request, pk)
    izin.tulis_ekspektasi(skp, request.pelaku, pada(skp)).wajib()
    daftar = daftar_ekspektasi(skp)
    formulir = f"skp.ekspektasi:{skp.pk}"
    tersimpan = {satu.aspek.kode: satu.ekspektasi_khusus for satu in daftar}
    awal = isi_awal(request, formulir, tersimpan, skp.versi)
    form = EkspektasiForm(request.POST or None, initial=awal.isi, daftar=daftar)
    konteks = {"skp": skp, "form": form, "awal": awal, "formulir": formulir}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "skp/ekspektasi.html", konteks, status=status)
    try:
        persetujuan.tulis_ekspektasi(
            skp.pk,
            ekspektasi=form.cleaned_data,
            pelaku=request.pelaku,
            versi=versi_dari(request),
        )
    except Ditolak as ditolak:
        return isi_ulang(
            request, "skp/ekspektasi.html", form, ditolak, konteks, tersimpan=tersimpan
        )
    hapus_konsep(request.pelaku, formulir)
    messages.success(request, "Ekspektasi khusus tersimpan.")
    return redirect(skp)


@GET_POST
@sekali_kirim
def kembalikan(request, pk):
    skp = _ambil_skp(request, pk, utuh=False)
    izin.kembalikan(skp, request.pelaku, pada(skp)).wajib()
    formulir = f"skp.kembalikan:{skp.pk}"
    awal = isi_awal(request, formulir, {}, skp.versi)
    form = KembalikanForm(request.POST or None, initial=awal.isi)
    konteks = {"skp": skp, "form": form, "awal": awal, "formulir": formulir}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "skp/kembalikan.html", konteks, status=status)
    try:
        persetujuan.kembalikan_skp(
            skp.pk,
            catatan=form.cleaned_data["catatan"],
            pelaku=request.pelaku,
            versi=versi_dari(request),
        )
    except Ditolak as ditolak:
        return isi_ulang(request, "skp/kembalikan.html", form, ditolak, konteks)
    hapus_konsep(request.pelaku, formulir)
    messages.success(request, "SKP dikembalikan kepada pegawai beserta catatan Anda.")
    return redirect(skp)


@GET_POST
@sekali_kirim
def tetapkan(request, pk):
    skp = _ambil_skp(request, pk)
    if request.method == "POST":
        persetujuan.tetapkan_skp(skp.pk, pelaku=request.pelaku, versi=versi_dari(request))
        messages.success(request, "SKP ditetapkan. Formulir resminya sedang dibuat.")
        return redirect(skp)
    keputusan = izin.tetapkan(skp, request.pelaku, pada(skp))
    if not keputusan.tampil:
        keputusan.wajib()
    konteks = {
        "skp": skp,
        "boleh_tetapkan": keputusan,
        "skp_penilai_belum": not sudah_ditetapkan(request.pelaku, skp.tahun),
        **kertas(skp),
    }
    return render(request, "skp/tetapkan.html", konteks)
