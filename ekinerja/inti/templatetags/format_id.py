"""Dates and numbers as people read them in Indonesian. The only place that formats them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone

from ekinerja.inti.waktu import ZONA

register = template.Library()

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
KOSONG = "–"


@register.filter
def tanggal(nilai: date | None, zona: str = "") -> str:
    """«02 September 2025». A datetime is first moved to ``zona``."""
    hari_itu = _tanggal_setempat(nilai, zona)
    if hari_itu is None:
        return KOSONG
    return f"{hari_itu.day:02d} {BULAN[hari_itu.month - 1]} {hari_itu.year}"


@register.filter
def hari(nilai: date | None, zona: str = "") -> str:
    """«Senin, 19 Januari 2026»."""
    hari_itu = _tanggal_setempat(nilai, zona)
    if hari_itu is None:
        return KOSONG
    nama = HARI[hari_itu.weekday()]
    return f"{nama}, {hari_itu.day} {BULAN[hari_itu.month - 1]} {hari_itu.year}"


@register.filter
def bulan(nilai: date | None) -> str:
    """«Januari 2026»."""
    return f"{BULAN[nilai.month - 1]} {nilai.year}" if nilai else KOSONG


@register.filter
def jam(nilai: datetime | None, zona: str = "") -> str:
    """«14.05 WIB»."""
    if nilai is None:
        return KOSONG
    setempat, singkatan = _setempat(nilai, zona)
    return f"{setempat:%H.%M} {singkatan}"


@register.filter
def waktu(nilai: datetime | None, zona: str = "") -> str:
    """«20 Januari 2026, 14.05 WIB» on the wall clock of ``zona``."""
    if nilai is None:
        return KOSONG
    setempat, singkatan = _setempat(nilai, zona)
    bulan_itu = BULAN[setempat.month - 1]
    return f"{setempat.day} {bulan_itu} {setempat.year}, {setempat:%H.%M} {singkatan}"


@register.filter
def angka(nilai: Decimal | float | str | None, desimal: int | None = None) -> str:
    """«1.234,5»: as many decimals as the value has, or exactly ``desimal``."""
    if nilai is None or nilai == "":
        return KOSONG
    try:
        bilangan = Decimal(str(nilai))
    except InvalidOperation:
        return str(nilai)
    if desimal is not None:
        bilangan = bilangan.quantize(Decimal(1).scaleb(-desimal), rounding=ROUND_HALF_UP)
    teks = f"{bilangan:,f}"
    if desimal is None and "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return teks.translate(str.maketrans(",.", ".,"))


@register.filter
def persen(nilai: Decimal | float | str | None, desimal: int | None = None) -> str:
    """«92,5%»: the value is already in percent."""
    return KOSONG if nilai is None or nilai == "" else f"{angka(nilai, desimal)}%"


@register.filter
def nip(nilai: str | None) -> str:
    """«19850314 201012 2 001»; anything that is not 18 digits is shown as it is."""
    teks = str(nilai or "")
    if len(teks) != 18 or not teks.isdigit():
        return teks or KOSONG
    return f"{teks[:8]} {teks[8:14]} {teks[14]} {teks[15:]}"


def zona_singkat(zona: str = "") -> str:
    """WIB, WITA or WIT for a short or an IANA name; without a name, the current zone's."""
    nama = zona or timezone.get_current_timezone_name()
    if nama in ZONA:
        return nama
    return next((singkat for singkat, iana in ZONA.items() if iana == nama), "WIB")


def _setempat(nilai: datetime, zona: str) -> tuple[datetime, str]:
    singkatan = zona_singkat(zona)
    return nilai.astimezone(ZoneInfo(ZONA[singkatan])), singkatan


def _tanggal_setempat(nilai: date | None, zona: str) -> date | None:
    if isinstance(nilai, datetime):
        return _setempat(nilai, zona)[0].date()
    return nilai or None
