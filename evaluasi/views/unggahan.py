"""The sheet of a ranking: download it, upload it, see the difference, apply it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.berkas import nama_bersih
from ekinerja.inti.permintaan import halaman
from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.permintaan import sekali_kirim
from ekinerja.kepegawaian.impor.wadah import UKURAN_BERKAS
from evaluasi import ekspor
from evaluasi.forms.pemeringkatan import UnggahForm
from evaluasi.impor import kalimat, susun
from evaluasi.izin import pemeringkatan as izin
from evaluasi.layanan import pemeringkatan as layanan
from evaluasi.models import PemeringkatanKinerja, UnggahanPemeringkatan
from evaluasi.views.pemeringkatan import XLSX, _ambil_pemeringkatan, konteks_rinci

GALAT_TAMPIL = 200


def _ambil_unggahan(request, pk):
    terlihat = UnggahanPemeringkatan.objects.terlihat_oleh(request.pelaku)
    return get_object_or_404(terlihat, pk=pk)


@require_safe
def templat(request, unit_pk, periode_pk):
    unit, periode, peringkat = _ambil_pemeringkatan(request, unit_pk, periode_pk)
    hari = hari_ini(unit.zona_waktu)
    izin.susun(unit, periode, request.pelaku, hari, peringkat).wajib()
    nama = f"pemeringkatan-{slugify(unit.sebutan)[:60]}-{periode.kode}.xlsx"
    kepala = {
        "Content-Disposition": f'attachment; filename="{nama}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(ekspor.templat(unit, periode, pada=hari), content_type=XLSX, headers=kepala)


@require_POST
@sekali_kirim
def unggah(request, unit_pk, periode_pk):
    """Read and compare without writing; a sheet without errors goes on to its preview."""
    unit, periode, peringkat = _ambil_pemeringkatan(request, unit_pk, periode_pk)
    hari = hari_ini(unit.zona_waktu)
    izin.susun(unit, periode, request.pelaku, hari, peringkat).wajib()
    form = UnggahForm(request.POST, request.FILES)
    konteks = {"form": form}
    if form.is_valid():
        berkas = form.cleaned_data["berkas"]
        # One byte more than allowed is enough to be told that it is too much.
        isi = berkas.read(UKURAN_BERKAS + 1)
        rencana = susun(isi, unit=unit, periode=periode, pada=hari)
        if rencana.perubahan:
            simpanan = layanan.simpan_unggahan(
                unit.pk, periode_pk=periode.pk, isi=isi, nama=berkas.name, pelaku=request.pelaku
            )
            return redirect(simpanan)
        konteks |= {
            "nama": nama_bersih(berkas.name),
            "rencana": rencana,
            "galat": rencana.galat[:GALAT_TAMPIL],
            "sisa_galat": max(0, len(rencana.galat) - GALAT_TAMPIL),
        }
    konteks = konteks_rinci(request, unit, periode, peringkat) | konteks
    return render(request, "evaluasi/pemeringkatan.html", konteks, status=422)


@require_safe
def pratinjau(request, pk):
    """What would change, person by person; afterwards the way to the ranking."""
    unggahan = _ambil_unggahan(request, pk)
    unit, periode = unggahan.unit_kerja, unggahan.periode
    hari = hari_ini(unit.zona_waktu)
    ada = PemeringkatanKinerja.objects.terlihat_oleh(request.pelaku, hari)
    peringkat = ada.filter(unit_kerja=unit, periode=periode).first()
    boleh = izin.terapkan(unggahan, request.pelaku, hari, peringkat)
    if unggahan.waktu_diterapkan and not boleh:
        return redirect("evaluasi:pemeringkatan", unit.pk, periode.pk)
    boleh.wajib()
    rencana = susun(bytes(unggahan.isi), unit=unit, periode=periode, pada=hari)
    konteks = {
        "unggahan": unggahan,
        "unit": unit,
        "periode": periode,
        "boleh": boleh,
        "basi": bool(rencana.galat) or rencana.keadaan != unggahan.keadaan,
        "kalimat": kalimat(rencana.jumlah),
        "jumlah": [(satu, rencana.jumlah[satu]) for satu in ("K1", "K2", "K3")],
        "daftar": halaman(request, rencana.perubahan),
    }
    return render(request, "evaluasi/pemeringkatan_pratinjau.html", konteks)


@require_POST
@sekali_kirim
def terapkan(request, pk):
    unggahan = _ambil_unggahan(request, pk)
    peringkat = layanan.terapkan_unggahan(
        unggahan.pk,
        sha256=request.POST.get("sha256", ""),
        keadaan=request.POST.get("keadaan", ""),
        pelaku=request.pelaku,
    )
    messages.success(request, "Lembar diterapkan. Lampirkan surat keterangan, lalu kirim.")
    return redirect(peringkat)
