"""Pages and buttons of the daily notes."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dialog.aturan import catatan as aturan
from dialog.dokumen import catatan as dokumen
from dialog.forms.catatan import KoreksiForm, nilai_kaitan
from dialog.izin import catatan as izin
from dialog.kueri.catatan import (
    JumlahCatatan,
    jumlah_per_pegawai,
    pegawai_dinilai,
    pegawai_terbaca,
)
from dialog.layanan import catatan as layanan
from dialog.models import CatatanHarian
from dialog.views.paparan_catatan import bulan, formulir, saat
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.dokumen.unduhan import Cetakan, sajikan
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import halaman, versi_dari
from ekinerja.inti.templatetags.format_id import bulan as bulan_id
from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.permintaan import isi_awal, isi_ulang, sekali_kirim
from ekinerja.kalender.kueri import nama_libur
from ekinerja.kepegawaian.kueri import lingkup

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def _ambil_catatan(request, pk):
    terlihat = CatatanHarian.objects.terlihat_oleh(request.pelaku)
    semua = terlihat.untuk_daftar().select_related("pegawai__unit_kerja", "iki", "rencana_aksi")
    return get_object_or_404(semua, pk=pk)


def _ambil_pegawai(request, pk):
    kini = hari_ini(request.pelaku.unit_kerja.zona_waktu)
    return get_object_or_404(pegawai_terbaca(request.pelaku, kini), pk=pk)


@GET_POST
@sekali_kirim
def catatan(request):
    """One's own month, with the form for today on top."""
    pelaku = request.pelaku
    kini, jendela = saat(pelaku)
    awal = isi_awal(request, "dialog.catatan", {})
    form = formulir(pelaku, kini, jendela=jendela)(request.POST or None, awal.isi)
    isi_bulan = bulan(
        pelaku, request.GET.get("bulan", ""), pelaku=pelaku, kini=kini, jendela=jendela
    )
    konteks = {"form": form, "awal": awal, "jendela": jendela, "b": isi_bulan}
    konteks["menilai"] = lingkup(pelaku, kini).menilai
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "dialog/catatan.html", konteks, status=status)
    try:
        layanan.tulis_catatan(pelaku, **form.isian(), pelaku=pelaku)
    except Ditolak as ditolak:
        return isi_ulang(request, "dialog/catatan.html", form, ditolak, konteks)
    messages.success(request, "Catatan tersimpan.")
    return redirect("dialog:catatan")


@GET_POST
@sekali_kirim
def ubah(request, pk):
    catatan = _ambil_catatan(request, pk)
    kini, jendela = saat(catatan.pegawai)
    izin.ubah(catatan, request.pelaku, kini, jendela).wajib()
    tersimpan = {nama: getattr(catatan, nama) for nama in layanan.KOLOM}
    tersimpan["kaitan"] = nilai_kaitan(catatan)
    awal = isi_awal(request, f"dialog.ubah_catatan:{pk}", tersimpan, catatan.versi)
    form = formulir(catatan.pegawai, catatan.tanggal, catatan=catatan)(
        request.POST or None, awal.isi
    )
    konteks = {"form": form, "awal": awal, "catatan": catatan}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "dialog/catatan_ubah.html", konteks, status=status)
    try:
        layanan.ubah_catatan(pk, **form.isian(), pelaku=request.pelaku, versi=versi_dari(request))
    except Ditolak as ditolak:
        return isi_ulang(
            request, "dialog/catatan_ubah.html", form, ditolak, konteks, tersimpan=tersimpan
        )
    messages.success(request, "Catatan diperbarui.")
    return _ke_bulan(catatan)


@GET_POST
@sekali_kirim
def hapus(request, pk):
    catatan = _ambil_catatan(request, pk)
    izin.hapus(catatan, request.pelaku, *saat(catatan.pegawai)).wajib()
    if request.method != "POST":
        return render(request, "dialog/catatan_hapus.html", {"catatan": catatan})
    layanan.hapus_catatan(pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Catatan dihapus.")
    return _ke_bulan(catatan)


@GET_POST
@sekali_kirim
def koreksi(request, pk):
    catatan = _ambil_catatan(request, pk)
    izin.koreksi(catatan, request.pelaku, *saat(catatan.pegawai)).wajib()
    awal = isi_awal(request, f"dialog.koreksi_catatan:{pk}", {})
    form = KoreksiForm(request.POST or None, initial=awal.isi)
    konteks = {"form": form, "awal": awal, "catatan": catatan}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "dialog/catatan_koreksi.html", konteks, status=status)
    try:
        layanan.koreksi_catatan(pk, **form.cleaned_data, pelaku=request.pelaku)
    except Ditolak as ditolak:
        return isi_ulang(request, "dialog/catatan_koreksi.html", form, ditolak, konteks)
    messages.success(request, "Koreksi ditambahkan.")
    return _ke_bulan(catatan)


@require_safe
def pegawai(request, pegawai_pk):
    """The month of somebody whom one assesses, to read."""
    satu = _ambil_pegawai(request, pegawai_pk)
    if satu.pk == request.pelaku.pk:
        return redirect("dialog:catatan")
    kini, jendela = saat(satu)
    isi_bulan = bulan(
        satu, request.GET.get("bulan", ""), pelaku=request.pelaku, kini=kini, jendela=jendela
    )
    konteks = {"pegawai": satu, "b": isi_bulan}
    return render(request, "dialog/catatan_pegawai.html", konteks)


@require_safe
def staf(request):
    """The people whom one assesses, with how much they have noted this month."""
    pelaku = request.pelaku
    kini = hari_ini(pelaku.unit_kerja.zona_waktu)
    mulai, selesai = aturan.rentang_bulan(request.GET.get("bulan", ""), kini)
    libur = nama_libur(pelaku.instansi_id, mulai, selesai)
    hari = aturan.daftar_hari(mulai, min(selesai, kini), libur, ())
    daftar = halaman(request, pegawai_dinilai(pelaku, kini).untuk_daftar())
    kunci = [satu.pk for satu in daftar]
    jumlah = jumlah_per_pegawai(kunci, mulai, selesai, libur=libur.keys())
    konteks = {
        "daftar": daftar,
        "baris": [(satu, jumlah.get(satu.pk, JumlahCatatan())) for satu in daftar],
        "mulai": mulai,
        "bulan_lalu": aturan.bulan_lalu(mulai),
        "bulan_depan": aturan.bulan_depan(selesai, kini),
        "hari_kerja": sum(satu.hari_kerja for satu in hari),
    }
    return render(request, "dialog/catatan_staf.html", konteks)


@require_POST
@sekali_kirim
def terbitkan(request, tahun, bulan):
    """Issue the print of one's own month, then lead to it."""
    awal = _bulan_atau_404(request.pelaku, tahun, bulan)
    layanan.terbitkan_catatan(request.pelaku, bulan=awal, pelaku=request.pelaku)
    return redirect("dialog:catatan_cetak", request.pelaku.pk, tahun, bulan)


@require_safe
def cetak(request, pegawai_pk, tahun, bulan):
    """The print of a month: as issued last, else a draft."""
    satu = _ambil_pegawai(request, pegawai_pk)
    awal = _bulan_atau_404(satu, tahun, bulan)
    mulai, selesai = aturan.rentang_bulan(f"{awal:%Y-%m}", awal)

    def cuplikan():
        terlihat = CatatanHarian.objects.terlihat_oleh(request.pelaku).filter(pegawai=satu)
        daftar = terlihat.antara(mulai, selesai).untuk_daftar().select_related("unit_kerja")
        return dokumen.cuplikan(satu, daftar, mulai=mulai, selesai=selesai)

    cetakan = Cetakan(
        template=dokumen.TEMPLATE,
        cuplikan=cuplikan,
        nama=f"Catatan-harian-{awal:%Y-%m}-{satu.nip or satu.pk}.pdf",
        judul=f"Catatan harian {bulan_id(awal)}",
        kembali=f"{reverse('dialog:catatan_pegawai', args=[satu.pk])}?bulan={awal:%Y-%m}",
        terbit=DokumenTerbit.objects.untuk(satu).filter(jenis=dokumen.jenis(awal)).first(),
    )
    return sajikan(request, cetakan)


def _bulan_atau_404(pegawai, tahun, bulan):
    """The first day of a month that has begun."""
    kini = hari_ini(pegawai.unit_kerja.zona_waktu)
    mulai, _ = aturan.rentang_bulan(f"{tahun:04}-{bulan:02}", kini)
    if (mulai.year, mulai.month) != (tahun, bulan):
        raise Http404
    return mulai


def _ke_bulan(catatan):
    return redirect(f"{reverse('dialog:catatan')}?bulan={catatan.tanggal:%Y-%m}")
