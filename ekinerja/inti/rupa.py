"""Which colour and picture a state has: one map for the portal. The word comes from the label."""

from __future__ import annotations

# Keyed by the stored value; "<model>.<value>" wins where one word means two things.
KEADAAN: dict[str, tuple[str, str]] = {
    # SKP and its siblings
    "draf": ("netral", "pencil-square"),
    "diajukan": ("info", "send"),
    "dikembalikan": ("awas", "arrow-return-left"),
    "direviu": ("info", "eye"),
    "ditetapkan": ("baik", "check-circle-fill"),
    "digantikan": ("netral", "arrow-repeat"),
    "ditutup": ("netral", "lock-fill"),
    "dibatalkan": ("netral", "slash-circle"),
    "disepakati": ("baik", "check-circle-fill"),
    # Penugasan
    "diusulkan": ("info", "send"),
    "menunggu_penilai": ("info", "hourglass-split"),
    "disetujui": ("baik", "check-circle-fill"),
    "disetujui_otomatis": ("baik", "clock"),
    "ditolak": ("bahaya", "x-circle-fill"),
    "diklarifikasi": ("info", "chat-dots"),
    "berjalan": ("info", "arrow-repeat"),
    "selesai": ("baik", "check-lg"),
    "belum_selesai": ("awas", "hourglass-split"),
    "batal": ("netral", "slash-circle"),
    # Risalah
    "menunggu_pimpinan": ("info", "hourglass-split"),
    "menunggu_konfirmasi": ("awas", "hourglass-split"),
    "final": ("baik", "lock-fill"),
    # Realisasi and evaluasi
    "belum": ("awas", "hourglass-split"),
    "belum_diisi": ("netral", "dash-circle"),
    "dikirim": ("info", "send"),
    "terkunci": ("netral", "lock-fill"),
    "belum_dibuka": ("netral", "dash-circle"),
    "terbuka": ("info", "unlock"),
    "dibuka": ("info", "unlock"),
    "siap_dinilai": ("awas", "hourglass-split"),
    "draf_penilaian": ("netral", "pencil-square"),
    "evaluasikinerja.ditetapkan": ("info", "check-lg"),
    "keberatan": ("bahaya", "chat-left-text"),
    "diperiksa": ("info", "eye"),
    "diputus_tetap": ("baik", "check-circle-fill"),
    "diputus_diubah": ("baik", "arrow-repeat"),
    "dicabut": ("netral", "arrow-return-left"),
    "susunanrencanaaksi.selesai": ("info", "hourglass-split"),
    # Umpan balik
    "positif": ("baik", "check-lg"),
    "perbaikan": ("awas", "lightbulb"),
    # Jobs, letters, people
    "menunggu": ("netral", "hourglass-split"),
    "antre": ("netral", "hourglass-split"),
    "diproses": ("info", "arrow-repeat"),
    "berhasil": ("baik", "check-circle-fill"),
    "terkirim": ("baik", "check-circle-fill"),
    "gagal": ("bahaya", "x-circle-fill"),
    "tiada": ("netral", "dash-circle"),
    "dijeda": ("awas", "pause-fill"),
    "dibaca": ("netral", "envelope-open"),
    "belum_dibaca": ("info", "envelope"),
    "aktif": ("baik", "check-circle-fill"),
    "nonaktif": ("netral", "slash-circle"),
    "berlaku": ("baik", "check-circle-fill"),
    "berakhir": ("netral", "clock-history"),
    # Predikat
    "sangat_baik": ("unggul", "star"),
    "baik": ("baik", "check-circle-fill"),
    "butuh_perbaikan": ("awas", "exclamation-triangle-fill"),
    "kurang": ("bahaya", "exclamation-triangle-fill"),
    "sangat_kurang": ("bahaya", "x-circle-fill"),
}
TANPA_KEADAAN = ("netral", "dash-circle")

# Nada pesan: class and picture.
NADA: dict[str, tuple[str, str]] = {
    "netral": ("w-netral", "dash-circle"),
    "info": ("w-info", "info-circle-fill"),
    "baik": ("w-baik", "check-circle-fill"),
    "awas": ("w-awas", "exclamation-triangle-fill"),
    "bahaya": ("w-bahaya", "x-circle-fill"),
}
NADA_PESAN = {"debug": "netral", "info": "info", "success": "baik", "warning": "awas"}

ISTILAH: dict[str, str] = {
    "SKP": "Sasaran Kinerja Pegawai: ekspektasi kinerja yang akan dicapai pegawai dalam setahun.",
    "RHK": "Rencana Hasil Kerja: hasil yang Anda janjikan dalam setahun, bukan daftar kegiatan.",
    "IKI": "Indikator Kinerja Individu: ukuran keberhasilan sebuah rencana hasil kerja.",
    "MPH": "Matriks Peran Hasil: pembagian peran dan hasil pimpinan kepada setiap anggota unit.",
    "RHK pimpinan": "Rencana hasil kerja pimpinan yang didukung oleh rencana hasil kerja Anda.",
    "pejabat penilai": "Atasan langsung yang menyepakati, memantau, dan menilai kinerja Anda.",
    "risalah": "Catatan resmi sebuah dialog kinerja yang disetujui semua pesertanya.",
    "adendum": "Perubahan SKP pada tahun berjalan yang lahir dari risalah dialog kinerja.",
    "komplemen": "Tambahan SKP untuk penugasan di luar SKP yang sudah ditetapkan.",
    "umpan balik": "Tanggapan atas hasil atau perilaku kerja yang diberikan sepanjang tahun.",
    "ekspektasi khusus": "Harapan pimpinan atas perilaku kerja Anda, ditulis per aspek BerAKHLAK.",
    "BerAKHLAK": (
        "Nilai dasar ASN: Berorientasi Pelayanan, Akuntabel, Kompeten, Harmonis, Loyal, "
        "Adaptif, dan Kolaboratif."
    ),
    "hari kerja": "Hari selain Sabtu, Minggu, hari libur nasional, dan cuti bersama.",
}


def keadaan(nilai: str, model: str = "") -> tuple[str, str]:
    """Class (without ``w-``) and icon of a state."""
    return KEADAAN.get(f"{model}.{nilai}") or KEADAAN.get(nilai, TANPA_KEADAAN)
