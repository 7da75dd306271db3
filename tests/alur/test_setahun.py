"""A year of three units under three rhythms of the due jobs: the same year each time.

People do the same things at the same instants; between them the due jobs run

- every minute from ten before to ten after each instant that matters (stages open and close, the
  end of every window, 05.00 and 06.00 local on reminder days), and once a day elsewhere:
  all year by the minute would be half a million runs of nothing;
- once a day;
- once a day with five pauses of five days, each right across deadlines, and one run after it.

Jobs are those that move the year or write to people; ``BERKALA`` names them.

Where the last one legitimately differs, a test says so: ``test_a_pause_…``.
"""

from collections import Counter
from datetime import date, time, timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction

from dialog.models import RealisasiIKI
from ekinerja.antrean import daftar as daftar_antrean
from ekinerja.antrean.models import Pekerjaan
from ekinerja.antrean.pilihan import Keadaan
from ekinerja.dokumen import cetak
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti import waktu
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from ekinerja.kalender.models import TahapPeriode
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.models import Pemberitahuan, Pengiriman, Rangkuman
from evaluasi.models import EvaluasiKinerja, Keberatan, KonfirmasiEvaluasi
from tests.alur import tahun_uji as uji

# The tests read what the fixture brings; the mark makes the database be there.
pytestmark = pytest.mark.django_db
ZONA = ("WIB", "WITA", "WIT")
UTC = {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00"}
IRAMA = {"menit": uji.tiap_menit, "hari": uji.tiap_hari, "jeda": uji.berjeda}
BERKALA = {
    "dialog.konfirmasi_lewat_batas",
    "evaluasi.buka",
    "evaluasi.setujui_lewat_batas",
    "kalender.ingatkan",
    "pemberitahuan.rangkum",
}
# Reminders whose mark lies inside a pause: never sent late.
HILANG = {
    ("input_realisasi", "tw1", date(2026, 3, 30), 1, "Diam"),
    ("persetujuan", "tw1", uji.BATAS["tw1"], 3, "Diam"),
    ("persetujuan", "tw1", uji.BATAS["tw1"], 1, "Diam"),
    ("persetujuan", "tw1", uji.BATAS["tw1"], 0, "Diam"),
    ("persetujuan", "tw4", uji.BATAS["tw4"], 1, "Diam"),
    ("persetujuan", "tw4", uji.BATAS["tw4"], 0, "Diam"),
    ("penetapan", "tahunan", date(2027, 1, 31), 7, "Kepala"),
}


def pengingat_seharusnya(zona):
    """Everything that must be said in one unit, once: stage, period, last day, mark, to whom."""
    isi = [
        # Late in TW1: sent in the evening before the last day. Nothing sent in TW2.
        *(("input_realisasi", "tw1", date(2026, 3, 30), n, "Diam") for n in (7, 3, 1)),
        *(("input_realisasi", "tw2", date(2026, 6, 30), n, "Diam") for n in uji.TANDA),
        # TW2 was set five days before the stage closed, the year three.
        ("penetapan", "tw2", date(2026, 7, 15), 7, "Kepala"),
        *(("penetapan", "tahunan", date(2027, 1, 31), n, "Kepala") for n in (7, 3)),
        *(
            ("persetujuan", kode, uji.BATAS[kode], n, "Diam")
            for kode in uji.BATAS
            for n in uji.TANDA
        ),
        # He answers TW3 with the last second.
        *(("persetujuan", "tw3", uji.BATAS["tw3"], n, "Rajin") for n in uji.TANDA),
    ]
    if zona == "WITA":
        isi += [("input_realisasi", "tw3", uji.PERPANJANGAN, n, "Diam") for n in uji.TANDA]
    return {(*satu, zona) for satu in isi}


def akhir_hari(tanggal, zona):
    return waktu.datetime.fromisoformat(f"{tanggal}T23:59:59{UTC[zona]}")


@pytest.fixture(scope="module")
def tahun(django_db_setup, django_db_blocker):
    """The year under each rhythm, from the same beginning; nothing of it stays."""
    potret = {}
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as ganti,
        transaction.atomic(),
    ):
        # What paper looks like is tested elsewhere; ninety PDFs would tell nothing of the clock.
        ganti.setattr(cetak, "cetak_pdf", lambda template, konteks: b"%PDF-1.7\n%%EOF\n")
        # The acts of the year; those that tidy up (drafts, archives, codes) would double the time.
        semua = [satu for satu in daftar_antrean.semua_berkala() if satu.nama in BERKALA]
        assert {satu.nama for satu in semua} == BERKALA
        ganti.setattr(daftar_antrean, "semua_berkala", lambda: semua)
        d = uji.bangun()
        for nama, ketukan in IRAMA.items():
            with transaction.atomic():
                uji.jalankan(d, sorted(ketukan()))
                potret[nama] = ambil()
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    return potret


def ambil():
    """What a run has left, in words that do not depend on keys."""
    return SimpleNamespace(
        akhir=keadaan_akhir(),
        konfirmasi={
            (k.evaluasi.pegawai.nama_lengkap, k.evaluasi.periode.kode): k
            for k in KonfirmasiEvaluasi.objects.select_related(
                "evaluasi__pegawai__unit_kerja", "evaluasi__periode"
            )
        },
        dibuka=waktu_dibuka(),
        pengingat=daftar_pengingat(),
        surat=surat_lain(),
        rangkuman=list(Rangkuman.objects.values_list("penerima", "tanggal")),
        belum_terkirim=Pengiriman.objects.exclude(keadaan__in=["terkirim", "dirangkum"]).count(),
        belum_selesai=list(
            Pekerjaan.objects.exclude(keadaan=Keadaan.SELESAI).values_list("jenis", "galat")
        ),
        retak=periksa_rantai(),
    )


def keadaan_akhir():
    """Everything that must come out alike, however the jobs ran."""
    evaluasi = EvaluasiKinerja.objects.order_by("pegawai__nama_lengkap", "periode__selesai")
    dokumen = Counter(
        (satu.jenis, satu.jenis_objek, satu.versi, satu.sidik_cuplikan, satu.masih_berlaku)
        for satu in DokumenTerbit.objects.defer("cuplikan")
    )
    return {
        "evaluasi": list(
            evaluasi.order_by("pegawai__nama_lengkap", "periode__kode", "revisi").values_list(
                "pegawai__nama_lengkap",
                "periode__kode",
                "revisi",
                "status",
                "predikat",
                "waktu_ditetapkan",
                "batas_waktu",
                "waktu_final",
                "konfirmasi__jawaban",
                "konfirmasi__waktu",
                "konfirmasi__batas_waktu",
            )
        ),
        "keberatan": sorted(
            Keberatan.objects.values_list(
                "evaluasi__pegawai__nama_lengkap", "status", "waktu_putusan"
            )
        ),
        "realisasi": sorted(
            RealisasiIKI.objects.values_list(
                "skp__pegawai__nama_lengkap", "periode__kode", "status", "waktu_dikirim"
            ),
            key=str,
        ),
        "risalah": sorted(
            uji.risalah().values_list(
                "dialog__skp__pegawai__nama_lengkap",
                "status",
                "batas_konfirmasi",
                "waktu_final",
                "dialog__daftar_peserta__waktu_konfirmasi",
                "dialog__daftar_peserta__otomatis",
            )
        ),
        "dokumen": dokumen,
    }


def daftar_pengingat():
    """Stage, period, last day, mark, role, zone → when it was written, for each reminder."""
    kode = dict(TahapPeriode.objects.values_list("pk", "periode__kode"))
    nama = dict(Pegawai.objects.values_list("pk", "nama_lengkap"))
    hasil = []
    for kunci, saat in Pemberitahuan.objects.filter(kunci__startswith="pengingat:").values_list(
        "kunci", "waktu_dibuat"
    ):
        _, tahap, tahap_pk, ditutup, tanda, penerima = kunci.split(":")
        peran, zona = nama[int(penerima)].split()
        isi = (tahap, kode[int(tahap_pk)], date.fromisoformat(ditutup), int(tanda), peran, zona)
        hasil.append((isi, saat))
    return hasil


def surat_lain():
    """Letters that are no reminders: which, and to whom."""
    daftar = Pemberitahuan.objects.exclude(kunci__startswith="pengingat:")
    return Counter(daftar.values_list("jenis", "penerima__nama_lengkap"))


def waktu_dibuka():
    evaluasi = {
        satu.pk: (satu.pegawai.nama_lengkap, satu.periode.kode)
        for satu in EvaluasiKinerja.objects.select_related("pegawai", "periode")
    }
    baris = Jejak.objects.filter(aksi="evaluasi.buka").values_list("id_objek", "waktu")
    return {evaluasi[pk]: saat for pk, saat in baris}


@pytest.mark.parametrize("irama", ["hari", "jeda"])
def test_the_year_ends_the_same(tahun, irama):
    for hal, isi in tahun["menit"].akhir.items():
        assert tahun[irama].akhir[hal] == isi, hal


@pytest.mark.parametrize("irama", IRAMA)
def test_nothing_is_left_undone_and_every_chain_holds(tahun, irama):
    satu = tahun[irama]

    assert satu.retak is None
    assert satu.belum_selesai == []
    assert satu.belum_terkirim == 0
    assert len(satu.rangkuman) == len(set(satu.rangkuman))


def test_every_result_is_final_but_the_one_that_was_replaced(tahun):
    evaluasi = tahun["menit"].akhir["evaluasi"]

    # Three units, two people, five periods, and one revision.
    assert Counter(status for _, _, _, status, *_ in evaluasi) == {"final": 30, "digantikan": 1}
    assert [satu[:3] for satu in evaluasi if satu[3] == "digantikan"] == [("Rajin WIT", "tw2", 1)]
    realisasi = tahun["menit"].akhir["realisasi"]
    # One indicator: five of one, four of the other, in three units.
    assert Counter(status for _, _, status, _ in realisasi) == {"terkunci": 27}


@pytest.mark.parametrize("irama", IRAMA)
@pytest.mark.parametrize("zona", ZONA)
def test_silence_is_acceptance_at_the_last_second_of_each_zone(tahun, irama, zona):
    jawaban = tahun[irama].konfirmasi

    for kode, tanggal in uji.BATAS.items():
        diam = jawaban[f"Diam {zona}", kode]
        batas = akhir_hari(tanggal, zona)
        assert (diam.jawaban, diam.waktu, diam.batas_waktu) == ("otomatis", batas, batas)
    # The other answered with that very second.
    rajin = jawaban[f"Rajin {zona}", "tw3"]
    batas = akhir_hari(uji.BATAS["tw3"], zona)
    assert (rajin.jawaban, rajin.waktu, rajin.waktu_dicatat) == ("setuju", batas, batas)


@pytest.mark.parametrize(
    ("irama", "paling_lama"),
    [
        # At midnight, with the first minute after the window.
        ("menit", timedelta(seconds=1)),
        ("hari", timedelta(days=1)),
        ("jeda", timedelta(days=5)),
    ],
)
def test_how_late_it_may_be_written_down(tahun, irama, paling_lama):
    jeda = [
        k.waktu_dicatat - k.waktu
        for k in tahun[irama].konfirmasi.values()
        if k.jawaban == "otomatis"
    ]

    assert len(jeda) == 15
    assert all(timedelta() < satu <= paling_lama for satu in jeda)


@pytest.mark.parametrize("irama", IRAMA)
def test_the_unanswered_risalah_is_final_at_its_own_last_second(tahun, irama):
    final = {
        nama: (status, otomatis, batas, saat, dijawab)
        for nama, status, batas, saat, dijawab, otomatis in tahun[irama].akhir["risalah"]
    }

    batas = {zona: akhir_hari(uji.BATAS_RISALAH, zona) for zona in ZONA}
    assert final == {
        f"Rajin {zona}": ("final", True, saat, saat, saat) for zona, saat in batas.items()
    }


@pytest.mark.parametrize("irama", ["menit", "hari"])
def test_each_reminder_is_written_once_and_none_is_missing(tahun, irama):
    seharusnya = set().union(*(pengingat_seharusnya(zona) for zona in ZONA))
    daftar = Counter(isi for isi, _ in tahun[irama].pengingat)

    assert daftar == Counter(seharusnya)


def test_reminders_are_written_at_five_and_on_the_day_of_their_mark(tahun):
    for (_, _, ditutup, tanda, _, zona), saat in tahun["menit"].pengingat:
        di_sana = waktu.setempat(saat, zona)
        assert di_sana.date() == ditutup - timedelta(days=tanda)
        assert di_sana.time() == time(5)


def test_a_pause_loses_the_marks_that_passed_in_it_and_no_others(tahun):
    """A reminder of a day that is over would only mislead: it is not sent late."""
    seharusnya = set().union(*(pengingat_seharusnya(zona) for zona in ZONA))
    hilang = {(*satu, zona) for satu in HILANG for zona in ZONA}
    assert hilang <= seharusnya

    assert Counter(isi for isi, _ in tahun["jeda"].pengingat) == Counter(seharusnya - hilang)


def test_a_pause_opens_evaluations_later_and_each_once(tahun):
    """Opening waits for the first run after the stage has opened; nobody rates before that."""
    tw1 = {irama: {s for (_, k), s in tahun[irama].dibuka.items() if k == "tw1"} for irama in IRAMA}

    # The east begins the first of March at 15.00 UTC.
    assert tw1 == {
        "menit": {akhir_hari(date(2026, 2, 28), "WIT") + timedelta(seconds=1)},
        "hari": {waktu.datetime.fromisoformat("2026-02-28T23:05:00+00:00")},
        "jeda": {waktu.datetime.fromisoformat("2026-03-03T23:30:00+00:00")},
    }
    assert [len(tahun[irama].dibuka) for irama in IRAMA] == [30, 30, 30]


@pytest.mark.parametrize("irama", IRAMA)
def test_letters_go_out_once_and_are_the_same(tahun, irama):
    surat = tahun[irama].surat

    assert surat == tahun["menit"].surat
    otomatis = {nama: n for (jenis, nama), n in surat.items() if jenis.endswith("_otomatis")}
    assert otomatis == {f"Diam {zona}": 5 for zona in ZONA}
