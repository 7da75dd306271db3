"""Pages on which an objection is decided: the result stands, or another one takes its place."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.views.decorators.http import require_http_methods

from ekinerja.inti.permintaan import versi_dari
from ekinerja.inti.waktu import kini
from ekinerja.isian.permintaan import sekali_kirim
from ekinerja.profil.layanan import profil_untuk
from evaluasi.aturan.predikat import predikat, rentang_nilai
from evaluasi.forms.keberatan import PutusanDiubahForm, PutusanForm
from evaluasi.izin import keberatan as izin
from evaluasi.layanan import keberatan as layanan
from evaluasi.pilihan import Rating
from evaluasi.views.keberatan import _ambil_keberatan, formulir, hari_unit, pemutus_dari

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
PENDEK = {Rating.DI_ATAS: "di atas", Rating.SESUAI: "sesuai", Rating.DI_BAWAH: "di bawah"}
BARIS = (Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH)
KOLOM = (Rating.DI_BAWAH, Rating.SESUAI, Rating.DI_ATAS)


@GET_POST
@sekali_kirim
def tetap(request, pk):
    keberatan = _ambil_keberatan(request, pk)
    dicatat = _boleh(request, keberatan)

    def simpan(isi):
        layanan.putus_tetap(keberatan.pk, **isi, pelaku=request.pelaku, versi=versi_dari(request))
        messages.success(request, "Putusan tersimpan: hasil evaluasi tetap dan final.")

    def form(data, berkas, awal):
        return PutusanForm(data, berkas, initial=awal, dicatat=dicatat)

    return formulir(request, keberatan, form, simpan, "putus_tetap")


@GET_POST
@sekali_kirim
def diubah(request, pk):
    keberatan = _ambil_keberatan(request, pk)
    dicatat = _boleh(request, keberatan)
    evaluasi = keberatan.evaluasi
    profil = profil_untuk(evaluasi.unit_kerja.instansi_id, evaluasi.skp.tahun)

    def simpan(isi):
        layanan.putus_diubah(keberatan.pk, **isi, pelaku=request.pelaku, versi=versi_dari(request))
        messages.success(
            request, "Putusan tersimpan. Revisi evaluasi yang baru menggantikan hasil semula."
        )

    def form(data, berkas, awal):
        return PutusanDiubahForm(
            data,
            berkas,
            initial=awal,
            dicatat=dicatat,
            bernilai=profil.nilai_aktif,
            periksa=partial(izin.hasil_baru, evaluasi, profil),
        )

    def tambahan(form):
        dipilih = (form["rating_hasil_kerja"].value(), form["rating_perilaku"].value())
        return {"matriks": _matriks(evaluasi, profil, dipilih)}

    return formulir(request, keberatan, form, simpan, "putus_diubah", tambahan)


def _boleh(request, keberatan):
    """Refuse whoever may not decide now; whether the decision stands on paper."""
    pemutus = pemutus_dari(keberatan)
    izin.putus(keberatan, request.pelaku, pemutus, hari_unit(keberatan), kini()).wajib()
    return pemutus.dicatat


def _matriks(evaluasi, profil, dipilih):
    """The nine outcomes with the values each may have, the present and the chosen one marked."""
    semula = (evaluasi.rating_hasil_kerja, evaluasi.rating_perilaku)
    baris = [
        (
            f"Hasil {PENDEK[hasil]}",
            [_sel(evaluasi, profil, (hasil, perilaku), dipilih) for perilaku in KOLOM],
        )
        for hasil in BARIS
    ]
    pilihan = _sel(evaluasi, profil, dipilih, dipilih) if all(map(_sah, dipilih)) else None
    return {
        "kolom": [f"Perilaku {PENDEK[satu]}" for satu in KOLOM],
        "baris": baris,
        "pilihan": pilihan,
        "semula": _sel(evaluasi, profil, semula, dipilih),
    }


def _sah(rating):
    return rating in Rating.values


def _sel(evaluasi, profil, pasangan, dipilih):
    hasil = predikat(*pasangan)
    return {
        "predikat": hasil,
        "rentang": rentang_nilai(profil, evaluasi.kelompok, hasil),
        "semula": pasangan == (evaluasi.rating_hasil_kerja, evaluasi.rating_perilaku),
        "dipilih": pasangan == dipilih,
    }
