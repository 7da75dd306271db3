from datetime import UTC, datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused

import pytest
import time_machine
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction

from ekinerja.antrean import layanan as antrean
from ekinerja.antrean.models import Pekerjaan
from ekinerja.antrean.pilihan import Keadaan
from ekinerja.pemberitahuan import layanan
from ekinerja.pemberitahuan.models import Pemberitahuan, Pengiriman
from tests.factories.kepegawaian import PegawaiFactory
from tests.factories.pemberitahuan import PemberitahuanFactory, PengirimanFactory

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 1, 20, 7, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def jam():
    with time_machine.travel(PADA, tick=False) as perjalanan:
        yield perjalanan


def _antrekan(penerima=None, kunci="skp.ajukan:1:2", **pilihan):
    return layanan.antrekan(
        "uji/surel/diajukan",
        penerima=penerima or PegawaiFactory(),
        kunci=kunci,
        konteks={"nama": "Ma'ruf <Amin>", "tahun": 2026},
        **{"tautan": "/skp/1/", **pilihan},
    )


def test_antrekan_writes_letter_delivery_and_job():
    surat = _antrekan()

    pengiriman = Pengiriman.objects.get()
    assert (surat.perihal, surat.isi) == (
        "SKP Ma'ruf <Amin> menunggu keputusan Anda",
        "Ma'ruf <Amin> mengajukan SKP tahun 2026.\n",
    )
    assert (pengiriman.pemberitahuan, pengiriman.alamat) == (surat, surat.penerima.email)
    assert Pekerjaan.objects.get().argumen == {"pk": pengiriman.pk}


def test_antrekan_gives_the_first_letter_for_the_same_kunci():
    assert _antrekan().pk == _antrekan().pk
    assert [m.objects.count() for m in (Pemberitahuan, Pengiriman, Pekerjaan)] == [1, 1, 1]


def test_antrekan_goes_with_the_transaction_of_its_caller():
    @transaction.atomic
    def tindakan():
        _antrekan()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        tindakan()

    assert [m.objects.count() for m in (Pemberitahuan, Pengiriman, Pekerjaan)] == [0, 0, 0]


@pytest.mark.parametrize("tautan", ["https://contoh.id/", "//contoh.id/", "skp/1/"])
def test_antrekan_refuses_a_link_that_leaves_the_portal(tautan):
    with pytest.raises(ValueError, match="jalur di portal ini"):
        _antrekan(tautan=tautan)


def test_antrekan_without_address_stays_in_the_inbox(mailoutbox):
    _antrekan(PegawaiFactory(email=""))
    antrean.jalankan_semua()

    assert Pengiriman.objects.get().keadaan == "tanpa_alamat"
    assert Pengiriman.objects.get().kalimat == "Hanya di kotak masuk: alamat surel belum diisi"
    assert (Pekerjaan.objects.count(), mailoutbox) == (0, [])


def test_kirim_sends_once_and_says_when(settings, mailoutbox):
    settings.URL_DASAR = "https://kinerja.contoh.go.id"
    surat = _antrekan(PegawaiFactory(nama_lengkap="Ratna Dewi", gelar_belakang="S.E."))

    antrean.jalankan_semua()

    (terkirim,) = mailoutbox
    assert terkirim.to == [surat.penerima.email]
    assert terkirim.subject == "SKP Ma'ruf <Amin> menunggu keputusan Anda"
    assert terkirim.body == (
        "Yth. Ratna Dewi, S.E.,\n\nMa'ruf <Amin> mengajukan SKP tahun 2026.\n\n"
        "Buka di e-Kinerja: https://kinerja.contoh.go.id/skp/1/\n\n"
        "Surat ini dikirim otomatis oleh portal e-Kinerja (https://kinerja.contoh.go.id). "
        "Mohon tidak membalas surat ini.\n"
    )
    pengiriman = Pengiriman.objects.get()
    assert (pengiriman.keadaan, pengiriman.waktu_terkirim) == ("terkirim", PADA)
    assert pengiriman.kalimat == "Surel terkirim"


def test_kirim_leaves_a_letter_that_was_sent(mailoutbox):
    pengiriman = PengirimanFactory(terkirim=True)

    layanan.kirim(Pekerjaan(), pk=pengiriman.pk)

    assert mailoutbox == []


def test_kirim_leaves_a_letter_in_other_hands(mailoutbox):
    pengiriman = PengirimanFactory(diambil_sampai=PADA + timedelta(seconds=1))

    with pytest.raises(layanan.SedangDikirim):
        layanan.kirim(Pekerjaan(), pk=pengiriman.pk)

    assert mailoutbox == []


def test_kirim_takes_over_from_a_dead_worker(mailoutbox):
    pengiriman = PengirimanFactory(diambil_sampai=PADA - timedelta(seconds=1), percobaan=1)

    layanan.kirim(Pekerjaan(), pk=pengiriman.pk)

    assert len(mailoutbox) == 1
    assert mailoutbox[0].extra_headers["Message-ID"] == f"<pengiriman-{pengiriman.pk}@127.0.0.1>"


@pytest.fixture
def server_surel(monkeypatch):
    """The mail server, which answers each letter with the next of these errors, then accepts."""
    galat = []
    asli = EmailBackend.send_messages

    def send_messages(self, daftar):
        if galat:
            raise galat.pop(0)
        return asli(self, daftar)

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)
    return galat


def test_kirim_tries_again_when_the_server_is_down(server_surel, mailoutbox, jam):
    server_surel += [ConnectionRefusedError("[Errno 111]")]
    _antrekan()
    antrean.jalankan_semua()
    kalimat = Pengiriman.objects.get().kalimat
    jam.shift(timedelta(seconds=10))

    antrean.jalankan_semua()

    assert kalimat == "Surel akan dikirim ulang: Server surel tidak dapat dihubungi."
    assert (Pengiriman.objects.get().kalimat, len(mailoutbox)) == ("Surel terkirim", 1)


def test_kirim_gives_up_after_the_last_attempt_and_can_be_repeated(server_surel, mailoutbox, jam):
    server_surel += [SMTPDataError(451, b"isi surat") for _ in range(6)]
    _antrekan()
    for _ in range(6):
        antrean.jalankan_semua()
        jam.shift(timedelta(hours=3))
    kalimat = Pengiriman.objects.get().kalimat

    antrean.ulangi(Pekerjaan.objects.get().pk)
    antrean.jalankan_semua()

    assert kalimat == "Surel gagal: Server surel menolak surat ini (kode 451)."
    assert (Pengiriman.objects.get().keadaan, len(mailoutbox)) == ("terkirim", 1)


def test_kirim_gives_up_at_once_on_a_refused_address(server_surel, mailoutbox):
    server_surel += [SMTPRecipientsRefused({"x@y.id": (550, b"no such user")})]
    _antrekan()

    antrean.jalankan_semua()

    assert Pekerjaan.objects.get().keadaan == Keadaan.GAGAL
    assert Pengiriman.objects.get().kalimat == "Surel gagal: Server surel menolak alamat penerima."
    assert Pekerjaan.objects.get().galat == "Server surel menolak alamat penerima."


def test_selaraskan_names_a_letter_that_took_every_worker_down(jam):
    hilang = PengirimanFactory(percobaan=6, diambil_sampai=PADA)
    PengirimanFactory(percobaan=6, diambil_sampai=PADA + timedelta(hours=1))
    PengirimanFactory(percobaan=5, diambil_sampai=PADA)

    assert layanan.selaraskan(PADA + timedelta(hours=1)) == 1

    hilang.refresh_from_db()
    assert hilang.kalimat == "Surel gagal: Pengirim surel berhenti di tengah pekerjaan."


def test_tandai_dibaca_keeps_the_first_time(jam):
    surat = PemberitahuanFactory()
    layanan.tandai_dibaca(surat.pk, pelaku=surat.penerima)
    jam.shift(timedelta(hours=1))

    assert layanan.tandai_dibaca(surat.pk, pelaku=surat.penerima).waktu_dibaca == PADA


def test_tandai_dibaca_refuses_anybody_else():
    surat = PemberitahuanFactory()

    with pytest.raises(Pemberitahuan.DoesNotExist):
        layanan.tandai_dibaca(surat.pk, pelaku=PegawaiFactory())

    surat.refresh_from_db()
    assert surat.waktu_dibaca is None


def test_tandai_semua_dibaca_marks_only_ones_own():
    surat, asing = PemberitahuanFactory(), PemberitahuanFactory()
    PemberitahuanFactory(penerima=surat.penerima, dibaca=True)

    assert layanan.tandai_semua_dibaca(pelaku=surat.penerima) == 1
    asing.refresh_from_db()
    assert asing.waktu_dibaca is None
