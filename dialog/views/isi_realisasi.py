"""Forms and buttons of the realisasi: write, drop evidence, send, return, extend."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from dialog.forms.realisasi import PerpanjangForm, RealisasiForm
from dialog.forms.risalah import KembalikanForm
from dialog.izin import realisasi as izin
from dialog.kueri.realisasi import daftar_iki
from dialog.layanan import perpanjangan as layanan_perpanjangan
from dialog.layanan import realisasi as layanan
from dialog.models import RealisasiIKI
from dialog.views.realisasi import ambil_bukti as _ambil_bukti
from dialog.views.realisasi import ambil_laporan as _ambil_laporan
from dialog.views.realisasi import waktu_isi
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import pertama
from ekinerja.inti.permintaan import versi_dari
from ekinerja.inti.templatetags.format_id import angka, hari
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.isian.layanan import hapus_konsep
from ekinerja.isian.permintaan import isi_awal, isi_ulang, sekali_kirim
from skp.kueri import penetapan_pada

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
TULIS, KEMBALIKAN = "dialog/realisasi/tulis.html", "dialog/realisasi/kembalikan.html"
PERPANJANG = "dialog/realisasi/perpanjang.html"


def _ambil_realisasi(request, pk):
    terlihat = RealisasiIKI.objects.terlihat_oleh(request.pelaku)
    return get_object_or_404(terlihat.untuk_rinci().prefetch_related("daftar_bukti"), pk=pk)


@GET_POST
@sekali_kirim
def tulis(request, skp_pk, periode_pk, iki_pk):
    """The form «Tambah Pelaksanaan Kinerja»: realisasi, obstacles and one more evidence.

    Who comes too late is told until when it was open, and keeps what he typed.
    """
    laporan = _ambil_laporan(request, skp_pk, periode_pk)
    skp, periode, pelaku = laporan.skp, laporan.periode, request.pelaku
    baris = next((s for s in daftar_iki(skp, periode) if s.iki.pk == iki_pk), None)
    if baris is None:
        raise Http404
    realisasi = baris.realisasi
    boleh = pertama(izin.isi(skp, periode, pelaku, kini()), izin.dapat_diubah(realisasi))
    if not boleh.tampil or request.method != "POST":
        boleh.wajib()
    formulir = f"dialog.realisasi:{skp_pk}.{periode_pk}.{iki_pk}"
    tersimpan = _tersimpan(realisasi)
    awal = isi_awal(request, formulir, tersimpan, realisasi.versi if realisasi else 0)
    form = RealisasiForm(request.POST or None, request.FILES or None, initial=awal.isi)
    konteks = {
        **vars(laporan),
        "baris": baris,
        "realisasi": realisasi,
        "versi": realisasi.versi if realisasi else 0,
        "form": form,
        "awal": awal,
        "formulir": formulir,
        "berkas_lepas": bool(request.FILES),
        **waktu_isi(skp, periode),
    }
    if not boleh:
        return isi_ulang(request, TULIS, form, Ditolak(boleh), konteks, tersimpan=tersimpan)
    if not form.is_valid():
        return render(request, TULIS, konteks, status=422 if form.is_bound else 200)
    try:
        _simpan(request, laporan, iki_pk, form.cleaned_data)
    except Ditolak as ditolak:
        return isi_ulang(request, TULIS, form, ditolak, konteks, tersimpan=tersimpan)
    hapus_konsep(pelaku, formulir)
    messages.success(request, "Realisasi tersimpan sebagai draf. Kirim bila sudah lengkap.")
    return redirect(request.path if "lagi" in request.POST else laporan.alamat)


def _tersimpan(realisasi):
    if realisasi is None:
        return {}
    nilai = realisasi.nilai_angka
    return {
        "uraian": realisasi.uraian,
        "nilai_angka": "" if nilai is None else angka(nilai),
        "kendala": realisasi.kendala,
    }


def _simpan(request, laporan, iki_pk, isi):
    """Write the realisasi and the evidence that came with it: all of it or nothing."""
    pelaku = request.pelaku
    realisasi = layanan.simpan_realisasi(
        laporan.skp.pk,
        iki_pk=iki_pk,
        periode_pk=laporan.periode.pk,
        uraian=isi["uraian"],
        nilai_angka=isi["nilai_angka"],
        kendala=isi["kendala"],
        pelaku=pelaku,
        versi=versi_dari(request),
    )
    sama = {"keterangan": isi["keterangan"], "pelaku": pelaku}
    versi = realisasi.versi
    if isi["tautan"]:
        satu = layanan.tambah_tautan(realisasi.pk, url=isi["tautan"], versi=versi, **sama)
        versi = satu.realisasi.versi
    if isi["berkas"]:
        layanan.tambah_berkas(realisasi.pk, berkas=isi["berkas"], versi=versi, **sama)
    if isi["keterangan"] and not (isi["tautan"] or isi["berkas"]):
        layanan.tambah_keterangan(realisasi.pk, versi=versi, **sama)


@GET_POST
@sekali_kirim
def hapus_bukti(request, pk):
    satu = _ambil_bukti(request, pk)
    realisasi = satu.realisasi
    if request.method == "POST":
        layanan.hapus_bukti(satu.pk, pelaku=request.pelaku, versi=versi_dari(request))
        messages.success(request, "Bukti dukung dihapus.")
        return redirect(realisasi)
    izin.ubah(realisasi, request.pelaku, kini()).wajib()
    return render(request, "dialog/realisasi/hapus_bukti.html", {"bukti": satu})


@GET_POST
@sekali_kirim
def kirim(request, skp_pk, periode_pk):
    """What sending will do, what is still missing, and the button."""
    laporan = _ambil_laporan(request, skp_pk, periode_pk)
    skp, periode = laporan.skp, laporan.periode
    if request.method == "POST":
        terkirim = layanan.kirim_semua(skp.pk, periode_pk=periode.pk, pelaku=request.pelaku)
        messages.success(request, f"{len(terkirim)} realisasi dikirim kepada pejabat penilai.")
        return redirect(laporan.alamat)
    daftar = daftar_iki(skp, periode)
    keputusan = izin.kirim(periode, daftar, izin.isi(skp, periode, request.pelaku, kini()))
    if not keputusan.tampil:
        keputusan.wajib()
    penetapan = penetapan_pada(skp, hari_ini(skp.unit_kerja.zona_waktu))
    konteks = {
        **vars(laporan),
        "siap": [s for s in daftar if s.realisasi and s.realisasi.dapat_diubah],
        "belum": [s for s in daftar if s.realisasi is None],
        "boleh_kirim": keputusan,
        "penilai": penetapan.pejabat_penilai if penetapan else None,
        **waktu_isi(skp, periode),
    }
    return render(request, "dialog/realisasi/kirim.html", konteks)


@GET_POST
@sekali_kirim
def kembalikan(request, pk):
    realisasi = _ambil_realisasi(request, pk)
    izin.kembalikan(realisasi, request.pelaku, kini()).wajib()
    formulir = f"dialog.kembalikan_realisasi:{realisasi.pk}"
    awal = isi_awal(request, formulir, {}, realisasi.versi)
    form = KembalikanForm(request.POST or None, initial=awal.isi)
    konteks = {
        "realisasi": realisasi,
        "skp": realisasi.skp,
        "periode": realisasi.periode,
        "form": form,
        "awal": awal,
        "formulir": formulir,
        **waktu_isi(realisasi.skp, realisasi.periode),
    }
    if not form.is_valid():
        return render(request, KEMBALIKAN, konteks, status=422 if form.is_bound else 200)
    try:
        layanan.kembalikan_realisasi(
            realisasi.pk,
            catatan=form.cleaned_data["catatan"],
            pelaku=request.pelaku,
            versi=versi_dari(request),
        )
    except Ditolak as ditolak:
        return isi_ulang(request, KEMBALIKAN, form, ditolak, konteks)
    hapus_konsep(request.pelaku, formulir)
    messages.success(request, "Realisasi dikembalikan kepada pegawai beserta catatan Anda.")
    return redirect(realisasi)


@GET_POST
@sekali_kirim
def perpanjang(request, skp_pk, periode_pk):
    """Keep the window open for this one person, with a reason that he reads."""
    laporan = _ambil_laporan(request, skp_pk, periode_pk)
    skp, periode = laporan.skp, laporan.periode
    izin.perpanjang(skp, periode, request.pelaku, kini()).wajib()
    form = PerpanjangForm(request.POST or None)
    konteks = {
        **vars(laporan),
        "form": form,
        "ditolak": None,
        "konflik": [],
        **waktu_isi(skp, periode),
    }
    if not form.is_valid():
        return render(request, PERPANJANG, konteks, status=422 if form.is_bound else 200)
    try:
        satu = layanan_perpanjangan.perpanjang_pengisian(
            skp.pk,
            periode_pk=periode.pk,
            pelaku=request.pelaku,
            versi=versi_dari(request),
            **form.cleaned_data,
        )
    except Ditolak as ditolak:
        return isi_ulang(request, PERPANJANG, form, ditolak, konteks)
    messages.success(request, f"Waktu pengisian diperpanjang sampai {hari(satu.sampai)}.")
    return redirect(laporan.alamat)
