"""Pages and buttons of an objection."""

from __future__ import annotations

from mimetypes import guess_type

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.inti.berkas import kirim_berkas
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import halaman, versi_dari
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.isian.layanan import hapus_konsep
from ekinerja.isian.permintaan import isi_awal, isi_ulang, sekali_kirim
from ekinerja.jejak.models import Jejak
from ekinerja.kalender.layanan.tenggat import sisa_hari_kerja
from ekinerja.kepegawaian.kueri import lingkup
from evaluasi.forms.keberatan import PenjelasanForm
from evaluasi.izin import keberatan as izin
from evaluasi.kueri import keberatan as kueri
from evaluasi.kueri.keberatan import Pemutus
from evaluasi.layanan import keberatan as layanan
from evaluasi.models import Keberatan
from evaluasi.pilihan import AksiKeberatan, StatusKeberatan
from evaluasi.views.bersama import pada, riwayat

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def _ambil_keberatan(request, pk):
    terlihat = Keberatan.objects.terlihat_oleh(request.pelaku)
    return get_object_or_404(terlihat.untuk_rinci(), pk=pk)


@require_safe
def daftar(request):
    """Those with a part in it read; the register of a unit tells only that there is one."""
    hari = pada(request)
    jangkauan = lingkup(request.pelaku, hari)
    ada_register = bool(jangkauan.jalur or jangkauan.instansi)
    register = ada_register and request.GET.get("lihat") == "register"
    if register:
        baris = kueri.register(request.pelaku, hari)
    else:
        baris = Keberatan.objects.terlihat_oleh(request.pelaku, hari)
    konteks = {
        "daftar": halaman(request, baris.untuk_daftar()),
        "register": register,
        "ada_register": ada_register,
        "zona": request.pelaku.unit_kerja.zona_waktu,
    }
    return render(request, "evaluasi/keberatan_daftar.html", konteks)


@require_safe
def rinci(request, pk):
    keberatan = _ambil_keberatan(request, pk)
    pelaku, saat = request.pelaku, kini()
    pemutus, hari = pemutus_dari(keberatan), hari_unit(keberatan)
    konteks = {
        **kepala(keberatan),
        "pihak": izin.pihak(keberatan, pelaku),
        "nama_pemutus": _nama_pemutus(keberatan, pemutus),
        "anda_memutus": izin.periksa(keberatan, pelaku, pemutus, hari).tampil,
        "boleh_cabut": izin.cabut(keberatan, pelaku),
        "boleh_periksa": izin.periksa(keberatan, pelaku, pemutus, hari),
        "boleh_jelaskan": izin.jelaskan(keberatan, pelaku, saat),
        "boleh_putus": izin.putus(keberatan, pelaku, pemutus, hari, saat),
        "daftar_riwayat": riwayat(Jejak.objects.untuk(keberatan), AksiKeberatan),
    }
    return render(request, "evaluasi/keberatan.html", konteks)


def kepala(keberatan):
    """What every page about one objection shows."""
    return {
        "keberatan": keberatan,
        "evaluasi": keberatan.evaluasi,
        "zona": keberatan.evaluasi.unit_kerja.zona_waktu,
        "pemutus": pemutus_dari(keberatan),
        "sisa": _sisa(keberatan),
    }


def pemutus_dari(keberatan):
    return Pemutus(keberatan.pemutus_kini, keberatan.dicatat)


def _sisa(keberatan):
    """Working days left for the explanations, while they are awaited."""
    if keberatan.status != StatusKeberatan.DIPERIKSA:
        return None
    unit = keberatan.evaluasi.unit_kerja
    return sisa_hari_kerja(unit, batas=keberatan.batas_penjelasan, pada=kini())


def hari_unit(keberatan):
    return hari_ini(keberatan.evaluasi.unit_kerja.zona_waktu)


def _nama_pemutus(keberatan, pemutus):
    """Who decides or has decided, as a sentence names him."""
    if keberatan.pemutus:
        return keberatan.pemutus.nama_gelar
    if pemutus.pegawai_id is None:
        return "pejabat negara" if pemutus.dicatat else ""
    if keberatan.tujuan and keberatan.tujuan.pk == pemutus.pegawai_id:
        return keberatan.tujuan.nama_gelar
    pengganti = kueri.pegawai_pemutus(pemutus)
    return pengganti.nama_gelar if pengganti else ""


@require_safe
def lampiran(request, pk):
    keberatan = _ambil_keberatan(request, pk)
    return _berkas(keberatan.lampiran, keberatan.nama_lampiran)


@require_safe
def dokumen_putusan(request, pk):
    keberatan = _ambil_keberatan(request, pk)
    return _berkas(keberatan.dokumen_putusan, keberatan.nama_putusan)


def _berkas(tempat, nama):
    if not tempat:
        raise Http404
    return kirim_berkas(tempat, nama, guess_type(nama)[0] or "application/octet-stream")


@GET_POST
@sekali_kirim
def cabut(request, pk):
    keberatan = _ambil_keberatan(request, pk)
    keputusan = izin.cabut(keberatan, request.pelaku)
    if not keputusan.tampil:
        keputusan.wajib()
    if request.method != "POST":
        konteks = {**kepala(keberatan), "keputusan": keputusan}
        return render(request, "evaluasi/cabut_keberatan.html", konteks)
    layanan.cabut_keberatan(keberatan.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Keberatan dicabut. Hasil evaluasi disetujui dan final.")
    return redirect(keberatan)


@require_POST
@sekali_kirim
def periksa(request, pk):
    keberatan = _ambil_keberatan(request, pk)
    layanan.periksa_keberatan(keberatan.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Pemeriksaan dimulai. Kedua pihak dimintai penjelasan.")
    return redirect(keberatan)


@GET_POST
@sekali_kirim
def jelaskan(request, pk):
    keberatan = _ambil_keberatan(request, pk)
    izin.jelaskan(keberatan, request.pelaku, kini()).wajib()

    def simpan(isi):
        layanan.jelaskan_keberatan(
            keberatan.pk, **isi, pelaku=request.pelaku, versi=versi_dari(request)
        )
        messages.success(request, "Penjelasan Anda diterima.")

    def form(data, berkas, awal):
        return PenjelasanForm(data, initial=awal)

    return formulir(request, keberatan, form, simpan, "jelaskan_keberatan")


def formulir(permintaan, keberatan, buat_form, simpan, nama, tambahan=None):
    """The way of every form of an objection: draft over nothing, refuse kindly, save once.

    ``langkah=lihat`` shows the page again without saving: the outcome before it is decided.
    """
    template = f"evaluasi/{nama}.html"
    kunci = f"evaluasi.{nama}:{keberatan.pk}"
    awal = isi_awal(permintaan, kunci, {}, keberatan.versi)
    lihat = permintaan.POST.get("langkah") == "lihat"
    if lihat:
        form = buat_form(None, None, {**awal.isi, **permintaan.POST.dict()})
    else:
        form = buat_form(permintaan.POST or None, permintaan.FILES or None, awal.isi)
    konteks = {**kepala(keberatan), "form": form, "awal": awal, "formulir": kunci}
    konteks |= tambahan(form) if tambahan else {}
    if not form.is_valid():
        return render(permintaan, template, konteks, status=422 if form.is_bound or lihat else 200)
    try:
        simpan(form.cleaned_data)
    except Ditolak as ditolak:
        return isi_ulang(permintaan, template, form, ditolak, konteks)
    hapus_konsep(permintaan.pelaku, kunci)
    return redirect(keberatan)
