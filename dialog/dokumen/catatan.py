"""The frozen content of F.10, the daily notes of one month: the only source of its print."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from dialog.models import CatatanHarian
from ekinerja.inti.waktu import setempat
from ekinerja.kepegawaian.models import Pegawai

SKEMA = 1
TEMPLATE = "dialog/dokumen/catatan_harian.html"


def jenis(mulai: date) -> str:
    """The kind of the document whose object is the person: one line of versions per month."""
    return f"catatan_harian_{mulai:%Y_%m}"


def cuplikan(
    pegawai: Pegawai, daftar: Iterable[CatatanHarian], *, mulai: date, selesai: date
) -> dict[str, Any]:
    """Everything the form prints, newest first; JSON-clean."""
    return {
        "skema": SKEMA,
        "instansi": pegawai.unit_kerja.instansi.nama,
        "periode_mulai": mulai.isoformat(),
        "periode_selesai": selesai.isoformat(),
        "pegawai": {
            "nama": pegawai.nama_gelar,
            "jenis_identitas": pegawai.jenis_identitas,
            "nip": pegawai.nip or "",
            "jabatan": pegawai.jabatan.nama,
            "unit_kerja": pegawai.unit_kerja.nama,
        },
        "catatan": [_baris(satu) for satu in daftar],
    }


def _baris(catatan: CatatanHarian) -> dict[str, Any]:
    zona = catatan.unit_kerja.zona_waktu
    return {
        "tanggal": catatan.tanggal.isoformat(),
        "uraian": catatan.uraian,
        "progres": catatan.progres,
        "masalah": catatan.masalah,
        "tautan": catatan.tautan,
        "kategori": catatan.get_kategori_display(),
        "koreksi": [
            {
                "tanggal": setempat(satu.waktu_dibuat, zona).date().isoformat(),
                "uraian": satu.uraian,
            }
            for satu in catatan.daftar_koreksi.all()
        ],
    }
