"""The answer of the employee: agree with a set evaluation, or object to it."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import versi_dari
from ekinerja.inti.waktu import kini
from ekinerja.isian.layanan import hapus_konsep
from ekinerja.isian.permintaan import isi_awal, isi_ulang, sekali_kirim
from ekinerja.kalender.layanan.tenggat import sisa_hari_kerja
from evaluasi.forms.keberatan import KeberatanForm
from evaluasi.izin import keberatan as izin_keberatan
from evaluasi.izin import konfirmasi as izin
from evaluasi.kueri import keberatan as kueri
from evaluasi.layanan import keberatan as layanan_keberatan
from evaluasi.layanan import konfirmasi as layanan
from evaluasi.models import EvaluasiKinerja
from evaluasi.pilihan import StatusEvaluasi

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def _ambil_evaluasi(request, pk):
    terlihat = EvaluasiKinerja.objects.terlihat_oleh(request.pelaku)
    kaitan = ("pegawai", "unit_kerja", "periode", "atasan_pejabat_penilai", "pejabat_penilai")
    return get_object_or_404(terlihat.select_related(*kaitan), pk=pk)


def konteks_jawaban(permintaan, evaluasi):
    """What ``evaluasi/_jawaban.html`` shows of a set evaluation, under the name ``jawaban``."""
    saat, pelaku = kini(), permintaan.pelaku
    menunggu = evaluasi.status == StatusEvaluasi.DITETAPKAN
    return {
        "jawaban": {
            "menunggu": menunggu,
            "sendiri": evaluasi.pegawai_id == pelaku.pk,
            "sisa": _sisa(evaluasi, saat) if menunggu else None,
            "setujui": izin.setujui(evaluasi, pelaku, saat),
            "ajukan": izin_keberatan.ajukan(evaluasi, pelaku, saat),
            "konfirmasi": kueri.jawaban_atas(evaluasi),
            "keberatan": kueri.perkara(evaluasi, pelaku),
            "pengganti": kueri.pengganti(evaluasi),
        }
    }


def _sisa(evaluasi, saat):
    return sisa_hari_kerja(evaluasi.unit_kerja, batas=evaluasi.batas_waktu, pada=saat)


def _kepala(evaluasi):
    return {
        "evaluasi": evaluasi,
        "zona": evaluasi.unit_kerja.zona_waktu,
        "sisa": _sisa(evaluasi, kini()) if evaluasi.batas_waktu else None,
    }


@GET_POST
@sekali_kirim
def setujui(request, pk):
    """What follows from agreeing, and the agreeing itself."""
    evaluasi = _ambil_evaluasi(request, pk)
    keputusan = izin.setujui(evaluasi, request.pelaku, kini())
    if not keputusan.tampil:
        keputusan.wajib()
    if request.method != "POST":
        konteks = {**_kepala(evaluasi), "keputusan": keputusan}
        return render(request, "evaluasi/setujui.html", konteks)
    layanan.setujui_evaluasi(evaluasi.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Hasil evaluasi Anda setujui dan sekarang final.")
    return redirect(evaluasi)


@GET_POST
@sekali_kirim
def ajukan(request, pk):
    evaluasi = _ambil_evaluasi(request, pk)
    izin_keberatan.ajukan(evaluasi, request.pelaku, kini()).wajib()
    template, formulir = "evaluasi/ajukan_keberatan.html", f"evaluasi.keberatan:{evaluasi.pk}"
    awal = isi_awal(request, formulir, {}, evaluasi.versi)
    form = KeberatanForm(request.POST or None, request.FILES or None, initial=awal.isi)
    konteks = {**_kepala(evaluasi), "form": form, "awal": awal, "formulir": formulir}
    if not form.is_valid():
        return render(request, template, konteks, status=422 if form.is_bound else 200)
    try:
        keberatan = layanan_keberatan.ajukan_keberatan(
            evaluasi.pk, **form.cleaned_data, pelaku=request.pelaku, versi=versi_dari(request)
        )
    except Ditolak as ditolak:
        return isi_ulang(request, template, form, ditolak, konteks)
    hapus_konsep(request.pelaku, formulir)
    messages.success(request, "Keberatan diajukan. Perkembangannya dapat Anda ikuti di sini.")
    return redirect(keberatan)
