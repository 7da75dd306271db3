"""A unit whose people have documents, and orders to print them."""

from types import SimpleNamespace

from ekinerja.beranda import layanan
from ekinerja.beranda.pilihan import JenisCetak
from tests.factories.cuplikan import cuplikan
from tests.factories.dokumen import DokumenTerbitFactory
from tests.factories.kepegawaian import PegawaiFactory, PenugasanPeranFactory, UnitKerjaFactory
from tests.factories.skp import SKPFactory

TAHUN = 2026


def unit_bercetak(jumlah, tanpa=0):
    """``jumlah`` people with a set SKP and its form, ``tanpa`` without, and their pengelola."""
    unit = UnitKerjaFactory()
    pengelola = PegawaiFactory(unit_kerja=unit, nama_lengkap="Pengelola")
    PenugasanPeranFactory(pegawai=pengelola)
    d = SimpleNamespace(unit=unit, pengelola=pengelola, daftar=[], tanpa=[])
    for nomor in range(jumlah):
        nama = f"Orang {nomor:03d}"
        pegawai = PegawaiFactory(unit_kerja=unit, nama_lengkap=nama)
        d.daftar.append(dokumen_skp(pegawai))
    for nomor in range(tanpa):
        d.tanpa.append(PegawaiFactory(unit_kerja=unit, nama_lengkap=f"Tanpa {nomor:03d}"))
    return d


def dokumen_skp(pegawai, **isi):
    """The issued form of a set SKP; each its own contents, so that no two PDFs are alike."""
    skp = SKPFactory(pegawai=pegawai, tahun=TAHUN, lengkap=True, ditetapkan=True)
    lembar = cuplikan()
    lembar["pegawai"] = {**lembar["pegawai"], "nama": pegawai.nama_lengkap}
    return DokumenTerbitFactory(id_objek=skp.pk, **{"cuplikan": lembar, **isi})


def pesan(d, **isi):
    bawaan = {"jenis": JenisCetak.SKP, "tahun": TAHUN, "periode": None, "pelaku": d.pengelola}
    return layanan.pesan_cetak(d.unit, **{**bawaan, **isi})
