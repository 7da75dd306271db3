"""Who may do what to a dialogue and its minutes, in every state."""

from dialog.dokumen.risalah import TEMPLATE, cuplikan
from dialog.pilihan import TahapDialog
from ekinerja.inti.waktu import hari_ini
from tests.akses import dunia
from tests.akses.tabel import Tabel
from tests.factories.dialog import DialogKinerjaFactory, RisalahFactory
from tests.factories.dokumen import DokumenTerbitFactory

DARI_SKP = {"dialog:panel_skp", "dialog:buat"}

# Read by the two and the superior of the penilai.
BACA = "L 3 2 4 4 2 4 4 2 4 4 4 4 4 L"

# an tp pm rk ul pn pl lm at pi pg gl ad al no
SEL = {
    ("dialog:daftar", "GET", "siap"): "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L",
    ("dialog:panel_skp", "GET", "siap diajukan"): "L 3 2 4 4 2 4 4 2 2 2 4 2 4 L",
    ("dialog:panel_skp", "GET", "ditetapkan"): "L 3 2 4 4 2 4 2 2 2 2 4 2 4 L",
    ("dialog:panel_skp", "GET", "dibatalkan"): "L 3 2 4 4 4 4 4 4 4 4 4 4 4 L",
    # Opened by either of the two, while the SKP can still change.
    ("dialog:buat", "GET", "siap diajukan"): "L 3 2 4 4 2 4 4 3 3 3 4 3 4 L",
    ("dialog:buat", "POST", "kosong siap dikembalikan"): "L 3 B 4 4 B 4 4 3 3 3 4 3 4 L",
    ("dialog:buat", "POST", "diajukan risalah_draf"): "L 3 K 4 4 K 4 4 3 3 3 4 3 4 L",
    # One that was left open with a former penilai does not stand in the way.
    ("dialog:buat", "POST", "risalah_tertinggal"): "L 3 B 4 4 B 4 4 3 3 3 4 3 4 L",
    # A set SKP has dialogues of the later stages.
    ("dialog:buat", "GET", "ditetapkan"): "L 3 2 4 4 2 4 3 3 3 3 4 3 4 L",
    ("dialog:buat", "POST", "ditetapkan"): "L 3 B 4 4 B 4 3 3 3 3 4 3 4 L",
    ("dialog:buat", "POST", "risalah_lanjut_draf"): "L 3 K 4 4 K 4 3 3 3 3 4 3 4 L",
    ("dialog:buat", "POST", "risalah_lanjut_tertinggal"): "L 3 B 4 4 B 4 3 3 3 3 4 3 4 L",
    ("dialog:buat", "POST", "dibatalkan"): "L 3 K 4 4 4 4 4 4 4 4 4 4 4 L",
    # Minutes: the two, and the superior of the penilai; a pengelola sees the SKP only.
    ("dialog:rinci", "GET", "draf dikirim ditanggapi"): "L 3 2 4 4 2 4 4 2 4 4 4 4 4 L",
    ("dialog:rinci", "GET", "final tertinggal"): "L 3 2 4 4 2 4 2 2 4 4 4 4 4 L",
    ("dialog:ubah", "GET", "draf"): "L 3 2 4 4 3 4 4 3 4 4 4 4 4 L",
    ("dialog:ubah", "POST", "draf"): "L 3 B 4 4 3 4 4 3 4 4 4 4 4 L",
    ("dialog:ubah", "POST", "dikirim ditanggapi"): "L 3 K 4 4 3 4 4 3 4 4 4 4 4 L",
    ("dialog:ubah", "POST", "final"): "L 3 K 4 4 3 4 3 3 4 4 4 4 4 L",
    ("dialog:kirim", "POST", "draf"): "L 3 B 4 4 3 4 4 3 4 4 4 4 4 L",
    ("dialog:kirim", "POST", "dikirim ditanggapi"): "L 3 K 4 4 3 4 4 3 4 4 4 4 4 L",
    ("dialog:kirim", "POST", "tertinggal final"): "L 3 K 4 4 3 4 3 3 4 4 4 4 4 L",
    ("dialog:tanggapi", "GET", "dikirim"): "L 3 3 4 4 2 4 4 3 4 4 4 4 4 L",
    ("dialog:tanggapi", "POST", "dikirim"): "L 3 3 4 4 B 4 4 3 4 4 4 4 4 L",
    ("dialog:tanggapi", "POST", "draf ditanggapi"): "L 3 3 4 4 K 4 4 3 4 4 4 4 4 L",
    # Who led but assesses no more writes no more.
    ("dialog:tanggapi", "POST", "tertinggal_dikirim final"): "L 3 3 4 4 3 4 3 3 4 4 4 4 4 L",
    ("dialog:kembalikan", "GET", "dikirim"): "L 3 3 4 4 2 4 4 3 4 4 4 4 4 L",
    ("dialog:kembalikan", "POST", "dikirim ditanggapi"): "L 3 3 4 4 B 4 4 3 4 4 4 4 4 L",
    ("dialog:kembalikan", "POST", "draf"): "L 3 3 4 4 K 4 4 3 4 4 4 4 4 L",
    ("dialog:kembalikan", "POST", "tertinggal_dikirim"): "L 3 3 4 4 3 4 3 3 4 4 4 4 4 L",
    ("dialog:konfirmasi", "POST", "ditanggapi"): "L 3 B 4 4 3 4 4 3 4 4 4 4 4 L",
    ("dialog:konfirmasi", "POST", "draf dikirim"): "L 3 K 4 4 3 4 4 3 4 4 4 4 4 L",
    ("dialog:konfirmasi", "POST", "final"): "L 3 K 4 4 3 4 3 3 4 4 4 4 4 L",
    # The same minutes about a set SKP.
    ("dialog:rinci", "GET", "lanjut_draf lanjut_dikirim lanjut_ditanggapi"): BACA,
    ("dialog:rinci", "GET", "lanjut_final lanjut_tertinggal"): "L 3 2 4 4 2 4 2 2 4 4 4 4 4 L",
    ("dialog:ubah", "GET", "lanjut_draf"): "L 3 2 4 4 3 4 4 3 4 4 4 4 4 L",
    ("dialog:ubah", "POST", "lanjut_draf"): "L 3 B 4 4 3 4 4 3 4 4 4 4 4 L",
    ("dialog:ubah", "POST", "lanjut_dikirim lanjut_ditanggapi"): "L 3 K 4 4 3 4 4 3 4 4 4 4 4 L",
    ("dialog:ubah", "POST", "lanjut_final"): "L 3 K 4 4 3 4 3 3 4 4 4 4 4 L",
    ("dialog:kirim", "POST", "lanjut_draf"): "L 3 B 4 4 3 4 4 3 4 4 4 4 4 L",
    ("dialog:kirim", "POST", "lanjut_dikirim"): "L 3 K 4 4 3 4 4 3 4 4 4 4 4 L",
    ("dialog:kirim", "POST", "lanjut_tertinggal"): "L 3 K 4 4 3 4 3 3 4 4 4 4 4 L",
    ("dialog:tanggapi", "GET", "lanjut_dikirim"): "L 3 3 4 4 2 4 4 3 4 4 4 4 4 L",
    ("dialog:tanggapi", "POST", "lanjut_dikirim"): "L 3 3 4 4 B 4 4 3 4 4 4 4 4 L",
    ("dialog:tanggapi", "POST", "lanjut_draf lanjut_ditanggapi"): "L 3 3 4 4 K 4 4 3 4 4 4 4 4 L",
    ("dialog:tanggapi", "POST", "lanjut_tertinggal"): "L 3 3 4 4 3 4 3 3 4 4 4 4 4 L",
    ("dialog:kembalikan", "POST", "lanjut_dikirim"): "L 3 3 4 4 B 4 4 3 4 4 4 4 4 L",
    ("dialog:konfirmasi", "POST", "lanjut_ditanggapi"): "L 3 B 4 4 3 4 4 3 4 4 4 4 4 L",
    ("dialog:konfirmasi", "POST", "lanjut_dikirim"): "L 3 K 4 4 3 4 4 3 4 4 4 4 4 L",
    # Its print goes to whoever reads it.
    ("dialog:cetak_risalah", "GET", "draf lanjut_dikirim"): BACA,
    ("dialog:cetak_risalah", "GET", "lanjut_final"): "L 3 S 4 4 S 4 S S 4 4 4 4 4 L",
}


def lengkapi(d):
    """Dialogues about a set SKP, one in each state; one was left open with a former penilai."""
    lama, kini = d.orang["penilai_lama"], d.orang["penilai"]
    for keadaan, isi, pimpinan in (
        ("lanjut_draf", {}, kini),
        ("lanjut_dikirim", {"dikirim": True}, kini),
        ("lanjut_ditanggapi", {"ditanggapi": True}, kini),
        ("lanjut_final", {"final": True}, lama),
        ("lanjut_tertinggal", {"dikirim": True}, lama),
    ):
        skp = dunia._skp(d, f"risalah_{keadaan}", lengkap=True, diajukan=True)
        dunia._tetapkan(d, skp)
        dialog = DialogKinerjaFactory(skp=skp, pimpinan=pimpinan, tahap=TahapDialog.PELAKSANAAN)
        d.risalah[keadaan] = RisalahFactory(dialog=dialog, usulan=["Formulir daring"], **isi)
    final = d.risalah["lanjut_final"]
    DokumenTerbitFactory(
        jenis="risalah",
        jenis_objek="dialog.risalahdialog",
        id_objek=final.pk,
        template=TEMPLATE,
        cuplikan=cuplikan(final),
    )


def args(d, nama, keadaan):
    if nama == "dialog:daftar":
        return []
    return [d.skp[keadaan].pk if nama in DARI_SKP else d.risalah[keadaan].pk]


def isi(d, nama, keadaan):
    hari = hari_ini().isoformat()
    tempat = {"tanggal": hari, "metode": "tatap_muka", "tempat_media": "Aula"}
    if nama in DARI_SKP:
        return {**tempat, "tahap": "pelaksanaan", "topik": "hasil_kerja", "sifat": "berkala"}
    return {
        "versi": d.risalah[keadaan].versi,
        **tempat,
        "pokok_bahasan": "Target disepakati.",
        "penyesuaian_ukuran": "tidak",
        "penyelesaian": "selesai",
        "catatan": "Lengkapi pokok bahasannya.",
        **(_lanjut(d.risalah[keadaan], hari) if keadaan.startswith("lanjut") else {}),
    }


def _lanjut(risalah, hari):
    baris = risalah.daftar_agenda.get()
    return {
        **{f"{p}-TOTAL_FORMS": "1" for p in ("agenda", "usulan", "strategi")},
        **{f"{p}-INITIAL_FORMS": "0" for p in ("agenda", "usulan", "strategi")},
        "agenda-0-pk": baris.pk,
        "agenda-0-progres": "Dua laporan",
        "agenda-0-masalah": "Tidak ada",
        "strategi-0-uraian": "Meminta data lebih awal",
        "strategi-0-penanggung_jawab": "pegawai",
        "strategi-0-tenggat": hari,
        "usulan_1": "Dicoba bulan depan.",
    }


def pemilik(d, nama, keadaan):
    if nama == "dialog:daftar" or nama in DARI_SKP:
        return d.pemilik[keadaan]
    return d.pemilik[f"risalah_{keadaan}"]


TABEL = Tabel(SEL, args, isi, pemilik)
