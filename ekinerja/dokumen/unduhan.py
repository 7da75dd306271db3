"""The one way a printed form reaches a browser: issued PDF, page to print, draft, or «soon»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from ekinerja.dokumen.cetak import CetakGagal, PDFBelumTersedia, cetak_pdf, halaman_html
from ekinerja.dokumen.konteks import konteks_draf, konteks_terbit
from ekinerja.dokumen.models import DokumenTerbit

MENUNGGU = "Formulir resmi sedang dibuat. Muat lagi sebentar lagi."


@dataclass(frozen=True, slots=True)
class Cetakan:
    """What a page needs to hand out one form; ``cuplikan`` makes the content of a draft."""

    template: str
    cuplikan: Callable[[], dict[str, Any]]
    nama: str
    judul: str
    kembali: str
    terbit: DokumenTerbit | None = None


def sajikan(request: HttpRequest, cetakan: Cetakan) -> HttpResponseBase:
    """The issued PDF or a watermarked draft; ``?bentuk=halaman`` for the browser to print.

    202 with a page that says so while the PDF of an issued form is being made.
    """
    terbit = cetakan.terbit
    if terbit and terbit.berkas:
        return FileResponse(
            terbit.berkas.open(), content_type="application/pdf", filename=cetakan.nama
        )
    if request.GET.get("bentuk") == "halaman":
        template = terbit.template if terbit else cetakan.template
        return HttpResponse(halaman_html(template, _konteks(cetakan), draf=terbit is None))
    if terbit:
        return _menunggu(request, cetakan, MENUNGGU)
    try:
        pdf = cetak_pdf(cetakan.template, _konteks(cetakan), draf=True)
    except (PDFBelumTersedia, CetakGagal) as galat:
        return _menunggu(request, cetakan, str(galat))
    kepala = {"Content-Disposition": f'inline; filename="draf-{cetakan.nama}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=kepala)


def _konteks(cetakan: Cetakan) -> dict[str, Any]:
    return konteks_terbit(cetakan.terbit) if cetakan.terbit else konteks_draf(cetakan.cuplikan())


def _menunggu(request: HttpRequest, cetakan: Cetakan, alasan: str) -> HttpResponse:
    isi = {"cetakan": cetakan, "alasan": alasan}
    return render(request, "dokumen/menunggu.html", isi, status=202)
