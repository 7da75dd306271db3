"""Which risalah a person may see, and what waits for whom. Decides no act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, Value, When

from dialog.aturan.risalah import TAHAP_LANJUT, status_skp, triwulan
from dialog.pilihan import StatusRisalah, TahapDialog
from ekinerja.inti.kueri import KueriBeralur
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import di_bawah, lingkup
from ekinerja.kepegawaian.models import PenetapanPenilai
from ekinerja.profil.layanan import profil_untuk

if TYPE_CHECKING:
    from dialog.models import DialogKinerja, RisalahDialog
    from ekinerja.kepegawaian.models import Pegawai
    from skp.models import SKP

# Still to be written or answered: what a change of penilai brings to a stop.
BELUM_DITANGGAPI = (StatusRisalah.DRAF, StatusRisalah.MENUNGGU_PIMPINAN)
BERHENTI_PENILAI = "Berhenti karena penilai berganti"
BERHENTI_SKP = "Berhenti karena SKP berubah status"


@dataclass(frozen=True, slots=True)
class DialogTriwulan:
    """How many dialogues of the running quarter are final, and how many the agency expects."""

    jumlah: int
    minimal: int
    selesai: date

    @property
    def cukup(self) -> bool:
        return self.jumlah >= self.minimal


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

        What was left open with a former penilai, or about an SKP that has moved on, waits for
        nobody.
        """
        peserta = Exists(self._peserta(pelaku).filter(waktu_konfirmasi=None))
        masih = Q(self._masih_menilai(pelaku, pada)) & _skp_berjalan()
        return self.filter(
            Q(peserta, status=StatusRisalah.MENUNGGU_KONFIRMASI)
            | masih & Q(peserta, status=StatusRisalah.DRAF)
            | masih & Q(dialog__pimpinan=pelaku, status=StatusRisalah.MENUNGGU_PIMPINAN)
        )

    def lewat_batas(self, pada: datetime) -> Self:
        """Nobody answered in time: these become final by themselves."""
        return self.filter(status=StatusRisalah.MENUNGGU_KONFIRMASI, batas_konfirmasi__lt=pada)

    def final_untuk(self, skp: SKP, *tahap: str) -> Self:
        """Final minutes about this SKP, of these stages (of all without one)."""
        daftar = self.filter(dialog__skp=skp, status=StatusRisalah.FINAL)
        return daftar.filter(dialog__tahap__in=tahap) if tahap else daftar

    def adendum_disepakati(self, skp: SKP) -> Self:
        """Final minutes of a later stage in which a change of the set SKP was agreed on."""
        daftar = self.final_untuk(skp, *TAHAP_LANJUT).filter(penyesuaian_ukuran=True)
        return daftar.select_related("dialog").order_by("-waktu_final", "-pk")

    def untuk_daftar(self) -> Self:
        kolom = ("dialog__pimpinan", "dialog__skp__pegawai", "dialog__skp__unit_kerja")
        return self.select_related(*kolom).order_by("-dialog__tanggal", "-pk")

    def dengan_berhenti(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """Adds ``berhenti``: why minutes that are still open go nowhere; empty when they do."""
        masih = Q(self._masih_menilai(pelaku, pada))
        terbuka = Q(status__in=BELUM_DITANGGAPI)
        return self.annotate(
            berhenti=Case(
                When(terbuka & ~masih, then=Value(BERHENTI_PENILAI)),
                When(terbuka & ~_skp_berjalan(), then=Value(BERHENTI_SKP)),
                default=Value(""),
            )
        )

    def untuk_rinci(self) -> Self:
        peserta = apps.get_model("dialog", "PesertaDialog").objects.select_related("pegawai")
        return self.select_related(
            "dialog__pimpinan",
            "dialog__skp__pegawai",
            "dialog__skp__unit_kerja",
            "dialog__lanjutan_dari__risalah",
        ).prefetch_related(
            "daftar_agenda",
            "daftar_usulan",
            Prefetch("dialog__daftar_peserta", peserta),
        )

    def _masih_menilai(self, pelaku: Pegawai, pada: date | None) -> Exists:
        """The leader of the dialogue still assesses its employee."""
        penetapan = self._penetapan(pelaku, pada)
        return Exists(penetapan.filter(pejabat_penilai=OuterRef("dialog__pimpinan")))

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


def dialog_triwulan(skp: SKP, pada: date) -> DialogTriwulan | None:
    """The indicator of the running quarter; ``None`` outside the year of a set SKP."""
    if pada.year != skp.tahun or skp.status not in status_skp(TahapDialog.PELAKSANAAN):
        return None
    mulai, selesai = triwulan(pada)
    semua: RisalahQuerySet = apps.get_model("dialog", "RisalahDialog").objects.all()
    final = semua.final_untuk(skp).filter(dialog__tanggal__range=(mulai, selesai))
    minimal = profil_untuk(skp.unit_kerja.instansi_id, skp.tahun).dialog_minimal_per_triwulan
    return DialogTriwulan(final.count(), minimal, selesai)


def dialog_terakhir(skp: SKP) -> DialogKinerja | None:
    """The latest dialogue of a later stage whose minutes are final: up to when its agenda knew the
    daily notes (``waktu_dibuat``)."""
    semua: QuerySet[DialogKinerja] = apps.get_model("dialog", "DialogKinerja").objects.all()
    final = semua.filter(skp=skp, tahap__in=TAHAP_LANJUT, risalah__status=StatusRisalah.FINAL)
    return final.order_by("-waktu_dibuat", "-pk").first()


def _skp_berjalan() -> Q:
    """The SKP stands where a dialogue of that stage is held."""
    perencanaan = Q(dialog__tahap=TahapDialog.PERENCANAAN)
    return perencanaan & Q(dialog__skp__status__in=status_skp(TahapDialog.PERENCANAAN)) | (
        ~perencanaan & Q(dialog__skp__status__in=status_skp(TahapDialog.PELAKSANAAN))
    )
