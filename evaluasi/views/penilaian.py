"""Pages of evaluations: the list, one result, and the desk of the penilai."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.dokumen.unduhan import Cetakan, sajikan
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.permintaan import halaman, versi_dari
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.isian.layanan import hapus_konsep
from ekinerja.isian.permintaan import isi_awal, isi_ulang, sekali_kirim
from ekinerja.jejak.models import Jejak
from ekinerja.kalender.layanan.tenggat import tenggat_konfirmasi
from evaluasi.aturan.penilaian import belum_siap, kekurangan_kolom, peringatan
from evaluasi.aturan.predikat import rentang_nilai
from evaluasi.dokumen import evaluasi as dokumen
from evaluasi.filters import EvaluasiFilter
from evaluasi.forms.penilaian import PenilaianForm, awal_dari
from evaluasi.izin import penilaian as izin
from evaluasi.kueri import kesiapan
from evaluasi.kueri.meja import meja
from evaluasi.layanan import penilaian as layanan
from evaluasi.models import EvaluasiKinerja
from evaluasi.pilihan import AksiEvaluasi
from evaluasi.views import paparan
from evaluasi.views.bersama import pada, riwayat
from evaluasi.views.jawaban import konteks_jawaban

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
NAMA_BERKAS = {"evaluasi": "lampiran-evaluasi", "dokumen_evaluasi": "dokumen-evaluasi"}


def _ambil_evaluasi(request, pk):
    terlihat = EvaluasiKinerja.objects.terlihat_oleh(request.pelaku)
    return get_object_or_404(terlihat.untuk_rinci(), pk=pk)


@require_safe
def daftar(request):
    hari = pada(request)
    terlihat = EvaluasiKinerja.objects.terlihat_oleh(request.pelaku, hari).untuk_daftar()
    saringan = EvaluasiFilter(request.GET, queryset=terlihat, pelaku=request.pelaku, pada=hari)
    konteks = {"saringan": saringan, "daftar": halaman(request, saringan.qs)}
    template = "evaluasi/_tabel.html" if request.htmx else "evaluasi/daftar.html"
    return render(request, template, konteks)


@require_safe
def rinci(request, pk):
    """The result as it was set; before that, what it still waits for."""
    evaluasi = _ambil_evaluasi(request, pk)
    penilai = izin.penilai(evaluasi, request.pelaku, _hari(evaluasi))
    konteks = {
        "evaluasi": evaluasi,
        "zona": evaluasi.unit_kerja.zona_waktu,
        "ditetapkan": bool(evaluasi.waktu_ditetapkan),
        "boleh_nilai": penilai if evaluasi.waktu_ditetapkan is None else None,
        "mengapa": paparan.MENGAPA.get((evaluasi.rating_hasil_kerja, evaluasi.rating_perilaku)),
        "daftar_riwayat": riwayat(Jejak.objects.untuk(evaluasi), AksiEvaluasi),
    }
    if evaluasi.waktu_ditetapkan:
        konteks |= konteks_jawaban(request, evaluasi)
    return render(request, "evaluasi/rinci.html", konteks)


@require_safe
def cetak(request, pk, jenis):
    evaluasi = _ambil_evaluasi(request, pk)
    nip = evaluasi.pegawai.nip or evaluasi.pegawai_id
    cetakan = Cetakan(
        template=dokumen.template(evaluasi)
        if jenis == dokumen.JENIS_LAMPIRAN
        else dokumen.TEMPLATE_DOKUMEN,
        cuplikan=lambda: dokumen.cuplikan(evaluasi, _hari(evaluasi)),
        nama=f"{NAMA_BERKAS[jenis]}-{evaluasi.periode.kode}-{nip}.pdf",
        judul="Evaluasi",
        kembali=evaluasi.get_absolute_url(),
        terbit=dokumen.terbit(evaluasi, jenis),
    )
    return sajikan(request, cetakan)


@require_POST
@sekali_kirim
def mulai(request, pk):
    evaluasi = _ambil_evaluasi(request, pk)
    layanan.mulai_penilaian(evaluasi.pk, pelaku=request.pelaku, versi=versi_dari(request))
    messages.success(request, "Penilaian dimulai. Pegawai belum melihat apa pun.")
    return redirect("evaluasi:nilai", evaluasi.pk)


@GET_POST
@sekali_kirim
def nilai(request, pk):
    """Side by side what was agreed, reported and said; the two ratings and what they lead to."""
    evaluasi = _ambil_evaluasi(request, pk)
    izin.penilai(evaluasi, request.pelaku, _hari(evaluasi)).wajib()
    if evaluasi.waktu_ditetapkan and request.method != "POST":
        return redirect(evaluasi)
    atas_meja = meja(evaluasi, kini())
    bahan, isi = atas_meja.bahan, paparan.telaah(atas_meja)
    tertulis = layanan.isian_pokok(evaluasi, rhk=atas_meja.rhk, perilaku=atas_meja.perilaku)
    tersimpan = awal_dari(tertulis)
    awal = isi_awal(request, f"evaluasi.nilai:{evaluasi.pk}", tersimpan, evaluasi.versi)
    form = _form(request.POST or None, awal.isi, isi, bahan)
    konteks = _konteks(request, evaluasi, bahan, isi) | {"form": form, "awal": awal}
    tinjau = request.POST.get("aksi") == "tinjau"
    if not form.is_valid() or (tinjau and form.tandai_kekurangan(_kekurangan(form.isian, bahan))):
        konteks |= _pilihan(form, isi, bahan)
        status = 422 if form.is_bound else 200
        return render(request, "evaluasi/nilai.html", konteks, status=status)
    try:
        layanan.simpan_penilaian(
            evaluasi.pk, isian=form.isian, pelaku=request.pelaku, versi=versi_dari(request)
        )
    except Ditolak as ditolak:
        konteks |= _pilihan(form, isi, bahan)
        return isi_ulang(
            request, "evaluasi/nilai.html", form, ditolak, konteks, tersimpan=tersimpan
        )
    hapus_konsep(request.pelaku, awal.formulir)
    if tinjau:
        return redirect("evaluasi:tetapkan", evaluasi.pk)
    messages.success(request, "Penilaian tersimpan sebagai draf. Pegawai belum melihatnya.")
    return redirect("evaluasi:nilai", evaluasi.pk)


def _kekurangan(isian, bahan):
    rentang = rentang_nilai(bahan.profil, bahan.kelompok, isian.predikat or "")
    return kekurangan_kolom(isian, bahan.kelompok, rentang)


def _form(data, awal, isi, bahan):
    return PenilaianForm(
        data,
        initial=awal,
        daftar_rhk=[satu["rhk"].pk for satu in isi["daftar_rhk"]],
        daftar_aspek=[satu["ekspektasi"].aspek_id for satu in isi["daftar_perilaku"]],
        bernilai=bahan.profil.nilai_aktif,
    )


def _konteks(request, evaluasi, bahan, isi):
    saat = kini()
    return {
        "evaluasi": evaluasi,
        "zona": evaluasi.unit_kerja.zona_waktu,
        "bahan": bahan,
        "isi": isi,
        "belum_siap": belum_siap(bahan.keadaan),
        "peringatan": peringatan(bahan.keadaan),
        "terlambat": izin.terlambat(evaluasi, saat),
        "boleh_mulai": izin.mulai(evaluasi, request.pelaku, saat, bahan),
        "boleh_simpan": izin.simpan(evaluasi, request.pelaku, saat),
    }


def _pilihan(form, isi, bahan):
    """The choices as they stand in the form, also one that was sent with errors."""

    def terpilih(nama):
        return str(form[nama].value() or "")

    for satu in isi["daftar_rhk"]:
        nama = f"rhk_{satu['rhk'].pk}"
        satu["pilihan"] = paparan.pilihan_rating(terpilih(nama), f"{nama}_", boleh_kosong=True)
        satu["isian"] = form[f"teks_{nama}"]
    for satu in isi["daftar_perilaku"]:
        satu["isian"] = form[f"aspek_{satu['ekspektasi'].aspek_id}"]
    rating = {s["rhk"].pk: terpilih(f"rhk_{s['rhk'].pk}") for s in isi["daftar_rhk"]}
    rating_kini = terpilih("rating_hasil_kerja"), terpilih("rating_perilaku")
    return {
        "matriks": paparan.matriks(bahan, *rating_kini),
        "pilihan_hasil": paparan.pilihan_rating(rating_kini[0], "h"),
        "pilihan_perilaku": paparan.pilihan_rating(rating_kini[1], "p"),
        "saran": paparan.saran(isi, rating),
        "kelompok": bahan.kelompok,
    }


@GET_POST
@sekali_kirim
def tetapkan(request, pk):
    """What follows, who sees it and until when he answers; then the result is set for good."""
    evaluasi = _ambil_evaluasi(request, pk)
    izin.penilai(evaluasi, request.pelaku, _hari(evaluasi)).wajib()
    if request.method == "POST":
        layanan.tetapkan_evaluasi(evaluasi.pk, pelaku=request.pelaku, versi=versi_dari(request))
        messages.success(request, "Hasil evaluasi ditetapkan. Pegawai diminta menjawabnya.")
        return redirect(evaluasi)
    if evaluasi.waktu_ditetapkan:
        return redirect(evaluasi)
    saat, isian = kini(), layanan.isian_dari(evaluasi)
    bahan = kesiapan.bahan(evaluasi, saat)
    konteks = {
        "evaluasi": evaluasi,
        "zona": evaluasi.unit_kerja.zona_waktu,
        "bahan": bahan,
        "batas": tenggat_konfirmasi(
            evaluasi.unit_kerja, tahun=evaluasi.skp.tahun, mulai=_hari(evaluasi)
        ),
        "mengapa": paparan.MENGAPA.get((evaluasi.rating_hasil_kerja, evaluasi.rating_perilaku)),
        "kurang": [*belum_siap(bahan.keadaan), *_kekurangan(isian, bahan).values()],
        "peringatan": peringatan(bahan.keadaan),
        "terlambat": izin.terlambat(evaluasi, saat),
        "boleh_tetapkan": izin.tetapkan(evaluasi, request.pelaku, saat, bahan=bahan, isian=isian),
    }
    return render(request, "evaluasi/tetapkan.html", konteks)


def _hari(evaluasi):
    return hari_ini(evaluasi.unit_kerja.zona_waktu)
