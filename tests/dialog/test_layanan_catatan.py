"""Acts of the daily notes: rows, history, the day that counts, and refusals that leave nothing."""

from datetime import UTC, date, datetime

import pytest

from dialog.aturan import catatan as aturan
from dialog.layanan import catatan as layanan
from dialog.models import CatatanHarian, KoreksiCatatan
from dialog.pilihan import StatusRencana
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import pada_saat
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.profil.layanan import isi_pratetap
from skp.pilihan import StatusSKP
from tests.factories import PegawaiFactory, SKPFactory, UnitKerjaFactory
from tests.factories.catatan import (
    CatatanHarianFactory,
    KoreksiCatatanFactory,
    RencanaAksiFactory,
)
from tests.factories.profil import ProfilAturanFactory

pytestmark = pytest.mark.django_db
# 14 October 2026, 16.30 UTC: 23.30 in Jakarta, already the 15th in Jayapura.
MALAM = datetime(2026, 10, 14, 16, 30, tzinfo=UTC)
TANGGAL = date(2026, 10, 14)
ISI = {"uraian": "Koordinasi dengan tim penilai mandiri", "kategori": "tugas_utama"}


@pytest.fixture(autouse=True)
def jam():
    with pada_saat(MALAM):
        yield


def jendela(pegawai, hari):
    isi = {**isi_pratetap("umum"), "jendela_mundur_hari": hari}
    ProfilAturanFactory(instansi=pegawai.instansi, tahun=2026, **isi)


def keadaan():
    model = (CatatanHarian, KoreksiCatatan, DokumenTerbit)
    return [
        *[list(satu.objects.order_by("pk").values()) for satu in model],
        Jejak.objects.count(),
        Pemberitahuan.objects.count(),
    ]


def ditolak(sebab, fungsi, *args, **isi):
    """The act refuses for that reason and leaves everything as it was."""
    sebelum = keadaan()
    with pytest.raises(Ditolak) as galat:
        fungsi(*args, **isi)
    assert galat.value.keputusan.sebab is sebab
    assert keadaan() == sebelum
    return galat.value.keputusan.alasan


def jejak(catatan_pk):
    daftar = Jejak.objects.filter(jenis_objek="dialog.catatanharian", id_objek=catatan_pk)
    return [satu.aksi for satu in daftar.order_by("nomor")]


@pytest.mark.parametrize(("zona", "tanggal"), [("WIB", 14), ("WITA", 15), ("WIT", 15)])
def test_a_note_bears_the_date_where_the_unit_is(zona, tanggal):
    pegawai = PegawaiFactory(unit_kerja=UnitKerjaFactory(zona_waktu=zona))

    catatan = layanan.tulis_catatan(pegawai, **ISI, pelaku=pegawai)

    assert catatan.tanggal == date(2026, 10, tanggal)
    assert (catatan.unit_kerja, catatan.versi) == (pegawai.unit_kerja, 1)
    assert jejak(catatan.pk) == ["dialog.tulis_catatan"]
    assert Pemberitahuan.objects.count() == 0
    assert periksa_rantai() is None


def test_a_link_without_scheme_is_kept_as_https():
    pegawai = PegawaiFactory()

    catatan = layanan.tulis_catatan(
        pegawai, **ISI, tautan="tautan.contoh.go.id/berkas", pelaku=pegawai
    )

    assert catatan.tautan == "https://tautan.contoh.go.id/berkas"


def test_an_action_brings_its_indicator_and_a_discussion_marks_the_agenda():
    skp = SKPFactory(lengkap=True, diajukan=True, ditetapkan=True)
    aksi = RencanaAksiFactory(iki=skp.daftar_rhk.get().daftar_iki.get())

    catatan = layanan.tulis_catatan(
        skp.pegawai,
        uraian="Data dua unit belum masuk",
        kategori="perlu_diskusi",
        rencana_aksi_pk=aksi.pk,
        pelaku=skp.pegawai,
    )

    assert (catatan.rencana_aksi, catatan.iki, catatan.perlu_dialog) == (aksi, aksi.iki, True)


@pytest.mark.parametrize("asing", ["draf", "orang_lain", "tahun_lain", "digantikan", "silang"])
def test_only_the_own_set_skp_of_the_year_can_be_named(asing):
    pegawai = PegawaiFactory()
    isi = {"pegawai": pegawai, "lengkap": True, "diajukan": True, "ditetapkan": True}
    isi |= {
        "draf": {"ditetapkan": False, "diajukan": False},
        "orang_lain": {"pegawai": PegawaiFactory()},
        "tahun_lain": {"tahun": 2025},
        "digantikan": {},
        "silang": {},
    }[asing]
    skp = SKPFactory(**isi)
    iki = skp.daftar_rhk.get().daftar_iki.get()
    aksi = RencanaAksiFactory(iki=iki)
    kaitan = {"iki_pk": iki.pk}
    if asing == "digantikan":
        aksi.susunan.__class__.objects.update(status=StatusRencana.DIGANTIKAN)
        kaitan = {"rencana_aksi_pk": aksi.pk}
    if asing == "silang":
        kaitan = {"rencana_aksi_pk": aksi.pk, "iki_pk": iki.pk + 1}

    ditolak(Sebab.ISI, layanan.tulis_catatan, pegawai, **ISI, **kaitan, pelaku=pegawai)


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ({"uraian": " \n "}, Sebab.ISI),
        ({"kategori": "lain"}, Sebab.ISI),
        ({"tautan": "javascript:alert(1)"}, Sebab.ISI),
        ({"tanggal": date(2026, 10, 13)}, Sebab.TENGGAT),
        ({"tanggal": date(2026, 10, 15)}, Sebab.ISI),
        ({"pelaku": "penilai"}, Sebab.PELAKU),
    ],
)
def test_what_cannot_be_written_leaves_nothing(isi, sebab):
    penilai = PegawaiFactory()
    pegawai = PegawaiFactory(penilai=penilai)
    pelaku = penilai if isi.get("pelaku") else pegawai

    ditolak(sebab, layanan.tulis_catatan, pegawai, **{**ISI, **isi, "pelaku": pelaku})


def test_the_twenty_first_note_of_a_day_is_refused_and_the_next_day_is_free():
    pegawai = PegawaiFactory()
    CatatanHarianFactory.create_batch(aturan.MAKS_SEHARI, pegawai=pegawai, tanggal=TANGGAL)

    assert "20 catatan" in ditolak(Sebab.ISI, layanan.tulis_catatan, pegawai, **ISI, pelaku=pegawai)
    with pada_saat(datetime(2026, 10, 14, 17, 0, tzinfo=UTC)):
        assert layanan.tulis_catatan(pegawai, **ISI, pelaku=pegawai).tanggal.day == 15


def test_a_window_opens_earlier_days():
    pegawai = PegawaiFactory()
    jendela(pegawai, 4)

    catatan = layanan.tulis_catatan(pegawai, **ISI, tanggal=date(2026, 10, 10), pelaku=pegawai)

    assert catatan.tanggal == date(2026, 10, 10)
    layanan.ubah_catatan(catatan.pk, **ISI, pelaku=pegawai, versi=1)
    alasan = ditolak(
        Sebab.TENGGAT,
        layanan.tulis_catatan,
        pegawai,
        **ISI,
        tanggal=date(2026, 10, 9),
        pelaku=pegawai,
    )
    assert "10 Oktober 2026" in alasan


def test_the_writer_rewrites_a_note_of_today():
    catatan = CatatanHarianFactory(tanggal=TANGGAL, uraian="Lama")

    baru = layanan.ubah_catatan(
        catatan.pk,
        uraian="Baru",
        kategori="tugas_tambahan",
        progres="Draf bab 1",
        masalah="Data belum masuk",
        tautan="http://contoh.go.id/a",
        perlu_dialog=True,
        pelaku=catatan.pegawai,
        versi=1,
    )

    assert (baru.uraian, baru.kategori, baru.versi) == ("Baru", "tugas_tambahan", 2)
    assert (baru.progres, baru.masalah, baru.perlu_dialog) == (
        "Draf bab 1",
        "Data belum masuk",
        True,
    )
    assert baru.tautan == "http://contoh.go.id/a"
    satu = Jejak.objects.untuk(baru).get()
    assert satu.rincian["sebelum"]["uraian"] == "Lama"


def test_a_note_keeps_its_link_to_a_plan_that_was_replaced_meanwhile():
    skp = SKPFactory(lengkap=True, diajukan=True, ditetapkan=True)
    aksi = RencanaAksiFactory(iki=skp.daftar_rhk.get().daftar_iki.get())
    catatan = CatatanHarianFactory(
        pegawai=skp.pegawai, tanggal=TANGGAL, rencana_aksi=aksi, iki=aksi.iki
    )
    aksi.susunan.__class__.objects.update(status=StatusRencana.DIGANTIKAN)
    skp.__class__.objects.update(status=StatusSKP.DIGANTIKAN)

    baru = layanan.ubah_catatan(
        catatan.pk,
        **ISI,
        iki_pk=aksi.iki_id,
        rencana_aksi_pk=aksi.pk,
        pelaku=skp.pegawai,
        versi=1,
    )

    assert baru.rencana_aksi == aksi


def test_a_note_of_today_can_be_taken_away():
    catatan = CatatanHarianFactory(tanggal=TANGGAL, uraian="Keliru")

    layanan.hapus_catatan(catatan.pk, pelaku=catatan.pegawai, versi=1)

    assert CatatanHarian.objects.count() == 0
    satu = Jejak.objects.get(id_objek=catatan.pk, jenis_objek="dialog.catatanharian")
    assert (satu.aksi, satu.rincian["sebelum"]["uraian"]) == ("dialog.hapus_catatan", "Keliru")


@pytest.mark.parametrize("nama", ["ubah", "hapus"])
@pytest.mark.parametrize(
    ("tanggal", "versi", "siapa", "sebab"),
    [
        (date(2026, 10, 13), 1, "penulis", Sebab.TENGGAT),
        (TANGGAL, 2, "penulis", Sebab.VERSI),
        (TANGGAL, 1, "penilai", Sebab.PELAKU),
    ],
)
def test_a_closed_day_a_stale_page_and_other_people_change_nothing(
    nama, tanggal, versi, siapa, sebab
):
    penilai = PegawaiFactory()
    catatan = CatatanHarianFactory(pegawai=PegawaiFactory(penilai=penilai), tanggal=tanggal)
    pelaku = penilai if siapa == "penilai" else catatan.pegawai
    fungsi = getattr(layanan, f"{nama}_catatan")

    ditolak(
        sebab, fungsi, catatan.pk, **(ISI if nama == "ubah" else {}), pelaku=pelaku, versi=versi
    )


def test_what_was_corrected_stays_when_a_window_opens_later():
    koreksi = KoreksiCatatanFactory(catatan__tanggal=date(2026, 10, 13))
    jendela(koreksi.catatan.pegawai, 4)

    ditolak(
        Sebab.STATUS,
        layanan.hapus_catatan,
        koreksi.catatan_id,
        pelaku=koreksi.catatan.pegawai,
        versi=1,
    )


def test_a_correction_is_added_once_the_day_is_over():
    catatan = CatatanHarianFactory(tanggal=date(2026, 10, 13), uraian="Rapat")

    layanan.koreksi_catatan(catatan.pk, uraian=" Rapat daring. ", pelaku=catatan.pegawai)

    catatan.refresh_from_db()
    assert (catatan.uraian, catatan.daftar_koreksi.get().uraian) == ("Rapat", "Rapat daring.")
    assert jejak(catatan.pk) == ["dialog.koreksi_catatan"]


@pytest.mark.parametrize(
    ("tanggal", "uraian", "siapa", "banyak", "sebab"),
    [
        (TANGGAL, "Isi", "penulis", 0, Sebab.STATUS),
        (date(2026, 10, 13), " ", "penulis", 0, Sebab.ISI),
        (date(2026, 10, 13), "Isi", "penulis", aturan.MAKS_KOREKSI, Sebab.ISI),
        (date(2026, 10, 13), "Isi", "penilai", 0, Sebab.PELAKU),
    ],
)
def test_a_correction_that_cannot_be(tanggal, uraian, siapa, banyak, sebab):
    penilai = PegawaiFactory()
    catatan = CatatanHarianFactory(pegawai=PegawaiFactory(penilai=penilai), tanggal=tanggal)
    KoreksiCatatanFactory.create_batch(banyak, catatan=catatan)
    pelaku = penilai if siapa == "penilai" else catatan.pegawai

    ditolak(sebab, layanan.koreksi_catatan, catatan.pk, uraian=uraian, pelaku=pelaku)


def test_the_print_of_a_month_is_frozen_and_issued_anew_only_when_it_differs():
    pegawai = PegawaiFactory()
    CatatanHarianFactory(pegawai=pegawai, tanggal=TANGGAL, uraian="Pertama")
    CatatanHarianFactory(pegawai=pegawai, tanggal=date(2026, 9, 30), uraian="Bulan lalu")
    CatatanHarianFactory(tanggal=TANGGAL, uraian="Milik orang lain")

    satu = layanan.terbitkan_catatan(pegawai, bulan=TANGGAL, pelaku=pegawai)
    lagi = layanan.terbitkan_catatan(pegawai, bulan=date(2026, 10, 1), pelaku=pegawai)
    CatatanHarianFactory(pegawai=pegawai, tanggal=TANGGAL, uraian="Kedua")
    dua = layanan.terbitkan_catatan(pegawai, bulan=TANGGAL, pelaku=pegawai)

    assert (satu.jenis, satu.versi, lagi.pk, dua.versi) == (
        "catatan_harian_2026_10",
        1,
        satu.pk,
        2,
    )
    assert [baris["uraian"] for baris in satu.cuplikan["catatan"]] == ["Pertama"]
    assert [baris["uraian"] for baris in dua.cuplikan["catatan"]] == ["Kedua", "Pertama"]
    assert list(DokumenTerbit.objects.untuk(pegawai)) == [dua, satu]


@pytest.mark.parametrize(("siapa", "sebab"), [("pemilik", Sebab.ISI), ("penilai", Sebab.PELAKU)])
def test_an_empty_month_and_other_people_issue_nothing(siapa, sebab):
    penilai = PegawaiFactory()
    pegawai = PegawaiFactory(penilai=penilai)
    pelaku = penilai if siapa == "penilai" else pegawai

    ditolak(sebab, layanan.terbitkan_catatan, pegawai, bulan=TANGGAL, pelaku=pelaku)
