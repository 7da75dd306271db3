"""Who may do what to an SKP, in every state."""

from skp.pilihan import JenisHasil
from tests.akses.dunia import TAHUN_INI
from tests.akses.tabel import Tabel
from tests.factories.skp import LAMPIRAN

TANPA_OBJEK = {"skp:daftar", "skp:buat"}
RHK = {"skp:ubah_rhk", "skp:hapus_rhk"}
SEMUA = "kosong siap diajukan dikembalikan ditetapkan dibatalkan"

# an tp pm rk ul pn pl lm at pi pg gl ad al no
SEL = {
    ("skp:daftar", "GET", "siap"): "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L",
    ("skp:buat", "GET", "tanpa_skp siap"): "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L",
    ("skp:buat", "POST", "tanpa_skp"): "L 3 B I I I I I I I I I I I L",
    ("skp:buat", "POST", "siap diajukan ditetapkan"): "L 3 K I I I I I I I I I I I L",
    ("skp:buat", "POST", "dibatalkan"): "L 3 B I I I I I I I I I I I L",
    # Reading: owner, penilai, his superior, head of the unit, pengelola above it, admin.
    ("skp:rinci", "GET", "kosong siap diajukan dikembalikan"): "L 3 2 4 4 2 4 4 2 2 2 4 2 4 L",
    ("skp:rinci", "GET", "ditetapkan"): "L 3 2 4 4 2 4 2 2 2 2 4 2 4 L",
    ("skp:rinci", "GET", "dibatalkan"): "L 3 2 4 4 4 4 4 4 4 4 4 4 4 L",
    ("skp:banding", "GET", "siap diajukan"): "L 3 2 4 4 2 4 4 2 2 2 4 2 4 L",
    ("skp:banding", "GET", "dibatalkan"): "L 3 2 4 4 4 4 4 4 4 4 4 4 4 L",
    ("skp:cetak", "GET", "siap"): "L 3 2 4 4 2 4 4 2 2 2 4 2 4 L",
    ("skp:cetak", "GET", "ditetapkan"): "L 3 S 4 4 S 4 S S S S 4 S 4 L",
    ("skp:susun", "GET", "siap diajukan"): "L 3 2 4 4 2 4 4 2 2 2 4 2 4 L",
    ("skp:tinjau", "GET", "kosong siap diajukan"): "L 3 2 4 4 2 4 4 2 2 2 4 2 4 L",
    # Writing: the owner alone, before submission or after a return.
    ("skp:tambah_rhk", "GET", "siap dikembalikan"): "L 3 2 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:tambah_rhk", "GET", "diajukan"): "L 3 K 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:tambah_rhk", "POST", "kosong siap dikembalikan"): "L 3 B 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:tambah_rhk", "POST", "diajukan diperiksa"): "L 3 K 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:tambah_rhk", "POST", "ditetapkan"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    ("skp:tambah_rhk", "POST", "dibatalkan"): "L 3 K 4 4 4 4 4 4 4 4 4 4 4 L",
    ("skp:ubah_rhk", "GET", "siap dikembalikan"): "L 3 2 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:ubah_rhk", "POST", "siap dikembalikan"): "L 3 B 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:ubah_rhk", "POST", "diajukan"): "L 3 K 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:ubah_rhk", "POST", "ditetapkan"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    ("skp:ubah_rhk", "POST", "dibatalkan"): "L 3 K 4 4 4 4 4 4 4 4 4 4 4 L",
    ("skp:hapus_rhk", "GET", "siap diajukan"): "L 3 2 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:hapus_rhk", "POST", "siap dikembalikan"): "L 3 B 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:hapus_rhk", "POST", "diajukan"): "L 3 K 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:hapus_rhk", "POST", "ditetapkan"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    ("skp:lampiran", "GET", "siap dikembalikan"): "L 3 2 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:lampiran", "POST", "kosong siap dikembalikan"): "L 3 B 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:lampiran", "POST", "diajukan"): "L 3 K 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:lampiran", "POST", "ditetapkan"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    ("skp:batalkan", "GET", "siap diajukan"): "L 3 2 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:batalkan", "POST", "kosong siap"): "L 3 B 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:batalkan", "POST", "diajukan dikembalikan"): "L 3 K 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:batalkan", "POST", "ditetapkan"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    ("skp:batalkan", "POST", "dibatalkan"): "L 3 K 4 4 4 4 4 4 4 4 4 4 4 L",
    ("skp:ajukan", "POST", "siap dikembalikan"): "L 3 B 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:ajukan", "POST", "kosong diajukan"): "L 3 K 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:ajukan", "POST", "ditetapkan"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    ("skp:ajukan", "POST", "dibatalkan"): "L 3 K 4 4 4 4 4 4 4 4 4 4 4 L",
    ("skp:tarik", "POST", "diajukan"): "L 3 B 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:tarik", "POST", "siap diperiksa dikembalikan"): "L 3 K 4 4 3 4 4 3 3 3 4 3 4 L",
    ("skp:tarik", "POST", "ditetapkan"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    # Deciding: the penilai of today alone; not who signed last year, not the head of the unit.
    ("skp:ekspektasi", "GET", "siap diajukan"): "L 3 3 4 4 2 4 4 3 3 3 4 3 4 L",
    ("skp:ekspektasi", "POST", "siap diajukan dikembalikan"): "L 3 3 4 4 B 4 4 3 3 3 4 3 4 L",
    ("skp:ekspektasi", "POST", "ditetapkan"): "L 3 3 4 4 K 4 3 3 3 3 4 3 4 L",
    ("skp:ekspektasi", "POST", "dibatalkan"): "L 3 3 4 4 4 4 4 4 4 4 4 4 4 L",
    ("skp:kembalikan", "GET", "diajukan"): "L 3 3 4 4 2 4 4 3 3 3 4 3 4 L",
    ("skp:kembalikan", "POST", "diajukan diperiksa"): "L 3 3 4 4 B 4 4 3 3 3 4 3 4 L",
    ("skp:kembalikan", "POST", "siap dikembalikan"): "L 3 3 4 4 K 4 4 3 3 3 4 3 4 L",
    ("skp:kembalikan", "POST", "ditetapkan"): "L 3 3 4 4 K 4 3 3 3 3 4 3 4 L",
    ("skp:tetapkan", "GET", "siap diajukan"): "L 3 3 4 4 2 4 4 3 3 3 4 3 4 L",
    ("skp:tetapkan", "POST", "diajukan diperiksa"): "L 3 3 4 4 B 4 4 3 3 3 4 3 4 L",
    ("skp:tetapkan", "POST", "siap dikembalikan"): "L 3 3 4 4 K 4 4 3 3 3 4 3 4 L",
    ("skp:tetapkan", "POST", "ditetapkan"): "L 3 3 4 4 K 4 3 3 3 3 4 3 4 L",
    ("skp:tetapkan", "POST", "dibatalkan"): "L 3 3 4 4 4 4 4 4 4 4 4 4 4 L",
}


def args(d, nama, keadaan):
    if nama in TANPA_OBJEK:
        return []
    skp = d.skp[keadaan]
    return [skp.pk, skp.daftar_rhk.first().pk] if nama in RHK else [skp.pk]


def isi(d, nama, keadaan):
    if nama == "skp:buat":
        riwayat = d.pemilik[keadaan].daftar_riwayat_jabatan.get()
        return {"riwayat": riwayat.pk, "tahun": TAHUN_INI, "pendekatan": "kuantitatif"}
    return {"versi": d.skp[keadaan].versi, **_kolom(nama)}


def _kolom(nama):
    if nama in {"skp:tambah_rhk", "skp:ubah_rhk"}:
        return {
            "jenis": JenisHasil.UTAMA,
            "uraian": "Tersusunnya laporan tahunan",
            "teks_diintervensi": "Meningkatnya layanan",
            "langkah": "simpan",
            "iki-TOTAL_FORMS": "1",
            "iki-INITIAL_FORMS": "0",
            "iki-0-uraian": "Jumlah laporan",
            "iki-0-target": "1 laporan",
            "iki-0-aspek": "kuantitas",
        }
    if nama == "skp:lampiran":
        uraian = [satu[1] for satu in LAMPIRAN]
        kolom = ("sumber_daya", "skema", "tercapai", "tidak_tercapai")
        return dict(zip(kolom, uraian, strict=True))
    return {"catatan": "Lengkapi targetnya.", "akuntabel": "Laporan tepat waktu."}


TABEL = Tabel(
    SEL,
    args,
    isi,
    pemilik=lambda d, nama, keadaan: d.pemilik[keadaan],
    aksi={
        "skp:tambah_rhk": "skp.simpan_rhk",
        "skp:ubah_rhk": "skp.simpan_rhk",
        "skp:lampiran": "skp.simpan_lampiran",
        "skp:ekspektasi": "skp.tulis_ekspektasi",
    },
)
