"""Light, dark, or as the device says: a cookie, as it belongs to the screen, not the person."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ekinerja.inti.templatetags.butir import TEMA
from ekinerja.isian.permintaan import boleh_berulang

SETAHUN = 60 * 60 * 24 * 365


@login_not_required
@require_POST
@boleh_berulang("a cookie set twice is the same cookie")
def tampilan(request):
    asal = request.headers.get("Referer", "")
    aman = url_has_allowed_host_and_scheme(asal, {request.get_host()}, request.is_secure())
    jawaban = redirect(asal if aman else "/")
    if request.POST.get("tema") in TEMA:
        jawaban.set_cookie(
            "tema",
            request.POST["tema"],
            max_age=SETAHUN,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return jawaban
