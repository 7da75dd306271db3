"""Stored roles: which ones a person may see, and how they stand on a day. Decides no act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q

from ekinerja.kepegawaian.kueri import BerjangkaQuerySet, berlaku, di_bawah, lingkup
from ekinerja.kepegawaian.pilihan import KeadaanPeran, Peran

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai, PenugasanPeran  # noqa: F401


class PenugasanPeranQuerySet(BerjangkaQuerySet["PenugasanPeran"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date) -> Self:
        """Roles in one's instansi as admin, and those over the units one cares for."""
        jangkauan = lingkup(pelaku, pada)
        return self.filter(
            Q(unit_kerja__instansi__in=jangkauan.instansi)
            | di_bawah("unit_kerja__jalur", jangkauan.pengelola)
        )

    def berkeadaan(self, keadaan: str, pada: date) -> Self:
        """Rows that run on that day, are yet to begin, or have ended."""
        syarat = {
            KeadaanPeran.BERJALAN: berlaku(pada),
            KeadaanPeran.AKAN: Q(mulai__gt=pada),
            KeadaanPeran.BERAKHIR: Q(selesai__lt=pada),
        }
        return self.filter(syarat[KeadaanPeran(keadaan)])

    def dengan_admin_lain(self, pada: date) -> Self:
        """Adds ``ada_admin_lain``: is there another running admin of the same instansi?"""
        admin = apps.get_model("kepegawaian", "PenugasanPeran").objects.pada(pada)
        lain = admin.filter(
            peran=Peran.ADMIN_INSTANSI,
            pegawai__aktif=True,
            unit_kerja__instansi=OuterRef("unit_kerja__instansi"),
        ).exclude(pk=OuterRef("pk"))
        return self.annotate(ada_admin_lain=Exists(lain))

    def untuk_daftar(self) -> Self:
        """What still runs above what has ended."""
        kolom = ("pegawai__jabatan", "unit_kerja__instansi")
        return self.select_related(*kolom).order_by(
            F("selesai").desc(nulls_first=True), "-mulai", "-pk"
        )
