"""The printed SKP, cell by cell: F.2, F.3 and F.4 with the resolutions of E.17."""

from __future__ import annotations

import copy

import pypdfium2
import pytest
from django.template.loader import render_to_string

from ekinerja.dokumen import konteks
from ekinerja.dokumen.cetak import cetak_pdf
from tests.factories import cuplikan as contoh
from tests.factories.kertas import ALAMAT, KODE, halaman, rapat, terbit

KUANTITATIF = "skp/dokumen/skp_ja_kuantitatif.html"
KUALITATIF = "skp/dokumen/skp_kualitatif.html"
KAKI = f"Kode periksa {KODE} · versi 1 · periksa keasliannya di {ALAMAT}"
CATATAN = (
    "*Dalam hal JF mengintervensi kinerja JPT/ Pimpinan Unit Kerja Mandiri/ Organisasi maka "
    "dituliskan Rencana Kinerja beserta Indikator Kinerja JPT/Pimpinan Unit Kerja Mandiri atau "
    "Sasaran dan Indikator Kinerja Organisasi yang diintervensi"
)
UKURAN = "Ukuran keberhasilan/ Indikator Kinerja dan Target:"
UKURAN_KUALITATIF = "Ukuran keberhasilan/ Indikator Kinerja, Target, dan Perspektif*:"
EKSPEKTASI = "Ekspektasi Khusus Pimpinan/ Leader:"


def isi_rapat(pdf, kaki=KAKI):
    """All text of a PDF in reading order, without white space and without the footers."""
    daftar = halaman(pdf)
    kaki_halaman = [f"{kaki} Halaman {n} dari {len(daftar)}" for n in range(1, len(daftar) + 1)]
    teks = [rapat(satu) for satu in daftar]
    for satu, bawah in zip(teks, kaki_halaman, strict=True):
        assert satu.endswith(rapat(bawah))
    return "".join(
        satu.removesuffix(rapat(bawah)) for satu, bawah in zip(teks, kaki_halaman, strict=True)
    )


def periode():
    return ["KEMENTERIAN KESEHATAN", "Periode Penilaian: 1 Januari sd 31 Desember Tahun 2026"]


def perilaku(sela=()):
    """The rows of the behaviours; the header comes again before the numbers in ``sela``."""
    for urutan, (nama, *panduan) in enumerate(contoh.PERILAKU, 1):
        if urutan in {1, *sela}:
            yield "PERILAKU KERJA/ BEHAVIOUR*"
        yield from (str(urutan), nama, UKURAN)
        yield from (f"• {satu}" for satu in panduan)
        yield from (EKSPEKTASI, contoh.EKSPEKTASI.get(urutan, "–"))


def tanda_tangan(kiri="Pegawai yang Dinilai,", kanan="Pejabat Penilai Kinerja,", kode=KODE):
    periksa = ["Kode periksa", kode] if kode else []
    return [
        "Jakarta, 20 Januari 2026",
        kiri,
        *periksa,
        kanan,
        "drg. Rahayu Kusumawardani, M.K.M.",
        "NIP 198503142010122001",
        "Dr. Wiratmoko Adhinegara, M.A.P.",
        "NIP 197209211998031002",
    ]


LAMPIRAN = [
    "LAMPIRAN",
    "SASARAN KINERJA PEGAWAI",
    *periode(),
    "SUMBER DAYA",
    *("1", "Membutuhkan dukungan dua orang analis selama masa verifikasi"),
    *("2", "Membutuhkan akses baca pada aplikasi kepegawaian"),
    "SKEMA PERTANGGUNGJAWABAN",
    *("1", "Progress hasil kerja dilaporkan setiap akhir bulan kepada pimpinan"),
    "KONSEKUENSI",
    *("1", "Jika memenuhi ekspektasi maka diusulkan mengikuti pelatihan lanjutan"),
    *("2", "Jika tidak memenuhi ekspektasi maka dilakukan pembinaan dan penyesuaian penugasan"),
]
F2 = [
    "SASARAN KINERJA PEGAWAI",
    *periode(),
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
    *("NO", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA"),
    *("ASPEK", "INDIKATOR KINERJA INDIVIDU", "TARGET"),
    *("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
    "A. HASIL KERJA UTAMA",
    *("1.", "Meningkatnya kualitas penerapan sistem merit: Indeks Sistem Merit"),
    (
        "Terlaksananya persiapan penilaian mandiri penerapan sistem merit Tahun 2026 yang siap "
        "direviu oleh Ketua Tim Kerja"
    ),
    "Kuantitas",
    "Jumlah laporan persiapan dan usulan rekomendasi penilaian mandiri penerapan sistem merit",
    "1 laporan",
    *("Waktu", "Waktu penyelesaian laporan persiapan penilaian mandiri", "1 kali dalam setahun"),
    *("2.", "Terwujudnya layanan kepegawaian yang cepat dan akurat", contoh.RHK_PANGKAT),
    "Kuantitas/Kualitas",
    *("Persentase Usulan Persetujuan Teknis Yang Memenuhi Syarat/Tidak BTL", "90 – 95%"),
    "B. HASIL KERJA TAMBAHAN",
    *("1.", "Direktif Sekretaris Jenderal: pendampingan unit pelaksana teknis"),
    "Tersedianya bahan pendampingan pengisian e-Kinerja bagi unit pelaksana teknis",
    *("Kualitas", "Tingkat kepuasan peserta pendampingan", "Paling rendah 4 dari skala 5"),
    CATATAN,
    *perilaku(sela=(2, 7)),
    *tanda_tangan(),
    *LAMPIRAN,
    *tanda_tangan(kode=""),
]
F3 = [
    "SASARAN KINERJA PEGAWAI",
    *periode(),
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
    "A. HASIL KERJA UTAMA",
    "1",
    (
        "Rencana Hasil Kerja (Pejabat yang memberikan penugasan: "
        "Kepala Biro Organisasi dan Sumber Daya Manusia)"
    ),
    contoh.RHK_PANGKAT,
    UKURAN_KUALITATIF,
    "• Tidak ada usulan persetujuan teknis yang BTL karena kesalahan data/pengetikan/verifikasi",
    (
        "• Usulan kenaikan pangkat disampaikan kepada BKN untuk periode Oktober 2026 disampaikan "
        "tidak melebihi 25 Juli 2026"
    ),
    "B. HASIL KERJA TAMBAHAN",
    "2",
    "Rencana Hasil Kerja (Penugasan dari: Ketua Tim Reformasi Birokrasi)",
    "– Penugasan tahun berjalan",
    "Tersusunnya panduan layanan kepegawaian bagi pegawai baru",
    UKURAN_KUALITATIF,
    "• Panduan dapat dipakai sebelum orientasi bulan Maret",
    *perilaku(sela=(5,)),
    *tanda_tangan(),
    *LAMPIRAN,
    *tanda_tangan(kode=""),
]


def test_f2_prints_these_cells_and_no_others():
    pdf = cetak_pdf(KUANTITATIF, terbit(contoh.cuplikan()))

    assert isi_rapat(pdf) == rapat(*F2)


def test_f3_prints_these_cells_and_no_others():
    pdf = cetak_pdf(KUALITATIF, terbit(contoh.cuplikan_kualitatif()))

    assert isi_rapat(pdf) == rapat(*F3)


@pytest.mark.parametrize(
    ("template", "buat"),
    [(KUANTITATIF, contoh.cuplikan), (KUALITATIF, contoh.cuplikan_kualitatif)],
)
def test_html_of_the_form(template, buat, snapshot):
    html = render_to_string(template, {**terbit(buat()), "draf": False, "layar": False})

    assert html == snapshot


def test_f2_is_landscape_and_its_attachment_upright():
    with pypdfium2.PdfDocument(cetak_pdf(KUANTITATIF, terbit(contoh.cuplikan()))) as dokumen:
        ukuran = [tuple(round(sisi) for sisi in satu.get_size()) for satu in dokumen]

    assert ukuran == [(842, 595)] * 3 + [(595, 842)]


def test_f3_is_upright_throughout():
    pdf = cetak_pdf(KUALITATIF, terbit(contoh.cuplikan_kualitatif()))

    with pypdfium2.PdfDocument(pdf) as dokumen:
        assert [round(satu.get_width()) for satu in dokumen] == [595] * 3


def test_the_words_over_the_signatures_follow_the_agency():
    pdf = cetak_pdf(KUANTITATIF, terbit(contoh.cuplikan(label_tanda_tangan="pns")))

    harapan = rapat(*tanda_tangan("PNS yang dinilai,", "Pejabat Penilai,", kode=""))
    assert isi_rapat(pdf).endswith(harapan)


def test_numbers_of_other_identities_carry_their_own_name():
    isi = contoh.cuplikan()
    isi["pegawai"] |= {"jenis_identitas": "ni_pppk", "nip": "198503142023211001"}
    isi["penilai"] |= {"jenis_identitas": "nrp", "nip": "11010012340585"}

    teks = isi_rapat(cetak_pdf(KUANTITATIF, terbit(isi)))

    assert rapat("NI PPPK 198503142023211001 NRP 11010012340585 Pangkat") in teks
    assert teks.count(rapat("NI PPPK 198503142023211001")) == 3
    assert teks.count(rapat("NRP 11010012340585")) == 3


def test_a_qualitative_jpt_prints_perspektif_and_target():
    isi = contoh.cuplikan_kualitatif(format="jpt")
    isi["utama"][0]["iki"] = [
        contoh.iki("Indeks naik", target="90 – 95%", perspektif="Penguatan internal"),
        contoh.iki("Tanpa keterangan"),
    ]

    teks = isi_rapat(cetak_pdf(KUALITATIF, terbit(isi)))

    assert rapat("• Indeks naik; target: 90 – 95%; perspektif: Penguatan internal") in teks
    assert rapat("• Tanpa keterangan; perspektif: –") in teks


@pytest.mark.parametrize("template", [KUANTITATIF, KUALITATIF])
def test_an_empty_draft_prints_dashes(template):
    kosong = copy.deepcopy(konteks.TANPA_ORANG)
    isi = contoh.cuplikan(
        pegawai=kosong,
        penilai=None,
        utama=[],
        tambahan=[contoh.rhk("Belum berukuran")],
        lampiran={"sumber_daya": [], "skema": [], "konsekuensi": []},
        tempat=None,
        tanggal=None,
    )

    draf = cetak_pdf(template, konteks.konteks_draf(isi), draf=True)

    teks = isi_rapat(draf, kaki="Draf. Kode periksa terbit setelah dokumen ditetapkan.")
    assert rapat("Unit Kerja–") in teks
    assert rapat("SUMBER DAYA – – SKEMA PERTANGGUNGJAWABAN – – KONSEKUENSI – –") in teks
    assert teks.count(rapat("………………, ………………")) == 2
    assert rapat("A. HASIL KERJA UTAMA – –") in teks
