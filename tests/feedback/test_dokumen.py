"""The printed feedback (F.11), cell by cell, with the texts of the filled sample."""

from datetime import date

import pypdfium2
import pytest

from dialog.pilihan import JenisBukti
from ekinerja.dokumen.cetak import cetak_pdf
from feedback import dokumen
from skp.models import AspekPerilaku
from tests.factories import PegawaiFactory, RHKFactory, SKPFactory
from tests.factories.cuplikan import PERILAKU
from tests.factories.evaluasi import periode_untuk
from tests.factories.kepegawaian import JabatanFactory
from tests.factories.kertas import KODE, rapat, terbit
from tests.factories.realisasi import BuktiFactory, RealisasiFactory, tetapkan
from tests.factories.skp import IKIFactory
from tests.factories.umpan_balik import UmpanBalikFactory
from tests.skp.test_dokumen import isi_rapat

pytestmark = pytest.mark.django_db
PADA = date(2026, 7, 30)
BERKALA = "UMPAN BALIK BERKALA BERDASARKAN BUKTI DUKUNG"
UKURAN = "Ukuran keberhasilan/ Indikator Kinerja dan Target:"
SURVEI = "Hasil Survey Kepuasan Penerima Layanan"
UCAPAN = {
    1: ("Selalu melakukan perbaikan berdasarkan feedback pimpinan", "Deputi SDMA"),
    3: (
        (
            "Kurang memberikan bimbingan kepada pegawai berdasarkan umpan balik dari pegawai di "
            "bawahnya"
        ),
        "Deputi SDMA",
    ),
    4: ("Ketika melayani konsultasi Instansi Pemerintah sangat sopan", SURVEI),
    6: ("Sering memberikan inisiatif kepada pimpinan", "Deputi SDMA"),
}
PROGRES = (
    "Pengadaan EO melalui metode pemilihan langsung selesai",
    "Story board dipresentasikan ke Pak Deputi",
)
BUKTI = "Surat Sekretaris Deputi tentang Penunjukan Penyedia"
GOOD_JOB = "Good Job Bu Ratna! Feedback dan ekspektasi dari saya semua sudah dilaksanakan"


@pytest.fixture
def skp():
    """The asisten deputi of the sample, moved to this year."""
    deputi = PegawaiFactory(
        nama_lengkap="Bambang Suryanto",
        jabatan=JabatanFactory(nama="Deputi SDM Aparatur"),
        nip="197209211998031002",
    )
    pegawai = PegawaiFactory(
        nama_lengkap="Ratna Widyaningsih",
        jabatan=JabatanFactory(nama="Asdep Integritas dan Sistem Merit"),
        nip="198503142010122001",
    )
    skp = SKPFactory(pegawai=pegawai, penilai=deputi, pendekatan="kualitatif")
    satu = RHKFactory(
        skp=skp, uraian="Launching Core Value ASN", pemberi_tugas_label="Deputi SDMA", iki=False
    )
    IKIFactory(
        rhk=satu,
        uraian="Core value ASN dilaunching oleh presiden dengan target tanggal 27 Juli 2026",
        target="",
    )
    IKIFactory(
        rhk=satu,
        urutan=2,
        uraian="Ada statement/pendapat para Menteri yang terekam dalam video singkat",
        target="",
    )
    dua = RHKFactory(
        skp=skp,
        urutan=2,
        uraian="Panduan perilaku dalam bentuk Keppres tentang Core Value ASN",
        pemberi_tugas_label="Deputi SDMA",
        penugasan_tahun_berjalan=True,
        iki=False,
    )
    IKIFactory(rhk=dua, uraian="Keppres ditetapkan", target="Desember")
    tetapkan(skp)
    return skp


@pytest.fixture
def periode(skp):
    periode = periode_untuk(skp.unit_kerja.instansi, "tw3")
    rhk = skp.daftar_rhk.get(urutan=1)
    for iki, uraian in zip(rhk.daftar_iki.all(), PROGRES, strict=True):
        realisasi = RealisasiFactory(
            d=None,
            iki_akar=iki,
            skp=skp,
            periode=periode,
            uraian=uraian,
            dikirim=True,
            bukti=False,
        )
        if uraian == PROGRES[0]:
            BuktiFactory(realisasi=realisasi, jenis=JenisBukti.KETERANGAN, keterangan=BUKTI, url="")
    UmpanBalikFactory(skp=skp, periode=periode, rhk=rhk, isi=GOOD_JOB, sumber_label="Deputi SDMA")
    for urutan, (isi, sumber) in UCAPAN.items():
        aspek = AspekPerilaku.objects.get(urutan=urutan)
        UmpanBalikFactory(skp=skp, periode=periode, perilaku=aspek, isi=isi, sumber_label=sumber)
    return periode


def perilaku():
    for urutan, (nama, *panduan) in enumerate(PERILAKU, 1):
        if urutan in {1, 4}:
            yield from ("PERILAKU KERJA / BEHAVIOUR*", BERKALA)
        yield from (str(urutan), nama, UKURAN)
        yield from (f"• {satu}" for satu in panduan)
        yield "• Ekspektasi Khusus Pimpinan/ Leader:"
        if urutan in UCAPAN:
            isi, sumber = UCAPAN[urutan]
            yield f"{isi} (Sumber: {sumber})"


def harapan(skp):
    pegawai, penilai = skp.pegawai, skp.pejabat_penilai
    return [
        *("SASARAN KINERJA PEGAWAI", "UMPAN BALIK BERKALA", skp.unit_kerja.instansi.nama),
        "Periode Penilaian: 1 Juli sd 30 September Tahun 2026",
        *("NO.", "PEGAWAI YANG DINILAI", "NO", "PEJABAT PENILAI KINERJA"),
        *("1", "Nama", "Ratna Widyaningsih", "1", "Nama", "Bambang Suryanto"),
        *("2", "NIP", "198503142010122001", "2", "NIP", "197209211998031002"),
        *("3", "Pangkat/ Gol. Ruang", pegawai.pangkat_tampil or "–"),
        *("3", "Pangkat/ Gol. Ruang", penilai.pangkat_tampil or "–"),
        *("4", "Jabatan", "Asdep Integritas dan Sistem Merit"),
        *("4", "Jabatan", "Deputi SDM Aparatur"),
        *("5", "Unit Kerja", pegawai.unit_kerja.nama, "5", "Unit Kerja", penilai.unit_kerja.nama),
        *("HASIL KERJA/ RESULT", "CAPAIAN DAN DATA DUKUNG", BERKALA),
        *("1", "Launching Core Value ASN (Pejabat yang memberikan penugasan: Deputi SDMA)"),
        *(UKURAN, "• Core value ASN dilaunching oleh presiden dengan target tanggal 27 Juli 2026"),
        "• Ada statement/pendapat para Menteri yang terekam dalam video singkat",
        *(f"• {PROGRES[0]} ({BUKTI})", f"• {PROGRES[1]}", f"{GOOD_JOB} (Sumber: Deputi SDMA)"),
        *("2", "Panduan perilaku dalam bentuk Keppres tentang Core Value ASN"),
        "(Pejabat yang memberikan penugasan: Deputi SDMA) – Penugasan tahun berjalan",
        *(UKURAN, "• Keppres ditetapkan; target: Desember"),
        *perilaku(),
        *("Jakarta, 30 Juli 2026", "Pegawai yang Dinilai", "Kode periksa", KODE),
        *("Pejabat Penilai Kinerja", "Ratna Widyaningsih", "NIP 198503142010122001"),
        *("Bambang Suryanto", "NIP 197209211998031002"),
        (
            "* Pimpinan dapat memberikan ekspektasi khusus pegawai terhadap satu atau lebih aspek "
            "perilaku kerja"
        ),
    ]


def test_f11_prints_these_cells_and_no_others(skp, periode):
    isi = dokumen.cuplikan(skp, periode, PADA)
    pdf = cetak_pdf(dokumen.TEMPLATE, terbit(isi))

    assert isi_rapat(pdf) == rapat(*harapan(skp))
    with pypdfium2.PdfDocument(pdf) as kertas:
        assert {round(satu.get_width()) for satu in kertas} == {595}


def test_f11_of_another_quarter_says_none_of_it(skp, periode):
    isi = dokumen.cuplikan(skp, periode_untuk(skp.unit_kerja.instansi, "tw2"), PADA)

    assert [rhk["capaian"] for rhk in isi["hasil"]] == [[], []]
    assert [b["umpan_balik"] for b in [*isi["hasil"], *isi["perilaku"]]] == [[]] * 9


def test_f11_leaves_out_what_was_corrected_and_what_was_not_sent(skp, periode):
    lama = skp.daftar_umpan_balik.get(isi=GOOD_JOB)
    UmpanBalikFactory(
        skp=skp,
        periode=periode,
        rhk=lama.rhk,
        isi="Yang benar.",
        ralat_dari=lama,
        alasan_ralat="Salah menyalin.",
    )
    skp.daftar_realisasi.filter(uraian=PROGRES[1]).update(status="dikembalikan")
    hasil = dokumen.cuplikan(skp, periode, PADA)["hasil"][0]

    assert hasil["umpan_balik"] == [{"isi": "Yang benar.", "sumber": "Kepala Biro"}]
    assert [satu["teks"] for satu in hasil["capaian"]] == [PROGRES[0]]
