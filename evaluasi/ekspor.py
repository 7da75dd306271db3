"""The sheet of a ranking, filled with the people of the unit. Text stays text."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.impor.baca import KETERANGAN
from ekinerja.kepegawaian.impor.templat import FORMAT_TEKS, KEPALA, LEMBAR_PETUNJUK, tulis
from ekinerja.kepegawaian.models import UnitKerja
from evaluasi.kueri.pemeringkatan import yang_diperingkat
from evaluasi.models import AnggotaPemeringkatan
from evaluasi.pilihan import LEMBAR_PEMERINGKATAN as LEMBAR
from evaluasi.pilihan import Kelompok

KOLOM = (
    ("NIP", 22),
    (f"Nama {KETERANGAN}", 34),
    (f"Jabatan {KETERANGAN}", 40),
    (f"Unit kerja {KETERANGAN}", 34),
    ("Kelompok", 11),
    ("Peringkat", 11),
    ("Alasan", 60),
)
PETUNJUK = (
    "Isi kolom Kelompok bagi setiap pegawai. Peringkat dan Alasan boleh kosong.",
    "K1: hasil kerja dan perilaku di atas rata-rata pegawai di lingkungannya.",
    "K2: hasil kerja dan perilaku rata-rata, atau salah satunya di atas rata-rata.",
    "K3: hasil kerja dan/atau perilaku di bawah rata-rata.",
    "Setiap pegawai tercantum tepat sekali. Baris tidak boleh ditambah atau dihapus.",
    "NIP tersimpan sebagai Teks; jangan diketik ulang sebagai angka. Rumus tidak diterima.",
    "Kolom berakhiran (keterangan) hanya untuk dibaca; isinya diabaikan.",
    "Simpan sebagai «Excel Workbook (.xlsx)», lalu unggah di halaman pemeringkatan unit.",
)


def templat(unit: UnitKerja, periode: PeriodePenilaian, *, pada: date) -> bytes:
    """Everybody whom ``unit`` ranks in the period, with the group he stands in now."""
    buku = openpyxl.Workbook()
    lembar = buku.worksheets[0]
    lembar.title = LEMBAR
    jumlah = _tulis_orang(lembar, unit, periode, pada)
    _pasang_pilihan(lembar, jumlah)
    _tulis_petunjuk(buku.create_sheet(LEMBAR_PETUNJUK), unit, periode)
    keluar = BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def _tulis_petunjuk(lembar: Worksheet, unit: UnitKerja, periode: PeriodePenilaian) -> None:
    lembar.column_dimensions["A"].width = 100
    tulis(lembar.cell(1, 1), f"Pemetaan dan pemeringkatan kinerja {periode.label}")
    lembar["A1"].font = Font(bold=True, size=14)
    for nomor, teks in enumerate((unit.nama, "", *PETUNJUK), start=2):
        tulis(lembar.cell(nomor, 1), teks)
        lembar.cell(nomor, 1).alignment = Alignment(wrap_text=True)


def _tulis_orang(lembar: Worksheet, unit: UnitKerja, periode: PeriodePenilaian, pada: date) -> int:
    lembar.freeze_panes = "C2"
    for urut, (judul, lebar) in enumerate(KOLOM, start=1):
        kepala = lembar.cell(1, urut)
        tulis(kepala, judul)
        kepala.font, kepala.fill = Font(bold=True, color="FFFFFF"), KEPALA
        dimensi = lembar.column_dimensions[get_column_letter(urut)]
        dimensi.width, dimensi.number_format = lebar, FORMAT_TEKS
    orang = yang_diperingkat(unit, periode, pada)
    ada = AnggotaPemeringkatan.objects.filter(
        pemeringkatan__unit_kerja=unit, pemeringkatan__periode=periode
    )
    semua = {satu.pegawai_id: satu for satu in ada}
    for nomor, baris in enumerate(orang, start=2):
        kini = semua.get(baris.pegawai_id)
        isi = (
            baris.pegawai.nip,
            baris.pegawai.nama_gelar,
            baris.jabatan.nama,
            baris.unit_kerja.nama,
            kini.kelompok if kini else "",
            kini.peringkat if kini else None,
            kini.alasan if kini else "",
        )
        for urut, nilai in enumerate(isi, start=1):
            if nilai is not None and nilai != "":
                tulis(lembar.cell(nomor, urut), nilai)
    return len(orang)


def _pasang_pilihan(lembar: Worksheet, jumlah: int) -> None:
    daftar = ",".join(Kelompok.values)
    aturan = DataValidation(
        type="list", formula1=f'"{daftar}"', allow_blank=True, showErrorMessage=True
    )
    aturan.error, aturan.errorTitle = "Pilih K1, K2, atau K3.", "Kelompok tidak dikenal"
    aturan.add(f"E2:E{max(jumlah, 1) + 1}")
    lembar.add_data_validation(aturan)
