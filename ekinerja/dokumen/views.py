"""The public check: is this paper ours, and is it still in force? Nothing about its contents."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.dokumen import aturan, layanan
from ekinerja.inti.permintaan import alamat_klien
from ekinerja.inti.waktu import kini
from ekinerja.isian.permintaan import boleh_berulang

UKURAN_BERKAS = 10 * 1024 * 1024
PER_MENIT = 30


@dataclass(frozen=True)
class Hasil:
    """How an answer looks and reads."""

    kelas: str
    ikon: str
    judul: str
    kalimat: str


BERLAKU = Hasil(
    "w-baik",
    "check-circle-fill",
    "Dokumen asli dan masih berlaku",
    "Tercatat di e-Kinerja dan belum diganti versi baru.",
)
DIGANTIKAN = Hasil(
    "w-awas",
    "arrow-repeat",
    "Dokumen asli, tetapi telah digantikan",
    "Mintalah versi terbarunya kepada pemilik dokumen.",
)
TIDAK_DIKENAL = Hasil(
    "w-bahaya",
    "x-circle-fill",
    "Kode tidak dikenal",
    "Periksa kembali penulisannya, atau hubungi pengelola kinerja instansi.",
)


@login_not_required
@require_safe
def periksa(request):
    """The form for a code; a code that can be read leads to its own page."""
    kode = request.GET.get("kode", "").strip()
    terbaca = aturan.baca_kode(kode)
    if terbaca:
        return redirect("dokumen:periksa_kode", aturan.kode_tampil(terbaca))
    galat = "Kode periksa terdiri atas 12 huruf atau angka, misalnya EK-7F3K-Q92M-D4TX."
    return render(
        request, "dokumen/periksa.html", {"kode": kode[:60], "galat": galat if kode else ""}
    )


@login_not_required
@boleh_berulang("membandingkan berkas, tidak menulis")
@require_http_methods(["GET", "HEAD", "POST"])
def periksa_kode(request, kode):
    """What is known about one code; a POST compares a file with what was issued."""
    if _terlalu_sering(request):
        return render(request, "429.html", status=429)
    dokumen = layanan.dengan_kode(kode)
    konteks = {"dokumen": dokumen, "hasil": _hasil(dokumen), "saat": kini(), "kode": kode[:60]}
    if request.method == "POST" and dokumen:
        galat, cocok = _bandingkan(request.FILES.get("berkas"), dokumen)
        konteks |= {"galat": galat, "dibandingkan": not galat, "cocok": cocok}
        status = 422 if galat else 200
    else:
        konteks |= {"galat": "", "dibandingkan": False, "cocok": False}
        status = 200 if dokumen else 404
    return render(request, "dokumen/periksa_kode.html", konteks, status=status)


def _hasil(dokumen):
    if dokumen is None:
        return TIDAK_DIKENAL
    return BERLAKU if dokumen.masih_berlaku else DIGANTIKAN


def _bandingkan(berkas, dokumen):
    """A sentence that says why the file cannot be compared, and whether it is the issued one."""
    if berkas is None:
        return "Pilih berkas PDF yang akan dicocokkan.", False
    if berkas.size > UKURAN_BERKAS:
        return "Berkas melebihi 10 MB. Dokumen dari e-Kinerja jauh lebih kecil.", False
    if not berkas.read(5).startswith(b"%PDF-"):
        return "Berkas ini bukan PDF.", False
    berkas.seek(0)
    sidik = hashlib.file_digest(berkas, "sha256").hexdigest()
    return "", bool(dokumen.sidik_pdf) and constant_time_compare(sidik, dokumen.sidik_pdf)


def _terlalu_sering(request):
    """Guessing codes is hopeless; this keeps the try from costing us anything."""
    alamat = hashlib.sha256((alamat_klien(request) or "").encode()).hexdigest()[:32]
    kunci = f"periksa:{alamat}:{kini():%Y%m%d%H%M}"
    cache.add(kunci, 0, 120)
    try:
        return cache.incr(kunci) > PER_MENIT
    except ValueError:  # the entry ran out between the two calls
        return False
