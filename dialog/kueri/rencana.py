"""Which action plans a person may see, what waits for whom, and a plan as its form shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from dialog.pilihan import StatusRencana, StatusRisalah, TahapDialog
from ekinerja.inti.kueri import KueriBeralur
from skp.aturan import TERKUNCI
from skp.models import SKP
from skp.pilihan import StatusSKP

if TYPE_CHECKING:
    from dialog.models import RencanaAksi, RisalahDialog, SusunanRencanaAksi
    from ekinerja.kepegawaian.models import Pegawai

# What a row of the list shows.
KOLOM_DAFTAR = (
    "tahun",
    "pegawai__jenis_identitas",
    "pegawai__nip",
    "pegawai__nama_lengkap",
    "pegawai__gelar_depan",
    "pegawai__gelar_belakang",
    "pegawai__golongan_pppk",
    "pegawai__pangkat_golongan__kode",
    "pegawai__pangkat_golongan__nama",
    "riwayat_jabatan__jabatan__nama",
    "unit_kerja__nama",
    "unit_kerja__singkatan",
)


class SusunanRencanaAksiQuerySet(KueriBeralur["SusunanRencanaAksi"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """Whoever sees the SKP sees its plan."""
        return self.filter(skp__in=SKP.objects.terlihat_oleh(pelaku, pada))

    def berlaku(self) -> Self:
        return self.filter(status=StatusRencana.DISETUJUI)

    def untuk_rinci(self) -> Self:
        """With what the pages and the form of one plan show."""
        return self.select_related(
            "skp__pegawai__pangkat_golongan",
            "skp__riwayat_jabatan__jabatan",
            "skp__unit_kerja__instansi",
            "dasar__dialog",
        )

    def menunggu_pemilik(self, pelaku: Pegawai) -> Self:
        """Begun or returned, and not finished by the one whose plan it is."""
        return self.filter(
            status=StatusRencana.DRAF, skp__pegawai=pelaku, skp__status=StatusSKP.DITETAPKAN
        )

    def menunggu_penilai(self, pelaku: Pegawai, pada: date) -> Self:
        """Pressed «Selesai» by people whom ``pelaku`` assesses today: his to agree or return."""
        return self.filter(
            status=StatusRencana.SELESAI,
            skp__in=SKP.objects.dinilai(pelaku, pada),
            skp__status=StatusSKP.DITETAPKAN,
        )


@dataclass(frozen=True, slots=True)
class BarisIKI:
    """One indicator of the signed SKP with what is planned for it."""

    pk: int
    uraian: str
    target: str
    daftar_aksi: list[RencanaAksi]


@dataclass(frozen=True, slots=True)
class BarisRHK:
    nomor: int
    uraian: str
    daftar_iki: list[BarisIKI]


def susun(skp: SKP, daftar_aksi: Iterable[RencanaAksi]) -> list[BarisRHK]:
    """The rows of the form: the words of the signed SKP, and under each IKI its actions."""
    per_iki: dict[int, list[RencanaAksi]] = defaultdict(list)
    for aksi in daftar_aksi:
        per_iki[aksi.iki_id].append(aksi)
    return [
        BarisRHK(
            nomor,
            rhk["uraian"],
            [
                BarisIKI(iki["id"], iki["uraian"], iki["target"], per_iki[iki["id"]])
                for iki in rhk["iki"]
            ],
        )
        for nomor, rhk in enumerate(_rhk_ditetapkan(skp), 1)
    ]


def _rhk_ditetapkan(skp: SKP) -> list[Mapping[str, Any]]:
    isi = skp.cuplikan or {"utama": [], "tambahan": []}
    return [*isi["utama"], *isi["tambahan"]]


def tanpa_aksi(skp: SKP, susunan: SusunanRencanaAksi | None) -> list[BarisIKI]:
    """The indicators for which nothing is planned yet, in the order of the form."""
    daftar_aksi = aksi_dari(susunan)
    return [iki for rhk in susun(skp, daftar_aksi) for iki in rhk.daftar_iki if not iki.daftar_aksi]


def aksi_dari(susunan: SusunanRencanaAksi | None) -> list[RencanaAksi]:
    """All rows of one plan: those that came with it, else read now and kept."""
    if susunan is None or susunan.pk is None:
        return []
    if "_aksi" not in susunan.__dict__:
        susunan.__dict__["_aksi"] = list(susunan.daftar_aksi.order_by("iki", "urutan", "pk"))
    hasil: list[RencanaAksi] = susunan.__dict__["_aksi"]
    return hasil


def terkini(skp: SKP) -> SusunanRencanaAksi | None:
    """The plan that is being worked on, else the one in force; ``None`` before the first."""
    return _milik(skp).first()


def berlaku(skp: SKP) -> SusunanRencanaAksi | None:
    """The approved plan that counts now."""
    return _milik(skp).berlaku().first()


def daftar_versi(skp: SKP) -> SusunanRencanaAksiQuerySet:
    """All plans of one SKP, newest first."""
    return _milik(skp).select_related("dasar__dialog", "disetujui_oleh")


def _milik(skp: SKP) -> SusunanRencanaAksiQuerySet:
    semua: SusunanRencanaAksiQuerySet = apps.get_model("dialog", "SusunanRencanaAksi").objects.all()
    return semua.filter(skp=skp).order_by("-revisi")


def dasar_perubahan(susunan: SusunanRencanaAksi) -> RisalahDialog | None:
    """The latest final minutes that may open a change of this approved plan."""
    daftar: QuerySet[RisalahDialog] = apps.get_model("dialog", "RisalahDialog").objects.all()
    belum_dipakai = daftar.exclude(dialog__tahap=TahapDialog.PERENCANAAN).filter(
        dialog__skp=susunan.skp_id,
        status=StatusRisalah.FINAL,
        waktu_final__gte=susunan.waktu_disetujui,
        daftar_rencana_aksi=None,
    )
    return belum_dipakai.select_related("dialog").order_by("-waktu_final", "-pk").first()


def daftar_skp(pelaku: Pegawai, pada: date) -> QuerySet[SKP]:
    """Every set SKP that ``pelaku`` sees, with the state of its plan (``rencana_…``)."""
    semua: SusunanRencanaAksiQuerySet = apps.get_model("dialog", "SusunanRencanaAksi").objects.all()
    milik = semua.filter(skp=OuterRef("pk")).order_by("-revisi")
    daftar = SKP.objects.terlihat_oleh(pelaku, pada).filter(status__in=TERKUNCI)
    return (
        daftar.annotate(
            rencana_pk=Subquery(milik.values("pk")[:1]),
            rencana_status=Subquery(milik.values("status")[:1]),
        )
        .select_related("pegawai__pangkat_golongan", "riwayat_jabatan__jabatan", "unit_kerja")
        .only(*KOLOM_DAFTAR)
        .order_by("-tahun", "pegawai__nama_lengkap", "pk")
    )


def belum_menyusun(daftar: QuerySet[SKP]) -> QuerySet[SKP]:
    """Set SKP of ``daftar`` whose owner has not begun a plan."""
    semua: SusunanRencanaAksiQuerySet = apps.get_model("dialog", "SusunanRencanaAksi").objects.all()
    ada = Exists(semua.filter(skp=OuterRef("pk")))
    return daftar.filter(~Q(ada), status=StatusSKP.DITETAPKAN)


def berkeadaan(daftar: Any, status: str) -> QuerySet[SKP]:
    """Those rows of ``daftar_skp`` whose latest plan has this status."""
    hasil: QuerySet[SKP] = daftar.filter(rencana_status=status)
    return hasil
