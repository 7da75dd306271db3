"""The words of the dialogue: stages, forms, statuses and acts. Imports nothing of the project."""

from __future__ import annotations

from enum import StrEnum

from django.db import models


class StatusRisalah(models.TextChoices):
    DRAF = "draf", "Draf"
    MENUNGGU_PIMPINAN = "menunggu_pimpinan", "Menunggu pimpinan"
    MENUNGGU_KONFIRMASI = "menunggu_konfirmasi", "Menunggu konfirmasi"
    FINAL = "final", "Final"


class AksiRisalah(StrEnum):
    BUAT = "dialog.buat"
    UBAH = "dialog.ubah"
    KIRIM = "dialog.kirim"
    TANGGAPI = "dialog.tanggapi"
    KEMBALIKAN = "dialog.kembalikan"
    KONFIRMASI = "dialog.konfirmasi"

    @property
    def sebutan(self) -> str:
        """How the history names the act."""
        return {
            "buat": "Dialog dibuka",
            "ubah": "Risalah ditulis",
            "kirim": "Dikirim kepada pimpinan",
            "tanggapi": "Ditanggapi pimpinan",
            "kembalikan": "Dikembalikan",
            "konfirmasi": "Dikonfirmasi",
        }[self.value.partition(".")[2]]


class TahapDialog(models.TextChoices):
    PERENCANAAN = "perencanaan", "Perencanaan"
    PELAKSANAAN = "pelaksanaan", "Pelaksanaan"
    EVALUASI = "evaluasi", "Evaluasi"
    TINDAK_LANJUT = "tindak_lanjut", "Tindak lanjut"


class LingkupDialog(models.TextChoices):
    INDIVIDU = "individu", "Individu"
    KELOMPOK = "kelompok", "Kelompok"
    ORGANISASI = "organisasi", "Organisasi"


class MetodeDialog(models.TextChoices):
    TATAP_MUKA = "tatap_muka", "Tatap muka"
    MEDIA = "media", "Melalui media"
    COACHING_PERSONAL = "coaching_personal", "Coaching personal"
    BIMBINGAN_KELOMPOK = "bimbingan_kelompok", "Bimbingan kelompok"


class SifatDialog(models.TextChoices):
    BERKALA = "berkala", "Berkala"
    INSIDENTAL = "insidental", "Insidental"
    DIRENCANAKAN = "direncanakan", "Direncanakan"


class TopikDialog(models.TextChoices):
    HASIL_KERJA = "hasil_kerja", "Hasil kerja"
    PERILAKU = "perilaku", "Perilaku"
    PENGEMBANGAN_KOMPETENSI = "pengembangan_kompetensi", "Pengembangan kompetensi"
    KARIER = "karier", "Karier"
    TINDAK_LANJUT = "tindak_lanjut", "Tindak lanjut"


class Penyelesaian(models.TextChoices):
    SELESAI = "selesai", "Selesai"
    BELUM_SELESAI = "belum_selesai", "Belum selesai"


class StatusRencana(models.TextChoices):
    DRAF = "draf", "Disusun"
    SELESAI = "selesai", "Selesai disusun"
    DISETUJUI = "disetujui", "Disetujui"
    DIGANTIKAN = "digantikan", "Digantikan"


class AksiRencana(StrEnum):
    BUAT = "dialog.buat_rencana"
    UBAH = "dialog.ubah_rencana"
    SELESAI = "dialog.selesai_rencana"
    BUKA = "dialog.buka_rencana"
    KEMBALIKAN = "dialog.kembalikan_rencana"
    SETUJUI = "dialog.setujui_rencana"
    GANTIKAN = "dialog.gantikan_rencana"

    @property
    def sebutan(self) -> str:
        """How the history names the act."""
        return {
            "buat_rencana": "Rencana aksi mulai disusun",
            "ubah_rencana": "Rencana aksi diubah",
            "selesai_rencana": "Rencana aksi selesai disusun",
            "buka_rencana": "Rencana aksi dibuka kembali oleh pegawai",
            "kembalikan_rencana": "Dikembalikan",
            "setujui_rencana": "Disetujui",
            "gantikan_rencana": "Digantikan oleh rencana aksi yang baru",
        }[self.value.partition(".")[2]]


class KategoriCatatan(models.TextChoices):
    TUGAS_UTAMA = "tugas_utama", "Tugas utama"
    TUGAS_TAMBAHAN = "tugas_tambahan", "Tugas tambahan"
    PERLU_DISKUSI = "perlu_diskusi", "Perlu didiskusikan"


class AksiCatatan(StrEnum):
    TULIS = "dialog.tulis_catatan"
    UBAH = "dialog.ubah_catatan"
    HAPUS = "dialog.hapus_catatan"
    KOREKSI = "dialog.koreksi_catatan"


class StatusRealisasi(models.TextChoices):
    DRAF = "draf", "Draf"
    DIKIRIM = "dikirim", "Dikirim"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DIREVIU = "direviu", "Direviu"
    TERKUNCI = "terkunci", "Terkunci"


class SifatRealisasi(models.TextChoices):
    PROGRES = "progres", "Progres capaian"
    AKHIR = "akhir", "Capaian akhir"


class BandingTarget(models.TextChoices):
    """Where a value stands beside its target; «di bawah» is the worse side of the two."""

    SESUAI = "sesuai", "Sesuai target"
    DI_DALAM = "di_dalam", "Di dalam rentang target"
    MELAMPAUI = "melampaui", "Melampaui target"
    DI_BAWAH = "di_bawah", "Di bawah target"
    DI_LUAR = "di_luar", "Tidak sama dengan target"


class JenisBukti(models.TextChoices):
    KETERANGAN = "keterangan", "Keterangan"
    TAUTAN = "tautan", "Tautan"
    BERKAS = "berkas", "Berkas"


class AksiRealisasi(StrEnum):
    TULIS = "dialog.tulis_realisasi"
    UBAH = "dialog.ubah_realisasi"
    BUKTI = "dialog.tambah_bukti"
    HAPUS_BUKTI = "dialog.hapus_bukti"
    KIRIM = "dialog.kirim_realisasi"
    KEMBALIKAN = "dialog.kembalikan_realisasi"
    REVIU = "dialog.reviu_realisasi"
    KUNCI = "dialog.kunci_realisasi"
    BUKA = "dialog.buka_realisasi"

    @property
    def sebutan(self) -> str:
        """How the history names the act."""
        return {
            "tulis_realisasi": "Realisasi ditulis",
            "ubah_realisasi": "Realisasi diubah",
            "tambah_bukti": "Bukti dukung ditambahkan",
            "hapus_bukti": "Bukti dukung dihapus",
            "kirim_realisasi": "Dikirim",
            "kembalikan_realisasi": "Dikembalikan",
            "reviu_realisasi": "Direviu",
            "kunci_realisasi": "Dikunci karena evaluasi ditetapkan",
            "buka_realisasi": "Dibuka kembali",
        }[self.value.partition(".")[2]]
