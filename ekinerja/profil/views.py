"""The rule profile of one's instansi: what holds, what held, another choice."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.permintaan import isi_ulang, sekali_kirim
from ekinerja.profil import aturan, izin, layanan
from ekinerja.profil.forms import ProfilForm
from ekinerja.profil.models import ProfilAturan

UBAH = "profil/ubah.html"


def _pada(request):
    return hari_ini(request.pelaku.unit_kerja.zona_waktu)


def _tahun(request):
    """The year asked for by ``?tahun=``; nonsense means this year."""
    return aturan.baca_tahun(request.GET.get("tahun", ""), _pada(request).year)


@require_safe
def rinci(request):
    pelaku, tahun = request.pelaku, _tahun(request)
    izin.rinci(pelaku.instansi_id, pelaku, _pada(request)).wajib()
    daftar = list(ProfilAturan.objects.terlihat_oleh(pelaku).riwayat(tahun))
    berlaku = next((baris for baris in daftar if baris.aktif), None)
    profil = layanan.profil_dari(berlaku)
    return render(
        request,
        "profil/rinci.html",
        {
            "tahun": tahun,
            "berlaku": berlaku,
            "profil": profil,
            "pemeringkatan": ", ".join(sorted(profil.wajib_pemeringkatan, reverse=True)).upper(),
            "potongan": [
                (predikat.replace("_", " "), persen)
                for predikat, persen in sorted(
                    profil.potongan_predikat_persen.items(), key=lambda satu: satu[1]
                )
            ],
            "riwayat": [_baris_riwayat(baris) for baris in daftar],
            "zona": pelaku.unit_kerja.zona_waktu,
            "boleh_ubah": izin.ubah(pelaku.instansi_id, pelaku, _pada(request)),
        },
    )


def _baris_riwayat(baris):
    return {
        "judul": baris.nama_profil,
        "siapa": baris.ditetapkan_oleh,
        "waktu": baris.waktu_ditetapkan,
        "catatan": baris.alasan,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@sekali_kirim
def ubah(request):
    pelaku, tahun = request.pelaku, _tahun(request)
    izin.ubah(pelaku.instansi_id, pelaku, _pada(request)).wajib()
    kini = layanan.profil_untuk(pelaku.instansi_id, tahun)
    form = ProfilForm(request.POST or None, initial={"kode": kini.kode})
    konteks = {"form": form, "tahun": tahun, "kini": kini, "ditolak": None, "konflik": []}
    if form.is_valid():
        try:
            layanan.tetapkan_profil(
                pelaku.instansi, tahun=tahun, pelaku=pelaku, **form.cleaned_data
            )
        except Ditolak as ditolak:
            return isi_ulang(request, UBAH, form, ditolak, konteks)
        messages.success(request, f"Profil aturan tahun {tahun} telah ditetapkan.")
        return redirect(f"{reverse('profil:rinci')}?tahun={tahun}")
    return render(request, UBAH, konteks, status=422 if form.is_bound else 200)
