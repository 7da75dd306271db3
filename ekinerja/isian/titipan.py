"""The text of a form whose session was lost: kept aside until the same person is back.

It waits in the anonymous session and becomes a ``Konsep`` at login. Only a form that carries the
signed mark of its owner is kept, so strangers cannot fill the table of sessions.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth import user_logged_in
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from ekinerja.inti.waktu import kini
from ekinerja.isian import aturan, layanan

KUNCI_SESI = "titipan"
BATAS_TITIPAN = 5

DIPULIHKAN = (
    "Tulisan Anda yang belum terkirim sudah dipulihkan. Periksa isinya, lalu kirim sekali lagi."
)

_penanda = Signer(salt="isian.pemilik")


def tanda_pemilik(akun_id: int) -> str:
    """The mark in a form that says whose it is; the same on every page of this person."""
    return _penanda.sign(str(akun_id))


def pemilik_dari(request: HttpRequest) -> str:
    """The account that the form was made for; empty without a true mark."""
    try:
        return _penanda.unsign(request.POST.get("pemilik", ""))
    except BadSignature:
        return ""


def titipkan(request: HttpRequest) -> bool:
    """Put the text of a lost POST aside in the anonymous session."""
    formulir, pemilik = request.POST.get("formulir", ""), pemilik_dari(request)
    if not pemilik or not aturan.formulir_sah(formulir):
        return False
    try:
        isi = aturan.isi_bersih(dict(request.POST.lists()))
    except aturan.TerlaluBesar:
        return False
    simpanan = dict(request.session.get(KUNCI_SESI, {}))
    simpanan.pop(formulir, None)
    simpanan[formulir] = {
        "pemilik": pemilik,
        "isi": isi,
        "versi": versi_dasar(request),
        "waktu": kini().isoformat(),
    }
    terakhir = list(simpanan)[-BATAS_TITIPAN:]
    request.session[KUNCI_SESI] = {nama: simpanan[nama] for nama in terakhir}
    return True


def versi_dasar(request: HttpRequest) -> int | None:
    teks = request.POST.get("versi", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else None


def jalur_kembali(request: HttpRequest) -> str:
    """The page the form stood on: the way back after login."""
    asal = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(asal, {request.get_host()}, request.is_secure()):
        bagian = urlsplit(asal)
        # Two slashes at its front would make a path the address of another host.
        jalur = "/" + bagian.path.lstrip("/")
        return f"{jalur}?{bagian.query}" if bagian.query else jalur
    return request.path


def pulihkan(sender: Any, request: HttpRequest | None, user: Any, **_: Any) -> None:
    """At login: turn what waits into drafts of its owner; drop the rest without a word."""
    sesi = getattr(request, "session", None)
    simpanan = sesi.pop(KUNCI_SESI, None) if sesi is not None else None
    pelaku = getattr(user, "pegawai", None)
    if not simpanan or pelaku is None:
        return
    ada = False
    for formulir, titipan in simpanan.items():
        segar = kini() - datetime.fromisoformat(titipan["waktu"]) <= aturan.UMUR_TITIPAN
        if titipan["pemilik"] != str(user.pk) or not segar:
            continue
        layanan.simpan_konsep(
            formulir, pelaku=pelaku, isi=titipan["isi"], versi_dasar=titipan["versi"]
        )
        ada = True
    if ada and request is not None:
        messages.info(request, DIPULIHKAN, fail_silently=True)


def sambungkan() -> None:
    user_logged_in.connect(pulihkan, dispatch_uid="isian.titipan")
