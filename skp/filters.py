"""Filter of the list of SKP, over what the person may see."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from ekinerja.kepegawaian.models import Pegawai
from skp.models import SKP
from skp.pilihan import StatusSKP

CAKUPAN = [("saya", "SKP saya"), ("dinilai", "Pegawai yang saya nilai")]


class SKPFilter(filters.FilterSet):
    cari = filters.CharFilter(label="Cari nama atau NIP", method="saring_cari", max_length=100)
    cakupan = filters.ChoiceFilter(
        label="Cakupan", choices=CAKUPAN, empty_label="Semua", method="saring_cakupan"
    )
    tahun = filters.NumberFilter(label="Tahun", min_value=2022, max_value=2100)
    status = filters.ChoiceFilter(
        label="Status", choices=StatusSKP.choices, empty_label="Semua status"
    )

    class Meta:
        model = SKP
        fields: list[str] = []

    def __init__(self, *args: Any, pelaku: Pegawai, pada: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pelaku, self.pada = pelaku, pada

    def saring_cari(self, queryset: QuerySet[SKP], nama: str, teks: str) -> QuerySet[SKP]:
        cocok = Pegawai.objects.cari(teks)
        return queryset.filter(pegawai__in=cocok)

    def saring_cakupan(self, queryset: Any, nama: str, cakupan: str) -> QuerySet[SKP]:
        if cakupan == "saya":
            milik: QuerySet[SKP] = queryset.milik(self.pelaku)
            return milik
        dinilai: QuerySet[SKP] = queryset.dinilai(self.pelaku, self.pada)
        return dinilai
