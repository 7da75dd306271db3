"""Who may rate an employee, set the result and read it, in every state."""

from evaluasi.models import EvaluasiKinerja
from tests.akses.dunia import TAHUN_INI, pemilik_baru
from tests.akses.tabel import Tabel
from tests.factories.evaluasi import CapaianOrganisasiFactory, EvaluasiFactory, periode_untuk
from tests.factories.skp import SKPFactory

# an tp pm rk ul pn pl lm at pi pg gl ad al no
SEL = {
    ("evaluasi:daftar", "GET", "terbuka"): "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L",
    # What is still being written does not exist for him whom it is about.
    ("evaluasi:rinci", "GET", "terbuka kurang ditulis"): "L 3 4 4 4 2 4 4 2 2 2 4 2 4 L",
    ("evaluasi:rinci", "GET", "ditetapkan final"): "L 3 2 4 4 2 4 4 2 2 2 4 2 4 L",
    # The desk: the penilai of today and nobody else, whatever they may read.
    ("evaluasi:nilai", "GET", "terbuka kurang ditulis"): "L 3 4 4 4 2 4 4 3 3 3 4 3 4 L",
    ("evaluasi:nilai", "GET", "ditetapkan final"): "L 3 3 4 4 R 4 4 3 3 3 4 3 4 L",
    ("evaluasi:nilai", "POST", "ditulis belum_lengkap"): "L 3 4 4 4 B 4 4 3 3 3 4 3 4 L",
    ("evaluasi:nilai", "POST", "terbuka"): "L 3 4 4 4 K 4 4 3 3 3 4 3 4 L",
    ("evaluasi:nilai", "POST", "ditetapkan"): "L 3 3 4 4 K 4 4 3 3 3 4 3 4 L",
    ("evaluasi:mulai", "POST", "terbuka"): "L 3 4 4 4 B 4 4 3 3 3 4 3 4 L",
    ("evaluasi:mulai", "POST", "kurang ditulis"): "L 3 4 4 4 K 4 4 3 3 3 4 3 4 L",
    ("evaluasi:mulai", "POST", "ditetapkan"): "L 3 3 4 4 K 4 4 3 3 3 4 3 4 L",
    ("evaluasi:tetapkan", "GET", "terbuka ditulis belum_lengkap"): "L 3 4 4 4 2 4 4 3 3 3 4 3 4 L",
    ("evaluasi:tetapkan", "GET", "ditetapkan"): "L 3 3 4 4 R 4 4 3 3 3 4 3 4 L",
    ("evaluasi:tetapkan", "POST", "ditulis"): "L 3 4 4 4 B 4 4 3 3 3 4 3 4 L",
    ("evaluasi:tetapkan", "POST", "terbuka belum_lengkap"): "L 3 4 4 4 K 4 4 3 3 3 4 3 4 L",
    ("evaluasi:tetapkan", "POST", "ditetapkan final"): "L 3 3 4 4 K 4 4 3 3 3 4 3 4 L",
    ("evaluasi:cetak", "GET", "ditulis"): "L 3 4 4 4 2 4 4 2 2 2 4 2 4 L",
    ("evaluasi:cetak", "GET", "ditetapkan"): "L 3 2 4 4 2 4 4 2 2 2 4 2 4 L",
    ("evaluasi:cetak_lampiran", "GET", "ditulis"): "L 3 4 4 4 2 4 4 2 2 2 4 2 4 L",
    ("evaluasi:cetak_lampiran", "GET", "final"): "L 3 2 4 4 2 4 4 2 2 2 4 2 4 L",
}


def lengkapi(d):
    """Evaluations of owners whom ``penilai`` assesses; the level of the bureau is set for TW1."""
    CapaianOrganisasiFactory(
        unit_kerja=d.biro, periode=periode_untuk(d.instansi, tahun=TAHUN_INI), ditetapkan=True
    )
    d.penilaian = {}
    for keadaan, isi in {
        "terbuka": {},
        # Of TW2, for which the bureau has no level.
        "kurang": {"kode": "tw2"},
        "ditulis": {"draf": True, "nilai": None},
        "belum_lengkap": {"draf": True, "nilai": None, "rating_perilaku": "", "predikat": ""},
        "ditetapkan": {"ditetapkan": True, "nilai": None},
        "final": {"final": True, "nilai": None},
    }.items():
        pegawai = d.pemilik[f"penilaian_{keadaan}"] = pemilik_baru(d)
        skp = SKPFactory(
            pegawai=pegawai, tahun=TAHUN_INI, penilai=False, lengkap=True, ditetapkan=True
        )
        periode = periode_untuk(d.instansi, isi.pop("kode", "tw1"), TAHUN_INI)
        d.penilaian[keadaan] = EvaluasiFactory(skp=skp, periode=periode, **isi)


def args(d, nama, keadaan):
    return [] if nama == "evaluasi:daftar" else [d.penilaian[keadaan].pk]


def isi(d, nama, keadaan):
    return {
        "versi": EvaluasiKinerja.objects.get(pk=d.penilaian[keadaan].pk).versi,
        "rating_hasil_kerja": "di_atas",
        "rating_perilaku": "sesuai",
        "kontribusi": "Laporannya menopang capaian unit.",
    }


def pemilik(d, nama, keadaan):
    return d.pemilik[f"penilaian_{keadaan}"]


TABEL = Tabel(
    SEL,
    args,
    isi,
    pemilik,
    aksi={"evaluasi:nilai": "evaluasi.simpan", "evaluasi:mulai": "evaluasi.nilai"},
)
