"""The pages of monitoring and bulk print, with and without JavaScript."""

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ekinerja.antrean import layanan as antrean
from ekinerja.antrean.models import Pekerjaan
from ekinerja.antrean.pilihan import Keadaan
from ekinerja.beranda.models import CetakMassal
from ekinerja.beranda.pilihan import KeadaanLembar
from ekinerja.inti.waktu import kini
from ekinerja.jejak.models import Jejak
from tests.factories import UnitKerjaFactory
from tests.factories.evaluasi import periode_untuk
from tests.factories.pantauan import TAHUN, pesan, unit_bercetak
from tests.situs import kirim, masuk

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def gudang(tmp_path):
    with override_settings(MEDIA_ROOT=tmp_path):
        yield tmp_path


@pytest.fixture
def d():
    return unit_bercetak(2, tanpa=1)


def alamat_pesan(d, **kueri):
    return reverse("beranda:pesan_cetak", args=[d.unit.pk], query={"tahun": TAHUN, **kueri})


def teks(jawaban):
    return " ".join(jawaban.content.decode().split())


def test_pantauan_counts_and_filters(d):
    client = masuk(d.pengelola)
    alamat = reverse("beranda:pantauan_unit", args=[d.unit.pk])

    semua = client.get(alamat, {"tahun": TAHUN})
    saring = client.get(alamat, {"tahun": TAHUN, "keadaan": "tanpa_skp"})
    cari = client.get(alamat, {"tahun": TAHUN, "cari": "Orang 001"}, headers=HTMX)

    assert [p.nama_lengkap for p in semua.context["daftar_pegawai"]] == [
        "Orang 000",
        "Orang 001",
        "Pengelola",
        "Tanpa 000",
    ]
    jumlah = {nilai: n for nilai, _, n in semua.context["hitungan"]}
    assert (jumlah["tanpa_skp"], jumlah["realisasi"], sum(jumlah.values())) == (2, 2, 4)
    assert {p.nama_lengkap for p in saring.context["daftar_pegawai"]} == {"Pengelola", "Tanpa 000"}
    assert "<html" not in teks(cari)
    assert ("Orang 001" in teks(cari), "Orang 000" in teks(cari)) == (True, False)


def test_the_filter_keeps_the_year_and_the_period(d):
    periode_untuk(d.unit.instansi, "tw1", TAHUN - 1)
    periode_untuk(d.unit.instansi, "tahunan", TAHUN - 1)
    tempat = {"tahun": TAHUN - 1, "periode": "tahunan"}
    alamat = reverse("beranda:pantauan_unit", args=[d.unit.pk])

    polos = masuk(d.pengelola).get(alamat, tempat)
    saring = masuk(d.pengelola).get(alamat, {**tempat, "keadaan": "tanpa_skp"})

    for nama, nilai in tempat.items():
        assert f'<input type="hidden" name="{nama}" value="{nilai}"' in teks(polos)
    assert "Hapus saringan" not in teks(polos)
    hapus = f'href="{alamat}?tahun={TAHUN - 1}&amp;periode=tahunan">Hapus saringan'
    assert hapus in teks(saring)
    assert saring.context["periode"].kode == "tahunan"


def test_pantauan_starts_at_the_top_of_ones_reach(d):
    UnitKerjaFactory(induk=d.unit)

    jawaban = masuk(d.pengelola).get(reverse("beranda:pantauan"))

    assert jawaban["Location"] == reverse("beranda:pantauan_unit", args=[d.unit.pk])


@pytest.mark.parametrize("kueri", [{"tahun": "x"}, {"tahun": "99999"}, {"periode": "'"}])
def test_pantauan_takes_nonsense_for_this_year(d, kueri):
    jawaban = masuk(d.pengelola).get(reverse("beranda:pantauan_unit", args=[d.unit.pk]), kueri)

    assert jawaban.status_code == 200


def test_pesan_says_how_many_there_are(d):
    jawaban = masuk(d.pengelola).get(alamat_pesan(d))

    assert jawaban.context["tersedia"][0] == ("SKP beserta lampirannya", 2, 4, 2)
    assert "2 dari 4 pegawai" in teks(jawaban)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, "perlu diisi"),
        ({"jenis": "rahasia"}, "Pilih salah satu yang ada"),
        ({"jenis": "evaluasi"}, "Tahun ini belum mempunyai periode penilaian"),
    ],
)
def test_pesan_refused_says_why_at_the_field(d, isi, kalimat):
    jawaban = kirim(masuk(d.pengelola), alamat_pesan(d), isi)

    assert (jawaban.status_code, CetakMassal.objects.count()) == (422, 0)
    assert kalimat in " ".join(jawaban.context["form"].errors["jenis"])


def test_the_same_order_sent_twice_is_one(d):
    client, isi = (
        masuk(d.pengelola),
        {"jenis": "skp", "kunci": "a" * 8 + "-0000-4000-8000-" + "b" * 12},
    )

    jawaban = [kirim(client, alamat_pesan(d), isi)["Location"] for _ in range(2)]

    assert jawaban == [CetakMassal.objects.get().get_absolute_url()] * 2


def test_pesan_keeps_the_period_of_the_page(d):
    tw1 = periode_untuk(d.unit.instansi, "tw1", TAHUN)
    periode_untuk(d.unit.instansi, "tw2", TAHUN)

    kirim(masuk(d.pengelola), alamat_pesan(d, periode="tw1"), {"jenis": "dokumen_evaluasi"})
    kirim(masuk(d.pengelola), alamat_pesan(d, periode="tw1"), {"jenis": "skp"})

    assert list(CetakMassal.objects.order_by("pk").values_list("jenis", "tahun", "periode")) == [
        ("dokumen_evaluasi", TAHUN, tw1.pk),
        ("skp", TAHUN, None),
    ]


def test_the_page_asks_again_until_the_work_is_done(d):
    """Each answer brings the next question with it; the last one asks for the whole page."""
    cetak, client = pesan(d), masuk(d.pengelola)
    alamat = cetak.get_absolute_url()

    awal, berjalan = client.get(alamat), client.get(alamat, headers=HTMX)
    antrean.jalankan_semua()
    selesai, akhir = client.get(alamat, headers=HTMX), client.get(alamat)

    pemicu = f'hx-get="{alamat}" hx-trigger="every 3s"'
    assert [pemicu in teks(satu) for satu in (awal, berjalan, selesai, akhir)] == [
        True,
        True,
        False,
        False,
    ]
    assert ("<html" in teks(berjalan), berjalan.get("HX-Refresh")) == (False, None)
    assert selesai["HX-Refresh"] == "true"
    assert "2 dari 4 pegawai selesai" in teks(berjalan)
    assert "4 dari 4 pegawai selesai" in teks(akhir)
    # Without JavaScript a link does the same.
    assert (f'href="{alamat}"' in teks(awal), "Muat ulang" in teks(awal)) == (True, True)
    assert "Unduh ZIP" in teks(akhir)


def test_the_result_of_each_person_can_be_filtered(d):
    cetak, client = pesan(d), masuk(d.pengelola)
    antrean.jalankan_semua()

    jawaban = client.get(cetak.get_absolute_url(), {"keadaan": KeadaanLembar.TIADA})

    assert [s.pegawai.nama_lengkap for s in jawaban.context["daftar_lembar"]] == [
        "Pengelola",
        "Tanpa 000",
    ]
    assert "Belum ada dokumen" in teks(jawaban)


def test_a_run_that_gave_up_says_what_to_do(d):
    cetak = pesan(d)
    Pekerjaan.objects.filter(kunci=cetak.kunci).update(keadaan=Keadaan.GAGAL, waktu_selesai=kini())

    jawaban = teks(masuk(d.pengelola).get(cetak.get_absolute_url()))

    assert "pesanlah sekali lagi" in jawaban
    assert "hx-trigger" not in jawaban.split('id="kemajuan-cetak"')[1].split(">")[0]


def test_while_it_is_tried_again_the_page_says_that_it_runs(d):
    cetak = pesan(d)
    antrean.jalankan_semua()
    CetakMassal.objects.filter(pk=cetak.pk).update(waktu_selesai=None, percobaan=2)
    client = masuk(d.pengelola)

    rinci, daftar = (
        teks(client.get(satu))
        for satu in (cetak.get_absolute_url(), reverse("beranda:cetak_daftar"))
    )

    assert "Berkas dari percobaan sebelumnya masih dapat diunduh" in rinci
    assert "None" not in rinci
    assert ("Berjalan" in daftar, "Siap diunduh" in daftar) == (True, False)


def test_unduh_gives_the_archive_and_is_written_down(d):
    cetak, client = pesan(d), masuk(d.pengelola)
    antrean.jalankan_semua()
    cetak.refresh_from_db()

    jawaban = client.get(reverse("beranda:unduh_cetak", args=[cetak.pk]))

    with cetak.berkas.open() as berkas:
        assert b"".join(jawaban.streaming_content) == berkas.read()
    assert jawaban["Cache-Control"] == "private, no-store"
    assert f'filename="skp-{TAHUN}-{cetak.pk}.zip"' in jawaban["Content-Disposition"]
    jejak = Jejak.objects.untuk(cetak).filter(aksi="beranda.unduh_cetak").get()
    assert jejak.pelaku == d.pengelola


def test_unduh_of_a_file_that_is_gone_leads_back(d):
    cetak, client = pesan(d), masuk(d.pengelola)
    antrean.jalankan_semua()
    cetak.refresh_from_db()
    cetak.berkas.storage.delete(cetak.berkas.name)

    jawaban = client.get(reverse("beranda:unduh_cetak", args=[cetak.pk]), follow=True)

    assert "Berkas ini tidak tersedia." in teks(jawaban)
    assert not Jejak.objects.filter(aksi="beranda.unduh_cetak").exists()


def test_somebody_who_lost_the_role_finds_nothing(d):
    cetak, client = pesan(d), masuk(d.pengelola)
    antrean.jalankan_semua()
    d.pengelola.daftar_peran.all().delete()

    nama = ("beranda:cetak", "beranda:unduh_cetak")
    status = [client.get(reverse(satu, args=[cetak.pk])).status_code for satu in nama]
    status.append(kirim(client, reverse("beranda:ulangi_cetak", args=[cetak.pk]), {}).status_code)

    assert status == [404, 404, 404]
    assert list(client.get(reverse("beranda:cetak_daftar")).context["daftar"]) == []


def test_pages_cost_the_same_with_two_and_thirty_people(d):
    banyak = unit_bercetak(30)
    biaya = []
    for satu in (d, banyak):
        client, cetak = masuk(satu.pengelola), pesan(satu)
        for alamat in (cetak.get_absolute_url(), alamat_pesan(satu)):
            client.get(alamat)
            with CaptureQueriesContext(connection) as kueri:
                client.get(alamat)
            biaya.append(len(kueri))

    assert biaya[:2] == biaya[2:]
    assert max(biaya) <= 12
