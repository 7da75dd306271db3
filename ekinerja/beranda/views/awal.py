"""The first page: what waits for me, and where my year stands."""

from __future__ import annotations

from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.beranda.menunggu import menunggu
from ekinerja.inti.waktu import hari_ini, kini, setempat
from skp.kueri import pemegang_giliran
from skp.models import SKP
from skp.pilihan import PERBUATAN, StatusSKP

TAHAPAN = (
    ("Perencanaan", "SKP disepakati dan ditetapkan"),
    ("Pelaksanaan", "rencana aksi dan catatan"),
    ("Penilaian", "tiap triwulan"),
    ("Tindak lanjut", "setelah evaluasi akhir"),
)
SALAM = ((11, "Selamat pagi"), (15, "Selamat siang"), (18, "Selamat sore"), (24, "Selamat malam"))


@require_safe
def beranda(request):
    pelaku = request.pelaku
    zona = pelaku.unit_kerja.zona_waktu
    pada = hari_ini(zona)
    milik = SKP.objects.terlihat_oleh(pelaku, pada).milik(pelaku)
    daftar_skp = list(milik.untuk_beranda(pada.year))
    kelompok = menunggu(pelaku, pada, daftar_skp)
    # The badge in the menu is this very number.
    request.jumlah_menunggu = sum(len(satu.daftar) for satu in kelompok)
    konteks = {
        "salam": next(kata for jam, kata in SALAM if setempat(kini(), zona).hour < jam),
        "saat": kini(),
        "zona": zona,
        "kelompok": kelompok,
        "jumlah": request.jumlah_menunggu,
        "daftar_tahun": [_tahun(skp, pelaku, pada) for skp in daftar_skp],
        "tahapan": TAHAPAN,
    }
    return render(request, "beranda/beranda.html", konteks)


def _tahun(skp, pelaku, pada):
    """Where one SKP stands in its year and who holds the ball."""
    orang = pemegang_giliran(skp, pada)
    tanpa_penilai = skp.status == StatusSKP.DIAJUKAN and orang is None
    return {
        "skp": skp,
        "kini": 2 if skp.terkunci else 1,
        "orang": "pengelola kinerja" if tanpa_penilai else orang and orang.nama_gelar,
        "perbuatan": "menetapkan pejabat penilai Anda"
        if tanpa_penilai
        else PERBUATAN.get(skp.status, ""),
        "anda": bool(orang and orang.pk == pelaku.pk),
    }
