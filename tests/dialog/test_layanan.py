"""Acts of the dialogue: rows, history, letters, what the SKP learns, and refusals."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection

from dialog.layanan import risalah as layanan
from dialog.models import AgendaRisalah, DialogKinerja, PesertaDialog, RisalahDialog
from dialog.pilihan import Penyelesaian, SifatDialog, StatusRisalah
from ekinerja.antrean.layanan import jalankan
from ekinerja.antrean.models import Pekerjaan
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from ekinerja.pemberitahuan.models import Pemberitahuan
from skp.models import SKP
from skp.pilihan import StatusSKP
from tests.factories import PegawaiFactory, SKPFactory
from tests.factories.dialog import RisalahFactory
from tests.factories.skp import penilai_dari

pytestmark = pytest.mark.django_db
TEMPAT = {"tanggal": hari_ini(), "metode": "tatap_muka", "tempat_media": "Aula"}
CATATAN = "Lengkapi pokok bahasannya."


def surat():
    daftar = Pemberitahuan.objects.order_by("pk")
    return [(satu.jenis.rpartition("/")[2], satu.penerima) for satu in daftar]


def keadaan():
    model = (DialogKinerja, PesertaDialog, RisalahDialog, AgendaRisalah, SKP)
    isi = [list(satu.objects.order_by("pk").values()) for satu in model]
    return [*isi, Jejak.objects.count(), Pemberitahuan.objects.count(), Pekerjaan.objects.count()]


def tindakan(nama, risalah):
    pk, skp = risalah.pk, risalah.dialog.skp
    pimpinan = risalah.dialog.pimpinan
    return {
        "ubah": (skp.pegawai, layanan.ubah_risalah, {**TEMPAT, "pokok_bahasan": "Baru"}),
        "kirim": (skp.pegawai, layanan.kirim_risalah, {}),
        "tanggapi": (pimpinan, layanan.tanggapi_risalah, tanggapan()),
        "kembalikan": (pimpinan, layanan.kembalikan_risalah, {"catatan": CATATAN}),
        "konfirmasi": (skp.pegawai, layanan.konfirmasi_risalah, {}),
    }[nama] + (pk,)


def tanggapan(penyelesaian=Penyelesaian.SELESAI):
    return {"penyesuaian_ukuran": False, "penyelesaian": penyelesaian, "keterangan": ""}


@pytest.mark.parametrize("pembuka", ["pegawai", "penilai"])
def test_buat_dialog_opens_with_the_penilai_of_today(pembuka):
    skp = SKPFactory(lengkap=True)
    penilai = penilai_dari(skp)
    pelaku = skp.pegawai if pembuka == "pegawai" else penilai

    risalah = layanan.buat_dialog(skp, **TEMPAT, pelaku=pelaku)

    assert (risalah.status, risalah.versi) == (StatusRisalah.DRAF, 1)
    assert (risalah.dialog.pimpinan, risalah.dialog.skp) == (penilai, skp)
    assert [p.pegawai for p in risalah.dialog.daftar_peserta.all()] == [skp.pegawai]
    assert surat() == ([] if pembuka == "pegawai" else [("dibuka", skp.pegawai)])
    assert Jejak.objects.untuk(risalah).get().aksi == "dialog.buat"


def test_buat_dialog_twice_is_refused():
    risalah = RisalahFactory()
    sebelum = keadaan()

    with pytest.raises(Ditolak) as galat:
        layanan.buat_dialog(risalah.dialog.skp, **TEMPAT, pelaku=risalah.dialog.skp.pegawai)

    assert galat.value.keputusan.sebab is Sebab.STATUS
    assert keadaan() == sebelum


def test_kirim_risalah_copies_the_rows_of_the_skp_as_they_stand():
    risalah = RisalahFactory()
    rhk = risalah.dialog.skp.daftar_rhk.get()
    layanan.kirim_risalah(risalah.pk, pelaku=risalah.dialog.skp.pegawai, versi=1)

    uraian = rhk.uraian
    rhk.daftar_iki.all().delete()
    rhk.delete()

    agenda = AgendaRisalah.objects.get()
    assert (agenda.rhk_uraian, agenda.target, agenda.iki) == (uraian, "1 laporan", None)
    assert surat() == [("dikirim", risalah.dialog.pimpinan)]


def test_tanggapi_risalah_gives_five_working_days(time_machine):
    # A Friday; the sixth day is the end of the next Friday in Jakarta.
    time_machine.move_to("2026-03-06T03:00:00Z", tick=False)
    risalah = RisalahFactory(dikirim=True)

    layanan.tanggapi_risalah(risalah.pk, **tanggapan(), pelaku=risalah.dialog.pimpinan, versi=2)

    baru = RisalahDialog.objects.get()
    assert baru.status == StatusRisalah.MENUNGGU_KONFIRMASI
    assert baru.batas_konfirmasi.isoformat().startswith("2026-03-13T16:59:59")
    assert surat() == [("ditanggapi", risalah.dialog.skp.pegawai)]


def test_kembalikan_risalah_carries_the_note():
    risalah = RisalahFactory(dikirim=True)

    layanan.kembalikan_risalah(risalah.pk, catatan=CATATAN, pelaku=risalah.dialog.pimpinan, versi=2)

    baru = RisalahDialog.objects.get()
    assert (baru.status, baru.catatan_pengembalian) == (StatusRisalah.DRAF, CATATAN)
    assert CATATAN not in Pemberitahuan.objects.get().isi


def test_konfirmasi_risalah_makes_it_final_and_opens_the_submission():
    risalah = RisalahFactory(ditanggapi=True)
    skp, pimpinan = risalah.dialog.skp, risalah.dialog.pimpinan
    SKP.objects.update(dialog_dengan=None, waktu_dialog=None)

    layanan.konfirmasi_risalah(risalah.pk, pelaku=skp.pegawai, versi=3)

    baru = RisalahDialog.objects.get()
    assert (baru.status, SKP.objects.get().dialog_dengan) == (StatusRisalah.FINAL, pimpinan)
    assert not PesertaDialog.objects.get().otomatis
    assert surat() == [("final", pimpinan), ("final", skp.pegawai)]
    terbit = DokumenTerbit.objects.untuk(baru).get()
    assert (terbit.jenis, terbit.cuplikan["selesai"], terbit.penerbit) == (
        "risalah",
        True,
        skp.pegawai,
    )
    assert periksa_rantai() is None


def test_konfirmasi_risalah_waits_for_every_participant():
    kedua = PegawaiFactory()
    risalah = RisalahFactory(ditanggapi=True)
    PesertaDialog.objects.create(dialog=risalah.dialog, pegawai=kedua)

    layanan.konfirmasi_risalah(risalah.pk, pelaku=kedua, versi=3)
    sesudah_satu = RisalahDialog.objects.get().status
    layanan.konfirmasi_risalah(risalah.pk, pelaku=risalah.dialog.skp.pegawai, versi=4)

    assert sesudah_satu == StatusRisalah.MENUNGGU_KONFIRMASI
    assert RisalahDialog.objects.get().status == StatusRisalah.FINAL


def test_an_unsettled_dialogue_opens_the_next_and_not_the_submission():
    risalah = RisalahFactory(ditanggapi=True, penyelesaian=Penyelesaian.BELUM_SELESAI)
    SKP.objects.update(dialog_dengan=None, waktu_dialog=None)

    layanan.konfirmasi_risalah(risalah.pk, pelaku=risalah.dialog.skp.pegawai, versi=3)

    lanjutan = DialogKinerja.objects.get(lanjutan_dari=risalah.dialog)
    assert (lanjutan.pimpinan, lanjutan.sifat) == (
        risalah.dialog.pimpinan,
        SifatDialog.DIRENCANAKAN,
    )
    assert lanjutan.risalah.status == StatusRisalah.DRAF
    assert SKP.objects.get().dialog_dengan is None


@pytest.mark.parametrize("sebab", ["penilai", "skp"])
def test_an_unsettled_dialogue_of_a_plan_that_is_over_opens_none(sebab):
    risalah = RisalahFactory(ditanggapi=True, penyelesaian=Penyelesaian.BELUM_SELESAI)
    pegawai = risalah.dialog.skp.pegawai
    if sebab == "penilai":
        pegawai.daftar_penetapan_penilai.update(pejabat_penilai=PegawaiFactory())
    else:
        SKP.objects.update(status=StatusSKP.DIBATALKAN)

    layanan.konfirmasi_risalah(risalah.pk, pelaku=pegawai, versi=3)

    assert RisalahDialog.objects.get().status == StatusRisalah.FINAL


def test_konfirmasi_otomatis_records_the_deadline_not_the_late_job():
    risalah = RisalahFactory(ditanggapi=True)
    batas = risalah.batas_konfirmasi
    telat = batas + timedelta(days=5)

    tepat = layanan.konfirmasi_lewat_batas(batas)
    sekali, lagi = (layanan.konfirmasi_lewat_batas(telat) for _ in range(2))
    pekerjaan = Pekerjaan.objects.get(jenis=layanan.PEKERJAAN)
    jadi = jalankan(pekerjaan.pk)

    baru, peserta = RisalahDialog.objects.get(), PesertaDialog.objects.get()
    assert (tepat, sekali, lagi, jadi) == (0, 1, 1, True)
    assert layanan.konfirmasi_lewat_batas(telat) == 0
    assert (baru.status, baru.waktu_final) == (StatusRisalah.FINAL, batas)
    assert (peserta.waktu_konfirmasi, peserta.otomatis) == (batas, True)
    catatan = Jejak.objects.untuk(risalah).get()
    assert (catatan.pelaku, catatan.rincian["otomatis"]) == (None, True)
    assert SKP.objects.get().waktu_dialog == batas


def test_a_risalah_that_fails_holds_up_no_other():
    rusak, sehat = RisalahFactory(ditanggapi=True), RisalahFactory(ditanggapi=True)
    telat = max(rusak.batas_konfirmasi, sehat.batas_konfirmasi) + timedelta(days=1)
    layanan.konfirmasi_lewat_batas(telat)
    with connection.execute_wrapper(_menolak(rusak.pk)):
        for pekerjaan in Pekerjaan.objects.filter(jenis=layanan.PEKERJAAN).order_by("pk"):
            jalankan(pekerjaan.pk)

    status = RisalahDialog.objects.in_bulk()
    assert status[sehat.pk].status == StatusRisalah.FINAL
    assert status[rusak.pk].status == StatusRisalah.MENUNGGU_KONFIRMASI
    assert not PesertaDialog.objects.get(dialog=rusak.dialog).waktu_konfirmasi


def _menolak(pk):
    """Refuse every change of this one risalah, as a broken row would."""

    def bungkus(execute, sql, params, many, context):
        if sql.startswith('UPDATE "dialog_risalahdialog"') and pk in params:
            raise DatabaseError("baris rusak")
        return execute(sql, params, many, context)

    return bungkus


def test_konfirmasi_otomatis_of_what_is_final_already_does_nothing():
    risalah = RisalahFactory(final=True)

    assert layanan.konfirmasi_otomatis(risalah.pk, pada=kini() + timedelta(days=99)) is False


AWAL = {
    "ubah": {},
    "kirim": {},
    "tanggapi": {"dikirim": True},
    "kembalikan": {"dikirim": True},
    "konfirmasi": {"ditanggapi": True},
}


@pytest.mark.parametrize("nama", AWAL)
@pytest.mark.parametrize("sebab", [Sebab.PELAKU, Sebab.VERSI, Sebab.STATUS])
def test_every_refusal_leaves_nothing(nama, sebab):
    risalah = RisalahFactory(**({"final": True} if sebab is Sebab.STATUS else AWAL[nama]))
    pelaku, fungsi, argumen, pk = tindakan(nama, risalah)
    if sebab is Sebab.PELAKU:
        pelaku = PegawaiFactory()
    versi = risalah.versi + (sebab is Sebab.VERSI)
    sebelum = keadaan()

    with pytest.raises(Ditolak) as galat:
        fungsi(pk, **argumen, pelaku=pelaku, versi=versi)

    assert galat.value.keputusan.sebab is sebab
    assert keadaan() == sebelum


@pytest.mark.parametrize("catatan", ["", "Pendek", "   123456789   "])
def test_kembalikan_risalah_refuses_a_note_that_helps_nobody(catatan):
    risalah = RisalahFactory(dikirim=True)
    sebelum = keadaan()

    with pytest.raises(Ditolak) as galat:
        layanan.kembalikan_risalah(
            risalah.pk, catatan=catatan, pelaku=risalah.dialog.pimpinan, versi=2
        )

    assert (galat.value.keputusan.sebab, keadaan()) == (Sebab.ISI, sebelum)
