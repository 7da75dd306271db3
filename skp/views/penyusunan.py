"""Pages on which the employee writes the SKP."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import versi_dari
from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.layanan import hapus_konsep
from ekinerja.isian.permintaan import isi_awal, isi_ulang, sekali_kirim
from skp import izin
from skp.forms import BuatForm, KumpulanIKI, LampiranForm, RHKForm, isi_lampiran
from skp.kueri import daftar_rhk, dapat_diintervensi
from skp.layanan import penyusunan
from skp.views.ambil import ambil_skp as _ambil_skp
from skp.views.ambil import pada
from skp.views.isian_rhk import awal_iki, awal_rhk, satu_baris_lagi

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
@sekali_kirim
def buat(request):
    pelaku = request.pelaku
    kini = hari_ini(pelaku.unit_kerja.zona_waktu)
    jabatan = pelaku.daftar_riwayat_jabatan.select_related("jabatan").pada(kini)
    form = BuatForm(request.POST or None, daftar_riwayat=jabatan, tahun_ini=kini.year)
    if not form.is_valid():
        return render(
            request, "skp/buat.html", {"form": form}, status=422 if form.is_bound else 200
        )
    try:
        skp = penyusunan.buat_skp(**form.cleaned_data, pelaku=pelaku)
    except Ditolak as ditolak:
        return isi_ulang(request, "skp/buat.html", form, ditolak)
    messages.success(request, f"Draf SKP {skp.tahun} dibuat. Tambahkan rencana hasil kerja Anda.")
    return redirect("skp:susun", skp.pk)


@require_safe
def susun(request, pk):
    skp = _ambil_skp(request, pk)
    konteks = {
        "skp": skp,
        "daftar_rhk": daftar_rhk(skp),
        "boleh_ubah": izin.ubah(skp, request.pelaku),
        "boleh_tambah": izin.tambah_rhk(skp, request.pelaku),
    }
    return render(request, "skp/susun.html", konteks)


@GET_POST
@sekali_kirim
def tambah_rhk(request, pk):
    skp = _ambil_skp(request, pk)
    if request.method != "POST":
        izin.tambah_rhk(skp, request.pelaku).wajib()
    return _formulir_rhk(request, skp, None)


@GET_POST
@sekali_kirim
def ubah_rhk(request, pk, rhk_pk):
    skp = _ambil_skp(request, pk)
    rhk = next((satu for satu in daftar_rhk(skp) if satu.pk == rhk_pk), None)
    if rhk is None:
        raise Http404
    return _formulir_rhk(request, skp, rhk)


def _formulir_rhk(request, skp, rhk):
    """One RHK with its indicators; «Tambah IKI» gives the same page with one more row."""
    izin.ubah(skp, request.pelaku).wajib()
    formulir = f"skp.rhk:{skp.pk}:{rhk.pk if rhk else 'baru'}"
    awal = isi_awal(request, formulir, awal_rhk(rhk), skp.versi)
    data = satu_baris_lagi(request.POST) if request.POST else None
    pimpinan = dapat_diintervensi(skp, pada(skp), tetap=rhk.rhk_pimpinan_id if rhk else None)
    form = RHKForm(data, initial=awal.isi, daftar_pimpinan=pimpinan)
    kumpulan = KumpulanIKI(
        data, initial=awal_iki(awal, rhk), prefix="iki", form_kwargs={"skp": skp}
    )
    konteks = {
        "skp": skp,
        "rhk": rhk,
        "form": form,
        "kumpulan": kumpulan,
        "awal": awal,
        "formulir": formulir,
    }
    if data is None or request.POST.get("langkah") == "tambah":
        return render(request, "skp/rhk.html", konteks, status=200 if data is None else 422)
    if not (form.is_valid() & kumpulan.is_valid()):
        return render(request, "skp/rhk.html", konteks, status=422)
    try:
        penyusunan.simpan_rhk(
            skp.pk,
            isian=form.isian(kumpulan.isian()),
            pelaku=request.pelaku,
            versi=versi_dari(request),
            rhk_pk=rhk.pk if rhk else None,
        )
    except Ditolak as ditolak:
        return isi_ulang(request, "skp/rhk.html", form, ditolak, konteks, juga=kumpulan)
    hapus_konsep(request.pelaku, formulir)
    messages.success(request, "Rencana hasil kerja tersimpan.")
    return redirect("skp:susun", skp.pk)


@GET_POST
@sekali_kirim
def hapus_rhk(request, pk, rhk_pk):
    skp = _ambil_skp(request, pk)
    rhk = next((satu for satu in daftar_rhk(skp) if satu.pk == rhk_pk), None)
    if rhk is None:
        raise Http404
    if request.method != "POST":
        konteks = {
            "skp": skp,
            "judul": "Hapus RHK",
            "akibat": f"«{rhk.uraian}» beserta indikatornya akan dihapus dari draf SKP ini. "
            "Isi lamanya tetap tersimpan dalam riwayat.",
            "keputusan": izin.ubah(skp, request.pelaku),
            "kembali": reverse("skp:susun", args=[skp.pk]),
        }
        return _yakin(request, konteks)
    penyusunan.hapus_rhk(skp.pk, rhk_pk=rhk.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Rencana hasil kerja dihapus.")
    return redirect("skp:susun", skp.pk)


@GET_POST
@sekali_kirim
def lampiran(request, pk):
    skp = _ambil_skp(request, pk)
    izin.ubah(skp, request.pelaku).wajib()
    formulir = f"skp.lampiran:{skp.pk}"
    awal = isi_awal(request, formulir, isi_lampiran(skp), skp.versi)
    form = LampiranForm(request.POST or None, initial=awal.isi)
    konteks = {"skp": skp, "form": form, "awal": awal, "formulir": formulir}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "skp/lampiran.html", konteks, status=status)
    try:
        penyusunan.simpan_lampiran(
            skp.pk,
            baris=form.isian(),
            frekuensi=form.cleaned_data["frekuensi_dokumentasi"],
            pelaku=request.pelaku,
            versi=versi_dari(request),
        )
    except Ditolak as ditolak:
        return isi_ulang(request, "skp/lampiran.html", form, ditolak, konteks)
    hapus_konsep(request.pelaku, formulir)
    messages.success(request, "Lampiran tersimpan.")
    return redirect("skp:tinjau", skp.pk)


@GET_POST
@sekali_kirim
def batalkan(request, pk):
    skp = _ambil_skp(request, pk, utuh=False)
    if request.method != "POST":
        konteks = {
            "skp": skp,
            "judul": "Batalkan draf",
            "akibat": "Draf SKP ini tidak lagi tampil bagi siapa pun selain Anda, dan tidak dapat "
            "dihidupkan kembali. Anda dapat membuat SKP baru untuk jabatan ini.",
            "keputusan": izin.batalkan(skp, request.pelaku),
            "kembali": skp.get_absolute_url(),
        }
        return _yakin(request, konteks)
    penyusunan.batalkan_skp(skp.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Draf SKP dibatalkan.")
    return redirect("skp:daftar")


def _yakin(request, konteks):
    """Asks once more; somebody else's button is not even asked about."""
    if not konteks["keputusan"].tampil:
        konteks["keputusan"].wajib()
    return render(request, "skp/yakin.html", konteks)
