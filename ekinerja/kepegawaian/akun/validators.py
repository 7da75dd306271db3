"""Passwords are never built from what everybody knows about a person."""

from __future__ import annotations

import re

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError

PANJANG_POTONGAN = 6


class SandiBukanIdentitas:
    """Refuse a password that holds a piece of the NIP or the birth date written any usual way.

    Dasar: kebijakan aplikasi (KEPUTUSAN 14): NIP, nama dan tanggal lahir dianggap umum.
    """

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        angka = re.sub(r"\D", "", user.get_username()) if user else ""
        terlarang = _potongan_nip(angka) | _tanggal_lahir(angka)
        rapat = re.sub(r"[\s./_-]", "", password)
        if any(potongan in rapat for potongan in terlarang):
            raise ValidationError(self.get_help_text(), code="sandi_dari_identitas")

    def get_help_text(self) -> str:
        return "Kata sandi tidak boleh memuat bagian dari NIP atau tanggal lahir Anda."


def _potongan_nip(angka: str) -> set[str]:
    return {angka[i : i + PANJANG_POTONGAN] for i in range(len(angka) - PANJANG_POTONGAN + 1)}


def _tanggal_lahir(angka: str) -> set[str]:
    if len(angka) < 8:
        return set()
    tahun, bulan, hari = angka[:4], angka[4:6], angka[6:8]
    return {hari + bulan + tahun, hari + bulan + tahun[2:], tahun[2:] + bulan + hari}
