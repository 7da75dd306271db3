"""Filter of the list of evaluations, over what the person may see."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from ekinerja.inti.widgets import Pilih
from ekinerja.kalender.pilihan import KodePeriode
from ekinerja.kepegawaian.models import Pegawai
from evaluasi.models import EvaluasiKinerja
from evaluasi.pilihan import StatusEvaluasi

CAKUPAN = [("saya", "Evaluasi saya"), ("dinilai", "Pegawai yang saya nilai")]


class EvaluasiFilter(filters.FilterSet):
    cari = filters.CharFilter(label="Cari nama atau NIP", method="saring_cari", max_length=100)
    cakupan = filters.ChoiceFilter(
        label="Cakupan",
        choices=CAKUPAN,
        empty_label="Semua",
        method="saring_cakupan",
        widget=Pilih,
    )
    tahun = filters.NumberFilter(
        label="Tahun", min_value=2022, max_value=2100, field_name="skp__tahun"
    )
    periode = filters.ChoiceFilter(
        label="Periode",
        choices=KodePeriode.choices,
        empty_label="Semua",
        field_name="periode__kode",
        widget=Pilih,
    )
    status = filters.ChoiceFilter(
        label="Status",
        choices=StatusEvaluasi.choices,
        empty_label="Semua",
        widget=Pilih,
    )

    class Meta:
        model = EvaluasiKinerja
        fields: list[str] = []

    def __init__(self, *args: Any, pelaku: Pegawai, pada: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pelaku, self.pada = pelaku, pada

    def saring_cari(
        self, queryset: QuerySet[EvaluasiKinerja], nama: str, teks: str
    ) -> QuerySet[EvaluasiKinerja]:
        return queryset.filter(pegawai__in=Pegawai.objects.cari(teks))

    def saring_cakupan(self, queryset: Any, nama: str, nilai: str) -> QuerySet[EvaluasiKinerja]:
        if nilai == "saya":
            milik: QuerySet[EvaluasiKinerja] = queryset.filter(pegawai=self.pelaku)
            return milik
        dinilai: QuerySet[EvaluasiKinerja] = queryset.dinilai(self.pelaku, self.pada)
        return dinilai
