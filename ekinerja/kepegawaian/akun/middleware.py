"""Limits of a session, and the second factor that two roles must have."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.urls import is_valid_path, reverse

from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.kepegawaian.layanan import akun

MULAI, TERAKHIR, DUA_LANGKAH = "sesi_mulai", "sesi_terakhir", "sesi_dua_langkah"
# The last activity is written at most this often, so that reading pages costs no write.
JEDA_CATAT = timedelta(seconds=60)


class SesiMiddleware:
    """End a session that was idle or is old; tell the page how many seconds are left."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # An unknown URL costs no query, so it does not even ask who is there.
        if is_valid_path(request.path_info) and request.user.is_authenticated:
            saat = kini()
            if _sisa(request.session, saat) <= timedelta(0):
                logout(request)
                messages.info(request, "Sesi Anda sudah berakhir. Masuk kembali untuk melanjutkan.")
            else:
                _catat(request.session, saat)
                request.sisa_sesi = int(_sisa(request.session, saat).total_seconds())
        response = self.get_response(request)
        if hasattr(request, "sisa_sesi"):
            response["X-Sisa-Sesi"] = str(request.sisa_sesi)
        return response


def mulai_sesi(sender, request, **kwargs):
    """At login (signal): both limits begin now, in the write that login makes anyway."""
    if request is not None and hasattr(request, "session"):
        request.session[MULAI] = request.session[TERAKHIR] = kini().isoformat()


def _sisa(sesi, saat):
    """Time left: from the last activity and from the login, whichever ends first."""
    diam = _baca(sesi, TERAKHIR, saat) + settings.SESI_DIAM
    return min(diam, _baca(sesi, MULAI, saat) + settings.SESI_PALING_LAMA) - saat


def _baca(sesi, nama, saat):
    return datetime.fromisoformat(sesi[nama]) if nama in sesi else saat


def _catat(sesi, saat):
    if MULAI not in sesi:
        sesi[MULAI] = sesi[TERAKHIR] = saat.isoformat()
    elif _baca(sesi, TERAKHIR, saat) + JEDA_CATAT <= saat:
        sesi[TERAKHIR] = saat.isoformat()


class DuaLangkahMiddleware:
    """Pengelola kinerja and admin first set up their second factor, then work.

    Asked once a day: a change of role ends the session (``akun.akhiri_sesi``), and one that was
    given for later begins with its day.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not (settings.WAJIB_TOTP and request.user.is_authenticated):
            return None
        hari = hari_ini().isoformat()
        if request.session.get(DUA_LANGKAH) == hari or _halaman_akun(request.resolver_match):
            return None
        if akun.wajib_totp(request.user) and not is_mfa_enabled(request.user):
            messages.warning(
                request,
                "Peran Anda mewajibkan verifikasi dua langkah. Pasang aplikasi autentikator "
                "lebih dahulu, lalu lanjutkan pekerjaan Anda.",
            )
            return redirect(reverse("mfa_activate_totp"))
        request.session[DUA_LANGKAH] = hari
        return None


def _halaman_akun(cocok):
    nama = cocok.namespace or (cocok.url_name or "").partition("_")[0]
    # Issuing a code opens the account of somebody else: that is work, not one's own account.
    return nama in {"account", "akun", "mfa", "inti"} and cocok.view_name != "akun:kode"
