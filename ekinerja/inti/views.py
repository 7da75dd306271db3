"""Answers that belong to no room: is it alive, and a refused form token."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def hidup(request):
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def siap(request):
    """Ready to serve: the database answers."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


def csrf_gagal(request, reason=""):
    """The form's token is old or missing: say what to do."""
    return render(request, "403.html", {"alasan_csrf": True}, status=403)
