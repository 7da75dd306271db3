"""Pages of the pengelola kinerja that show people: list, counts, one person, search."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.inti.permintaan import halaman
from ekinerja.inti.waktu import hari_ini
from ekinerja.inti.widgets import BANYAK_HASIL, hasil_cari
from ekinerja.kepegawaian import forms, izin
from ekinerja.kepegawaian.filters import PegawaiFilter
from ekinerja.kepegawaian.layanan import telaah
from ekinerja.kepegawaian.models import Pegawai, PermintaanPerbaikan
from ekinerja.kepegawaian.pilihan import KeadaanPenilai
from ekinerja.kepegawaian.views.ambil import ambil_pegawai as _ambil_pegawai
from ekinerja.kepegawaian.views.ambil import pada


@require_safe
def daftar(request):
    kini = hari_ini()
    izin.daftar(request.pelaku, kini).wajib()
    orang = Pegawai.objects.dikelola(request.pelaku, kini).filter(aktif=True)
    lengkap = orang.dengan_keadaan_penilai(kini).dengan_penetapan(kini).untuk_daftar()
    saringan = PegawaiFilter(request.GET, queryset=lengkap)
    konteks = {"saringan": saringan, "daftar_pegawai": halaman(request, saringan.qs)}
    if request.htmx:
        return render(request, "kepegawaian/_tabel.html", konteks)
    menunggu = PermintaanPerbaikan.objects.terlihat_oleh(request.pelaku, kini)
    konteks["jumlah_permintaan"] = menunggu.menunggu_pengelola(request.pelaku, kini).count()
    return render(request, "kepegawaian/daftar.html", konteks)


@require_safe
def ringkasan(request):
    """How many people stand in each state; each number leads to its people."""
    kini = hari_ini()
    izin.daftar(request.pelaku, kini).wajib()
    orang = Pegawai.objects.dikelola(request.pelaku, kini).filter(aktif=True)
    jumlah = orang.jumlah_per_keadaan(kini)
    hitungan = [(satu.value, satu.label, jumlah.get(satu.value, 0)) for satu in KeadaanPenilai]
    template = "kepegawaian/_ringkasan.html" if request.htmx else "kepegawaian/ringkasan.html"
    return render(request, template, {"hitungan": hitungan})


@require_safe
def rinci(request, pk):
    pegawai = _ambil_pegawai(request, pk)
    pelaku, kini = request.pelaku, pada(pegawai)
    riwayat = list(pegawai.daftar_penetapan_penilai.untuk_riwayat())
    berlaku = next((satu for satu in riwayat if satu.berlaku_pada(kini)), None)
    boleh_tetapkan = izin.tetapkan_penilai(pegawai, pelaku, kini)
    hasil = telaah.telaah_penilai(pegawai, kini=berlaku, keadaan=pegawai.keadaan_penilai, pada=kini)
    konteks = {
        "pegawai": pegawai,
        "riwayat": riwayat,
        "berlaku": berlaku,
        "telaah": hasil,
        "saran": telaah.saran_penilai(pegawai, pada=kini)
        if boleh_tetapkan and hasil.masalah
        else None,
        "boleh_baca": izin.baca_profil(pegawai, pelaku, kini, berlaku),
        "boleh_tetapkan": boleh_tetapkan,
        "boleh_kode": izin.ubah_pegawai(pegawai, pelaku, kini),
        "boleh_akhiri": izin.akhiri_penetapan(berlaku, pelaku, kini) if berlaku else None,
    }
    return render(request, "kepegawaian/rinci.html", konteks)


@require_safe
def cari_pegawai(request):
    """Matches for a search box of the form, as radio buttons."""
    kini = hari_ini()
    izin.daftar(request.pelaku, kini).wajib()
    nama = request.GET.get("isian", "")
    if nama not in forms.ISIAN_ORANG:
        nama = forms.ISIAN_ORANG[0]
    teks = request.GET.get(f"{nama}_cari", "").strip()
    if len(teks) < 2:
        return HttpResponse("")
    cocok = forms.cari_calon(forms.calon_penilai(request.pelaku, kini), teks)
    calon = forms.pilihan_calon(cocok, BANYAK_HASIL)
    return HttpResponse(hasil_cari(nama, calon) or "Tidak ada yang cocok.")
