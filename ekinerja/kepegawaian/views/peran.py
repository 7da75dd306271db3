"""Pages of the admin instansi: who holds which stored role, give one, end one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.permintaan import halaman
from ekinerja.inti.waktu import hari_ini
from ekinerja.inti.widgets import BANYAK_HASIL, hasil_cari
from ekinerja.isian.permintaan import isi_ulang, sekali_kirim
from ekinerja.kepegawaian import forms, izin
from ekinerja.kepegawaian.filters import PeranFilter
from ekinerja.kepegawaian.layanan import peran as layanan_peran
from ekinerja.kepegawaian.models import PenugasanPeran
from ekinerja.kepegawaian.views.ambil import ambil_peran as _ambil_peran


@require_safe
def peran(request):
    kini = hari_ini()
    izin.peran(request.pelaku, kini).wajib()
    terlihat = PenugasanPeran.objects.terlihat_oleh(request.pelaku, kini)
    lengkap = terlihat.dengan_admin_lain(kini).untuk_daftar()
    saringan = PeranFilter(request.GET, queryset=lengkap)
    lembar = halaman(request, saringan.qs)
    baris = [
        {
            "penugasan": satu,
            "keadaan": satu.keadaan(kini),
            "boleh": izin.cabut_peran(satu, request.pelaku, kini),
        }
        for satu in lembar
    ]
    konteks = {"saringan": saringan, "lembar": lembar, "baris": baris}
    template = "kepegawaian/_tabel_peran.html" if request.htmx else "kepegawaian/peran.html"
    return render(request, template, konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def beri_peran(request):
    kini = hari_ini()
    izin.peran(request.pelaku, kini).wajib()
    form = forms.PeranForm(
        request.POST or None, initial={"mulai": kini}, pelaku=request.pelaku, pada=kini
    )
    template, konteks = "kepegawaian/beri_peran.html", {"form": form, "ditolak": None}
    if not form.is_valid():
        return render(request, template, konteks, status=422 if form.is_bound else 200)
    pegawai = form.cleaned_data["pegawai"]
    try:
        baru = layanan_peran.beri_peran(pegawai.pk, **form.tugas(), pelaku=request.pelaku)
    except Ditolak as galat:
        return isi_ulang(request, template, form, galat, konteks)
    sebutan = baru.get_peran_display().lower()
    messages.success(request, f"{pegawai.nama_gelar} diberi peran {sebutan}.")
    return redirect("kepegawaian:peran")


@require_safe
def cari_peran(request):
    """Matches for the search boxes of the form, as radio buttons."""
    kini = hari_ini()
    izin.peran(request.pelaku, kini).wajib()
    nama = "unit" if request.GET.get("isian") == "unit" else "pegawai"
    teks = request.GET.get(f"{nama}_cari", "").strip()
    if len(teks) < 2:
        return HttpResponse("")
    calon = forms.hasil_peran(nama, teks, pelaku=request.pelaku, pada=kini, banyak=BANYAK_HASIL)
    return HttpResponse(hasil_cari(nama, calon) or "Tidak ada yang cocok.")


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def cabut_peran(request, pk):
    penugasan = _ambil_peran(request, pk)
    boleh = izin.cabut_peran(penugasan, request.pelaku, hari_ini())
    if boleh.sebab is Sebab.PELAKU:
        boleh.wajib()
    status = 200
    if request.method == "POST":
        try:
            layanan_peran.cabut_peran(penugasan.pk, pelaku=request.pelaku)
        except Ditolak as galat:
            boleh, status = galat.keputusan, 409
        else:
            orang, sebutan = penugasan.pegawai.nama_gelar, penugasan.get_peran_display().lower()
            messages.success(request, f"Peran {sebutan} {orang} diakhiri.")
            return redirect("kepegawaian:peran")
    konteks = {
        "penugasan": penugasan,
        "boleh": boleh,
        "belum_mulai": penugasan.mulai >= hari_ini(),
    }
    return render(request, "kepegawaian/cabut_peran.html", konteks, status=status)
