"""Import of units, posts and people: template, check, preview, apply, receipts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.permintaan import halaman
from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.permintaan import sekali_kirim
from ekinerja.kepegawaian import izin
from ekinerja.kepegawaian.forms import UnggahForm
from ekinerja.kepegawaian.impor import templat as pembuat
from ekinerja.kepegawaian.impor.keadaan import muat_lingkup
from ekinerja.kepegawaian.impor.rencana import kalimat, susun
from ekinerja.kepegawaian.impor.susunan import KALIMAT, JenisPerubahan
from ekinerja.kepegawaian.impor.wadah import UKURAN_BERKAS
from ekinerja.kepegawaian.layanan import impor
from ekinerja.kepegawaian.models import BerkasImpor, Pegawai

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GALAT_TAMPIL = 200
CONTOH_TAMPIL = 10


def _ambil_berkas(request, pk):
    terlihat = BerkasImpor.objects.terlihat_oleh(request.pelaku, hari_ini())
    return get_object_or_404(terlihat, pk=pk)


def _konteks(request, form):
    terlihat = BerkasImpor.objects.terlihat_oleh(request.pelaku, hari_ini()).untuk_daftar()
    daftar = halaman(request, terlihat)
    for berkas in daftar:
        berkas.kalimat = kalimat(berkas.ringkasan)
    return {"form": form, "daftar_berkas": daftar}


@require_safe
def beranda_impor(request):
    izin.impor(request.pelaku, hari_ini()).wajib()
    return render(request, "kepegawaian/impor.html", _konteks(request, UnggahForm()))


@require_safe
def templat(request):
    """The empty sheets, or filled with what is in one's care (``?isi=sekarang``)."""
    kini = hari_ini()
    izin.impor(request.pelaku, kini).wajib()
    terisi = request.GET.get("isi") == "sekarang"
    if terisi:
        jumlah = Pegawai.objects.dikelola(request.pelaku, kini).filter(aktif=True).count()
        izin.templat_terisi(jumlah).wajib()
    isi = pembuat.buat(muat_lingkup(request.pelaku, kini) if terisi else None)
    nama = "templat-kepegawaian-terisi.xlsx" if terisi else "templat-kepegawaian.xlsx"
    kepala = {"Content-Disposition": f'attachment; filename="{nama}"'}
    return HttpResponse(isi, content_type=XLSX, headers=kepala)


@require_POST
@sekali_kirim
def periksa(request):
    """Read and compare without writing; a file without errors goes on to its preview."""
    kini = hari_ini()
    izin.impor(request.pelaku, kini).wajib()
    form = UnggahForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "kepegawaian/impor.html", _konteks(request, form), status=422)
    berkas = form.cleaned_data["berkas"]
    # One byte more than allowed is enough to be told that it is too much.
    isi = berkas.read(UKURAN_BERKAS + 1)
    rencana = susun(isi, pelaku=request.pelaku, pada=kini)
    if rencana.galat or not rencana.perubahan:
        konteks = _konteks(request, form) | {
            "nama": berkas.name,
            "rencana": rencana,
            "galat": rencana.galat[:GALAT_TAMPIL],
            "sisa_galat": max(0, len(rencana.galat) - GALAT_TAMPIL),
        }
        return render(request, "kepegawaian/impor.html", konteks, status=422)
    simpanan = impor.simpan_pratinjau(isi, nama=berkas.name, rencana=rencana, pelaku=request.pelaku)
    return redirect(simpanan)


@require_safe
def pratinjau(request, pk):
    """What would change, group by group; after it was applied, the receipt."""
    berkas = _ambil_berkas(request, pk)
    boleh = izin.terapkan_impor(berkas, request.pelaku, hari_ini())
    konteks = {"berkas": berkas, "boleh": boleh, "kalimat": kalimat(berkas.ringkasan)}
    if not boleh:
        butir = [KALIMAT[JenisPerubahan(j)].format(n) for j, n in berkas.ringkasan.items()]
        return render(request, "kepegawaian/impor_bukti.html", konteks | {"butir": butir})
    rencana = susun(bytes(berkas.isi), pelaku=request.pelaku, pada=hari_ini())
    konteks["rencana"] = rencana
    konteks["basi"] = bool(rencana.galat) or rencana.keadaan != berkas.keadaan
    pilih = next((k for k in rencana.kelompok if k.jenis == request.GET.get("jenis")), None)
    if pilih is not None:
        konteks |= {"kelompok": pilih, "daftar": halaman(request, pilih.daftar)}
        return render(request, "kepegawaian/impor_kelompok.html", konteks)
    konteks["daftar_kelompok"] = [
        {"satu": k, "contoh": k.daftar[:CONTOH_TAMPIL], "sisa": len(k.daftar) - CONTOH_TAMPIL}
        for k in rencana.kelompok
    ]
    return render(request, "kepegawaian/impor_pratinjau.html", konteks)


@require_POST
@sekali_kirim
def terapkan(request, pk):
    berkas = _ambil_berkas(request, pk)
    impor.terapkan(
        berkas.pk,
        sha256=request.POST.get("sha256", ""),
        keadaan=request.POST.get("keadaan", ""),
        pelaku=request.pelaku,
    )
    messages.success(request, "Impor sudah diterapkan.")
    return redirect(berkas)
