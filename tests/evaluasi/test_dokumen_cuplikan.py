"""What is frozen of an evaluation: each value from its own place, as it stood on that day."""

import json
from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from dialog.models import BuktiDukung, RealisasiIKI
from dialog.pilihan import JenisBukti, SifatRealisasi, StatusRealisasi
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.waktu import kini
from ekinerja.kalender.pilihan import KodePeriode
from ekinerja.kepegawaian.models import RiwayatJabatan
from ekinerja.kepegawaian.pilihan import JenisPenugasan
from evaluasi.dokumen import evaluasi as dokumen
from evaluasi.models import PenilaianPerilaku, PenilaianRHK
from evaluasi.pilihan import JawabanKonfirmasi, PredikatOrganisasi, StatusKeberatan
from skp.models import AspekPerilaku, IndikatorKinerjaIndividu
from skp.pilihan import Pendekatan
from tests.factories.evaluasi import (
    CapaianOrganisasiFactory,
    EvaluasiFactory,
    KeberatanFactory,
    periode_untuk,
)
from tests.factories.kepegawaian import JabatanFactory
from tests.factories.realisasi import tetapkan
from tests.factories.skp import IKIFactory, RHKFactory, SKPFactory, penilai_dari
from tests.factories.umpan_balik import UmpanBalikFactory

pytestmark = pytest.mark.django_db
PADA = date(2026, 4, 14)


def lapor(skp, iki, kode, uraian, **isian):
    """What was reported of one IKI in one period; sent unless told otherwise."""
    bawaan = {"status": StatusRealisasi.DIKIRIM, "waktu_dikirim": kini()}
    akhir = kode == KodePeriode.TAHUNAN
    return RealisasiIKI.objects.create(
        iki_akar=iki,
        skp=skp,
        periode=periode_untuk(skp.unit_kerja.instansi, kode),
        sifat=SifatRealisasi.AKHIR if akhir else SifatRealisasi.PROGRES,
        uraian=uraian,
        **{**bawaan, **isian},
    )


@pytest.fixture
def skp():
    """Two results, the first with two indicators."""
    skp = SKPFactory(lengkap=True)
    IKIFactory(rhk=skp.daftar_rhk.get(), uraian="Waktu penyelesaian", urutan=2)
    RHKFactory(skp=skp, jenis="tambahan", uraian="Panduan tersusun")
    tetapkan(skp)
    return skp


def rhk(cuplikan, nomor=0, jenis="utama"):
    return cuplikan[jenis][nomor]


def test_snapshot_is_plain_json(skp):
    isi = dokumen.cuplikan(EvaluasiFactory(skp=skp, draf=True), PADA)

    assert json.loads(json.dumps(isi)) == isi


def test_head_of_the_form_comes_from_the_evaluation(skp):
    evaluasi = EvaluasiFactory(skp=skp, draf=True, kode=KodePeriode.TW2)
    isi = dokumen.cuplikan(evaluasi, PADA)

    assert isi["judul_periode"] == "TRIWULAN II"
    assert (isi["periode_mulai"], isi["periode_selesai"]) == ("2026-04-01", "2026-06-30")
    assert isi["instansi"] == skp.unit_kerja.instansi.nama
    assert (isi["tempat"], isi["tanggal"]) == ("Jakarta", "2026-04-14")
    assert isi["pegawai"]["nip"] == skp.pegawai.nip
    assert isi["penilai"]["nip"] == penilai_dari(skp).nip
    assert isi["atasan_penilai"]["nip"] not in {isi["pegawai"]["nip"], isi["penilai"]["nip"]}


def test_an_skp_that_begins_within_the_period_is_assessed_for_its_part():
    skp = SKPFactory(lengkap=True, ditetapkan=True, periode_mulai=date(2026, 2, 16))
    isi = dokumen.cuplikan(EvaluasiFactory(skp=skp, draf=True), PADA)

    assert (isi["periode_mulai"], isi["periode_selesai"]) == ("2026-02-16", "2026-03-31")


@pytest.mark.parametrize("predikat", PredikatOrganisasi.values)
def test_level_of_the_organisation_is_that_of_the_unit(skp, predikat):
    evaluasi = EvaluasiFactory(skp=skp, draf=True, siap=False)
    evaluasi.capaian_organisasi = CapaianOrganisasiFactory(
        unit_kerja=skp.unit_kerja, ditetapkan=True, predikat=predikat
    )

    assert dokumen.cuplikan(evaluasi, PADA)["capaian_organisasi"] == predikat


def test_penilai_is_named_by_the_post_he_held_on_that_day(skp):
    penilai = penilai_dari(skp)
    lama = penilai.daftar_riwayat_jabatan.get()
    RiwayatJabatan.objects.filter(pk=lama.pk).update(tmt_selesai=date(2026, 6, 30))
    baru = JabatanFactory(nama="Direktur Baru")
    RiwayatJabatan.objects.create(
        pegawai=penilai,
        jabatan=baru,
        unit_kerja=baru.unit_kerja,
        jenis_penugasan=JenisPenugasan.DEFINITIF,
        tmt_mulai=date(2026, 7, 1),
    )
    penilai.jabatan, penilai.unit_kerja = baru, baru.unit_kerja
    penilai.save(update_fields=["jabatan", "unit_kerja"])
    evaluasi = EvaluasiFactory(skp=skp, draf=True)

    sebelum = dokumen.cuplikan(evaluasi, PADA)["penilai"]["jabatan"]
    sesudah = dokumen.cuplikan(evaluasi, date(2026, 7, 10))["penilai"]["jabatan"]

    assert (sebelum, sesudah) == (lama.jabatan.nama, "Direktur Baru")


def test_realisasi_of_the_period_stands_beside_its_own_indicator(skp):
    satu, dua = skp.daftar_rhk.get(jenis="utama").daftar_iki.order_by("urutan")
    ada = lapor(skp, satu, "tw1", "12 laporan")
    lapor(skp, dua, "tw2", "triwulan berikutnya")
    lapor(skp, dua, "tw1", "belum dikirim", status=StatusRealisasi.DRAF, waktu_dikirim=None)
    BuktiDukung.objects.create(
        realisasi=ada, jenis=JenisBukti.TAUTAN, keterangan="Laporan", url="https://contoh.go.id/a"
    )
    isi = rhk(dokumen.cuplikan(EvaluasiFactory(skp=skp, draf=True), PADA))

    assert [(i["realisasi"], i["bukti"]) for i in isi["iki"]] == [
        ("12 laporan", ["Laporan (https://contoh.go.id/a)"]),
        ("", []),
    ]
    assert [satu["teks"] for satu in isi["progres"]] == ["12 laporan"]


def test_the_year_tells_its_progress_and_its_end(skp):
    satu, dua = skp.daftar_rhk.get(jenis="utama").daftar_iki.order_by("urutan")
    lapor(skp, dua, "tw1", "satu-b")
    lapor(skp, satu, "tw2", "dua-a")
    lapor(skp, satu, "tw1", "satu-a")
    lapor(skp, satu, "tahunan", "akhir-a")
    evaluasi = EvaluasiFactory(skp=skp, draf=True, kode=KodePeriode.TAHUNAN)
    isi = rhk(dokumen.cuplikan(evaluasi, date(2027, 1, 10)))

    assert [s["teks"] for s in isi["progres"]] == ["satu-a", "satu-b", "dua-a"]
    assert [s["teks"] for s in isi["akhir"]] == ["akhir-a"]
    assert isi["iki"][0]["realisasi"] == "akhir-a"


def test_realisasi_of_an_older_version_of_the_skp_counts(skp):
    satu = skp.daftar_rhk.get(jenis="utama").daftar_iki.order_by("urutan").first()
    asli = IKIFactory(uraian="Versi lama")
    IndikatorKinerjaIndividu.objects.filter(pk=satu.pk).update(iki_akar=asli)
    lapor(asli.rhk.skp, asli, "tw1", "bukan milik instansi ini")
    RealisasiIKI.objects.update(periode=periode_untuk(skp.unit_kerja.instansi))
    isi = rhk(dokumen.cuplikan(EvaluasiFactory(skp=skp, draf=True), PADA))

    assert isi["iki"][0]["realisasi"] == "bukan milik instansi ini"


def test_feedback_and_summaries_stand_with_what_they_are_about(skp):
    utama, tambahan = skp.daftar_rhk.get(jenis="utama"), skp.daftar_rhk.get(jenis="tambahan")
    aspek = AspekPerilaku.objects.get(urutan=3)
    lama = UmpanBalikFactory(skp=skp, rhk=utama, isi="Keliru.", sumber_label="Deputi")
    UmpanBalikFactory(
        skp=skp,
        rhk=utama,
        isi="Rapi.",
        sumber_label="Deputi",
        ralat_dari=lama,
        alasan_ralat="Salah baris.",
    )
    UmpanBalikFactory(skp=skp, perilaku=aspek, isi="Membimbing.", sumber_label="Survei")
    UmpanBalikFactory(
        skp=skp,
        rhk=tambahan,
        isi="Lain kali.",
        periode=periode_untuk(skp.unit_kerja.instansi, KodePeriode.TW2),
    )
    evaluasi = EvaluasiFactory(skp=skp, draf=True)
    PenilaianRHK.objects.create(evaluasi=evaluasi, rhk=tambahan, umpan_balik_ringkas="Ringkas.")
    PenilaianPerilaku.objects.create(evaluasi=evaluasi, aspek=aspek, umpan_balik_ringkas="Baik.")
    isi = dokumen.cuplikan(evaluasi, PADA)
    jabatan = isi["penilai"]["jabatan"]

    assert rhk(isi)["umpan_balik"] == [{"isi": "Rapi.", "sumber": "Deputi"}]
    assert rhk(isi, jenis="tambahan")["umpan_balik"] == [{"isi": "Ringkas.", "sumber": jabatan}]
    assert [a["umpan_balik"] for a in isi["perilaku"]] == [
        [],
        [],
        [{"isi": "Membimbing.", "sumber": "Survei"}, {"isi": "Baik.", "sumber": jabatan}],
        *([],) * 4,
    ]


def test_value_is_frozen_only_where_the_agency_gives_values(skp):
    evaluasi = EvaluasiFactory(skp=skp, draf=True, nilai=101)

    assert dokumen.cuplikan(evaluasi, PADA)["nilai"] is None


def test_queries_do_not_grow_with_the_rows(skp, django_assert_max_num_queries):
    evaluasi = EvaluasiFactory(skp=skp, draf=True)
    satu, dua = skp.daftar_rhk.get(jenis="utama").daftar_iki.order_by("urutan")
    for n, iki in enumerate((satu, dua)):
        lapor(skp, iki, "tw1", f"r{n}")
    for _ in range(10):
        UmpanBalikFactory(skp=skp)

    with django_assert_max_num_queries(25):
        dokumen.cuplikan(evaluasi, PADA)


@pytest.mark.parametrize(
    ("pendekatan", "template"),
    [
        (Pendekatan.KUANTITATIF, "evaluasi/dokumen/evaluasi_kuantitatif.html"),
        (Pendekatan.KUALITATIF, "evaluasi/dokumen/evaluasi_kualitatif.html"),
    ],
)
def test_a_set_evaluation_issues_its_form_and_its_document(pendekatan, template):
    skp = SKPFactory(lengkap=True, ditetapkan=True, pendekatan=pendekatan)
    evaluasi = EvaluasiFactory(skp=skp, ditetapkan=True, cuplikan={"predikat": "baik"})
    with transaction.atomic():
        dokumen.terbitkan_evaluasi(evaluasi, pelaku=None)

    daftar = {d.jenis: d for d in DokumenTerbit.objects.untuk(evaluasi)}
    assert {j: d.template for j, d in daftar.items()} == {
        "evaluasi": template,
        "dokumen_evaluasi": "evaluasi/dokumen/dokumen_evaluasi.html",
    }
    assert [d.cuplikan for d in daftar.values()] == [{"predikat": "baik"}] * 2


@pytest.mark.parametrize(
    ("jawaban", "kalimat", "disetujui"),
    [
        (JawabanKonfirmasi.SETUJU, "disetujui oleh pegawai", True),
        (JawabanKonfirmasi.OTOMATIS, "disetujui secara otomatis", False),
        (JawabanKonfirmasi.PUTUSAN, "final berdasarkan putusan keberatan", False),
    ],
)
def test_the_document_says_how_it_became_final(skp, jawaban, kalimat, disetujui):
    evaluasi = EvaluasiFactory(
        skp=skp,
        final=True,
        cuplikan={"predikat": "baik"},
        terkonfirmasi__jawaban=jawaban,
        terkonfirmasi__waktu=datetime(2026, 5, 4, 16, 59, 59, tzinfo=UTC),
        waktu_final=datetime(2026, 5, 4, 16, 59, 59, tzinfo=UTC),
    )
    with transaction.atomic():
        dokumen.terbitkan_evaluasi(evaluasi, pelaku=None)
        baru = dokumen.terbitkan_final(evaluasi, pelaku=None)

    final = baru.cuplikan["final"]
    assert (baru.versi, baru.cuplikan["predikat"]) == (2, "baik")
    assert kalimat in final["kalimat"]
    # 16.59 UTC is still the same day in WIB.
    assert (final["tanggal"], final["disetujui"]) == ("2026-05-04", disetujui)
    assert dokumen.terbit(evaluasi, dokumen.JENIS_DOKUMEN) == baru


@pytest.mark.parametrize(
    ("status", "kalimat"),
    [
        (StatusKeberatan.DICABUT, "karena keberatan dicabut"),
        (StatusKeberatan.DIPUTUS_TETAP, "hasil evaluasi tetap"),
    ],
)
def test_an_objection_that_ended_is_named(skp, status, kalimat):
    evaluasi = EvaluasiFactory(
        skp=skp, final=True, cuplikan={}, terkonfirmasi__jawaban=JawabanKonfirmasi.KEBERATAN
    )
    putusan = {
        "pertimbangan": "Bukti tidak mengubah.",
        "waktu_putusan": kini(),
        "pemutus": evaluasi.atasan_pejabat_penilai,
    }
    diputus = putusan if status == StatusKeberatan.DIPUTUS_TETAP else {}
    KeberatanFactory(evaluasi=evaluasi, status=status, **diputus)
    evaluasi.cuplikan = {"predikat": "baik"}
    with transaction.atomic():
        baru = dokumen.terbitkan_final(evaluasi, pelaku=None)

    assert kalimat in baru.cuplikan["final"]["kalimat"]


def test_nothing_is_issued_of_an_evaluation_that_is_not_set(skp):
    with transaction.atomic(), pytest.raises(RuntimeError):
        dokumen.terbitkan_evaluasi(EvaluasiFactory(skp=skp, draf=True), pelaku=None)
    assert not DokumenTerbit.objects.exists()
