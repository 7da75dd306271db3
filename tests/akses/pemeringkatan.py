"""Who may do what to the ranking of a unit, in every state."""

import hashlib
from datetime import timedelta
from types import SimpleNamespace

from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.kalender.models import TahapPeriode
from ekinerja.kalender.pilihan import Tahap
from evaluasi.impor import muat
from evaluasi.models import UnggahanPemeringkatan
from tests.akses.dunia import TAHUN_INI
from tests.akses.tabel import Tabel
from tests.factories.berkas import unggahan
from tests.factories.evaluasi import periode_untuk
from tests.factories.kepegawaian import PegawaiFactory, UnitKerjaFactory
from tests.factories.pemeringkatan import peringkat
from tests.korpus.peringkat import baris, lembar

# The owner is the head of the unit; ``penilai`` and ``atasan`` assess one of its people.
# an tp pm rk ul pn pl lm at pi pg gl ad al no
SEL = {
    ("evaluasi:pemeringkatan_daftar", "GET", "belum"): "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L",
    ("evaluasi:pemeringkatan", "GET", "belum draf dikirim"): "L 3 2 4 4 4 4 4 4 2 2 4 2 4 L",
    ("evaluasi:pemeringkatan", "GET", "ditetapkan terkunci"): "L 3 2 4 4 2 4 4 2 2 2 4 2 4 L",
    ("evaluasi:templat_pemeringkatan", "GET", "belum draf"): "L 3 2 4 4 4 4 4 4 3 3 4 3 4 L",
    ("evaluasi:unggah_pemeringkatan", "POST", "belum"): "L 3 B 4 4 4 4 4 4 3 3 4 3 4 L",
    ("evaluasi:unggah_pemeringkatan", "POST", "dikirim"): "L 3 K 4 4 4 4 4 4 3 3 4 3 4 L",
    ("evaluasi:unggah_pemeringkatan", "POST", "terkunci"): "L 3 K 4 4 3 4 4 3 3 3 4 3 4 L",
    # An upload belongs to whoever made it, however high others stand.
    ("evaluasi:pratinjau_pemeringkatan", "GET", "unggahan"): "L 3 2 4 4 4 4 4 4 4 4 4 4 4 L",
    ("evaluasi:susun_pemeringkatan", "POST", "unggahan"): "L 3 B 4 4 4 4 4 4 4 4 4 4 4 L",
    ("evaluasi:kirim_pemeringkatan", "GET", "draf"): "L 3 2 4 4 4 4 4 4 3 3 4 3 4 L",
    ("evaluasi:kirim_pemeringkatan", "POST", "draf"): "L 3 B 4 4 4 4 4 4 3 3 4 3 4 L",
    ("evaluasi:kirim_pemeringkatan", "POST", "dikirim"): "L 3 K 4 4 4 4 4 4 3 3 4 3 4 L",
    ("evaluasi:kirim_pemeringkatan", "POST", "belum"): "L 3 4 4 4 4 4 4 4 4 4 4 4 4 L",
    ("evaluasi:tarik_pemeringkatan", "POST", "dikirim"): "L 3 B 4 4 4 4 4 4 3 3 4 3 4 L",
    ("evaluasi:tarik_pemeringkatan", "POST", "draf"): "L 3 K 4 4 4 4 4 4 3 3 4 3 4 L",
    ("evaluasi:tarik_pemeringkatan", "POST", "ditetapkan"): "L 3 K 4 4 3 4 4 3 3 3 4 3 4 L",
    ("evaluasi:tetapkan_pemeringkatan", "POST", "dikirim"): "L 3 3 4 4 4 4 4 4 3 B 4 B 4 L",
    ("evaluasi:tetapkan_pemeringkatan", "POST", "draf"): "L 3 3 4 4 4 4 4 4 3 K 4 K 4 L",
    ("evaluasi:tetapkan_pemeringkatan", "POST", "terkunci"): "L 3 3 4 4 3 4 4 3 3 K 4 K 4 L",
    ("evaluasi:kembalikan_pemeringkatan", "GET", "dikirim"): "L 3 3 4 4 4 4 4 4 3 2 4 2 4 L",
    ("evaluasi:kembalikan_pemeringkatan", "POST", "dikirim"): "L 3 3 4 4 4 4 4 4 3 B 4 B 4 L",
    ("evaluasi:kembalikan_pemeringkatan", "POST", "ditetapkan"): "L 3 3 4 4 3 4 4 3 3 B 4 B 4 L",
    ("evaluasi:kembalikan_pemeringkatan", "POST", "terkunci"): "L 3 3 4 4 3 4 4 3 3 K 4 K 4 L",
    # The files hold everybody's group; whoever reads one row of it does not get them.
    ("evaluasi:berkas_pemeringkatan", "GET", "dikirim"): "L 3 2 4 4 4 4 4 4 2 2 4 2 4 L",
    (
        "evaluasi:berkas_pemeringkatan",
        "GET",
        "ditetapkan terkunci",
    ): "L 3 2 4 4 3 4 4 3 2 2 4 2 4 L",
}
DARI_UNGGAHAN = {"evaluasi:pratinjau_pemeringkatan", "evaluasi:susun_pemeringkatan"}


def lengkapi(d):
    """A unit per state with a head and two people, in a stage that is open."""
    periode = periode_untuk(d.instansi, "tw1", TAHUN_INI)
    TahapPeriode.objects.update_or_create(
        periode=periode,
        tahap=Tahap.PEMERINGKATAN,
        defaults={
            "urutan": 4,
            "dibuka": hari_ini() - timedelta(days=2),
            "ditutup": hari_ini() + timedelta(days=2),
            "pelaksana": "Pimpinan Unit/Satuan Kerja",
        },
    )
    d.pemeringkatan = {}
    for keadaan in ("belum", "unggahan", "draf", "dikirim", "ditetapkan", "terkunci"):
        satu = _unit(d, periode)
        d.pemeringkatan[keadaan] = satu
        d.pemilik[f"pemeringkatan_{keadaan}"] = satu.kepala
        if keadaan not in {"belum", "unggahan"}:
            satu.peringkat = peringkat(satu, keadaan)
    d.pemeringkatan["unggahan"].unggahan = _unggah(d.pemeringkatan["unggahan"])


def _unit(d, periode):
    unit = UnitKerjaFactory(induk=d.bagian)
    penilai, atasan = d.orang["penilai"], d.orang["atasan"]
    return SimpleNamespace(
        unit=unit,
        periode=periode,
        pengelola=d.orang["pengelola"],
        kepala=PegawaiFactory(
            unit_kerja=unit, kepala=True, penilai=d.orang["pimpinan"], penilai__atasan=atasan
        ),
        orang=[
            PegawaiFactory(unit_kerja=unit, penilai=penilai, penilai__atasan=atasan),
            PegawaiFactory(unit_kerja=unit),
        ],
    )


def _isi(satu):
    return lembar(baris([orang.nip for orang in satu.orang]))


def _unggah(satu):
    return UnggahanPemeringkatan.objects.create(
        unit_kerja=satu.unit,
        periode=satu.periode,
        pengunggah=satu.kepala,
        nama="peringkat.xlsx",
        isi=(isi := _isi(satu)),
        sha256=hashlib.sha256(isi).hexdigest(),
        keadaan=muat(satu.unit, satu.periode, hari_ini()).sidik(),
        ringkasan={},
        waktu_unggah=kini(),
    )


def args(d, nama, keadaan):
    if nama == "evaluasi:pemeringkatan_daftar":
        return []
    satu = d.pemeringkatan[keadaan]
    if nama in DARI_UNGGAHAN:
        return [satu.unggahan.pk]
    ekor = ["surat"] if nama == "evaluasi:berkas_pemeringkatan" else []
    return [satu.unit.pk, satu.periode.pk, *ekor]


def isi(d, nama, keadaan):
    satu = d.pemeringkatan[keadaan]
    if nama == "evaluasi:susun_pemeringkatan":
        return {"sha256": satu.unggahan.sha256, "keadaan": satu.unggahan.keadaan}
    if nama == "evaluasi:unggah_pemeringkatan":
        return {"berkas": unggahan("peringkat.xlsx", _isi(satu))}
    return {
        "versi": getattr(getattr(satu, "peringkat", None), "versi", 0),
        "nomor_surat": "KP.02/1/2026",
        "tanggal_surat": satu.periode.mulai.isoformat(),
        "berkas_surat": unggahan("surat.pdf"),
        "catatan": "Surat keterangannya belum ditandatangani.",
    }


def pemilik(d, nama, keadaan):
    return d.pemilik[f"pemeringkatan_{keadaan}"]


TABEL = Tabel(SEL, args, isi, pemilik)
