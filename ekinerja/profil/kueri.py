"""Which rule profile holds, and who reads its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai
    from ekinerja.profil.models import ProfilAturan  # noqa: F401


class ProfilAturanQuerySet(models.QuerySet["ProfilAturan"]):
    def terlihat_oleh(self, pelaku: Pegawai) -> Self:
        """The choices of one's own instansi; ``izin.rinci`` says who opens the page."""
        return self.filter(instansi=pelaku.instansi_id)

    def berlaku(self, instansi_id: int, tahun: int) -> Self:
        """At most one row: the profile that holds in ``tahun``."""
        return self.filter(instansi_id=instansi_id, tahun=tahun, aktif=True)

    def riwayat(self, tahun: int) -> Self:
        """Every choice ever made for ``tahun``, the newest first."""
        return self.filter(tahun=tahun).select_related("ditetapkan_oleh").order_by("-pk")
