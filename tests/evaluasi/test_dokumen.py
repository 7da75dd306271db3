"""The printed evaluations, cell by cell: F.13, F.14, F.15 and F.16 with their resolutions."""

from __future__ import annotations

import re
from html import unescape

import pypdfium2
import pytest
from django.template.loader import render_to_string

from ekinerja.dokumen import konteks
from ekinerja.dokumen.cetak import cetak_pdf
from evaluasi.pilihan import PredikatOrganisasi
from evaluasi.templatetags.cetakan_evaluasi import keterangan_pola, kurva
from tests.factories import cuplikan_evaluasi as contoh
from tests.factories.cuplikan import EKSPEKTASI, PERILAKU
from tests.factories.kertas import KODE, rapat, terbit
from tests.skp.test_dokumen import isi_rapat

F13 = "evaluasi/dokumen/evaluasi_kuantitatif.html"
F14 = "evaluasi/dokumen/evaluasi_kualitatif.html"
F15 = "evaluasi/dokumen/dokumen_evaluasi.html"
UKURAN = "Ukuran keberhasilan/ Indikator Kinerja dan Target:"
BERKELANJUTAN = "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG"
BERKALA = "UMPAN BALIK BERKALA BERDASARKAN BUKTI DUKUNG"
ORGANISASI = "ISTIMEWA/ BAIK/ BUTUH PERBAIKAN/ KURANG/ SANGAT KURANG"
RATING = "DIATAS EKSPEKTASI/ SESUAI EKSPEKTASI/ DIBAWAH EKSPEKTASI"
PILIH = "(*pilih salah satu):"
OTOMATIS = "Hasil evaluasi disetujui secara otomatis karena tidak dijawab sampai batas waktu"


def kepala_pola(periode, tingkat):
    return [
        "Pola Distribusi Pegawai (Individual Performance) berdasarkan Unit Performance",
        (
            "(Pola distribusi ini bukan forced distribution, namun sebagai distribution "
            "guidelines/panduan)"
        ),
        f"Unit Performance = {tingkat}",
        f"Biro Organisasi dan Sumber Daya Manusia, {periode}",
    ]


SUMBU = ["Sangat", "Kurang", "Kurang/", "Misconduct", "Butuh", "Perbaikan", "Baik"]
SUMBU += ["Sangat", "Baik"]


def perilaku(judul, judul_umpan, umpan):
    yield from (judul, judul_umpan)
    for urutan, (nama, *panduan) in enumerate(PERILAKU, 1):
        yield from (str(urutan), nama, UKURAN)
        yield from (f"• {satu}" for satu in panduan)
        yield from ("Ekspektasi Khusus Pimpinan/ Leader:", EKSPEKTASI.get(urutan, "–"))
        yield umpan.get(urutan, "")


def tanda_tangan(sebagai):
    return [
        *("Jakarta, 14 Juli 2026", "Kode periksa", KODE, sebagai),
        *("Dr. Wiratmoko Adhinegara, M.A.P.", "NIP 197209211998031002"),
    ]


ISI_F13 = [
    *("LAMPIRAN EVALUASI KINERJA PEGAWAI", "PERIODE: TRIWULAN II"),
    *("Kementerian Kesehatan", "Periode Penilaian: 1 April sd 30 Juni Tahun 2026"),
    *("PEGAWAI YANG DINILAI", "PEJABAT PENILAI KINERJA"),
    *("Nama", "drg. Rahayu Kusumawardani, M.K.M."),
    *("Nama", "Dr. Wiratmoko Adhinegara, M.A.P."),
    *("NIP", "198503142010122001", "NIP", "197209211998031002"),
    *("Pangkat/Gol Ruang", "Penata Tingkat I - III/d"),
    *("Pangkat/Gol Ruang", "Pembina Utama Muda - IV/c"),
    *("Jabatan", "Analis Sumber Daya Manusia Aparatur Ahli Muda"),
    *("Jabatan", "Kepala Biro Organisasi dan Sumber Daya Manusia"),
    *("Unit Kerja", "Biro Organisasi dan Sumber Daya Manusia"),
    *("Unit Kerja", "Sekretariat Jenderal"),
    *(f"CAPAIAN KINERJA ORGANISASI {PILIH}", ORGANISASI),
    *("POLA DISTRIBUSI", "(dilampirkan guideline pola distribusi pegawai)"),
    "HASIL KERJA",
    *("NO", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA", "ASPEK"),
    *("INDIKATOR KINERJA INDIVIDU", "TARGET", "REALISASI", BERKELANJUTAN),
    *("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"),
    "A. HASIL KERJA UTAMA",
    *("1.", "Meningkatnya kualitas penerapan sistem merit"),
    "Terlaksananya penilaian mandiri sistem merit",
    *("Kuantitas", "Jumlah laporan penilaian mandiri", "1 laporan"),
    *("1 laporan selesai direviu", "Data dukung:"),
    *("• Laporan (https://arsip.contoh.go.id/l/7)", "• Notulen"),
    "Laporannya rapi dan lengkap. (Sumber: Kepala Biro OSDM)",
    "Mohon sertakan ringkasan. (Sumber: Kepala Biro)",
    *("Waktu", "Waktu penyelesaian laporan", "Mei 2026", "Selesai 28 Mei 2026"),
    "B. HASIL KERJA TAMBAHAN",
    *("1.", "Direktif Sekretaris Jenderal"),
    "Tersedianya bahan pendampingan unit teknis",
    *("Kualitas", "Tingkat kepuasan peserta", "4 dari skala 5", "–"),
    *(f"RATING HASIL KERJA*{PILIH}", RATING),
    *perilaku(
        "PERILAKU KERJA",
        BERKELANJUTAN,
        {2: "Laporan selalu sesuai data. (Sumber: Kepala Bagian Umum)"},
    ),
    *(f"RATING PERILAKU KERJA*{PILIH}", RATING),
    f"PREDIKAT KINERJA PEGAWAI*{PILIH}",
    "SANGAT BAIK/ BAIK/ BUTUH PERBAIKAN/ KURANG(MISCONDUCT)/ SANGAT KURANG",
    *tanda_tangan("Pejabat Penilai Kinerja,"),
    *kepala_pola("Triwulan II 2026", "Istimewa"),
    (
        "Ket: Pada umumnya predikat kinerja pegawai Sangat Baik, namun dimungkinkan terdapat "
        "pegawai berpredikat kinerja: Baik, Cukup, Kurang dan/atau Sangat Kurang"
    ),
    *SUMBU,
    "Frekuensi Pegawai",
]
ISI_F14 = [
    *("SASARAN KINERJA PEGAWAI", "LAMPIRAN EVALUASI KINERJA PEGAWAI", "PERIODE: AKHIR"),
    *("Kementerian Kesehatan", "Periode Penilaian: 1 Januari sd 31 Desember Tahun 2026"),
    *("NO.", "PEGAWAI YANG DINILAI", "NO", "PEJABAT PENILAI KINERJA"),
    *("1", "Nama", "drg. Rahayu Kusumawardani, M.K.M."),
    *("1", "Nama", "Dr. Wiratmoko Adhinegara, M.A.P."),
    *("2", "NIP", "198503142010122001", "2", "NIP", "197209211998031002"),
    *("3", "Pangkat/ Gol. Ruang", "Penata Tingkat I - III/d"),
    *("3", "Pangkat/ Gol. Ruang", "Pembina Utama Muda - IV/c"),
    *("4", "Jabatan", "Analis Sumber Daya Manusia Aparatur Ahli Muda"),
    *("4", "Jabatan", "Kepala Biro Organisasi dan Sumber Daya Manusia"),
    *("5", "Unit Kerja", "Biro Organisasi dan Sumber Daya Manusia"),
    *("5", "Unit Kerja", "Sekretariat Jenderal"),
    *(f"CAPAIAN KINERJA ORGANISASI {PILIH}", ORGANISASI),
    *("POLA DISTRIBUSI", "(dilampirkan guideline pola distribusi pegawai)"),
    *("HASIL KERJA/ RESULT", BERKALA),
    *("1", "Launching Core Value ASN (Pejabat yang memberikan penugasan: Deputi SDMA)"),
    "Progress Capaian dan Data Dukung:",
    (
        "• Pengadaan EO melalui metode pemilihan langsung selesai "
        "(Surat Sekretaris Deputi tentang Penunjukan Penyedia)"
    ),
    "• Story board dipresentasikan ke Pak Deputi",
    "Capaian Akhir dan data dukung:",
    "• Rekaman video launching Core Value oleh Presiden RI tanggal 27 Juli 2026",
    UKURAN,
    "• Core value ASN dilaunching oleh presiden dengan target tanggal 27 Juli 2026",
    "• Ada statement/pendapat para Menteri yang terekam dalam video singkat",
    (
        "Good Job Bu Ratna! Feedback dan ekspektasi dari saya semua sudah dilaksanakan "
        "(Sumber: Deputi SDMA)"
    ),
    *("2", "Panduan perilaku dalam bentuk Keppres tentang Core Value ASN"),
    "(Pejabat yang memberikan penugasan: Deputi SDMA) – Penugasan tahun berjalan",
    *("Progress Capaian dan Data Dukung:", "–", "Capaian Akhir dan data dukung:", "–"),
    *(UKURAN, "• Keppres ditetapkan"),
    *(f"RATING EVALUASI HASIL KERJA {PILIH}", RATING),
    *perilaku(
        "PERILAKU KERJA / BEHAVIOUR*",
        BERKALA,
        {
            1: "Selalu melakukan perbaikan berdasarkan feedback pimpinan (Sumber: Deputi SDMA)",
            4: "Ketika melayani konsultasi Instansi Pemerintah sangat sopan "
            "(Sumber: Hasil Survey Kepuasan Penerima Layanan)",
        },
    ),
    *(f"RATING EVALUASI PERILAKU KERJA {PILIH}", RATING),
    *(f"PREDIKAT KINERJA {PILIH}", "SANGAT BAIK/ BAIK/ CUKUP/ KURANG/ SANGAT KURANG"),
    *tanda_tangan("Pejabat Penilai Kinerja"),
    *kepala_pola("Tahunan 2026", "Baik"),
    (
        "Ket: Pada umumnya predikat kinerja pegawai Baik, namun dimungkinkan terdapat pegawai "
        "berpredikat kinerja: Sangat Baik, Cukup, Kurang dan/atau Sangat Kurang"
    ),
    (
        "Batang menunjukkan jumlah pegawai unit kerja menurut predikat kinerja; garis menunjukkan "
        "panduan."
    ),
    *("0 pegawai", "0 pegawai", "1 pegawai", "9 pegawai", "2 pegawai"),
    *SUMBU,
    "Frekuensi Pegawai",
]
ISI_F15 = [
    *("DOKUMEN EVALUASI KINERJA PEGAWAI", "PERIODE: TRIWULAN II"),
    *("KEMENTERIAN KESEHATAN", "PERIODE PENILAIAN: 1 APRIL SD 30 JUNI TAHUN 2026"),
    *("1.", "PEGAWAI YANG DINILAI", "NAMA:drg. Rahayu Kusumawardani, M.K.M."),
    *("NIP:198503142010122001", "PANGKAT/GOL RUANG:Penata Tingkat I - III/d"),
    *("JABATAN:Analis Sumber Daya Manusia Aparatur Ahli Muda",),
    "UNIT KERJA:Biro Organisasi dan Sumber Daya Manusia",
    *("2.", "PEJABAT PENILAI KINERJA", "NAMA:Dr. Wiratmoko Adhinegara, M.A.P."),
    *("NIP:197209211998031002", "PANGKAT/GOL RUANG:Pembina Utama Muda - IV/c"),
    *("JABATAN:Kepala Biro Organisasi dan Sumber Daya Manusia",),
    "UNIT KERJA:Sekretariat Jenderal",
    *("3.", "ATASAN PEJABAT PENILAI KINERJA", "NAMA:Ir. Sekar Pramesti, M.Sc."),
    *("NIP:196905171994032001", "PANGKAT/GOL RUANG:Pembina Utama - IV/e"),
    *("JABATAN:Sekretaris Jenderal", "UNIT KERJA:Kementerian Kesehatan"),
    *("4.", "EVALUASI KINERJA", "CAPAIAN KINERJA ORGANISASI:ISTIMEWA"),
    *("PREDIKAT KINERJA PEGAWAI:BAIK", "NILAI KINERJA PEGAWAI:101"),
    *("5.", "CATATAN/REKOMENDASI", "Diikutkan pelatihan analisis data."),
    "Kontribusi terhadap kinerja organisasi: Menopang indeks sistem merit unit.",
    f"{OTOMATIS} pada 03 Agustus 2026.",
    *("………………, ………………", "Jakarta, 14 Juli 2026", "Pegawai yang Dinilai"),
    *("Kode periksa", KODE, "Pejabat Penilai Kinerja"),
    *("drg. Rahayu Kusumawardani, M.K.M.", "NIP 198503142010122001"),
    *("Dr. Wiratmoko Adhinegara, M.A.P.", "NIP 197209211998031002"),
]
FINAL = {"jawaban": "otomatis", "kalimat": OTOMATIS, "tanggal": "2026-08-03", "disetujui": False}


@pytest.mark.parametrize(
    ("template", "isi", "harapan"),
    [
        (F13, contoh.cuplikan(), ISI_F13),
        (F14, contoh.cuplikan_kualitatif(), ISI_F14),
        (F15, contoh.cuplikan(final=FINAL), ISI_F15),
    ],
    ids=["f13", "f14", "f15"],
)
def test_a_form_prints_these_cells_and_no_others(template, isi, harapan):
    assert isi_rapat(cetak_pdf(template, terbit(isi))) == rapat(*harapan)


@pytest.mark.parametrize(
    ("template", "isi", "lebar"),
    [
        (F13, contoh.cuplikan(), [842, 842, 842, 595]),
        (F14, contoh.cuplikan_kualitatif(), [595] * 4),
        (F15, contoh.cuplikan(final=FINAL), [595]),
    ],
    ids=["f13", "f14", "f15"],
)
def test_orientation_and_number_of_pages(template, isi, lebar):
    with pypdfium2.PdfDocument(cetak_pdf(template, terbit(isi))) as dokumen:
        assert [round(satu.get_width()) for satu in dokumen] == lebar


@pytest.mark.parametrize(
    ("tingkat", "umumnya", "mungkin"),
    [
        ("istimewa", "Sangat Baik", "Baik, Cukup, Kurang dan/atau Sangat Kurang"),
        ("baik", "Baik", "Sangat Baik, Cukup, Kurang dan/atau Sangat Kurang"),
        ("butuh_perbaikan", "Cukup", "Sangat Baik, Baik, Kurang dan/atau Sangat Kurang"),
        ("kurang", "Kurang", "Sangat Baik, Baik, Cukup dan/atau Sangat Kurang"),
        ("sangat_kurang", "Sangat Kurang", "Sangat Baik, Baik, Cukup dan/atau Kurang"),
    ],
)
def test_ket_of_every_level(tingkat, umumnya, mungkin):
    assert keterangan_pola(tingkat) == (
        f"Ket: Pada umumnya predikat kinerja pegawai {umumnya}, namun dimungkinkan terdapat "
        f"pegawai berpredikat kinerja: {mungkin}"
    )


@pytest.mark.parametrize("tingkat", PredikatOrganisasi.values)
def test_the_curve_peaks_over_the_usual_predicate(tingkat):
    titik = re.search(r'points="([^"]+)"', kurva(tingkat, {}))[1].split()
    puncak = min(titik, key=lambda satu: float(satu.split(",")[1]))
    letak = dict(zip(PredikatOrganisasi.values, (560, 450, 340, 230, 120), strict=True))

    assert abs(int(puncak.split(",")[0]) - letak[tingkat]) <= 3


def test_bars_stand_for_the_people_of_the_unit():
    gambar = kurva("baik", {"sangat_baik": 2, "baik": 8, "kurang": 4})

    assert re.findall(r'height="([\d.]+)" fill', gambar) == ["0.0", "80.0", "0.0", "160.0", "40.0"]
    assert "<rect" not in kurva("baik", {})


def _dicoret(html, judul):
    sel = re.search(rf"<b>{re.escape(judul)}[^<]*</b>\s*<div>(.*?)</div>", html, re.S)[1]
    return re.findall(r"<b>(.*?)</b>", sel), re.findall(r"<s>(.*?)</s>", sel)


@pytest.mark.parametrize(
    ("isian", "judul", "terpilih"),
    [
        ({"capaian_organisasi": "kurang"}, "CAPAIAN KINERJA ORGANISASI", "KURANG"),
        ({"rating_hasil_kerja": "di_bawah"}, "RATING HASIL KERJA", "DIBAWAH EKSPEKTASI"),
        ({"rating_perilaku": "sesuai"}, "RATING PERILAKU KERJA", "SESUAI EKSPEKTASI"),
        ({"predikat": "kurang"}, "PREDIKAT KINERJA PEGAWAI", "KURANG(MISCONDUCT)"),
        ({"predikat": "butuh_perbaikan"}, "PREDIKAT KINERJA PEGAWAI", "BUTUH PERBAIKAN"),
    ],
)
def test_what_was_not_chosen_is_struck_through(isian, judul, terpilih):
    html = render_to_string(F13, terbit(contoh.cuplikan(**isian)))
    tebal, coret = _dicoret(html, judul)

    assert tebal == [terpilih]
    assert len(coret) == (2 if "RATING" in judul else 4)
    assert terpilih not in coret


def test_a_draft_without_ratings_strikes_nothing():
    isi = contoh.cuplikan(
        capaian_organisasi="", rating_hasil_kerja="", rating_perilaku="", predikat="", penilai=None
    )
    html = render_to_string(F13, konteks.konteks_draf(isi))

    assert "<s>" not in html
    assert "Unit Performance = –" in html


# Where each value of the snapshot is printed on F.15: label in the same row, or block number.
TEMPAT = {
    **{
        (orang, kunci): (blok, label)
        for orang, blok in (("pegawai", "1."), ("penilai", "2."), ("atasan_penilai", "3."))
        for kunci, label in (
            ("nama", "NAMA"),
            ("nip", "NIP"),
            ("pangkat", "PANGKAT/GOL RUANG"),
            ("jabatan", "JABATAN"),
            ("unit_kerja", "UNIT KERJA"),
        )
    },
    ("nilai",): ("4.", "NILAI KINERJA PEGAWAI"),
    ("catatan_rekomendasi",): ("5.", ""),
    ("kontribusi",): ("5.", ""),
}


def _baris_f15(isi):
    """Every row of the table: number of its block, label, value."""
    html = render_to_string(F15, konteks.konteks_draf(isi))
    tabel = re.search(r'<table class="dokumen">(.*?)</table>', html, re.S)[1]
    blok, hasil = "", []
    for baris in re.findall(r"<tr>(.*?)</tr>", tabel, re.S):
        sel = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", baris, re.S)
        teks = [unescape(re.sub(r"<[^>]+>", " ", satu)).strip() for satu in sel]
        if teks[0]:
            blok = teks[0]
        hasil.append((blok, teks[1] if len(teks) == 4 else "", teks[-1]))
    return hasil


@pytest.mark.parametrize("jalan", list(TEMPAT))
def test_a_changed_value_shows_in_its_own_cell_of_f15_only(jalan):
    isi = contoh.cuplikan()
    baru = 77 if jalan == ("nilai",) else "NILAI UJI"
    if len(jalan) == 2:
        isi[jalan[0]][jalan[1]] = baru
    else:
        isi[jalan[0]] = baru

    beda = set(_baris_f15(isi)) - set(_baris_f15(contoh.cuplikan()))

    assert {(blok, label) for blok, label, _ in beda} == {TEMPAT[jalan]}
    assert str(baru) in beda.pop()[2]


@pytest.mark.parametrize("organisasi", ["istimewa", "baik", "kurang", "sangat_kurang"])
@pytest.mark.parametrize("pegawai", ["sangat_baik", "butuh_perbaikan", "kurang", "sangat_kurang"])
def test_level_of_the_organisation_and_predicate_are_not_mixed_up(organisasi, pegawai):
    kata = {
        "istimewa": "ISTIMEWA",
        "baik": "BAIK",
        "sangat_baik": "SANGAT BAIK",
        "butuh_perbaikan": "BUTUH PERBAIKAN",
        "sangat_kurang": "SANGAT KURANG",
    }
    baris = _baris_f15(contoh.cuplikan(capaian_organisasi=organisasi, predikat=pegawai))

    harapan = {
        ("4.", "CAPAIAN KINERJA ORGANISASI", kata.get(organisasi, "KURANG")),
        ("4.", "PREDIKAT KINERJA PEGAWAI", kata.get(pegawai, "KURANG (MISCONDUCT)")),
    }
    assert harapan <= set(baris)


def test_value_is_left_out_where_the_agency_has_none():
    assert "NILAI KINERJA PEGAWAI" not in render_to_string(F15, terbit(contoh.cuplikan(nilai=None)))


def test_agreement_of_the_employee_dates_his_signature():
    final = {"jawaban": "setuju", "kalimat": "Disetujui", "tanggal": "2026-07-20"}
    teks = isi_rapat(cetak_pdf(F15, terbit(contoh.cuplikan(final={**final, "disetujui": True}))))

    assert rapat("Disetujui pada 20 Juli 2026. Jakarta, 20 Juli 2026 Jakarta, 14 Juli 2026") in teks


def test_long_texts_are_all_printed():
    isi = contoh.cuplikan()
    isi["utama"][0]["umpan_balik"] = [
        contoh.umpan(f"{n} " + "kalimat panjang " * 200 + "tamat.") for n in range(3)
    ]
    isi["utama"][0]["iki"][1]["realisasi"] = "uraian " * 500 + "habis."

    for template in (F13, F14):
        isi["utama"][0]["progres"] = [contoh.capaian("uraian " * 500 + "habis.")]
        teks = isi_rapat(cetak_pdf(template, terbit(isi)))
        assert (teks.count("tamat."), teks.count("habis.")) == (3, 1)
