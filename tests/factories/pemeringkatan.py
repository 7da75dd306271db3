"""A unit that ranks its people in an open stage, and rankings in each state. Rows only."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile

from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.kalender.pilihan import Tahap
from evaluasi.models import AnggotaPemeringkatan, PemeringkatanKinerja
from evaluasi.pilihan import Kelompok, StatusPemeringkatan
from tests.factories.capaian import UnitBerpimpinanFactory, periode_lewat
from tests.factories.kalender import TahapPeriodeFactory
from tests.factories.kepegawaian import PegawaiFactory, PenugasanPeranFactory


@dataclass
class Dunia:
    """A bureau with a head and ``jumlah`` people, and a pengelola from elsewhere."""

    unit: Any
    periode: Any
    tahap: Any
    kepala: Any
    pengelola: Any
    orang: list = field(default_factory=list)

    @property
    def nip(self):
        return [satu.nip for satu in self.orang]


def buka_tahap(periode, mulai=-2, selesai=5):
    return TahapPeriodeFactory(
        periode=periode,
        tahap=Tahap.PEMERINGKATAN,
        dibuka=hari_ini() + timedelta(days=mulai),
        ditutup=hari_ini() + timedelta(days=selesai),
        pelaksana="Pimpinan Unit/Satuan Kerja",
    )


def bangun(jumlah=3, **unit):
    unit = UnitBerpimpinanFactory(nama="Biro Umum", **unit)
    periode = periode_lewat(unit.instansi)
    orang = [
        PegawaiFactory(unit_kerja=unit, nama_lengkap=f"Pegawai {huruf}")
        for huruf in "ABCDEFGHIJ"[:jumlah]
    ]
    pengelola = PegawaiFactory(unit_kerja__instansi=unit.instansi)
    PenugasanPeranFactory(pegawai=pengelola, unit_kerja=unit)
    return Dunia(unit, periode, buka_tahap(periode), unit.kepala, pengelola, orang)


def peringkat(dunia, status=StatusPemeringkatan.DRAF, kelompok=Kelompok.K2, orang=None):
    """A ranking of everybody (or of ``orang``) in one group, as far as ``status`` says."""
    isi = {}
    if status != StatusPemeringkatan.DRAF:
        isi = {
            "pimpinan": dunia.kepala,
            "nomor_surat": "KP.02/1/2026",
            "tanggal_surat": dunia.periode.selesai,
            "waktu_dikirim": kini(),
            "nama_surat": "surat.pdf",
            "sha256_surat": "b" * 64,
        }
    if status in {StatusPemeringkatan.DITETAPKAN, StatusPemeringkatan.TERKUNCI}:
        isi |= {"waktu_ditetapkan": kini(), "ditetapkan_oleh": dunia.pengelola}
    satu = PemeringkatanKinerja(
        unit_kerja=dunia.unit,
        periode=dunia.periode,
        status=status,
        nama_hasil="peringkat.xlsx",
        sha256_hasil="a" * 64,
        **isi,
    )
    satu.berkas_hasil.save("peringkat.xlsx", ContentFile(b"PK"), save=False)
    if isi:
        satu.berkas_surat.save("surat.pdf", ContentFile(b"%PDF-1.7\n%%EOF\n"), save=False)
    satu.save()
    AnggotaPemeringkatan.objects.bulk_create(
        AnggotaPemeringkatan(pemeringkatan=satu, pegawai=pegawai, kelompok=kelompok)
        for pegawai in (dunia.orang if orang is None else orang)
    )
    return satu
