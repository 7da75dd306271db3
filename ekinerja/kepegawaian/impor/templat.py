"""The workbook people fill in: explanation, three sheets, lists. Text stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ekinerja.kepegawaian.impor.baca import KETERANGAN, Jenis, Kolom, Tata
from ekinerja.kepegawaian.impor.keadaan import Keadaan, OrangKini
from ekinerja.kepegawaian.impor.tata import (
    JABATAN,
    PEGAWAI,
    UNIT,
    kode_jabatan,
    kode_pejabat,
    kode_unit,
)
from ekinerja.kepegawaian.pilihan import JenisASN, JenisIdentitas, JenisKelamin

LEMBAR_PETUNJUK, LEMBAR_DAFTAR = "Petunjuk", "Daftar"
BARIS_SIAP = 2000
FORMAT_TEKS, FORMAT_TANGGAL = "@", "dd-mm-yyyy"
RUMUS = ("=", "+", "-", "@", "\t", "\r")
TERLARANG = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
YA_TIDAK = ("Ya", "Tidak")
KEPALA = PatternFill("solid", fgColor="1F2855")
PENGANTAR = (
    "Isi lembar Unit, Jabatan, dan Pegawai, lalu unggah di halaman Impor. Tidak ada yang berubah "
    "sebelum Anda menyetujui pratinjaunya.\n"
    "Baris yang tidak ada di berkas ini tidak diubah dan tidak dihapus. Sel kosong pada data yang "
    "sudah ada berarti tetap seperti semula.\n"
    "Kode U-angka, J-angka, dan P-angka dibuat oleh portal; jangan diganti. Untuk unit atau "
    "jabatan baru, tulis kode Anda sendiri, misalnya BARU1, dan pakai kode itu di lembar lain.\n"
    "NIP dan kode disimpan sebagai Teks. Bila menempel dari berkas lain, gunakan Tempel khusus → "
    "Nilai agar format Teks tidak hilang. Rumus tidak diterima.\n"
    "Kolom berakhiran (keterangan) hanya untuk dibaca; isinya diabaikan."
).splitlines()


def buat(keadaan: Keadaan | None) -> bytes:
    """The template, empty or filled with ``keadaan``."""
    buku = openpyxl.Workbook()
    petunjuk = buku.worksheets[0]
    petunjuk.title = LEMBAR_PETUNJUK
    _tulis_petunjuk(petunjuk)
    acuan = buku.create_sheet(LEMBAR_DAFTAR)
    for tata, baris, tambahan in (
        (UNIT, _unit(keadaan), ()),
        (JABATAN, _jabatan(keadaan), ("Nama unit",)),
        (PEGAWAI, _pegawai(keadaan), ("Jabatan dan unit", "Nama penilai")),
    ):
        _tulis_lembar(buku.create_sheet(tata.lembar), tata, baris, tambahan, acuan)
    buku.move_sheet(acuan, len(buku.sheetnames))
    keluar = BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def tulis(sel: Cell | MergedCell, nilai: Any) -> None:
    """Put a value into a cell so that text never becomes a formula, here or after editing."""
    if isinstance(nilai, str):
        nilai = TERLARANG.sub("", nilai)
        sel.value = nilai
        sel.data_type = "s"
        sel.number_format = FORMAT_TEKS
        if nilai.startswith(RUMUS):
            sel.quotePrefix = True
        return
    sel.value = nilai
    if isinstance(nilai, date):
        sel.number_format = FORMAT_TANGGAL


def _tulis_petunjuk(lembar: Worksheet) -> None:
    lembar.column_dimensions["A"].width = 18
    lembar.column_dimensions["B"].width = 26
    lembar.column_dimensions["C"].width = 90
    lembar.append(["Petunjuk pengisian"])
    lembar["A1"].font = Font(bold=True, size=14)
    for urut, teks in enumerate(PENGANTAR, start=1):
        lembar.append([f"{urut}.", None, teks])
    lembar.append([])
    lembar.append(["Lembar", "Kolom", "Cara mengisi"])
    for sel in lembar[lembar.max_row]:
        sel.font = Font(bold=True)
    for tata in (UNIT, JABATAN, PEGAWAI):
        for kolom in tata.kolom:
            lembar.append([tata.lembar, kolom.judul, _cara(kolom)])


def _cara(kolom: Kolom) -> str:
    bagian = ["Wajib." if kolom.wajib else "Boleh kosong."]
    if kolom.pilihan:
        bagian.append(f"Pilih: {', '.join(kolom.pilihan)}.")
    if kolom.jenis is Jenis.TANGGAL:
        bagian.append("Tanggal, misalnya 31-01-2026.")
    if kolom.jenis is Jenis.YA_TIDAK:
        bagian.append("Ya atau Tidak.")
    return " ".join([*bagian, kolom.petunjuk]).strip()


def _tulis_lembar(
    lembar: Worksheet,
    tata: Tata,
    daftar: Iterable[Sequence[Any]],
    tambahan: Sequence[str],
    acuan: Worksheet,
) -> None:
    judul = [kolom.judul for kolom in tata.kolom] + [f"{nama} {KETERANGAN}" for nama in tambahan]
    lembar.append(judul)
    lembar.freeze_panes = "C2"
    for urut, teks in enumerate(judul, start=1):
        kepala = lembar.cell(1, urut)
        kepala.font, kepala.fill = Font(bold=True, color="FFFFFF"), KEPALA
        dimensi = lembar.column_dimensions[get_column_letter(urut)]
        dimensi.width = max(14, min(40, len(teks) + 6))
        if urut <= len(tata.kolom):
            tanggal = tata.kolom[urut - 1].jenis is Jenis.TANGGAL
            dimensi.number_format = FORMAT_TANGGAL if tanggal else FORMAT_TEKS
    for nomor, baris in enumerate(daftar, start=2):
        for urut, nilai in enumerate(baris, start=1):
            if nilai is not None and nilai != "":
                tulis(lembar.cell(nomor, urut), nilai)
    for urut, kolom in enumerate(tata.kolom, start=1):
        pilihan = YA_TIDAK if kolom.jenis is Jenis.YA_TIDAK else tuple(kolom.pilihan)
        if pilihan:
            _pasang_pilihan(lembar, urut, pilihan, acuan, f"{tata.lembar}: {kolom.judul}")


def _pasang_pilihan(
    lembar: Worksheet, urut: int, pilihan: Sequence[str], acuan: Worksheet, judul: str
) -> None:
    """A drop-down list; its words stand on a sheet of their own, for lists may be long."""
    kolom = 1 if acuan.max_row == 1 and acuan.cell(1, 1).value is None else acuan.max_column + 1
    for nomor, teks in enumerate([judul, *pilihan], start=1):
        tulis(acuan.cell(nomor, kolom), teks)
    huruf = get_column_letter(kolom)
    asal = f"{LEMBAR_DAFTAR}!${huruf}$2:${huruf}${len(pilihan) + 1}"
    aturan = DataValidation(type="list", formula1=asal, allow_blank=True, showErrorMessage=True)
    aturan.error, aturan.errorTitle = "Pilih salah satu dari daftar.", "Tidak dikenal"
    sel = get_column_letter(urut)
    aturan.add(f"{sel}2:{sel}{BARIS_SIAP}")
    lembar.add_data_validation(aturan)


def _unit(keadaan: Keadaan | None) -> Iterable[list[Any]]:
    for unit in keadaan.unit.values() if keadaan else ():
        yield [
            kode_unit(unit.pk),
            unit.nama,
            unit.singkatan,
            kode_unit(unit.induk) if unit.induk else None,
            unit.zona_waktu,
            _ya(unit.mandiri),
        ]


def _jabatan(keadaan: Keadaan | None) -> Iterable[list[Any]]:
    if keadaan is None:
        return
    for satu in keadaan.jabatan.values():
        unit = keadaan.unit[satu.unit]
        yield [
            kode_jabatan(satu.pk),
            satu.nama,
            kode_unit(satu.unit),
            satu.jenjang,
            satu.kelas_jabatan,
            _ya(unit.kepala == satu.pk),
            unit.nama,
        ]


def _pegawai(keadaan: Keadaan | None) -> Iterable[list[Any]]:
    if keadaan is None:
        return
    for orang in keadaan.orang.values():
        if orang.nip is None or orang.unit not in keadaan.unit:
            continue
        jabatan = keadaan.jabatan.get(orang.jabatan)
        unit = keadaan.unit[orang.unit]
        yield [
            orang.nip,
            JenisIdentitas(orang.jenis_identitas).label,
            orang.nama_lengkap,
            orang.gelar_depan,
            orang.gelar_belakang,
            orang.tanggal_lahir,
            JenisKelamin(orang.jenis_kelamin).label if orang.jenis_kelamin else None,
            JenisASN(orang.jenis_asn).label if orang.jenis_asn else None,
            orang.golongan,
            orang.tmt_pangkat,
            orang.email,
            kode_jabatan(orang.jabatan),
            orang.tmt_jabatan,
            None,
            _nomor(keadaan, orang.penilai),
            _nomor(keadaan, orang.atasan_penilai),
            orang.penilai_mulai,
            f"{jabatan.nama if jabatan else ''}, {unit.nama}",
            _nama(keadaan.orang.get(orang.penilai or 0)),
        ]


def _nomor(keadaan: Keadaan, kunci: int | None) -> str | None:
    orang = keadaan.orang.get(kunci) if kunci else None
    if orang is None:
        return None
    return orang.nip or kode_pejabat(orang.pk)


def _nama(orang: OrangKini | None) -> str | None:
    return orang.nama_lengkap if orang else None


def _ya(nilai: object) -> str:
    return YA_TIDAK[0] if nilai else YA_TIDAK[1]
