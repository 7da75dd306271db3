"""Invented snapshots for printing: nobody real."""

from __future__ import annotations

from typing import Any

PEGAWAI = {
    "nama": "drg. Rahayu Kusumawardani, M.K.M.",
    "jenis_identitas": "nip",
    "nip": "198503142010122001",
    "pangkat": "Penata Tingkat I - III/d",
    "jabatan": "Analis Sumber Daya Manusia Aparatur Ahli Muda",
    "unit_kerja": "Biro Organisasi dan Sumber Daya Manusia",
}
PENILAI = {
    "nama": "Dr. Wiratmoko Adhinegara, M.A.P.",
    "jenis_identitas": "nip",
    "nip": "197209211998031002",
    "pangkat": "Pembina Utama Muda - IV/c",
    "jabatan": "Kepala Biro Organisasi dan Sumber Daya Manusia",
    "unit_kerja": "Sekretariat Jenderal",
}
PERILAKU = (
    (
        "Berorientasi Pelayanan",
        "Memahami dan memenuhi kebutuhan masyarakat",
        "Ramah, cekatan, solutif, dan dapat diandalkan",
        "Melakukan perbaikan tiada henti",
    ),
    (
        "Akuntabel",
        (
            "Melaksanakan tugas dengan jujur bertanggung jawab cermat disiplin "
            "dan berintegritas tinggi"
        ),
        "Menggunakan kekayaan dan BMN secara bertanggung jawab efektif dan efisien",
        "Tidak menyalahgunakan kewenangan jabatan",
    ),
    (
        "Kompeten",
        "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
        "Membantu orang lain belajar",
        "Melaksanakan tugas dengan kualitas terbaik",
    ),
    (
        "Harmonis",
        "Menghargai setiap orang apapun latar belakangnya",
        "Suka menolong orang lain",
        "Membangun lingkungan kerja yang kondusif",
    ),
    (
        "Loyal",
        (
            "Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia "
            "Tahun 1945, setia pada NKRI serta pemerintahan yang sah"
        ),
        "Menjaga nama baik sesama ASN, Pimpinan, Instansi, dan Negara",
        "Menjaga rahasia jabatan dan negara",
    ),
    (
        "Adaptif",
        "Cepat menyesuaikan diri menghadapi perubahan",
        "Terus berinovasi dan mengembangkan kreativitas",
        "Bertindak proaktif",
    ),
    (
        "Kolaboratif",
        "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
        "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
        "Menggerakkan pemanfaatan berbagai sumberdaya untuk tujuan bersama",
    ),
)
EKSPEKTASI = {1: "Pertanyaan unit pelaksana teknis dijawab paling lama satu hari kerja."}
RHK_PANGKAT = (
    "Usulan Persetujuan Teknis Kenaikan Pangkat Pegawai Disusun Secara Akurat Dan "
    "Diselesaikan Tepat Waktu"
)


def iki(uraian: str, *, aspek: str = "", target: str = "", perspektif: str = "") -> dict[str, Any]:
    return {"aspek": aspek, "uraian": uraian, "target": target, "perspektif": perspektif}


def rhk(uraian: str, *daftar_iki: dict[str, Any], **isian: Any) -> dict[str, Any]:
    bawaan = {"diintervensi": "", "pemberi_tugas": "", "penugasan_tahun_berjalan": False}
    return {"uraian": uraian, **bawaan, **isian, "iki": list(daftar_iki)}


def cuplikan(**isian: Any) -> dict[str, Any]:
    """A quantitative SKP JA/JF of one invented person; ``isian`` replaces top-level entries."""
    return {
        "skema": 1,
        "instansi": "KEMENTERIAN KESEHATAN",
        "tahun": 2026,
        "periode_mulai": "2026-01-01",
        "periode_selesai": "2026-12-31",
        "pendekatan": "kuantitatif",
        "format": "ja_jf",
        "jenis_dokumen": "awal",
        "versi": 1,
        "pegawai": dict(PEGAWAI),
        "penilai": dict(PENILAI),
        "utama": _utama(),
        "tambahan": [
            rhk(
                "Tersedianya bahan pendampingan pengisian e-Kinerja bagi unit pelaksana teknis",
                iki(
                    "Tingkat kepuasan peserta pendampingan",
                    aspek="Kualitas",
                    target="Paling rendah 4 dari skala 5",
                ),
                diintervensi="Direktif Sekretaris Jenderal: pendampingan unit pelaksana teknis",
            )
        ],
        "perilaku": [
            {
                "urutan": urutan,
                "nama": nama,
                "panduan": panduan,
                "ekspektasi": EKSPEKTASI.get(urutan, ""),
            }
            for urutan, (nama, *panduan) in enumerate(PERILAKU, 1)
        ],
        "lampiran": {
            "sumber_daya": [
                "dukungan dua orang analis selama masa verifikasi",
                "Membutuhkan akses baca pada aplikasi kepegawaian",
            ],
            "skema": ["Progress hasil kerja dilaporkan setiap akhir bulan kepada pimpinan"],
            "konsekuensi": [
                {"kondisi": "tercapai", "uraian": "diusulkan mengikuti pelatihan lanjutan"},
                {
                    "kondisi": "tidak_tercapai",
                    "uraian": "dilakukan pembinaan dan penyesuaian penugasan",
                },
            ],
        },
        "tempat": "Jakarta",
        "tanggal": "2026-01-20",
        "label_tanda_tangan": "pegawai",
        "label_sumber_daya": "SUMBER DAYA",
        **isian,
    }


def _utama() -> list[dict[str, Any]]:
    return [
        rhk(
            "Terlaksananya persiapan penilaian mandiri penerapan sistem merit Tahun 2026 yang siap "
            "direviu oleh Ketua Tim Kerja",
            iki(
                "Jumlah laporan persiapan dan usulan rekomendasi penilaian mandiri penerapan "
                "sistem merit",
                aspek="Kuantitas",
                target="1 laporan",
            ),
            iki(
                "Waktu penyelesaian laporan persiapan penilaian mandiri",
                aspek="Waktu",
                target="1 kali dalam setahun",
            ),
            diintervensi="Meningkatnya kualitas penerapan sistem merit: Indeks Sistem Merit",
        ),
        rhk(
            RHK_PANGKAT,
            iki(
                "Persentase Usulan Persetujuan Teknis Yang Memenuhi Syarat/Tidak BTL",
                aspek="Kuantitas/Kualitas",
                target="90 – 95%",
            ),
            diintervensi="Terwujudnya layanan kepegawaian yang cepat dan akurat",
        ),
    ]


def cuplikan_kualitatif(**isian: Any) -> dict[str, Any]:
    """The qualitative twin of ``cuplikan()``: measures as sentences, no target column."""
    utama = [
        rhk(
            RHK_PANGKAT,
            iki(
                "Tidak ada usulan persetujuan teknis yang BTL karena kesalahan "
                "data/pengetikan/verifikasi"
            ),
            iki(
                "Usulan kenaikan pangkat disampaikan kepada BKN untuk periode Oktober 2026 "
                "disampaikan tidak melebihi 25 Juli 2026"
            ),
            pemberi_tugas="Kepala Biro Organisasi dan Sumber Daya Manusia",
        )
    ]
    tambahan = [
        rhk(
            "Tersusunnya panduan layanan kepegawaian bagi pegawai baru",
            iki("Panduan dapat dipakai sebelum orientasi bulan Maret"),
            pemberi_tugas="Ketua Tim Reformasi Birokrasi",
            penugasan_tahun_berjalan=True,
        )
    ]
    return cuplikan(**{"pendekatan": "kualitatif", "utama": utama, "tambahan": tambahan, **isian})
