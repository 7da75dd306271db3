"""Pages of the action plan: status, what stays typed, what they cost."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dialog.models import RencanaAksi, SusunanRencanaAksi
from dialog.pilihan import StatusRencana
from ekinerja.antrean.layanan import jalankan_semua
from ekinerja.dokumen.models import DokumenTerbit
from tests.dialog.test_layanan_rencana import risalah_final
from tests.factories import PegawaiFactory, SKPFactory
from tests.factories.rencana import AksiFactory, SusunanFactory, iki_dari
from tests.factories.skp import penilai_dari
from tests.situs import kirim, masuk

pytestmark = pytest.mark.django_db
ISI = {"uraian": "Menyusun rencana kerja", "bulan_mulai": "3", "bulan_selesai": "4"}
PERHATIAN = "pastikan Anda menekan tombol «Selesai» di akhir halaman ini"


def alamat(nama, *args):
    return reverse(f"dialog:rencana{nama}", args=args)


def hitung(client, url, **kepala):
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get(url, **kepala)
    assert jawaban.status_code == 200
    return jawaban, len(kueri)


def skp_ditetapkan(**isi):
    return SKPFactory(lengkap=True, ditetapkan=True, **isi)


def test_daftar_query_count_is_constant():
    penilai = PegawaiFactory()
    client, url = masuk(penilai), alamat("_daftar")

    def tambah(banyak):
        for n in range(banyak):
            SusunanFactory(skp__penilai=penilai, selesai=bool(n % 2)) if n % 3 else skp_ditetapkan(
                penilai=penilai
            )

    tambah(1)
    hitung(client, url)
    _, satu = hitung(client, url)
    tambah(29)
    jawaban, tiga_puluh = hitung(client, url)

    assert (satu, len(jawaban.context["daftar_skp"])) == (tiga_puluh, 25)
    assert tiga_puluh <= 10


def test_daftar_shows_set_skp_only_and_the_state_of_each_plan():
    penilai = PegawaiFactory()
    tanpa, selesai = (
        skp_ditetapkan(penilai=penilai),
        SusunanFactory(skp__penilai=penilai, selesai=True),
    )
    draf = SKPFactory(penilai=penilai, lengkap=True)
    asing = SusunanFactory()

    teks = masuk(penilai).get(alamat("_daftar")).text

    for skp, ada in ((tanpa, True), (selesai.skp, True), (draf, False), (asing.skp, False)):
        assert (skp.pegawai.nama_lengkap in teks) is ada
    assert ("Belum disusun" in teks, "Selesai disusun" in teks) == (True, True)


@pytest.mark.parametrize(
    ("saring", "nama"),
    [
        ({"keadaan": "belum"}, {"tanpa"}),
        ({"keadaan": "selesai"}, {"selesai"}),
        ({"tahun": "2025"}, {"lama"}),
        ({"cakupan": "saya"}, {"saya"}),
        ({"cakupan": "dinilai"}, {"tanpa", "selesai", "lama"}),
        ({"cari": "Zainuddin Tanpa Rencana"}, {"tanpa"}),
    ],
)
def test_daftar_filters(saring, nama):
    penilai = PegawaiFactory()
    skp = {
        "tanpa": skp_ditetapkan(penilai=penilai, pegawai__nama_lengkap="Zainuddin Tanpa Rencana"),
        "selesai": SusunanFactory(skp__penilai=penilai, selesai=True).skp,
        "lama": SusunanFactory(skp__penilai=penilai, skp__tahun=2025, disetujui=True).skp,
        "saya": SusunanFactory(skp__pegawai=penilai, disetujui=True).skp,
    }

    jawaban = masuk(penilai).get(alamat("_daftar"), saring, headers={"HX-Request": "true"})

    assert "<html" not in jawaban.text
    assert {n for n, s in skp.items() if s in list(jawaban.context["daftar_skp"])} == nama


@pytest.mark.parametrize("sifat", [{}, {"selesai": True}, {"disetujui": True}])
def test_rinci_costs_at_most_twelve_queries(sifat):
    susunan = SusunanFactory(**sifat)

    for orang in (susunan.skp.pegawai, penilai_dari(susunan.skp)):
        client = masuk(orang)
        client.get(alamat("", susunan.skp.pk))
        _, kueri = hitung(client, alamat("", susunan.skp.pk))
        assert kueri <= 12


def test_rinci_of_a_big_plan_costs_the_same():
    susunan = SusunanFactory()
    client, url = masuk(susunan.skp.pegawai), alamat("", susunan.skp.pk)
    hitung(client, url)
    _, satu = hitung(client, url)
    for _ in range(19):
        AksiFactory(susunan=susunan)

    assert hitung(client, url)[1] == satu


def test_rinci_shows_the_banner_to_the_writer_only():
    susunan = SusunanFactory()
    url = alamat("", susunan.skp.pk)

    assert PERHATIAN in masuk(susunan.skp.pegawai).get(url).text
    assert PERHATIAN not in masuk(penilai_dari(susunan.skp)).get(url).text


def test_rinci_says_which_indicator_still_lacks_an_action():
    skp = skp_ditetapkan()
    client, url = masuk(skp.pegawai), alamat("", skp.pk)
    kalimat = f"Indikator «{iki_dari(skp).uraian}» belum mempunyai rencana aksi."

    sebelum = client.get(url).text
    kirim(client, alamat("_tambah", skp.pk, iki_dari(skp).pk), {**ISI, "versi": 0})
    sesudah = client.get(url).text

    assert (kalimat in sebelum, kalimat in sesudah) == (True, False)
    assert "Menyusun rencana kerja (Maret s/d April)" in sesudah


def test_rinci_before_the_skp_is_set_explains_itself():
    skp = SKPFactory(lengkap=True, diajukan=True)

    teks = masuk(skp.pegawai).get(alamat("", skp.pk)).text

    assert "Rencana aksi disusun setelah SKP ditetapkan." in teks
    assert "Tambah rencana aksi" not in teks


def test_tambah_refuses_april_to_march_at_the_field_and_keeps_the_text():
    skp = skp_ditetapkan()
    isi = {**ISI, "bulan_mulai": "4", "bulan_selesai": "3", "versi": 0}

    jawaban = kirim(masuk(skp.pegawai), alamat("_tambah", skp.pk, iki_dari(skp).pk), isi)

    assert jawaban.status_code == 422
    form = jawaban.context["form"]
    assert form.errors == {"bulan_selesai": ["Bulan selesai tidak boleh mendahului bulan mulai."]}
    assert "Menyusun rencana kerja" in jawaban.text
    assert not SusunanRencanaAksi.objects.exists()


@pytest.mark.parametrize(
    ("salah", "isian"),
    [
        ({"uraian": ""}, "uraian"),
        ({"uraian": "A" * 1001}, "uraian"),
        ({"uraian": "awal \u202eterbalik"}, "uraian"),
        ({"bulan_mulai": ""}, "bulan_mulai"),
        ({"bulan_mulai": "13"}, "bulan_mulai"),
        ({"bulan_selesai": "Maret"}, "bulan_selesai"),
        ({"target_waktu_teks": "x" * 201}, "target_waktu_teks"),
    ],
)
def test_tambah_refuses_bad_input(salah, isian):
    skp = skp_ditetapkan()

    jawaban = kirim(
        masuk(skp.pegawai),
        alamat("_tambah", skp.pk, iki_dari(skp).pk),
        {**ISI, "versi": 0, **salah},
    )

    assert (jawaban.status_code, list(jawaban.context["form"].errors)) == (422, [isian])
    assert not RencanaAksi.objects.exists()


def test_only_months_of_the_period_are_offered():
    skp = skp_ditetapkan(periode_mulai=date(2026, 7, 1))

    jawaban = masuk(skp.pegawai).get(alamat("_tambah", skp.pk, iki_dari(skp).pk))

    bulan = [nilai for nilai, _ in jawaban.context["form"].fields["bulan_mulai"].choices]
    assert bulan == ["", "7", "8", "9", "10", "11", "12"]


def test_an_indicator_of_another_skp_has_no_page():
    skp, lain = skp_ditetapkan(), skp_ditetapkan()

    jawaban = masuk(skp.pegawai).get(alamat("_tambah", skp.pk, iki_dari(lain).pk))

    assert jawaban.status_code == 404


def test_ubah_saves_and_a_stale_page_shows_both_texts():
    susunan = SusunanFactory(aksi__uraian="Tersimpan lebih dahulu")
    aksi = RencanaAksi.objects.get()
    client = masuk(susunan.skp.pegawai)

    basi = kirim(client, alamat("_ubah", aksi.pk), {**ISI, "versi": 1})
    aksi.refresh_from_db()
    assert (basi.status_code, aksi.uraian) == (409, "Tersimpan lebih dahulu")
    assert "Tersimpan lebih dahulu" in basi.text
    assert "Menyusun rencana kerja" in basi.text

    jawaban = kirim(client, alamat("_ubah", aksi.pk), {**ISI, "versi": 2})

    aksi.refresh_from_db()
    assert (jawaban.status_code, aksi.uraian) == (302, "Menyusun rencana kerja")


def test_hapus_asks_first_and_then_deletes():
    susunan = SusunanFactory()
    aksi = RencanaAksi.objects.get()
    client = masuk(susunan.skp.pegawai)

    tanya = client.get(alamat("_hapus", aksi.pk))
    assert (tanya.status_code, aksi.tampil in tanya.text) == (200, True)

    jawaban = kirim(client, alamat("_hapus", aksi.pk), {"versi": 2})

    assert (jawaban.url, RencanaAksi.objects.exists()) == (alamat("", susunan.skp.pk), False)


def test_selesai_buka_kembalikan_and_setujui_by_their_buttons():
    susunan = SusunanFactory()
    pegawai, penilai = masuk(susunan.skp.pegawai), masuk(penilai_dari(susunan.skp))

    def tekan(client, nama, **isi):
        susunan.refresh_from_db()
        isi["versi"] = susunan.versi
        jawaban = kirim(client, alamat(f"_{nama}", susunan.pk), isi)
        susunan.refresh_from_db()
        return jawaban.status_code, susunan.status

    assert tekan(pegawai, "selesai") == (302, StatusRencana.SELESAI)
    assert tekan(pegawai, "buka") == (302, StatusRencana.DRAF)
    assert tekan(pegawai, "selesai") == (302, StatusRencana.SELESAI)
    assert tekan(penilai, "kembalikan", catatan="Kurang") == (422, StatusRencana.SELESAI)
    catatan = "Tambahkan langkah pelaporan."
    assert tekan(penilai, "kembalikan", catatan=catatan) == (302, StatusRencana.DRAF)
    assert catatan in pegawai.get(alamat("", susunan.skp.pk)).text
    assert tekan(pegawai, "selesai") == (302, StatusRencana.SELESAI)
    assert tekan(penilai, "setujui") == (302, StatusRencana.DISETUJUI)


def test_cetak_is_a_draft_first_then_waits_then_the_issued_pdf():
    susunan = SusunanFactory(selesai=True)
    penilai, url = masuk(penilai_dari(susunan.skp)), alamat("_cetak", susunan.pk)

    draf = penilai.get(url)
    assert (draf.status_code, draf["Content-Disposition"][:21]) == (200, 'inline; filename="dra')
    kirim(penilai, alamat("_setujui", susunan.pk), {"versi": 3})
    menunggu = penilai.get(url)
    assert (menunggu.status_code, "sedang dibuat" in menunggu.text) == (202, True)
    jalankan_semua()

    resmi = penilai.get(url)

    assert resmi["Content-Type"] == "application/pdf"
    with DokumenTerbit.objects.get().berkas.open() as berkas:
        assert b"".join(resmi.streaming_content) == berkas.read()


def test_a_change_is_offered_when_minutes_ask_for_it_and_opens_with_one_press():
    susunan = SusunanFactory(disetujui=True)
    client, url = masuk(susunan.skp.pegawai), alamat("", susunan.skp.pk)
    assert "memerlukan risalah dialog" in client.get(url).text
    risalah = risalah_final(susunan.skp)
    tujuan = alamat("_perubahan", susunan.skp.pk, risalah.pk)
    assert tujuan in client.get(url).text

    kirim(client, tujuan, {})

    teks = client.get(url).text
    assert "tetap berlaku sampai perubahan ini disetujui" in teks
    assert SusunanRencanaAksi.objects.count() == 2
    assert alamat("_cetak", susunan.pk) in teks


def test_panel_tells_the_state_to_the_page_of_the_skp():
    susunan = SusunanFactory(selesai=True)
    client, url = masuk(susunan.skp.pegawai), alamat("_panel", susunan.skp.pk)

    potongan, kueri = hitung(client, url, headers={"HX-Request": "true"})

    assert ("<html" in potongan.text, "Selesai disusun" in potongan.text) == (False, True)
    assert kueri <= 12
    assert client.get(url).url == alamat("", susunan.skp.pk)
    assert url in client.get(susunan.skp.get_absolute_url()).text


def test_minutes_behind_a_change_are_linked_for_the_two_who_held_the_talk():
    lama = SusunanFactory(disetujui=True)
    skp, risalah = lama.skp, risalah_final(lama.skp)
    SusunanFactory(skp=skp, revisi=2, dasar=risalah)
    kepala = PegawaiFactory(unit_kerja=skp.unit_kerja, kepala=True)

    ada = [
        reverse("dialog:rinci", args=[risalah.pk]) in masuk(orang).get(alamat("", skp.pk)).text
        for orang in (skp.pegawai, penilai_dari(skp), kepala)
    ]

    assert ada == [True, True, False]
