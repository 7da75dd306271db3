"""What the pages of an evaluation show side by side: agreed, reported, said, rated before."""

from __future__ import annotations

from itertools import groupby

from evaluasi.aturan.predikat import NilaiRHK, predikat, rentang_nilai, saran_hasil_kerja
from evaluasi.aturan.predikat import sesuai_kelompok as lazim
from evaluasi.pilihan import Rating
from feedback.pilihan import ObjekUmpanBalik, Respon
from skp.pilihan import JenisHasil

# (key of the CSS, rating): first the results, then the behaviour.
HURUF = {Rating.DI_ATAS: "a", Rating.SESUAI: "s", Rating.DI_BAWAH: "b"}
BARIS = (Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH)
KOLOM = (Rating.DI_BAWAH, Rating.SESUAI, Rating.DI_ATAS)
PENDEK = {Rating.DI_ATAS: "Di atas", Rating.SESUAI: "Sesuai", Rating.DI_BAWAH: "Di bawah"}
WARNA = {
    "sangat_baik": "unggul",
    "baik": "baik",
    "butuh_perbaikan": "awas",
    "kurang": "bahaya",
    "sangat_kurang": "bahaya",
}
MENGAPA = {
    (Rating.DI_ATAS, Rating.DI_ATAS): (
        "Hasil kerja dan perilaku keduanya di atas ekspektasi. Hanya pasangan ini yang "
        "menghasilkan Sangat Baik."
    ),
    (Rating.DI_ATAS, Rating.SESUAI): (
        "Hasil kerja di atas ekspektasi, perilaku sesuai ekspektasi. Sangat Baik memerlukan "
        "keduanya di atas ekspektasi."
    ),
    (Rating.DI_ATAS, Rating.DI_BAWAH): (
        "Perilaku di bawah ekspektasi menghasilkan Kurang (misconduct), sekalipun hasil kerja di "
        "atas ekspektasi."
    ),
    (Rating.SESUAI, Rating.DI_ATAS): (
        "Perilaku di atas ekspektasi, hasil kerja sesuai ekspektasi. Sangat Baik memerlukan "
        "keduanya di atas ekspektasi."
    ),
    (Rating.SESUAI, Rating.SESUAI): "Hasil kerja dan perilaku keduanya memenuhi yang disepakati.",
    (Rating.SESUAI, Rating.DI_BAWAH): (
        "Perilaku di bawah ekspektasi menghasilkan Kurang (misconduct), sekalipun hasil kerja "
        "sesuai ekspektasi."
    ),
    (Rating.DI_BAWAH, Rating.DI_ATAS): (
        "Hasil kerja di bawah ekspektasi. Perilaku yang baik tidak menggantikan hasil kerja."
    ),
    (Rating.DI_BAWAH, Rating.SESUAI): (
        "Hasil kerja di bawah ekspektasi. Perilaku yang sesuai tidak menggantikan hasil kerja."
    ),
    (Rating.DI_BAWAH, Rating.DI_BAWAH): ("Hasil kerja dan perilaku keduanya di bawah ekspektasi."),
}


def telaah(meja):
    """Rows per RHK and per behaviour, with what the feedback of the period amounts to."""
    umpan = meja.umpan
    baris = [
        {
            "rhk": rhk,
            "utama": rhk.jenis == JenisHasil.UTAMA,
            "iki": list(daftar),
            "umpan": [u for u in umpan if u.rhk_id == rhk.pk],
            "lalu": dict(Rating.choices).get(meja.rhk_lalu[rhk.pk], ""),
        }
        for rhk, daftar in groupby(meja.daftar_iki, key=lambda satu: satu.rhk)
    ]
    perilaku = [
        {"ekspektasi": satu, "umpan": [u for u in umpan if u.aspek_id == satu.aspek_id]}
        for satu in meja.ekspektasi
    ]
    return {
        "daftar_rhk": baris,
        "daftar_perilaku": perilaku,
        "lalu": meja.lalu,
        "umpan_positif": sum(u.respon == Respon.POSITIF for u in umpan),
        "umpan_semua": len(umpan),
        "respon_hasil": [
            u.respon == Respon.POSITIF for u in umpan if u.objek == ObjekUmpanBalik.HASIL_KERJA
        ],
    }


def saran(isi, rating_rhk):
    """What the guidance would say of the results, from the ratings given to each RHK."""
    nilai = [NilaiRHK(s["utama"], rating_rhk.get(s["rhk"].pk, "")) for s in isi["daftar_rhk"]]
    return saran_hasil_kerja(nilai, isi["respon_hasil"])


def matriks(bahan, hasil_kini="", perilaku_kini=""):
    """The nine outcomes, each with its key, colour, reason and the values it may have."""
    kini = (hasil_kini, perilaku_kini)
    return [
        {
            "kata": f"Hasil {PENDEK[hasil].lower()}",
            "sel": [_sel(bahan, hasil, satu) | {"kini": (hasil, satu) == kini} for satu in KOLOM],
        }
        for hasil in BARIS
    ]


def _sel(bahan, hasil, perilaku):
    jadi = predikat(hasil, perilaku)
    return {
        "kunci": f"m-{HURUF[hasil]}{HURUF[perilaku]}",
        "warna": WARNA[jadi],
        "predikat": jadi,
        "hasil": hasil,
        "perilaku": perilaku,
        "mengapa": MENGAPA[hasil, perilaku],
        "rentang": rentang_nilai(bahan.profil, bahan.kelompok, jadi),
        "menyimpang": bool(bahan.kelompok) and not lazim(bahan.kelompok, jadi),
    }


def pilihan_rating(terpilih, awalan, *, boleh_kosong=False):
    """The three choices of one rating as the page draws them; and «none», where one may go back."""
    isi = [(satu.value, PENDEK[satu], f"{awalan}{HURUF[satu]}") for satu in KOLOM]
    if boleh_kosong:
        isi.insert(0, ("", "Belum", f"{awalan}kosong"))
    return [
        {"nilai": nilai, "kata": kata, "id": kunci, "dipilih": terpilih == nilai}
        for nilai, kata, kunci in isi
    ]
