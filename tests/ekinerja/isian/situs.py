"""A small site for the tests of forms: one that adds, one that changes, login and logout."""

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model, login, logout
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import include, path
from django.views.decorators.http import require_POST

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import versi_dari
from ekinerja.isian.permintaan import isi_awal, isi_ulang, sekali_kirim
from ekinerja.jejak import layanan as jejak
from tests.ekinerja.jejak.dokumen_uji import Surat


class SuratForm(forms.Form):
    perihal = forms.CharField(max_length=100, widget=forms.Textarea, label="Perihal surat")
    nilai = forms.IntegerField(required=False, initial=0)
    sifat = forms.ChoiceField(choices=[("b", "Biasa"), ("r", "Rahasia")], required=False)
    penting = forms.BooleanField(required=False)
    sandi = forms.CharField(required=False, widget=forms.PasswordInput)
    lampiran = forms.FileField(required=False)


@sekali_kirim
def tambah(request):
    awal = isi_awal(request, "uji.surat:baru", {})
    form = SuratForm(request.POST or None, request.FILES or None, initial=awal.isi)
    if form.is_valid():
        with transaction.atomic():
            surat = jejak.mulai(
                Surat(perihal=form.cleaned_data["perihal"]), "surat.mulai", pelaku=request.pelaku
            )
        return redirect(f"/surat/{surat.pk}/ubah/")
    status = 422 if form.is_bound else 200
    return render(request, "uji/formulir.html", {"form": form, "awal": awal}, status=status)


@transaction.atomic
def _ubah_surat(pk, *, pelaku, versi, perihal):
    surat = Surat.objects.kunci(pk, versi)
    return jejak.simpan(surat, "surat.ubah", pelaku=pelaku, isian={"perihal": perihal})


@sekali_kirim
def ubah(request, pk):
    surat = get_object_or_404(Surat, pk=pk)
    kunci = f"uji.surat:{pk}"
    awal = isi_awal(request, kunci, {"perihal": surat.perihal, "sifat": "b"}, surat.versi)
    konteks = {"awal": awal, "versi": surat.versi}
    if request.method != "POST":
        return render(
            request, "uji/formulir.html", {**konteks, "form": SuratForm(initial=awal.isi)}
        )
    form = SuratForm(request.POST, initial={"perihal": surat.perihal, "sifat": "b", "nilai": 0})
    if not form.is_valid():
        return render(request, "uji/formulir.html", {**konteks, "form": form}, status=422)
    try:
        perihal = form.cleaned_data["perihal"]
        _ubah_surat(pk, pelaku=request.pelaku, versi=versi_dari(request), perihal=perihal)
    except Ditolak as ditolak:
        return isi_ulang(request, "uji/formulir.html", form, ditolak, konteks)
    return redirect(f"/surat/{pk}/ubah/")


@require_POST
@sekali_kirim
def tekan(request):
    """A button act whose answer the test chooses."""
    with transaction.atomic():
        jejak.catat("uji.tekan", 1, "uji.tekan", pelaku=request.pelaku)
    jawab = request.POST.get("jawab", "halaman")
    if jawab == "galat":
        raise RuntimeError("galat")
    if jawab == "alir":
        return StreamingHttpResponse([b"a", b"b"])
    if jawab == "biner":
        return HttpResponse(b"\xff\xfe", content_type="application/octet-stream")
    if jawab == "htmx":
        return HttpResponse("<p>potongan</p>", headers={"HX-Trigger": "selesai"})
    return HttpResponse(jawab, status=int(jawab) if jawab.isdigit() else 200)


@login_not_required
@sekali_kirim
def terbuka(request):
    return HttpResponse("terbuka")


@login_not_required
def masuk(request):
    """Enough of a login page to come back from."""
    if request.method == "POST":
        akun = get_user_model().objects.get(username=request.POST["nip"])
        login(request, akun, settings.AUTHENTICATION_BACKENDS[-1])
        return redirect(request.GET.get("next", "/tambah/"))
    return render(request, "uji/masuk.html")


@require_POST
def keluar(request):
    logout(request)
    return redirect("/masuk/")


urlpatterns = [
    path("tambah/", tambah),
    path("surat/<int:pk>/ubah/", ubah),
    path("tekan/", tekan),
    path("tekan/lain/", tekan),
    path("terbuka/", terbuka),
    path("masuk/", masuk, name="account_login"),
    path("keluar/", keluar, name="account_logout"),
    path("isian/", include("ekinerja.isian.urls")),
]
