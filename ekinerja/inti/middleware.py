"""What stands between the request and a view: who acts, and how a refusal is answered."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab

# Login, activation, second factor and the public check know accounts, not people.
TANPA_PELAKU = {"account", "akun", "mfa", "dokumen", "inti"}


class UkuranMiddleware:
    """Refuse a body that no form of ours sends, before anything of it is read to disk."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # Without a length there is no body: the servers we run under take no other kind.
        panjang = request.META.get("CONTENT_LENGTH") or "0"
        if panjang.isdigit() and int(panjang) <= settings.BATAS_KIRIMAN:
            return self.get_response(request)
        return render(request, "413.html", status=413)


class HalamanPribadiMiddleware:
    """Keep pages of signed-in people out of every cache."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        # Without a match no view has answered: an unknown URL asks nobody's session.
        pribadi = request.resolver_match is not None and request.user.is_authenticated
        if pribadi and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response


class PelakuMiddleware:
    """Give every signed-in request an actor; refuse accounts that are nobody's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated:
            return
        request.pelaku = getattr(request.user, "pegawai", None)
        if request.pelaku is not None:
            # Hats are looked up once per request (kepegawaian.kueri.lingkup).
            request.pelaku.simpanan_lingkup = {}
        if request.pelaku is None and not _tanpa_pelaku(request.resolver_match):
            raise PermissionDenied(
                "Akun ini belum terhubung dengan data pegawai. "
                "Hubungi pengelola kinerja unit kerja Anda."
            )


def _tanpa_pelaku(cocok):
    nama = cocok.namespace or (cocok.url_name or "").partition("_")[0]
    return nama in TANPA_PELAKU


class DitolakMiddleware:
    """A refused button act: 403, 409 for htmx, or a message and the way back."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, galat):
        if not isinstance(galat, Ditolak):
            return None
        if galat.keputusan.sebab is Sebab.PELAKU:
            raise PermissionDenied(str(galat))
        if request.headers.get("HX-Request"):
            return HttpResponse(str(galat), status=409, content_type="text/plain; charset=utf-8")
        messages.error(request, str(galat))
        asal = request.headers.get("Referer", "")
        aman = url_has_allowed_host_and_scheme(asal, {request.get_host()}, request.is_secure())
        return redirect(asal if aman else "/")
