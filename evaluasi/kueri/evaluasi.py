"""Which evaluations a person may see, and what waits for whom. Decides no act."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db.models import Exists, OuterRef, Q, QuerySet

from ekinerja.inti.kueri import KueriBeralur
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import di_bawah, lingkup
from ekinerja.kepegawaian.models import PenetapanPenilai
from evaluasi.aturan.alur import BELUM_DITETAPKAN, TERBACA_PEGAWAI
from evaluasi.pilihan import StatusEvaluasi

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai
    from evaluasi.models import EvaluasiKinerja  # noqa: F401


class EvaluasiKinerjaQuerySet(KueriBeralur["EvaluasiKinerja"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """One's own once set; those one assesses today or has signed; those of one's units.

        The employee never sees a rating that is still being written, whatever other hat he wears.
        """
        pada = pada or hari_ini(pelaku.unit_kerja.zona_waktu)
        jangkauan = lingkup(pelaku, pada)
        orang_lain = (
            Q(pejabat_penilai=pelaku)
            | Q(atasan_pejabat_penilai=pelaku)
            | Q(Exists(_penetapan(pada).filter(_menilai(pelaku))))
        )
        if jangkauan.instansi:
            orang_lain |= Q(unit_kerja__instansi__in=jangkauan.instansi)
        if jangkauan.jalur:
            orang_lain |= di_bawah("unit_kerja__jalur", jangkauan.jalur)
        sendiri = Q(pegawai=pelaku, status__in=sorted(TERBACA_PEGAWAI))
        return self.filter(sendiri | orang_lain & ~Q(pegawai=pelaku))

    def berlaku(self) -> Self:
        return self.exclude(status=StatusEvaluasi.DIGANTIKAN)

    def dinilai(self, pelaku: Pegawai, pada: date) -> Self:
        """Of the people whom ``pelaku`` assesses on that day."""
        return self.filter(Exists(_penetapan(pada).filter(pejabat_penilai=pelaku)))

    def menunggu_penilai(self, pelaku: Pegawai, pada: date) -> Self:
        """Not yet set, and mine to rate today."""
        return self.dinilai(pelaku, pada).filter(status__in=sorted(BELUM_DITETAPKAN))

    def menunggu_pegawai(self, pelaku: Pegawai) -> Self:
        """Set, and waiting for one's own Setuju or Keberatan."""
        return self.filter(pegawai=pelaku, status=StatusEvaluasi.DITETAPKAN)

    def lewat_batas(self, pada: datetime) -> Self:
        """Nobody answered in time: these become final by themselves."""
        return self.filter(status=StatusEvaluasi.DITETAPKAN, batas_waktu__lt=pada)

    def untuk_daftar(self) -> Self:
        kolom = ("pegawai", "unit_kerja", "periode", "pejabat_penilai")
        return self.select_related(*kolom).order_by(
            "-periode__selesai", "-periode__mulai", "pegawai__nama_lengkap", "-revisi", "pk"
        )

    def untuk_rinci(self) -> Self:
        """With everything that the pages about one evaluation name."""
        return self.select_related(
            "pegawai__unit_kerja",
            "pegawai__pangkat_golongan",
            "unit_kerja__instansi",
            "periode__tahun_kinerja",
            "pejabat_penilai",
            "atasan_pejabat_penilai",
            "capaian_organisasi",
            "skp__riwayat_jabatan__jabatan",
        )


def _penetapan(pada: date) -> QuerySet[PenetapanPenilai]:
    return PenetapanPenilai.objects.pada(pada).filter(pegawai=OuterRef("pegawai"))


def _menilai(pelaku: Pegawai) -> Q:
    return (
        Q(pejabat_penilai=pelaku)
        | Q(atasan_pejabat_penilai=pelaku)
        | Q(pemberi_pertimbangan=pelaku)
    )
