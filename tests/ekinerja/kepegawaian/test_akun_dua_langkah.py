"""The pages of the second factor, from setting it up to taking it off."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.urls import reverse

from tests.factories.kepegawaian import SANDI, PegawaiFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def masuk(client):
    cache.clear()
    pegawai = PegawaiFactory()
    client.post(reverse("account_login"), {"login": pegawai.nip, "password": SANDI})
    client.post(reverse("account_reauthenticate"), {"password": SANDI})
    return pegawai


def pasang(client):
    rahasia = client.get(reverse("mfa_activate_totp")).context["form"].secret
    hitungan = next(totp.yield_hotp_counters_from_time())
    kode = totp.format_hotp_value(totp.hotp_value(rahasia, hitungan))
    return client.post(reverse("mfa_activate_totp"), {"code": kode})


def jenis(pegawai):
    return sorted(Authenticator.objects.filter(user=pegawai.akun).values_list("type", flat=True))


def test_pasang_asks_for_the_password_first(client):
    cache.clear()
    pegawai = PegawaiFactory()
    client.post(reverse("account_login"), {"login": pegawai.nip, "password": SANDI})

    response = client.get(reverse("mfa_activate_totp"))

    assert response["Location"].startswith(reverse("account_reauthenticate"))


def test_pasang_leads_to_the_recovery_codes(client, masuk):
    response = pasang(client)

    assert response["Location"] == reverse("mfa_view_recovery_codes")
    kode = client.get(response["Location"]).context["unused_codes"]
    unduhan = client.get(reverse("mfa_download_recovery_codes")).content.decode()
    assert jenis(masuk) == ["recovery_codes", "totp"]
    assert [satu for satu in kode if satu in unduhan] == kode
    assert len(kode) == 10


def test_pasang_with_a_wrong_code_says_so(client, masuk):
    client.get(reverse("mfa_activate_totp"))

    response = client.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assert "Kode tidak sesuai." in response.content.decode()
    assert jenis(masuk) == []


def test_buat_replaces_the_recovery_codes(client, masuk):
    pasang(client)
    lama = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]

    halaman = client.get(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_generate_recovery_codes"))

    assert halaman.status_code == 200
    baru = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert set(lama) & set(baru) == set()


def test_lepas_takes_everything_off(client, masuk):
    pasang(client)

    halaman = client.get(reverse("mfa_deactivate_totp"))
    response = client.post(reverse("mfa_deactivate_totp"))

    assert (halaman.status_code, response["Location"]) == (200, reverse("mfa_index"))
    assert jenis(masuk) == []


@pytest.mark.parametrize(
    "nama", ["mfa_index", "mfa_activate_totp", "account_change_password", "account_logout"]
)
def test_pages_carry_no_inline_script_or_style_and_speak_indonesian(client, masuk, nama):
    halaman = client.get(reverse(nama)).content.decode()

    assert '<html lang="id"' in halaman
    assert "<style" not in halaman
    assert ' style="' not in halaman
    assert "<script>" not in halaman
