"""Filter of the people of a unit."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import QuerySet

from ekinerja.beranda.pilihan import KeadaanPegawai
from ekinerja.inti.widgets import Pilih
from ekinerja.kepegawaian.models import Pegawai


class PantauanFilter(filters.FilterSet):
    """Year and period are chosen beside it; the filter only carries them along."""

    tahun = filters.CharFilter(method="biarkan", widget=forms.HiddenInput)
    periode = filters.CharFilter(method="biarkan", widget=forms.HiddenInput)
    cari = filters.CharFilter(label="Cari nama atau NIP", method="saring_cari", max_length=100)
    keadaan = filters.ChoiceFilter(
        label="Keadaan",
        choices=KeadaanPegawai.choices,
        empty_label="Semua keadaan",
        field_name="keadaan",
        widget=Pilih,
    )

    class Meta:
        model = Pegawai
        fields: list[str] = []

    def saring_cari(self, queryset: Any, nama: str, teks: str) -> QuerySet[Pegawai]:
        hasil: QuerySet[Pegawai] = queryset.cari(teks)
        return hasil

    def biarkan(self, queryset: Any, nama: str, teks: str) -> Any:
        return queryset
