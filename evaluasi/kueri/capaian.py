"""Which levels of organisations a person may see, and what waits for whom. Decides no act."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from ekinerja.inti.kueri import KueriBeralur
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import di_bawah, lingkup
from ekinerja.kepegawaian.models import PenetapanPenilai, RiwayatJabatan, UnitKerja
from evaluasi.aturan.alur import BELUM_DITETAPKAN
from evaluasi.kueri.cakupan import (
    berpimpinan,
    cakupan,
    kunci_jalur,
    pimpinannya_dinilai,
    unit_berpimpinan,
)
from evaluasi.pilihan import Predikat, StatusCapaian, StatusEvaluasi

if TYPE_CHECKING:
    from ekinerja.kalender.models import PeriodePenilaian
    from ekinerja.kepegawaian.models import Pegawai
    from evaluasi.models import CapaianOrganisasi


class CapaianOrganisasiQuerySet(KueriBeralur["CapaianOrganisasi"]):
    def ditetapkan(self) -> Self:
        return self.filter(status=StatusCapaian.DITETAPKAN)

    def terlihat_oleh(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """Set levels of the units one belongs to or assesses people of; proposals too for those
        who head or care for the unit, or assess its head."""
        pada = pada or hari_ini(pelaku.unit_kerja.zona_waktu)
        umum = Q(status=StatusCapaian.DITETAPKAN, unit_kerja__in=unit_terbaca(pelaku, pada))
        return self.filter(umum | Q(unit_kerja__in=unit_terurus(pelaku, pada)))

    def menunggu_penetap(self, pelaku: Pegawai, pada: date) -> Self:
        """Proposals of heads whom ``pelaku`` assesses, and who still head the unit."""
        dinilai = PenetapanPenilai.objects.pada(pada).filter(
            pejabat_penilai=pelaku, pegawai=OuterRef("pengusul")
        )
        memimpin = RiwayatJabatan.objects.pada(pada).filter(
            pegawai=OuterRef("pengusul"), jabatan=OuterRef("unit_kerja__kepala_jabatan")
        )
        return self.filter(Exists(dinilai), Exists(memimpin), status=StatusCapaian.DRAF)


def unit_terurus(pelaku: Pegawai, pada: date) -> QuerySet[UnitKerja]:
    """Units with a head that one heads, cares for, or whose head one assesses."""
    jangkauan = lingkup(pelaku, pada)
    return berpimpinan().filter(
        Q(instansi__in=jangkauan.instansi)
        | di_bawah("jalur", jangkauan.jalur)
        | Q(pimpinannya_dinilai(pelaku.pk, pada))
    )


def unit_terbaca(pelaku: Pegawai, pada: date) -> QuerySet[UnitKerja]:
    """Besides those: the units one belongs to, and those of the people one assesses."""
    menilai = PenetapanPenilai.objects.pada(pada).filter(
        Q(pejabat_penilai=pelaku) | Q(atasan_pejabat_penilai=pelaku)
    )
    return berpimpinan().filter(
        Q(pk__in=kunci_jalur(pelaku.unit_kerja))
        | Q(pk__in=menilai.values("pegawai__unit_kerja"))
        | Q(pk__in=unit_terurus(pelaku, pada).values("pk"))
    )


def untuk_daftar(
    pelaku: Pegawai, periode: PeriodePenilaian, pada: date
) -> QuerySet[UnitKerja, UnitKerja]:
    """The units in one's hands, each with ``capaian_periode``: a list of one level or none."""
    semua = apps.get_model("evaluasi", "CapaianOrganisasi").objects
    capaian = semua.filter(periode=periode).select_related("pengusul", "penetap")
    milik = unit_terurus(pelaku, pada).filter(instansi=periode.tahun_kinerja.instansi_id)
    return milik.prefetch_related(
        Prefetch("daftar_capaian", capaian, to_attr="capaian_periode")
    ).order_by("jalur", "pk")


def capaian_untuk(unit: UnitKerja, periode: PeriodePenilaian) -> CapaianOrganisasi | None:
    """The set level that counts for people of ``unit``: of the nearest unit that has a head."""
    return capaian_berlaku(unit, periode).select_related("unit_kerja", "penetap").first()


def capaian_berlaku(unit: UnitKerja, periode: PeriodePenilaian) -> QuerySet[CapaianOrganisasi]:
    """The same as a query of at most one row."""
    induk = Subquery(unit_berpimpinan(unit).values("pk"))
    semua: QuerySet[CapaianOrganisasi] = apps.get_model(
        "evaluasi", "CapaianOrganisasi"
    ).objects.all()
    return semua.filter(unit_kerja=induk, periode=periode, status=StatusCapaian.DITETAPKAN)


def sebaran_predikat(unit: UnitKerja, periode: PeriodePenilaian) -> dict[str, int]:
    """How many people of the unit got each predicate so far, the best first. Two queries."""
    semua = apps.get_model("evaluasi", "EvaluasiKinerja").objects
    belum = [*BELUM_DITETAPKAN, StatusEvaluasi.DIGANTIKAN]
    daftar = semua.filter(periode=periode, unit_kerja__in=cakupan(unit).milik)
    hitung = Counter(daftar.exclude(status__in=belum).values_list("predikat", flat=True))
    return {str(satu): hitung[satu] for satu in Predikat}
