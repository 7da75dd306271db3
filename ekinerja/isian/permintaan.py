"""What every view that takes a form needs: one answer per form, and no text lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast

from django import forms
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import kini
from ekinerja.isian import aturan, layanan
from ekinerja.isian.banding import Banding, banding_form, banding_isi, banding_kumpulan
from ekinerja.isian.models import Konsep, KunciKirim

# Headers of the first answer that a repetition must carry too.
KEPALA = ("Location", "Content-Type", "HX-Redirect", "HX-Location", "HX-Trigger", "HX-Refresh")

KUE_TERKIRIM = "isian_terkirim"

R = TypeVar("R", bound=HttpResponseBase)
Tampilan = Callable[..., HttpResponseBase]


def sekali_kirim(view: Tampilan) -> Tampilan:
    """The act and its form key stand or fall together; a repeated key gets the first answer.

    Every view that accepts POST wears it. Answers of 400 and above give the key back, so a form
    with errors must be answered with 422 (or 409), never with 200.
    """

    @wraps(view)
    def bungkus(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        pelaku = getattr(request, "pelaku", None)
        if request.method != "POST" or pelaku is None:
            return view(request, *args, **kwargs)
        kunci = _kunci_dari(request)
        sidik = _sidik(request)
        with transaction.atomic():
            # On PostgreSQL a twin on the way makes this wait until the twin has its answer.
            baris, baru = KunciKirim.objects.get_or_create(
                pelaku=pelaku,
                kunci=kunci,
                defaults={"jalur": request.path[:500], "sidik_isi": sidik, "waktu": kini()},
            )
            if not baru:
                return _ulangan(request, baris, sidik)
            response = view(request, *args, **kwargs)
            if response.status_code >= 400:
                transaction.set_rollback(True)
                return response
            baris.jawaban = _simpanan(response)
            baris.save(update_fields=["jawaban"])
            formulir = request.POST.get("formulir", "")
            if aturan.formulir_sah(formulir):
                layanan.hapus_konsep(pelaku, formulir)
        return _tandai_terkirim(request, response)

    bungkus.sekali_kirim = True  # type: ignore[attr-defined]
    return bungkus


def boleh_berulang(alasan: str) -> Callable[[Tampilan], Tampilan]:
    """Mark a POST view that needs no form key, and say why: doing it twice changes nothing."""

    def tandai(view: Tampilan) -> Tampilan:
        view.boleh_berulang = alasan  # type: ignore[attr-defined]
        return view

    return tandai


@dataclass(frozen=True, slots=True)
class Awal:
    """What a form starts with: the stored values, or the draft that waited for its writer.

    ``konsep`` is the draft that was laid over them; ``draf`` when the server last saved one.
    """

    isi: dict[str, Any]
    formulir: str
    konsep: Konsep | None = None
    draf: datetime | None = None
    basi: bool = False
    konflik: list[Banding] = field(default_factory=list)


def isi_awal(
    request: HttpRequest, formulir: str, initial: Mapping[str, Any], versi: int | None = None
) -> Awal:
    """Initial values for the form ``formulir``, with the person's own draft laid over them.

    With ``versi`` the page also learns whether the document moved on since (``basi``). A POST
    brings its own text: its initial values are the stored ones, to compare with.
    """
    konsep = layanan.konsep_untuk(request.pelaku, formulir)  # type: ignore[attr-defined]
    if konsep is None:
        return Awal(dict(initial), formulir)
    if request.method == "POST":
        return Awal(dict(initial), formulir, draf=konsep.waktu)
    isi = {nama: _satu(nilai) for nama, nilai in konsep.isi.items()}
    basi = versi is not None and konsep.versi_dasar not in (None, versi)
    konflik = banding_isi(isi, initial) if basi else []
    return Awal({**initial, **isi}, formulir, konsep, konsep.waktu, basi, konflik)


def isi_ulang(
    request: HttpRequest,
    template: str,
    form: forms.BaseForm,
    ditolak: Ditolak,
    konteks: Mapping[str, Any] | None = None,
    *,
    tersimpan: Mapping[str, Any] | None = None,
    juga: Iterable[forms.BaseForm] = (),
) -> HttpResponse:
    """The same form again with what was typed, and beside it what is stored now (409).

    ``konteks`` holds the document as it is now, so that its hidden ``versi`` is the new one;
    ``tersimpan`` defaults to the initial values of the form; ``juga`` are the rows of a formset,
    which are compared with theirs. The page shows both by
    ``{% include "isian/_konflik.html" %}``. The wrong person gets no form: 403.
    """
    if ditolak.keputusan.sebab is Sebab.PELAKU:
        raise ditolak
    isi = {
        **(konteks or {}),
        "form": form,
        "ditolak": ditolak.keputusan,
        "konflik": [*banding_form(form, tersimpan), *banding_kumpulan(juga)],
    }
    return render(request, template, isi, status=409)


def _tandai_terkirim(request: HttpRequest, response: R) -> R:
    """Tell otomatis.js which forms arrived, so that it drops its copies on the device."""
    if request.POST.get("formulir"):
        lama = request.COOKIES.get(KUE_TERKIRIM, "").split(".")
        terkirim = [kunci for kunci in [*lama, request.POST["kunci"]] if aturan.kunci_sah(kunci)]
        response.set_cookie(
            KUE_TERKIRIM,
            ".".join(terkirim[-5:]),
            max_age=3600,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response


def _satu(nilai: list[str]) -> Any:
    """A field sent once is a text, one sent often a list, an empty box nothing."""
    return nilai[0] if len(nilai) == 1 else nilai or ""


def _kunci_dari(request: HttpRequest) -> str:
    kunci = request.POST.get("kunci", "")
    if not aturan.kunci_sah(kunci):
        raise BadRequest("Formulir dikirim tanpa kuncinya. Muat ulang halaman, lalu kirim lagi.")
    return kunci


def _sidik(request: HttpRequest) -> str:
    berkas = [
        (nama, satu.name or "", satu.size or 0)
        for nama, daftar_berkas in request.FILES.lists()
        for satu in daftar_berkas
    ]
    return aturan.sidik_isi(dict(request.POST.lists()), berkas)


def _simpanan(response: HttpResponseBase) -> dict[str, Any]:
    """The answer as it can be given again; empty when it streams or is too long to keep."""
    if response.streaming or len(cast("HttpResponse", response).content) > aturan.BATAS_BITA:
        return {}
    kepala = {nama: response[nama] for nama in KEPALA if nama in response}
    try:
        isi = cast("HttpResponse", response).content.decode()
    except UnicodeDecodeError:
        return {}
    return {"status": response.status_code, "kepala": kepala, "isi": isi.replace("\0", "")}


def _ulangan(request: HttpRequest, baris: KunciKirim, sidik: str) -> HttpResponse:
    """The answer to a key that was used: the first answer, unless something else was sent."""
    jawaban = baris.jawaban
    if baris.jalur == request.path[:500] and baris.sidik_isi == sidik and jawaban:
        ulang = HttpResponse(jawaban["isi"], status=jawaban["status"], headers=jawaban["kepala"])
        return _tandai_terkirim(request, ulang)
    sama = baris.sidik_isi == sidik
    if request.headers.get("HX-Request"):
        pesan = "Formulir ini sudah terkirim. Muat ulang halaman untuk mengirim isi yang baru."
        return HttpResponse(pesan, status=409, content_type="text/plain; charset=utf-8")
    isi = [
        (nama, nilai)
        for nama, daftar_nilai in request.POST.lists()
        if nama not in aturan.KOLOM_PERKAKAS - {"versi", "formulir", "pemilik"}
        for nilai in daftar_nilai
    ]
    konteks = {
        "waktu": baris.waktu,
        "tujuan": jawaban.get("kepala", {}).get("Location", ""),
        "isi": isi,
        "tulisan": [] if sama else aturan.isi_polos(dict(request.POST.lists())),
        "boleh_kirim": baris.jalur == request.path[:500] and not request.FILES and not sama,
    }
    return render(request, "isian/sudah_terkirim.html", konteks, status=409)
