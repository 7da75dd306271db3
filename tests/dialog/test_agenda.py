"""What the agenda of a later dialogue starts with: plan, latest realisasi, daily notes."""

from datetime import date, timedelta

import pytest

from dialog.kueri.agenda import MAKS_TEKS, bahan_agenda, gabung
from dialog.layanan import risalah as layanan
from dialog.models import (
    CatatanHarian,
    RealisasiIKI,
    RencanaAksi,
    RisalahDialog,
    SusunanRencanaAksi,
)
from dialog.pilihan import StatusRealisasi, StatusRencana
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.kalender.models import PeriodePenilaian, TahunKinerja
from skp.models import IndikatorKinerjaIndividu
from tests.factories import SKPFactory
from tests.factories.dialog import DialogLanjutFactory, RisalahFactory
from tests.factories.skp import RHKFactory

pytestmark = pytest.mark.django_db
TEMPAT = {"tanggal": hari_ini(), "metode": "media", "tempat_media": "Rapat daring"}


def rencana(skp, status, *baris):
    disetujui = status in {StatusRencana.DISETUJUI, StatusRencana.DIGANTIKAN}
    susunan = SusunanRencanaAksi.objects.create(
        skp=skp,
        status=status,
        revisi=1,
        waktu_disetujui=kini() if disetujui else None,
        disetujui_oleh=skp.pejabat_penilai if disetujui else None,
    )
    iki = IndikatorKinerjaIndividu.objects.order_by("pk").first()
    for urutan, (uraian, mulai, selesai) in enumerate(baris, 1):
        RencanaAksi.objects.create(
            susunan=susunan,
            iki=iki,
            urutan=urutan,
            uraian=uraian,
            bulan_mulai=mulai,
            bulan_selesai=selesai,
        )


def realisasi(skp, kode, uraian, status=StatusRealisasi.DIKIRIM):
    tahun, _ = TahunKinerja.objects.get_or_create(instansi=skp.unit_kerja.instansi, tahun=2026)
    bulan = {"tw1": 1, "tw2": 4}[kode]
    label = {"tw1": "Triwulan I", "tw2": "Triwulan II"}[kode]
    RealisasiIKI.objects.create(
        iki_akar=IndikatorKinerjaIndividu.objects.order_by("pk").first(),
        skp=skp,
        periode=PeriodePenilaian.objects.create(
            tahun_kinerja=tahun,
            kode=kode,
            label=label,
            mulai=date(2026, bulan, 1),
            selesai=date(2026, bulan + 2, 28),
        ),
        sifat="progres",
        uraian=uraian,
        status=status,
        waktu_dikirim=kini(),
    )


def catatan(skp, uraian, **isi):
    bawaan = {"kategori": "tugas_utama", "perlu_dialog": True, "tanggal": date(2026, 3, 5)}
    return CatatanHarian.objects.create(
        pegawai=skp.pegawai, unit_kerja=skp.unit_kerja, uraian=uraian, **{**bawaan, **isi}
    )


def buka(skp):
    return layanan.buat_dialog(skp, **TEMPAT, tahap="pelaksanaan", pelaku=skp.pegawai)


@pytest.fixture
def skp():
    return SKPFactory(lengkap=True, ditetapkan=True)


def test_agenda_copies_the_approved_plan_and_the_latest_sent_realisasi(skp):
    rencana(skp, StatusRencana.DISETUJUI, ("Menyusun", 3, 4), ("Mengirim", 5, 5))
    realisasi(skp, "tw2", "Dua laporan", StatusRealisasi.DRAF)
    realisasi(skp, "tw1", "Satu laporan")

    baris = buka(skp).daftar_agenda.get()

    assert baris.rencana_aksi == "1. Menyusun (Maret s/d April)\n2. Mengirim (Mei)"
    assert baris.realisasi == "Triwulan I: Satu laporan"


def test_a_plan_that_is_not_approved_is_left_out(skp):
    rencana(skp, StatusRencana.SELESAI, ("Menyusun", 3, 4))

    assert buka(skp).daftar_agenda.get().rencana_aksi == ""


def test_a_later_realisasi_comes_along_when_the_sheet_is_saved_or_sent(skp):
    risalah = RisalahFactory(dialog=DialogLanjutFactory(skp=skp))
    realisasi(skp, "tw1", "Satu laporan")

    layanan.kirim_risalah(risalah.pk, pelaku=skp.pegawai, versi=1)

    baris = RisalahDialog.objects.get().daftar_agenda.get()
    assert (baris.realisasi, baris.progres) == ("Triwulan I: Satu laporan", "Satu laporan terkirim")


def test_notes_marked_for_a_dialogue_fill_masalah_and_progres(skp):
    iki = IndikatorKinerjaIndividu.objects.get()
    catatan(skp, "Rapat", iki=iki, masalah="Data belum masuk", progres="Separuh")
    catatan(skp, "Aplikasi mati", iki=iki, tanggal=date(2026, 4, 2))
    catatan(skp, "Tanpa indikator")
    catatan(skp, "Tidak perlu dibahas", iki=iki, perlu_dialog=False)
    catatan(skp, "Tahun lalu", iki=iki, tanggal=date(2025, 3, 5))
    catatan(SKPFactory(), "Orang lain")

    risalah = buka(skp)
    baris = risalah.daftar_agenda.get()

    assert baris.masalah == "5 Maret: Data belum masuk\n2 April: Aplikasi mati"
    assert (baris.progres, risalah.pokok_bahasan) == (
        "5 Maret: Separuh",
        "5 Maret: Tanpa indikator",
    )


def test_a_note_of_the_plan_belongs_to_its_iki(skp):
    rencana(skp, StatusRencana.DISETUJUI, ("Menyusun", 3, 4))
    catatan(skp, "Terhambat", rencana_aksi=RencanaAksi.objects.get())

    assert buka(skp).daftar_agenda.get().masalah == "5 Maret: Terhambat"


def test_notes_that_the_last_final_dialogue_knew_do_not_come_again(skp):
    iki = IndikatorKinerjaIndividu.objects.get()
    lama = kini() - timedelta(days=10)
    dialog = DialogLanjutFactory(skp=skp, waktu_dibuat=lama)
    RisalahFactory(dialog=dialog, final=True)
    catatan(skp, "Sudah dibahas", iki=iki, waktu_dibuat=lama - timedelta(hours=1))
    catatan(skp, "Baru", iki=iki, waktu_dibuat=lama + timedelta(hours=1))

    assert buka(skp).daftar_agenda.get().masalah == "5 Maret: Baru"


def test_agenda_costs_the_same_for_one_and_thirty_results(skp, django_assert_num_queries):
    for urutan in range(2, 31):
        RHKFactory(skp=skp, urutan=urutan)

    with django_assert_num_queries(4):
        assert len(bahan_agenda(skp)) == 30


def test_gabung_keeps_whole_lines_that_fit():
    assert gabung(["a" * 3000, "b" * 1001]) == "a" * 3000
    assert gabung(["a" * (MAKS_TEKS + 1)]) == "a" * MAKS_TEKS
    assert gabung([]) == ""


def test_a_row_whose_result_is_no_longer_active_keeps_what_it_knew(skp):
    risalah = RisalahFactory(dialog=DialogLanjutFactory(skp=skp), agenda__realisasi="TW I: satu")
    skp.daftar_rhk.update(aktif=False)

    layanan.kirim_risalah(risalah.pk, pelaku=skp.pegawai, versi=1)

    assert risalah.daftar_agenda.get().realisasi == "TW I: satu"
