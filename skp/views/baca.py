"""Pages that show an SKP: list, detail, difference, print."""

from __future__ import annotations

from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.dokumen.unduhan import Cetakan, sajikan
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
    skp = _ambil_skp(request, pk)
    cetakan = Cetakan(
        template=dokumen.template(skp),
        cuplikan=lambda: dokumen.cuplikan(skp, pada(skp)),
        nama=f"SKP-{skp.tahun}-{skp.pegawai.nip or skp.pegawai_id}.pdf",
        judul=skp.label_pendek,
        kembali=skp.get_absolute_url(),
        terbit=_terbit(skp),
    )
    return sajikan(request, cetakan)


def _terbit(skp):
    terbit = DokumenTerbit.objects.untuk(skp).filter(jenis="skp")
    return terbit.first() if skp.terkunci else None
