"""The people of a unit and where their year stands."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ekinerja.beranda import izin, kueri
from ekinerja.beranda.filters import PantauanFilter
from ekinerja.beranda.pilihan import KeadaanPegawai
from ekinerja.beranda.views.ambil import ambil_unit as _ambil_unit
from ekinerja.beranda.views.ambil import pada, pilih_periode
from ekinerja.inti.permintaan import halaman
from ekinerja.kepegawaian.models import UnitKerja
from evaluasi.pilihan import StatusEvaluasi
from skp.pilihan import StatusSKP

BANYAK_UNIT = 60


def _sebut(lembar):
    """Give each row the words of its states."""
    for orang in lembar:
        orang.sebutan_keadaan = KeadaanPegawai(orang.keadaan).label
        orang.sebutan_skp = StatusSKP(orang.status_skp).label if orang.status_skp else ""
        status = orang.status_evaluasi
        orang.sebutan_evaluasi = StatusEvaluasi(status).label if status else ""
        # Of an SKP that is still being agreed nothing is reported yet.
        melapor = orang.jumlah_iki and orang.keadaan != KeadaanPegawai.SKP_BERJALAN
        kirim = f"{orang.jumlah_terkirim} dari {orang.jumlah_iki}"
        orang.sebutan_realisasi = kirim if melapor else ""
    return lembar


@require_safe
def mulai(request):
    """The unit at the top of one's reach; who has none is told so."""
    terlihat = UnitKerja.objects.terlihat_oleh(request.pelaku, pada(request))
    for satu in terlihat.order_by("jalur")[:BANYAK_UNIT]:
        if izin.pantau(satu, request.pelaku, pada(request)):
            return redirect("beranda:pantauan_unit", satu.pk)
    raise PermissionDenied(izin.HANYA_PEMANTAU)


@require_safe
def unit(request, unit_pk):
    satu = _ambil_unit(request, unit_pk)
    tahun, daftar_periode, periode = pilih_periode(request, satu)
    orang = kueri.pegawai_unit(satu, tahun, periode).select_related("jabatan", "unit_kerja")
    saringan = PantauanFilter(request.GET, queryset=orang.order_by("nama_lengkap", "pk"))
    konteks = {
        "unit": satu,
        "tahun": tahun,
        "periode": periode,
        "saringan": saringan,
        "daftar_pegawai": _sebut(halaman(request, saringan.qs)),
    }
    if request.htmx:
        return render(request, "beranda/_pantauan_tabel.html", konteks)
    jumlah = kueri.jumlah_per_keadaan(orang)
    terlihat = UnitKerja.objects.terlihat_oleh(request.pelaku, pada(request))
    konteks |= {
        "daftar_periode": daftar_periode,
        "hitungan": [(k.value, k.label, jumlah.get(k.value, 0)) for k in KeadaanPegawai],
        "jumlah": sum(jumlah.values()),
        "daftar_unit": terlihat.filter(induk=satu, aktif=True).order_by("nama")[:BANYAK_UNIT],
        "induk": terlihat.filter(pk=satu.induk_id).first() if satu.induk_id else None,
        "boleh_cetak": izin.cetak_massal(satu, request.pelaku, pada(request)),
    }
    return render(request, "beranda/pantauan.html", konteks)
