"""Who may do what to the level of a unit, in every state."""

from django.core.files.base import ContentFile

from evaluasi.models import CapaianOrganisasi
from tests.akses.dunia import TAHUN_INI
from tests.akses.tabel import Tabel
from tests.factories.berkas import unggahan
from tests.factories.capaian import CapaianFactory
from tests.factories.evaluasi import periode_untuk
from tests.factories.kepegawaian import PegawaiFactory, UnitKerjaFactory

# The owner is the head of the unit; in «puncak» and «tercatat» the unit is the bureau itself.
# an tp pm rk ul pn pl lm at pi pg gl ad al no
SEL = {
    ("evaluasi:capaian_daftar", "GET", "belum"): "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L",
    # The atasan of the penilai reads what is set, and the page says so until then.
    ("evaluasi:capaian", "GET", "belum diusulkan ditetapkan"): "L 3 2 4 4 2 4 4 2 2 2 4 2 4 L",
    ("evaluasi:capaian", "GET", "puncak tercatat"): "L 3 2 2 2 2 2 2 4 2 2 2 2 4 L",
    ("evaluasi:usulkan_capaian", "GET", "belum diusulkan"): "L 3 2 4 4 3 4 4 3 3 3 4 3 4 L",
    ("evaluasi:usulkan_capaian", "POST", "belum"): "L 3 B 4 4 3 4 4 3 3 3 4 3 4 L",
    ("evaluasi:usulkan_capaian", "POST", "ditetapkan"): "L 3 K 4 4 3 4 4 3 3 3 4 3 4 L",
    # Nobody in the portal sets the level of the bureau: not even its head proposes it.
    ("evaluasi:usulkan_capaian", "POST", "puncak"): "L 3 3 3 3 3 3 3 4 K 3 3 3 4 L",
    # A proposal does not exist for those who read set levels only.
    ("evaluasi:tetapkan_capaian", "GET", "diusulkan"): "L 3 3 4 4 2 4 4 4 3 3 4 3 4 L",
    ("evaluasi:tetapkan_capaian", "POST", "diusulkan"): "L 3 3 4 4 B 4 4 4 3 3 4 3 4 L",
    ("evaluasi:tetapkan_capaian", "POST", "ditetapkan"): "L 3 3 4 4 K 4 4 3 3 3 4 3 4 L",
    ("evaluasi:tetapkan_capaian", "POST", "belum"): "L 3 4 4 4 4 4 4 4 4 4 4 4 4 L",
    ("evaluasi:catat_capaian", "GET", "puncak"): "L 3 3 3 3 3 3 3 4 3 3 3 2 4 L",
    ("evaluasi:catat_capaian", "POST", "puncak"): "L 3 3 3 3 3 3 3 4 3 3 3 B 4 L",
    ("evaluasi:catat_capaian", "POST", "tercatat"): "L 3 3 3 3 3 3 3 4 3 3 3 K 4 L",
    ("evaluasi:catat_capaian", "POST", "belum diusulkan"): "L 3 3 4 4 3 4 4 3 3 3 4 K 4 L",
    ("evaluasi:dokumen_capaian", "GET", "tercatat"): "L 3 2 2 2 2 2 2 4 2 2 2 2 4 L",
    ("evaluasi:dokumen_capaian", "GET", "diusulkan"): "L 3 4 4 4 4 4 4 4 4 4 4 4 4 L",
}
DASAR = "Tiga dari empat IKU mencapai target triwulan."


def lengkapi(d):
    """A unit per state, headed by somebody whom ``penilai`` assesses; and the bureau twice."""
    tw1, tw2 = (periode_untuk(d.instansi, kode, TAHUN_INI) for kode in ("tw1", "tw2"))
    d.capaian = {}
    for keadaan in ("belum", "diusulkan", "ditetapkan"):
        unit = UnitKerjaFactory(induk=d.bagian)
        kepala = PegawaiFactory(
            unit_kerja=unit,
            kepala=True,
            penilai=d.orang["penilai"],
            penilai__atasan=d.orang["atasan"],
        )
        d.pemilik[f"capaian_{keadaan}"] = kepala
        d.capaian[keadaan] = unit, tw1
        if keadaan != "belum":
            CapaianFactory(
                unit_kerja=unit,
                periode=tw1,
                pengusul=kepala,
                ditetapkan=keadaan == "ditetapkan",
            )
    d.capaian |= {"puncak": (d.biro, tw2), "tercatat": (d.biro, tw1)}
    isi = {"status": "draf", "predikat": "baik", "dasar": DASAR, "sha256": "c" * 64}
    admin = d.orang["admin"]
    satu = CapaianOrganisasi(unit_kerja=d.biro, periode=tw1, pengusul=admin, **isi)
    satu.dokumen.save("putusan.pdf", ContentFile(b"%PDF-1.7\n%%EOF\n"), save=False)
    satu.status, satu.penetap, satu.tanggal = "ditetapkan", admin, tw1.mulai
    satu.waktu_ditetapkan = satu.waktu_dibuat
    satu.nama_dokumen, satu.nomor_dokumen = "putusan.pdf", "KEP-12/2026"
    satu.save()


def args(d, nama, keadaan):
    if nama == "evaluasi:capaian_daftar":
        return []
    unit, periode = d.capaian[keadaan]
    return [unit.pk, periode.pk]


def isi(d, nama, keadaan):
    isian = {"predikat": "baik", "dasar": DASAR}
    if nama == "evaluasi:catat_capaian":
        return isian | {"nomor_dokumen": "KEP-1", "berkas": unggahan("putusan.pdf")}
    versi = {"diusulkan": 1, "ditetapkan": 2}.get(keadaan, 0)
    return isian | {"versi": versi}


def pemilik(d, nama, keadaan):
    return d.pemilik.get(f"capaian_{keadaan}", d.pemilik["siap"])


TABEL = Tabel(SEL, args, isi, pemilik, aksi={"evaluasi:catat_capaian": "evaluasi.tetapkan_capaian"})
