"""Bulk print of a unit: order, progress and results, the archive, another try."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.beranda import izin, kueri, layanan
from ekinerja.beranda.forms import PesanCetakForm
from ekinerja.beranda.models import CetakMassal
from ekinerja.beranda.pilihan import JenisCetak, KeadaanLembar
from ekinerja.beranda.views.ambil import ambil_unit as _ambil_unit
from ekinerja.beranda.views.ambil import pada, pilih_periode
from ekinerja.inti.permintaan import halaman
from ekinerja.isian.permintaan import sekali_kirim


def _ambil_cetak(request, pk):
    terlihat = CetakMassal.objects.terlihat_oleh(request.pelaku, pada(request))
    return get_object_or_404(terlihat.untuk_daftar(), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def pesan(request, unit_pk):
    """Which documents, how many there are and how many are missing; then the order."""
    unit = _ambil_unit(request, unit_pk)
    izin.cetak_massal(unit, request.pelaku, pada(request)).wajib()
    tahun, _, periode = pilih_periode(request, unit)
    form = PesanCetakForm(request.POST or None, berperiode=periode is not None)
    if form.is_valid():
        jenis = form.cleaned_data["jenis"]
        cetak = layanan.pesan_cetak(
            unit,
            jenis=jenis,
            tahun=tahun,
            periode=None if jenis == JenisCetak.SKP else periode,
            pelaku=request.pelaku,
        )
        messages.success(request, "Pesanan cetak diterima. Anda boleh meninggalkan halaman ini.")
        return redirect(cetak)
    tersedia = kueri.dokumen_tersedia(unit, tahun, periode)
    konteks = {"unit": unit, "tahun": tahun, "periode": periode, "form": form, "tersedia": tersedia}
    status = 422 if form.is_bound else 200
    return render(request, "beranda/pesan_cetak.html", konteks, status=status)


@require_safe
def daftar(request):
    terlihat = CetakMassal.objects.terlihat_oleh(request.pelaku, pada(request)).untuk_daftar()
    return render(request, "beranda/cetak_daftar.html", {"daftar": halaman(request, terlihat)})


@require_safe
def rinci(request, pk):
    """Progress while it runs (the page asks again by itself), then each person's result."""
    cetak = _ambil_cetak(request, pk)
    jumlah = kueri.jumlah_lembar(cetak)
    lembar = kueri.lembar_untuk_daftar(cetak)
    saring = request.GET.get("keadaan", "")
    if saring in KeadaanLembar.values:
        lembar = lembar.filter(keadaan=saring)
    gagal = jumlah.get(KeadaanLembar.GAGAL, 0)
    konteks = {
        "cetak": cetak,
        "judul": f"{cetak.get_jenis_display()} {cetak.periode or cetak.tahun}",
        "terhenti": kueri.terhenti(cetak),
        "hitungan": [(k.value, k.label, jumlah.get(k.value, 0)) for k in KeadaanLembar],
        "selesai": sum(jumlah.values()) - jumlah.get(KeadaanLembar.MENUNGGU, 0),
        "jumlah": sum(jumlah.values()),
        "gagal": gagal,
        "alamat": request.path,
        "daftar_lembar": halaman(request, lembar),
        "zona": request.pelaku.unit_kerja.zona_waktu,
        "boleh_ulangi": izin.ulangi_cetak(cetak, request.pelaku, pada(request), gagal=gagal),
    }
    template = "beranda/_cetak_kemajuan.html" if request.htmx else "beranda/cetak.html"
    jawaban = render(request, template, konteks)
    if request.htmx and cetak.waktu_selesai:
        # Once it is over the whole page is new: the result of each person, the archive.
        jawaban["HX-Refresh"] = "true"
    return jawaban


@require_safe
def unduh(request, pk):
    cetak = _ambil_cetak(request, pk)
    if not cetak.berkas or not cetak.berkas.storage.exists(cetak.berkas.name):
        messages.error(request, "Berkas ini tidak tersedia.")
        return redirect(cetak)
    layanan.catat_unduhan(cetak.pk, pelaku=request.pelaku)
    nama = f"{cetak.jenis}-{cetak.periode.kode if cetak.periode else cetak.tahun}-{cetak.pk}.zip"
    kepala = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}
    return FileResponse(cetak.berkas.open(), as_attachment=True, filename=nama, headers=kepala)


@require_POST
@sekali_kirim
def ulangi(request, pk):
    cetak = _ambil_cetak(request, pk)
    layanan.ulangi_cetak(cetak.pk, pelaku=request.pelaku)
    messages.success(request, "Dokumen yang gagal dicetak sekali lagi.")
    return redirect(cetak)
