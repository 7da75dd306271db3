"""Letters about the ranking of a unit: none of them names a person's group."""

from __future__ import annotations

from datetime import date

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.layanan import antrekan
from evaluasi.kueri.pemeringkatan import daftar_pemverifikasi
from evaluasi.models import PemeringkatanKinerja


def dikirim(pemeringkatan: PemeringkatanKinerja, pada: date) -> None:
    for penerima in daftar_pemverifikasi(pemeringkatan, pada):
        _kirim("peringkat_dikirim", pemeringkatan, penerima)


def dikembalikan(pemeringkatan: PemeringkatanKinerja) -> None:
    _kirim("peringkat_dikembalikan", pemeringkatan, pemeringkatan.pimpinan)


def ditetapkan(pemeringkatan: PemeringkatanKinerja) -> None:
    _kirim("peringkat_ditetapkan", pemeringkatan, pemeringkatan.pimpinan)


def _kirim(nama: str, pemeringkatan: PemeringkatanKinerja, penerima: Pegawai | None) -> None:
    if penerima is None:
        return
    antrekan(
        f"evaluasi/surel/{nama}",
        penerima=penerima,
        kunci=f"evaluasi.{nama}:{pemeringkatan.pk}:{pemeringkatan.versi}:{penerima.pk}",
        konteks={"pemeringkatan": pemeringkatan},
        tautan=pemeringkatan.get_absolute_url(),
    )
