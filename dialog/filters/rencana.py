"""Filter of the list of action plans, over the SKP that the person may see."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from dialog.kueri.rencana import belum_menyusun, berkeadaan
from dialog.pilihan import StatusRencana
from ekinerja.kepegawaian.models import Pegawai
from skp.models import SKP

BELUM = "belum"
CAKUPAN = [("saya", "Rencana aksi saya"), ("dinilai", "Pegawai yang saya nilai")]
KEADAAN = [
    (BELUM, "Belum disusun"),
    *[(s.value, s.label) for s in StatusRencana if s != StatusRencana.DIGANTIKAN],
]


class RencanaFilter(filters.FilterSet):
    cari = filters.CharFilter(label="Cari nama atau NIP", method="saring_cari", max_length=100)
    cakupan = filters.ChoiceFilter(
        label="Cakupan", choices=CAKUPAN, empty_label="Semua", method="saring_cakupan"
    )
    tahun = filters.NumberFilter(label="Tahun SKP", min_value=2022, max_value=2100)
    keadaan = filters.ChoiceFilter(
        label="Keadaan", choices=KEADAAN, empty_label="Semua keadaan", method="saring_keadaan"
    )

    class Meta:
        model = SKP
        fields: list[str] = []

    def __init__(self, *args: Any, pelaku: Pegawai, pada: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pelaku, self.pada = pelaku, pada

    def saring_cari(self, queryset: QuerySet[SKP], nama: str, teks: str) -> QuerySet[SKP]:
        return queryset.filter(pegawai__in=Pegawai.objects.cari(teks))

    def saring_cakupan(self, queryset: Any, nama: str, cakupan: str) -> QuerySet[SKP]:
        if cakupan == "saya":
            milik: QuerySet[SKP] = queryset.milik(self.pelaku)
            return milik
        dinilai: QuerySet[SKP] = queryset.dinilai(self.pelaku, self.pada)
        return dinilai

    def saring_keadaan(self, queryset: QuerySet[SKP], nama: str, keadaan: str) -> QuerySet[SKP]:
        if keadaan == BELUM:
            return belum_menyusun(queryset)
        return berkeadaan(queryset, keadaan)
