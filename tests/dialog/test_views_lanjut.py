"""Pages of the later stages: the sheet, the answer, what stays typed, what they cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dialog.models import DialogKinerja, RisalahDialog, StrategiRisalah, UsulanTerobosan
from dialog.pilihan import StatusRisalah, TahapDialog
from ekinerja.inti.waktu import hari_ini
from ekinerja.isian.layanan import simpan_konsep
from tests.factories import PegawaiFactory, PenugasanPeranFactory, SKPFactory
from tests.factories.dialog import RisalahFactory
from tests.factories.skp import RHKFactory
from tests.situs import kirim, masuk

pytestmark = pytest.mark.django_db
HARI = hari_ini().isoformat()
TEMPAT = {"tanggal": HARI, "metode": "coaching_personal", "tempat_media": "Aula"}
BUKA = {**TEMPAT, "tahap": "pelaksanaan", "topik": "hasil_kerja", "sifat": "berkala"}


def alamat(nama, objek):
    return reverse(f"dialog:{nama}", args=[objek.pk])


def hitung(client, url):
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get(url)
    assert jawaban.status_code == 200
    return len(kueri)


def kepala(prefix, banyak):
    return {f"{prefix}-TOTAL_FORMS": str(banyak), f"{prefix}-INITIAL_FORMS": "0"}


def lembar(risalah, **isi):
    """What the sheet sends: one row per IKI and one idea."""
    baris = list(risalah.daftar_agenda.all())
    data = {"versi": risalah.versi, **TEMPAT, "langkah": "simpan", **kepala("agenda", len(baris))}
    for n, satu in enumerate(baris):
        data |= {f"agenda-{n}-pk": satu.pk, f"agenda-{n}-progres": f"Progres {n}"}
        data |= {f"agenda-{n}-masalah": f"Masalah {n}"}
    return {**data, **kepala("usulan", 1), "usulan-0-uraian": "Formulir daring", **isi}


def jawaban(risalah, **isi):
    """What the leader sends: one step and an answer to every idea."""
    return {
        "versi": risalah.versi,
        "langkah": "simpan",
        "penyesuaian_ukuran": "ya",
        "penyelesaian": "selesai",
        **kepala("strategi", 1),
        "strategi-0-uraian": "Meminta data lebih awal",
        "strategi-0-penanggung_jawab": "pimpinan",
        "strategi-0-tenggat": HARI,
        **{f"usulan_{u.urutan}": "Dicoba." for u in risalah.daftar_usulan.all()},
        **isi,
    }


def test_buat_of_a_set_skp_asks_for_the_stage():
    skp = SKPFactory(lengkap=True, ditetapkan=True)
    client = masuk(skp.pegawai)

    kurang = kirim(client, alamat("buat", skp), TEMPAT)
    salah = kirim(client, alamat("buat", skp), {**BUKA, "tahap": "perencanaan"})
    awal = kirim(client, alamat("buat", skp), {**BUKA, "tanggal": "2026-01-19"})
    jadi = kirim(client, alamat("buat", skp), BUKA)

    assert [j.status_code for j in (kurang, salah, awal, jadi)] == [422, 422, 422, 302]
    assert "SKP ini ditetapkan 20 Januari 2026." in awal.text
    assert DialogKinerja.objects.get().tahap == TahapDialog.PELAKSANAAN
    assert "Rencana hasil kerja" not in client.get(alamat("buat", skp)).text


def test_the_whole_way_in_the_browser():
    skp = SKPFactory(lengkap=True, ditetapkan=True)
    pemilik = masuk(skp.pegawai)
    kirim(pemilik, alamat("buat", skp), BUKA)
    risalah = RisalahDialog.objects.get()
    pimpinan = masuk(risalah.dialog.pimpinan)

    ubah = kirim(pemilik, alamat("ubah", risalah), lembar(risalah))
    terkirim = kirim(pemilik, alamat("kirim", risalah), {"versi": 2})
    risalah.refresh_from_db()
    tanggapan = kirim(pimpinan, alamat("tanggapi", risalah), jawaban(risalah))
    final = kirim(pemilik, alamat("konfirmasi", risalah), {"versi": 4})

    assert [j.status_code for j in (ubah, terkirim, tanggapan, final)] == [302] * 4
    assert RisalahDialog.objects.get().status == StatusRisalah.FINAL
    halaman = pemilik.get(alamat("rinci", risalah)).text
    for kata in ("Progres 0", "Masalah 0", "Formulir daring", "Dicoba.", "Adendum SKP disepakati."):
        assert kata in halaman
    assert "Meminta data lebih awal" in halaman


def test_bad_input_keeps_everything_that_was_typed():
    risalah = RisalahFactory(lanjut=True)
    panjang = "x" * 4001
    isi = lembar(risalah, **{"agenda-0-masalah": panjang, "agenda-0-penyebab": "Libur panjang"})

    balasan = kirim(masuk(risalah.dialog.skp.pegawai), alamat("ubah", risalah), isi)

    assert balasan.status_code == 422
    for kata in (panjang, "Libur panjang", "Progres 0", "Formulir daring", "sekarang 4001"):
        assert kata in balasan.text
    assert RisalahDialog.objects.get().daftar_agenda.get().progres == "Satu laporan terkirim"


def test_tambah_usulan_gives_one_more_row_and_never_a_sixth():
    risalah = RisalahFactory(lanjut=True)
    client = masuk(risalah.dialog.skp.pegawai)
    lima = {**kepala("usulan", 5), **{f"usulan-{n}-uraian": f"Usul {n}" for n in range(5)}}

    dua = kirim(client, alamat("ubah", risalah), lembar(risalah, langkah="usulan"))
    tetap = kirim(client, alamat("ubah", risalah), lembar(risalah, langkah="usulan", **lima))

    assert (dua.status_code, len(dua.context["usulan"].forms)) == (422, 2)
    assert len(tetap.context["usulan"].forms) == 5
    assert "Progres 0" in dua.text
    assert not UsulanTerobosan.objects.exists()


def test_tanggapi_says_what_is_missing_at_its_field_and_keeps_the_rest():
    risalah = RisalahFactory(lanjut=True, dikirim=True, usulan=["Formulir daring"])
    isi = jawaban(risalah, **{"strategi-0-tenggat": "2020-01-01", "usulan_1": ""})

    balasan = kirim(masuk(risalah.dialog.pimpinan), alamat("tanggapi", risalah), isi)

    assert balasan.status_code == 422
    for kata in (
        "Tenggat tidak boleh mendahului tanggal dialog",
        "Tanggapi setiap usulan terobosan pegawai.",
        "Meminta data lebih awal",
        "Usulan pegawai: Formulir daring",
    ):
        assert kata in balasan.text
    assert not StrategiRisalah.objects.exists()


def test_tambah_strategi_leaves_an_empty_row_out():
    risalah = RisalahFactory(lanjut=True, dikirim=True)
    client = masuk(risalah.dialog.pimpinan)

    lagi = kirim(client, alamat("tanggapi", risalah), jawaban(risalah, langkah="strategi"))
    jadi = kirim(client, alamat("tanggapi", risalah), jawaban(risalah, **kepala("strategi", 2)))

    assert (len(lagi.context["strategi"].forms), jadi.status_code) == (2, 302)
    assert StrategiRisalah.objects.get().uraian == "Meminta data lebih awal"


@pytest.mark.parametrize("isi", [{"agenda-TOTAL_FORMS": "x"}, {"usulan-TOTAL_FORMS": "9" * 9}])
def test_a_broken_form_is_refused(isi):
    risalah = RisalahFactory(lanjut=True)

    balasan = kirim(
        masuk(risalah.dialog.skp.pegawai), alamat("ubah", risalah), lembar(risalah, **isi)
    )

    assert balasan.status_code == 400


def test_a_row_of_somebody_else_is_refused():
    risalah, asing = RisalahFactory(lanjut=True), RisalahFactory(lanjut=True)
    isi = lembar(risalah, **{"agenda-0-pk": asing.daftar_agenda.get().pk})

    balasan = kirim(masuk(risalah.dialog.skp.pegawai), alamat("ubah", risalah), isi)

    assert balasan.status_code == 409
    assert asing.daftar_agenda.get().progres == "Satu laporan terkirim"


def test_a_stale_sheet_shows_both_texts_of_its_rows():
    risalah = RisalahFactory(lanjut=True)
    client = masuk(risalah.dialog.skp.pegawai)
    kirim(client, alamat("ubah", risalah), lembar(risalah))

    basi = kirim(
        client, alamat("ubah", risalah), lembar(risalah, **{"agenda-0-progres": "Yang lain"})
    )

    banding = [(s.label, s.anda, s.tersimpan) for s in basi.context["konflik"]]
    assert basi.status_code == 409
    assert ("Progres pencapaian hasil kerja (baris 1)", "Yang lain", "Progres 0") in banding


@pytest.mark.parametrize("keadaan", [{}, {"dikirim": True}, {"ditanggapi": True}, {"final": True}])
def test_pages_cost_the_same_for_one_and_thirty_results(keadaan):
    satu = RisalahFactory(lanjut=True, usulan=["Usul"], **keadaan)
    skp = SKPFactory(lengkap=True, ditetapkan=True)
    for urutan in range(2, 31):
        RHKFactory(skp=skp, urutan=urutan)
    banyak = RisalahFactory(lanjut=True, dialog__skp=skp, usulan=["Usul"] * 5, **keadaan)

    kueri = [hitung(masuk(r.dialog.skp.pegawai), alamat("rinci", r)) for r in (satu, banyak)]

    assert kueri[0] == kueri[1] <= 12
    assert banyak.daftar_agenda.count() == 30


def test_the_sheet_and_the_answer_are_cheap():
    draf = RisalahFactory(lanjut=True)
    dikirim = RisalahFactory(lanjut=True, dikirim=True, usulan=["Usul"])

    assert hitung(masuk(draf.dialog.skp.pegawai), alamat("ubah", draf)) <= 12
    assert hitung(masuk(dikirim.dialog.pimpinan), alamat("tanggapi", dikirim)) <= 12


def test_daftar_filters_by_stage_state_and_name():
    penilai = PegawaiFactory()
    satu = RisalahFactory(lanjut=True, dialog__skp__penilai=penilai, final=True)
    RisalahFactory(dialog__skp__penilai=penilai)
    client, url = masuk(penilai), reverse("dialog:daftar")

    def cocok(**isi):
        return [r.pk for r in client.get(url, isi).context["daftar"]]

    assert cocok(tahap="pelaksanaan") == cocok(status="final") == [satu.pk]
    assert cocok(cari=satu.dialog.skp.pegawai.nip) == [satu.pk]
    assert len(cocok()) == 2
    assert "Tidak ada dialog yang cocok" in client.get(url, {"tahap": "evaluasi"}).text


def test_a_stopped_dialogue_says_so_and_waits_for_nobody():
    risalah = RisalahFactory(lanjut=True)
    pegawai = risalah.dialog.skp.pegawai
    pegawai.daftar_penetapan_penilai.update(pejabat_penilai=PegawaiFactory())
    client = masuk(pegawai)

    for url in (alamat("rinci", risalah), reverse("dialog:daftar")):
        assert "Berhenti karena penilai berganti" in client.get(url).text


@pytest.mark.parametrize(
    ("keadaan", "kalimat"),
    [({}, "Dialog triwulan ini: belum"), ({"final": True}, "Dialog triwulan ini: ada")],
)
def test_panel_counts_the_dialogues_of_the_quarter(keadaan, kalimat, time_machine):
    time_machine.move_to("2026-05-20T03:00:00Z", tick=False)
    risalah = RisalahFactory(lanjut=True, **keadaan)
    skp = risalah.dialog.skp
    admin = PegawaiFactory(unit_kerja=skp.unit_kerja)
    PenugasanPeranFactory(pegawai=admin, peran="admin_instansi")

    halaman = [masuk(o).get(alamat("panel_skp", skp)).text for o in (skp.pegawai, admin)]

    assert [kalimat in satu for satu in halaman] == [True, False]


def test_panel_tells_of_an_agreed_adendum():
    risalah = RisalahFactory(lanjut=True, final=True, penyesuaian_ukuran=True)

    halaman = masuk(risalah.dialog.skp.pegawai).get(alamat("panel_skp", risalah.dialog.skp)).text

    assert "Adendum SKP disepakati" in halaman


def test_a_form_without_its_counters_is_shown_again():
    risalah = RisalahFactory(lanjut=True)
    isi = {n: v for n, v in lembar(risalah).items() if not n.endswith("_FORMS")}

    balasan = kirim(masuk(risalah.dialog.skp.pegawai), alamat("ubah", risalah), isi)

    assert balasan.status_code == 422
    assert "Sebagian formulir hilang saat dikirim." in balasan.text


def test_a_draft_that_saved_itself_comes_back_with_its_rows():
    risalah = RisalahFactory(lanjut=True, usulan=["Lama"])
    pegawai = risalah.dialog.skp.pegawai
    isi = {
        "agenda-0-progres": ["Belum dikirim"],
        "usulan-0-uraian": ["Satu"],
        "usulan-1-uraian": ["Dua"],
    }
    simpan_konsep(f"dialog.lembar:{risalah.pk}", pelaku=pegawai, isi=isi, versi_dasar=0)

    balasan = masuk(pegawai).get(alamat("ubah", risalah))

    assert [f["uraian"].value() for f in balasan.context["usulan"]] == ["Satu", "Dua"]
    baris = balasan.context["agenda"].forms[0]
    assert (baris["progres"].value(), baris["masalah"].value()) == (
        "Belum dikirim",
        "Data terlambat",
    )
    assert [s.label for s in balasan.context["awal"].konflik] == ["Progres (indikator 1)"]


def test_a_draft_of_the_answer_comes_back_with_its_steps():
    risalah = RisalahFactory(lanjut=True, dikirim=True)
    pimpinan = risalah.dialog.pimpinan
    isi = {"strategi-0-uraian": ["Satu"], "strategi-1-uraian": ["Dua"], "keterangan": ["Baik"]}
    simpan_konsep(f"dialog.tanggapi_lanjut:{risalah.pk}", pelaku=pimpinan, isi=isi, versi_dasar=2)

    balasan = masuk(pimpinan).get(alamat("tanggapi", risalah))

    assert [f["uraian"].value() for f in balasan.context["strategi"]] == ["Satu", "Dua"]
    assert balasan.context["form"]["keterangan"].value() == "Baik"
