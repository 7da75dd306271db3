"""What the people of a unit have done this year, and which bulk prints a person may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from dialog.aturan.realisasi import TERKIRIM
from dialog.kueri.realisasi import iki_berakar
from dialog.models import RealisasiIKI, SusunanRencanaAksi
from dialog.pilihan import StatusRencana
from ekinerja.antrean.models import Pekerjaan
from ekinerja.beranda.pilihan import JenisCetak, KeadaanLembar, KeadaanPegawai
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.jejak.kueri import jenis as jenis_objek
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.kueri import di_bawah, lingkup
from ekinerja.kepegawaian.models import Pegawai
from evaluasi.aturan.alur import BELUM_DITETAPKAN
from evaluasi.models import EvaluasiKinerja
from evaluasi.pilihan import StatusEvaluasi
from skp.models import SKP
from skp.pilihan import StatusSKP

if TYPE_CHECKING:
    from ekinerja.beranda.models import CetakMassal, LembarCetak
    from ekinerja.kalender.models import PeriodePenilaian
    from ekinerja.kepegawaian.models import UnitKerja

SELESAI = [StatusSKP.DITETAPKAN, StatusSKP.DITUTUP]


class CetakMassalQuerySet(models.QuerySet["CetakMassal"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date) -> Self:
        """One's own orders, as long as the unit is still in one's care."""
        jangkauan = lingkup(pelaku, pada)
        return self.filter(
            Q(unit_kerja__instansi__in=jangkauan.instansi)
            | di_bawah("unit_kerja__jalur", jangkauan.pengelola),
            pemesan=pelaku,
        )

    def untuk_daftar(self) -> Self:
        return self.select_related("unit_kerja", "periode").order_by("-waktu_dipesan", "-pk")


def daftar_periode(unit: UnitKerja, tahun: int) -> list[PeriodePenilaian]:
    """The periods of a year where the unit belongs, in their order."""
    return list(PeriodePenilaian.objects.pada_tahun(unit.instansi_id, tahun))


def pegawai_unit(unit: UnitKerja, tahun: int, periode: PeriodePenilaian | None) -> QuerySet[Any]:
    """Active people of the unit and below it, each with the state of his year."""
    orang = Pegawai.objects.di_unit(unit).filter(aktif=True).exclude(nip=None)
    skp = _skp_terkini(tahun, periode)
    evaluasi = EvaluasiKinerja.objects.berlaku().filter(pegawai=OuterRef("pk"), periode=periode)
    evaluasi = evaluasi.order_by("-pk")
    lengkap = orang.annotate(
        skp_pk=Subquery(skp.values("pk")[:1]),
        status_skp=Subquery(skp.values("status")[:1]),
        evaluasi_pk=Subquery(evaluasi.values("pk")[:1]),
        status_evaluasi=Subquery(evaluasi.values("status")[:1]),
        predikat=Subquery(evaluasi.values("predikat")[:1]),
    )
    return _dengan_pelaksanaan(lengkap, periode).annotate(keadaan=_keadaan())


def _skp_terkini(tahun: int, periode: PeriodePenilaian | None) -> QuerySet[SKP]:
    """The SKP that speaks for a person: one in force before one that is still being agreed.

    With a period only those that cover a part of it: somebody who moved has two in one year.
    """
    skp = SKP.objects.filter(pegawai=OuterRef("pk"), tahun=tahun).exclude(
        status__in=[StatusSKP.DIBATALKAN, StatusSKP.DIGANTIKAN]
    )
    if periode:
        skp = skp.filter(periode_mulai__lte=periode.selesai, periode_selesai__gte=periode.mulai)
    ditetapkan = Case(When(status__in=SELESAI, then=Value(0)), default=Value(1))
    return skp.order_by(ditetapkan, "-periode_mulai", "-pk")


def _dengan_pelaksanaan(orang: QuerySet[Any], periode: PeriodePenilaian | None) -> QuerySet[Any]:
    """Adds what was carried out under the SKP ``skp_pk``: plan agreed, IKI, IKI reported."""
    kirim = RealisasiIKI.objects.filter(
        iki_akar=OuterRef("akar"),
        periode=periode,
        status__in=sorted(TERKIRIM),
        waktu_dikirim__isnull=False,
    )
    iki = iki_berakar().filter(rhk__skp=OuterRef("skp_pk"))
    rencana = SusunanRencanaAksi.objects.filter(skp=OuterRef("skp_pk"))
    return orang.annotate(
        rencana_disetujui=Exists(rencana.filter(status=StatusRencana.DISETUJUI)),
        jumlah_iki=Coalesce(_hitung(iki), 0),
        jumlah_terkirim=Coalesce(_hitung(iki.filter(Exists(kirim))), 0),
    )


def _hitung(baris: QuerySet[Any]) -> Subquery:
    kosong = baris.order_by().annotate(_satu=Value(1)).values("_satu")
    return Subquery(kosong.annotate(n=Count("pk")).values("n"))


def _keadaan() -> Case:
    return Case(
        When(status_skp=None, then=Value(KeadaanPegawai.TANPA_SKP)),
        When(~Q(status_skp__in=SELESAI), then=Value(KeadaanPegawai.SKP_BERJALAN)),
        When(status_evaluasi=StatusEvaluasi.FINAL, then=Value(KeadaanPegawai.SELESAI)),
        When(status_evaluasi=StatusEvaluasi.KEBERATAN, then=Value(KeadaanPegawai.KEBERATAN)),
        When(status_evaluasi=StatusEvaluasi.DITETAPKAN, then=Value(KeadaanPegawai.KONFIRMASI)),
        When(jumlah_terkirim__lt=F("jumlah_iki"), then=Value(KeadaanPegawai.REALISASI)),
        default=Value(KeadaanPegawai.PENILAIAN),
        output_field=models.CharField(),
    )


def jumlah_per_keadaan(orang: QuerySet[Any]) -> Counter[str]:
    """How many people stand in each state. One query."""
    return Counter(dict(orang.order_by().values_list("keadaan").annotate(n=Count("pk"))))


def jumlah_lembar(cetak: CetakMassal) -> Counter[str]:
    """How many documents of a bulk print stand in each state. One query."""
    baris = cetak.daftar_lembar.order_by().values_list("keadaan").annotate(n=Count("pk"))
    return Counter(dict(baris))


def lembar_untuk_daftar(cetak: CetakMassal) -> QuerySet[LembarCetak]:
    """Each person's result; what failed stands first, because there is something to do."""
    gagal = Case(When(keadaan=KeadaanLembar.GAGAL, then=Value(0)), default=Value(1))
    return cetak.daftar_lembar.select_related("pegawai").order_by(gagal, "pk")


def terhenti(cetak: CetakMassal) -> bool:
    """Has the job of this run given up for good?"""
    return Pekerjaan.objects.gagal().filter(kunci=cetak.kunci).exists()


def dokumen_untuk(
    orang: Iterable[Any], jenis: str, tahun: int, periode: PeriodePenilaian | None
) -> list[tuple[Pegawai, DokumenTerbit | None]]:
    """Each person with the document in force, or ``None``. A constant number of queries."""
    daftar = list(orang)
    if jenis == JenisCetak.SKP:
        milik = {satu.skp_pk: satu.pk for satu in daftar if satu.status_skp in SELESAI}
        model: type[models.Model] = SKP
    else:
        milik = {
            satu.evaluasi_pk: satu.pk
            for satu in daftar
            if satu.evaluasi_pk and satu.status_evaluasi not in BELUM_DITETAPKAN
        }
        model = EvaluasiKinerja
    terbit = DokumenTerbit.objects.berlaku().filter(
        jenis_objek=jenis_objek(model), jenis=jenis, id_objek__in=list(milik)
    )
    ada = {milik[satu.id_objek]: satu for satu in terbit.defer("cuplikan")}
    return [(satu, ada.get(satu.pk)) for satu in daftar]


def dokumen_tersedia(
    unit: UnitKerja, tahun: int, periode: PeriodePenilaian | None
) -> list[tuple[str, int, int, int]]:
    """For each kind of document: its name, how many there are, people, how many are missing."""
    semua = {True: list(pegawai_unit(unit, tahun, None))}
    semua[False] = list(pegawai_unit(unit, tahun, periode)) if periode else semua[True]
    hasil = []
    for jenis in JenisCetak:
        orang = semua[jenis == JenisCetak.SKP]
        ada = sum(d is not None for _, d in dokumen_untuk(orang, jenis, tahun, periode))
        hasil.append((jenis.label, ada, len(orang), len(orang) - ada))
    return hasil
