"""The printed action plan, cell by cell: F.8 with the texts of the screens it comes from."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from dialog.dokumen import rencana as dokumen
from dialog.models import RencanaAksi
from dialog.templatetags.rencana import muat_sehalaman
from ekinerja.dokumen import konteks
from ekinerja.dokumen.cetak import cetak_pdf
from tests.factories.cuplikan import PEGAWAI, PENILAI
from tests.factories.kertas import ALAMAT, KODE, halaman, rapat, terbit
from tests.factories.rencana import SusunanFactory, iki_dari, skp_dua_rhk
from tests.factories.skp import penilai_dari

RHK = (
    "Terlaksananya Persiapan Penilaian Mandiri Penerapan Sistem Merit Kementerian Kesehatan Tahun "
    "2025 berdasarkan ketentuan yang berlaku dan siap direviu oleh Ketua Tim Kerja"
)
IKI = (
    "Jumlah Laporan Persiapan dan Usulan Rekomendasi Pelaksanaan Penilaian Mandiri Penerapan "
    "Sistem Merit Kementerian Kesehatan Tahun 2025"
)
AKSI = [
    (
        "Menyusun Rencana Kerja Penilaian Mandiri Penerapan Sistem Merit Kementerian Kesehatan "
        "Tahun 2025 (Maret s/d April)"
    ),
    (
        "koordinasi Persiapan Penilaian Mandiri Penerapan Sistem Merit Kementerian Kesehatan Tahun "
        "2025 dengan Unit/Instansi Terkait (April s/d Oktober)"
    ),
    (
        "Melaporkan Hasil Penilaian Mandiri Penerapan Sistem Merit Kementerian Kesehatan Tahun "
        "2025 (September s/d November)"
    ),
]
KEPALA = ["NO.", "RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET", "RENCANA AKSI"]


def cuplikan(**isi):
    return {
        "skema": 1,
        "instansi": "KEMENTERIAN KESEHATAN",
        "tahun": 2025,
        "periode_mulai": "2025-01-01",
        "periode_selesai": "2025-12-31",
        "pegawai": dict(PEGAWAI),
        "penilai": dict(PENILAI),
        "perubahan_ke": 0,
        "tanggal_dialog": None,
        "daftar": [
            {"uraian": RHK, "iki": [iki(IKI, "1 Laporan", *AKSI)]},
            {
                "uraian": "Tersedianya bahan pendampingan",
                "iki": [iki("Tingkat kepuasan", "", "Menyusun bahan (Mei)"), iki("Waktu", "Juni")],
            },
        ],
        "tempat": "Jakarta",
        "tanggal": "2025-02-10",
        "label_tanda_tangan": "pegawai",
    } | isi


def iki(uraian, target, *aksi):
    return {"id": 1, "uraian": uraian, "target": target, "aksi": list(aksi)}


def isi_halaman(pdf, kaki=f"Kode periksa {KODE} · versi 1 · periksa keasliannya di {ALAMAT}"):
    """The text of all pages without their footers and without white space."""
    daftar = [rapat(satu) for satu in halaman(pdf)]
    bawah = [rapat(f"{kaki} Halaman {n} dari {len(daftar)}") for n in range(1, len(daftar) + 1)]
    assert all(satu.endswith(akhir) for satu, akhir in zip(daftar, bawah, strict=True))
    return [satu.removesuffix(akhir) for satu, akhir in zip(daftar, bawah, strict=True)]


def test_f8_prints_these_cells_and_no_others():
    pdf = cetak_pdf(dokumen.TEMPLATE, terbit(cuplikan()))

    assert isi_halaman(pdf) == [
        rapat(
            "RENCANA AKSI",
            *("Nama", "drg. Rahayu Kusumawardani, M.K.M."),
            *("NIP", "198503142010122001", "Tahun", "2025"),
            *KEPALA,
            *("1.", RHK, IKI, "1 Laporan"),
            *(f"{n}. {satu}" for n, satu in enumerate(AKSI, 1)),
            *("2.", "Tersedianya bahan pendampingan"),
            *("Tingkat kepuasan", "–", "1. Menyusun bahan (Mei)"),
            *("Waktu", "Juni", "–"),
            "Jakarta, 10 Februari 2025",
            *("Pegawai yang Dinilai,", "Kode periksa", KODE, "Pejabat Penilai Kinerja,"),
            *("drg. Rahayu Kusumawardani, M.K.M.", "NIP 198503142010122001"),
            *("Dr. Wiratmoko Adhinegara, M.A.P.", "NIP 197209211998031002"),
        )
    ]


def test_f8_is_landscape():
    with pypdfium2.PdfDocument(cetak_pdf(dokumen.TEMPLATE, terbit(cuplikan()))) as pdf:
        assert [tuple(round(sisi) for sisi in satu.get_size()) for satu in pdf] == [(842, 595)]


def test_a_change_names_the_talk_it_comes_from():
    isi = cuplikan(perubahan_ke=1, tanggal_dialog="2025-07-04")

    (teks,) = isi_halaman(cetak_pdf(dokumen.TEMPLATE, terbit(isi)))

    harapan = "Tahun 2025 Perubahan ke-1, sesuai hasil dialog kinerja 04 Juli 2025 NO."
    assert rapat(harapan) in teks


def test_a_draft_is_marked_and_has_dashes_for_what_is_missing():
    isi = cuplikan(penilai=None, tempat=None, tanggal=None, daftar=[])
    kaki = "Draf. Kode periksa terbit setelah dokumen ditetapkan."

    pdf = cetak_pdf(dokumen.TEMPLATE, konteks.konteks_draf(isi), draf=True)

    with pypdfium2.PdfDocument(pdf) as terbuka:
        assert "DRAF" in terbuka[0].get_textpage().get_text_bounded()
    (teks,) = isi_halaman(pdf, kaki)
    assert rapat("RENCANA AKSI – – – – –", "………………, ………………") in teks


@pytest.mark.parametrize("banyak", [1, 2, 9, 20])
def test_long_plans_lose_no_text_at_the_page_breaks(banyak):
    aksi = [f"Langkah {n} " + "koordinasi dengan unit terkait " * 12 for n in range(banyak)]
    rhk = [
        {
            "uraian": f"Hasil {n} {'x' * 40}",
            "iki": [iki(f"Ukuran {n}.{m}", "1", *aksi) for m in (1, 2)],
        }
        for n in range(6)
    ]

    daftar = isi_halaman(cetak_pdf(dokumen.TEMPLATE, terbit(cuplikan(daftar=rhk))))

    teks = "".join(satu.replace(rapat(*KEPALA), "") for satu in daftar)
    for satu in rhk:
        assert teks.count(rapat(satu["uraian"])) == 1
        for ukuran in satu["iki"]:
            assert teks.count(rapat(ukuran["uraian"])) == 1
    assert [teks.count(rapat(f"{n}. {satu}")) for n, satu in enumerate(aksi, 1)] == [12] * banyak
    # No page is wasted: each but the last repeats the head and carries at least one action.
    kosong = rapat(*KEPALA)
    assert all(kosong in satu and len(satu) > len(kosong) + 300 for satu in daftar[:-1])


def test_muat_sehalaman_measures_the_tallest_column():
    pendek = {"uraian": "A", "iki": [iki("B", "C", "D (Mei)")]}
    tinggi = {"uraian": "A", "iki": [iki("B", "C", *["E" * 200] * 7)]}

    assert (muat_sehalaman(pendek), muat_sehalaman(tinggi)) == (True, False)


@pytest.mark.django_db
def test_cuplikan_groups_by_the_signed_skp_and_needs_no_live_text():
    susunan = SusunanFactory(skp=skp_dua_rhk(), aksi__target_waktu_teks="minggu pertama")
    skp = susunan.skp
    iki_pertama = iki_dari(skp)
    skp.daftar_rhk.update(uraian="diam-diam diubah")

    isi = dokumen.cuplikan(susunan, date(2026, 2, 10))

    aksi = RencanaAksi.objects.get(iki=iki_pertama)
    assert [rhk["uraian"] for rhk in isi["daftar"]] == [r["uraian"] for r in skp.cuplikan["utama"]]
    assert isi["daftar"][0]["iki"] == [
        {
            "id": iki_pertama.pk,
            "uraian": iki_pertama.uraian,
            "target": "1 laporan",
            "aksi": [f"{aksi.uraian} (Maret s/d April, minggu pertama)"],
        }
    ]
    assert isi["pegawai"]["nama"] == skp.pegawai.nama_gelar
    assert isi["penilai"]["nama"] == penilai_dari(skp).nama_gelar
    assert (isi["tahun"], isi["perubahan_ke"], isi["tanggal"]) == (2026, 0, None)
