"""Pages and buttons of the dialogue."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dialog.forms.risalah import DialogForm, KembalikanForm, RisalahForm, TanggapanForm
from dialog.izin import risalah as izin
from dialog.kueri.risalah import ringkasan
from dialog.layanan import risalah as layanan
from dialog.models import RisalahDialog
from dialog.pilihan import AksiRisalah
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import halaman, versi_dari
from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.layanan import hapus_konsep
from ekinerja.isian.permintaan import isi_awal, isi_ulang, sekali_kirim
from ekinerja.jejak.models import Jejak
from skp.models import SKP

BATAS_PANEL = 10
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def _ambil_risalah(request, pk):
    terlihat = RisalahDialog.objects.terlihat_oleh(request.pelaku)
    return get_object_or_404(terlihat.untuk_rinci(), pk=pk)


def _ambil_skp(request, pk):
    terlihat = SKP.objects.terlihat_oleh(request.pelaku)
    return get_object_or_404(terlihat.untuk_kepala(), pk=pk)


def _pada(skp):
    return hari_ini(skp.unit_kerja.zona_waktu)


@require_safe
def daftar(request):
    terlihat = RisalahDialog.objects.terlihat_oleh(request.pelaku).untuk_daftar()
    return render(request, "dialog/daftar.html", {"daftar": halaman(request, terlihat)})


@require_safe
def panel_skp(request, skp_pk):
    """The dialogues of one SKP, for its page; a page of its own where there is no script."""
    skp = _ambil_skp(request, skp_pk)
    terlihat = RisalahDialog.objects.terlihat_oleh(request.pelaku).untuk_daftar()
    daftar_risalah = terlihat.filter(dialog__skp=skp)[:BATAS_PANEL]
    konteks = {
        "skp": skp,
        "daftar": daftar_risalah,
        "ringkas": () if daftar_risalah else ringkasan(skp, request.pelaku)[:BATAS_PANEL],
        "boleh_buat": izin.buat(skp, request.pelaku, _pada(skp)),
    }
    template = "dialog/_panel_skp.html" if request.htmx else "dialog/panel_skp.html"
    return render(request, template, konteks)


@GET_POST
@sekali_kirim
def buat(request, skp_pk):
    skp = _ambil_skp(request, skp_pk)
    kini = _pada(skp)
    keputusan = izin.buat(skp, request.pelaku, kini)
    if not keputusan.tampil:
        keputusan.wajib()
    form = DialogForm(
        request.POST or None, tahun=skp.tahun, hari_ini=kini, initial={"tanggal": kini}
    )
    konteks = {"skp": skp, "form": form, "keputusan": keputusan}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "dialog/buat.html", konteks, status=status)
    try:
        risalah = layanan.buat_dialog(skp, **form.cleaned_data, pelaku=request.pelaku)
    except Ditolak as ditolak:
        return isi_ulang(request, "dialog/buat.html", form, ditolak, konteks)
    messages.success(request, "Dialog dibuka. Tuliskan pokok bahasan dan kesepakatannya.")
    return redirect(risalah)


@require_safe
def rinci(request, pk):
    risalah = _ambil_risalah(request, pk)
    pelaku, kini = request.pelaku, _pada(risalah.dialog.skp)
    konteks = {
        "risalah": risalah,
        "skp": risalah.dialog.skp,
        "zona": risalah.dialog.skp.unit_kerja.zona_waktu,
        "daftar_riwayat": [
            {
                "judul": AksiRisalah(satu.aksi).sebutan,
                "siapa": satu.pelaku.nama_gelar if satu.pelaku else "Sistem",
                "waktu": satu.waktu,
                "catatan": satu.rincian.get("catatan", ""),
            }
            for satu in Jejak.objects.untuk(risalah).select_related("pelaku")
        ],
        "boleh_ubah": izin.ubah(risalah, pelaku),
        "boleh_kirim": izin.kirim(risalah, pelaku, kini),
        "boleh_tanggapi": izin.tanggapi(risalah, pelaku, kini),
        "boleh_kembalikan": izin.kembalikan(risalah, pelaku, kini),
        "boleh_konfirmasi": izin.konfirmasi(risalah, pelaku),
    }
    return render(request, "dialog/rinci.html", konteks)


@GET_POST
@sekali_kirim
def ubah(request, pk):
    risalah = _ambil_risalah(request, pk)
    izin.ubah(risalah, request.pelaku).wajib()
    dialog = risalah.dialog
    tersimpan = {
        "tanggal": dialog.tanggal,
        "metode": dialog.metode,
        "tempat_media": dialog.tempat_media,
        "pokok_bahasan": risalah.pokok_bahasan,
    }

    def simpan(isi):
        layanan.ubah_risalah(risalah.pk, **isi, pelaku=request.pelaku, versi=versi_dari(request))
        messages.success(request, "Risalah tersimpan. Kirim kepada pimpinan bila sudah lengkap.")

    def form(data, awal):
        return RisalahForm(data, initial=awal, tahun=dialog.skp.tahun, hari_ini=_pada(dialog.skp))

    return _formulir(request, risalah, form, simpan, "ubah", tersimpan)


@GET_POST
@sekali_kirim
def tanggapi(request, pk):
    risalah = _ambil_risalah(request, pk)
    izin.tanggapi(risalah, request.pelaku, _pada(risalah.dialog.skp)).wajib()

    def simpan(isi):
        layanan.tanggapi_risalah(
            risalah.pk, **isi, pelaku=request.pelaku, versi=versi_dari(request)
        )
        messages.success(request, "Tanggapan tersimpan. Pegawai diminta mengonfirmasi.")

    def form(data, awal):
        return TanggapanForm(data, initial=awal)

    return _formulir(request, risalah, form, simpan, "tanggapi", {})


@GET_POST
@sekali_kirim
def kembalikan(request, pk):
    risalah = _ambil_risalah(request, pk)
    izin.kembalikan(risalah, request.pelaku, _pada(risalah.dialog.skp)).wajib()

    def simpan(isi):
        layanan.kembalikan_risalah(
            risalah.pk, **isi, pelaku=request.pelaku, versi=versi_dari(request)
        )
        messages.success(request, "Risalah dikembalikan kepada pegawai beserta catatan Anda.")

    def form(data, awal):
        return KembalikanForm(data, initial=awal)

    return _formulir(request, risalah, form, simpan, "kembalikan", {})


def _formulir(request, risalah, buat_form, simpan, nama, tersimpan):
    """The way of every form of a risalah: draft over stored values, refuse kindly, save once."""
    template = f"dialog/{nama}.html"
    formulir = f"dialog.{nama}:{risalah.pk}"
    awal = isi_awal(request, formulir, tersimpan, risalah.versi)
    form = buat_form(request.POST or None, awal.isi)
    konteks = {
        "risalah": risalah,
        "skp": risalah.dialog.skp,
        "form": form,
        "awal": awal,
        "formulir": formulir,
    }
    if not form.is_valid():
        return render(request, template, konteks, status=422 if form.is_bound else 200)
    try:
        simpan(form.isian() if hasattr(form, "isian") else form.cleaned_data)
    except Ditolak as ditolak:
        return isi_ulang(request, template, form, ditolak, konteks, tersimpan=tersimpan)
    hapus_konsep(request.pelaku, formulir)
    return redirect(risalah)


@require_POST
@sekali_kirim
def kirim(request, pk):
    risalah = _ambil_risalah(request, pk)
    layanan.kirim_risalah(risalah.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Risalah dikirim kepada pimpinan.")
    return redirect(risalah)


@require_POST
@sekali_kirim
def konfirmasi(request, pk):
    risalah = _ambil_risalah(request, pk)
    layanan.konfirmasi_risalah(risalah.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Risalah Anda konfirmasi.")
    return redirect(risalah)
