"""What an evaluation waits for, and which ones are still to be opened. Decides no act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dialog.aturan.realisasi import TERKIRIM
from dialog.kueri.realisasi import akar_skp, melapor
from dialog.models import RealisasiIKI, RisalahDialog
from dialog.pilihan import StatusRisalah, TahapDialog
from ekinerja.kalender.aturan import batas_waktu
from ekinerja.kalender.kueri import ditutup_untuk
from ekinerja.kalender.models import PeriodePenilaian, TahapPeriode
from ekinerja.kalender.pilihan import KodePeriode, StatusTahunKinerja, Tahap
from ekinerja.profil.aturan import Profil
from ekinerja.profil.layanan import profil_untuk
from evaluasi.aturan.penilaian import Kesiapan
from evaluasi.aturan.sebaran import searah
from evaluasi.kueri.capaian import capaian_untuk, sebaran_predikat
from evaluasi.kueri.pemeringkatan import anggota_untuk, wajib
from evaluasi.pilihan import JenisEvaluasi, StatusEvaluasi
from feedback.kueri import untuk_periode
from feedback.pilihan import HubunganUmpanBalik
from skp.models import SKP, IndikatorKinerjaIndividu
from skp.pilihan import JenisDokumen

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai
    from evaluasi.models import AnggotaPemeringkatan, CapaianOrganisasi, EvaluasiKinerja


@dataclass(frozen=True, slots=True)
class Bahan:
    """What stands around one evaluation, as rows, and the same as the rules read it."""

    profil: Profil
    capaian: CapaianOrganisasi | None
    anggota: AnggotaPemeringkatan | None
    sebaran: dict[str, int]
    keadaan: Kesiapan

    @property
    def kelompok(self) -> str:
        return self.anggota.kelompok if self.anggota else ""


def bahan(evaluasi: EvaluasiKinerja, saat: datetime) -> Bahan:
    """Read everything that ``izin`` and the page of the penilai ask for."""
    skp, periode = evaluasi.skp, evaluasi.periode
    profil = profil_untuk(evaluasi.unit_kerja.instansi_id, skp.tahun)
    capaian = capaian_untuk(evaluasi.unit_kerja, periode)
    diperingkat = wajib(periode, profil)
    anggota = anggota_untuk(evaluasi.pegawai_id, periode) if diperingkat else None
    sebaran = sebaran_predikat(evaluasi.unit_kerja, periode) if capaian else {}
    keadaan = Kesiapan(
        **_hitungan(skp, periode),
        realisasi_ditutup=realisasi_ditutup(evaluasi, saat),
        ada_capaian=capaian is not None,
        wajib_pemeringkatan=diperingkat,
        kelompok=anggota.kelompok if anggota else "",
        periodik_belum=_periodik_belum(evaluasi),
        searah=capaian is None or searah(capaian.predikat, sebaran),
    )
    return Bahan(profil, capaian, anggota, sebaran, keadaan)


def _hitungan(skp: SKP, periode: PeriodePenilaian) -> dict[str, Any]:
    """How much was promised and sent, whether feedback and a dialogue are there. One query."""
    iki = IndikatorKinerjaIndividu.objects.filter(rhk__skp=skp, rhk__aktif=True)
    terkirim = RealisasiIKI.objects.filter(
        iki_akar__in=akar_skp(skp), periode=periode, status__in=sorted(TERKIRIM)
    ).exclude(waktu_dikirim=None)
    umpan_balik = untuk_periode(skp, periode).filter(hubungan=HubunganUmpanBalik.PENILAI)
    isi = {
        "jumlah_iki": _jumlah(iki, "rhk__skp"),
        "terkirim": _jumlah(terkirim, "periode"),
        "ada_umpan_balik": Exists(umpan_balik),
        "ada_dialog": ada_dialog(skp, periode),
    }
    hasil: dict[str, Any] = SKP.objects.filter(pk=skp.pk).annotate(**isi).values(*isi).get()
    return hasil


def ada_dialog(skp: SKP, periode: PeriodePenilaian) -> Exists:
    """As part of another query: was there a dialogue about the evaluation in ``periode``?"""
    return Exists(
        RisalahDialog.objects.filter(
            dialog__skp=skp,
            dialog__tahap=TahapDialog.EVALUASI,
            dialog__tanggal__gte=periode.mulai,
            status=StatusRisalah.FINAL,
        )
    )


def _jumlah(daftar: QuerySet[Any], menurut: str) -> Coalesce:
    """How many rows, as part of another query; ``menurut`` is the same for all of them."""
    hitung = daftar.order_by().values(menurut).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(hitung), 0, output_field=IntegerField())


def tahap_untuk(periode: PeriodePenilaian, kode: str) -> TahapPeriode | None:
    """The stage of reporting or of setting results; both are read once per object."""
    if "_tahap_evaluasi" not in periode.__dict__:
        daftar = TahapPeriode.objects.filter(
            periode=periode.pk, tahap__in=[Tahap.INPUT_REALISASI, Tahap.PENETAPAN]
        )
        periode.__dict__["_tahap_evaluasi"] = {
            satu.tahap: satu for satu in daftar.select_related("periode")
        }
    tahap: TahapPeriode | None = periode.__dict__["_tahap_evaluasi"].get(kode)
    return tahap


def batas_tahap(tahap: TahapPeriode, pegawai: Pegawai, saat: datetime) -> datetime:
    """When the stage ends for this person. Asks for extensions only where they matter."""
    zona = pegawai.unit_kerja.zona_waktu
    batas = batas_waktu(tahap.ditutup, zona)
    if saat <= batas:
        return batas
    terbaca: date | None = tahap.__dict__.get("_ditutup_untuk")
    return batas_waktu(terbaca or ditutup_untuk(tahap, pegawai), zona)


def realisasi_ditutup(evaluasi: EvaluasiKinerja, saat: datetime) -> bool:
    """Is the time for this employee to report over, extensions counted?"""
    tahap = tahap_untuk(evaluasi.periode, Tahap.INPUT_REALISASI)
    return tahap is None or saat > batas_tahap(tahap, evaluasi.pegawai, saat)


def _periodik_belum(evaluasi: EvaluasiKinerja) -> list[str]:
    """For the year: the quarters of the same SKP that are open and not final."""
    if evaluasi.jenis != JenisEvaluasi.TAHUNAN:
        return []
    semua: QuerySet[EvaluasiKinerja] = apps.get_model("evaluasi", "EvaluasiKinerja").objects.all()
    belum = semua.filter(skp_akar=evaluasi.skp_akar_id, jenis=JenisEvaluasi.PERIODIK).exclude(
        status__in=[StatusEvaluasi.FINAL, StatusEvaluasi.DIGANTIKAN]
    )
    return list(belum.order_by("periode__selesai").values_list("periode__label", flat=True))


def periode_dibuka(hari: date) -> QuerySet[PeriodePenilaian]:
    """The periods whose results may be reported by ``hari``: their evaluations are to be open."""
    dibuka = TahapPeriode.objects.filter(
        periode=OuterRef("pk"), tahap=Tahap.INPUT_REALISASI, dibuka__lte=hari
    )
    return (
        PeriodePenilaian.objects.filter(
            Exists(dibuka), tahun_kinerja__status=StatusTahunKinerja.DIBUKA
        )
        .select_related("tahun_kinerja")
        .order_by("selesai", "-mulai", "pk")
    )


def belum_dibuka(periode: PeriodePenilaian) -> QuerySet[SKP]:
    """SKP in force that speak about ``periode`` and have no evaluation for it.

    For the year only the last SKP of a person counts: what he did before is not added up. A post
    held beside another one has its own.
    """
    semua: QuerySet[EvaluasiKinerja] = apps.get_model("evaluasi", "EvaluasiKinerja").objects.all()
    # One post has one line of SKP: an adendum goes on with the evaluation of what it changes.
    ada = semua.filter(periode=periode, skp__riwayat_jabatan=OuterRef("riwayat_jabatan"))
    # What was agreed only after the period is not judged for it.
    disepakati = Q(tanggal_ditetapkan__lte=periode.selesai) | ~Q(jenis_dokumen=JenisDokumen.AWAL)
    daftar = melapor(periode).filter(
        ~Exists(ada), disepakati, unit_kerja__instansi=periode.tahun_kinerja.instansi_id
    )
    if periode.kode == KodePeriode.TAHUNAN:
        lebih_akhir = melapor(periode).filter(
            Q(periode_selesai__gt=OuterRef("periode_selesai"))
            | Q(
                periode_selesai=OuterRef("periode_selesai"),
                periode_mulai__gt=OuterRef("periode_mulai"),
                riwayat_jabatan__jenis_penugasan=OuterRef("riwayat_jabatan__jenis_penugasan"),
            ),
            pegawai=OuterRef("pegawai"),
        )
        daftar = daftar.filter(~Exists(lebih_akhir))
    return daftar.order_by("pk")
