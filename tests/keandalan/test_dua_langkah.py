"""Where the second factor is required, nothing but setting it up works without it."""

from datetime import timedelta

import pytest
from django.conf import settings as setelan
from django.test import Client
from django.urls import reverse

from ekinerja.inti.waktu import hari_ini
from tests.akses import kernel
from tests.factories import PegawaiFactory, PenugasanPeranFactory
from tests.test_akses import BARIS, _tabel, bangun

pytestmark = pytest.mark.django_db
# One's own account, and what says nothing about anybody.
TANPA = {"inti:hidup", "inti:siap", "akun:aktivasi", "akun:sesi"}


@pytest.fixture
def d():
    return bangun()


@pytest.mark.parametrize("siapa", ["pengelola", "admin"])
def test_role_holders_do_nothing_before_their_second_factor(d, settings, siapa):
    settings.WAJIB_TOTP = True
    client = Client()
    client.force_login(d.orang[siapa].akun, backend=setelan.AUTHENTICATION_BACKENDS[-1])

    lolos = set()
    for nama, metode, keadaan, _ in BARIS:
        alamat = reverse(nama, args=_tabel(nama).args(d, nama, keadaan))
        jawaban = client.generic(metode, alamat)
        if jawaban.get("Location") != reverse("mfa_activate_totp"):
            lolos.add(nama)

    assert lolos - kernel.MILIK_ALLAUTH == TANPA


def test_a_role_given_for_tomorrow_asks_for_the_second_factor_tomorrow(settings, time_machine):
    settings.WAJIB_TOTP = True
    time_machine.move_to("2026-11-20T15:00:00Z", tick=False)
    pegawai = PegawaiFactory()
    PenugasanPeranFactory(pegawai=pegawai, mulai=hari_ini() + timedelta(days=1))
    client = Client()
    client.force_login(pegawai.akun, backend=setelan.AUTHENTICATION_BACKENDS[-1])
    hari_ini_boleh = client.get("/").status_code

    # Still the same session: twenty minutes past local midnight.
    for menit in ("15:20", "15:45", "16:10", "16:35", "17:00", "17:20"):
        time_machine.move_to(f"2026-11-20T{menit}:00Z", tick=False)
        besok = client.get("/")

    assert (hari_ini_boleh, besok.get("Location")) == (200, reverse("mfa_activate_totp"))
