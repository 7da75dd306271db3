"""Filter of the list of dialogues, over what the person may see."""

from __future__ import annotations

import django_filters as filters
from django.db.models import QuerySet

from dialog.models import RisalahDialog
from dialog.pilihan import StatusRisalah, TahapDialog
from ekinerja.kepegawaian.models import Pegawai


class DialogFilter(filters.FilterSet):
    cari = filters.CharFilter(label="Cari nama atau NIP", method="saring_cari", max_length=100)
    tahap = filters.ChoiceFilter(
        label="Tahap",
        field_name="dialog__tahap",
        choices=TahapDialog.choices,
        empty_label="Semua tahap",
    )
    status = filters.ChoiceFilter(
        label="Status", choices=StatusRisalah.choices, empty_label="Semua status"
    )

    class Meta:
        model = RisalahDialog
        fields: list[str] = []

    def saring_cari(
        self, queryset: QuerySet[RisalahDialog], nama: str, teks: str
    ) -> QuerySet[RisalahDialog]:
        return queryset.filter(dialog__skp__pegawai__in=Pegawai.objects.cari(teks))
