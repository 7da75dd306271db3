# ruff: noqa: E501, FBT003
"""Ranking sheets, good and odd and hostile, each with its exact verdict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from openpyxl.worksheet.formula import ArrayFormula

from ekinerja.kepegawaian.impor import wadah
from evaluasi.impor import BUKAN_ANGGOTA, PIMPINAN, TERSEMBUNYI
from evaluasi.pilihan import LEMBAR_PEMERINGKATAN as LEMBAR
from tests.korpus.buku import bongkar, sisip, tambah
from tests.korpus.ganjil import ANGKA, RUMUS
from tests.korpus.peringkat import JUDUL, baris, lembar

Galat = tuple[int, str, str]  # row, column, sentence
ISI_XML = "xl/worksheets/sheet1.xml"
PILIH = "Pilih salah satu: K1, K2, K3."
WAJIB = "«Kelompok» wajib diisi."
BULAT = "Tulis angka bulat."
BATAS = "Tulis peringkat 1 sampai 3, atau kosongkan."
TEKS = "Sel ini tersimpan sebagai angka atau tanggal. Ubah format selnya menjadi Teks, lalu ketik ulang isinya."


def baik(d: Any, **isi: Any) -> bytes:
    return lembar(baris(d.nip), **isi)


def sel(alamat: str, nilai: Any) -> Callable[[Any], bytes]:
    """A good sheet with one cell changed (A NIP, C Kelompok, D Peringkat, E Alasan)."""

    def olah(berkas):
        berkas[LEMBAR][alamat] = nilai

    return lambda d: baik(d, olah=olah)


def olah(fungsi: Callable[[Any], Any]) -> Callable[[Any], bytes]:
    return lambda d: baik(d, olah=fungsi)


def xml(ubah: Callable[[dict[str, bytes]], None]) -> Callable[[Any], bytes]:
    return lambda d: bongkar(baik(d), ubah)


def _belum(d: Any, urut: int) -> Galat:
    orang = d.orang[urut]
    return 0, "", f"{orang.nama_gelar} (NIP {orang.nip}) belum ada di lembar ini."


def _terkunci(d: Any) -> bytes:
    isi = bytearray(baik(d))
    isi[isi.index(b"PK\x01\x02") + 8] |= 1
    return bytes(isi)


def _banyak(d: Any) -> bytes:
    return lembar([*baris(d.nip), *baris([f"{n:018d}" for n in range(5000)])])


def _pindah_kolom(d: Any) -> bytes:
    acak = [[satu[4], satu[2], satu[0], satu[3], satu[1]] for satu in baris(d.nip)]
    judul = [JUDUL[4], JUDUL[2], JUDUL[0], JUDUL[3], JUDUL[1]]
    return lembar(acak, judul=judul)


def _dua_lembar(berkas: Any) -> None:
    berkas.create_sheet("Catatan").append(["apa saja", 1, 2, "=1+1"])


def _lembar_ganda(berkas: Any) -> None:
    berkas.create_sheet(f"{LEMBAR} 2").append(list(JUDUL))


def _sembunyi(berkas: Any) -> None:
    berkas.create_sheet("Lain").append(["NIP"])
    berkas[LEMBAR].sheet_state = "hidden"


def _bukan_utama(berkas: Any) -> None:
    berkas.create_sheet("Rahasia").sheet_state = "veryHidden"


# Files that are taken as they are: every member once, nothing lost.
SAH: dict[str, Callable[[Any], bytes]] = {
    "lembar yang baik": baik,
    "k1 huruf kecil": sel("C2", "k1"),
    "spasi di sekitar kelompok": sel("C2", " K1 "),
    "NBSP di sekitar kelompok": sel("C2", "\u00a0K1\u00a0"),
    "NIP berspasi": lambda d: lembar(baris([f"{d.nip[0][:8]} {d.nip[0][8:]}", *d.nip[1:]])),
    "NIP diapit NBSP": lambda d: lembar(baris([f"\u00a0{d.nip[0]}\u00a0", *d.nip[1:]])),
    "judul berspasi ganda": olah(lambda b: b[LEMBAR].__setitem__("C1", "  kelompok ")),
    "kolom dipindah": _pindah_kolom,
    "kolom keterangan baru": olah(lambda b: b[LEMBAR].__setitem__("F1", "Golongan (keterangan)")),
    "rumus pada kolom keterangan": sel("B2", "=1+1"),
    "baris kosong di tengah": lambda d: lembar([baris(d.nip)[0], [None] * 5, *baris(d.nip)[1:]]),
    "lembar kedua diabaikan": olah(_dua_lembar),
    "lembar tersembunyi yang lain": olah(_bukan_utama),
    "peringkat sebagai teks": sel("D2", "1"),
    "peringkat pecahan bulat": sel("D2", 1.0),
    "alasan berawal tambah": sel("E2", "+ mencapai semua target"),
}

# Files that say something about a row, with every row that is named.
SALAH: dict[str, tuple[Callable[[Any], bytes], Callable[[Any], list[Galat]]]] = {
    "rumus di NIP": (sel("A2", "=A3"), lambda d: [_belum(d, 0), (2, "NIP", RUMUS)]),
    "rumus di kelompok": (sel("C2", '="K1"'), lambda d: [(2, "Kelompok", RUMUS)]),
    "rumus larik": (sel("C3", ArrayFormula("C3", "=C2")), lambda d: [(3, "Kelompok", RUMUS)]),
    "NIP sebagai angka": (lambda d: lembar(baris([int(d.nip[0]), *d.nip[1:]])), lambda d: [_belum(d, 0), (2, "NIP", ANGKA)]),
    "NIP sebagai desimal": (lambda d: lembar(baris([float(d.nip[0]), *d.nip[1:]])), lambda d: [_belum(d, 0), (2, "NIP", ANGKA)]),
    "NIP ganda": (lambda d: lembar(baris([*d.nip, d.nip[0]])), lambda d: [(5, "NIP", "NIP ini sudah tertulis pada baris 2.")]),
    "NIP ganda ditulis berbeda": (lambda d: lembar(baris([*d.nip, f"{d.nip[0][:8]} {d.nip[0][8:]}"])), lambda d: [(5, "NIP", "NIP ini sudah tertulis pada baris 2.")]),
    "orang unit lain": (lambda d: lembar(baris([*d.nip, d.pengelola.nip])), lambda d: [(5, "NIP", BUKAN_ANGGOTA)]),
    "NIP tidak dikenal": (lambda d: lembar(baris([*d.nip, "199901012024012001"])), lambda d: [(5, "NIP", BUKAN_ANGGOTA)]),
    "NIP terlalu panjang": (sel("A2", "1" * 40), lambda d: [_belum(d, 0), (2, "NIP", "Isi sel ini lebih dari 30 huruf.")]),
    "pimpinan sendiri": (lambda d: lembar(baris([*d.nip, d.kepala.nip])), lambda d: [(5, "NIP", PIMPINAN)]),
    "orang hilang": (lambda d: lembar(baris(d.nip[:2])), lambda d: [_belum(d, 2)]),
    "lembar tanpa baris": (lambda d: lembar([]), lambda d: [_belum(d, n) for n in range(3)]),
    "NIP kosong": (sel("A2", None), lambda d: [_belum(d, 0), (2, "NIP", "«NIP» wajib diisi.")]),
    "kelompok K4": (sel("C2", "K4"), lambda d: [(2, "Kelompok", PILIH)]),
    "kelompok kosong": (sel("C2", None), lambda d: [(2, "Kelompok", WAJIB)]),
    "kelompok berisi spasi": (sel("C2", "   "), lambda d: [(2, "Kelompok", WAJIB)]),
    "kelompok angka": (sel("C2", 1), lambda d: [(2, "Kelompok", PILIH)]),
    "kelompok huruf Yunani": (sel("C2", "\u039a1"), lambda d: [(2, "Kelompok", PILIH)]),
    "sel digabung": (olah(lambda b: b[LEMBAR].merge_cells("C2:C4")), lambda d: [(3, "Kelompok", WAJIB), (4, "Kelompok", WAJIB)]),
    "galat Excel": (sel("C2", "#N/A"), lambda d: [(2, "Kelompok", "Sel ini berisi galat Excel (misalnya #N/A).")]),
    "peringkat nol": (sel("D2", 0), lambda d: [(2, "Peringkat", BATAS)]),
    "peringkat negatif": (sel("D2", -1), lambda d: [(2, "Peringkat", BULAT)]),
    "peringkat pecahan": (sel("D2", 1.5), lambda d: [(2, "Peringkat", BULAT)]),
    "peringkat terlalu besar": (sel("D2", 4), lambda d: [(2, "Peringkat", BATAS)]),
    "peringkat raksasa": (sel("D2", 10**12), lambda d: [(2, "Peringkat", BULAT)]),
    "peringkat ganda": (lambda d: lembar(baris(d.nip, peringkat={0: 1, 2: 1})), lambda d: [(4, "Peringkat", "Peringkat 1 sudah dipakai pada baris 2.")]),
    "tanggal di peringkat": (sel("D2", date(2026, 1, 1)), lambda d: [(2, "Peringkat", BULAT)]),
    "benar-salah di peringkat": (sel("D2", True), lambda d: [(2, "Peringkat", BULAT)]),
    "tanggal di alasan": (sel("E2", datetime(2026, 1, 1)), lambda d: [(2, "Alasan", TEKS)]),  # noqa: DTZ001
    "alasan raksasa": (sel("E2", "a" * 30_000), lambda d: [(2, "Alasan", "Isi sel ini lebih dari 500 huruf.")]),
    "huruf tersembunyi di alasan": (sel("E2", "baik\u202esekali"), lambda d: [(2, "Alasan", "Sel ini memuat huruf tersembunyi yang tidak diizinkan. Ketik ulang isinya.")]),
    "judul diganti": (olah(lambda b: b[LEMBAR].__setitem__("C1", "Grup")), lambda d: [(1, "", "Judul kolom C tidak dikenal."), (1, "", "Kolom «Kelompok» tidak ada. Gunakan templat yang diunduh dari halaman ini.")]),
    "judul ganda": (olah(lambda b: b[LEMBAR].__setitem__("E1", "NIP")), lambda d: [(1, "", "Judul kolom «NIP» tertulis dua kali."), (1, "", "Kolom «Alasan» tidak ada. Gunakan templat yang diunduh dari halaman ini.")]),
    "kolom tambahan": (olah(lambda b: b[LEMBAR].__setitem__("F1", "Nilai")), lambda d: [(1, "", "Judul kolom F tidak dikenal.")]),
    "isi tanpa judul": (olah(lambda b: b[LEMBAR].__setitem__("F2", "x")), lambda d: [(2, "F", "Sel ini berisi, tetapi kolomnya tidak berjudul.")]),
    "lembar bernama lain": (olah(lambda b: setattr(b[LEMBAR], "title", "Sheet1")), lambda d: [(0, "", "Lembar ini tidak ada di dalam berkas.")]),
    "lembar tersembunyi": (olah(_sembunyi), lambda d: [(0, "", TERSEMBUNYI)]),
    "lembar 5.000 orang asing": (_banyak, lambda d: [(n, "NIP", BUKAN_ANGGOTA) for n in range(5, 5005)]),
}  # fmt: skip

# Files that are refused before a row is read, each with its one sentence.
BERKAS: dict[str, tuple[Callable[[Any], bytes], str]] = {
    "kosong": (lambda d: b"", wadah.BUKAN_XLSX),
    "PDF bernama xlsx": (lambda d: b"%PDF-1.7\n%%EOF", wadah.BUKAN_XLSX),
    "CSV bernama xlsx": (lambda d: f"NIP;Kelompok\n{d.nip[0]};K1\n".encode(), wadah.BUKAN_XLSX),
    "xls lama atau bersandi": (lambda d: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, wadah.SANDI_ATAU_LAMA),
    "zip bersandi": (_terkunci, wadah.SANDI_ATAU_LAMA),
    "zip terpotong": (lambda d: baik(d)[:-200], wadah.BUKAN_XLSX),
    "makro": (xml(tambah("xl/vbaProject.bin")), wadah.MAKRO),
    "tautan ke berkas lain": (xml(tambah("xl/externalLinks/externalLink1.xml")), wadah.TAUTAN),
    "objek tertanam": (xml(tambah("xl/embeddings/ole.bin")), wadah.BENDA),
    "bom zip": (xml(tambah("xl/worksheets/sheet9.xml", b" " * 20 * wadah.MEGA)), wadah.MEMBENGKAK),
    "entitas XML": (xml(tambah("xl/lain.xml", b'<!DOCTYPE a [<!ENTITY x "1">]><a>&x;</a>')), wadah.XML_BERBAHAYA),
    "sel jauh": (xml(sisip(ISI_XML, b"</row></sheetData>", b'<c r="XFD4"><v>1</v></c></row></sheetData>')), wadah.SEL_JAUH),
    "baris jauh": (xml(sisip(ISI_XML, b"</row></sheetData>", b'</row><row r="1048576"><c><v>1</v></c></row></sheetData>')), wadah.SEL_JAUH),
    "lebih dari 5 MB": (lambda d: baik(d) + b"0" * (5 * wadah.MEGA), "Berkas ini lebih besar dari 5 MB. Bagi menjadi beberapa berkas."),
}  # fmt: skip
