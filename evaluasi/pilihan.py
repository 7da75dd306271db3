"""The words of the evaluation: levels, ratings, predicates, groups, statuses and acts."""

from __future__ import annotations

from enum import StrEnum

from django.db import models


class PredikatOrganisasi(models.TextChoices):
    ISTIMEWA = "istimewa", "Istimewa"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh Perbaikan"
    KURANG = "kurang", "Kurang"
    SANGAT_KURANG = "sangat_kurang", "Sangat Kurang"


class Rating(models.TextChoices):
    DI_ATAS = "di_atas", "Di atas ekspektasi"
    SESUAI = "sesuai", "Sesuai ekspektasi"
    DI_BAWAH = "di_bawah", "Di bawah ekspektasi"


class Predikat(models.TextChoices):
    SANGAT_BAIK = "sangat_baik", "Sangat Baik"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh Perbaikan"
    KURANG = "kurang", "Kurang"
    SANGAT_KURANG = "sangat_kurang", "Sangat Kurang"


class Proses(models.TextChoices):
    """How far the reform of the bureaucracy has come, the second axis of the annual quadrant."""

    SANGAT_BAIK = "sangat_baik", "Sangat baik"
    BAIK = "baik", "Baik"
    KURANG = "kurang", "Kurang"


class Kelompok(models.TextChoices):
    K1 = "K1", "K1"
    K2 = "K2", "K2"
    K3 = "K3", "K3"


class StatusCapaian(models.TextChoices):
    DRAF = "draf", "Diusulkan"
    DITETAPKAN = "ditetapkan", "Ditetapkan"


class AksiCapaian(StrEnum):
    USULKAN = "evaluasi.usulkan_capaian"
    UBAH = "evaluasi.ubah_capaian"
    TETAPKAN = "evaluasi.tetapkan_capaian"

    @property
    def sebutan(self) -> str:
        return {
            "usulkan_capaian": "Diusulkan",
            "ubah_capaian": "Usulan diubah",
            "tetapkan_capaian": "Ditetapkan",
        }[self.value.partition(".")[2]]


# The sheet of a ranking, as it is written and read again.
LEMBAR_PEMERINGKATAN = "Pemeringkatan"


class StatusPemeringkatan(models.TextChoices):
    DRAF = "draf", "Disusun"
    DIKIRIM = "dikirim", "Dikirim"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    TERKUNCI = "terkunci", "Terkunci"


class AksiPemeringkatan(StrEnum):
    UNGGAH = "evaluasi.unggah_pemeringkatan"
    SUSUN = "evaluasi.susun_pemeringkatan"
    KIRIM = "evaluasi.kirim_pemeringkatan"
    TARIK = "evaluasi.tarik_pemeringkatan"
    KEMBALIKAN = "evaluasi.kembalikan_pemeringkatan"
    TETAPKAN = "evaluasi.tetapkan_pemeringkatan"
    KUNCI = "evaluasi.kunci_pemeringkatan"

    @property
    def sebutan(self) -> str:
        return {
            "unggah_pemeringkatan": "Lembar diunggah dan diperiksa",
            "susun_pemeringkatan": "Pemeringkatan disusun dari lembar",
            "kirim_pemeringkatan": "Dikirim kepada pengelola kinerja",
            "tarik_pemeringkatan": "Ditarik kembali",
            "kembalikan_pemeringkatan": "Dikembalikan",
            "tetapkan_pemeringkatan": "Ditetapkan",
            "kunci_pemeringkatan": "Dikunci oleh penetapan evaluasi pertama",
        }[self.value.partition(".")[2]]


class JenisEvaluasi(models.TextChoices):
    PERIODIK = "periodik", "Periodik"
    TAHUNAN = "tahunan", "Tahunan"


class JalurEvaluasi(models.TextChoices):
    NORMAL = "normal", "Normal"
    TUBEL = "tubel", "Tugas belajar"
    DPB_DPK = "dpb_dpk", "Diperbantukan/dipekerjakan"


class StatusEvaluasi(models.TextChoices):
    """«Siap dinilai» is no status: whether all is there is asked anew each time."""

    TERBUKA = "terbuka", "Terbuka"
    DRAF_PENILAIAN = "draf_penilaian", "Sedang dinilai"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    KEBERATAN = "keberatan", "Keberatan"
    FINAL = "final", "Final"
    DIGANTIKAN = "digantikan", "Digantikan"


class AksiEvaluasi(StrEnum):
    BUKA = "evaluasi.buka"
    NILAI = "evaluasi.nilai"
    SIMPAN = "evaluasi.simpan"
    TETAPKAN = "evaluasi.tetapkan"
    SETUJUI = "evaluasi.setujui"
    SETUJUI_OTOMATIS = "evaluasi.setujui_otomatis"
    AJUKAN_KEBERATAN = "evaluasi.ajukan_keberatan"
    CABUT_KEBERATAN = "evaluasi.cabut_keberatan"
    PUTUS_TETAP = "evaluasi.putus_tetap"
    GANTIKAN = "evaluasi.gantikan"
    PUTUS_DIUBAH = "evaluasi.putus_diubah"

    @property
    def sebutan(self) -> str:
        """How the history names the act."""
        return {
            "buka": "Evaluasi dibuka",
            "nilai": "Penilaian dimulai",
            "simpan": "Penilaian disimpan",
            "tetapkan": "Ditetapkan",
            "setujui": "Disetujui pegawai",
            "setujui_otomatis": "Disetujui secara otomatis karena batas waktu lewat",
            "ajukan_keberatan": "Keberatan diajukan",
            "cabut_keberatan": "Keberatan dicabut",
            "putus_tetap": "Keberatan diputus: hasil tetap",
            "gantikan": "Digantikan oleh revisi yang baru",
            "putus_diubah": "Ditetapkan dengan putusan keberatan",
        }[self.value.partition(".")[2]]


class JawabanKonfirmasi(models.TextChoices):
    SETUJU = "setuju", "Disetujui"
    KEBERATAN = "keberatan", "Keberatan"
    OTOMATIS = "otomatis", "Disetujui secara otomatis"
    PUTUSAN = "putusan", "Berdasarkan putusan keberatan"


class StatusKeberatan(models.TextChoices):
    DIAJUKAN = "diajukan", "Diajukan"
    DIPERIKSA = "diperiksa", "Diperiksa"
    DIPUTUS_TETAP = "diputus_tetap", "Diputus: hasil tetap"
    DIPUTUS_DIUBAH = "diputus_diubah", "Diputus: hasil diubah"
    DICABUT = "dicabut", "Dicabut"


class AksiKeberatan(StrEnum):
    AJUKAN = "evaluasi.ajukan_keberatan"
    PERIKSA = "evaluasi.periksa_keberatan"
    JELASKAN = "evaluasi.jelaskan_keberatan"
    TETAP = "evaluasi.putus_tetap"
    UBAH = "evaluasi.putus_diubah"
    CABUT = "evaluasi.cabut_keberatan"

    @property
    def sebutan(self) -> str:
        return {
            "ajukan_keberatan": "Keberatan diajukan",
            "periksa_keberatan": "Mulai diperiksa",
            "jelaskan_keberatan": "Penjelasan diberikan",
            "putus_tetap": "Diputus: hasil tetap",
            "putus_diubah": "Diputus: hasil diubah",
            "cabut_keberatan": "Dicabut",
        }[self.value.partition(".")[2]]
