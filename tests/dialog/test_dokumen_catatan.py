"""F.10 cell by cell, with the notes of the worked example H.1."""

from datetime import UTC, date, datetime

import pytest
from django.template.loader import render_to_string

from dialog.dokumen import catatan as dokumen
from dialog.layanan import catatan as layanan
from dialog.models import CatatanHarian
from ekinerja.dokumen import konteks
from ekinerja.dokumen.cetak import cetak_pdf
from ekinerja.inti.waktu import pada_saat
from tests.factories import PegawaiFactory
from tests.factories.kertas import KODE, halaman, rapat, terbit

pytestmark = pytest.mark.django_db
MERIT = "tautan.contoh.go.id/PelaksanaanPenilaianSistemMerit2025"
H1 = [
    (
        date(2025, 10, 10),
        (
            "Penyusunan Draf Laporan Pelaksanaan Penilaian mandiri sistem merit Kemenkes 2025 dan "
            "Persiapan penyerahan hasil"
        ),
        "tautan.contoh.go.id/berkas",
    ),
    (
        date(2025, 9, 26),
        "Koordinasi Pelaksanaan Penilaian Mandiri Sistem Merit Kemenkes 2025",
        MERIT,
    ),
    (date(2025, 9, 25), "zoom kordinasi persiapan penilaian sistem merit 2025", MERIT),
    (
        date(2025, 9, 2),
        "1.koordinasi dengan tim penilai mandiri\n2.Koordinasi dengan Tim Sekretariat",
        MERIT,
    ),
    (
        date(2025, 8, 12),
        "Menyelesaikan SK Tim Penilai Mandiri Pelaksanaan Sistem Merit Kemenkes 2025",
        "tautan.contoh.go.id/SKTimPenilaianSistemMerit2025",
    ),
]
JUDUL = [
    "NO.",
    "TANGGAL",
    "RINCIAN KEGIATAN HARIAN",
    "PROGRESS PENCAPAIAN HASIL KERJA",
    "MASALAH / HAMBATAN",
    "TAUTAN DOKUMEN PENDUKUNG",
    "KATEGORI",
]


@pytest.fixture
def rahayu():
    pegawai = PegawaiFactory(
        nama_lengkap="Rahayu Kusumawardani",
        gelar_depan="drg.",
        gelar_belakang="M.K.M.",
        nip="198503142010122001",
        tanggal_lahir=date(1985, 3, 14),
    )
    for tanggal, uraian, tautan in reversed(H1):
        with pada_saat(datetime(tanggal.year, tanggal.month, tanggal.day, 5, tzinfo=UTC)):
            layanan.tulis_catatan(
                pegawai, uraian=uraian, kategori="tugas_utama", tautan=tautan, pelaku=pegawai
            )
    return pegawai


def kepala(pegawai, periode):
    return [
        "CATATAN HARIAN PEGAWAI",
        *("Nama", "drg. Rahayu Kusumawardani, M.K.M."),
        *("NIP", "198503142010122001"),
        *("Jabatan", pegawai.jabatan.nama),
        *("Unit Kerja", f"{pegawai.unit_kerja.nama}, {pegawai.unit_kerja.instansi.nama}"),
        *("Periode", periode),
        *JUDUL,
    ]


def isi(pegawai, bulan):
    with pada_saat(datetime(2025, 10, 10, 6, tzinfo=UTC)):
        return layanan.terbitkan_catatan(pegawai, bulan=bulan, pelaku=pegawai).cuplikan


def test_the_notes_stand_newest_first_with_their_links(rahayu):
    daftar = [(satu.tanggal, satu.tautan) for satu in CatatanHarian.objects.all()]

    assert daftar == [(tanggal, f"https://{tautan}") for tanggal, _, tautan in H1]


def test_the_form_of_a_month_cell_by_cell(rahayu):
    september = isi(rahayu, date(2025, 9, 30))

    pdf = cetak_pdf(dokumen.TEMPLATE, terbit(september))

    baris = [
        sel
        for nomor, (tanggal, uraian, tautan) in enumerate(H1[1:4], 1)
        for sel in (
            str(nomor),
            f"{tanggal.day:02d} September 2025",
            uraian,
            "–",
            "–",
            f"https://{tautan}",
            "Tugas utama",
        )
    ]
    harapan = [*kepala(rahayu, "1 September sd 30 September Tahun 2025"), *baris]
    (satu,) = halaman(pdf)
    assert rapat(satu).startswith(rapat(*harapan, "Kode periksa", KODE))


def test_every_cell_and_a_correction_are_printed(rahayu):
    tanggal, uraian, tautan = H1[0]
    catatan = CatatanHarian.objects.get(tanggal=tanggal)
    CatatanHarian.objects.filter(pk=catatan.pk).update(
        progres="Draf bab 1–3", masalah="Data dua unit belum masuk", kategori="perlu_diskusi"
    )
    with pada_saat(datetime(2025, 10, 12, 5, tzinfo=UTC)):
        layanan.koreksi_catatan(catatan.pk, uraian="Baru bab 1 dan 2.", pelaku=rahayu)

    pdf = cetak_pdf(dokumen.TEMPLATE, terbit(isi(rahayu, tanggal)))

    baris = [
        *("1", "10 Oktober 2025", uraian, "Koreksi 12 Oktober 2025: Baru bab 1 dan 2."),
        *("Draf bab 1–3", "Data dua unit belum masuk", f"https://{tautan}"),
        "Perlu didiskusikan",
    ]
    (satu,) = halaman(pdf)
    harapan = [*kepala(rahayu, "1 Oktober sd 31 Oktober Tahun 2025"), *baris]
    assert rapat(satu).startswith(rapat(*harapan))


def test_a_long_month_repeats_the_header_and_loses_nothing(rahayu):
    cuplikan = isi(rahayu, date(2025, 9, 30))
    panjang = "Menyusun bahan. " * 240
    cuplikan["catatan"] = [
        {**cuplikan["catatan"][0], "uraian": f"Kegiatan {n}: {panjang}"} for n in range(6)
    ]

    daftar = halaman(cetak_pdf(dokumen.TEMPLATE, terbit(cuplikan)))

    teks = rapat(*daftar)
    assert len(daftar) > 3
    assert teks.count(rapat(*JUDUL)) >= 3
    assert [teks.count(f"Kegiatan{n}:") for n in range(6)] == [1] * 6
    assert (teks.count("Menyusun"), teks.count("bahan.")) == (6 * 240, 6 * 240)


def test_what_was_typed_is_text_and_an_empty_draft_says_so(rahayu):
    cuplikan = isi(rahayu, date(2025, 9, 30))
    cuplikan["catatan"][0]["uraian"] = "<b>Rapat</b> & koordinasi"
    teks = render_to_string(dokumen.TEMPLATE, konteks.konteks_draf(cuplikan))
    kosong = dokumen.cuplikan(rahayu, [], mulai=date(2025, 7, 1), selesai=date(2025, 7, 31))

    assert "&lt;b&gt;Rapat&lt;/b&gt; &amp; koordinasi" in teks
    draf = render_to_string(dokumen.TEMPLATE, {**konteks.konteks_draf(kosong), "draf": True})
    assert "Tidak ada catatan pada periode ini." in draf
