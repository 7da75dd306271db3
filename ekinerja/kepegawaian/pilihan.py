"""Enumerations of people, posts and units, and the names of the acts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.db.models import TextChoices


class JenisInstansi(TextChoices):
    PUSAT = "pusat", "Instansi pusat"
    DAERAH = "daerah", "Instansi daerah"


class ZonaWaktu(TextChoices):
    """Values are the keys of ``inti.waktu.ZONA``, as people write them."""

    WIB = "WIB", "WIB"
    WITA = "WITA", "WITA"
    WIT = "WIT", "WIT"


class KelompokJabatan(TextChoices):
    JPT = "jpt", "Jabatan pimpinan tinggi"
    JA = "ja", "Jabatan administrasi"
    JF = "jf", "Jabatan fungsional"
    PEJABAT_NEGARA = "pejabat_negara", "Pejabat negara"


class Jenjang(TextChoices):
    """Level of a JPT or JA; a JF has ``JenjangJF`` instead."""

    UTAMA = "utama", "JPT Utama"
    MADYA = "madya", "JPT Madya"
    PRATAMA = "pratama", "JPT Pratama"
    ADMINISTRATOR = "administrator", "Administrator"
    PENGAWAS = "pengawas", "Pengawas"
    PELAKSANA = "pelaksana", "Pelaksana"


class KategoriJF(TextChoices):
    KEAHLIAN = "keahlian", "Keahlian"
    KETERAMPILAN = "keterampilan", "Keterampilan"


class JenjangJF(TextChoices):
    AHLI_PERTAMA = "ahli_pertama", "Ahli Pertama"
    AHLI_MUDA = "ahli_muda", "Ahli Muda"
    AHLI_MADYA = "ahli_madya", "Ahli Madya"
    AHLI_UTAMA = "ahli_utama", "Ahli Utama"
    PEMULA = "pemula", "Pemula"
    TERAMPIL = "terampil", "Terampil"
    MAHIR = "mahir", "Mahir"
    PENYELIA = "penyelia", "Penyelia"


JENJANG_KELOMPOK = {
    KelompokJabatan.JPT: (Jenjang.UTAMA, Jenjang.MADYA, Jenjang.PRATAMA),
    KelompokJabatan.JA: (Jenjang.ADMINISTRATOR, Jenjang.PENGAWAS, Jenjang.PELAKSANA),
}
JENJANG_KATEGORI = {
    KategoriJF.KEAHLIAN: (
        JenjangJF.AHLI_PERTAMA,
        JenjangJF.AHLI_MUDA,
        JenjangJF.AHLI_MADYA,
        JenjangJF.AHLI_UTAMA,
    ),
    KategoriJF.KETERAMPILAN: (
        JenjangJF.PEMULA,
        JenjangJF.TERAMPIL,
        JenjangJF.MAHIR,
        JenjangJF.PENYELIA,
    ),
}


class JenisIdentitas(TextChoices):
    NIP = "nip", "NIP"
    NI_PPPK = "ni_pppk", "NI PPPK"
    NRP = "nrp", "NRP"
    PEJABAT_NEGARA = "pejabat_negara", "Pejabat negara (tanpa NIP)"


class JenisASN(TextChoices):
    PNS = "pns", "PNS"
    CPNS = "cpns", "CPNS"
    PPPK = "pppk", "PPPK"


class JenisKelamin(TextChoices):
    LAKI_LAKI = "laki_laki", "Laki-laki"
    PEREMPUAN = "perempuan", "Perempuan"


class JenisPenugasan(TextChoices):
    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Pelaksana tugas (Plt.)"
    PLH = "plh", "Pelaksana harian (Plh.)"


class DasarPenetapan(TextChoices):
    STRUKTUR = "struktur", "Atasan menurut struktur"
    DELEGASI = "delegasi", "Pejabat yang diberi delegasi"


class JenisPeristiwa(TextChoices):
    MUTASI = "mutasi", "Mutasi"
    DIPERBANTUKAN = "diperbantukan", "Diperbantukan"
    DIPEKERJAKAN = "dipekerjakan", "Dipekerjakan"
    TUGAS_BELAJAR = "tugas_belajar", "Tugas belajar"
    CUTI_LUAR_TANGGUNGAN = "cuti_luar_tanggungan", "Cuti di luar tanggungan negara"
    PENSIUN = "pensiun", "Pensiun"
    SAKIT_BERAT = "sakit_berat", "Sakit berat"
    KAHAR = "kahar", "Keadaan kahar"


class PeranTim(TextChoices):
    KETUA = "ketua", "Ketua tim"
    ANGGOTA = "anggota", "Anggota"


class Peran(TextChoices):
    """The only two roles that are stored; every other hat is a relation."""

    PENGELOLA_KINERJA = "pengelola_kinerja", "Pengelola kinerja"
    ADMIN_INSTANSI = "admin_instansi", "Admin instansi"


class KeadaanPeran(TextChoices):
    """Where a stored role stands on one day."""

    BERJALAN = "berjalan", "Sedang berjalan"
    AKAN = "akan", "Belum mulai"
    BERAKHIR = "berakhir", "Sudah berakhir"


class KeadaanPenilai(TextChoices):
    """What is wrong with somebody's penilai on one day: the first that applies."""

    BELUM_ADA = "belum_ada", "Belum ada penilai"
    KOSONG = "kosong", "Jabatan penilai kosong"
    MELINGKAR = "melingkar", "Rantai melingkar"
    TANPA_ATASAN = "tanpa_atasan", "Atasan penilai belum ada"
    BERES = "beres", "Beres"
    TIDAK_DINILAI = "tidak_dinilai", "Tidak dinilai di portal ini"


class StatusPermintaanPerbaikan(TextChoices):
    DIAJUKAN = "diajukan", "Menunggu pengelola"
    SELESAI = "selesai", "Selesai"
    DITOLAK = "ditolak", "Ditolak"


class AksiKepegawaian(StrEnum):
    TAMBAH_UNIT = "kepegawaian.tambah_unit"
    UBAH_UNIT = "kepegawaian.ubah_unit"
    TAMBAH_JABATAN = "kepegawaian.tambah_jabatan"
    UBAH_JABATAN = "kepegawaian.ubah_jabatan"
    TAMBAH_PEGAWAI = "kepegawaian.tambah_pegawai"
    UBAH_PEGAWAI = "kepegawaian.ubah_pegawai"
    TEMPATKAN = "kepegawaian.tempatkan"
    TETAPKAN_PENILAI = "kepegawaian.tetapkan_penilai"
    AKHIRI_PENETAPAN = "kepegawaian.akhiri_penetapan"
    BERI_PERAN = "kepegawaian.beri_peran"
    CABUT_PERAN = "kepegawaian.cabut_peran"
    MINTA_PERBAIKAN = "kepegawaian.minta_perbaikan"
    SELESAIKAN_PERBAIKAN = "kepegawaian.selesaikan_perbaikan"
    TOLAK_PERBAIKAN = "kepegawaian.tolak_perbaikan"


class AksiInstansi(StrEnum):
    MULAI = "instansi.mulai"


class AksiAkun(StrEnum):
    TERBITKAN_KODE = "akun.terbitkan_kode"
    AKTIFKAN = "akun.aktifkan"
    GANTI_SANDI = "akun.ganti_sandi"


class AksiImpor(StrEnum):
    UNGGAH = "impor.unggah"
    TERAPKAN = "impor.terapkan"


ALUR_PERMINTAAN_PERBAIKAN: Mapping[tuple[str, str], str] = {
    (
        StatusPermintaanPerbaikan.DIAJUKAN,
        AksiKepegawaian.SELESAIKAN_PERBAIKAN,
    ): StatusPermintaanPerbaikan.SELESAI,
    (
        StatusPermintaanPerbaikan.DIAJUKAN,
        AksiKepegawaian.TOLAK_PERBAIKAN,
    ): StatusPermintaanPerbaikan.DITOLAK,
}
