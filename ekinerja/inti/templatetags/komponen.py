"""The parts every page is made of; their HTML is in templates/komponen/."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import slugify

from ekinerja.inti import rupa

register = template.Library()


@register.simple_block_tag
def kartu(
    content: str,
    *,
    judul: str = "",
    samping: str = "",
    padat: bool = False,
    tingkat: int = 2,
    id: str = "",
) -> str:
    """A card; ``padat`` lets a table reach the edges, ``samping`` stands right of the title."""
    id = id or f"k-{slugify(judul)}"
    return render_to_string(
        "komponen/kartu.html",
        {
            "isi": content,
            "judul": judul,
            "samping": samping,
            "padat": padat,
            "tingkat": tingkat,
            "id": id,
        },
    )


@register.simple_block_tag
def kepala(content: str, *, judul: str, remah: str = "", keterangan: str = "") -> str:
    """Top of a page: crumbs, the one h1, and the acts in the body."""
    return render_to_string(
        "komponen/kepala.html",
        {"aksi": content.strip(), "judul": judul, "remah": remah, "keterangan": keterangan},
    )


@register.simple_tag
def remah(*jejak: str) -> str:
    """``{% remah "SKP Saya" "skp:daftar" "SKP 2026" as r %}``: word, address, …, this page."""
    daftar = [
        (kata, alamat if alamat.startswith("/") else reverse(alamat))
        for kata, alamat in zip(jejak[:-1:2], jejak[1::2], strict=True)
    ]
    return render_to_string("komponen/remah.html", {"daftar": daftar, "kini": jejak[-1]})


@register.simple_block_tag
def pesan(content: str, nada: str = "info", *, judul: str = "", gambar: str = "") -> str:
    """A framed sentence: ``{% pesan "awas" %}…{% endpesan %}``."""
    kelas, bawaan = rupa.NADA[nada]
    konteks = {"isi": content, "kelas": kelas, "ikon": gambar or bawaan, "judul": judul}
    return render_to_string("komponen/pesan.html", konteks)


@register.inclusion_tag("komponen/pesan_masuk.html")
def pesan_masuk(daftar: Iterable[Any]) -> dict[str, Any]:
    """Django's messages; an error interrupts (alert), news does not (status)."""
    baris = []
    for satu in daftar or ():
        kelas, gambar = rupa.NADA[rupa.NADA_PESAN.get(satu.level_tag, "bahaya")]
        peran = "alert" if kelas == "w-bahaya" else "status"
        baris.append({"teks": satu.message, "kelas": kelas, "ikon": gambar, "peran": peran})
    return {"daftar": baris}


@register.simple_block_tag
def kosong(content: str, *, judul: str, gambar: str = "inbox", tingkat: int = 2) -> str:
    """An empty place says why it is empty and what to do."""
    konteks = {"isi": content, "judul": judul, "ikon": gambar, "tingkat": tingkat}
    return render_to_string("komponen/kosong.html", konteks)


@register.simple_block_tag
def bantuan(content: str, *, judul: str, dasar: str = "") -> str:
    """The help of a page, in the block ``bantuan``; the link in the top bar jumps to it."""
    return render_to_string(
        "komponen/bantuan.html", {"isi": content, "judul": judul, "dasar": dasar}
    )


@register.inclusion_tag("komponen/langkah.html")
def langkah(daftar: Sequence[tuple[str, str]], kini: int) -> dict[str, Any]:
    """Stages of a year; ``daftar`` of (word, note), ``kini`` the running one, from 1."""
    return {"daftar": daftar, "kini": kini}


@register.inclusion_tag("komponen/giliran.html")
def giliran(orang: str, perbuatan: str, *, peran: str = "", anda: bool = False) -> dict[str, Any]:
    """Who holds the ball and what happens next."""
    return {"orang": orang, "perbuatan": perbuatan, "peran": peran, "anda": anda}


@register.inclusion_tag("komponen/identitas.html")
def identitas(
    kiri: Any, kanan: Any, *, judul_kiri: str = "PEGAWAI YANG DINILAI", judul_kanan: str = ""
) -> dict[str, Any]:
    """Two people as on the paper: each a mapping of label → text, or pairs."""
    kanan_judul = judul_kanan or "PEJABAT PENILAI KINERJA"
    return {"bagian": [(judul_kiri, _pasangan(kiri)), (kanan_judul, _pasangan(kanan))]}


def _pasangan(isi: Any) -> list[tuple[str, Any]]:
    return list(isi.items()) if hasattr(isi, "items") else list(isi)


@register.inclusion_tag("komponen/riwayat.html")
def riwayat(daftar: Iterable[Any], zona: str = "") -> dict[str, Any]:
    """History, newest first; each entry has judul, siapa, waktu and, if it likes, catatan."""
    return {"daftar": daftar, "zona": zona}


@register.inclusion_tag("komponen/kemajuan.html")
def kemajuan(
    nilai: int, dari: int, kata: str = "selesai", *, id: str = "kemajuan"
) -> dict[str, Any]:
    return {"nilai": nilai, "dari": dari, "kata": kata, "id": id}


@register.inclusion_tag("komponen/halaman.html", takes_context=True)
def halaman(context: Context, page: Page[Any], kata: str = "data") -> dict[str, Any]:
    """«Menampilkan 1–10 dari 42 data» and the other pages; the filter stays in the URL."""
    nomor = list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
    return {"request": context["request"], "page": page, "kata": kata, "nomor": nomor}
