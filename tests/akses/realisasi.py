"""Who may do what to a realisasi, in every state. Comes after ``kernel``, which opens the year."""

from datetime import timedelta

from django.core.files.base import ContentFile

from dialog.pilihan import JenisBukti
from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.models import PeriodePenilaian, TahapPeriode
from ekinerja.kalender.pilihan import KodePeriode, Tahap
from tests.akses.dunia import TAHUN_INI, pemilik_baru
from tests.akses.tabel import Tabel
from tests.factories import SKPFactory
from tests.factories.berkas import berkas_sah
from tests.factories.realisasi import CATATAN, BuktiFactory, RealisasiFactory
from tests.factories.rencana import iki_dari, tetapkan

DARI_REALISASI = {"dialog:kembalikan_realisasi"}
DARI_BUKTI = {"dialog:bukti", "dialog:hapus_bukti"}
ADA = "draf dikirim dikembalikan terkunci"
# Whoever sees the SKP sees what was achieved of it; the former penilai signed it.
TERLIHAT = "L 3 2 4 4 2 4 2 2 2 2 4 2 4 L"

# an tp pm rk ul pn pl lm at pi pg gl ad al no
SEL = {
    ("dialog:realisasi_daftar", "GET", "belum"): "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L",
    ("dialog:realisasi", "GET", f"belum {ADA} tutup"): TERLIHAT,
    ("dialog:bukti", "GET", ADA): TERLIHAT,
    # Written and sent by its owner alone, inside the window.
    ("dialog:tulis_realisasi", "GET", "belum draf dikembalikan"): "L 3 2 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:tulis_realisasi", "GET", "dikirim terkunci tutup"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:tulis_realisasi", "POST", "belum draf dikembalikan"): "L 3 B 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:tulis_realisasi", "POST", "dikirim terkunci tutup"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:hapus_bukti", "GET", "draf dikembalikan"): "L 3 2 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:hapus_bukti", "POST", "draf dikembalikan"): "L 3 B 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:hapus_bukti", "POST", "dikirim terkunci tutup"): "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:kirim_realisasi", "GET", f"belum {ADA} tutup"): "L 3 2 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:kirim_realisasi", "POST", "draf dikembalikan"): "L 3 B 4 4 3 4 3 3 3 3 4 3 4 L",
    ("dialog:kirim_realisasi", "POST", "belum dikirim terkunci tutup"): (
        "L 3 K 4 4 3 4 3 3 3 3 4 3 4 L"
    ),
    # Returned by the penilai of today; the former one and the superior only read.
    ("dialog:kembalikan_realisasi", "GET", "dikirim"): "L 3 3 4 4 2 4 3 3 3 3 4 3 4 L",
    ("dialog:kembalikan_realisasi", "POST", "dikirim"): "L 3 3 4 4 B 4 3 3 3 3 4 3 4 L",
    ("dialog:kembalikan_realisasi", "POST", "draf dikembalikan terkunci tutup"): (
        "L 3 3 4 4 K 4 3 3 3 3 4 3 4 L"
    ),
    # Extended by who cares for the unit, and by the admin.
    ("dialog:perpanjang_realisasi", "GET", "belum tutup"): "L 3 3 4 4 3 4 3 3 3 2 4 2 4 L",
    ("dialog:perpanjang_realisasi", "POST", "belum tutup"): "L 3 3 4 4 3 4 3 3 3 B 4 B 4 L",
}
AKSI = {
    "dialog:perpanjang_realisasi": "kalender.perpanjang",
    "dialog:tulis_realisasi": "dialog.tambah_bukti",
}


def lengkapi(d):
    """A set SKP for each state of a realisasi, in an open quarter and in one that is over."""
    kini = hari_ini()
    d.periode_isi = _periode(d, KodePeriode.TW2, kini - timedelta(days=5), kini + timedelta(days=5))
    lalu = _periode(d, KodePeriode.TW3, kini - timedelta(days=20), kini - timedelta(days=10))
    d.realisasi_skp, d.realisasi = {}, {}
    for keadaan, isi in (
        ("belum", None),
        ("draf", {}),
        ("dikirim", {"dikirim": True}),
        ("dikembalikan", {"dikembalikan": True}),
        ("terkunci", {"terkunci": True}),
        ("tutup", {}),
    ):
        pegawai = pemilik_baru(d)
        skp = SKPFactory(pegawai=pegawai, tahun=TAHUN_INI, penilai=False, lengkap=True)
        tetapkan(skp, d.orang["penilai_lama"])
        periode = lalu if keadaan == "tutup" else d.periode_isi
        d.realisasi_skp[keadaan] = skp, periode
        d.pemilik[f"realisasi_{keadaan}"] = pegawai
        if isi is not None:
            d.realisasi[keadaan] = RealisasiFactory(
                iki_akar=iki_dari(skp), skp=skp, periode=periode, d=None, bukti=False, **isi
            )
            _isi_bukti(d.realisasi[keadaan])


def _periode(d, kode, dibuka, ditutup):
    periode = PeriodePenilaian.objects.get(tahun_kinerja=d.tahun["-"], kode=kode)
    tahap = TahapPeriode.objects.filter(periode=periode, tahap=Tahap.INPUT_REALISASI)
    tahap.update(dibuka=dibuka, ditutup=ditutup)
    return periode


def _isi_bukti(realisasi):
    sah = berkas_sah()
    bukti = BuktiFactory.build(
        realisasi=realisasi,
        jenis=JenisBukti.BERKAS,
        url="",
        nama_berkas=sah.nama,
        tipe=sah.tipe,
        ukuran_byte=sah.ukuran_byte,
        sha256=sah.sha256,
    )
    bukti.berkas.save(sah.nama, ContentFile(sah.isi))


def args(d, nama, keadaan):
    if nama == "dialog:realisasi_daftar":
        return []
    if nama in DARI_REALISASI:
        return [d.realisasi[keadaan].pk]
    if nama in DARI_BUKTI:
        return [d.realisasi[keadaan].daftar_bukti.get().pk]
    skp, periode = d.realisasi_skp[keadaan]
    lagi = [iki_dari(skp).pk] if nama == "dialog:tulis_realisasi" else []
    return [skp.pk, periode.pk, *lagi]


def isi(d, nama, keadaan):
    versi = d.realisasi[keadaan].versi if keadaan in d.realisasi else 0
    return {
        "versi": d.tahun["-"].versi if nama == "dialog:perpanjang_realisasi" else versi,
        "uraian": "Tersusun satu laporan.",
        "keterangan": "Laporan",
        "catatan": CATATAN,
        "sampai": (hari_ini() + timedelta(days=20)).isoformat(),
        "alasan": "Sakit, surat keterangan dokter.",
    }


def pemilik(d, nama, keadaan):
    return d.pemilik[f"realisasi_{keadaan}"]


TABEL = Tabel(SEL, args, isi, pemilik, AKSI)
