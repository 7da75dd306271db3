"""What the form of one RHK starts with, and how it grows by a row."""

from __future__ import annotations

import re

from django.core.exceptions import BadRequest

KOLOM_IKI = ("pk", "uraian", "target", "aspek", "aspek_kedua", "sumber_data")
JUMLAH, AWAL = "iki-TOTAL_FORMS", "iki-INITIAL_FORMS"
MAKS = 15


def awal_rhk(rhk):
    if rhk is None:
        return {}
    return {
        "jenis": rhk.jenis,
        "uraian": rhk.uraian,
        "rhk_pimpinan": rhk.rhk_pimpinan_id or "",
        "teks_diintervensi": rhk.teks_diintervensi,
        "pemberi_tugas_label": rhk.pemberi_tugas_label,
        "penugasan_tahun_berjalan": rhk.penugasan_tahun_berjalan,
    }


def awal_iki(awal, rhk):
    """The indicators of the self-saved draft where there is one, else the stored ones."""
    if awal.konsep:
        return _dari_konsep(awal.isi)
    if rhk is None:
        return []
    return [{nama: getattr(iki, nama) for nama in KOLOM_IKI} for iki in rhk.daftar_iki.all()]


def _dari_konsep(isi):
    nomor = {int(m[1]) for nama in isi if (m := re.match(r"iki-(\d{1,2})-", nama))}
    return [
        {nama: isi.get(f"iki-{n}-{nama}", "") for nama in KOLOM_IKI} for n in sorted(nomor)[:MAKS]
    ]


def satu_baris_lagi(post):
    """The posted form, one row longer when «Tambah IKI» was pressed."""
    for nama in (JUMLAH, AWAL):
        teks = post.get(nama, "")
        if not (teks.isascii() and teks.isdigit() and len(teks) < 4):
            raise BadRequest("Formulir dikirim tidak utuh. Muat ulang halaman, lalu ulangi.")
    if post.get("langkah") != "tambah":
        return post
    data = post.copy()
    data[JUMLAH] = str(min(int(data[JUMLAH]) + 1, MAKS))
    return data
