"""One small world for the whole access table: every kind of person, every state of a document."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.kepegawaian.pilihan import Peran
from skp import dokumen
from skp.models import SKP
from skp.pilihan import StatusSKP
from tests.factories import (
    InstansiFactory,
    PegawaiFactory,
    PenetapanPenilaiFactory,
    PenggunaFactory,
    PenugasanPeranFactory,
    RHKFactory,
    SKPFactory,
    UnitKerjaFactory,
)
from tests.factories.dialog import DialogKinerjaFactory, RisalahFactory
from tests.factories.dokumen import DokumenTerbitFactory

# The kinds of person, in the order of the columns of every table.
ORANG = (
    "anonim",
    "tanpa_pegawai",
    "pemilik",
    "rekan",
    "unit_lain",
    "penilai",
    "penilai_lain",
    "penilai_lama",
    "atasan",
    "pimpinan",
    "pengelola",
    "pengelola_lain",
    "admin",
    "admin_lain",
    "nonaktif",
)
TAHUN_INI = hari_ini().year
AWAL_TAHUN = date(TAHUN_INI, 1, 1)


def bangun() -> SimpleNamespace:
    """The world: ``orang`` by kind, ``skp`` and ``risalah`` by state, and what they hang on."""
    kementerian, lain = InstansiFactory(), InstansiFactory()
    biro = UnitKerjaFactory(instansi=kementerian)
    d = SimpleNamespace(
        instansi=kementerian,
        biro=biro,
        bagian=UnitKerjaFactory(induk=biro),
        bagian_lain=UnitKerjaFactory(induk=biro),
        unit_asing=UnitKerjaFactory(instansi=lain),
        skp={},
        risalah={},
        pemilik={},
    )
    d.orang = _orang(d)
    _isi_skp(d)
    _isi_risalah(d)
    return d


def _orang(d: SimpleNamespace) -> dict[str, object]:
    menteri = PegawaiFactory(pejabat_negara=True, unit_kerja=d.biro)
    pimpinan = PegawaiFactory(unit_kerja=d.biro, kepala=True, penilai=menteri)
    atasan = PegawaiFactory(unit_kerja=d.unit_asing, penilai=menteri)
    penilai = PegawaiFactory(unit_kerja=d.bagian_lain, penilai=atasan, penilai__atasan=menteri)
    orang = {
        "tanpa_pegawai": PenggunaFactory(),
        "pemilik": None,
        "rekan": PegawaiFactory(unit_kerja=d.bagian),
        "unit_lain": PegawaiFactory(unit_kerja=d.bagian_lain),
        "penilai": penilai,
        "penilai_lain": PegawaiFactory(unit_kerja=d.bagian),
        "penilai_lama": PegawaiFactory(unit_kerja=d.bagian_lain),
        "atasan": atasan,
        "pimpinan": pimpinan,
        "pengelola": PegawaiFactory(unit_kerja=d.bagian_lain),
        "pengelola_lain": PegawaiFactory(unit_kerja=d.bagian),
        "admin": PegawaiFactory(unit_kerja=d.bagian_lain),
        "admin_lain": PegawaiFactory(unit_kerja=d.unit_asing),
        "nonaktif": PegawaiFactory(unit_kerja=d.bagian),
    }
    # He assesses somebody, and in the very unit of the owner: only not the owner.
    PenetapanPenilaiFactory(
        pegawai=orang["rekan"],
        pejabat_penilai=orang["penilai_lain"],
        atasan_pejabat_penilai=pimpinan,
    )
    # He cares for the unit that holds the owner's unit; the other one for a unit beside it.
    PenugasanPeranFactory(pegawai=orang["pengelola"], unit_kerja=d.biro)
    PenugasanPeranFactory(pegawai=orang["pengelola_lain"], unit_kerja=d.bagian_lain)
    for nama, unit in (("admin", d.biro), ("admin_lain", d.unit_asing)):
        PenugasanPeranFactory(pegawai=orang[nama], unit_kerja=unit, peran=Peran.ADMIN_INSTANSI)
    # The one whom «samakan» gives the head of the bureau as penilai.
    PegawaiFactory(unit_kerja=d.biro)
    return orang


def pemilik_baru(d: SimpleNamespace):
    """An owner: assessed by ``penilai_lama`` till the end of last year, by ``penilai`` since."""
    pegawai = PegawaiFactory(unit_kerja=d.bagian)
    for penilai, mulai, sampai in (
        (d.orang["penilai_lama"], date(2020, 1, 1), AWAL_TAHUN - timedelta(days=1)),
        (d.orang["penilai"], AWAL_TAHUN, None),
    ):
        PenetapanPenilaiFactory(
            pegawai=pegawai,
            pejabat_penilai=penilai,
            atasan_pejabat_penilai=d.orang["atasan"],
            berlaku_mulai=mulai,
            berlaku_sampai=sampai,
        )
    return pegawai


def _skp(d: SimpleNamespace, keadaan: str, **isi: object) -> SKP:
    pegawai = pemilik_baru(d)
    skp = SKPFactory(pegawai=pegawai, tahun=TAHUN_INI, penilai=False, **isi)
    if isi.get("lengkap"):
        skp.dialog_dengan = d.orang["penilai"]
        skp.save(update_fields=["dialog_dengan"])
    d.skp[keadaan], d.pemilik[keadaan] = skp, pegawai
    return skp


def _isi_skp(d: SimpleNamespace) -> None:
    _skp(d, "kosong")
    _skp(d, "siap", lengkap=True)
    _skp(d, "diajukan", lengkap=True, diajukan=True)
    _skp(d, "diperiksa", lengkap=True, diajukan=True, waktu_diperiksa=kini())
    _skp(d, "dikembalikan", lengkap=True, dikembalikan=True)
    _skp(d, "dibatalkan", lengkap=True, status=StatusSKP.DIBATALKAN, versi=2)
    _skp(d, "ditetapkan", lengkap=True, diajukan=True)
    _tetapkan(d, d.skp["ditetapkan"])
    d.pemilik["tanpa_skp"] = pemilik_baru(d)
    RHKFactory(skp=d.skp["siap"])


def _tetapkan(d: SimpleNamespace, skp: SKP) -> None:
    """Signed by the penilai of last year, who keeps reading it."""
    SKP.objects.filter(pk=skp.pk).update(
        status=StatusSKP.DITETAPKAN,
        pejabat_penilai=d.orang["penilai_lama"],
        waktu_ditetapkan=kini(),
        tanggal_ditetapkan=AWAL_TAHUN,
        cuplikan=dokumen.cuplikan(skp, hari_ini()),
    )
    skp.refresh_from_db()
    DokumenTerbitFactory(id_objek=skp.pk)


def _isi_risalah(d: SimpleNamespace) -> None:
    lama = d.orang["penilai_lama"]
    for keadaan, isi, pimpinan in (
        ("draf", {}, d.orang["penilai"]),
        ("dikirim", {"dikirim": True}, d.orang["penilai"]),
        ("ditanggapi", {"ditanggapi": True}, d.orang["penilai"]),
        ("final", {"final": True}, lama),
        ("tertinggal", {}, lama),
        ("tertinggal_dikirim", {"dikirim": True}, lama),
    ):
        skp = _skp(d, f"risalah_{keadaan}", lengkap=True)
        dialog = DialogKinerjaFactory(skp=skp, pimpinan=pimpinan)
        d.risalah[keadaan] = RisalahFactory(dialog=dialog, **isi)
