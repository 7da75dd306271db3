"""A small instansi for imports: a ministry, a bureau in somebody's care, another beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ekinerja.kepegawaian.impor.tata import kode_jabatan, kode_unit
from ekinerja.kepegawaian.models import Jabatan, Pegawai, UnitKerja
from tests.factories.kepegawaian import (
    JabatanFactory,
    PangkatGolonganFactory,
    PegawaiFactory,
    PenugasanPeranFactory,
    UnitKerjaFactory,
)

PADA = date(2026, 11, 20)
NIP_BARU = "199003152015032001"
NIP_BARU_2 = "199103152016032002"


@dataclass
class Dunia:
    akar: UnitKerja
    biro: UnitKerja
    bagian: UnitKerja
    lain: UnitKerja
    jabatan: Jabatan
    kepala: Pegawai
    menteri: Pegawai
    staf: Pegawai
    orang_lain: Pegawai
    pengelola: Pegawai
    admin: Pegawai

    def baris_unit(self, **isi: Any) -> dict[str, Any]:
        return {
            "kode": kode_unit(self.bagian.pk),
            "nama": self.bagian.nama,
            "induk": kode_unit(self.biro.pk),
            "zona_waktu": "WIB",
            "mandiri": "Tidak",
            **isi,
        }

    def baris_jabatan(self, **isi: Any) -> dict[str, Any]:
        return {
            "kode": kode_jabatan(self.jabatan.pk),
            "nama": self.jabatan.nama,
            "unit": kode_unit(self.bagian.pk),
            "jenjang": "Pelaksana",
            **isi,
        }

    def baris_staf(self, **isi: Any) -> dict[str, Any]:
        return {
            "nip": self.staf.nip,
            "nama_lengkap": self.staf.nama_lengkap,
            "jabatan": kode_jabatan(self.staf.jabatan_id),
            **isi,
        }

    def baris_baru(self, **isi: Any) -> dict[str, Any]:
        return {
            "nip": NIP_BARU,
            "nama_lengkap": "Sri Wahyuni",
            "tanggal_lahir": date(1990, 3, 15),
            "jenis_kelamin": "Perempuan",
            "golongan": "III/d",
            "jabatan": kode_jabatan(self.jabatan.pk),
            "tmt_jabatan": date(2026, 1, 1),
            "penilai": self.kepala.nip,
            "penilai_mulai": date(2026, 1, 1),
            **isi,
        }


def bangun() -> Dunia:
    PangkatGolonganFactory()
    akar = UnitKerjaFactory(nama="Kementerian")
    biro = UnitKerjaFactory(nama="Biro Umum", induk=akar)
    bagian = UnitKerjaFactory(nama="Bagian Rumah Tangga", induk=biro)
    lain = UnitKerjaFactory(nama="Biro Hukum", induk=akar)
    menteri = PegawaiFactory(unit_kerja=akar, pejabat_negara=True, nama_lengkap="Menteri")
    kepala = PegawaiFactory(
        unit_kerja=biro, kepala=True, nama_lengkap="Kepala Biro", penilai=menteri
    )
    staf = PegawaiFactory(
        unit_kerja=bagian, nama_lengkap="Staf", penilai=kepala, penilai__atasan=menteri
    )
    orang_lain = PegawaiFactory(unit_kerja=lain, nama_lengkap="Orang Lain")
    pengelola = PegawaiFactory(unit_kerja=biro, nama_lengkap="Pengelola")
    PenugasanPeranFactory(pegawai=pengelola)
    admin = PegawaiFactory(unit_kerja=akar, nama_lengkap="Admin")
    PenugasanPeranFactory(pegawai=admin, admin=True)
    jabatan = JabatanFactory(unit_kerja=bagian, nama="Pengadministrasi Umum")
    return Dunia(
        akar, biro, bagian, lain, jabatan, kepala, menteri, staf, orang_lain, pengelola, admin
    )
