"""Who may do what to a dialogue and its minutes, in every state."""

from ekinerja.inti.waktu import hari_ini
from tests.akses.tabel import Tabel

DARI_SKP = {"dialog:panel_skp", "dialog:buat"}

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
    ("dialog:buat", "POST", "ditetapkan"): "L 3 K 4 4 K 4 3 3 3 3 4 3 4 L",
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
}


def args(d, nama, keadaan):
    if nama == "dialog:daftar":
        return []
    return [d.skp[keadaan].pk if nama in DARI_SKP else d.risalah[keadaan].pk]


def isi(d, nama, keadaan):
    tempat = {"tanggal": hari_ini().isoformat(), "metode": "tatap_muka", "tempat_media": "Aula"}
    if nama in DARI_SKP:
        return tempat
    return {
        "versi": d.risalah[keadaan].versi,
        **tempat,
        "pokok_bahasan": "Target disepakati.",
        "penyesuaian_ukuran": "tidak",
        "penyelesaian": "selesai",
        "catatan": "Lengkapi pokok bahasannya.",
    }


def pemilik(d, nama, keadaan):
    if nama == "dialog:daftar" or nama in DARI_SKP:
        return d.pemilik[keadaan]
    return d.pemilik[f"risalah_{keadaan}"]


TABEL = Tabel(SEL, args, isi, pemilik)
