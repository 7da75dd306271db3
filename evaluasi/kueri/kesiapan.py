"""What an evaluation waits for, and which ones are still to be opened. Decides no act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from dialog.aturan.realisasi import TERKIRIM
from dialog.kueri.realisasi import akar_skp, melapor, tahap_isi
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
from skp.models import SKP

if TYPE_CHECKING:
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
    terkirim = RealisasiIKI.objects.filter(
        iki_akar__in=akar_skp(skp), periode=periode, status__in=sorted(TERKIRIM)
    ).exclude(waktu_dikirim=None)
    keadaan = Kesiapan(
        jumlah_iki=akar_skp(skp).count(),
        terkirim=terkirim.count(),
        realisasi_ditutup=_realisasi_ditutup(evaluasi, saat),
        ada_capaian=capaian is not None,
        wajib_pemeringkatan=diperingkat,
        kelompok=anggota.kelompok if anggota else "",
        periodik_belum=_periodik_belum(evaluasi),
        ada_umpan_balik=untuk_periode(skp, periode)
        .filter(hubungan=HubunganUmpanBalik.PENILAI)
        .exists(),
        ada_dialog=_ada_dialog(skp, periode),
        searah=capaian is None or searah(capaian.predikat, sebaran),
    )
    return Bahan(profil, capaian, anggota, sebaran, keadaan)


def _realisasi_ditutup(evaluasi: EvaluasiKinerja, saat: datetime) -> bool:
    """Is the time for this employee to report over, extensions counted?"""
    tahap = tahap_isi(evaluasi.periode)
    if tahap is None:
        return True
    ditutup = ditutup_untuk(tahap, evaluasi.pegawai)
    return saat > batas_waktu(ditutup, evaluasi.pegawai.unit_kerja.zona_waktu)


def _periodik_belum(evaluasi: EvaluasiKinerja) -> list[str]:
    """For the year: the quarters of the same SKP that are open and not final."""
    if evaluasi.jenis != JenisEvaluasi.TAHUNAN:
        return []
    semua: QuerySet[EvaluasiKinerja] = apps.get_model("evaluasi", "EvaluasiKinerja").objects.all()
    belum = semua.filter(skp_akar=evaluasi.skp_akar_id, jenis=JenisEvaluasi.PERIODIK).exclude(
        status__in=[StatusEvaluasi.FINAL, StatusEvaluasi.DIGANTIKAN]
    )
    return list(belum.order_by("periode__selesai").values_list("periode__label", flat=True))


def _ada_dialog(skp: SKP, periode: PeriodePenilaian) -> bool:
    """Has a dialogue about the evaluation become final since the period began?"""
    return RisalahDialog.objects.filter(
        dialog__skp=skp,
        dialog__tahap=TahapDialog.EVALUASI,
        dialog__tanggal__gte=periode.mulai,
        status=StatusRisalah.FINAL,
    ).exists()


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
    daftar = melapor(periode).filter(
        ~Exists(ada), unit_kerja__instansi=periode.tahun_kinerja.instansi_id
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


def sebelumnya(evaluasi: EvaluasiKinerja) -> EvaluasiKinerja | None:
    """The last set evaluation of the same SKP before this one, with its ratings per RHK."""
    semua: QuerySet[EvaluasiKinerja] = apps.get_model("evaluasi", "EvaluasiKinerja").objects.all()
    lama = semua.filter(
        skp_akar=evaluasi.skp_akar_id, periode__selesai__lte=evaluasi.periode.selesai
    )
    lama = lama.exclude(pk=evaluasi.pk).exclude(waktu_ditetapkan=None)
    lama = lama.exclude(status=StatusEvaluasi.DIGANTIKAN).exclude(periode=evaluasi.periode_id)
    return (
        lama.select_related("periode")
        .prefetch_related("daftar_penilaian_rhk")
        .order_by("-periode__selesai", "-periode__mulai", "-pk")
        .first()
    )
