"""The inbox of a person, and the delivery ledger of those who care for a unit."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.permintaan import halaman
from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.permintaan import sekali_kirim
from ekinerja.pemberitahuan import izin, kueri, layanan
from ekinerja.pemberitahuan.filters import KotakMasukFilter, PengirimanFilter
from ekinerja.pemberitahuan.models import Pemberitahuan, Pengiriman


def _ambil_pemberitahuan(request, pk):
    return get_object_or_404(Pemberitahuan.objects.terlihat_oleh(request.pelaku), pk=pk)


def _zona(request):
    return request.pelaku.unit_kerja.zona_waktu


@require_safe
def daftar(request):
    milik = Pemberitahuan.objects.terlihat_oleh(request.pelaku).untuk_daftar()
    saringan = KotakMasukFilter(request.GET, queryset=milik)
    zona = _zona(request)
    konteks = {
        "saringan": saringan,
        "page": halaman(request, saringan.qs),
        "zona": zona,
        "belum_dibaca": kueri.belum_dibaca(request.pelaku),
        "boleh_ledger": izin.ledger(request.pelaku, pada=hari_ini(zona)),
    }
    template = "pemberitahuan/_kotak.html" if request.htmx else "pemberitahuan/daftar.html"
    return render(request, template, konteks)


@require_safe
def buka(request, pk):
    surat = _ambil_pemberitahuan(request, pk)
    # A browser that loads a link ahead of a click has not shown it to anybody.
    if "prefetch" not in request.headers.get("Sec-Purpose", ""):
        layanan.tandai_dibaca(surat.pk, pelaku=request.pelaku)
    return redirect(surat.tautan or "pemberitahuan:daftar")


@require_POST
@sekali_kirim
def tandai_dibaca(request, pk):
    surat = _ambil_pemberitahuan(request, pk)
    layanan.tandai_dibaca(surat.pk, pelaku=request.pelaku)
    messages.success(request, f"Pemberitahuan «{surat.perihal}» ditandai sudah dibaca.")
    return redirect("pemberitahuan:daftar")


@require_POST
@sekali_kirim
def tandai_semua(request):
    jumlah = layanan.tandai_semua_dibaca(pelaku=request.pelaku)
    messages.success(request, f"{jumlah} pemberitahuan ditandai sudah dibaca.")
    return redirect("pemberitahuan:daftar")


@require_safe
def ledger(request):
    zona = _zona(request)
    pada = hari_ini(zona)
    izin.ledger(request.pelaku, pada=pada).wajib()
    daftar_pengiriman = Pengiriman.objects.dikelola(request.pelaku, pada).untuk_daftar()
    saringan = PengirimanFilter(request.GET, queryset=daftar_pengiriman)
    konteks = {"saringan": saringan, "page": halaman(request, saringan.qs), "zona": zona}
    template = "pemberitahuan/_ledger.html" if request.htmx else "pemberitahuan/ledger.html"
    return render(request, template, konteks)
