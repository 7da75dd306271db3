"""Forms of the action plan: one row, and the note with which the penilai returns it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dialog.forms.rencana import AksiForm
from dialog.forms.risalah import KembalikanForm
from dialog.izin import rencana as izin
from dialog.kueri import rencana as kueri
from dialog.layanan import rencana as layanan
from dialog.models import SusunanRencanaAksi
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import versi_dari
from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.layanan import hapus_konsep
from ekinerja.isian.permintaan import isi_awal, isi_ulang, sekali_kirim
from skp.models import SKP

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
KOLOM = ("uraian", "bulan_mulai", "bulan_selesai", "target_waktu_teks")


def _ambil_skp(request, skp_pk):
    terlihat = SKP.objects.terlihat_oleh(request.pelaku)
    return get_object_or_404(terlihat.untuk_kepala(), pk=skp_pk)


def _ambil_susunan(request, **syarat):
    terlihat = SusunanRencanaAksi.objects.terlihat_oleh(request.pelaku)
    return get_object_or_404(terlihat.untuk_rinci(), **syarat)


@GET_POST
@sekali_kirim
def tambah(request, skp_pk, iki_pk):
    skp = _ambil_skp(request, skp_pk)
    susunan = kueri.terkini(skp)
    izin.tulis(skp, susunan, request.pelaku).wajib()
    konteks = _konteks(skp, susunan, iki_pk)
    izin.tambah(skp, susunan, iki_pk, request.pelaku).wajib()

    def simpan(isi):
        versi = versi_dari(request)
        layanan.tambah_aksi(skp.pk, iki_pk=iki_pk, **isi, pelaku=request.pelaku, versi=versi)
        messages.success(request, "Rencana aksi ditambahkan.")

    return _formulir(request, konteks, f"dialog.rencana_tambah:{iki_pk}", {}, simpan)


@GET_POST
@sekali_kirim
def ubah(request, pk):
    susunan = _ambil_susunan(request, daftar_aksi=pk)
    izin.tulis(susunan.skp, susunan, request.pelaku).wajib()
    aksi = next(satu for satu in kueri.aksi_dari(susunan) if satu.pk == pk)

    def simpan(isi):
        layanan.ubah_aksi(pk, **isi, pelaku=request.pelaku, versi=versi_dari(request))
        messages.success(request, "Rencana aksi diubah.")

    konteks = {**_konteks(susunan.skp, susunan, aksi.iki_id), "aksi": aksi}
    tersimpan = {nama: getattr(aksi, nama) for nama in KOLOM}
    return _formulir(request, konteks, f"dialog.rencana_ubah:{pk}", tersimpan, simpan)


def _konteks(skp, susunan, iki_pk):
    """What the page of one IKI shows: its words, and what is planned for it already."""
    for rhk in kueri.susun(skp, kueri.aksi_dari(susunan)):
        for iki in rhk.daftar_iki:
            if iki.pk == iki_pk:
                versi = susunan.versi if susunan else 0
                return {**_kepala(skp, versi), "aksi": None, "rhk": rhk, "iki": iki}
    raise Http404


def _kepala(skp, versi):
    """What every form of a plan shows and carries along."""
    alamat = reverse("dialog:rencana", args=[skp.pk])
    return {"skp": skp, "versi": versi, "alamat_rencana": alamat}


def _formulir(request, konteks, formulir, tersimpan, simpan):
    """The way of every form of one row: draft over stored values, refuse kindly, save once."""
    skp, template = konteks["skp"], "dialog/rencana/aksi.html"
    awal = isi_awal(request, formulir, tersimpan, konteks["versi"])
    form = AksiForm(request.POST or None, initial=awal.isi, skp=skp)
    konteks = {**konteks, "form": form, "awal": awal, "formulir": formulir}
    if not form.is_valid():
        return render(request, template, konteks, status=422 if form.is_bound else 200)
    try:
        simpan(form.cleaned_data)
    except Ditolak as ditolak:
        return isi_ulang(request, template, form, ditolak, konteks, tersimpan=tersimpan)
    hapus_konsep(request.pelaku, formulir)
    return redirect("dialog:rencana", skp.pk)


@GET_POST
@sekali_kirim
def hapus(request, pk):
    susunan = _ambil_susunan(request, daftar_aksi=pk)
    keputusan = izin.tulis(susunan.skp, susunan, request.pelaku)
    keputusan.wajib()
    if request.method == "POST":
        layanan.hapus_aksi(pk, pelaku=request.pelaku, versi=versi_dari(request))
        messages.success(request, "Rencana aksi dihapus.")
        return redirect(susunan)
    aksi = next(satu for satu in kueri.aksi_dari(susunan) if satu.pk == pk)
    kepala = _kepala(susunan.skp, susunan.versi)
    konteks = {**kepala, "aksi": aksi, "keputusan": keputusan}
    return render(request, "dialog/rencana/hapus.html", konteks)


@GET_POST
@sekali_kirim
def kembalikan(request, pk):
    susunan = _ambil_susunan(request, pk=pk)
    skp = susunan.skp
    izin.kembalikan(susunan, request.pelaku, hari_ini(skp.unit_kerja.zona_waktu)).wajib()
    template, formulir = "dialog/rencana/kembalikan.html", f"dialog.rencana_kembalikan:{pk}"
    awal = isi_awal(request, formulir, {}, susunan.versi)
    form = KembalikanForm(request.POST or None, initial=awal.isi)
    konteks = {**_kepala(skp, susunan.versi), "form": form, "awal": awal, "formulir": formulir}
    if not form.is_valid():
        return render(request, template, konteks, status=422 if form.is_bound else 200)
    catatan, versi = form.cleaned_data["catatan"], versi_dari(request)
    try:
        layanan.kembalikan_rencana(pk, catatan=catatan, pelaku=request.pelaku, versi=versi)
    except Ditolak as ditolak:
        return isi_ulang(request, template, form, ditolak, konteks)
    hapus_konsep(request.pelaku, formulir)
    messages.success(request, "Rencana aksi dikembalikan kepada pegawai beserta catatan Anda.")
    return redirect(susunan)
