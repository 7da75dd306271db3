"""Shapes of the login, activation and second-factor forms."""

from __future__ import annotations

import re
from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateKodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from ekinerja.kepegawaian.models import Pengguna

CONTOH_NIP = "18 angka, boleh dengan spasi. Contoh: 19850314 201012 2 001"


def rapikan_nip(teks: str) -> str:
    """NIP and NI PPPK as stored: without the spaces, dots and dashes that people group them by."""
    return re.sub(r"[\s.\-]", "", teks)


def _isian_nip() -> forms.CharField:
    atribut = {"inputmode": "numeric", "autocomplete": "username", "class": "nip"}
    pesan = {"required": "Isi NIP Anda."}
    return forms.CharField(
        label="NIP",
        max_length=40,
        help_text=CONTOH_NIP,
        widget=forms.TextInput(atribut),
        error_messages=pesan,
    )


def _isian_sandi(label: str, *, baru: bool, bantuan: str = "") -> forms.CharField:
    lengkap = "new-password" if baru else "current-password"
    atribut = {"autocomplete": lengkap}
    return forms.CharField(
        label=label,
        strip=False,
        max_length=200,
        help_text=bantuan,
        widget=forms.PasswordInput(atribut),
        error_messages={"required": f"Isi {label.lower()}."},
    )


def _hiasi_kode(isian: forms.Field, label: str) -> None:
    isian.label = label
    isian.widget.attrs = {
        "autocomplete": "one-time-code",
        "inputmode": "numeric",
        "maxlength": "20",
    }
    isian.error_messages["required"] = f"Isi {label.lower()}."


class MasukForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = _isian_nip()
        self.fields["password"] = _isian_sandi("Kata sandi", baru=False)
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        return rapikan_nip(self.cleaned_data["login"])


class GantiSandiForm(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama, label in (
            ("oldpassword", "Kata sandi saat ini"),
            ("password1", "Kata sandi baru"),
            ("password2", "Ulangi kata sandi baru"),
        ):
            _hiasi_sandi(self.fields[nama], label)
        self.fields["password1"].help_text = BANTUAN_SANDI


class KonfirmasiSandiForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _hiasi_sandi(self.fields["password"], "Kata sandi")


class KodeMasukForm(AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _hiasi_kode(self.fields["code"], "Kode verifikasi")


class KonfirmasiKodeForm(ReauthenticateKodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _hiasi_kode(self.fields["code"], "Kode verifikasi")


class PasangTOTPForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _hiasi_kode(self.fields["code"], "Kode dari aplikasi")


BANTUAN_SANDI = (
    "Paling sedikit 10 karakter, bukan kata sandi yang umum, "
    "dan tidak memuat bagian dari NIP atau tanggal lahir."
)


def _hiasi_sandi(isian: forms.Field, label: str) -> None:
    isian.label = label
    isian.help_text = ""
    isian.widget.attrs.pop("placeholder", None)
    isian.error_messages["required"] = f"Isi {label.lower()}."


class AktivasiForm(forms.Form):
    nip = _isian_nip()
    kode = forms.CharField(
        label="Kode aktivasi",
        max_length=40,
        help_text="Kode sekali pakai dari pengelola kinerja unit Anda. Contoh: 7K4PM-2XH9D",
        widget=forms.TextInput(
            {"class": "nip", "autocomplete": "one-time-code", "spellcheck": "false"}
        ),
        error_messages={"required": "Isi kode aktivasi."},
    )
    sandi = _isian_sandi("Kata sandi baru", baru=True, bantuan=BANTUAN_SANDI)
    ulang = _isian_sandi("Ulangi kata sandi baru", baru=True)

    def clean_nip(self) -> str:
        return rapikan_nip(self.cleaned_data["nip"])

    def clean(self) -> dict[str, Any]:
        isian: dict[str, Any] = super().clean() or {}
        if "sandi" in isian and "ulang" in isian and isian["sandi"] != isian["ulang"]:
            self.add_error("ulang", "Kata sandi yang diulang belum sama.")
        if "sandi" in isian:
            try:
                # Judged by the NIP as typed, so the answer says nothing about who exists.
                validate_password(isian["sandi"], Pengguna(username=isian.get("nip", "")))
            except ValidationError as galat:
                self.add_error("sandi", galat)
        return isian


class TerbitkanKodeForm(forms.Form):
    hapus_totp = forms.BooleanField(
        label="Hapus juga aplikasi autentikator yang terpasang (ponsel hilang atau diganti)",
        required=False,
    )
