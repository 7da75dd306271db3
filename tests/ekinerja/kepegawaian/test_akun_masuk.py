"""Login by NIP: one sentence for every failure, lockout, second factor, sessions."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.hashers import get_hasher
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ekinerja.inti.waktu import kini
from ekinerja.kepegawaian.akun import middleware
from ekinerja.kepegawaian.akun.backend import PegawaiBackend
from ekinerja.kepegawaian.layanan import pegawai as layanan_pegawai
from ekinerja.kepegawaian.layanan import peran as layanan_peran
from ekinerja.kepegawaian.models import Pengguna
from ekinerja.kepegawaian.pilihan import Peran
from tests.factories.kepegawaian import (
    SANDI,
    PegawaiFactory,
    PenggunaFactory,
    PenugasanPeranFactory,
)

pytestmark = pytest.mark.django_db
TIDAK_SESUAI = "NIP atau kata sandi tidak sesuai."
HALAMAN_AKUN = "mfa_index"


@pytest.fixture(autouse=True)
def tembolok_bersih():
    cache.clear()


def masuk(client, nip, sandi=SANDI):
    return client.post(reverse("account_login"), {"login": nip, "password": sandi})


def sudah_masuk(client):
    return client.get(reverse(HALAMAN_AKUN)).status_code == 200


def pasang_totp(pengguna):
    rahasia = totp.generate_totp_secret()
    totp.TOTP.activate(pengguna, rahasia)
    return rahasia


def kode_kini(rahasia):
    return totp.format_hotp_value(
        totp.hotp_value(rahasia, next(totp.yield_hotp_counters_from_time()))
    )


def test_masuk_works_with_the_number_and_with_spaces_in_it(client):
    pegawai = PegawaiFactory()
    nip = pegawai.nip

    response = masuk(client, f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}")

    assert (response.status_code, response["Location"]) == (302, "/")
    assert sudah_masuk(client)


def _jawaban(client, nip, sandi):
    response = masuk(client, nip, sandi)
    halaman = response.content.decode().replace(nip, "NIP")
    halaman = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", halaman)
    return response.status_code, halaman


def test_masuk_answers_every_failure_alike(client):
    """Unknown number, wrong password, not yet activated, inactive: the same page to the letter."""
    aktif, nonaktif, belum = PegawaiFactory(), PegawaiFactory(), PegawaiFactory()
    Pengguna.objects.filter(pk=nonaktif.akun_id).update(is_active=False)
    Pengguna.objects.filter(pk=belum.akun_id).update(password="!")

    jawaban = {
        _jawaban(Client(), aktif.nip, "salah sekali"),
        _jawaban(Client(), "190001011900011001", "salah sekali"),
        _jawaban(Client(), nonaktif.nip, SANDI),
        _jawaban(Client(), belum.nip, SANDI),
    }

    assert len(jawaban) == 1
    assert TIDAK_SESUAI in next(iter(jawaban))[1]


def test_masuk_hashes_once_for_every_failure(client, monkeypatch):
    """Equal work is what makes equal timing."""
    pegawai, belum = PegawaiFactory(), PegawaiFactory()
    Pengguna.objects.filter(pk=belum.akun_id).update(password="!")
    kerja = []
    kelas = type(get_hasher())
    asli = kelas.encode
    monkeypatch.setattr(kelas, "encode", lambda *a, **k: kerja.append(1) or asli(*a, **k))

    def hitung(nip):
        kerja.clear()
        masuk(Client(), nip, "salah sekali")
        return len(kerja)

    assert [hitung(pegawai.nip), hitung("190001011900011001"), hitung(belum.nip)] == [1, 1, 1]


def test_masuk_page_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(reverse("account_login"))

    assert response.status_code == 200


@pytest.mark.parametrize("ada", [True, False])
def test_masuk_is_held_after_five_failures_known_or_not(client, ada):
    nip = PegawaiFactory().nip if ada else "190001011900011001"

    status = [masuk(client, nip, "salah").status_code for _ in range(5)]
    benar = masuk(client, nip, SANDI)

    assert status == [200, 200, 200, 200, 429]
    assert benar.status_code == 429
    assert not sudah_masuk(client)


def test_masuk_held_for_one_address_stays_open_for_another():
    """NIPs are public: nobody can lock out somebody else."""
    pegawai = PegawaiFactory()
    for _ in range(6):
        masuk(Client(REMOTE_ADDR="10.0.0.1"), pegawai.nip, "salah")

    lain = Client(REMOTE_ADDR="10.0.0.2")
    masuk(lain, pegawai.nip)

    assert sudah_masuk(lain)


def test_masuk_opens_again_after_the_cool_off(client, time_machine):
    time_machine.move_to("2026-11-20T01:00:00Z", tick=False)
    pegawai = PegawaiFactory()
    for _ in range(6):
        masuk(client, pegawai.nip, "salah")

    time_machine.move_to("2026-11-20T01:16:00Z", tick=False)
    masuk(client, pegawai.nip)

    assert sudah_masuk(client)


@pytest.mark.parametrize("jalur", ["signup", "daftar", "email", "password/reset", "3rdparty"])
def test_other_doors_of_allauth_do_not_exist(client, jalur):
    assert client.get(f"/akun/{jalur}/").status_code == 404


def test_masuk_asks_for_the_second_factor_where_one_is_set(client):
    pegawai = PegawaiFactory()
    rahasia = pasang_totp(pegawai.akun)

    response = masuk(client, pegawai.nip)

    assert response["Location"] == reverse("mfa_authenticate")
    assert not sudah_masuk(client)
    client.post(reverse("mfa_authenticate"), {"code": kode_kini(rahasia)})
    assert sudah_masuk(client)


def test_second_factor_accepts_a_recovery_code_once(client):
    pegawai = PegawaiFactory()
    pasang_totp(pegawai.akun)
    kode = RecoveryCodes.activate(pegawai.akun).get_unused_codes()[0]
    masuk(client, pegawai.nip)
    lain = Client()
    masuk(lain, pegawai.nip)

    client.post(reverse("mfa_authenticate"), {"code": kode})
    lain.post(reverse("mfa_authenticate"), {"code": kode})

    assert sudah_masuk(client)
    assert not sudah_masuk(lain)


def test_second_factor_secret_is_not_stored_in_clear():
    pegawai = PegawaiFactory()

    rahasia = pasang_totp(pegawai.akun)

    baris = Authenticator.objects.get(user=pegawai.akun)
    assert rahasia not in str(baris.data)
    assert baris.wrap().validate_code(kode_kini(rahasia))


def test_dua_langkah_sends_a_pengelola_to_set_it_up_first(client, settings):
    settings.WAJIB_TOTP = True
    pengelola = PenugasanPeranFactory().pegawai
    masuk(client, pengelola.nip)

    response = client.get(reverse("kepegawaian:saya"))

    assert (response.status_code, response["Location"]) == (302, reverse("mfa_activate_totp"))


def test_dua_langkah_lets_an_employee_without_role_work(client, settings):
    settings.WAJIB_TOTP = True
    masuk(client, PegawaiFactory().nip)

    assert client.get(reverse("kepegawaian:saya")).status_code == 200


def test_dua_langkah_lets_a_pengelola_with_authenticator_work(client, settings):
    settings.WAJIB_TOTP = True
    pengelola = PenugasanPeranFactory().pegawai
    rahasia = pasang_totp(pengelola.akun)
    masuk(client, pengelola.nip)
    client.post(reverse("mfa_authenticate"), {"code": kode_kini(rahasia)})

    assert client.get(reverse("kepegawaian:saya")).status_code == 200


def test_dua_langkah_cannot_be_taken_off_by_a_pengelola(client, settings):
    settings.WAJIB_TOTP = True
    pengelola = PenugasanPeranFactory().pegawai
    rahasia = pasang_totp(pengelola.akun)
    masuk(client, pengelola.nip)
    client.post(reverse("mfa_authenticate"), {"code": kode_kini(rahasia)})
    client.post(reverse("mfa_reauthenticate"), {"code": kode_kini(rahasia)})

    client.post(reverse("mfa_deactivate_totp"), {})

    assert Authenticator.objects.filter(user=pengelola.akun).count() == 1


def test_sesi_ends_after_thirty_idle_minutes(client, time_machine):
    time_machine.move_to("2026-11-20T01:00:00Z", tick=False)
    masuk(client, PegawaiFactory().nip)
    assert sudah_masuk(client)

    time_machine.move_to("2026-11-20T01:29:00Z", tick=False)
    assert sudah_masuk(client)
    time_machine.move_to("2026-11-20T01:58:30Z", tick=False)
    assert sudah_masuk(client)
    time_machine.move_to("2026-11-20T02:29:00Z", tick=False)
    assert not sudah_masuk(client)


def test_sesi_ends_after_twelve_hours_of_work(client, time_machine):
    awal = kini().replace(hour=0, minute=0, second=0, microsecond=0)
    time_machine.move_to(awal, tick=False)
    masuk(client, PegawaiFactory().nip)
    langkah = [sudah_masuk(client)]
    for menit in range(20, 12 * 60 + 1, 20):
        time_machine.move_to(awal + timedelta(minutes=menit), tick=False)
        langkah.append(sudah_masuk(client))

    assert langkah == [True] * 36 + [False]


def test_sesi_reading_pages_within_a_minute_writes_nothing(client):
    masuk(client, PegawaiFactory().nip)
    sudah_masuk(client)

    with CaptureQueriesContext(connection) as kueri:
        sudah_masuk(client)

    assert {satu["sql"].split()[0] for satu in kueri} == {"SELECT"}


def test_backend_reads_account_and_person_in_one_query(django_assert_num_queries):
    akun_id = PegawaiFactory().akun_id

    with django_assert_num_queries(1):
        pengguna = PegawaiBackend().get_user(akun_id)
        nama = pengguna.pegawai.nama_lengkap

    assert nama


def test_sesi_of_a_deactivated_person_ends_and_stays_ended(client):
    pegawai = PegawaiFactory()
    masuk(client, pegawai.nip)

    layanan_pegawai.ubah_pegawai(pegawai.pk, pelaku=None, aktif=False)
    tutup = sudah_masuk(client)
    layanan_pegawai.ubah_pegawai(pegawai.pk, pelaku=None, aktif=True)

    assert (tutup, sudah_masuk(client)) == (False, False)


def test_sesi_ends_when_a_role_is_given_and_when_it_is_taken():
    pegawai = PegawaiFactory()
    satu, dua = Client(), Client()
    masuk(satu, pegawai.nip)

    peran = layanan_peran.beri_peran(
        pegawai.pk,
        peran=Peran.PENGELOLA_KINERJA,
        unit_kerja=pegawai.unit_kerja,
        mulai=pegawai.tanggal_lahir,
        pelaku=None,
    )
    masuk(dua, pegawai.nip)
    terbuka = sudah_masuk(dua)
    layanan_peran.cabut_peran(peran.pk, pelaku=None)

    assert not sudah_masuk(satu)
    assert (terbuka, sudah_masuk(dua)) == (True, False)


def test_sandi_change_ends_other_sessions_and_keeps_this_one():
    pegawai = PegawaiFactory()
    ini, lain = Client(), Client()
    masuk(ini, pegawai.nip)
    masuk(lain, pegawai.nip)
    baru = "payung biru di teras"

    response = ini.post(
        reverse("account_change_password"),
        {"oldpassword": SANDI, "password1": baru, "password2": baru},
    )

    assert response.status_code == 302
    assert (sudah_masuk(ini), sudah_masuk(lain)) == (True, False)
    assert Pengguna.objects.get(pk=pegawai.akun_id).check_password(baru)


def test_sandi_change_refuses_a_password_from_the_number(client):
    pegawai = PegawaiFactory()
    masuk(client, pegawai.nip)
    sandi = f"rahasia {pegawai.tanggal_lahir:%d-%m-%Y}"

    client.post(
        reverse("account_change_password"),
        {"oldpassword": SANDI, "password1": sandi, "password2": sandi},
    )

    assert Pengguna.objects.get(pk=pegawai.akun_id).check_password(SANDI)


def test_account_without_pegawai_may_only_log_out(client):
    client.force_login(PenggunaFactory())

    assert client.get(reverse("kepegawaian:saya")).status_code == 403
    assert client.get(reverse("account_logout")).status_code == 200


def test_keluar_ends_the_session(client):
    masuk(client, PegawaiFactory().nip)

    client.post(reverse("account_logout"))

    assert not sudah_masuk(client)


def test_sisa_sesi_is_the_nearer_of_both_limits():
    saat = kini()
    lama = {
        middleware.MULAI: (saat - timedelta(hours=11, minutes=50)).isoformat(),
        middleware.TERAKHIR: saat.isoformat(),
    }

    assert middleware._sisa({}, saat) == timedelta(minutes=30)
    assert middleware._sisa(lama, saat) == timedelta(minutes=10)
