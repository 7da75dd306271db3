"""Pages that show realisasi: the list of the year, one SKP in one period, a file of evidence."""

from __future__ import annotations

from itertools import groupby
from types import SimpleNamespace

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dialog.forms.realisasi import SaringForm
from dialog.izin import realisasi as izin
from dialog.kueri import keadaan_realisasi as keadaan
from dialog.kueri.realisasi import daftar_iki, riwayat, tahap_isi
from dialog.models import BuktiDukung
from dialog.pilihan import AksiRealisasi, BandingTarget, JenisBukti, StatusRealisasi
from ekinerja.inti.berkas import kirim_berkas
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.permintaan import halaman
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.kalender.aturan import batas_waktu
from skp.models import SKP

NADA_BANDING = {
    BandingTarget.SESUAI: "baik",
    BandingTarget.DI_DALAM: "baik",
    BandingTarget.MELAMPAUI: "baik",
    BandingTarget.DI_BAWAH: "awas",
    BandingTarget.DI_LUAR: "awas",
}
TANPA_CATATAN = {"", StatusRealisasi.TERKUNCI}
BATAS_RIWAYAT = 100


def ambil_laporan(request, skp_pk, periode_pk):
    """An SKP as the person may see it, one of its periods, and the others beside it; else 404."""
    terlihat = SKP.objects.terlihat_oleh(request.pelaku)
    kolom = ("pegawai__unit_kerja", "unit_kerja__instansi")
    skp = get_object_or_404(terlihat.select_related(*kolom).defer("cuplikan"), pk=skp_pk)
    daftar = keadaan.periode_skp(skp)
    periode = next((satu for satu in daftar if satu.pk == periode_pk), None)
    if periode is None:
        raise Http404
    alamat = reverse("dialog:realisasi", args=[skp.pk, periode.pk])
    return SimpleNamespace(skp=skp, periode=periode, daftar_periode=daftar, alamat=alamat)


@require_safe
def daftar(request):
    """One's own years with every period, and the people whose SKP one may read."""
    pelaku = request.pelaku
    pada = hari_ini(pelaku.unit_kerja.zona_waktu)
    form = SaringForm(request.GET)
    saringan = form.saringan(pada.year)
    milik = list(keadaan.milik_sendiri(pelaku))
    page = halaman(request, keadaan.daftar_orang_lain(pelaku, pada, **saringan))
    menurut_skp = keadaan.keadaan_periode([*milik, *page])
    konteks = {
        "form": SaringForm(initial=saringan) if form.is_valid() else form,
        "tahun": saringan["tahun"],
        "milik": [(skp, menurut_skp[skp.pk]) for skp in milik],
        "page": page,
        "orang": [(skp, menurut_skp[skp.pk]) for skp in page],
        "pada": pada,
    }
    template = "dialog/realisasi/_orang.html" if request.htmx else "dialog/realisasi/daftar.html"
    return render(request, template, konteks)


@require_safe
def rinci(request, skp_pk, periode_pk):
    laporan = ambil_laporan(request, skp_pk, periode_pk)
    skp, periode, pelaku, saat = laporan.skp, laporan.periode, request.pelaku, kini()
    baris = daftar_iki(skp, periode)
    boleh_isi = izin.isi(skp, periode, pelaku, saat)
    menelaah = izin.menelaah(skp, periode, pelaku, saat)
    konteks = {
        **vars(laporan),
        "baris": [paparan(satu, boleh_isi, menelaah) for satu in baris],
        "terkirim": sum(satu.terkirim for satu in baris),
        "dikembalikan": any(_status(satu) == StatusRealisasi.DIKEMBALIKAN for satu in baris),
        "boleh_isi": boleh_isi,
        "menelaah": menelaah,
        "boleh_kirim": izin.kirim(periode, baris, boleh_isi),
        "boleh_perpanjang": izin.perpanjang(skp, periode, pelaku, saat),
        "daftar_riwayat": _riwayat(baris),
        **waktu_isi(skp, periode),
    }
    return render(request, "dialog/realisasi/rinci.html", konteks)


def waktu_isi(skp, periode):
    """The window as the owner of the SKP has it: his zone, his extension."""
    tahap, zona = tahap_isi(periode), skp.pegawai.unit_kerja.zona_waktu
    perpanjangan = keadaan.perpanjangan_untuk(tahap, skp.pegawai)
    ditutup = keadaan.ditutup_untuk(tahap, skp.pegawai)
    return {
        "tahap": tahap,
        "zona": zona,
        "perpanjangan": perpanjangan if ditutup > tahap.ditutup else None,
        "ditutup": ditutup,
        "batas": batas_waktu(ditutup, zona),
        "lewat": hari_ini(zona) > ditutup,
        "belum_dibuka": hari_ini(zona) < tahap.dibuka,
    }


def paparan(baris, boleh_isi, menelaah):
    """One IKI as the page shows it: what was reported, the hint, and what may be done to it."""
    realisasi = baris.realisasi
    banding = baris.banding
    boleh_tulis = boleh_isi if not boleh_isi else izin.dapat_diubah(realisasi)
    dikirim = _status(baris) == StatusRealisasi.DIKIRIM
    return SimpleNamespace(
        iki=baris.iki,
        rhk=baris.rhk,
        realisasi=realisasi,
        daftar_bukti=realisasi.daftar_bukti.all() if realisasi else (),
        # Once locked the note is history only.
        catatan="" if _status(baris) in TANPA_CATATAN else realisasi.catatan_pengembalian,
        banding=banding.label if banding else "",
        nada=NADA_BANDING[banding] if banding else "",
        boleh_tulis=boleh_tulis if boleh_tulis or not dikirim else tolak(Sebab.PELAKU, ""),
        boleh_kembalikan=menelaah if dikirim else tolak(Sebab.PELAKU, ""),
        kurang=izin.kurang_apa(realisasi) if realisasi and realisasi.dapat_diubah else "",
    )


def _status(baris):
    return baris.realisasi.status if baris.realisasi else ""


def _riwayat(daftar):
    """History of the whole period, newest first; each line names its IKI or how many."""
    menurut_pk = {satu.realisasi.pk: satu for satu in daftar if satu.realisasi}
    baris = riwayat([satu.realisasi for satu in menurut_pk.values()])[:BATAS_RIWAYAT]
    hasil = []
    for (aksi, _, _), grup in groupby(baris, key=_serempak):
        bersama = list(grup)
        apa = menurut_pk[bersama[0].id_objek].iki.uraian
        if len(jumlah := {satu.id_objek for satu in bersama}) > 1:
            apa = f"{len(jumlah)} indikator"
        hasil.append(
            {
                "judul": f"{AksiRealisasi(aksi).sebutan}: {apa}",
                "siapa": bersama[0].pelaku.nama_gelar if bersama[0].pelaku else "Sistem",
                "waktu": bersama[0].waktu,
                "catatan": bersama[0].rincian.get("catatan", ""),
            }
        )
    return hasil


def _serempak(jejak):
    """Lines that one person caused in one minute by the same act are told as one."""
    return jejak.aksi, jejak.pelaku_id, jejak.waktu.replace(second=0, microsecond=0)


def ambil_bukti(request, pk):
    terlihat = BuktiDukung.objects.terlihat_oleh(request.pelaku)
    kolom = (
        "realisasi__iki_akar",
        "realisasi__periode__tahun_kinerja",
        "realisasi__skp__pegawai__unit_kerja",
        "realisasi__skp__unit_kerja__instansi",
    )
    return get_object_or_404(terlihat.select_related(*kolom), pk=pk)


@require_safe
def bukti(request, pk):
    """The file itself, for whoever may read the realisasi."""
    satu = ambil_bukti(request, pk)
    if satu.jenis != JenisBukti.BERKAS:
        raise Http404
    return kirim_berkas(satu.berkas, satu.nama_berkas, satu.tipe)
