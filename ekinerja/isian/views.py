from __future__ import annotations

import json

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ekinerja.inti import views as inti
from ekinerja.inti.templatetags.format_id import jam
from ekinerja.isian import aturan, layanan, titipan
from ekinerja.isian.permintaan import boleh_berulang, sekali_kirim

MAKS_KIRIMAN = 2 * aturan.BATAS_BITA


@require_POST
@boleh_berulang("menyimpan teks yang sama dua kali tidak mengubah apa pun")
def simpan_konsep(request):
    """Called by otomatis.js while somebody types."""
    try:
        kiriman = _kiriman(request)
        konsep = layanan.simpan_konsep(pelaku=request.pelaku, **kiriman)
    except aturan.TerlaluBesar as galat:
        return JsonResponse({"pesan": f"{galat} Simpan formulir ini sekarang."}, status=413)
    except (TypeError, ValueError, KeyError, RecursionError):
        return JsonResponse({"pesan": "Draf tidak dapat dibaca."}, status=422)
    if konsep is None:
        return JsonResponse({"pesan": "Formulir ini sudah terkirim."}, status=409)
    pukul = jam(konsep.waktu, request.pelaku.unit_kerja.zona_waktu)
    return JsonResponse({"pesan": f"Tersimpan {pukul}", "waktu": konsep.waktu.isoformat()})


@require_POST
@sekali_kirim
def buang_konsep(request):
    formulir, kembali = request.POST.get("formulir", ""), request.POST.get("kembali", "")
    if not aturan.formulir_sah(formulir):
        raise BadRequest("Draf yang akan dibuang tidak disebutkan.")
    layanan.hapus_konsep(request.pelaku, formulir)
    messages.success(request, "Draf dibuang.")
    aman = url_has_allowed_host_and_scheme(kembali, {request.get_host()}, request.is_secure())
    # A word without a slash would be looked up as the name of a view.
    return redirect(kembali if aman and kembali.startswith("/") else "/")


def csrf_gagal(request, reason=""):
    """A form from before the last login: its token is old, its text still belongs to its owner."""
    pelaku = getattr(request.user, "pegawai", None) if hasattr(request, "user") else None
    if pelaku is None or titipan.pemilik_dari(request) != str(request.user.pk):
        return inti.csrf_gagal(request, reason)
    if not titipan.titipkan(request):
        return inti.csrf_gagal(request, reason)
    titipan.pulihkan(None, request, request.user)
    return redirect(titipan.jalur_kembali(request))


def _kiriman(request):
    """The JSON of otomatis.js as arguments of the act; raises on any other shape."""
    if len(request.body) > MAKS_KIRIMAN:
        raise aturan.TerlaluBesar("Isi formulir ini terlalu panjang.")
    data = json.loads(request.body)
    formulir, versi, kunci = data["formulir"], data.get("versi"), data.get("kunci", "")
    if not aturan.formulir_sah(formulir) or (kunci and not aturan.kunci_sah(kunci)):
        raise ValueError("formulir")
    if versi is not None and not (type(versi) is int and 0 <= versi < 10**9):
        raise ValueError("versi")
    if not _isi_sah(data["isi"]):
        raise ValueError("isi")
    return {"formulir": formulir, "versi_dasar": versi, "kunci": kunci, "isi": data["isi"]}


def _isi_sah(isi):
    return isinstance(isi, dict) and all(
        isinstance(nilai, list) and all(isinstance(satu, str) for satu in nilai)
        for nilai in isi.values()
    )
