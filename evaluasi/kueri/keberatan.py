"""Which objections a person may see, who decides them today, and what waits for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)

from ekinerja.inti.kueri import KueriBeralur
from ekinerja.inti.waktu import hari_ini, setempat
from ekinerja.kepegawaian.kueri import di_bawah, lingkup
from ekinerja.kepegawaian.models import Pegawai, PenetapanPenilai, RiwayatJabatan
from ekinerja.kepegawaian.pilihan import JenisIdentitas
from evaluasi.aturan.alur import KEBERATAN_AKTIF
from evaluasi.pilihan import StatusEvaluasi, StatusKeberatan

if TYPE_CHECKING:
    from evaluasi.models import EvaluasiKinerja, Keberatan, KonfirmasiEvaluasi

NEGARA = JenisIdentitas.PEJABAT_NEGARA


@dataclass(frozen=True, slots=True)
class Pemutus:
    """Who decides on a day. ``dicatat``: on paper, and a pengelola kinerja records it."""

    pegawai_id: int | None
    dicatat: bool


class KeberatanQuerySet(KueriBeralur["Keberatan"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """With its texts: the employee, the penilai who set the evaluation, who decides or has
        decided, and the pengelola who records a decision taken on paper."""
        pada = pada or hari_ini(pelaku.unit_kerja.zona_waktu)
        syarat = (
            Q(evaluasi__pegawai=pelaku)
            | Q(evaluasi__pejabat_penilai=pelaku)
            | Q(tujuan=pelaku)
            | Q(pemutus=pelaku)
            | Q(pemutus_kini=pelaku.pk, status__in=sorted(KEBERATAN_AKTIF))
        )
        if jalur := lingkup(pelaku, pada).pengelola:
            syarat |= Q(dicatat=True) & di_bawah("evaluasi__unit_kerja__jalur", jalur)
        return self.dengan_pemutus(pada).filter(syarat)

    def ringkasan(self, pelaku: Pegawai, pada: date) -> Self:
        """Of which the head of a unit, its pengelola and the admin know that they exist, in which
        state and since when; never one's own, and never a text."""
        jangkauan = lingkup(pelaku, pada)
        syarat = di_bawah("evaluasi__unit_kerja__jalur", jangkauan.jalur)
        if jangkauan.instansi:
            syarat |= Q(evaluasi__unit_kerja__instansi__in=jangkauan.instansi)
        return self.filter(syarat).exclude(evaluasi__pegawai=pelaku)

    def dengan_pemutus(self, pada: date) -> Self:
        """Adds ``pemutus_kini`` and ``dicatat``.

        The one it went to, as long as he serves; else the atasan pejabat penilai of that day,
        unless he set the evaluation himself. A pejabat negara decides on paper.
        """
        menjabat = RiwayatJabatan.objects.pada(pada).filter(pegawai=OuterRef("tujuan"))
        pengganti = PenetapanPenilai.objects.pada(pada).filter(
            ~Q(atasan_pejabat_penilai=OuterRef("evaluasi__pejabat_penilai")),
            pegawai=OuterRef("evaluasi__pegawai"),
            atasan_pejabat_penilai__isnull=False,
        )
        negara = Pegawai.objects.filter(pk=OuterRef("pemutus_kini"), jenis_identitas=NEGARA)
        puncak = Q(pemutus_kini=None, evaluasi__pejabat_penilai__jenis_identitas=NEGARA)
        return self.annotate(
            pemutus_kini=Case(
                When(Q(Exists(menjabat), tujuan__aktif=True), then=F("tujuan_id")),
                default=Subquery(pengganti.values("atasan_pejabat_penilai")[:1]),
                output_field=BigIntegerField(),
            )
        ).annotate(
            dicatat=ExpressionWrapper(Q(Exists(negara)) | puncak, output_field=BooleanField())
        )

    def aktif(self) -> Self:
        return self.filter(status__in=sorted(KEBERATAN_AKTIF))

    def milik(self, pelaku: Pegawai) -> Self:
        return self.filter(evaluasi__pegawai=pelaku)

    def menunggu_penjelasan(self, pelaku: Pegawai, saat: datetime) -> Self:
        """The employee or the penilai who set the evaluation still owes his explanation."""
        sendiri = Q(evaluasi__pegawai=pelaku, penjelasan_pegawai="")
        penilai = Q(evaluasi__pejabat_penilai=pelaku, penjelasan_penilai="")
        return self.filter(
            sendiri | penilai, status=StatusKeberatan.DIPERIKSA, batas_penjelasan__gte=saat
        )

    def menunggu_pemutus(self, pelaku: Pegawai, saat: datetime) -> Self:
        """Mine to begin or, with both explanations or after their deadline, to decide."""
        semua = self.dengan_pemutus(_hari(pelaku, saat)).filter(dicatat=False)
        return semua.filter(_giliran_pemutus(saat), Q(pemutus_kini=pelaku.pk))

    def menunggu_pengelola(self, pelaku: Pegawai, saat: datetime) -> Self:
        """Decided on paper, to be recorded by a pengelola of the unit who has no part in it."""
        hari = _hari(pelaku, saat)
        di_unit = di_bawah("evaluasi__unit_kerja__jalur", lingkup(pelaku, hari).pengelola)
        pihak = Q(evaluasi__pegawai=pelaku) | Q(evaluasi__pejabat_penilai=pelaku)
        return self.dengan_pemutus(hari).aktif().filter(di_unit, dicatat=True).exclude(pihak)

    def untuk_daftar(self) -> Self:
        kolom = ("evaluasi__pegawai", "evaluasi__unit_kerja", "evaluasi__periode", "tujuan")
        return self.select_related(*kolom).order_by("-waktu_dibuat", "-pk")

    def untuk_rinci(self) -> Self:
        kolom = ("pegawai__jabatan", "unit_kerja", "periode", "pejabat_penilai__jabatan")
        orang = ("tujuan__jabatan", "pemutus__jabatan", "hasil")
        return self.select_related(*(f"evaluasi__{satu}" for satu in kolom), *orang)


def pemutus(keberatan: Keberatan, pada: date) -> Pemutus:
    """Who decides this objection on that day. One query."""
    semua: Any = type(keberatan).objects.dengan_pemutus(pada)
    return Pemutus(*semua.values_list("pemutus_kini", "dicatat").get(pk=keberatan.pk))


def pegawai_pemutus(satu: Pemutus) -> Pegawai | None:
    return Pegawai.objects.filter(pk=satu.pegawai_id).first() if satu.pegawai_id else None


def register(pelaku: Pegawai, pada: date) -> KeberatanQuerySet:
    """What the register of one's units tells: ``ringkasan``."""
    semua: KeberatanQuerySet = apps.get_model("evaluasi", "Keberatan").objects.all()
    return semua.ringkasan(pelaku, pada)


def perkara(evaluasi: EvaluasiKinerja, pelaku: Pegawai) -> Keberatan | None:
    """The objection to this evaluation, or of a new revision the one that led to it, if read."""
    terlihat: KeberatanQuerySet = apps.get_model("evaluasi", "Keberatan").objects.all()
    terlihat = terlihat.terlihat_oleh(pelaku).filter(Q(evaluasi=evaluasi) | Q(hasil=evaluasi))
    return terlihat.order_by("-pk").first()


def jawaban_atas(evaluasi: EvaluasiKinerja) -> KonfirmasiEvaluasi | None:
    """The one answer to this evaluation, once it is given."""
    semua: QuerySet[KonfirmasiEvaluasi]
    semua = apps.get_model("evaluasi", "KonfirmasiEvaluasi").objects.all()
    return semua.filter(evaluasi=evaluasi).first()


def pengganti(evaluasi: EvaluasiKinerja) -> EvaluasiKinerja | None:
    """The revision that took the place of a replaced one: whoever reads the old reads the new."""
    if evaluasi.status != StatusEvaluasi.DIGANTIKAN:
        return None
    baru: Any = type(evaluasi).objects.berlaku()
    satu: EvaluasiKinerja | None = baru.filter(
        skp_akar=evaluasi.skp_akar_id, periode=evaluasi.periode_id
    ).first()
    return satu


def calon_pemutus(pegawai_id: int, penilai_id: int | None, pada: date) -> Pegawai | None:
    """The atasan pejabat penilai of that day, unless he set the evaluation himself."""
    penetapan = PenetapanPenilai.objects.berlaku_untuk(pegawai_id, pada)
    atasan = penetapan.atasan_pejabat_penilai if penetapan else None
    return atasan if atasan and atasan.pk != penilai_id else None


def masih_bertugas(pegawai: Pegawai, pada: date) -> bool:
    """Active, and in some post on that day."""
    return pegawai.aktif and pegawai.daftar_riwayat_jabatan.pada(pada).exists()


def _giliran_pemutus(saat: datetime) -> Q:
    lengkap = ~Q(penjelasan_penilai="") & ~Q(penjelasan_pegawai="")
    siap = Q(batas_penjelasan__lt=saat) | lengkap
    return Q(status=StatusKeberatan.DIAJUKAN) | Q(siap, status=StatusKeberatan.DIPERIKSA)


def _hari(pelaku: Pegawai, saat: datetime) -> date:
    return setempat(saat, pelaku.unit_kerja.zona_waktu).date()
