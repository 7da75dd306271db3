"""Filters of the inbox and of the delivery ledger, over querysets that are already visible."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q

from ekinerja.pemberitahuan.models import Pemberitahuan, Pengiriman
from ekinerja.pemberitahuan.pilihan import KeadaanPengiriman, SaringKotak


class KotakMasukFilter(django_filters.FilterSet):
    saring = django_filters.ChoiceFilter(
        label="Tampilkan",
        choices=SaringKotak.choices,
        empty_label="Semua",
        method="pilih",
    )

    class Meta:
        model = Pemberitahuan
        fields: list[str] = []

    def pilih(self, queryset: Any, name: str, value: str) -> Any:
        if value == SaringKotak.BELUM_DIBACA:
            return queryset.belum_dibaca()
        return queryset.filter(pengingat=True)


class PengirimanFilter(django_filters.FilterSet):
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan", choices=KeadaanPengiriman.choices, empty_label="Semua"
    )
    cari = django_filters.CharFilter(label="Nama atau NIP penerima", method="cari_penerima")

    class Meta:
        model = Pengiriman
        fields: list[str] = []

    def cari_penerima(self, queryset: Any, name: str, value: str) -> Any:
        nama = Q(penerima__nama_lengkap__icontains=value[:100])
        return queryset.filter(nama | Q(penerima__nip__startswith=value[:30].replace(" ", "")))
