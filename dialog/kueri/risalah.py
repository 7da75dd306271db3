"""Which risalah a person may see, and what waits for whom. Decides no act."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from dialog.pilihan import StatusRisalah
from ekinerja.inti.kueri import KueriBeralur
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import di_bawah, lingkup
from ekinerja.kepegawaian.models import PenetapanPenilai
from skp.aturan import DAPAT_DIUBAH

if TYPE_CHECKING:
    from dialog.models import RisalahDialog
    from ekinerja.kepegawaian.models import Pegawai
    from skp.models import SKP


class RisalahQuerySet(KueriBeralur["RisalahDialog"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """Of dialogues one led or took part in, and of people whom one assesses on that day, as
        penilai or as his superior; the superior who signed the SKP keeps reading.

        Who manages a unit sees only that a dialogue took place: ``ringkasan``.
        """
        menilai = self._penetapan(pelaku, pada).filter(
            Q(pejabat_penilai=pelaku) | Q(atasan_pejabat_penilai=pelaku)
        )
        return self.filter(
            Q(dialog__pimpinan=pelaku)
            | Exists(self._peserta(pelaku))
            | Exists(menilai)
            | Q(dialog__skp__atasan_pejabat_penilai=pelaku)
        )

    def menunggu(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """Minutes to write or to confirm as participant, or to answer as leader.

        What was left open with a former penilai, or about an SKP that is under way or given up,
        waits for nobody.
        """
        peserta = Exists(self._peserta(pelaku).filter(waktu_konfirmasi=None))
        masih = Q(
            Exists(
                self._penetapan(pelaku, pada).filter(pejabat_penilai=OuterRef("dialog__pimpinan"))
            ),
            dialog__skp__status__in=DAPAT_DIUBAH,
        )
        return self.filter(
            Q(peserta, status=StatusRisalah.MENUNGGU_KONFIRMASI)
            | masih & Q(peserta, status=StatusRisalah.DRAF)
            | masih & Q(dialog__pimpinan=pelaku, status=StatusRisalah.MENUNGGU_PIMPINAN)
        )

    def lewat_batas(self, pada: datetime) -> Self:
        """Nobody answered in time: these become final by themselves."""
        return self.filter(status=StatusRisalah.MENUNGGU_KONFIRMASI, batas_konfirmasi__lt=pada)

    def untuk_daftar(self) -> Self:
        kolom = ("dialog__pimpinan", "dialog__skp__pegawai", "dialog__skp__unit_kerja")
        return self.select_related(*kolom).order_by("-dialog__tanggal", "-pk")

    def untuk_rinci(self) -> Self:
        peserta = apps.get_model("dialog", "PesertaDialog").objects.select_related("pegawai")
        return self.select_related(
            "dialog__pimpinan", "dialog__skp__pegawai", "dialog__skp__unit_kerja"
        ).prefetch_related("daftar_agenda", Prefetch("dialog__daftar_peserta", peserta))

    def _penetapan(self, pelaku: Pegawai, pada: date | None) -> QuerySet[PenetapanPenilai]:
        """Who assesses the employee of the dialogue on that day."""
        pada = pada or hari_ini(pelaku.unit_kerja.zona_waktu)
        return PenetapanPenilai.objects.pada(pada).filter(pegawai=OuterRef("dialog__skp__pegawai"))

    def _peserta(self, pelaku: Pegawai) -> Any:
        peserta = apps.get_model("dialog", "PesertaDialog").objects
        return peserta.filter(dialog=OuterRef("dialog"), pegawai=pelaku)


def ringkasan(skp: SKP, pelaku: Pegawai) -> QuerySet[RisalahDialog]:
    """Of which a head of unit or pengelola kinerja may know that they took place, and when."""
    jangkauan = lingkup(pelaku, hari_ini(pelaku.unit_kerja.zona_waktu))
    semua: RisalahQuerySet = apps.get_model("dialog", "RisalahDialog").objects.untuk_daftar()
    return semua.filter(
        di_bawah("dialog__skp__unit_kerja__jalur", jangkauan.jalur), dialog__skp=skp
    )
