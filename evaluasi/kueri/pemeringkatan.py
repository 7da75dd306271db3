"""Which rankings a person may see, who is ranked where, and what waits for whom."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import (
    BigIntegerField,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    prefetch_related_objects,
)

from ekinerja.inti.kueri import KueriBeralur
from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender import kueri as kalender
from ekinerja.kalender.models import TahapPeriode
from ekinerja.kalender.pilihan import Tahap
from ekinerja.kepegawaian.kueri import di_bawah, lingkup
from ekinerja.kepegawaian.models import (
    PenetapanPenilai,
    PenugasanPeran,
    RiwayatJabatan,
    UnitKerja,
)
from ekinerja.kepegawaian.pilihan import JenisIdentitas, JenisPenugasan, Peran
from evaluasi.aturan.alur import TERBACA_PEGAWAI
from evaluasi.kueri.cakupan import berpimpinan, cakupan
from evaluasi.pilihan import StatusPemeringkatan

if TYPE_CHECKING:
    from ekinerja.kalender.models import PeriodePenilaian
    from ekinerja.kepegawaian.models import Pegawai
    from ekinerja.profil.aturan import Profil
    from evaluasi.models import (
        AnggotaPemeringkatan,
        EvaluasiKinerja,
        PemeringkatanKinerja,
        UnggahanPemeringkatan,  # noqa: F401
    )

DITETAPKAN = [StatusPemeringkatan.DITETAPKAN, StatusPemeringkatan.TERKUNCI]
DINILAI = [JenisIdentitas.NIP, JenisIdentitas.NI_PPPK]


class PemeringkatanKinerjaQuerySet(KueriBeralur["PemeringkatanKinerja"]):
    def ditetapkan(self) -> Self:
        return self.filter(status__in=DITETAPKAN)

    def terlihat_oleh(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """Those of units one heads or cares for; besides them, those with a row one may read."""
        pada = pada or hari_ini(pelaku.unit_kerja.zona_waktu)
        anggota = _anggota().terlihat_oleh(pelaku, pada).filter(pemeringkatan=OuterRef("pk"))
        return self.filter(Q(unit_kerja__in=unit_terurus(pelaku, pada)) | Q(Exists(anggota)))

    def dari_unit(self, unit_pk: int, periode_pk: int) -> Self:
        """That of one unit with a head in one period of its instansi, with both and its people."""
        return self.filter(
            unit_kerja__in=berpimpinan().filter(pk=unit_pk),
            periode=periode_pk,
            periode__tahun_kinerja__instansi=F("unit_kerja__instansi"),
        ).select_related("unit_kerja", "periode__tahun_kinerja", "pimpinan", "ditetapkan_oleh")

    def dengan_anggota(self, pelaku: Pegawai, pada: date) -> Self:
        """With everybody ranked there, each with ``terlihat``: may this person read the row?"""
        boleh = _anggota().terlihat_oleh(pelaku, pada).filter(pk=OuterRef("pk"))
        baris = _anggota().untuk_daftar().annotate(terlihat=Exists(boleh))
        return self.prefetch_related(Prefetch("daftar_anggota", baris))

    def menunggu_pengelola(self, pelaku: Pegawai, pada: date) -> Self:
        """Sent, in one's care, and not about oneself while anybody else could verify it."""
        milik = UnitKerja.objects.dikelola(pelaku, pada).exclude(
            pk__in=UnitKerja.objects.dipimpin(pelaku, pada).values("pk")
        )
        sendiri = _anggota().filter(pemeringkatan=OuterRef("pk"), pegawai=pelaku)
        lain = pemverifikasi_bebas(
            pada, OuterRef("unit_kerja__jalur"), OuterRef("unit_kerja__instansi"), OuterRef("pk")
        )
        return self.filter(
            ~Q(Exists(sendiri)) | ~Q(Exists(lain)),
            status=StatusPemeringkatan.DIKIRIM,
            unit_kerja__in=milik.values("pk"),
        ).exclude(pimpinan=pelaku)

    def menunggu_pimpinan(self, pelaku: Pegawai, pada: date) -> Self:
        """Begun or returned, and not yet sent, of units one heads."""
        dipimpin = UnitKerja.objects.dipimpin(pelaku, pada).values("pk")
        return self.filter(status=StatusPemeringkatan.DRAF, unit_kerja__in=dipimpin)


class AnggotaPemeringkatanQuerySet(QuerySet["AnggotaPemeringkatan"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """Rows of units one heads or cares for; set rows of people one assesses; one's own after
        one's evaluation is set.

        Whoever is ranked there reads nothing of it as head or pengelola before that: the other
        rows would tell his own group.
        """
        pada = pada or hari_ini(pelaku.unit_kerja.zona_waktu)
        peserta = _anggota().filter(pemeringkatan=OuterRef("pemeringkatan"), pegawai=pelaku)
        terbuka = Exists(hasil_terbaca(pelaku, "pemeringkatan__periode"))
        urusan = Q(pemeringkatan__unit_kerja__in=unit_terurus(pelaku, pada))
        staf = PenetapanPenilai.objects.pada(pada).filter(
            Q(pejabat_penilai=pelaku)
            | Q(atasan_pejabat_penilai=pelaku)
            | Q(pemberi_pertimbangan=pelaku)
        )
        dinilai = Q(pegawai__in=staf.values("pegawai"), pemeringkatan__status__in=DITETAPKAN)
        sendiri = Q(pegawai=pelaku, pemeringkatan__status__in=DITETAPKAN)
        return self.filter(
            urusan & (~Q(Exists(peserta)) | Q(terbuka)) | dinilai | sendiri & Q(terbuka)
        )

    def untuk_daftar(self) -> Self:
        return self.select_related("pegawai__jabatan").order_by(
            "kelompok", "peringkat", "pegawai__nama_lengkap", "pk"
        )


class UnggahanQuerySet(QuerySet["UnggahanPemeringkatan"]):
    def terlihat_oleh(self, pelaku: Pegawai) -> Self:
        """One's own uploads only."""
        return self.filter(pengunggah=pelaku).select_related(
            "unit_kerja", "periode__tahun_kinerja", "pengunggah"
        )


def pemverifikasi(pada: date, jalur: Any, instansi: Any) -> QuerySet[PenugasanPeran]:
    """The roles that let their holder verify a ranking of a unit; he may stand in it himself."""
    peran = PenugasanPeran.objects.pada(pada).filter(pegawai__aktif=True)
    return peran.annotate(jalur_sasaran=ExpressionWrapper(jalur, output_field=CharField())).filter(
        Q(peran=Peran.PENGELOLA_KINERJA, jalur_sasaran__startswith=F("unit_kerja__jalur"))
        | Q(peran=Peran.ADMIN_INSTANSI, unit_kerja__instansi=instansi)
    )


def pemverifikasi_bebas(
    pada: date, jalur: Any, instansi: Any, pemeringkatan: Any
) -> QuerySet[PenugasanPeran]:
    """Those of them who neither stand in the ranking nor sent it nor head the unit."""
    peserta = _anggota().filter(pemeringkatan=OuterRef("sasaran"), pegawai=OuterRef("pegawai"))
    semua = apps.get_model("evaluasi", "PemeringkatanKinerja").objects
    pengirim = semua.filter(pk=OuterRef("sasaran"), pimpinan=OuterRef("pegawai"))
    memimpin = RiwayatJabatan.objects.pada(pada).filter(
        pegawai=OuterRef("pegawai"), jabatan__unit_dipimpin__jalur=OuterRef("jalur_sasaran")
    )
    sasaran = ExpressionWrapper(pemeringkatan, output_field=BigIntegerField())
    peran = pemverifikasi(pada, jalur, instansi).annotate(sasaran=sasaran)
    return peran.exclude(Exists(peserta) | Exists(pengirim) | Exists(memimpin))


def daftar_pemverifikasi(pemeringkatan: PemeringkatanKinerja, pada: date) -> list[Pegawai]:
    """Who is asked to verify: pengelola before admin, people outside the ranking before others."""
    unit = pemeringkatan.unit_kerja
    tempat = (pada, Value(unit.jalur), unit.instansi_id)
    bebas = list(pemverifikasi_bebas(*tempat, Value(pemeringkatan.pk)).select_related("pegawai"))
    if not bebas:
        semua = pemverifikasi(*tempat).exclude(pegawai=pemeringkatan.pimpinan_id)
        bebas = list(semua.select_related("pegawai"))
    pengelola = [baris for baris in bebas if baris.peran == Peran.PENGELOLA_KINERJA]
    return list({baris.pegawai_id: baris.pegawai for baris in pengelola or bebas}.values())


def ada_pemverifikasi_bebas(pemeringkatan: PemeringkatanKinerja, pada: date) -> bool:
    """Asked once per object: two buttons of one page depend on it."""
    simpanan: dict[date, bool] = pemeringkatan.__dict__.setdefault("_ada_bebas", {})
    if pada not in simpanan:
        unit = pemeringkatan.unit_kerja
        tempat = (pada, Value(unit.jalur), unit.instansi_id)
        simpanan[pada] = pemverifikasi_bebas(*tempat, Value(pemeringkatan.pk)).exists()
    return simpanan[pada]


def _anggota() -> AnggotaPemeringkatanQuerySet:
    semua: AnggotaPemeringkatanQuerySet = apps.get_model(
        "evaluasi", "AnggotaPemeringkatan"
    ).objects.all()
    return semua


def hasil_terbaca(pelaku: Pegawai, periode: str) -> QuerySet[EvaluasiKinerja]:
    """One's own evaluation of the period of the outer row, once it is set."""
    semua = apps.get_model("evaluasi", "EvaluasiKinerja").objects
    milik: QuerySet[EvaluasiKinerja] = semua.filter(
        pegawai=pelaku, periode=OuterRef(periode), status__in=sorted(TERBACA_PEGAWAI)
    )
    return milik


def unit_terurus(pelaku: Pegawai, pada: date) -> QuerySet[UnitKerja]:
    """Units with a head that one heads (or that lie below it) or cares for."""
    jangkauan = lingkup(pelaku, pada)
    return berpimpinan().filter(
        Q(instansi__in=jangkauan.instansi) | di_bawah("jalur", jangkauan.jalur)
    )


def unit_terbaca(pelaku: Pegawai, periode_pk: int, pada: date) -> QuerySet[UnitKerja]:
    """Those, and units of which one may read a row of the period."""
    semua = apps.get_model("evaluasi", "PemeringkatanKinerja").objects
    terlihat = semua.terlihat_oleh(pelaku, pada).filter(periode=periode_pk)
    return berpimpinan().filter(
        Q(pk__in=unit_terurus(pelaku, pada).values("pk")) | Q(pk__in=terlihat.values("unit_kerja"))
    )


def untuk_daftar(
    pelaku: Pegawai, periode: PeriodePenilaian, pada: date
) -> QuerySet[UnitKerja, UnitKerja]:
    """The units in one's hands, each with ``peringkat_periode``: a list of one ranking or none."""
    semua = apps.get_model("evaluasi", "PemeringkatanKinerja").objects
    isi = semua.filter(periode=periode).select_related("pimpinan", "ditetapkan_oleh")
    milik = unit_terurus(pelaku, pada).filter(instansi=periode.tahun_kinerja.instansi_id)
    return milik.prefetch_related(
        Prefetch("daftar_pemeringkatan", isi, to_attr="peringkat_periode")
    ).order_by("jalur", "pk")


def tahap_pemeringkatan(periode: PeriodePenilaian) -> TahapPeriode | None:
    """The stage of the ranking in this period, or None. Asked once per period object."""
    simpanan = periode.__dict__
    if "_tahap_pemeringkatan" not in simpanan:
        tahun = periode.tahun_kinerja
        simpanan["_tahap_pemeringkatan"] = TahapPeriode.objects.pada(
            tahun.instansi_id, tahun.tahun, periode.kode, Tahap.PEMERINGKATAN
        )
    tahap: TahapPeriode | None = simpanan["_tahap_pemeringkatan"]
    return tahap


def ditutup_bagi(periode: PeriodePenilaian, tahap: TahapPeriode, pelaku: Pegawai) -> date:
    """The last day of that stage for this head. Asked once per period object."""
    simpanan: dict[int, date] = periode.__dict__.setdefault("_ditutup_pemeringkatan", {})
    if pelaku.pk not in simpanan:
        simpanan[pelaku.pk] = kalender.ditutup_untuk(tahap, pelaku)
    return simpanan[pelaku.pk]


def wajib(periode: PeriodePenilaian, profil: Profil) -> bool:
    """Does the profile of the instansi ask for a ranking in this period?"""
    return periode.kode in profil.wajib_pemeringkatan


def anggota_untuk(pegawai_id: int, periode: PeriodePenilaian) -> AnggotaPemeringkatan | None:
    """Where this person stands in a ranking that is set; None before that."""
    return keanggotaan(pegawai_id, periode).select_related("pemeringkatan").first()


def keanggotaan(pegawai_id: int, periode: PeriodePenilaian) -> AnggotaPemeringkatanQuerySet:
    """The same as a query, the newest first."""
    ditetapkan = _anggota().filter(
        pegawai=pegawai_id, pemeringkatan__periode=periode, pemeringkatan__status__in=DITETAPKAN
    )
    return ditetapkan.order_by("-pemeringkatan__waktu_ditetapkan", "pk")


def yang_diperingkat(
    unit: UnitKerja, periode: PeriodePenilaian, pada: date
) -> list[RiwayatJabatan]:
    """The definitive posts of everybody whom ``unit`` ranks, by name. Three queries.

    Each stands in the nearest unit with a head that he does not head himself: the head of a unit
    in that of his superior. Counted on the last day of the period, or on ``pada`` before that
    (KEPUTUSAN 44).
    """
    hari = min(periode.selesai, pada)
    isi = cakupan(unit)
    memimpin = _yang_memimpin(unit, hari)
    menjabat = RiwayatJabatan.objects.pada(hari).filter(
        di_bawah("unit_kerja__jalur", [unit.jalur]),
        Q(unit_kerja__in=isi.milik) | Q(pegawai__in=list(memimpin)),
        jenis_penugasan=JenisPenugasan.DEFINITIF,
        pegawai__aktif=True,
        pegawai__jenis_identitas__in=DINILAI,
    )
    lengkap = menjabat.select_related("pegawai", "jabatan", "unit_kerja")
    return [
        baris
        for baris in lengkap.order_by("pegawai__nama_lengkap", "pegawai_id")
        if _tempat(baris.unit_kerja.jalur, isi.berkepala, memimpin[baris.pegawai_id]) == unit.pk
    ]


def _yang_memimpin(unit: UnitKerja, hari: date) -> defaultdict[int, set[int]]:
    """Who heads which unit of the subtree on that day, acting or not."""
    hasil: defaultdict[int, set[int]] = defaultdict(set)
    riwayat = RiwayatJabatan.objects.pada(hari).filter(
        di_bawah("jabatan__unit_dipimpin__jalur", [unit.jalur])
    )
    for pegawai, dipimpin in riwayat.values_list("pegawai", "jabatan__unit_dipimpin"):
        hasil[pegawai].add(dipimpin)
    return hasil


def _tempat(jalur: str, berkepala: frozenset[int], dipimpin: set[int]) -> int | None:
    """The unit that ranks somebody of this path; None where it lies above the units known."""
    for bagian in reversed([int(satu) for satu in jalur.split("/") if satu]):
        if bagian in berkepala and bagian not in dipimpin:
            return bagian
    return None


def selisih_anggota(
    pemeringkatan: PemeringkatanKinerja, pada: date
) -> tuple[list[Pegawai], list[Pegawai]]:
    """Who is missing from a ranking, and who no longer belongs to it.

    The rows are read once per object; a page has them already (``dengan_anggota``).
    """
    baris = _anggota().select_related("pegawai")
    prefetch_related_objects([pemeringkatan], Prefetch("daftar_anggota", baris))
    seharusnya = {
        baris.pegawai_id: baris.pegawai
        for baris in yang_diperingkat(pemeringkatan.unit_kerja, pemeringkatan.periode, pada)
    }
    ada = {satu.pegawai_id: satu.pegawai for satu in pemeringkatan.daftar_anggota.all()}
    kurang = [orang for kunci, orang in seharusnya.items() if kunci not in ada]
    lebih = [orang for kunci, orang in ada.items() if kunci not in seharusnya]
    return kurang, lebih
