"""The printed minutes, cell by cell: F.9, and what of the portal goes into it."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest
from django.urls import reverse

from dialog.dokumen.risalah import TEMPLATE, cuplikan
from dialog.layanan import risalah as layanan
from dialog.models import AgendaRisalah
from ekinerja.dokumen import konteks
from ekinerja.dokumen.cetak import cetak_pdf
from ekinerja.dokumen.models import DokumenTerbit
from tests.factories.dialog import RisalahFactory
from tests.factories.kertas import ALAMAT, KODE, halaman, rapat, terbit
from tests.situs import masuk

KAKI = f"Kode periksa {KODE} · versi 1 · periksa keasliannya di {ALAMAT}"
KAKI_DRAF = "Draf. Kode periksa terbit setelah dokumen ditetapkan."


def orang(nama, nip, konfirmasi=""):
    return {"nama": nama, "jenis_identitas": "nip", "nip": nip, "konfirmasi": konfirmasi}


def isi(**beda):
    return {
        "tahap": "Pelaksanaan",
        "tanggal": "2026-03-31",
        "pokok_bahasan": "",
        "hasil": [
            {
                "rhk": "Terlaksananya persiapan penilaian mandiri",
                "iki": [
                    {"nomor": 1, "uraian": "Jumlah laporan persiapan", "target": "12 laporan"},
                    {"nomor": 2, "uraian": "Ketepatan waktu", "target": ""},
                ],
            },
            {
                "rhk": "Tersedianya bahan pendampingan",
                "iki": [{"nomor": 3, "uraian": "Kepuasan peserta", "target": "4 dari 5"}],
            },
        ],
        "rencana_aksi": [
            {
                "nomor": 1,
                "iki": "Jumlah laporan persiapan",
                "teks": "1. Mengumpulkan data (Maret s/d April)\n2. Menyusun laporan (Mei)",
            }
        ],
        "agenda": [
            {
                "nomor": 1,
                "progres": "Enam laporan",
                "masalah": "Data terlambat",
                "penyebab": "Jadwal tidak seragam",
            },
            {"nomor": 2, "progres": "Tepat waktu", "masalah": "Tidak ada", "penyebab": ""},
        ],
        "strategi": [
            {
                "uraian": "Menerbitkan surat edaran",
                "oleh": "Dr. Wiratmoko Adhinegara, M.A.P.",
                "tanggal": "2026-04-10",
            }
        ],
        "penyesuaian": True,
        "selesai": False,
        "keterangan": "Dibahas lagi di bulan Mei.",
        "peserta": [
            orang(
                "drg. Rahayu Kusumawardani, M.K.M.",
                "198503142010122001",
                "Dikonfirmasi dengan sendirinya 08 April 2026, 23.59 WIB",
            )
        ],
        "pimpinan": orang(
            "Dr. Wiratmoko Adhinegara, M.A.P.", "197209211998031002", "Ditanggapi 01 April 2026"
        ),
        **beda,
    }


F9 = [
    "RISALAH DIALOG KINERJA",
    *("Pelaksanaan Dialog Kinerja", "Hari/Tanggal : Selasa, 31 Maret 2026", "Tahap pelaksanaan"),
    *("Rencana Hasil Kerja*)", "Indikator Kinerja Individu*)", "Target*)"),
    *("Terlaksananya persiapan penilaian mandiri", "1. Jumlah laporan persiapan", "12 laporan"),
    *("2. Ketepatan waktu", "–"),
    *("Tersedianya bahan pendampingan", "3. Kepuasan peserta", "4 dari 5"),
    "Rencana Aksi*",
    "1. Indikator: Jumlah laporan persiapan",
    *("1. Mengumpulkan data (Maret s/d April)", "2. Menyusun laporan (Mei)"),
    "Agenda Pembahasan",
    *("Progress Pencapaian Hasil Kerja**)", "Masalah/Hambatan**)", "Penyebab"),
    *("1. Enam laporan", "Data terlambat", "Jadwal tidak seragam"),
    *("2. Tepat waktu", "Tidak ada", "–"),
    "Hasil Pembahasan",
    "1. Strategi Mengatasi Permasalahan/Hambatan",
    (
        "1) Menerbitkan surat edaran (penanggung jawab: Dr. Wiratmoko Adhinegara, M.A.P.; "
        "tenggat: 10 April 2026)"
    ),
    "2. Penyesuaian Ukuran Keberhasilan dan Target: [X] Ya [ ] Tidak",
    "Status: [ ] Selesai [X] Belum Selesai",
    "Keterangan (jika diperlukan): Dibahas lagi di bulan Mei.",
    *("Peserta,", "Kode periksa", KODE, "Pimpinan/Pemberi Pertimbangan,"),
    *("1. drg. Rahayu Kusumawardani, M.K.M.", "NIP 198503142010122001"),
    "Dikonfirmasi dengan sendirinya 08 April 2026, 23.59 WIB",
    *("Dr. Wiratmoko Adhinegara, M.A.P.", "NIP 197209211998031002", "Ditanggapi 01 April 2026"),
    "Catatan : *) sesuai dokumen SKP → mandatory",
    "**) free text atau ambil narasi pd catatan harian yg perlu diskusi → mandatory",
]


def isi_rapat(pdf, kaki=KAKI):
    daftar = halaman(pdf)
    bawah = [rapat(f"{kaki} Halaman {n} dari {len(daftar)}") for n in range(1, len(daftar) + 1)]
    teks = [rapat(satu) for satu in daftar]
    assert all(satu.endswith(b) for satu, b in zip(teks, bawah, strict=True))
    return "".join(satu.removesuffix(b) for satu, b in zip(teks, bawah, strict=True))


def test_f9_prints_these_cells_and_no_others():
    pdf = cetak_pdf(TEMPLATE, terbit(isi()))

    assert isi_rapat(pdf) == rapat(*F9)
    with pypdfium2.PdfDocument(pdf) as dokumen:
        assert [tuple(map(round, satu.get_size())) for satu in dokumen] == [(595, 842)]


def test_f9_marks_the_other_answers_and_none_before_they_are_given():
    sesudah = isi_rapat(cetak_pdf(TEMPLATE, terbit(isi(penyesuaian=False, selesai=True))))
    sebelum = isi_rapat(
        cetak_pdf(TEMPLATE, konteks.konteks_draf(isi(penyesuaian=None, selesai=None)), draf=True),
        KAKI_DRAF,
    )

    assert rapat("[ ] Ya [X] Tidak", "Status: [X] Selesai [ ] Belum Selesai") in sesudah
    assert rapat("[ ] Ya [ ] Tidak", "Status: [ ] Selesai [ ] Belum Selesai") in sebelum
    assert KODE not in sebelum


def test_f9_of_a_planning_dialogue_says_what_was_talked_about():
    kosong = {"rencana_aksi": [], "agenda": [], "strategi": [], "keterangan": ""}
    pdf = cetak_pdf(TEMPLATE, terbit(isi(pokok_bahasan="Target disepakati.", **kosong)))

    teks = isi_rapat(pdf)
    assert rapat("Penyebab", "Pokok bahasan dan kesepakatan: Target disepakati.", "–––") in teks
    assert rapat("Rencana Aksi*", "–", "Agenda Pembahasan") in teks
    assert rapat("Permasalahan/Hambatan", "–", "2. Penyesuaian") in teks
    assert rapat("Keterangan (jika diperlukan): –") in teks


def test_f9_numbers_every_participant():
    pdf = cetak_pdf(
        TEMPLATE, terbit(isi(peserta=[orang("Andi", "1" * 18), orang("Budi", "2" * 18)]))
    )

    teks = isi_rapat(pdf)
    assert teks.index(rapat("1. Andi")) < teks.index(rapat("2. Budi"))


def test_f9_of_many_indicators_breaks_between_rows():
    hasil = [
        {
            "rhk": f"RHK {n}",
            "iki": [{"nomor": n, "uraian": f"Indikator {n} " * 12, "target": "1 laporan"}],
        }
        for n in range(1, 41)
    ]
    teks = isi_rapat(cetak_pdf(TEMPLATE, terbit(isi(hasil=hasil))))

    assert [n for n in range(1, 41) if rapat(f"RHK {n}{n}. Indikator {n}") not in teks] == []
    assert teks.endswith(rapat(*F9[-2:]))


@pytest.mark.django_db
def test_cuplikan_holds_what_the_minutes_say():
    risalah = RisalahFactory(
        lanjut=True,
        ditanggapi=True,
        dialog__tanggal=date(2026, 3, 31),
        keterangan="Dibahas lagi.",
        usulan=["Formulir daring"],
    )
    AgendaRisalah.objects.update(rencana_aksi="1. Menyusun (Mei)", penyebab="Libur")
    iki = AgendaRisalah.objects.get()

    nyata = cuplikan(risalah)

    assert (nyata["tanggal"], nyata["tahap"]) == ("2026-03-31", "Pelaksanaan")
    assert nyata["hasil"] == [
        {
            "rhk": iki.rhk_uraian,
            "iki": [{"nomor": 1, "uraian": iki.iki_uraian, "target": "1 laporan"}],
        }
    ]
    assert nyata["rencana_aksi"][0]["teks"] == "1. Menyusun (Mei)"
    assert nyata["agenda"] == [
        {
            "nomor": 1,
            "progres": "Satu laporan terkirim",
            "masalah": "Data terlambat",
            "penyebab": "Libur",
        }
    ]
    assert nyata["strategi"][0]["oleh"] == risalah.dialog.skp.pegawai.nama_gelar
    assert (nyata["penyesuaian"], nyata["selesai"]) == (False, True)
    assert "Formulir daring" not in str(nyata)


@pytest.mark.django_db
def test_cetak_gives_a_draft_then_waits_for_the_issued_one():
    risalah = RisalahFactory(lanjut=True, ditanggapi=True)
    client = masuk(risalah.dialog.skp.pegawai)
    alamat = reverse("dialog:cetak_risalah", args=[risalah.pk])

    draf = client.get(alamat)
    layanan.konfirmasi_risalah(risalah.pk, pelaku=risalah.dialog.skp.pegawai, versi=3)
    menunggu = client.get(alamat)

    assert (draf.status_code, draf["Content-Type"]) == (200, "application/pdf")
    assert rapat("RISALAH DIALOG KINERJA") in isi_rapat(draf.content, KAKI_DRAF)
    assert menunggu.status_code == 202
    kode = DokumenTerbit.objects.untuk(risalah).get().kode_tampil
    assert kode in client.get(alamat, {"bentuk": "halaman"}).text
