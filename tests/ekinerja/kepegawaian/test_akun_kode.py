"""One-time codes: who may issue, shown once, kept as hash, spent once."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.models import Jejak
from ekinerja.kepegawaian import izin
from ekinerja.kepegawaian.layanan import akun
from ekinerja.kepegawaian.models import KodeAktivasi, Pengguna
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.factories.kepegawaian import (
    SANDI,
    PegawaiFactory,
    PenugasanPeranFactory,
    UnitKerjaFactory,
)

pytestmark = pytest.mark.django_db
SANDI_BARU = "payung biru di teras"


@pytest.fixture(autouse=True)
def tembolok_bersih():
    cache.clear()


@pytest.fixture
def unit():
    return UnitKerjaFactory()


@pytest.fixture
def pengelola(unit):
    return PenugasanPeranFactory(pegawai__unit_kerja=unit).pegawai


@pytest.fixture
def pegawai(unit):
    return PegawaiFactory(unit_kerja=unit, akun=None)


def terbitkan(pegawai, **isi):
    return akun.terbitkan_kode(pegawai.pk, pelaku=None, **isi)


def test_terbitkan_kode_keeps_only_a_fingerprint(pegawai, pengelola):
    baris, kode = akun.terbitkan_kode(pegawai.pk, pelaku=pengelola)

    tersimpan = str(KodeAktivasi.objects.values().get())
    assert kode.replace("-", "") not in tersimpan
    assert kode not in tersimpan
    assert baris.berlaku_sampai - baris.waktu_terbit == timedelta(days=7)
    jejak = Jejak.objects.get()
    assert (jejak.aksi, jejak.pelaku, jejak.id_objek) == (
        "akun.terbitkan_kode",
        pengelola,
        pegawai.pk,
    )
    assert kode not in str(jejak.rincian)


def test_terbitkan_kode_opens_an_account_nobody_can_enter_yet(pegawai):
    terbitkan(pegawai)

    pegawai.refresh_from_db()
    assert pegawai.akun.username == pegawai.nip
    assert not pegawai.akun.has_usable_password()


def test_terbitkan_kode_closes_the_code_before(pegawai):
    _, lama = terbitkan(pegawai)
    _, baru = terbitkan(pegawai)

    assert not akun.aktifkan_akun(pegawai.nip, kode=lama, sandi=SANDI_BARU)
    assert akun.aktifkan_akun(pegawai.nip, kode=baru, sandi=SANDI_BARU)


def test_terbitkan_kode_refused_outside_one_s_care(pegawai):
    lain = PenugasanPeranFactory().pegawai

    with pytest.raises(Ditolak) as galat:
        akun.terbitkan_kode(pegawai.pk, pelaku=lain)

    assert galat.value.keputusan.sebab is Sebab.PELAKU
    assert KodeAktivasi.objects.count() == 0


def test_terbitkan_kode_refused_for_oneself(pengelola):
    keputusan = izin.terbitkan_kode(pengelola, pengelola, hari_ini())

    assert (bool(keputusan), keputusan.sebab) == (False, Sebab.PELAKU)


def test_terbitkan_kode_of_a_role_holder_is_for_the_admin_only(unit, pengelola):
    """A pengelola must not be able to walk into the admin's account."""
    admin = PenugasanPeranFactory(pegawai__unit_kerja=unit, admin=True).pegawai

    assert not izin.terbitkan_kode(admin, pengelola, hari_ini())
    assert izin.terbitkan_kode(pengelola, admin, hari_ini())


def test_terbitkan_kode_refused_without_number(unit):
    menteri = PegawaiFactory(unit_kerja=unit, pejabat_negara=True)

    with pytest.raises(Ditolak) as galat:
        terbitkan(menteri)

    assert galat.value.keputusan.sebab is Sebab.STATUS


def test_terbitkan_kode_refused_for_an_inactive_person(unit):
    with pytest.raises(Ditolak) as galat:
        terbitkan(PegawaiFactory(unit_kerja=unit, aktif=False))

    assert galat.value.keputusan.sebab is Sebab.STATUS


def test_aktifkan_akun_sets_the_password_and_spends_the_code(pegawai):
    baris, kode = terbitkan(pegawai)

    pertama = akun.aktifkan_akun(pegawai.nip, kode=kode.lower().replace("-", " "), sandi=SANDI_BARU)
    kedua = akun.aktifkan_akun(pegawai.nip, kode=kode, sandi="lain lagi sandinya")

    pegawai.refresh_from_db()
    baris.refresh_from_db()
    assert (bool(pertama), bool(kedua)) == (True, False)
    assert pegawai.akun.check_password(SANDI_BARU)
    assert baris.waktu_dipakai == baris.waktu_ditutup
    assert Jejak.objects.order_by("nomor").last().aksi == "akun.aktifkan"


def test_aktifkan_akun_answers_every_failure_alike(pegawai):
    lewat = PegawaiFactory()
    kedaluwarsa, kode_lewat = terbitkan(lewat)
    KodeAktivasi.objects.filter(pk=kedaluwarsa.pk).update(
        waktu_terbit=kini() - timedelta(days=8), berlaku_sampai=kini() - timedelta(days=1)
    )
    terbitkan(pegawai)

    alasan = {
        akun.aktifkan_akun(nip, kode=kode, sandi=SANDI_BARU).alasan
        for nip, kode in (
            ("190001011900011001", "AAAAA-AAAAA"),
            (pegawai.nip, "AAAAA-AAAAA"),
            (pegawai.nip, ""),
            (lewat.nip, kode_lewat),
            (PegawaiFactory().nip, "AAAAA-AAAAA"),
        )
    }

    assert alasan == {akun.KODE_DITOLAK}


def test_aktifkan_akun_closes_the_code_after_five_wrong_attempts(pegawai):
    _, kode = terbitkan(pegawai)
    for _ in range(5):
        akun.aktifkan_akun(pegawai.nip, kode="AAAAA-AAAAA", sandi=SANDI_BARU)

    assert not akun.aktifkan_akun(pegawai.nip, kode=kode, sandi=SANDI_BARU)
    assert KodeAktivasi.objects.get().percobaan == 5


def test_aktifkan_akun_code_of_one_person_opens_no_other(pegawai, unit):
    _, kode = terbitkan(pegawai)
    lain = PegawaiFactory(unit_kerja=unit)
    terbitkan(lain)

    assert not akun.aktifkan_akun(lain.nip, kode=kode, sandi=SANDI_BARU)


def test_aktifkan_akun_ends_running_sessions(client, unit):
    pegawai = PegawaiFactory(unit_kerja=unit)
    client.post(reverse("account_login"), {"login": pegawai.nip, "password": SANDI})
    _, kode = terbitkan(pegawai)

    akun.aktifkan_akun(pegawai.nip, kode=kode, sandi=SANDI_BARU)

    assert client.get(reverse("mfa_index")).status_code == 302


@pytest.mark.parametrize(("hapus", "sisa"), [(True, 0), (False, 1)])
def test_aktifkan_akun_takes_the_authenticator_off_only_when_told(unit, hapus, sisa):
    pegawai = PegawaiFactory(unit_kerja=unit)
    totp.TOTP.activate(pegawai.akun, totp.generate_totp_secret())
    _, kode = terbitkan(pegawai, hapus_totp=hapus)

    akun.aktifkan_akun(pegawai.nip, kode=kode, sandi=SANDI_BARU)

    assert Authenticator.objects.filter(user=pegawai.akun).count() == sisa


def test_bersihkan_kode_closes_what_ran_out(pegawai):
    terbitkan(pegawai)
    KodeAktivasi.objects.update(
        waktu_terbit=kini() - timedelta(days=8), berlaku_sampai=kini() - timedelta(days=1)
    )

    assert (akun.bersihkan_kode(kini()), akun.bersihkan_kode(kini())) == (1, 0)


def isian(pegawai, kode, **ganti):
    return {"nip": pegawai.nip, "kode": kode, "sandi": SANDI_BARU, "ulang": SANDI_BARU, **ganti}


def test_aktivasi_page_leads_to_login(client, pegawai):
    _, kode = terbitkan(pegawai)

    response = client.post(reverse("akun:aktivasi"), isian(pegawai, kode))

    assert (response.status_code, response["Location"]) == (302, reverse("account_login"))
    masuk = client.post(reverse("account_login"), {"login": pegawai.nip, "password": SANDI_BARU})
    assert masuk["Location"] == "/"


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"ulang": "berbeda sama sekali"}, "Kata sandi yang diulang belum sama."),
        ({"sandi": "pendek", "ulang": "pendek"}, "Kata sandi terlalu pendek."),
        ({"nip": ""}, "Isi NIP Anda."),
        ({"kode": "AAAAA-AAAAA"}, akun.KODE_DITOLAK),
    ],
)
def test_aktivasi_page_keeps_what_was_typed_and_says_why(client, pegawai, ganti, kalimat):
    _, kode = terbitkan(pegawai)

    response = client.post(reverse("akun:aktivasi"), {**isian(pegawai, kode), **ganti})

    assert response.status_code == 422
    assert kalimat in response.content.decode()
    assert not Pengguna.objects.get(username=pegawai.nip).has_usable_password()


def test_aktivasi_page_is_held_after_sixty_attempts_a_minute(client, pegawai):
    _, kode = terbitkan(pegawai)
    for _ in range(60):
        client.post(reverse("akun:aktivasi"), isian(pegawai, "x", nip="190001011900011001"))

    response = client.post(reverse("akun:aktivasi"), isian(pegawai, kode))

    assert response.status_code == 422
    assert "Terlalu banyak percobaan" in response.content.decode()


def test_kode_page_shows_the_code_on_the_answer_only(client, pengelola, pegawai):
    client.force_login(pengelola.akun)
    alamat = reverse("akun:kode", args=[pegawai.pk])

    terbit = client.post(alamat, {})
    lagi = client.get(alamat)

    kode = re.search(r'id="kode">([^<]+)<', terbit.content.decode())[1]
    assert akun.aktifkan_akun(pegawai.nip, kode=kode, sandi=SANDI_BARU)
    assert kode not in lagi.content.decode()
    assert "no-store" in terbit["Cache-Control"]


def test_kode_page_of_a_stranger_is_a_404(client, pegawai):
    client.force_login(PenugasanPeranFactory().pegawai.akun)

    assert client.get(reverse("akun:kode", args=[pegawai.pk])).status_code == 404
    assert client.post(reverse("akun:kode", args=[pegawai.pk])).status_code == 404


def test_command_prints_a_code_for_the_first_admin(pegawai, capsys):
    call_command("kode_aktivasi", pegawai.nip)

    kode = capsys.readouterr().out.split()[-1]
    assert akun.aktifkan_akun(pegawai.nip, kode=kode, sandi=SANDI_BARU)


@pytest.mark.parametrize(
    "sandi",
    ["x198503y", "lahir 14031985", "aman-14.03.1985", "kata140385kata", "nip 2010122001 saja"],
)
def test_validator_refuses_pieces_of_the_number(sandi):
    with pytest.raises(ValidationError):
        validate_password(sandi, Pengguna(username="198503142010122001"))


def test_validator_accepts_a_sentence_with_other_digits():
    validate_password("kereta 07.15 ke Bogor", Pengguna(username="198503142010122001"))


def test_letters_tell_the_owner_of_a_code_and_of_a_new_password_without_secrets(pegawai, pengelola):
    _, kode = akun.terbitkan_kode(pegawai.pk, pelaku=pengelola)
    akun.aktifkan_akun(pegawai.nip, kode=kode, sandi=SANDI_BARU)

    surat = Pemberitahuan.objects.filter(penerima=pegawai).order_by("pk")
    assert [satu.perihal for satu in surat] == [
        "Kode untuk kata sandi akun Anda telah diterbitkan",
        "Kata sandi akun Anda telah diganti",
    ]
    isi = "".join(satu.isi for satu in surat)
    assert [rahasia in isi for rahasia in (kode, SANDI_BARU)] == [False, False]
