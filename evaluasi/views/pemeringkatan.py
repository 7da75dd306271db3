"""Pages and buttons of the ranking of a unit: read, send, take back, return, set."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.inti.berkas import kirim_berkas
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import halaman, versi_dari
from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.layanan import hapus_konsep
from ekinerja.isian.permintaan import isi_awal, isi_ulang, sekali_kirim
from ekinerja.jejak.models import Jejak
from ekinerja.kalender.aturan import batas_waktu
from evaluasi.forms.pemeringkatan import KembalikanForm, KirimForm, UnggahForm
from evaluasi.izin import pemeringkatan as izin
from evaluasi.kueri.pemeringkatan import (
    ditutup_bagi,
    tahap_pemeringkatan,
    unit_terbaca,
    untuk_daftar,
    yang_diperingkat,
)
from evaluasi.layanan import pemeringkatan as layanan
from evaluasi.models import PemeringkatanKinerja
from evaluasi.pilihan import AksiPemeringkatan, StatusPemeringkatan
from evaluasi.views.bersama import ambil_periode, pada, pilih_periode, riwayat

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LANGKAH = (
    ("Lembar", "isi dan periksa"),
    ("Kirim", "dengan surat keterangan"),
    ("Verifikasi", "pengelola kinerja"),
    ("Ditetapkan", "terbaca penilai"),
)
LANGKAH_KE = {
    StatusPemeringkatan.DRAF: 2,
    StatusPemeringkatan.DIKIRIM: 3,
    StatusPemeringkatan.DITETAPKAN: 4,
    StatusPemeringkatan.TERKUNCI: 4,
}


def _ambil_pemeringkatan(request, unit_pk, periode_pk):
    """The unit, the period, and its ranking (None before the first sheet was applied)."""
    terlihat = PemeringkatanKinerja.objects.terlihat_oleh(request.pelaku, pada(request))
    lengkap = terlihat.dari_unit(unit_pk, periode_pk)
    peringkat = lengkap.dengan_anggota(request.pelaku, pada(request)).first()
    if peringkat is not None:
        # One unit and one period, so that what is asked of them once is not asked again.
        return peringkat.unit_kerja, peringkat.periode, peringkat
    unit = get_object_or_404(unit_terbaca(request.pelaku, periode_pk, pada(request)), pk=unit_pk)
    return unit, ambil_periode(unit, periode_pk), None


def _ambil_yang_ada(request, unit_pk, periode_pk):
    """A ranking one may see; asked at once, so that a hidden one costs what none costs."""
    terlihat = PemeringkatanKinerja.objects.terlihat_oleh(request.pelaku, pada(request))
    lengkap = terlihat.select_related("unit_kerja", "periode__tahun_kinerja", "pimpinan")
    return get_object_or_404(lengkap, unit_kerja=unit_pk, periode=periode_pk)


@require_safe
def daftar(request):
    periode, semua = pilih_periode(request)
    unit = untuk_daftar(request.pelaku, periode, pada(request)) if periode else []
    konteks = {
        "periode": periode,
        "daftar_periode": semua,
        "daftar": halaman(request, unit),
        "tahap": tahap_pemeringkatan(periode) if periode else None,
    }
    return render(request, "evaluasi/pemeringkatan_daftar.html", konteks)


@require_safe
def rinci(request, unit_pk, periode_pk):
    unit, periode, peringkat = _ambil_pemeringkatan(request, unit_pk, periode_pk)
    konteks = konteks_rinci(request, unit, periode, peringkat)
    return render(request, "evaluasi/pemeringkatan.html", konteks | {"form": UnggahForm()})


def konteks_rinci(permintaan, unit, periode, peringkat):
    """What the page of one ranking shows; the upload shows it again with its errors."""
    pelaku, hari = permintaan.pelaku, hari_ini(unit.zona_waktu)
    susun = izin.susun(unit, periode, pelaku, hari, peringkat)
    konteks = {
        "unit": unit,
        "periode": periode,
        "peringkat": peringkat,
        "zona": unit.zona_waktu,
        "langkah": LANGKAH,
        "langkah_ke": LANGKAH_KE[peringkat.status] if peringkat else 1,
        "boleh_susun": susun,
        "boleh_baca": izin.baca(unit, peringkat, pelaku, hari),
        "batas": _batas(unit, periode, pelaku, susun),
    }
    if peringkat is None:
        konteks["calon"] = yang_diperingkat(unit, periode, hari) if susun.tampil else []
        return konteks
    baris = [satu for satu in peringkat.daftar_anggota.all() if satu.terlihat]
    konteks["daftar"] = halaman(permintaan, baris)
    return konteks | _perbuatan(permintaan, peringkat, konteks["boleh_baca"], hari)


def _perbuatan(permintaan, peringkat, boleh_baca, hari):
    """The acts of one ranking; whoever only reads a row of it gets none, nor its history."""
    pelaku = permintaan.pelaku
    konteks = {
        f"boleh_{nama}": getattr(izin, nama)(peringkat, pelaku, hari)
        for nama in ("kirim", "tarik", "kembalikan", "tetapkan")
    }
    if boleh_baca:
        konteks["daftar_riwayat"] = riwayat(
            Jejak.objects.untuk(peringkat).select_related("pelaku"), AksiPemeringkatan
        )
    return konteks


def _batas(unit, periode, pelaku, susun):
    """When the stage closes: for its head with his extension, for others as in the calendar."""
    tahap = tahap_pemeringkatan(periode)
    if tahap is None:
        return None
    ditutup = ditutup_bagi(periode, tahap, pelaku) if susun.tampil else tahap.ditutup
    return batas_waktu(ditutup, unit.zona_waktu)


@GET_POST
@sekali_kirim
def kirim(request, unit_pk, periode_pk):
    peringkat = _ambil_yang_ada(request, unit_pk, periode_pk)
    izin.kirim(peringkat, request.pelaku, hari_ini(peringkat.unit_kerja.zona_waktu)).wajib()

    def simpan(isi):
        versi = versi_dari(request)
        layanan.kirim_pemeringkatan(peringkat.pk, **isi, pelaku=request.pelaku, versi=versi)
        messages.success(request, "Pemeringkatan dikirim kepada pengelola kinerja.")

    def form(data, awal):
        batas = {
            "mulai": peringkat.periode.mulai,
            "hari_ini": hari_ini(peringkat.unit_kerja.zona_waktu),
        }
        return KirimForm(data, request.FILES or None, initial=awal, **batas)

    kolom = ("nomor_surat", "tanggal_surat")
    tersimpan = {nama: getattr(peringkat, nama) for nama in kolom if getattr(peringkat, nama)}
    return _formulir(request, peringkat, form, simpan, "kirim", tersimpan)


@GET_POST
@sekali_kirim
def kembalikan(request, unit_pk, periode_pk):
    peringkat = _ambil_yang_ada(request, unit_pk, periode_pk)
    izin.kembalikan(peringkat, request.pelaku, hari_ini(peringkat.unit_kerja.zona_waktu)).wajib()

    def simpan(isi):
        versi = versi_dari(request)
        layanan.kembalikan_pemeringkatan(peringkat.pk, **isi, pelaku=request.pelaku, versi=versi)
        messages.success(request, "Pemeringkatan dikembalikan beserta catatan Anda.")

    def form(data, awal):
        return KembalikanForm(data, initial=awal)

    return _formulir(request, peringkat, form, simpan, "kembalikan", {})


def _formulir(request, peringkat, buat_form, simpan, nama, tersimpan):
    """Draft over stored values, refuse kindly, save once."""
    template = f"evaluasi/pemeringkatan_{nama}.html"
    formulir = f"evaluasi.{nama}_pemeringkatan:{peringkat.pk}"
    awal = isi_awal(request, formulir, tersimpan, peringkat.versi)
    form = buat_form(request.POST or None, awal.isi)
    konteks = {
        "peringkat": peringkat,
        "unit": peringkat.unit_kerja,
        "periode": peringkat.periode,
        "form": form,
        "awal": awal,
        "formulir": formulir,
    }
    if not form.is_valid():
        return render(request, template, konteks, status=422 if form.is_bound else 200)
    try:
        simpan(form.cleaned_data)
    except Ditolak as ditolak:
        return isi_ulang(request, template, form, ditolak, konteks, tersimpan=tersimpan)
    hapus_konsep(request.pelaku, formulir)
    return redirect(peringkat)


@require_POST
@sekali_kirim
def tarik(request, unit_pk, periode_pk):
    peringkat = _ambil_yang_ada(request, unit_pk, periode_pk)
    layanan.tarik_pemeringkatan(peringkat.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Pemeringkatan ditarik. Perbaiki, lalu kirim kembali.")
    return redirect(peringkat)


@require_POST
@sekali_kirim
def tetapkan(request, unit_pk, periode_pk):
    peringkat = _ambil_yang_ada(request, unit_pk, periode_pk)
    layanan.tetapkan_pemeringkatan(peringkat.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Pemeringkatan ditetapkan dan terbaca oleh pejabat penilai.")
    return redirect(peringkat)


@require_safe
def berkas(request, unit_pk, periode_pk, jenis):
    """The sheet or the letter, for those who read the whole ranking."""
    peringkat = _ambil_yang_ada(request, unit_pk, periode_pk)
    hari = hari_ini(peringkat.unit_kerja.zona_waktu)
    izin.baca(peringkat.unit_kerja, peringkat, request.pelaku, hari).wajib()
    if jenis == "lembar":
        return kirim_berkas(peringkat.berkas_hasil, peringkat.nama_hasil, XLSX)
    if not peringkat.berkas_surat:
        raise Http404
    return kirim_berkas(peringkat.berkas_surat, peringkat.nama_surat, "application/pdf")
