"""Pages and buttons of the level of a unit."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.inti.berkas import kirim_berkas
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import halaman, versi_dari
from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.layanan import hapus_konsep
from ekinerja.isian.permintaan import isi_awal, isi_ulang, sekali_kirim
from ekinerja.jejak.models import Jejak
from ekinerja.kalender.pilihan import KodePeriode
from evaluasi.aturan.predikat import KUADRAN_ORGANISASI, capaian_tahunan
from evaluasi.aturan.sebaran import ARTI, pola, searah
from evaluasi.forms.capaian import CapaianForm, CatatCapaianForm, TetapkanCapaianForm
from evaluasi.izin import capaian as izin
from evaluasi.kueri.capaian import (
    sebaran_predikat,
    unit_terbaca,
    untuk_daftar,
)
from evaluasi.layanan import capaian as layanan
from evaluasi.models import CapaianOrganisasi
from evaluasi.pilihan import AksiCapaian, Predikat, PredikatOrganisasi, Proses, Rating
from evaluasi.views.bersama import ambil_periode, pada, pilih_periode, riwayat

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
TINGGI, LEBAR, LANGKAH = 160, 52, 78


def _ambil_capaian(request, unit_pk, periode_pk):
    """The unit, the period, and what one may see of its level (or None)."""
    unit = get_object_or_404(unit_terbaca(request.pelaku, pada(request)), pk=unit_pk)
    periode = ambil_periode(unit, periode_pk)
    terlihat = CapaianOrganisasi.objects.terlihat_oleh(request.pelaku, pada(request))
    terlihat = terlihat.select_related("pengusul", "penetap")
    capaian = terlihat.filter(unit_kerja=unit, periode=periode).first()
    if capaian is not None:
        # One object each, so that what is asked of them once is not asked again.
        capaian.unit_kerja, capaian.periode = unit, periode
    return unit, periode, capaian


def _ambil_yang_ada(request, unit_pk, periode_pk):
    """A level one may see; asked at once, so that a hidden one costs what none costs."""
    terlihat = CapaianOrganisasi.objects.terlihat_oleh(request.pelaku, pada(request))
    lengkap = terlihat.select_related("pengusul", "penetap", "unit_kerja", "periode__tahun_kinerja")
    return get_object_or_404(lengkap, unit_kerja=unit_pk, periode=periode_pk)


@require_safe
def daftar(request):
    periode, semua = pilih_periode(request)
    unit = untuk_daftar(request.pelaku, periode, pada(request)) if periode else []
    konteks = {"periode": periode, "daftar_periode": semua, "daftar": halaman(request, unit)}
    return render(request, "evaluasi/capaian_daftar.html", konteks)


@require_safe
def rinci(request, unit_pk, periode_pk):
    unit, periode, capaian = _ambil_capaian(request, unit_pk, periode_pk)
    hari = hari_ini(unit.zona_waktu)
    konteks = _kepala(unit, periode, capaian) | {
        "boleh_usulkan": izin.usulkan(unit, periode, request.pelaku, hari, capaian),
        "boleh_tetapkan": izin.tetapkan(capaian, request.pelaku, hari) if capaian else None,
        "boleh_catat": izin.catat(unit, periode, request.pelaku, hari, capaian),
        "penetapan": izin.penetap(unit, hari),
        "boleh_baca": izin.baca_usulan(unit, request.pelaku, hari),
        "daftar_arti": [(satu, ARTI[satu]) for satu in PredikatOrganisasi],
    }
    if konteks["boleh_baca"]:
        konteks |= _sebaran(unit, periode, capaian)
        if capaian:
            jejak = list(Jejak.objects.untuk(capaian).select_related("pelaku"))
            konteks["daftar_riwayat"] = riwayat(jejak, AksiCapaian)
            konteks["usulan"] = _usulan(jejak, capaian)
    return render(request, "evaluasi/capaian.html", konteks)


def _kepala(unit, periode, capaian):
    tahunan = periode.kode == KodePeriode.TAHUNAN
    saran = capaian_tahunan(capaian.hasil, capaian.proses) if capaian and capaian.hasil else None
    return {
        "unit": unit,
        "periode": periode,
        "capaian": capaian,
        "zona": unit.zona_waktu,
        "tahunan": tahunan,
        "saran": saran,
        "kuadran": _kuadran() if tahunan else None,
    }


def _kuadran():
    """The annual quadrant as rows, the best result on top."""
    kolom = [Proses.KURANG, Proses.BAIK, Proses.SANGAT_BAIK]
    return {
        "kolom": [satu.label for satu in kolom],
        "baris": [
            (
                hasil.label.removesuffix(" ekspektasi"),
                [KUADRAN_ORGANISASI[hasil, proses] for proses in kolom],
            )
            for hasil in (Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH)
        ],
    }


def _usulan(jejak, capaian):
    """What was proposed, where the penilai set something else."""
    tetap = (satu.rincian for satu in jejak if satu.aksi == AksiCapaian.TETAPKAN)
    lama = next(tetap, {}).get("usulan", {})
    if not lama or (lama["predikat"], lama["dasar"]) == (capaian.predikat, capaian.dasar):
        return None
    return {"predikat": PredikatOrganisasi(lama["predikat"]), "dasar": lama["dasar"]}


def _sebaran(unit, periode, capaian):
    """The predicates so far as bars and as a table, with the guideline of the level."""
    hitung = sebaran_predikat(unit, periode)
    jumlah, terbanyak = sum(hitung.values()), max(hitung.values())
    tingkat = capaian.predikat if capaian else ""
    panduan = pola(tingkat) if tingkat else None
    batang = []
    for nomor, satu in enumerate(reversed(Predikat)):
        tinggi = round(TINGGI * hitung[satu] / terbanyak) if terbanyak else 0
        batang.append(
            {
                "predikat": satu,
                "jumlah": hitung[satu],
                "bagian": round(1000 * hitung[satu] / jumlah) / 10 if jumlah else 0,
                "umumnya": panduan is not None and satu == panduan.umumnya,
                "kata": satu.label.split(" "),
                "x": 18 + LANGKAH * nomor,
                "tengah": 44 + LANGKAH * nomor,
                "y": 200 - tinggi,
                "tinggi": tinggi,
                "angka_y": 192 - tinggi,
            }
        )
    return {
        "batang": batang,
        "jumlah": jumlah,
        "panduan": panduan,
        "searah": searah(tingkat, hitung) if tingkat else True,
    }


@GET_POST
@sekali_kirim
def usulkan(request, unit_pk, periode_pk):
    unit, periode, capaian = _ambil_capaian(request, unit_pk, periode_pk)
    izin.usulkan(unit, periode, request.pelaku, hari_ini(unit.zona_waktu), capaian).wajib()

    def simpan(isi):
        versi = versi_dari(request)
        layanan.usulkan_capaian(
            unit.pk, periode_pk=periode.pk, **isi, pelaku=request.pelaku, versi=versi
        )
        messages.success(request, "Usulan tersimpan dan disampaikan kepada pejabat penilai Anda.")

    def form(data, awal):
        return CapaianForm(data, initial=awal, tahunan=periode.kode == KodePeriode.TAHUNAN)

    return _formulir(request, _kepala(unit, periode, capaian), form, simpan, "usulkan")


@GET_POST
@sekali_kirim
def tetapkan(request, unit_pk, periode_pk):
    capaian = _ambil_yang_ada(request, unit_pk, periode_pk)
    unit, periode = capaian.unit_kerja, capaian.periode
    izin.tetapkan(capaian, request.pelaku, hari_ini(unit.zona_waktu)).wajib()

    def simpan(isi):
        versi = versi_dari(request)
        layanan.tetapkan_capaian(capaian.pk, **isi, pelaku=request.pelaku, versi=versi)
        messages.success(request, "Capaian ditetapkan. Pegawai unit ini kini dapat dinilai.")

    def form(data, awal):
        return TetapkanCapaianForm(data, initial=awal)

    return _formulir(request, _kepala(unit, periode, capaian), form, simpan, "tetapkan")


@GET_POST
@sekali_kirim
def catat(request, unit_pk, periode_pk):
    unit, periode, capaian = _ambil_capaian(request, unit_pk, periode_pk)
    izin.catat(unit, periode, request.pelaku, hari_ini(unit.zona_waktu), capaian).wajib()

    def simpan(isi):
        layanan.catat_capaian(unit.pk, periode_pk=periode.pk, **isi, pelaku=request.pelaku)
        messages.success(request, "Putusan capaian tercatat beserta dokumennya.")

    def form(data, awal):
        tahunan = periode.kode == KodePeriode.TAHUNAN
        return CatatCapaianForm(data, request.FILES or None, initial=awal, tahunan=tahunan)

    return _formulir(request, _kepala(unit, periode, capaian), form, simpan, "catat")


def _formulir(request, konteks, buat_form, simpan, nama):
    """Draft over stored values, refuse kindly, save once."""
    template = f"evaluasi/capaian_{nama}.html"
    capaian, unit, periode = konteks["capaian"], konteks["unit"], konteks["periode"]
    formulir = f"evaluasi.{nama}_capaian:{unit.pk}.{periode.pk}"
    kolom = ("predikat", "dasar", "hasil", "proses")
    tersimpan = {satu: getattr(capaian, satu) for satu in kolom} if capaian else {}
    awal = isi_awal(request, formulir, tersimpan, capaian.versi if capaian else 0)
    form = buat_form(request.POST or None, awal.isi)
    konteks = konteks | {"form": form, "awal": awal, "formulir": formulir}
    if not form.is_valid():
        return render(request, template, konteks, status=422 if form.is_bound else 200)
    try:
        simpan(form.cleaned_data)
    except Ditolak as ditolak:
        return isi_ulang(request, template, form, ditolak, konteks, tersimpan=tersimpan)
    hapus_konsep(request.pelaku, formulir)
    return redirect("evaluasi:capaian", unit.pk, periode.pk)


@require_safe
def dokumen(request, unit_pk, periode_pk):
    capaian = _ambil_yang_ada(request, unit_pk, periode_pk)
    if not capaian.dokumen:
        raise Http404
    return kirim_berkas(capaian.dokumen, capaian.nama_dokumen, "application/pdf")
