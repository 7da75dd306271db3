"""Pages that show an SKP: list, detail, difference, print."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.dokumen.cetak import CetakGagal, PDFBelumTersedia, cetak_pdf, halaman_html
from ekinerja.dokumen.konteks import konteks_draf, konteks_terbit
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.permintaan import halaman
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.models import Jejak
from skp import dokumen, izin
from skp.filters import SKPFilter
from skp.kueri import muat_isi
from skp.models import SKP
from skp.views.ambil import ambil_skp as _ambil_skp
from skp.views.ambil import kertas, pada
from skp.views.paparan import KOLOM_RIWAYAT, giliran, riwayat, terajukan, tombol


@require_safe
def daftar(request):
    kini = hari_ini(request.pelaku.unit_kerja.zona_waktu)
    terlihat = SKP.objects.terlihat_oleh(request.pelaku, kini).untuk_daftar(kini)
    saringan = SKPFilter(request.GET, queryset=terlihat, pelaku=request.pelaku, pada=kini)
    konteks = {"saringan": saringan, "daftar_skp": halaman(request, saringan.qs)}
    template = "skp/_tabel.html" if request.htmx else "skp/daftar.html"
    return render(request, template, konteks)


@require_safe
def rinci(request, pk):
    skp = _ambil_skp(request, pk, utuh=False)
    muat_isi(skp)
    pelaku, kini = request.pelaku, pada(skp)
    jejak = list(Jejak.objects.untuk(skp).only(*KOLOM_RIWAYAT))
    konteks = {
        "skp": skp,
        "daftar_riwayat": riwayat(jejak, pelaku),
        "pemegang": giliran(skp, pelaku, kini),
        "terbit": _terbit(skp),
        "kata_cetak": "Unduh formulir" if skp.terkunci else "Cetak draf",
        "zona": skp.unit_kerja.zona_waktu,
        "dapat_dibandingkan": len(terajukan(jejak)) > (0 if skp.dapat_diubah else 1),
        "boleh_ubah": izin.ubah(skp, pelaku),
        **tombol(skp, pelaku, kini),
        **kertas(skp),
    }
    return render(request, "skp/rinci.html", konteks)


@require_safe
def banding(request, pk):
    """Word by word: the last two submissions, or the last one and what stands there now."""
    skp = _ambil_skp(request, pk)
    daftar_isi = terajukan(Jejak.objects.untuk(skp))
    if skp.dapat_diubah:
        daftar_isi = [dokumen.cuplikan(skp, pada(skp)), *daftar_isi]
    baru, lama = (daftar_isi + daftar_isi[:1] * 2)[:2] if daftar_isi else ({}, {})
    konteks = {"skp": skp, "daftar": dokumen.banding(lama, baru) if baru else []}
    return render(request, "skp/banding.html", konteks)


@require_safe
def cetak(request, pk):
    """The issued PDF or a watermarked draft; ``?bentuk=halaman`` for the browser to print."""
    skp = _ambil_skp(request, pk)
    terbit = _terbit(skp)
    if terbit and terbit.berkas:
        return FileResponse(
            terbit.berkas.open(), content_type="application/pdf", filename=_nama_berkas(skp)
        )
    template, isi = _cetakan(skp, terbit)
    if request.GET.get("bentuk") == "halaman":
        return HttpResponse(halaman_html(template, isi, draf=terbit is None))
    if terbit:
        return _menunggu(request, skp, "Formulir resmi sedang dibuat. Muat lagi sebentar lagi.")
    try:
        pdf = cetak_pdf(template, isi, draf=True)
    except (PDFBelumTersedia, CetakGagal) as galat:
        return _menunggu(request, skp, str(galat))
    kepala = {"Content-Disposition": f'inline; filename="draf-{_nama_berkas(skp)}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=kepala)


def _cetakan(skp, terbit):
    """Template and content of the print: the issued one where there is one, else the draft."""
    if terbit:
        return terbit.template, konteks_terbit(terbit)
    return dokumen.template(skp), konteks_draf(dokumen.cuplikan(skp, pada(skp)))


def _terbit(skp):
    return DokumenTerbit.objects.untuk(skp).first() if skp.terkunci else None


def _nama_berkas(skp):
    return f"SKP-{skp.tahun}-{skp.pegawai.nip or skp.pegawai_id}.pdf"


def _menunggu(request, skp, alasan):
    return render(request, "skp/menunggu_pdf.html", {"skp": skp, "alasan": alasan}, status=202)
