"""A POST that meets a lost session: keep its text, then ask to log in."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import resolve_url

from ekinerja.isian import titipan


class TitipanMiddleware:
    """Stands before ``LoginRequiredMiddleware``, which would send the text away."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        perlu_masuk = getattr(view, "login_required", True)
        if request.method != "POST" or request.user.is_authenticated or not perlu_masuk:
            return None
        if not titipan.titipkan(request) and not request.POST.get("kunci"):
            return None
        jawaban = redirect_to_login(titipan.jalur_kembali(request))
        if request.headers.get("HX-Request"):
            # htmx would follow a redirect and put the login page into the middle of this one.
            return HttpResponse(status=204, headers={"HX-Redirect": resolve_url(jawaban.url)})
        return jawaban
