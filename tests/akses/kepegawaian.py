"""Who may do what to people, penilai, requests and imports."""

from django.core.files.uploadedfile import SimpleUploadedFile

from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.layanan import penilai
from ekinerja.kepegawaian.layanan.penilai import Usulan
from tests.akses.tabel import Tabel

URUS = "L 3 3 3 3 3 3 3 3 3 2 2 2 2 L"  # whoever cares for somebody
ADMIN = "L 3 3 3 3 3 3 3 3 3 3 3 2 2 L"  # admins of any instansi
DIKELOLA = "L 3 4 4 4 4 4 4 4 4 2 4 2 4 L"  # the one in whose care this is
ORANG_ITU = {"kepegawaian:rinci", "kepegawaian:tetapkan_penilai"}

# an tp pm rk ul pn pl lm at pi pg gl ad al no
SEL = {
    ("kepegawaian:daftar", "GET", "-"): URUS,
    ("kepegawaian:ringkasan", "GET", "-"): URUS,
    ("kepegawaian:cari_pegawai", "GET", "-"): URUS,
    ("kepegawaian:permintaan", "GET", "-"): URUS,
    ("kepegawaian:impor", "GET", "-"): URUS,
    ("kepegawaian:impor_templat", "GET", "-"): URUS,
    ("kepegawaian:impor_periksa", "POST", "-"): "L 3 3 3 3 3 3 3 3 3 B I B I L",
    ("kepegawaian:impor_pratinjau", "GET", "-"): "L 3 4 4 4 4 4 4 4 4 2 4 2 4 L",
    # Applied by the one who saw the preview, not by the admin who can look at it.
    ("kepegawaian:impor_terapkan", "POST", "-"): "L 3 4 4 4 4 4 4 4 4 B 4 3 4 L",
    ("kepegawaian:saya", "GET", "-"): "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L",
    ("kepegawaian:minta_perbaikan", "GET", "-"): "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L",
    ("kepegawaian:minta_perbaikan", "POST", "-"): "L 3 B B B B B B B B B B B B L",
    ("kepegawaian:minta_perbaikan", "POST", "meminta"): "L 3 K B B B B B B B B B B B L",
    # Of a request: whose it is, and who may answer it.
    ("kepegawaian:jawab_perbaikan", "GET", "meminta"): "L 3 2 4 4 4 4 4 4 4 2 4 2 4 L",
    ("kepegawaian:jawab_perbaikan", "POST", "meminta"): "L 3 3 4 4 4 4 4 4 4 B 4 B 4 L",
    ("kepegawaian:jawab_perbaikan", "POST", "terjawab"): "L 3 3 4 4 4 4 4 4 4 K 4 K 4 L",
    ("kepegawaian:rinci", "GET", "-"): "L 3 2 4 4 2 4 4 2 2 2 4 2 4 L",
    ("kepegawaian:tetapkan_penilai", "GET", "-"): "L 3 3 4 4 3 4 4 3 3 2 4 2 4 L",
    ("kepegawaian:tetapkan_penilai", "POST", "-"): "L 3 3 4 4 3 4 4 3 3 B 4 B 4 L",
    ("kepegawaian:akhiri_penetapan", "GET", "-"): "L 3 3 4 4 3 4 4 3 3 2 4 2 4 L",
    ("kepegawaian:akhiri_penetapan", "POST", "-"): "L 3 3 4 4 3 4 4 3 3 B 4 B 4 L",
    ("kepegawaian:akhiri_penetapan", "POST", "berakhir"): "L 3 3 4 4 3 4 4 3 3 K 4 K 4 L",
    ("kepegawaian:samakan", "GET", "-"): DIKELOLA,
    ("kepegawaian:samakan", "POST", "-"): "L 3 4 4 4 4 4 4 4 4 B 4 B 4 L",
    ("kepegawaian:peran", "GET", "-"): ADMIN,
    ("kepegawaian:cari_peran", "GET", "-"): ADMIN,
    ("kepegawaian:beri_peran", "GET", "-"): ADMIN,
    # To a colleague over the unit; for an admin elsewhere neither of them can be chosen.
    ("kepegawaian:beri_peran", "POST", "-"): "L 3 3 3 3 3 3 3 3 3 3 3 B I L",
    # The role of the pengelola, seen by himself, ended by the admin.
    ("kepegawaian:cabut_peran", "GET", "-"): "L 3 4 4 4 4 4 4 4 4 3 4 2 4 L",
    ("kepegawaian:cabut_peran", "POST", "-"): "L 3 4 4 4 4 4 4 4 4 3 4 B 4 L",
}


def args(d, nama, keadaan):
    if nama in ORANG_ITU:
        return [d.pemilik["siap"].pk]
    if nama == "kepegawaian:samakan":
        return [d.biro.pk]
    if nama == "kepegawaian:akhiri_penetapan":
        daftar = d.pemilik["siap"].daftar_penetapan_penilai.order_by("berlaku_mulai")
        return [(daftar.first() if keadaan == "berakhir" else daftar.last()).pk]
    if nama == "kepegawaian:jawab_perbaikan":
        return [d.permintaan[keadaan].pk]
    if nama == "kepegawaian:cabut_peran":
        return [d.orang["pengelola"].daftar_peran.get().pk]
    if nama in {"kepegawaian:impor_pratinjau", "kepegawaian:impor_terapkan"}:
        return [d.berkas.pk]
    return []


def isi(d, nama, keadaan):
    hari = hari_ini().isoformat()
    if nama == "kepegawaian:tetapkan_penilai":
        return _penetapan(d, hari)
    if nama == "kepegawaian:beri_peran":
        rekan, unit = d.orang["rekan"].pk, d.bagian.pk
        return {"pegawai": rekan, "peran": "pengelola_kinerja", "unit": unit, "mulai": hari}
    if nama == "kepegawaian:impor_periksa":
        return {"berkas": SimpleUploadedFile("pegawai.xlsx", d.lembar)}
    if nama == "kepegawaian:impor_terapkan":
        return {"sha256": d.berkas.sha256, "keadaan": d.berkas.keadaan}
    return {
        "versi": d.permintaan["terjawab"].versi if keadaan == "terjawab" else 1,
        "uraian": "Pejabat penilai saya telah pindah tugas.",
        "putusan": "selesai",
        "jawaban": "Sudah kami perbaiki.",
        "mulai": hari,
        "sampai": hari,
        "alasan": "Surat Sekretaris Jenderal",
    }


def _penetapan(d, hari):
    usulan = Usulan(penilai=d.orang["pimpinan"], mulai=hari_ini(), alasan="Pindah tugas")
    rencana = penilai.pratinjau(d.pemilik["siap"], usulan=usulan, pelaku=d.orang["pengelola"])
    return {
        "penilai": d.orang["pimpinan"].pk,
        "mulai": hari,
        "dasar": "struktur",
        "alasan": "Pindah tugas",
        "tanda": rencana.tanda,
    }


def pemilik(d, nama, keadaan):
    return d.pemilik[keadaan if keadaan in {"meminta", "terjawab"} else "siap"]


TABEL = Tabel(
    SEL,
    args,
    isi,
    pemilik,
    aksi={
        "kepegawaian:impor_periksa": "impor.unggah",
        "kepegawaian:impor_terapkan": "impor.terapkan",
        "kepegawaian:jawab_perbaikan": "kepegawaian.selesaikan_perbaikan",
        "kepegawaian:samakan": "kepegawaian.tetapkan_penilai",
    },
)
