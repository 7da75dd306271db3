"""Pages and buttons of the dialogue."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dialog.dokumen import risalah as dokumen
from dialog.filters.risalah import DialogFilter
from dialog.forms.risalah import BukaForm
from dialog.izin import risalah as izin
from dialog.kueri.risalah import dialog_triwulan, ringkasan
from dialog.layanan import risalah as layanan
from dialog.models import RisalahDialog
from dialog.pilihan import AksiRisalah, Penyelesaian
from dialog.views.isian_risalah import ambil_risalah as _ambil_risalah
from dialog.views.isian_risalah import pada
from ekinerja.dokumen.unduhan import Cetakan, sajikan
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import halaman, versi_dari
from ekinerja.isian.permintaan import isi_ulang, sekali_kirim
from ekinerja.jejak.models import Jejak
from skp.models import SKP

BATAS_PANEL = 10
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def _ambil_skp(request, pk):
    terlihat = SKP.objects.terlihat_oleh(request.pelaku)
    return get_object_or_404(terlihat.untuk_kepala(), pk=pk)


@require_safe
def daftar(request):
    terlihat = RisalahDialog.objects.terlihat_oleh(request.pelaku).untuk_daftar()
    semua = terlihat.dengan_berhenti(request.pelaku)
    saringan = DialogFilter(request.GET, queryset=semua)
    konteks = {"saringan": saringan, "daftar": halaman(request, saringan.qs)}
    template = "dialog/_tabel.html" if request.htmx else "dialog/daftar.html"
    return render(request, template, konteks)


@require_safe
def panel_skp(request, skp_pk):
    """The dialogues of one SKP, for its page; a page of its own where there is no script."""
    skp = _ambil_skp(request, skp_pk)
    kini = pada(skp)
    terlihat = RisalahDialog.objects.terlihat_oleh(request.pelaku).untuk_daftar()
    terlihat = terlihat.dengan_berhenti(request.pelaku)
    daftar_risalah = list(terlihat.filter(dialog__skp=skp)[:BATAS_PANEL])
    ringkas = [] if daftar_risalah else list(ringkasan(skp, request.pelaku)[:BATAS_PANEL])
    boleh_buat = izin.buat_kini(skp, request.pelaku, kini)
    terlibat = boleh_buat.tampil or daftar_risalah or ringkas
    konteks = {
        "skp": skp,
        "daftar": daftar_risalah,
        "ringkas": ringkas,
        "boleh_buat": boleh_buat,
        "kata_buat": "Buka dialog" if skp.terkunci else "Buka dialog perencanaan",
        "triwulan": dialog_triwulan(skp, kini) if terlibat else None,
        "adendum": RisalahDialog.objects.terlihat_oleh(request.pelaku).adendum_disepakati(skp)[:1]
        if skp.terkunci
        else (),
    }
    template = "dialog/_panel_skp.html" if request.htmx else "dialog/panel_skp.html"
    return render(request, template, konteks)


@GET_POST
@sekali_kirim
def buat(request, skp_pk):
    skp = _ambil_skp(request, skp_pk)
    kini = pada(skp)
    keputusan = izin.buat_kini(skp, request.pelaku, kini)
    if not keputusan.tampil:
        keputusan.wajib()
    form = BukaForm(request.POST or None, skp=skp, hari_ini=kini, initial={"tanggal": kini})
    judul = "Buka dialog kinerja" if "tahap" in form.fields else "Buka dialog perencanaan"
    konteks = {"skp": skp, "form": form, "keputusan": keputusan, "judul": judul}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "dialog/buat.html", konteks, status=status)
    try:
        risalah = layanan.buat_dialog(skp, **form.cleaned_data, pelaku=request.pelaku)
    except Ditolak as ditolak:
        return isi_ulang(request, "dialog/buat.html", form, ditolak, konteks)
    messages.success(request, _dibuka(risalah, request.pelaku))
    return redirect(risalah)


def _dibuka(risalah, pelaku):
    if pelaku.pk != risalah.dialog.skp.pegawai_id:
        return "Dialog dibuka. Pegawai diberi tahu dan menyiapkan risalahnya."
    return "Dialog dibuka. Tuliskan bagian Anda, lalu kirim kepada pimpinan."


@require_safe
def rinci(request, pk):
    risalah = _ambil_risalah(request, pk)
    pelaku, kini = request.pelaku, pada(risalah.dialog.skp)
    konteks = {
        "risalah": risalah,
        "skp": risalah.dialog.skp,
        "zona": risalah.dialog.skp.unit_kerja.zona_waktu,
        "daftar_riwayat": _riwayat(risalah),
        "strategi": _strategi(risalah),
        "lanjutan": _lanjutan(risalah),
        "kata_ubah": "Isi lembar persiapan" if risalah.lanjut else "Tulis risalah",
        "kata_cetak": "Unduh risalah" if risalah.waktu_final else "Cetak draf",
        "boleh_ubah": izin.ubah(risalah, pelaku),
        "boleh_kirim": izin.kirim(risalah, pelaku, kini),
        "boleh_tanggapi": izin.tanggapi(risalah, pelaku, kini),
        "boleh_kembalikan": izin.kembalikan(risalah, pelaku, kini),
        "boleh_konfirmasi": izin.konfirmasi(risalah, pelaku),
    }
    return render(request, "dialog/rinci.html", konteks)


def _strategi(risalah):
    if not (risalah.lanjut and risalah.waktu_ditanggapi):
        return ()
    return risalah.daftar_strategi.select_related("penanggung_jawab")


def _lanjutan(risalah):
    """The dialogue that took up what was left open."""
    if risalah.waktu_final is None or risalah.penyelesaian == Penyelesaian.SELESAI:
        return None
    return risalah.dialog.daftar_lanjutan.select_related("risalah").first()


def _riwayat(risalah):
    return [
        {
            "judul": AksiRisalah(satu.aksi).sebutan,
            "siapa": satu.pelaku.nama_gelar if satu.pelaku else "Sistem",
            "waktu": satu.waktu,
            "catatan": satu.rincian.get("catatan", ""),
        }
        for satu in Jejak.objects.untuk(risalah).select_related("pelaku")
    ]


@require_safe
def cetak(request, pk):
    """The issued minutes; before they are final a draft."""
    risalah = _ambil_risalah(request, pk)
    skp = risalah.dialog.skp
    cetakan = Cetakan(
        template=dokumen.TEMPLATE,
        cuplikan=lambda: dokumen.cuplikan(risalah),
        nama=f"Risalah-{risalah.dialog.tanggal:%Y-%m-%d}-{skp.pegawai.nip or skp.pegawai_id}.pdf",
        judul="Risalah dialog kinerja",
        kembali=risalah.get_absolute_url(),
        terbit=dokumen.terbit(risalah),
    )
    return sajikan(request, cetakan)


@require_POST
@sekali_kirim
def kirim(request, pk):
    risalah = _ambil_risalah(request, pk)
    layanan.kirim_risalah(risalah.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Risalah dikirim kepada pimpinan.")
    return redirect(risalah)


@require_POST
@sekali_kirim
def konfirmasi(request, pk):
    risalah = _ambil_risalah(request, pk)
    layanan.konfirmasi_risalah(risalah.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Risalah Anda konfirmasi.")
    return redirect(risalah)
