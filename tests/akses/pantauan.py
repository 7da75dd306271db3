"""Who may watch a unit, order its documents, and fetch what was ordered."""

from django.core.files.base import ContentFile

from ekinerja.beranda.models import CetakMassal, LembarCetak
from ekinerja.beranda.pilihan import JenisCetak, KeadaanLembar
from ekinerja.inti.waktu import kini
from tests.akses.dunia import TAHUN_INI
from tests.akses.tabel import Tabel
from tests.factories.dokumen import DokumenTerbitFactory

UNIT = {"beranda:pantauan_unit", "beranda:pesan_cetak"}

# In «bagian» the unit is the owner's own; an order was placed by the pengelola or by the admin.
# an tp pm rk ul pn pl lm at pi pg gl ad al no
SEL = {
    # Whoever heads a unit or cares for one is led to it; everybody else is told so.
    ("beranda:pantauan", "GET", "-"): "L 3 3 3 3 3 3 3 3 R R R R R L",
    # People of the unit know that it exists; to others it does not.
    ("beranda:pantauan_unit", "GET", "bagian"): "L 3 3 3 4 4 3 4 4 2 2 3 2 4 L",
    ("beranda:pesan_cetak", "GET", "bagian"): "L 3 3 3 4 4 3 4 4 3 2 3 2 4 L",
    ("beranda:pesan_cetak", "POST", "bagian"): "L 3 3 3 4 4 3 4 4 3 B 3 B 4 L",
    ("beranda:cetak_daftar", "GET", "-"): "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L",
    # One's own order only: also the admin does not see what the pengelola has ordered.
    ("beranda:cetak", "GET", "berjalan selesai bergagal"): "L 3 4 4 4 4 4 4 4 4 2 4 4 4 L",
    ("beranda:cetak", "GET", "milik_admin"): "L 3 4 4 4 4 4 4 4 4 4 4 2 4 L",
    # Placed by the head, who had the care of the unit then and has lost it.
    ("beranda:cetak", "GET", "lepas"): "L 3 4 4 4 4 4 4 4 4 4 4 4 4 L",
    ("beranda:unduh_cetak", "GET", "lepas"): "L 3 4 4 4 4 4 4 4 4 4 4 4 4 L",
    ("beranda:ulangi_cetak", "POST", "lepas"): "L 3 4 4 4 4 4 4 4 4 4 4 4 4 L",
    ("beranda:unduh_cetak", "GET", "selesai bergagal"): "L 3 4 4 4 4 4 4 4 4 2 4 4 4 L",
    ("beranda:unduh_cetak", "GET", "milik_admin"): "L 3 4 4 4 4 4 4 4 4 4 4 2 4 L",
    # Nothing there yet, or not any more: back to the page that says so.
    ("beranda:unduh_cetak", "GET", "berjalan dihapus"): "L 3 4 4 4 4 4 4 4 4 R 4 4 4 L",
    ("beranda:ulangi_cetak", "POST", "bergagal"): "L 3 4 4 4 4 4 4 4 4 B 4 4 4 L",
    ("beranda:ulangi_cetak", "POST", "berjalan selesai"): "L 3 4 4 4 4 4 4 4 4 K 4 4 4 L",
}


def lengkapi(d):
    """Orders of the pengelola in each state, one of the admin, one of somebody who may no more."""
    d.cetak = {
        "berjalan": _cetak(d, "pengelola"),
        "selesai": _cetak(d, "pengelola", KeadaanLembar.BERHASIL),
        "bergagal": _cetak(d, "pengelola", KeadaanLembar.BERHASIL, KeadaanLembar.GAGAL),
        "milik_admin": _cetak(d, "admin", KeadaanLembar.BERHASIL),
        "lepas": _cetak(d, "pimpinan", KeadaanLembar.BERHASIL, KeadaanLembar.GAGAL),
    }
    dihapus = _cetak(d, "pengelola", KeadaanLembar.BERHASIL)
    CetakMassal.objects.filter(pk=dihapus.pk).update(berkas="", sha256="", waktu_dihapus=kini())
    d.cetak["dihapus"] = dihapus


def _cetak(d, pemesan, *daftar_keadaan):
    cetak = CetakMassal(
        pemesan=d.orang[pemesan],
        unit_kerja=d.bagian,
        jenis=JenisCetak.SKP,
        tahun=TAHUN_INI,
        waktu_dipesan=kini(),
        waktu_selesai=kini() if daftar_keadaan else None,
    )
    cetak.save()
    if daftar_keadaan:
        cetak.sha256 = "d" * 64
        cetak.berkas.save("arsip.zip", ContentFile(b"PK\5\6" + bytes(18)))
    for nomor, keadaan in enumerate(daftar_keadaan or [KeadaanLembar.MENUNGGU]):
        LembarCetak.objects.create(
            cetak=cetak,
            pegawai=d.orang["rekan"],
            dokumen=DokumenTerbitFactory(id_objek=900_000 + cetak.pk * 10 + nomor),
            nama=f"{nomor}.pdf",
            keadaan=keadaan,
        )
    return cetak


def args(d, nama, keadaan):
    if nama in UNIT:
        return [d.bagian.pk]
    return [d.cetak[keadaan].pk] if keadaan in d.cetak else []


def isi(d, nama, keadaan):
    return {"jenis": JenisCetak.SKP}


TABEL = Tabel(SEL, args, isi)
