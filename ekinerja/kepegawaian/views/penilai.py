"""Pages that set, end and align penilai."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.permintaan import isi_ulang, sekali_kirim
from ekinerja.kepegawaian import izin
from ekinerja.kepegawaian.forms import AkhiriForm, SamakanForm, TetapkanForm, UsulanForm
from ekinerja.kepegawaian.layanan import penilai, telaah
from ekinerja.kepegawaian.layanan import samakan as layanan_samakan
from ekinerja.kepegawaian.pilihan import DasarPenetapan, KeadaanPenilai
from ekinerja.kepegawaian.views.ambil import ambil_pegawai as _ambil_pegawai
from ekinerja.kepegawaian.views.ambil import ambil_penetapan as _ambil_penetapan
from ekinerja.kepegawaian.views.ambil import ambil_unit as _ambil_unit
from ekinerja.kepegawaian.views.ambil import pada


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def tetapkan_penilai(request, pk):
    """Two steps: what is meant (GET), what it does and why (POST)."""
    pegawai = _ambil_pegawai(request, pk)
    pelaku, kini = request.pelaku, pada(pegawai)
    izin.tetapkan_penilai(pegawai, pelaku, kini).wajib()
    if request.method == "POST":
        return _tetapkan(request, pegawai, TetapkanForm(request.POST, pelaku=pelaku, pada=kini))
    if "mulai" not in request.GET:
        form = UsulanForm(initial=_usulan_awal(pegawai, kini), pelaku=pelaku, pada=kini)
        return _langkah_satu(request, pegawai, form)
    form = UsulanForm(request.GET, pelaku=pelaku, pada=kini)
    if "ubah" in request.GET or not form.is_valid():
        return _langkah_satu(request, pegawai, form)
    rencana = penilai.pratinjau(pegawai, usulan=form.usulan(), pelaku=pelaku)
    if not rencana.keputusan:
        return _langkah_satu(request, pegawai, form, rencana.keputusan)
    akhir = TetapkanForm(initial={"tanda": rencana.tanda}, pelaku=pelaku, pada=kini)
    return _langkah_dua(request, pegawai, form, rencana, akhir)


def _usulan_awal(pegawai, kini):
    """The person by structure; where only the superior is missing, the present one."""
    saran = telaah.saran_penilai(pegawai, pada=kini)
    kunci = saran and saran.pk
    if pegawai.keadaan_penilai == KeadaanPenilai.TANPA_ATASAN:
        kunci = pegawai.daftar_penetapan_penilai.pada(kini).get().pejabat_penilai_id
    return {"penilai": kunci, "mulai": kini, "dasar": DasarPenetapan.STRUKTUR}


def _langkah_satu(request, pegawai, form, ditolak=None, status=200):
    konteks = {"pegawai": pegawai, "form": form, "ditolak": ditolak}
    return render(request, "kepegawaian/tetapkan_penilai.html", konteks, status=status)


def _langkah_dua(request, pegawai, form, rencana, akhir, *, ditolak=None, status=200):
    konteks = {
        "pegawai": pegawai,
        "usulan": form.usulan(),
        "terkirim": form.terkirim,
        "rencana": rencana,
        "form": akhir,
        "ditolak": ditolak,
    }
    return render(request, "kepegawaian/pastikan_penilai.html", konteks, status=status)


def _tetapkan(request, pegawai, form):
    usulan = UsulanForm(request.POST, pelaku=request.pelaku, pada=pada(pegawai))
    if not usulan.is_valid():
        return _langkah_satu(request, pegawai, usulan, status=422)
    ditolak, status = None, 422
    if form.is_valid():
        try:
            penetapan = penilai.tetapkan_penilai(
                pegawai.pk,
                usulan=form.usulan(),
                tanda=form.cleaned_data["tanda"],
                pelaku=request.pelaku,
            )
        except Ditolak as galat:
            if galat.keputusan.sebab is Sebab.PELAKU:
                raise
            ditolak, status = galat.keputusan, 409
        else:
            nama = penetapan.pejabat_penilai.nama_gelar
            messages.success(
                request, f"{nama} ditetapkan sebagai pejabat penilai {pegawai.nama_lengkap}."
            )
            return redirect(pegawai)
    rencana = penilai.pratinjau(pegawai, usulan=usulan.usulan(), pelaku=request.pelaku)
    if not rencana.keputusan:
        return _langkah_satu(request, pegawai, usulan, rencana.keputusan, 409)
    form.data = {**form.data.dict(), "tanda": rencana.tanda}
    return _langkah_dua(request, pegawai, usulan, rencana, form, ditolak=ditolak, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def akhiri_penetapan(request, pk):
    penetapan = _ambil_penetapan(request, pk)
    kini = pada(penetapan.pegawai)
    izin.akhiri_penetapan(penetapan, request.pelaku, kini).wajib()
    form = AkhiriForm(request.POST or None, initial={"sampai": kini})
    template, konteks = (
        "kepegawaian/akhiri_penetapan.html",
        {"penetapan": penetapan, "form": form, "ditolak": None},
    )
    if not form.is_valid():
        return render(request, template, konteks, status=422 if form.is_bound else 200)
    try:
        penilai.akhiri_penetapan(penetapan.pk, **form.cleaned_data, pelaku=request.pelaku)
    except Ditolak as galat:
        return isi_ulang(request, template, form, galat, konteks)
    messages.success(request, "Penetapan diakhiri. Tetapkan penilai berikutnya bila sudah ada.")
    return redirect(penetapan.pegawai)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def samakan(request, pk):
    """Everybody of the unit without penilai gets its head: preview, then one act each."""
    unit = _ambil_unit(request, pk)
    form = SamakanForm(request.POST or None, initial={"mulai": hari_ini(unit.zona_waktu)})
    usul = layanan_samakan.calon(unit, pelaku=request.pelaku)
    template, konteks = (
        "kepegawaian/samakan.html",
        {"unit": unit, "usul": usul, "form": form, "ditolak": None},
    )
    if not form.is_valid():
        return render(request, template, konteks, status=422 if form.is_bound else 200)
    try:
        hasil = layanan_samakan.samakan_dengan_kepala(
            unit.pk, mulai=form.cleaned_data["mulai"], pelaku=request.pelaku
        )
    except Ditolak as galat:
        return isi_ulang(request, template, form, galat, konteks)
    berhasil = sum(1 for satu in hasil if satu.keputusan)
    messages.success(request, f"Pejabat penilai {berhasil} pegawai ditetapkan.")
    for satu in hasil:
        if not satu.keputusan:
            messages.error(request, f"{satu.pegawai.nama_gelar}: {satu.keputusan.alasan}")
    return redirect("kepegawaian:daftar")
