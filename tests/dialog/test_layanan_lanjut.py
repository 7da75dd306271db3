"""Acts of a dialogue about a set SKP: its agenda, the two parts, what each refuses."""

from datetime import date, timedelta

import pytest

from dialog.layanan import risalah as layanan
from dialog.layanan.risalah import IsianAgenda, IsianStrategi
from dialog.models import (
    AgendaRisalah,
    DialogKinerja,
    RisalahDialog,
    StrategiRisalah,
    UsulanTerobosan,
)
from dialog.pilihan import Penyelesaian, StatusRisalah, TahapDialog
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.models import Jejak
from ekinerja.pemberitahuan.models import Pemberitahuan
from skp.models import SKP
from skp.pilihan import StatusSKP
from tests.factories import PegawaiFactory, SKPFactory
from tests.factories.dialog import RisalahFactory
from tests.factories.skp import RHKFactory, penilai_dari

pytestmark = pytest.mark.django_db
TEMPAT = {"tanggal": hari_ini(), "metode": "coaching_personal", "tempat_media": "Aula"}
CATATAN = "Uraikan masalahnya lebih jelas."


def tetap(**isi):
    return SKPFactory(lengkap=True, ditetapkan=True, **isi)


def keadaan():
    model = (DialogKinerja, RisalahDialog, AgendaRisalah, StrategiRisalah, UsulanTerobosan)
    isi = [list(satu.objects.order_by("pk").values()) for satu in model]
    return [*isi, Jejak.objects.count(), Pemberitahuan.objects.count()]


def buka(skp, tahap=TahapDialog.PELAKSANAAN, **isi):
    return layanan.buat_dialog(skp, **{**TEMPAT, **isi}, tahap=tahap, pelaku=skp.pegawai)


def isian(risalah, **isi):
    bawaan = {"progres": "Separuh selesai", "masalah": "Data terlambat"}
    return [
        IsianAgenda(satu.pk, **{**bawaan, **isi}) for satu in risalah.daftar_agenda.order_by("pk")
    ]


def tulis(risalah, agenda=None, usulan=()):
    return layanan.ubah_risalah(
        risalah.pk,
        **TEMPAT,
        pokok_bahasan="",
        agenda=isian(risalah) if agenda is None else agenda,
        usulan=usulan,
        pelaku=risalah.dialog.skp.pegawai,
        versi=risalah.versi,
    )


def strategi(risalah, **isi):
    bawaan = {
        "uraian": "Meminta data lebih awal",
        "penanggung_jawab": risalah.dialog.pimpinan_id,
        "tenggat": risalah.dialog.tanggal + timedelta(days=14),
    }
    return IsianStrategi(**{**bawaan, **isi})


def tanggapi(risalah, **isi):
    bawaan = {
        "penyesuaian_ukuran": False,
        "penyelesaian": Penyelesaian.SELESAI,
        "keterangan": "",
        "strategi": [strategi(risalah)],
    }
    return layanan.tanggapi_risalah(
        risalah.pk,
        **{**bawaan, **isi},
        pelaku=risalah.dialog.pimpinan,
        versi=risalah.versi,
    )


@pytest.mark.parametrize(
    "tahap", [TahapDialog.PELAKSANAAN, TahapDialog.EVALUASI, TahapDialog.TINDAK_LANJUT]
)
@pytest.mark.parametrize("pembuka", ["pegawai", "penilai"])
def test_buat_dialog_has_its_agenda_from_the_start(tahap, pembuka):
    skp = tetap()
    RHKFactory(skp=skp, urutan=2)
    RHKFactory(skp=skp, urutan=3, aktif=False)
    pelaku = skp.pegawai if pembuka == "pegawai" else penilai_dari(skp)

    risalah = layanan.buat_dialog(
        skp, **TEMPAT, tahap=tahap, sifat="insidental", topik="perilaku", pelaku=pelaku
    )

    dialog = risalah.dialog
    assert (dialog.tahap, dialog.sifat, dialog.topik) == (tahap, "insidental", "perilaku")
    assert [(a.urutan, a.iki.rhk.aktif, a.target) for a in risalah.daftar_agenda.all()] == [
        (1, True, "1 laporan"),
        (2, True, "1 laporan"),
    ]
    assert Pemberitahuan.objects.count() == (pembuka == "penilai")


def test_one_dialogue_per_stage_and_another_stage_beside_it():
    skp = tetap()
    buka(skp)
    with pytest.raises(Ditolak) as galat:
        buka(skp)

    assert galat.value.keputusan.alasan.startswith("Masih ada dialog pelaksanaan yang berjalan.")
    assert buka(skp, TahapDialog.EVALUASI).dialog.tahap == TahapDialog.EVALUASI


@pytest.mark.parametrize(
    ("isi", "tahap"),
    [({}, "pelaksanaan"), ({"diajukan": True}, "evaluasi"), ({"ditetapkan": True}, "perencanaan")],
)
def test_a_stage_that_does_not_fit_the_skp_is_refused(isi, tahap):
    skp = SKPFactory(lengkap=True, **isi)
    with pytest.raises(Ditolak) as galat:
        buka(skp, tahap)

    assert galat.value.keputusan.sebab is Sebab.STATUS
    assert not DialogKinerja.objects.exists()


def test_ubah_risalah_keeps_half_a_sheet_and_kirim_asks_for_the_rest():
    skp = tetap()
    RHKFactory(skp=skp, urutan=2)
    risalah = buka(skp)
    satu, dua = isian(risalah)
    risalah = tulis(risalah, [satu], ["Pakai formulir daring"])

    with pytest.raises(Ditolak) as galat:
        layanan.kirim_risalah(risalah.pk, pelaku=skp.pegawai, versi=risalah.versi)
    assert "1 dari 2 indikator belum lengkap" in galat.value.keputusan.alasan
    risalah = tulis(risalah, [dua], ["Pakai formulir daring"])
    risalah = layanan.kirim_risalah(risalah.pk, pelaku=skp.pegawai, versi=risalah.versi)

    assert risalah.status == StatusRisalah.MENUNGGU_PIMPINAN
    assert [a.progres for a in risalah.daftar_agenda.all()] == ["Separuh selesai"] * 2
    assert [u.uraian for u in risalah.daftar_usulan.all()] == ["Pakai formulir daring"]


@pytest.mark.parametrize(
    "salah",
    [
        {"agenda": [IsianAgenda(999_999, "a", "b")]},
        {"usulan": ["satu"] * 6},
        {"usulan": ["  "]},
    ],
)
def test_ubah_risalah_refuses_what_is_not_of_this_sheet(salah):
    risalah = buka(tetap())
    sebelum = keadaan()

    with pytest.raises(Ditolak) as galat:
        tulis(risalah, **salah)

    assert (galat.value.keputusan.sebab, keadaan()) == (Sebab.ISI, sebelum)


def test_a_planning_dialogue_takes_no_sheet():
    risalah = RisalahFactory()
    with pytest.raises(Ditolak) as galat:
        tulis(risalah, [], ["Usul"])

    assert galat.value.keputusan.sebab is Sebab.ISI


def test_tanggapi_risalah_keeps_steps_and_answers():
    risalah = RisalahFactory(lanjut=True, dikirim=True, usulan=["Formulir daring"])
    usulan = UsulanTerobosan.objects.get()

    tanggapi(risalah, tanggapan={usulan.pk: "Dicoba bulan depan."}, penyesuaian_ukuran=True)

    langkah = StrategiRisalah.objects.get()
    usulan.refresh_from_db()
    assert (langkah.uraian, langkah.penanggung_jawab) == (
        "Meminta data lebih awal",
        risalah.dialog.pimpinan,
    )
    assert usulan.tanggapan_pimpinan == "Dicoba bulan depan."
    assert list(RisalahDialog.objects.adendum_disepakati(risalah.dialog.skp)) == []


@pytest.mark.parametrize(
    ("beda", "kalimat"),
    [
        ({"strategi": []}, "Tuliskan paling sedikit satu strategi"),
        ({"uraian": "  "}, "belum diuraikan"),
        ({"penanggung_jawab": 0}, "Penanggung jawab strategi adalah pegawai atau pimpinan"),
        ({"tenggat": date(2020, 1, 1)}, "tidak boleh mendahului tanggal dialog"),
        ({"banyak": 11}, "Paling banyak 10 strategi"),
        ({"tanggapan": {}}, "Masih ada 1 usulan terobosan yang belum ditanggapi"),
    ],
)
def test_tanggapi_risalah_says_what_is_missing(beda, kalimat):
    risalah = RisalahFactory(lanjut=True, dikirim=True, usulan=["Formulir daring"])
    isi = {"tanggapan": {UsulanTerobosan.objects.get().pk: "Baik."}}
    isi |= {nama: beda[nama] for nama in ("strategi", "tanggapan") if nama in beda}
    langkah = {nama: nilai for nama, nilai in beda.items() if nama not in {*isi, "banyak"}}
    isi.setdefault("strategi", [strategi(risalah, **langkah)] * beda.get("banyak", 1))
    sebelum = keadaan()

    with pytest.raises(Ditolak) as galat:
        tanggapi(risalah, **isi)

    assert galat.value.keputusan.sebab is Sebab.ISI
    assert kalimat in galat.value.keputusan.alasan
    assert keadaan() == sebelum


def test_kembalikan_risalah_takes_steps_and_answers_back_and_keeps_the_sheet():
    risalah = RisalahFactory(lanjut=True, ditanggapi=True, usulan=["Formulir daring"])

    layanan.kembalikan_risalah(risalah.pk, catatan=CATATAN, pelaku=risalah.dialog.pimpinan, versi=3)

    assert not StrategiRisalah.objects.exists()
    assert UsulanTerobosan.objects.get().tanggapan_pimpinan == ""
    assert AgendaRisalah.objects.get().progres == "Satu laporan terkirim"
    rincian = Jejak.objects.untuk(risalah)[0].rincian
    assert rincian["strategi"] == ["Meminta data tiap tanggal 5"]
    assert rincian["tanggapan"] == ["Dicoba bulan depan."]


@pytest.mark.parametrize("penyesuaian", [True, False])
def test_final_locks_issues_and_records_the_wish_for_an_adendum(penyesuaian):
    risalah = RisalahFactory(lanjut=True, ditanggapi=True, penyesuaian_ukuran=penyesuaian)
    skp = risalah.dialog.skp
    sebelum = SKP.objects.values().get()

    layanan.konfirmasi_risalah(risalah.pk, pelaku=skp.pegawai, versi=3)

    assert RisalahDialog.objects.get().status == StatusRisalah.FINAL
    assert bool(RisalahDialog.objects.adendum_disepakati(skp)) is penyesuaian
    assert SKP.objects.values().get() == sebelum
    isi = DokumenTerbit.objects.untuk(risalah).get().cuplikan
    assert (isi["penyesuaian"], isi["selesai"]) == (penyesuaian, True)


def test_an_unsettled_dialogue_opens_a_follow_up_that_knows_the_problem():
    risalah = RisalahFactory(lanjut=True, ditanggapi=True, penyelesaian="belum_selesai")

    layanan.konfirmasi_risalah(risalah.pk, pelaku=risalah.dialog.skp.pegawai, versi=3)

    lanjutan = DialogKinerja.objects.get(lanjutan_dari=risalah.dialog)
    agenda = lanjutan.risalah.daftar_agenda.get()
    assert (lanjutan.tahap, lanjutan.pimpinan) == (TahapDialog.PELAKSANAAN, risalah.dialog.pimpinan)
    assert (agenda.progres, agenda.masalah) == ("", "Data terlambat")


@pytest.mark.parametrize("sebab", ["penilai", "skp"])
def test_no_follow_up_for_two_who_hold_no_more_dialogues(sebab):
    risalah = RisalahFactory(lanjut=True, ditanggapi=True, penyelesaian="belum_selesai")
    pegawai = risalah.dialog.skp.pegawai
    if sebab == "penilai":
        pegawai.daftar_penetapan_penilai.update(pejabat_penilai=PegawaiFactory())
    else:
        SKP.objects.update(status=StatusSKP.DITUTUP)

    layanan.konfirmasi_risalah(risalah.pk, pelaku=pegawai, versi=3)

    assert RisalahDialog.objects.get().status == StatusRisalah.FINAL


def test_the_new_penilai_opens_his_own_while_the_old_one_stands_still():
    lama = RisalahFactory(lanjut=True)
    skp = lama.dialog.skp
    baru = PegawaiFactory()
    skp.pegawai.daftar_penetapan_penilai.update(pejabat_penilai=baru)

    risalah = layanan.buat_dialog(skp, **TEMPAT, tahap="pelaksanaan", pelaku=baru)

    assert (risalah.dialog.pimpinan, RisalahDialog.objects.count()) == (baru, 2)
    berhenti = {r.pk: r.berhenti for r in RisalahDialog.objects.dengan_berhenti(baru)}
    assert berhenti == {lama.pk: "Berhenti karena penilai berganti", risalah.pk: ""}
    orang = (skp.pegawai, lama.dialog.pimpinan, baru)
    menunggu = [list(RisalahDialog.objects.menunggu(satu)) for satu in orang]
    assert menunggu == [[risalah], [], []]
