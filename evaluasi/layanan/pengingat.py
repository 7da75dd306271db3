"""Who still owes a ranking, an evaluation or an answer when its day is near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from ekinerja.inti.waktu import hari_ini, setempat
from ekinerja.kalender.kueri import batas_per_orang
from ekinerja.kalender.layanan.pengingat import Tagihan, penagih
from ekinerja.kalender.models import PeriodePenilaian, TahapPeriode
from ekinerja.kalender.pilihan import Tahap
from ekinerja.kepegawaian.models import Pegawai, PenetapanPenilai, RiwayatJabatan, UnitKerja
from ekinerja.profil.layanan import profil_untuk
from evaluasi.aturan.alur import BELUM_DITETAPKAN
from evaluasi.kueri.cakupan import berpimpinan
from evaluasi.kueri.pemeringkatan import DINILAI, wajib
from evaluasi.models import EvaluasiKinerja, PemeringkatanKinerja
from evaluasi.pilihan import StatusEvaluasi, StatusPemeringkatan


@penagih(Tahap.PEMERINGKATAN)
def belum_mengirim_pemeringkatan(tahap: TahapPeriode) -> Iterator[Tagihan]:
    """The heads of units with people to rank and no ranking sent. Four queries."""
    periode = tahap.periode
    profil = profil_untuk(periode.tahun_kinerja.instansi_id, periode.tahun_kinerja.tahun)
    if not wajib(periode, profil):
        return
    menurut_orang: dict[int, tuple[Pegawai, list[UnitKerja]]] = {}
    menurut_jabatan = {unit.kepala_jabatan_id: unit for unit in _belum_diperingkat(periode)}
    pemimpin = RiwayatJabatan.objects.pada(hari_ini()).filter(
        jabatan__in=menurut_jabatan, pegawai__aktif=True
    )
    for baris in pemimpin.select_related("pegawai__unit_kerja").order_by("pk"):
        unit = menurut_jabatan[baris.jabatan_id]
        menurut_orang.setdefault(baris.pegawai_id, (baris.pegawai, []))[1].append(unit)
    batas = batas_per_orang(tahap)
    for pegawai, daftar_unit in menurut_orang.values():
        tautan = reverse("evaluasi:pemeringkatan_daftar")
        if len(daftar_unit) == 1:
            tautan = reverse("evaluasi:pemeringkatan", args=[daftar_unit[0].pk, periode.pk])
        nama = " dan ".join(unit.nama for unit in daftar_unit)
        yield Tagihan(
            pegawai,
            batas(pegawai),
            tautan,
            f"Pemetaan dan pemeringkatan {nama} untuk {periode.label} belum dikirim.",
        )


def _belum_diperingkat(periode: PeriodePenilaian) -> QuerySet[UnitKerja]:
    """Units with a head, with somebody below him, and no ranking sent."""
    terkirim = PemeringkatanKinerja.objects.filter(periode=periode, unit_kerja=OuterRef("pk"))
    orang = Pegawai.objects.filter(
        aktif=True, jenis_identitas__in=DINILAI, unit_kerja__jalur__startswith=OuterRef("jalur")
    ).exclude(jabatan=OuterRef("kepala_jabatan"))
    return berpimpinan().filter(
        Exists(orang),
        ~Exists(terkirim.exclude(status=StatusPemeringkatan.DRAF)),
        instansi=periode.tahun_kinerja.instansi_id,
    )


@penagih(Tahap.PENETAPAN)
def belum_menetapkan_evaluasi(tahap: TahapPeriode) -> Iterator[Tagihan]:
    """Each penilai of today with how many evaluations he has not set, by their closing day.

    One closing day for all, except for employees whose stage was extended. Four queries.
    """
    periode = tahap.periode
    belum = EvaluasiKinerja.objects.filter(
        periode=periode, status__in=sorted(BELUM_DITETAPKAN), pegawai__aktif=True
    )
    penetapan = PenetapanPenilai.objects.pada(hari_ini()).filter(
        pegawai__in=belum.values("pegawai")
    )
    penilai_dari = dict(penetapan.order_by().values_list("pegawai", "pejabat_penilai"))
    batas = batas_per_orang(tahap)
    jumlah = Counter(
        (penilai_dari[satu.pegawai_id], batas(satu.pegawai))
        for satu in belum.select_related("pegawai__unit_kerja").defer("cuplikan")
        if satu.pegawai_id in penilai_dari
    )
    kunci = {penilai for penilai, _ in jumlah}
    orang = Pegawai.objects.select_related("unit_kerja").in_bulk(kunci)
    for (penilai, ditutup), banyak in sorted(jumlah.items()):
        yield Tagihan(
            orang[penilai],
            ditutup,
            reverse("evaluasi:daftar"),
            f"{banyak} evaluasi kinerja {periode.label} menunggu penetapan Anda.",
        )


@penagih(Tahap.PERSETUJUAN, dari=Tahap.PENETAPAN)
def belum_menjawab_evaluasi(tahap: TahapPeriode) -> Iterator[Tagihan]:
    """Employees whose set evaluation waits, until the end of their own window. One query."""
    periode = tahap.periode
    menunggu = EvaluasiKinerja.objects.filter(
        periode=periode, status=StatusEvaluasi.DITETAPKAN, pegawai__aktif=True
    ).select_related("pegawai__unit_kerja", "unit_kerja")
    for evaluasi in menunggu.defer("cuplikan").order_by("pk"):
        if evaluasi.batas_waktu is None:  # a check constraint
            continue
        yield Tagihan(
            evaluasi.pegawai,
            setempat(evaluasi.batas_waktu, evaluasi.unit_kerja.zona_waktu).date(),
            evaluasi.get_absolute_url(),
            f"Hasil evaluasi kinerja Anda untuk {periode.label} sudah ditetapkan dan menunggu "
            "jawaban Anda, Setuju atau Keberatan. Tanpa jawaban, hasil dianggap disetujui.",
        )
