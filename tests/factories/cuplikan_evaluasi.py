"""Invented snapshots of evaluations for printing: nobody real."""

from __future__ import annotations

from typing import Any

from tests.factories.cuplikan import EKSPEKTASI, PEGAWAI, PENILAI, PERILAKU, iki, rhk

ATASAN = {
    "nama": "Ir. Sekar Pramesti, M.Sc.",
    "jenis_identitas": "nip",
    "nip": "196905171994032001",
    "pangkat": "Pembina Utama - IV/e",
    "jabatan": "Sekretaris Jenderal",
    "unit_kerja": "Kementerian Kesehatan",
}
SURVEI = "Hasil Survey Kepuasan Penerima Layanan"


def umpan(isi: str, sumber: str = "Kepala Biro") -> dict[str, str]:
    return {"isi": isi, "sumber": sumber}


def capaian(teks: str, *bukti: str) -> dict[str, Any]:
    return {"teks": teks, "bukti": list(bukti)}


def dinilai(
    isi: dict[str, Any],
    *daftar_realisasi: tuple[str, list[str]],
    progres: list[dict[str, Any]] | None = None,
    akhir: list[dict[str, Any]] | None = None,
    umpan_balik: list[dict[str, str]] | None = None,
) -> dict[str, Any]:
    """A planned result of the SKP with what came of it; realisasi in the order of its IKI."""
    kosong = [("", [])] * (len(isi["iki"]) - len(daftar_realisasi))
    baris = zip(isi["iki"], [*daftar_realisasi, *kosong], strict=True)
    return {
        **isi,
        "iki": [{**satu, "realisasi": teks, "bukti": bukti} for satu, (teks, bukti) in baris],
        "progres": progres or [],
        "akhir": akhir or [],
        "umpan_balik": umpan_balik or [],
    }


def perilaku(umpan_balik: dict[int, dict[str, str]]) -> list[dict[str, Any]]:
    return [
        {
            "urutan": urutan,
            "nama": nama,
            "panduan": panduan,
            "ekspektasi": EKSPEKTASI.get(urutan, ""),
            "umpan_balik": [umpan_balik[urutan]] if urutan in umpan_balik else [],
        }
        for urutan, (nama, *panduan) in enumerate(PERILAKU, 1)
    ]


def cuplikan(**isian: Any) -> dict[str, Any]:
    """A set quantitative evaluation of one quarter; ``isian`` replaces top-level entries."""
    return {
        "skema": 1,
        "instansi": "Kementerian Kesehatan",
        "tahun": 2026,
        "kode_periode": "tw2",
        "judul_periode": "TRIWULAN II",
        "label_periode": "Triwulan II 2026",
        "periode_mulai": "2026-04-01",
        "periode_selesai": "2026-06-30",
        "pendekatan": "kuantitatif",
        "revisi": 1,
        "pegawai": dict(PEGAWAI),
        "penilai": dict(PENILAI),
        "atasan_penilai": dict(ATASAN),
        "capaian_organisasi": "istimewa",
        "pola_distribusi": {},
        "utama": _utama(),
        "tambahan": [
            dinilai(
                rhk(
                    "Tersedianya bahan pendampingan unit teknis",
                    iki("Tingkat kepuasan peserta", aspek="Kualitas", target="4 dari skala 5"),
                    diintervensi="Direktif Sekretaris Jenderal",
                )
            )
        ],
        "perilaku": perilaku({2: umpan("Laporan selalu sesuai data.", "Kepala Bagian Umum")}),
        "rating_hasil_kerja": "sesuai",
        "rating_perilaku": "di_atas",
        "predikat": "baik",
        "nilai": 101,
        "kontribusi": "Menopang indeks sistem merit unit.",
        "catatan_rekomendasi": "Diikutkan pelatihan analisis data.",
        "tempat": "Jakarta",
        "tanggal": "2026-07-14",
        "label_tanda_tangan": "pegawai",
        "label_butuh_perbaikan": "Butuh Perbaikan",
        "final": None,
        **isian,
    }


def _utama() -> list[dict[str, Any]]:
    return [
        dinilai(
            rhk(
                "Terlaksananya penilaian mandiri sistem merit",
                iki("Jumlah laporan penilaian mandiri", aspek="Kuantitas", target="1 laporan"),
                iki("Waktu penyelesaian laporan", aspek="Waktu", target="Mei 2026"),
                diintervensi="Meningkatnya kualitas penerapan sistem merit",
            ),
            ("1 laporan selesai direviu", ["Laporan (https://arsip.contoh.go.id/l/7)", "Notulen"]),
            ("Selesai 28 Mei 2026", []),
            umpan_balik=[
                umpan("Laporannya rapi dan lengkap.", "Kepala Biro OSDM"),
                umpan("Mohon sertakan ringkasan."),
            ],
        )
    ]


def cuplikan_kualitatif(**isian: Any) -> dict[str, Any]:
    """Two results of an asisten deputi for the whole year, as the form of the seed fills them."""
    utama = [
        dinilai(
            rhk(
                "Launching Core Value ASN",
                iki("Core value ASN dilaunching oleh presiden dengan target tanggal 27 Juli 2026"),
                iki("Ada statement/pendapat para Menteri yang terekam dalam video singkat"),
                pemberi_tugas="Deputi SDMA",
            ),
            progres=[
                capaian(
                    "Pengadaan EO melalui metode pemilihan langsung selesai",
                    "Surat Sekretaris Deputi tentang Penunjukan Penyedia",
                ),
                capaian("Story board dipresentasikan ke Pak Deputi"),
            ],
            akhir=[
                capaian("Rekaman video launching Core Value oleh Presiden RI tanggal 27 Juli 2026")
            ],
            umpan_balik=[
                umpan(
                    "Good Job Bu Ratna! Feedback dan ekspektasi dari saya semua sudah dilaksanakan",
                    "Deputi SDMA",
                )
            ],
        ),
        dinilai(
            rhk(
                "Panduan perilaku dalam bentuk Keppres tentang Core Value ASN",
                iki("Keppres ditetapkan"),
                pemberi_tugas="Deputi SDMA",
                penugasan_tahun_berjalan=True,
            )
        ),
    ]
    umpan_perilaku = {
        1: umpan("Selalu melakukan perbaikan berdasarkan feedback pimpinan", "Deputi SDMA"),
        4: umpan("Ketika melayani konsultasi Instansi Pemerintah sangat sopan", SURVEI),
    }
    return cuplikan(
        **{
            "pendekatan": "kualitatif",
            "kode_periode": "tahunan",
            "judul_periode": "AKHIR",
            "label_periode": "Tahunan 2026",
            "periode_mulai": "2026-01-01",
            "periode_selesai": "2026-12-31",
            "utama": utama,
            "tambahan": [],
            "perilaku": perilaku(umpan_perilaku),
            "capaian_organisasi": "baik",
            "pola_distribusi": {"sangat_baik": 2, "baik": 9, "butuh_perbaikan": 1},
            "rating_hasil_kerja": "di_bawah",
            "rating_perilaku": "sesuai",
            "predikat": "butuh_perbaikan",
            **isian,
        }
    )
