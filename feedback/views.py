"""Pages and buttons of feedback."""

from __future__ import annotations

from collections import defaultdict

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dialog.kueri.realisasi import daftar_iki_ringkas
from ekinerja.dokumen.unduhan import Cetakan, sajikan
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import halaman, versi_dari
from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.layanan import hapus_konsep
from ekinerja.isian.permintaan import isi_awal, isi_ulang, sekali_kirim
from ekinerja.kepegawaian.kueri import lingkup
from feedback import dokumen, izin, layanan
from feedback.aturan import KRITERIA
from feedback.forms import RalatForm, TanggapanForm, UmpanBalikForm, UmpanBalikHasilForm
from feedback.kueri import (
    bawahan,
    daftar_periode,
    jumlah_per_triwulan,
    periode_berjalan,
    untuk_periode,
)
from feedback.models import UmpanBalik
from feedback.pilihan import ObjekUmpanBalik, SifatWaktu
from skp.aturan import TERKUNCI
from skp.models import SKP

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def _ambil_skp(request, pk, *, ditetapkan=True):
    terlihat = SKP.objects.terlihat_oleh(request.pelaku).untuk_kepala().defer("cuplikan")
    if ditetapkan:
        terlihat = terlihat.filter(status__in=sorted(TERKUNCI))
    return get_object_or_404(terlihat, pk=pk)


def _ambil_periode(skp, pk):
    """A period of the year of this very SKP, and all of them for the row of links."""
    semua = daftar_periode(skp)
    periode = next((satu for satu in semua if satu.pk == pk), None)
    if periode is None:
        raise Http404
    return periode, semua


def _ambil_umpan(request, pk):
    terlihat = UmpanBalik.objects.terlihat_oleh(request.pelaku)
    return get_object_or_404(terlihat.untuk_rinci(), pk=pk)


def _pada(skp):
    return hari_ini(skp.unit_kerja.zona_waktu)


@require_safe
def daftar(request):
    """For an employee what was said of him; for a penilai his people and what is still missing."""
    pelaku = request.pelaku
    pada = hari_ini(pelaku.unit_kerja.zona_waktu)
    menilai = lingkup(pelaku, pada).menilai
    tim = menilai and request.GET.get("milik") != "saya"
    periode = periode_berjalan(pelaku.instansi_id, pada)
    konteks = {"menilai": menilai, "tim": tim, "periode": periode}
    if tim:
        konteks["daftar_skp"] = halaman(request, bawahan(pelaku, pada, periode))
    else:
        terlihat = UmpanBalik.objects.terlihat_oleh(pelaku, pada)
        konteks["daftar_umpan"] = halaman(request, terlihat.tentang(pelaku))
        for satu in konteks["daftar_umpan"]:
            satu.boleh_tanggapi = izin.tanggapi(satu, pelaku)
    return render(request, "feedback/daftar.html", konteks)


@require_safe
def panel_skp(request, skp_pk):
    """How much was said of one SKP in each period; a page of its own where there is no script."""
    skp = _ambil_skp(request, skp_pk, ditetapkan=False)
    konteks = {"skp": skp, "ditetapkan": skp.terkunci}
    if skp.terkunci:
        konteks["daftar_periode"] = jumlah_per_triwulan(skp)
    template = "feedback/_panel_skp.html" if request.htmx else "feedback/panel_skp.html"
    return render(request, template, konteks)


@require_safe
def skp(request, skp_pk, periode_pk):
    """One SKP in one period: each result and behaviour with what was said of it."""
    skp = _ambil_skp(request, skp_pk)
    periode, semua = _ambil_periode(skp, periode_pk)
    pelaku, pada = request.pelaku, _pada(skp)
    baca = izin.baca(skp, pelaku, pada)
    umpan = _umpan(skp, periode, pelaku, pada)
    jumlah = _jumlah(umpan, baca, skp, periode)
    hasil = defaultdict(list)
    for satu in daftar_iki_ringkas(skp, periode):
        hasil[satu.rhk].append(satu)
    konteks = {
        "skp": skp,
        "periode": periode,
        "daftar_periode": semua,
        "hasil": [(rhk, baris, umpan["rhk", rhk.pk]) for rhk, baris in hasil.items()],
        "perilaku": [
            (satu, umpan["aspek", satu.aspek_id])
            for satu in skp.daftar_ekspektasi.select_related("aspek")
        ],
        "baca": baca,
        "jumlah": jumlah,
        "boleh_beri": izin.beri(skp, pelaku, pada, periode),
        "boleh_cetak": izin.cetak(skp, pelaku, pada, jumlah=jumlah),
        "zona": skp.unit_kerja.zona_waktu,
    }
    return render(request, "feedback/skp.html", konteks)


def _umpan(skp, periode, pelaku, pada):
    """What ``pelaku`` may read of one period, also what was corrected, by what it is about."""
    terlihat = UmpanBalik.objects.terlihat_oleh(pelaku, pada).filter(skp=skp)
    menurut = defaultdict(list)
    for satu in terlihat.pada_periode(periode).untuk_rinci().order_by("tanggal", "pk"):
        satu.skp = skp
        satu.boleh_ralat = izin.ralat(satu, pelaku, pada)
        satu.boleh_tanggapi = izin.tanggapi(satu, pelaku)
        menurut["aspek" if satu.aspek_id else "rhk", satu.aspek_id or satu.rhk_id].append(satu)
    return menurut


def _jumlah(umpan, baca, skp, periode):
    """How much stands; who may read the words has all of them at hand."""
    if baca:
        return sum(not satu.diralat for daftar in umpan.values() for satu in daftar)
    return untuk_periode(skp, periode).count()


@GET_POST
@sekali_kirim
def beri_hasil(request, skp_pk, periode_pk, rhk_pk):
    skp = _ambil_skp(request, skp_pk)
    rhk = get_object_or_404(
        skp.daftar_rhk.filter(aktif=True).prefetch_related("daftar_iki"), pk=rhk_pk
    )

    def form(data, awal):
        return UmpanBalikHasilForm(data, initial=awal, daftar_iki=rhk.daftar_iki.all())

    return _beri(request, skp, periode_pk, form, rhk.uraian, rhk_pk=rhk.pk)


@GET_POST
@sekali_kirim
def beri_perilaku(request, skp_pk, periode_pk, aspek_pk):
    skp = _ambil_skp(request, skp_pk)
    ekspektasi = get_object_or_404(skp.daftar_ekspektasi.select_related("aspek"), aspek=aspek_pk)

    def form(data, awal):
        return UmpanBalikForm(data, initial=awal)

    return _beri(request, skp, periode_pk, form, ekspektasi.aspek.nama, aspek_pk=aspek_pk)


def _beri(request, skp, periode_pk, buat_form, tentang, **bagian):
    periode, _ = _ambil_periode(skp, periode_pk)
    izin.beri(skp, request.pelaku, _pada(skp), periode).wajib()
    nama, pk = next(iter(bagian.items()))
    objek = ObjekUmpanBalik.PERILAKU if nama == "aspek_pk" else ObjekUmpanBalik.HASIL_KERJA
    tersimpan = {
        "sifat_waktu": SifatWaktu.BERKALA,
        "sumber_label": request.pelaku.jabatan.nama,
    }

    def simpan(isi):
        iki = isi.pop("iki", None)
        layanan.beri_umpan_balik(
            skp.pk,
            periode_pk=periode.pk,
            objek=objek,
            iki_pk=iki,
            **bagian,
            **isi,
            pelaku=request.pelaku,
        )
        messages.success(request, "Umpan balik diberikan. Pegawai diberi tahu lewat surat.")

    konteks = {"skp": skp, "periode": periode, "tentang": tentang, "kriteria": KRITERIA}
    formulir = f"feedback.beri:{skp.pk}:{periode.pk}:{nama}:{pk}"
    tujuan = reverse("feedback:skp", args=[skp.pk, periode.pk])
    return _formulir(request, "beri", formulir, buat_form, simpan, tersimpan, konteks, tujuan)


@GET_POST
@sekali_kirim
def ralat(request, pk):
    umpan = _ambil_umpan(request, pk)
    izin.ralat(umpan, request.pelaku, _pada(umpan.skp)).wajib()
    kolom = ("respon", "isi", "dasar_bukti", "kendala", "alternatif_solusi", "sumber_label")

    def form(data, awal):
        return RalatForm(data, initial=awal)

    def simpan(isi):
        layanan.ralat_umpan_balik(umpan.pk, **isi, pelaku=request.pelaku, versi=versi_dari(request))
        messages.success(request, "Ralat tersimpan. Isi yang lama tetap terbaca, dicoret.")

    tersimpan = {nama: getattr(umpan, nama) for nama in kolom}
    return _untuk_umpan(request, umpan, "ralat", form, simpan, tersimpan)


@GET_POST
@sekali_kirim
def tanggapi(request, pk):
    umpan = _ambil_umpan(request, pk)
    izin.tanggapi(umpan, request.pelaku).wajib()

    def form(data, awal):
        return TanggapanForm(data, initial=awal)

    def simpan(isi):
        layanan.tanggapi_umpan_balik(
            umpan.pk, **isi, pelaku=request.pelaku, versi=versi_dari(request)
        )
        messages.success(request, "Tanggapan Anda terkirim kepada pemberi umpan balik.")

    return _untuk_umpan(request, umpan, "tanggapi", form, simpan, {})


def _untuk_umpan(request, umpan, nama, buat_form, simpan, tersimpan):
    konteks = {
        "umpan": umpan,
        "skp": umpan.skp,
        "periode": umpan.periode,
        "versi": umpan.versi,
        "kriteria": KRITERIA,
    }
    formulir = f"feedback.{nama}:{umpan.pk}"
    tujuan = umpan.get_absolute_url()
    return _formulir(request, nama, formulir, buat_form, simpan, tersimpan, konteks, tujuan)


def _formulir(request, nama, formulir, buat_form, simpan, tersimpan, konteks, tujuan):
    """The way of every form here: draft over stored values, refuse kindly, save once."""
    template = f"feedback/{nama}.html"
    awal = isi_awal(request, formulir, tersimpan, konteks.get("versi"))
    form = buat_form(request.POST or None, awal.isi)
    konteks = {**konteks, "form": form, "awal": awal, "formulir": formulir, "tujuan": tujuan}
    if not form.is_valid():
        return render(request, template, konteks, status=422 if form.is_bound else 200)
    try:
        simpan(dict(form.cleaned_data))
    except Ditolak as ditolak:
        return isi_ulang(request, template, form, ditolak, konteks, tersimpan=tersimpan)
    hapus_konsep(request.pelaku, formulir)
    return redirect(tujuan)


@require_POST
@sekali_kirim
def cetak(request, skp_pk, periode_pk):
    skp = _ambil_skp(request, skp_pk)
    periode, _ = _ambil_periode(skp, periode_pk)
    layanan.cetak_umpan_balik(skp.pk, periode_pk=periode.pk, pelaku=request.pelaku)
    return redirect("feedback:formulir", skp.pk, periode.pk)


@require_safe
def formulir(request, skp_pk, periode_pk):
    """F.11: the issued form, or a draft with its watermark before it was ever issued."""
    skp = _ambil_skp(request, skp_pk)
    periode, _ = _ambil_periode(skp, periode_pk)
    pada = _pada(skp)
    izin.baca(skp, request.pelaku, pada).wajib()
    cetakan = Cetakan(
        template=dokumen.TEMPLATE,
        cuplikan=lambda: dokumen.cuplikan(skp, periode, pada),
        nama=f"Umpan-balik-{skp.tahun}-{periode.kode}-{skp.pegawai.nip or skp.pegawai_id}.pdf",
        judul=f"Umpan balik {periode.label}",
        kembali=reverse("feedback:skp", args=[skp.pk, periode.pk]),
        terbit=dokumen.terbit(skp, periode),
    )
    return sajikan(request, cetakan)
