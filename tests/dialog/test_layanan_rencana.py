"""Acts of the action plan: rows, history, letters, the issued form, and refusals."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from dialog.layanan import rencana as layanan
from dialog.models import RencanaAksi, SusunanRencanaAksi
from dialog.pilihan import StatusRencana, TahapDialog
from ekinerja.antrean.models import Pekerjaan
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import kini
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.factories import PegawaiFactory, SKPFactory
from tests.factories.dialog import RisalahFactory
from tests.factories.rencana import AksiFactory, SusunanFactory, iki_dari, skp_dua_rhk
from tests.factories.skp import penilai_dari

pytestmark = pytest.mark.django_db
AKSI = {"uraian": "Menyusun Rencana Kerja Penilaian Mandiri", "bulan_mulai": 3, "bulan_selesai": 4}
CATATAN = "Tambahkan langkah pelaporannya."


def surat():
    daftar = Pemberitahuan.objects.order_by("pk")
    return [(satu.jenis.rpartition("/")[2], satu.penerima) for satu in daftar]


def keadaan():
    isi = [list(m.objects.order_by("pk").values()) for m in (SusunanRencanaAksi, RencanaAksi)]
    hitungan = [m.objects.count() for m in (Jejak, Pemberitahuan, DokumenTerbit, Pekerjaan)]
    return [*isi, *hitungan]


def ditolak(tindakan, sebab, alasan=""):
    """The act is refused for this cause, and leaves nothing behind."""
    sebelum = keadaan()
    with pytest.raises(Ditolak) as galat:
        tindakan()
    assert galat.value.keputusan.sebab is sebab
    assert alasan in galat.value.keputusan.alasan
    assert keadaan() == sebelum


def skp_ditetapkan(**isi):
    return SKPFactory(lengkap=True, ditetapkan=True, **isi)


def risalah_final(skp, tahap=TahapDialog.PELAKSANAAN, **isi):
    return RisalahFactory(dialog__skp=skp, dialog__tahap=tahap, final=True, **isi)


def tambah(skp, pelaku=None, iki=None, versi=None, **isi):
    return layanan.tambah_aksi(
        skp.pk,
        iki_pk=(iki or iki_dari(skp)).pk,
        pelaku=pelaku or skp.pegawai,
        versi=versi,
        **{**AKSI, **isi},
    )


def test_the_first_action_begins_the_plan():
    skp = skp_ditetapkan()

    aksi = tambah(skp, target_waktu_teks="minggu kedua")

    susunan = SusunanRencanaAksi.objects.get()
    assert (susunan.skp, susunan.status, susunan.revisi, susunan.versi) == (
        skp,
        StatusRencana.DRAF,
        1,
        2,
    )
    assert (aksi.susunan, aksi.iki, aksi.urutan) == (susunan, iki_dari(skp), 1)
    assert aksi.tampil == f"{AKSI['uraian']} (Maret s/d April, minggu kedua)"
    assert [j.aksi for j in Jejak.objects.untuk(susunan).order_by("nomor")] == [
        "dialog.buat_rencana",
        "dialog.ubah_rencana",
    ]
    assert surat() == []


def test_further_actions_follow_in_order_and_a_gap_stays_a_gap():
    skp = skp_ditetapkan()
    pertama, kedua = tambah(skp), tambah(skp, versi=2)
    layanan.hapus_aksi(pertama.pk, pelaku=skp.pegawai, versi=3)

    ketiga = tambah(skp)

    assert (kedua.urutan, ketiga.urutan) == (2, 3)
    assert SusunanRencanaAksi.objects.get().versi == 5
    assert Jejak.objects.first().rincian["sesudah"]["bulan_mulai"] == 3


@pytest.mark.parametrize(
    ("isi", "alasan"),
    [
        ({"bulan_mulai": 4, "bulan_selesai": 3}, "Bulan selesai tidak boleh mendahului"),
        ({"bulan_mulai": 1, "bulan_selesai": 4}, "Pilih bulan di dalam periode SKP, Februari"),
        ({"bulan_mulai": 10, "bulan_selesai": 12}, "November 2026."),
    ],
)
def test_months_outside_the_period_are_refused(isi, alasan):
    skp = skp_ditetapkan(periode_mulai=date(2026, 2, 1), periode_selesai=date(2026, 11, 30))

    ditolak(lambda: tambah(skp, **isi), Sebab.ISI, alasan)


def test_an_indicator_of_another_skp_is_refused():
    skp, lain = skp_ditetapkan(), skp_ditetapkan()

    ditolak(lambda: tambah(skp, iki=iki_dari(lain)), Sebab.ISI, "bukan bagian SKP ini")


def test_twenty_actions_per_indicator_and_not_one_more():
    susunan = SusunanFactory(aksi=False)
    for _ in range(20):
        AksiFactory(susunan=susunan)

    ditolak(lambda: tambah(susunan.skp), Sebab.ISI, "paling banyak 20")


@pytest.mark.parametrize("siapa", ["penilai", "lain"])
def test_only_the_owner_writes(siapa):
    susunan = SusunanFactory()
    pelaku = penilai_dari(susunan.skp) if siapa == "penilai" else PegawaiFactory()
    aksi, isi = RencanaAksi.objects.get(), {"pelaku": pelaku, "versi": 2}

    ditolak(lambda: tambah(susunan.skp, pelaku), Sebab.PELAKU)
    ditolak(lambda: layanan.ubah_aksi(aksi.pk, **AKSI, **isi), Sebab.PELAKU)
    ditolak(lambda: layanan.hapus_aksi(aksi.pk, **isi), Sebab.PELAKU)
    ditolak(lambda: layanan.selesaikan_rencana(susunan.pk, **isi), Sebab.PELAKU)


def test_before_the_skp_is_set_nothing_is_planned():
    skp = SKPFactory(lengkap=True, diajukan=True)

    ditolak(lambda: tambah(skp), Sebab.STATUS, "disusun setelah SKP ditetapkan")


@pytest.mark.parametrize(
    ("sifat", "alasan"), [("selesai", "Buka kembali"), ("disetujui", "sudah disetujui")]
)
def test_a_finished_plan_is_not_written(sifat, alasan):
    susunan = SusunanFactory(**{sifat: True})
    aksi = RencanaAksi.objects.get()
    isi = {"pelaku": susunan.skp.pegawai, "versi": susunan.versi}

    ditolak(lambda: tambah(susunan.skp), Sebab.STATUS, alasan)
    ditolak(lambda: layanan.ubah_aksi(aksi.pk, **AKSI, **isi), Sebab.STATUS, alasan)
    ditolak(lambda: layanan.hapus_aksi(aksi.pk, **isi), Sebab.STATUS, alasan)


def test_ubah_aksi_keeps_both_texts_in_the_history():
    susunan = SusunanFactory(aksi__uraian="Lama")
    aksi = RencanaAksi.objects.get()

    layanan.ubah_aksi(aksi.pk, **AKSI, pelaku=susunan.skp.pegawai, versi=2)

    aksi.refresh_from_db()
    rincian = Jejak.objects.untuk(susunan).get().rincian
    assert aksi.uraian == AKSI["uraian"]
    assert (rincian["sebelum"]["uraian"], rincian["sesudah"]["uraian"]) == ("Lama", aksi.uraian)
    assert SusunanRencanaAksi.objects.get().versi == 3


def test_a_stale_page_changes_nothing():
    susunan = SusunanFactory()
    aksi, isi = RencanaAksi.objects.get(), {"pelaku": susunan.skp.pegawai, "versi": 1}

    ditolak(lambda: tambah(susunan.skp, versi=0), Sebab.VERSI)
    ditolak(lambda: layanan.ubah_aksi(aksi.pk, **AKSI, **isi), Sebab.VERSI)
    ditolak(lambda: layanan.hapus_aksi(aksi.pk, **isi), Sebab.VERSI)
    ditolak(lambda: layanan.hapus_aksi(aksi.pk + 9, **isi), Sebab.VERSI, "sudah dihapus")
    ditolak(lambda: layanan.selesaikan_rencana(susunan.pk, **isi), Sebab.VERSI)


def test_selesai_needs_an_action_for_every_indicator():
    susunan = SusunanFactory(skp=skp_dua_rhk(), aksi=False)
    iki = iki_dari(susunan.skp)
    isi = {"pelaku": susunan.skp.pegawai, "versi": 2}
    ditolak(
        lambda: layanan.selesaikan_rencana(susunan.pk, **isi),
        Sebab.ISI,
        f"Indikator «{iki.uraian}» belum mempunyai rencana aksi. Masih ada 1 indikator lain.",
    )
    AksiFactory(susunan=susunan, iki=iki)

    ditolak(lambda: layanan.selesaikan_rencana(susunan.pk, **isi), Sebab.ISI)


def test_selesai_asks_the_penilai_and_keeps_what_he_was_given():
    susunan = SusunanFactory(catatan_pengembalian=CATATAN)

    layanan.selesaikan_rencana(susunan.pk, pelaku=susunan.skp.pegawai, versi=2)

    baru = SusunanRencanaAksi.objects.get()
    assert (baru.status, baru.versi, baru.catatan_pengembalian) == (StatusRencana.SELESAI, 3, "")
    assert baru.waktu_selesai is not None
    assert surat() == [("rencana_selesai", penilai_dari(susunan.skp))]
    isi = Jejak.objects.untuk(susunan).get().rincian["isi"]
    assert isi[0]["iki"][0]["aksi"] == [RencanaAksi.objects.get().tampil]


def test_selesai_without_a_penilai_says_whom_to_ask():
    skp = skp_ditetapkan()
    susunan = SusunanFactory(skp=skp)
    skp.pegawai.daftar_penetapan_penilai.update(berlaku_sampai="2020-12-31")

    ditolak(
        lambda: layanan.selesaikan_rencana(susunan.pk, pelaku=skp.pegawai, versi=2),
        Sebab.ISI,
        "Pengelola kinerja unit Anda",
    )


def test_buka_takes_it_back_until_the_penilai_has_decided():
    susunan = SusunanFactory(selesai=True)

    layanan.buka_rencana(susunan.pk, pelaku=susunan.skp.pegawai, versi=3)

    baru = SusunanRencanaAksi.objects.get()
    assert (baru.status, baru.waktu_selesai) == (StatusRencana.DRAF, None)
    assert surat() == []
    disetujui = SusunanFactory(disetujui=True)
    pemilik = disetujui.skp.pegawai
    ditolak(
        lambda: layanan.buka_rencana(disetujui.pk, pelaku=pemilik, versi=4),
        Sebab.STATUS,
        "«Disetujui»",
    )


def test_kembalikan_carries_the_note_and_no_letter_tells_it():
    susunan = SusunanFactory(selesai=True)
    penilai = penilai_dari(susunan.skp)

    layanan.kembalikan_rencana(susunan.pk, catatan=CATATAN, pelaku=penilai, versi=3)

    baru = SusunanRencanaAksi.objects.get()
    assert (baru.status, baru.catatan_pengembalian) == (StatusRencana.DRAF, CATATAN)
    assert surat() == [("rencana_dikembalikan", susunan.skp.pegawai)]
    assert CATATAN not in Pemberitahuan.objects.get().isi
    assert penilai.nama_gelar in Pemberitahuan.objects.get().isi


def test_setujui_issues_the_form_and_writes_to_the_employee():
    susunan = SusunanFactory(selesai=True)
    penilai = penilai_dari(susunan.skp)

    layanan.setujui_rencana(susunan.pk, pelaku=penilai, versi=3)

    baru, terbit = SusunanRencanaAksi.objects.get(), DokumenTerbit.objects.get()
    assert (baru.status, baru.disetujui_oleh) == (StatusRencana.DISETUJUI, penilai)
    assert (terbit.jenis, terbit.versi, terbit.penerbit) == ("rencana_aksi", 1, penilai)
    assert terbit.cuplikan["penilai"]["nama"] == penilai.nama_gelar
    assert terbit.cuplikan["daftar"][0]["iki"][0]["aksi"] == [RencanaAksi.objects.get().tampil]
    assert surat() == [("rencana_disetujui", susunan.skp.pegawai)]
    assert periksa_rantai() is None


@pytest.mark.parametrize("perbuatan", ["setujui", "kembalikan"])
@pytest.mark.parametrize("siapa", ["pemilik", "lama", "atasan"])
def test_only_the_penilai_of_today_decides(perbuatan, siapa):
    susunan = SusunanFactory(selesai=True)
    penetapan = susunan.skp.pegawai.daftar_penetapan_penilai.get()
    pelaku = {
        "pemilik": susunan.skp.pegawai,
        "lama": penetapan.pejabat_penilai,
        "atasan": penetapan.atasan_pejabat_penilai,
    }[siapa]
    if siapa == "lama":
        penetapan.berlaku_sampai = "2025-12-31"
        penetapan.save(update_fields=["berlaku_sampai"])
    isi = {"pelaku": pelaku, "versi": 3}
    tindakan = {
        "setujui": lambda: layanan.setujui_rencana(susunan.pk, **isi),
        "kembalikan": lambda: layanan.kembalikan_rencana(susunan.pk, catatan=CATATAN, **isi),
    }

    ditolak(tindakan[perbuatan], Sebab.PELAKU)


@pytest.mark.parametrize("sifat", [{}, {"disetujui": True}])
def test_the_penilai_decides_only_what_is_finished(sifat):
    susunan = SusunanFactory(**sifat)
    isi = {"pelaku": penilai_dari(susunan.skp), "versi": susunan.versi}

    ditolak(lambda: layanan.setujui_rencana(susunan.pk, **isi), Sebab.STATUS)
    ditolak(lambda: layanan.kembalikan_rencana(susunan.pk, catatan=CATATAN, **isi), Sebab.STATUS)


def test_a_note_of_nine_letters_is_too_short():
    susunan = SusunanFactory(selesai=True)
    isi = {"catatan": "Perbaiki ", "pelaku": penilai_dari(susunan.skp), "versi": 3}

    ditolak(lambda: layanan.kembalikan_rencana(susunan.pk, **isi), Sebab.ISI)


def test_the_database_keeps_an_approved_plan():
    susunan = SusunanFactory(disetujui=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        SusunanRencanaAksi.objects.filter(pk=susunan.pk).update(
            waktu_disetujui=kini() - timedelta(days=1)
        )
