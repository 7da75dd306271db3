"""Who may do what to feedback, in every state. Comes after ``kernel``, which opens the year."""

from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kalender.pilihan import KodePeriode
from tests.akses.dunia import TAHUN_INI, pemilik_baru
from tests.akses.tabel import Tabel
from tests.factories import SKPFactory
from tests.factories.dokumen import DokumenTerbitFactory
from tests.factories.rencana import tetapkan
from tests.factories.umpan_balik import UmpanBalikFactory

TANPA_ARGUMEN = {"feedback:daftar"}
DARI_UMPAN = {"feedback:ralat", "feedback:tanggapi"}
SEMUA = "kosong ada ditanggapi diralat"
# Whoever sees the SKP sees how much was said; the former penilai signed it.
TERLIHAT = "L 3 2 4 4 2 4 2 2 2 2 4 2 4 L"

# an tp pm rk ul pn pl lm at pi pg gl ad al no
SEL = {
    ("feedback:daftar", "GET", "kosong ada"): "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L",
    ("feedback:panel_skp", "GET", SEMUA): TERLIHAT,
    ("feedback:skp", "GET", SEMUA): TERLIHAT,
    # Given by the penilai of today alone.
    ("feedback:beri_hasil", "GET", "kosong ada"): "L 3 3 4 4 2 4 3 3 3 3 4 3 4 L",
    ("feedback:beri_hasil", "POST", "kosong ada"): "L 3 3 4 4 B 4 3 3 3 3 4 3 4 L",
    ("feedback:beri_perilaku", "GET", "kosong ada"): "L 3 3 4 4 2 4 3 3 3 3 4 3 4 L",
    ("feedback:beri_perilaku", "POST", "kosong ada"): "L 3 3 4 4 B 4 3 3 3 3 4 3 4 L",
    # The words are read by the employee, his penilai and the superior; to others they are no page.
    ("feedback:ralat", "GET", "ada ditanggapi"): "L 3 3 4 4 2 4 4 3 4 4 4 4 4 L",
    ("feedback:ralat", "GET", "diralat"): "L 3 3 4 4 K 4 4 3 4 4 4 4 4 L",
    ("feedback:ralat", "POST", "ada ditanggapi"): "L 3 3 4 4 B 4 4 3 4 4 4 4 4 L",
    ("feedback:ralat", "POST", "diralat"): "L 3 3 4 4 K 4 4 3 4 4 4 4 4 L",
    ("feedback:tanggapi", "GET", "ada"): "L 3 2 4 4 3 4 4 3 4 4 4 4 4 L",
    ("feedback:tanggapi", "GET", "ditanggapi diralat"): "L 3 K 4 4 3 4 4 3 4 4 4 4 4 L",
    ("feedback:tanggapi", "POST", "ada"): "L 3 B 4 4 3 4 4 3 4 4 4 4 4 L",
    ("feedback:tanggapi", "POST", "ditanggapi diralat"): "L 3 K 4 4 3 4 4 3 4 4 4 4 4 L",
    ("feedback:cetak", "POST", "ada ditanggapi"): "L 3 B 4 4 B 4 3 3 3 3 4 3 4 L",
    ("feedback:cetak", "POST", "kosong"): "L 3 K 4 4 K 4 3 3 3 3 4 3 4 L",
    ("feedback:formulir", "GET", "diralat"): "L 3 S 4 4 S 4 3 S 3 3 4 3 4 L",
}
AKSI = {
    "feedback:beri_hasil": "feedback.beri",
    "feedback:beri_perilaku": "feedback.beri",
    "feedback:cetak": "dokumen.terbitkan",
}


def lengkapi(d):
    """A set SKP for each state of feedback on its first result, in the first quarter."""
    d.periode_umpan = PeriodePenilaian.objects.get(
        tahun_kinerja__instansi=d.instansi, tahun_kinerja__tahun=TAHUN_INI, kode=KodePeriode.TW1
    )
    d.umpan_skp, d.umpan = {}, {}
    for keadaan in SEMUA.split():
        skp = SKPFactory(
            pegawai=pemilik_baru(d), tahun=TAHUN_INI, penilai=False, lengkap=True, diajukan=True
        )
        tetapkan(skp, d.orang["penilai_lama"])
        d.umpan_skp[keadaan] = skp
        d.pemilik[f"umpan_{keadaan}"] = skp.pegawai
        if keadaan != "kosong":
            d.umpan[keadaan] = _umpan(d, skp, ditanggapi=keadaan == "ditanggapi")
    lama = d.umpan["diralat"]
    _umpan(d, lama.skp, ralat_dari=lama, alasan_ralat="Tanggalnya keliru dibaca.")
    DokumenTerbitFactory(id_objek=lama.skp_id, jenis="umpan_balik_tw1")


def _umpan(d, skp, **isi):
    return UmpanBalikFactory(
        skp=skp,
        periode=d.periode_umpan,
        pemberi=d.orang["penilai"],
        rhk=skp.daftar_rhk.first(),
        tanggal=hari_ini(),
        **isi,
    )


def args(d, nama, keadaan):
    if nama in TANPA_ARGUMEN:
        return []
    if nama in DARI_UMPAN:
        return [d.umpan[keadaan].pk]
    skp = d.umpan_skp[keadaan]
    if nama == "feedback:panel_skp":
        return [skp.pk]
    bagian = {
        "feedback:beri_hasil": [skp.daftar_rhk.first().pk],
        "feedback:beri_perilaku": [skp.daftar_ekspektasi.first().aspek_id],
    }
    return [skp.pk, d.periode_umpan.pk, *bagian.get(nama, [])]


def isi(d, nama, keadaan):
    return {
        "versi": d.umpan[keadaan].versi if keadaan in d.umpan else 1,
        "respon": "positif",
        "isi": "Laporan selesai tiga hari sebelum batas.",
        "sumber_label": "Kepala Bagian",
        "sifat_waktu": "berkala",
        "alasan": "Tanggalnya keliru dibaca.",
        "tanggapan": "Terima kasih.",
    }


def pemilik(d, nama, keadaan):
    return d.pemilik[f"umpan_{keadaan}"]


TABEL = Tabel(SEL, args, isi, pemilik, AKSI)
