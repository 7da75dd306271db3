"""Who may read and write daily notes, today and once their day is over."""

from datetime import timedelta

from dialog.dokumen import catatan as dokumen
from ekinerja.inti.waktu import hari_ini
from tests.akses.dunia import pemilik_baru
from tests.akses.tabel import Tabel
from tests.factories.catatan import CatatanHarianFactory
from tests.factories.dokumen import DokumenTerbitFactory

# an tp pm rk ul pn pl lm at pi pg gl ad al no
SEL = {
    # Everybody has notes of his own; heads and pengelola read numbers of others, never the text.
    ("dialog:catatan", "GET", "hari_ini"): "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L",
    ("dialog:catatan", "POST", "hari_ini"): "L 3 B B B B B B B B B B B B L",
    ("dialog:catatan_staf", "GET", "hari_ini"): "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L",
    ("dialog:catatan_pegawai", "GET", "hari_ini lalu"): "L 3 R 4 4 2 4 4 4 4 4 4 4 4 L",
    ("dialog:catatan_cetak", "GET", "hari_ini"): "L 3 2 4 4 2 4 4 4 4 4 4 4 4 L",
    ("dialog:catatan_cetak", "GET", "terbit"): "L 3 S 4 4 S 4 4 4 4 4 4 4 4 L",
    # Issued by its owner; who has no note this month has nothing to print.
    ("dialog:terbitkan_catatan", "POST", "hari_ini"): "L 3 B K K K K K K K K K K K L",
    ("dialog:ubah_catatan", "GET", "hari_ini"): "L 3 2 4 4 3 4 4 4 4 4 4 4 4 L",
    ("dialog:ubah_catatan", "POST", "hari_ini"): "L 3 B 4 4 3 4 4 4 4 4 4 4 4 L",
    ("dialog:ubah_catatan", "POST", "lalu"): "L 3 K 4 4 3 4 4 4 4 4 4 4 4 L",
    ("dialog:hapus_catatan", "GET", "hari_ini"): "L 3 2 4 4 3 4 4 4 4 4 4 4 4 L",
    ("dialog:hapus_catatan", "POST", "hari_ini"): "L 3 B 4 4 3 4 4 4 4 4 4 4 4 L",
    ("dialog:hapus_catatan", "POST", "lalu"): "L 3 K 4 4 3 4 4 4 4 4 4 4 4 L",
    ("dialog:koreksi_catatan", "GET", "lalu"): "L 3 2 4 4 3 4 4 4 4 4 4 4 4 L",
    ("dialog:koreksi_catatan", "POST", "lalu"): "L 3 B 4 4 3 4 4 4 4 4 4 4 4 L",
    ("dialog:koreksi_catatan", "POST", "hari_ini"): "L 3 K 4 4 3 4 4 4 4 4 4 4 4 L",
}
SENDIRI = {"dialog:catatan", "dialog:catatan_staf"}
PEGAWAI = {"dialog:catatan_pegawai", "dialog:catatan_cetak"}


def lengkapi(d):
    """Notes of today, of the week before, and of a month that was issued."""
    kini = hari_ini()
    d.catatan = {}
    for keadaan, mundur in (("hari_ini", 0), ("lalu", 7), ("terbit", 0)):
        pegawai = pemilik_baru(d)
        d.pemilik[f"catatan_{keadaan}"] = pegawai
        d.catatan[keadaan] = CatatanHarianFactory(
            pegawai=pegawai, tanggal=kini - timedelta(days=mundur)
        )
    DokumenTerbitFactory(
        jenis_objek="kepegawaian.pegawai",
        id_objek=d.pemilik["catatan_terbit"].pk,
        jenis=dokumen.jenis(kini),
    )


def args(d, nama, keadaan):
    kini = hari_ini()
    if nama in SENDIRI:
        return []
    if nama == "dialog:terbitkan_catatan":
        return [kini.year, kini.month]
    if nama in PEGAWAI:
        bulan = [kini.year, kini.month] if nama.endswith("cetak") else []
        return [d.pemilik[f"catatan_{keadaan}"].pk, *bulan]
    return [d.catatan[keadaan].pk]


def isi(d, nama, keadaan):
    return {"versi": 1, "uraian": "Rapat koordinasi tim", "kategori": "tugas_tambahan"}


def pemilik(d, nama, keadaan):
    return d.pemilik[f"catatan_{keadaan}"]


TABEL = Tabel(
    SEL,
    args,
    isi,
    pemilik,
    aksi={
        "dialog:catatan": "dialog.tulis_catatan",
        "dialog:terbitkan_catatan": "dokumen.terbitkan",
    },
)
