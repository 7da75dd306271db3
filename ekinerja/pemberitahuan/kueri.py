"""Which letters a person has, and which deliveries are in whose care."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from ekinerja.pemberitahuan.pilihan import KeadaanPengiriman

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai
    from ekinerja.pemberitahuan.models import Pemberitahuan, Pengiriman  # noqa: F401


class PemberitahuanQuerySet(models.QuerySet["Pemberitahuan"]):
    def terlihat_oleh(self, pelaku: Pegawai) -> Self:
        """One's own letters and nobody else's, whatever one's role."""
        return self.filter(penerima=pelaku)

    def belum_dibaca(self) -> Self:
        return self.filter(waktu_dibaca=None)

    def untuk_daftar(self) -> Self:
        """Unread first, the newest on top, each with its deliveries."""
        terbaca = Q(waktu_dibaca__isnull=False)
        return (
            self.annotate(terbaca=models.ExpressionWrapper(terbaca, models.BooleanField()))
            .prefetch_related("daftar_pengiriman")
            .order_by("terbaca", "-waktu_dibuat", "-pk")
        )


class PengirimanQuerySet(models.QuerySet["Pengiriman"]):
    def dikelola(self, pelaku: Pegawai, pada: date) -> Self:
        """Deliveries to the people in the care of ``pelaku`` as pengelola or admin."""
        # By name: people stand above letters.
        orang = apps.get_model("kepegawaian", "Pegawai").objects.dikelola(pelaku, pada)
        return self.filter(penerima__in=orang)

    def untuk_daftar(self) -> Self:
        """Who, which act, which state: the text of a letter is not even read."""
        return (
            self.select_related("penerima__unit_kerja", "pemberitahuan", "rangkuman")
            .defer("pemberitahuan__isi", "rangkuman__isi")
            .order_by("-waktu_dibuat", "-pk")
        )

    def pengingat_menunggu(self, sampai: datetime) -> Self:
        """Reminders written before ``sampai`` that no digest has taken yet."""
        return self.filter(
            keadaan=KeadaanPengiriman.MENUNGGU,
            rangkuman=None,
            pemberitahuan__pengingat=True,
            pemberitahuan__waktu_dibuat__lt=sampai,
        )

    def bebas(self, pada: datetime) -> Self:
        """Letters still to be sent that no living worker holds."""
        lepas = Q(diambil_sampai=None) | Q(diambil_sampai__lt=pada)
        return self.filter(lepas, keadaan__in=[KeadaanPengiriman.MENUNGGU, KeadaanPengiriman.GAGAL])


def belum_dibaca(pelaku: Pegawai) -> int:
    """The number beside the bell."""
    model = apps.get_model("pemberitahuan", "Pemberitahuan")
    return int(model.objects.terlihat_oleh(pelaku).belum_dibaca().count())
