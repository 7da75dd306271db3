"""How allauth behaves here: no sign-up, Indonesian sentences, secrets not in clear."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.encoding import force_bytes

from ekinerja.kepegawaian.layanan import akun

TERLALU_SERING = "Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi."
KODE_SALAH = "Kode tidak sesuai. Periksa kode terbaru di aplikasi autentikator Anda."


class AkunAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "NIP atau kata sandi tidak sesuai.",
        "email_password_mismatch": "NIP atau kata sandi tidak sesuai.",
        "account_inactive": "NIP atau kata sandi tidak sesuai.",
        "too_many_login_attempts": TERLALU_SERING,
        "rate_limited": TERLALU_SERING,
        "enter_current_password": "Kata sandi saat ini tidak sesuai.",
        "incorrect_password": "Kata sandi tidak sesuai.",
        "incorrect_code": KODE_SALAH,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing: failed logins are counted by axes alone, else they would lock twice."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: letters go out through ``pemberitahuan``."""

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        akun.ganti_sandi(user.pk, sandi=password)
        user.refresh_from_db()


def _sandi_kunci() -> MultiFernet:
    rahasia = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    sidik = [hashlib.sha256(b"ekinerja.totp:" + force_bytes(r)).digest() for r in rahasia]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(s)) for s in sidik])


class DuaLangkahAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": KODE_SALAH,
        "cannot_delete_authenticator": (
            "Peran Anda mewajibkan verifikasi dua langkah, sehingga tidak dapat dimatikan."
        ),
        "cannot_generate_recovery_codes": (
            "Aktifkan verifikasi dua langkah lebih dahulu sebelum membuat kode cadangan."
        ),
    }

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return str(user.get_username())

    def encrypt(self, text: str) -> str:
        return _sandi_kunci().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _sandi_kunci().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        return not akun.wajib_totp(authenticator.user)
