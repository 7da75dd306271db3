"""Pages and buttons of the action plan."""

from __future__ import annotations

from types import SimpleNamespace

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from dialog.dokumen import rencana as dokumen
from dialog.filters.rencana import RencanaFilter
from dialog.izin import rencana as izin
from dialog.kueri import rencana as kueri
from dialog.layanan import rencana as layanan
from dialog.models import RisalahDialog, SusunanRencanaAksi
from dialog.pilihan import AksiRencana, StatusRencana
from ekinerja.dokumen.unduhan import Cetakan, sajikan
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.permintaan import halaman, versi_dari
from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.permintaan import sekali_kirim
from ekinerja.jejak.models import Jejak
from skp.kueri import penetapan_pada
from skp.models import SKP
from skp.pilihan import StatusSKP

SEMBUNYI = tolak(Sebab.PELAKU, "")


def _ambil_skp(request, skp_pk):
    terlihat = SKP.objects.terlihat_oleh(request.pelaku)
    return get_object_or_404(terlihat.untuk_kepala(), pk=skp_pk)


def _ambil_susunan(request, pk):
    terlihat = SusunanRencanaAksi.objects.terlihat_oleh(request.pelaku)
    return get_object_or_404(terlihat.untuk_rinci(), pk=pk)


def _pada(skp):
    return hari_ini(skp.unit_kerja.zona_waktu)


@require_safe
def daftar(request):
    kini = hari_ini(request.pelaku.unit_kerja.zona_waktu)
    terlihat = kueri.daftar_skp(request.pelaku, kini)
    saringan = RencanaFilter(request.GET, queryset=terlihat, pelaku=request.pelaku, pada=kini)
    konteks = {"saringan": saringan, "daftar_skp": halaman(request, saringan.qs)}
    template = "dialog/rencana/_tabel.html" if request.htmx else "dialog/rencana/daftar.html"
    return render(request, template, konteks)


@require_safe
def rinci(request, skp_pk):
    """The plan of one SKP as form F.8 groups it, and what may be done with it now."""
    skp = _ambil_skp(request, skp_pk)
    pelaku, kini = request.pelaku, _pada(skp)
    versi = list(kueri.daftar_versi(skp))
    susunan = versi[0] if versi else None
    if susunan:
        susunan.skp = skp
    daftar_aksi = kueri.aksi_dari(susunan)
    konteks = {
        "skp": skp,
        "susunan": susunan,
        "daftar_versi": versi,
        "berlaku": next((v for v in versi if v.status == StatusRencana.DISETUJUI), None),
        "risalah_terbaca": _ikut_dialog(susunan, pelaku),
        "daftar_rhk": kueri.susun(skp, daftar_aksi),
        "jumlah_aksi": len(daftar_aksi),
        "boleh_tulis": izin.tulis(skp, susunan, pelaku),
        "pemegang": _giliran(skp, susunan, pelaku, kini),
        "zona": skp.unit_kerja.zona_waktu,
        "daftar_riwayat": _riwayat(susunan, pelaku),
        **_tombol(skp, susunan, pelaku, kini),
    }
    return render(request, "dialog/rencana/rinci.html", konteks)


def _tombol(skp, susunan, pelaku, kini):
    """The decisions behind the buttons that make sense in this state; the others hide."""
    satu = susunan or SusunanRencanaAksi(skp=skp)
    dasar = None
    boleh = dict.fromkeys(("selesai", "buka", "kembalikan", "setujui", "perubahan"), SEMBUNYI)
    if satu.status == StatusRencana.DRAF and skp.terkunci:
        boleh["selesai"] = izin.selesai(satu, pelaku, kini)
        boleh["setujui"] = izin.setujui(satu, pelaku, kini)
    elif satu.status == StatusRencana.SELESAI:
        boleh["buka"] = izin.buka(satu, pelaku)
        boleh["kembalikan"] = izin.kembalikan(satu, pelaku, kini)
        boleh["setujui"] = izin.setujui(satu, pelaku, kini)
    elif satu.status == StatusRencana.DISETUJUI and skp.pegawai_id == pelaku.pk:
        dasar = kueri.dasar_perubahan(satu)
        boleh["perubahan"] = izin.buka_perubahan(skp, satu, dasar, pelaku)
    tujuan = {
        nama: reverse(f"dialog:rencana_{nama}", args=[satu.pk]) if susunan else ""
        for nama in ("selesai", "buka", "kembalikan", "setujui")
    }
    perubahan = reverse("dialog:rencana_perubahan", args=[skp.pk, dasar.pk]) if dasar else ""
    return {
        "versi": satu.versi,
        "tujuan": {**tujuan, "perubahan": perubahan},
        "ada_tindakan": any(putusan.tampil for putusan in boleh.values()),
        **{f"boleh_{nama}": putusan for nama, putusan in boleh.items()},
    }


def _giliran(skp, susunan, pelaku, kini):
    """Who holds the ball; nobody once the plan is approved or the SKP is not in force."""
    if skp.status != StatusSKP.DITETAPKAN:
        return None
    if susunan is None or susunan.status == StatusRencana.DRAF:
        orang, perbuatan = skp.pegawai, "menyusun rencana aksi, lalu menekan «Selesai»."
    elif susunan.status == StatusRencana.SELESAI:
        penetapan = penetapan_pada(skp, kini)
        orang = penetapan.pejabat_penilai if penetapan else None
        perbuatan = "menyetujui atau mengembalikan rencana aksi ini."
    else:
        return None
    if orang is None:
        perbuatan = "menetapkan pejabat penilai pegawai ini."
        return SimpleNamespace(orang="pengelola kinerja", perbuatan=perbuatan, anda=False)
    return SimpleNamespace(orang=orang.nama_gelar, perbuatan=perbuatan, anda=orang.pk == pelaku.pk)


def _ikut_dialog(susunan, pelaku):
    """Whether the minutes behind a change may be offered: the two who held that talk read them."""
    dasar = susunan.dasar if susunan else None
    return dasar is not None and pelaku.pk in {dasar.dialog.pimpinan_id, susunan.skp.pegawai_id}


def _riwayat(susunan, pelaku):
    """Lines of history, newest first; edits in a row by one person count as one line."""
    hasil = []
    jejak = Jejak.objects.untuk(susunan).select_related("pelaku") if susunan else []
    for satu in jejak:
        kunci = (satu.aksi, satu.pelaku_id)
        if hasil and satu.aksi == AksiRencana.UBAH and hasil[-1].kunci == kunci:
            hasil[-1].kali += 1
            hasil[-1].judul = f"Rencana aksi diubah ({hasil[-1].kali} kali)"
            continue
        siapa = satu.pelaku.nama_gelar if satu.pelaku else "Sistem"
        hasil.append(
            SimpleNamespace(
                kunci=kunci,
                kali=1,
                judul=AksiRencana(satu.aksi).sebutan,
                siapa="Anda" if satu.pelaku_id == pelaku.pk else siapa,
                waktu=satu.waktu,
                catatan=satu.rincian.get("catatan", ""),
            )
        )
    return hasil


@require_safe
def panel(request, skp_pk):
    """The state of the plan for the page of its SKP."""
    skp = _ambil_skp(request, skp_pk)
    if not request.htmx:
        return redirect("dialog:rencana", skp.pk)
    konteks = {"skp": skp, "susunan": kueri.terkini(skp)}
    return render(request, "dialog/rencana/_panel.html", konteks)


@require_safe
def cetak(request, pk):
    susunan = _ambil_susunan(request, pk)
    skp = susunan.skp
    cetakan = Cetakan(
        template=dokumen.TEMPLATE,
        cuplikan=lambda: dokumen.cuplikan(susunan, _pada(skp)),
        nama=f"Rencana-Aksi-{skp.tahun}-{skp.pegawai.nip or skp.pegawai_id}.pdf",
        judul=f"Rencana aksi {skp.tahun}",
        kembali=susunan.get_absolute_url(),
        terbit=dokumen.terbit(susunan),
    )
    return sajikan(request, cetakan)


@require_POST
@sekali_kirim
def selesai(request, pk):
    susunan = _ambil_susunan(request, pk)
    layanan.selesaikan_rencana(susunan.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Rencana aksi selesai disusun. Pejabat penilai diminta menyetujui.")
    return redirect(susunan)


@require_POST
@sekali_kirim
def buka(request, pk):
    susunan = _ambil_susunan(request, pk)
    layanan.buka_rencana(susunan.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Rencana aksi dibuka kembali. Tekan «Selesai» setelah diubah.")
    return redirect(susunan)


@require_POST
@sekali_kirim
def setujui(request, pk):
    susunan = _ambil_susunan(request, pk)
    layanan.setujui_rencana(susunan.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Rencana aksi disetujui. Formulir resminya sedang dibuat.")
    return redirect(susunan)


@require_POST
@sekali_kirim
def perubahan(request, skp_pk, risalah_pk):
    skp, risalah = _ambil_skp(request, skp_pk), _ambil_risalah(request, risalah_pk)
    susunan = layanan.buka_perubahan(skp.pk, risalah=risalah, pelaku=request.pelaku)
    messages.success(
        request, "Perubahan dibuka. Rencana aksi yang disetujui berlaku sampai ini disetujui."
    )
    return redirect(susunan)


def _ambil_risalah(request, pk):
    return get_object_or_404(RisalahDialog.objects.terlihat_oleh(request.pelaku), pk=pk)
