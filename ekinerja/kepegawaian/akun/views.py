"""Pages around the account: activation, issuing of a code, keeping a session."""

from __future__ import annotations

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.permintaan import boleh_berulang
from ekinerja.kepegawaian import izin
from ekinerja.kepegawaian.akun.forms import AktivasiForm, TerbitkanKodeForm
from ekinerja.kepegawaian.layanan import akun
from ekinerja.kepegawaian.models import Pegawai


@boleh_berulang("kode sekali pakai; percobaan yang salah harus tetap terhitung")
@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def aktivasi(request):
    """First password, or a new one, with NIP + one-time code."""
    form = AktivasiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="aktivasi"):
            form.add_error(None, "Terlalu banyak percobaan. Tunggu satu menit, lalu coba lagi.")
        elif _aktifkan(form):
            messages.success(request, "Kata sandi sudah dipasang. Silakan masuk.")
            return redirect("account_login")
    status = 422 if form.errors else 200
    return render(request, "akun/aktivasi.html", {"form": form}, status=status)


def _aktifkan(form):
    isian = form.cleaned_data
    hasil = akun.aktifkan_akun(isian["nip"], kode=isian["kode"], sandi=isian["sandi"])
    if not hasil:
        form.add_error(None, hasil.alasan)
    return hasil


def _ambil_pegawai(request, pk):
    # These pages are open to accounts without a person; this one is not.
    if request.pelaku is None:
        raise PermissionDenied("Akun ini belum terhubung dengan data pegawai.")
    terlihat = Pegawai.objects.dikelola(request.pelaku, hari_ini())
    return get_object_or_404(terlihat.select_related("akun", "unit_kerja", "jabatan"), pk=pk)


@boleh_berulang("kode baru menutup yang lama, dan jawabannya tidak boleh disimpan")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def kode(request, pk):
    """Issue a one-time code for somebody in one's care; the code stands on this answer only."""
    pegawai = _ambil_pegawai(request, pk)
    isi = {"pegawai": pegawai, "boleh": izin.terbitkan_kode(pegawai, request.pelaku, hari_ini())}
    form = TerbitkanKodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        isi["terbit"], isi["kode"] = akun.terbitkan_kode(
            pegawai.pk, pelaku=request.pelaku, hapus_totp=form.cleaned_data["hapus_totp"]
        )
    return render(request, "akun/kode.html", {**isi, "form": form})


@boleh_berulang("tidak mengubah data")
@require_POST
def perpanjang_sesi(request):
    """«Tetap masuk»: asking is the activity; the middleware answers how long is left."""
    return HttpResponse(status=204)
