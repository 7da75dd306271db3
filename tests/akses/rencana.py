"""Who may do what to an action plan, in every state."""

from dialog.pilihan import TahapDialog
from tests.akses.dunia import TAHUN_INI, pemilik_baru
from tests.akses.tabel import Tabel
from tests.factories import SKPFactory
from tests.factories.dialog import DialogKinerjaFactory, RisalahFactory
from tests.factories.dokumen import DokumenTerbitFactory
from tests.factories.rencana import SusunanFactory, iki_dari, tetapkan

DARI_SKP = {"dialog:rencana", "dialog:rencana_panel", "dialog:rencana_tambah"}
DARI_AKSI = {"dialog:rencana_ubah", "dialog:rencana_hapus"}

# an tp pm rk ul pn pl lm at pi pg gl ad al no
SEL = {
    ("dialog:rencana_daftar", "GET", "tanpa"): "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L",
    # Whoever sees the SKP sees its plan; the former penilai signed the SKP and keeps reading.
    ("dialog:rencana", "GET", "tanpa draf selesai disetujui berubah"): (
        "L 3 2 4 4 2 4 2 2 2 2 4 2 4 L"
    ),
    ("dialog:rencana", "GET", "diajukan"): "L 3 2 4 4 2 4 4 2 2 2 4 2 4 L",
    ("dialog:rencana_panel", "GET", "tanpa disetujui"): "L 3 R 4 4 R 4 R R R R 4 R 4 L",
    ("dialog:rencana_cetak", "GET", "draf"): "L 3 2 4 4 2 4 2 2 2 2 4 2 4 L",
    ("dialog:rencana_cetak", "GET", "disetujui"): "L 3 S 4 4 S 4 S S S S 4 S 4 L",
    # Written by its owner alone, while it is a draft.
    ("dialog:rencana_tambah", "GET", "tanpa draf"): "L 3 2 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_tambah", "GET", "selesai disetujui"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_tambah", "GET", "diajukan"): "L 3 K 4 4 3 4 4 3 3 3 4 3 4 L",
    ("dialog:rencana_tambah", "POST", "tanpa draf berubah"): "L 3 B 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_tambah", "POST", "selesai disetujui"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_ubah", "GET", "draf"): "L 3 2 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_ubah", "POST", "draf berubah"): "L 3 B 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_ubah", "POST", "selesai disetujui"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_hapus", "GET", "draf"): "L 3 2 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_hapus", "POST", "draf"): "L 3 B 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_hapus", "POST", "selesai disetujui"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_selesai", "POST", "draf berubah"): "L 3 B 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_selesai", "POST", "selesai disetujui"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_buka", "POST", "selesai"): "L 3 B 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_buka", "POST", "draf disetujui"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    # Decided by the penilai of today alone; the former one writes no more.
    ("dialog:rencana_kembalikan", "GET", "selesai"): "L 3 3 4 4 2 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_kembalikan", "POST", "selesai"): "L 3 3 4 4 B 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_kembalikan", "POST", "draf disetujui"): "L 3 3 4 4 K 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_setujui", "POST", "selesai"): "L 3 3 4 4 B 4 3 3 3 3 4 3 4 L",
    ("dialog:rencana_setujui", "POST", "draf disetujui"): "L 3 3 4 4 K 4 3 3 3 3 4 3 4 L",
    # A change needs minutes that one may read.
    ("dialog:rencana_perubahan", "POST", "disetujui"): "L 3 B 4 4 3 4 4 3 4 4 4 4 4 L",
    ("dialog:rencana_perubahan", "POST", "draf selesai"): "L 3 K 4 4 3 4 4 3 4 4 4 4 4 L",
    ("dialog:rencana_perubahan", "POST", "berubah"): "L 3 K 4 4 3 4 4 3 4 4 4 4 4 L",
}
AKSI = {
    "dialog:rencana_tambah": "dialog.ubah_rencana",
    "dialog:rencana_ubah": "dialog.ubah_rencana",
    "dialog:rencana_hapus": "dialog.ubah_rencana",
    "dialog:rencana_selesai": "dialog.selesai_rencana",
    "dialog:rencana_buka": "dialog.buka_rencana",
    "dialog:rencana_kembalikan": "dialog.kembalikan_rencana",
    "dialog:rencana_setujui": "dialog.setujui_rencana",
    "dialog:rencana_perubahan": "dialog.buat_rencana",
}


def lengkapi(d):
    """A set SKP for each state of a plan, and final minutes of its execution."""
    d.rencana, d.rencana_skp, d.rencana_dasar = {}, {"diajukan": d.skp["diajukan"]}, {}
    d.pemilik["rencana_diajukan"] = d.pemilik["diajukan"]
    for keadaan, isi in (
        ("tanpa", None),
        ("draf", {}),
        ("selesai", {"selesai": True}),
        ("disetujui", {"disetujui": True}),
        ("berubah", {"disetujui": True}),
    ):
        pegawai = pemilik_baru(d)
        skp = SKPFactory(pegawai=pegawai, tahun=TAHUN_INI, penilai=False, lengkap=True)
        tetapkan(skp, d.orang["penilai_lama"])
        d.rencana_skp[keadaan], d.pemilik[f"rencana_{keadaan}"] = skp, pegawai
        if isi is not None:
            isi = {**isi, "disetujui_oleh": d.orang["penilai"]} if isi.get("disetujui") else isi
            _isi_rencana(d, keadaan, skp, isi)


def _isi_rencana(d, keadaan, skp, isi):
    susunan = d.rencana[keadaan] = SusunanFactory(skp=skp, **isi)
    dialog = DialogKinerjaFactory(
        skp=skp, tahap=TahapDialog.PELAKSANAAN, pimpinan=d.orang["penilai"]
    )
    dasar = d.rencana_dasar[keadaan] = RisalahFactory(dialog=dialog, final=True)
    if keadaan == "disetujui":
        DokumenTerbitFactory(
            jenis="rencana_aksi", jenis_objek="dialog.susunanrencanaaksi", id_objek=susunan.pk
        )
    if keadaan == "berubah":
        d.rencana[keadaan] = SusunanFactory(skp=skp, revisi=2, dasar=dasar)


def args(d, nama, keadaan):
    if nama == "dialog:rencana_daftar":
        return []
    skp = d.rencana_skp[keadaan]
    if nama == "dialog:rencana_perubahan":
        return [skp.pk, d.rencana_dasar[keadaan].pk]
    if nama in DARI_SKP:
        return [skp.pk, iki_dari(skp).pk] if nama == "dialog:rencana_tambah" else [skp.pk]
    susunan = d.rencana[keadaan]
    return [susunan.daftar_aksi.first().pk if nama in DARI_AKSI else susunan.pk]


def isi(d, nama, keadaan):
    return {
        "versi": d.rencana[keadaan].versi if keadaan in d.rencana else 0,
        "uraian": "Menyusun rencana kerja penilaian mandiri",
        "bulan_mulai": "3",
        "bulan_selesai": "4",
        "catatan": "Tambahkan langkah pelaporannya.",
    }


def pemilik(d, nama, keadaan):
    return d.pemilik[f"rencana_{keadaan}"]


TABEL = Tabel(SEL, args, isi, pemilik, AKSI)
