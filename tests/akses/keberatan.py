"""Who may answer an evaluation, object to it, explain and decide, in every state."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from ekinerja.inti.waktu import kini
from evaluasi.pilihan import StatusEvaluasi, StatusKeberatan
from tests.akses.dunia import TAHUN_INI, pemilik_baru
from tests.akses.tabel import Tabel
from tests.factories.evaluasi import EvaluasiFactory, KeberatanFactory, periode_untuk
from tests.factories.kepegawaian import PegawaiFactory
from tests.factories.skp import SKPFactory

JAWABAN = {"evaluasi:setujui", "evaluasi:ajukan_keberatan"}
PDF = b"%PDF-1.7\n%%EOF\n"
TEKS = "Dua laporan triwulan ini tidak diperhitungkan."

# an tp pm rk ul pn pl lm at pi pg gl ad al no
SEL = {
    # The answer: the employee alone, inside the window.
    ("evaluasi:setujui", "GET", "dinilai lewat sengketa"): "L 3 2 4 4 3 4 4 3 3 3 4 3 4 L",
    ("evaluasi:setujui", "POST", "dinilai"): "L 3 B 4 4 3 4 4 3 3 3 4 3 4 L",
    ("evaluasi:setujui", "POST", "lewat sengketa disetujui"): "L 3 K 4 4 3 4 4 3 3 3 4 3 4 L",
    # What is still being written is hidden from him whom it is about.
    ("evaluasi:setujui", "POST", "ditulis"): "L 3 4 4 4 3 4 4 3 3 3 4 3 4 L",
    ("evaluasi:ajukan_keberatan", "GET", "dinilai"): "L 3 2 4 4 3 4 4 3 3 3 4 3 4 L",
    ("evaluasi:ajukan_keberatan", "GET", "lewat disetujui"): "L 3 K 4 4 3 4 4 3 3 3 4 3 4 L",
    ("evaluasi:ajukan_keberatan", "POST", "dinilai"): "L 3 B 4 4 3 4 4 3 3 3 4 3 4 L",
    ("evaluasi:ajukan_keberatan", "POST", "lewat sengketa"): "L 3 K 4 4 3 4 4 3 3 3 4 3 4 L",
    ("evaluasi:ajukan_keberatan", "POST", "ditulis"): "L 3 4 4 4 3 4 4 3 3 3 4 3 4 L",
    ("evaluasi:keberatan_daftar", "GET", "diajukan"): "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L",
    # The texts: both sides and who decides; head, pengelola and admin know only that it is there.
    ("evaluasi:keberatan", "GET", "diajukan diperiksa"): "L 3 2 4 4 2 4 4 2 4 4 4 4 4 L",
    ("evaluasi:keberatan", "GET", "dijelaskan diputus dicabut"): "L 3 2 4 4 2 4 4 2 4 4 4 4 4 L",
    ("evaluasi:lampiran_keberatan", "GET", "diajukan"): "L 3 2 4 4 2 4 4 2 4 4 4 4 4 L",
    ("evaluasi:cabut_keberatan", "GET", "diajukan diperiksa"): "L 3 2 4 4 3 4 4 3 4 4 4 4 4 L",
    ("evaluasi:cabut_keberatan", "POST", "diajukan"): "L 3 B 4 4 3 4 4 3 4 4 4 4 4 L",
    ("evaluasi:cabut_keberatan", "POST", "diperiksa diputus"): "L 3 K 4 4 3 4 4 3 4 4 4 4 4 L",
    ("evaluasi:periksa_keberatan", "POST", "diajukan"): "L 3 3 4 4 3 4 4 B 4 4 4 4 4 L",
    ("evaluasi:periksa_keberatan", "POST", "diperiksa dicabut"): "L 3 3 4 4 3 4 4 K 4 4 4 4 4 L",
    ("evaluasi:jelaskan_keberatan", "GET", "diperiksa"): "L 3 2 4 4 2 4 4 3 4 4 4 4 4 L",
    ("evaluasi:jelaskan_keberatan", "POST", "diperiksa"): "L 3 B 4 4 B 4 4 3 4 4 4 4 4 L",
    ("evaluasi:jelaskan_keberatan", "POST", "diajukan dijelaskan"): "L 3 K 4 4 K 4 4 3 4 4 4 4 4 L",
    ("evaluasi:jelaskan_keberatan", "POST", "terlambat"): "L 3 K 4 4 K 4 4 3 4 4 4 4 4 L",
    ("evaluasi:putus_tetap", "GET", "dijelaskan terlambat"): "L 3 3 4 4 3 4 4 2 4 4 4 4 4 L",
    ("evaluasi:putus_tetap", "POST", "dijelaskan terlambat"): "L 3 3 4 4 3 4 4 B 4 4 4 4 4 L",
    ("evaluasi:putus_tetap", "POST", "diajukan diperiksa"): "L 3 3 4 4 3 4 4 K 4 4 4 4 4 L",
    ("evaluasi:putus_tetap", "POST", "diputus dicabut"): "L 3 3 4 4 3 4 4 K 4 4 4 4 4 L",
    ("evaluasi:putus_diubah", "GET", "dijelaskan"): "L 3 3 4 4 3 4 4 2 4 4 4 4 4 L",
    ("evaluasi:putus_diubah", "POST", "dijelaskan"): "L 3 3 4 4 3 4 4 B 4 4 4 4 4 L",
    ("evaluasi:putus_diubah", "POST", "diperiksa diputus"): "L 3 3 4 4 3 4 4 K 4 4 4 4 4 L",
    # At the top of the chain the pengelola of the unit records what was decided on paper.
    ("evaluasi:keberatan", "GET", "puncak puncak_diperiksa"): "L 3 2 4 4 4 4 4 4 4 2 4 4 4 L",
    ("evaluasi:periksa_keberatan", "POST", "puncak"): "L 3 3 4 4 4 4 4 4 4 B 4 4 4 L",
    ("evaluasi:putus_tetap", "POST", "puncak_diperiksa"): "L 3 3 4 4 4 4 4 4 4 B 4 4 4 L",
    ("evaluasi:putus_diubah", "POST", "puncak_diperiksa"): "L 3 3 4 4 4 4 4 4 4 B 4 4 4 L",
    ("evaluasi:dokumen_putusan", "GET", "puncak_diputus"): "L 3 2 4 4 4 4 4 4 4 2 4 4 4 L",
}


def lengkapi(d):
    """Evaluations and objections of owners who are assessed by ``penilai`` under ``atasan``."""
    d.jawaban, d.keberatan = {}, {}
    lampau = kini() - timedelta(days=40)
    for keadaan, isi in {
        "ditulis": {"draf": True},
        "dinilai": {"ditetapkan": True},
        "lewat": {"ditetapkan": True, "waktu_ditetapkan": lampau},
        "sengketa": {"keberatan": True},
        "disetujui": {"final": True},
    }.items():
        d.jawaban[keadaan] = _evaluasi(d, pemilik_baru(d), **isi)
        d.pemilik[f"jawaban_{keadaan}"] = d.jawaban[keadaan].pegawai
    diputus = {
        "pertimbangan": TEKS,
        "pemutus": d.orang["atasan"],
        "waktu_putusan": kini(),
        "status": StatusKeberatan.DIPUTUS_TETAP,
    }
    for keadaan, isi in {
        "diajukan": {"nama_lampiran": "bukti.pdf", "sha256_lampiran": "a" * 64},
        "diperiksa": {"diperiksa": True},
        "dijelaskan": {"dijelaskan": True},
        "terlambat": {"diperiksa": True, "batas_penjelasan": lampau},
        "diputus": {"dijelaskan": True, **diputus},
        "dicabut": {"status": StatusKeberatan.DICABUT},
    }.items():
        _keberatan(d, keadaan, pemilik_baru(d), isi)
    _di_puncak(d, diputus)
    _berkas(d.keberatan["diajukan"].lampiran)
    _berkas(d.keberatan["puncak_diputus"].dokumen_putusan)


def _di_puncak(d, diputus):
    menteri = d.orang["pimpinan"].daftar_penetapan_penilai.get().pejabat_penilai
    dokumen = {
        **diputus,
        "pemutus": d.orang["pengelola"],
        "nomor_putusan": "KP.06/1/2026",
        "nama_putusan": "putusan.pdf",
        "sha256_putusan": "b" * 64,
        "dokumen_putusan": "keberatan/bb/putusan",
    }
    for keadaan, isi in {
        "puncak": {},
        "puncak_diperiksa": {"diperiksa": True},
        "puncak_diputus": {"diperiksa": True, **dokumen},
    }.items():
        pegawai = PegawaiFactory(unit_kerja=d.bagian, penilai=menteri)
        _keberatan(d, keadaan, pegawai, isi)


def _evaluasi(d, pegawai, **isi):
    skp = SKPFactory(pegawai=pegawai, tahun=TAHUN_INI, penilai=False, lengkap=True, ditetapkan=True)
    return EvaluasiFactory(skp=skp, periode=periode_untuk(d.instansi, tahun=TAHUN_INI), **isi)


def _keberatan(d, keadaan, pegawai, isi):
    selesai = isi.get("status") in {StatusKeberatan.DIPUTUS_TETAP, StatusKeberatan.DICABUT}
    akhir = {"final": True} if selesai else {"terbit": True, "status": StatusEvaluasi.KEBERATAN}
    evaluasi = _evaluasi(d, pegawai, **akhir)
    if "nama_lampiran" in isi:
        isi = {**isi, "lampiran": "keberatan/aa/bukti"}
    d.keberatan[keadaan] = KeberatanFactory(evaluasi=evaluasi, **isi)
    d.pemilik[f"keberatan_{keadaan}"] = pegawai


def _berkas(tempat):
    if not tempat.storage.exists(tempat.name):
        tempat.storage.save(tempat.name, ContentFile(PDF))


def args(d, nama, keadaan):
    if nama == "evaluasi:keberatan_daftar":
        return []
    return [(d.jawaban if nama in JAWABAN else d.keberatan)[keadaan].pk]


def isi(d, nama, keadaan):
    if nama in JAWABAN:
        return {"versi": d.jawaban[keadaan].versi, "alasan": TEKS}
    return {
        "versi": d.keberatan[keadaan].versi,
        "penjelasan": TEKS,
        "pertimbangan": TEKS,
        "rating_hasil_kerja": "di_atas",
        "rating_perilaku": "di_atas",
        "nomor_putusan": "KP.06/1/2026",
        "dokumen": SimpleUploadedFile("putusan.pdf", PDF),
    }


def pemilik(d, nama, keadaan):
    return d.pemilik[f"{'jawaban' if nama in JAWABAN else 'keberatan'}_{keadaan}"]


TABEL = Tabel(SEL, args, isi, pemilik)
