"""Filters of the lists of people and of roles, over what the person has in care."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from ekinerja.inti.waktu import hari_ini
from ekinerja.inti.widgets import Pilih
from ekinerja.kepegawaian.models import Pegawai, PenugasanPeran, UnitKerja
from ekinerja.kepegawaian.pilihan import KeadaanPenilai, KeadaanPeran, Peran


class PegawaiFilter(filters.FilterSet):
    cari = filters.CharFilter(label="Cari nama atau NIP", method="saring_cari", max_length=100)
    unit = filters.CharFilter(label="Unit kerja", method="saring_unit", max_length=100)
    keadaan = filters.ChoiceFilter(
        label="Penilai",
        choices=KeadaanPenilai.choices,
        empty_label="Semua keadaan",
        field_name="keadaan_penilai",
        widget=Pilih,
    )

    class Meta:
        model = Pegawai
        fields: list[str] = []

    def saring_cari(self, queryset: Any, nama: str, teks: str) -> QuerySet[Pegawai]:
        hasil: QuerySet[Pegawai] = queryset.cari(teks)
        return hasil

    def saring_unit(self, queryset: Any, nama: str, teks: str) -> QuerySet[Pegawai]:
        """People of the units with that name; below them when it is one unit's key."""
        hasil: QuerySet[Pegawai] = queryset.filter(unit_kerja__in=UnitKerja.objects.cari(teks))
        return hasil


class PeranFilter(filters.FilterSet):
    cari = filters.CharFilter(label="Cari nama atau NIP", method="saring_cari", max_length=100)
    peran = filters.ChoiceFilter(
        label="Peran", choices=Peran.choices, empty_label="Semua peran", widget=Pilih
    )
    keadaan = filters.ChoiceFilter(
        label="Keadaan",
        choices=KeadaanPeran.choices,
        empty_label="Semua keadaan",
        method="saring_keadaan",
        widget=Pilih,
    )

    class Meta:
        model = PenugasanPeran
        fields: list[str] = []

    def saring_cari(self, queryset: Any, nama: str, teks: str) -> QuerySet[PenugasanPeran]:
        hasil: QuerySet[PenugasanPeran] = queryset.filter(pegawai__in=Pegawai.objects.cari(teks))
        return hasil

    def saring_keadaan(self, queryset: Any, nama: str, nilai: str) -> QuerySet[PenugasanPeran]:
        hasil: QuerySet[PenugasanPeran] = queryset.berkeadaan(nilai, hari_ini())
        return hasil
