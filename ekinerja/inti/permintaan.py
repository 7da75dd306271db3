"""Small readers of the request."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

BARIS_SEHALAMAN = 25
UKURAN_HALAMAN = (10, 25, 50)


def versi_dari(request: HttpRequest) -> int:
    """The version of the document the person was looking at (hidden field ``versi``)."""
    teks = request.POST.get("versi", "")
    if not (teks.isascii() and teks.isdigit() and len(teks) < 10):
        raise BadRequest("Halaman dikirim tanpa nomor versi. Muat ulang halaman, lalu ulangi.")
    return int(teks)


def alamat_klien(request: HttpRequest) -> str | None:
    """Where a request came from: what our own proxies saw, never what the client wrote."""
    jumlah = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    daftar = request.headers.get("X-Forwarded-For", "").split(",")
    teruskan = daftar[-jumlah].strip() if 0 < jumlah <= len(daftar) else ""
    alamat = teruskan or request.META.get("REMOTE_ADDR", "")
    try:
        return str(ip_address(alamat))
    except ValueError:
        return None


def halaman(request: HttpRequest, queryset: QuerySet[Any]) -> Page[Any]:
    """The page of a list asked for by ``?halaman=`` and ``?baris=``; nonsense shows a real page."""
    baris = request.GET.get("baris", "")
    ukuran = int(baris) if baris in {str(n) for n in UKURAN_HALAMAN} else BARIS_SEHALAMAN
    return Paginator(queryset, ukuran).get_page(request.GET.get("halaman"))
