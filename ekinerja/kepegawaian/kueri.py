"""What a person may see of people and units, and who stands where on a day. Decides no act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from ekinerja.inti.kueri import KueriBeralur
from ekinerja.kepegawaian import topi
from ekinerja.kepegawaian.pilihan import (
    JenisIdentitas,
    JenisPenugasan,
    KeadaanPenilai,
    Peran,
    StatusPermintaanPerbaikan,
)
from ekinerja.kepegawaian.rantai import melingkar

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import (  # noqa: F401
        BerkasImpor,
        Jabatan,
        Pegawai,
        PenetapanPenilai,
        PermintaanPerbaikan,
        RiwayatJabatan,
        UnitKerja,
    )

M = TypeVar("M", bound=models.Model)
PANJANG_CARI = 100


def berlaku(pada: date, mulai: str = "mulai", selesai: str = "selesai") -> Q:
    """Periods that hold on a day. Both ends belong to the period; no end means open."""
    return Q(**{f"{mulai}__lte": pada}) & (
        Q(**{f"{selesai}__isnull": True}) | Q(**{f"{selesai}__gte": pada})
    )


def di_bawah(kolom: str, daftar_jalur: Iterable[str]) -> Q:
    """Rows whose path starts with one of the paths; one range scan of the index per path."""
    syarat = Q(pk__in=[])
    for jalur in daftar_jalur:
        # An unset path would open the whole tree.
        if jalur:
            syarat |= Q(**{f"{kolom}__startswith": jalur})
    return syarat


@dataclass(frozen=True, slots=True)
class Lingkup:
    """How far the hats of one person reach on one day, as paths of the unit tree."""

    pegawai_id: int
    pengelola: tuple[str, ...] = ()
    pimpinan: tuple[str, ...] = ()
    instansi: frozenset[int] = frozenset()
    # On any day: as penilai or atasan penilai, as pemberi pertimbangan.
    menilai: bool = False
    menimbang: bool = False

    @property
    def jalur(self) -> tuple[str, ...]:
        """Where units and people are seen as pengelola or as head of a unit."""
        return (*self.pengelola, *self.pimpinan)

    def kelola(self, unit: UnitKerja) -> bool:
        """Is the unit in the care of this person, as pengelola kinerja or as admin?"""
        return unit.instansi_id in self.instansi or unit.jalur.startswith(self.pengelola)


def lingkup(pelaku: Pegawai, pada: date) -> Lingkup:
    """The reach of ``pelaku`` on a day: one query, once per request.

    The middleware opens ``simpanan_lingkup`` on the actor of a request; elsewhere (jobs, demo,
    tests) nothing is kept, so that a role given a moment ago counts.
    """
    simpanan: dict[date, Lingkup] | None = pelaku.__dict__.get("simpanan_lingkup")
    if simpanan is None:
        return _baca_lingkup(pelaku, pada)
    if pada not in simpanan:
        simpanan[pada] = _baca_lingkup(pelaku, pada)
    return simpanan[pada]


def _baca_lingkup(pelaku: Pegawai, pada: date) -> Lingkup:
    baris = topi.baca(pelaku.pk, pada)
    nama = {satu for satu, _, _ in baris}
    return Lingkup(
        pegawai_id=pelaku.pk,
        pengelola=tuple(jalur for p, jalur, _ in baris if p == Peran.PENGELOLA_KINERJA and jalur),
        pimpinan=tuple(jalur for p, jalur, _ in baris if p == topi.PIMPINAN and jalur),
        instansi=frozenset(instansi for p, _, instansi in baris if p == Peran.ADMIN_INSTANSI),
        menilai=topi.MENILAI in nama,
        menimbang=topi.MENIMBANG in nama,
    )


def menilai(pada: date) -> QuerySet[PenetapanPenilai]:
    """Rows in which the person of the outer query assesses somebody."""
    semua = apps.get_model("kepegawaian", "PenetapanPenilai").objects
    baris: QuerySet[PenetapanPenilai] = semua.pada(pada).filter(pejabat_penilai=OuterRef("pk"))
    return baris


class BerkasImporQuerySet(QuerySet["BerkasImpor"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date) -> Self:
        """One's own uploads; those of the whole instansi for its admin."""
        return self.filter(
            Q(pengunggah=pelaku) | Q(instansi__in=lingkup(pelaku, pada).instansi)
        ).select_related("pengunggah", "penerap")

    def untuk_daftar(self) -> Self:
        return self.defer("isi").order_by("-waktu_unggah", "-pk")


class BerjangkaQuerySet(QuerySet[M]):
    """Rows with ``mulai`` and ``selesai``."""

    def pada(self, tanggal: date) -> Self:
        return self.filter(berlaku(tanggal))


class UnitKerjaQuerySet(QuerySet["UnitKerja"]):
    def subpohon(self, unit: UnitKerja) -> Self:
        """The unit and everything below it, however deep: one index range, no recursion."""
        return self.filter(di_bawah("jalur", [unit.jalur]))

    def leluhur(self, unit: UnitKerja) -> Self:
        """The units above it, the root first."""
        kunci = [int(bagian) for bagian in unit.jalur.split("/") if bagian]
        return self.filter(pk__in=kunci[:-1]).order_by("jalur")

    def dipimpin(self, pelaku: Pegawai, pada: date) -> Self:
        """Units whose head post the person holds on that day, definitive or acting."""
        riwayat = apps.get_model("kepegawaian", "RiwayatJabatan").objects.pada(pada)
        return self.filter(kepala_jabatan__in=riwayat.filter(pegawai=pelaku).values("jabatan"))

    def terlihat_oleh(self, pelaku: Pegawai, pada: date) -> Self:
        """One's own unit, those one heads or cares for, and those of one's instansi as admin."""
        jangkauan = lingkup(pelaku, pada)
        return self.filter(
            Q(pk=pelaku.unit_kerja_id)
            | Q(instansi__in=jangkauan.instansi)
            | di_bawah("jalur", jangkauan.jalur)
        )

    def dikelola(self, pelaku: Pegawai, pada: date) -> Self:
        """Units in the care of the person as pengelola kinerja or admin instansi."""
        jangkauan = lingkup(pelaku, pada)
        return self.filter(
            Q(instansi__in=jangkauan.instansi) | di_bawah("jalur", jangkauan.pengelola)
        )

    def cari(self, teks: str) -> Self:
        for kata in teks[:PANJANG_CARI].split():
            self = self.filter(Q(nama__icontains=kata) | Q(singkatan__icontains=kata))
        return self


class JabatanQuerySet(QuerySet["Jabatan"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date) -> Self:
        unit = apps.get_model("kepegawaian", "UnitKerja").objects.terlihat_oleh(pelaku, pada)
        return self.filter(unit_kerja__in=unit)

    def cari(self, teks: str) -> Self:
        for kata in teks[:PANJANG_CARI].split():
            self = self.filter(nama__icontains=kata)
        return self


class RiwayatJabatanQuerySet(QuerySet["RiwayatJabatan"]):
    def pada(self, tanggal: date) -> Self:
        return self.filter(berlaku(tanggal, "tmt_mulai", "tmt_selesai"))


class PenetapanPenilaiQuerySet(QuerySet["PenetapanPenilai"]):
    def pada(self, tanggal: date) -> Self:
        return self.filter(berlaku(tanggal, "berlaku_mulai", "berlaku_sampai"))

    def berlaku_untuk(self, pegawai: Pegawai | int, tanggal: date) -> PenetapanPenilai | None:
        """Who assesses this person on that day; at most one row by constraint."""
        kunci = pegawai if isinstance(pegawai, int) else pegawai.pk
        orang = ("pejabat_penilai__jabatan", "atasan_pejabat_penilai__jabatan")
        return self.select_related(*orang).filter(pegawai=kunci).pada(tanggal).first()

    def terlihat_oleh(self, pelaku: Pegawai, pada: date) -> Self:
        """Rows of people one sees; what is shown of them is the page's ``izin.baca_profil``."""
        pegawai = apps.get_model("kepegawaian", "Pegawai").objects.terlihat_oleh(pelaku, pada)
        return self.filter(pegawai__in=pegawai)

    def bersinggungan(self, pegawai: Pegawai, mulai: date, sampai: date | None) -> Self:
        """Periods of this person that share a day with ``mulai`` … ``sampai``."""
        syarat = Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=mulai)
        if sampai is not None:
            syarat &= Q(berlaku_mulai__lte=sampai)
        return self.filter(syarat, pegawai=pegawai)

    def untuk_riwayat(self) -> Self:
        orang = ("pejabat_penilai__jabatan", "atasan_pejabat_penilai__jabatan")
        lain = ("pemberi_pertimbangan", "pegawai__unit_kerja")
        return self.select_related(*orang, *lain).order_by("-berlaku_mulai", "-pk")


class PermintaanPerbaikanQuerySet(KueriBeralur["PermintaanPerbaikan"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date) -> Self:
        """One's own, and those of the people in one's care."""
        pegawai = apps.get_model("kepegawaian", "Pegawai").objects.dikelola(pelaku, pada)
        return self.filter(Q(pegawai=pelaku) | Q(pegawai__in=pegawai))

    def menunggu_pengelola(self, pelaku: Pegawai, pada: date) -> Self:
        """What waits for ``pelaku`` to answer; never his own."""
        pegawai = apps.get_model("kepegawaian", "Pegawai").objects.dikelola(pelaku, pada)
        return self.filter(status=StatusPermintaanPerbaikan.DIAJUKAN, pegawai__in=pegawai).exclude(
            pegawai=pelaku
        )

    def untuk_daftar(self) -> Self:
        return self.select_related("pegawai__unit_kerja").order_by("waktu_dibuat", "pk")


class PegawaiQuerySet(QuerySet["Pegawai"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date) -> Self:
        """Oneself, one's staff and theirs, one's teams, one's units, the units in one's care."""
        jangkauan = lingkup(pelaku, pada)
        syarat = Q(pk=pelaku.pk) | self._bawahan(pelaku, pada) | self._anggota(pelaku, pada)
        if jangkauan.instansi:
            syarat |= Q(instansi__in=jangkauan.instansi)
        if jangkauan.jalur:
            syarat |= di_bawah("unit_kerja__jalur", jangkauan.jalur)
        return self.filter(syarat)

    def dikelola(self, pelaku: Pegawai, pada: date) -> Self:
        """People in the care of ``pelaku`` as pengelola kinerja or admin instansi."""
        jangkauan = lingkup(pelaku, pada)
        return self.filter(
            Q(instansi__in=jangkauan.instansi) | di_bawah("unit_kerja__jalur", jangkauan.pengelola)
        )

    def dapat_ditunjuk(self, pelaku: Pegawai, pada: date) -> Self:
        """Active people who can be named as penilai: of one's own instansi or those one cares for.

        Name, number and post only are shown of them; they need not be visible otherwise.
        """
        instansi = {pelaku.instansi_id, *lingkup(pelaku, pada).instansi}
        return self.filter(aktif=True, instansi__in=instansi)

    def di_unit(self, unit: UnitKerja) -> Self:
        """People of the unit and of everything below it."""
        return self.filter(di_bawah("unit_kerja__jalur", [unit.jalur]))

    def untuk_daftar(self) -> Self:
        """The columns of a list of people, by name."""
        kolom = ("unit_kerja", "jabatan", "pangkat_golongan")
        return self.select_related(*kolom).order_by("nama_lengkap", "pk")

    def cari(self, teks: str) -> Self:
        """By the beginning of the number when digits are typed, else by words of the name."""
        teks = teks[:PANJANG_CARI].strip()
        angka = "".join(teks.split())
        if angka.isascii() and angka.isdigit():
            return self.filter(nip__startswith=angka)
        for kata in teks.split():
            self = self.filter(nama_lengkap__icontains=kata)
        return self

    def _bawahan(self, pelaku: Pegawai, pada: date) -> Q:
        penetapan = apps.get_model("kepegawaian", "PenetapanPenilai").objects.pada(pada)
        penilai = Q(pejabat_penilai=pelaku) | Q(atasan_pejabat_penilai=pelaku)
        pertimbangan = Q(pemberi_pertimbangan=pelaku)
        return Q(pk__in=penetapan.filter(penilai | pertimbangan).values("pegawai"))

    def _anggota(self, pelaku: Pegawai, pada: date) -> Q:
        anggota = apps.get_model("kepegawaian", "AnggotaTim").objects.filter(
            berlaku(pada, "tim__mulai", "tim__selesai"), tim__ketua=pelaku
        )
        return Q(pk__in=anggota.values("pegawai"))

    def dengan_keadaan_penilai(self, pada: date) -> Self:
        """Adds ``keadaan_penilai``, a value of ``KeadaanPenilai``, for that day."""
        milik = apps.get_model("kepegawaian", "PenetapanPenilai").objects.pada(pada)
        milik = milik.filter(pegawai=OuterRef("pk"))
        riwayat = apps.get_model("kepegawaian", "RiwayatJabatan").objects.pada(pada)
        menjabat = Exists(riwayat.filter(pegawai=OuterRef("pejabat_penilai")))
        kosong = Q(pejabat_penilai__aktif=False) | ~Q(menjabat)
        puncak = Q(pejabat_penilai__jenis_identitas=JenisIdentitas.PEJABAT_NEGARA)
        dinilai = Q(jenis_identitas__in=(JenisIdentitas.NIP, JenisIdentitas.NI_PPPK))
        # Only somebody who assesses can stand in a loop; asked last, it walks the chain.
        memutar = Q(Exists(menilai(pada)), Q(melingkar(pada)))
        return self.annotate(
            keadaan_penilai=Case(
                When(~dinilai, then=Value(KeadaanPenilai.TIDAK_DINILAI)),
                When(~Exists(milik), then=Value(KeadaanPenilai.BELUM_ADA)),
                When(Exists(milik.filter(kosong)), then=Value(KeadaanPenilai.KOSONG)),
                When(memutar, then=Value(KeadaanPenilai.MELINGKAR)),
                When(
                    Exists(milik.filter(~puncak, atasan_pejabat_penilai=None)),
                    then=Value(KeadaanPenilai.TANPA_ATASAN),
                ),
                default=Value(KeadaanPenilai.BERES),
                output_field=models.CharField(),
            )
        )

    def berkeadaan(self, keadaan: str, pada: date) -> Self:
        """People whose penilai is in that state on that day."""
        lengkap: Any = self.dengan_keadaan_penilai(pada)
        hasil: Self = lengkap.filter(keadaan_penilai=keadaan)
        return hasil

    def jumlah_per_keadaan(self, pada: date) -> dict[str, int]:
        lengkap: Any = self.dengan_keadaan_penilai(pada).order_by()
        baris = (
            lengkap.values("keadaan_penilai")
            .annotate(jumlah=Count("pk"))
            .values_list("keadaan_penilai", "jumlah")
        )
        return dict(baris)

    def dengan_penetapan(self, pada: date) -> Self:
        """Adds ``penetapan_kini``: a list with the one row of that day, or none."""
        penetapan = apps.get_model("kepegawaian", "PenetapanPenilai").objects.pada(pada)
        kini = penetapan.select_related("pejabat_penilai")
        return self.prefetch_related(
            Prefetch("daftar_penetapan_penilai", queryset=kini, to_attr="penetapan_kini")
        )

    def untuk_rinci(self, pada: date) -> Self:
        """One person with post, unit, state of the penilai and the request that waits."""
        menunggu = apps.get_model("kepegawaian", "PermintaanPerbaikan").objects.filter(
            pegawai=OuterRef("pk"), status=StatusPermintaanPerbaikan.DIAJUKAN
        )
        kolom = ("unit_kerja", "jabatan", "pangkat_golongan", "instansi")
        return (
            self.select_related(*kolom)
            .dengan_keadaan_penilai(pada)
            .annotate(permintaan_menunggu=Subquery(menunggu.values("pk")[:1]))
        )

    def pemegang(self, jabatan: Sequence[int | None], tanggal: date) -> dict[int, Pegawai]:
        """Who holds these posts on that day; the definitive holder before an acting one."""
        riwayat = apps.get_model("kepegawaian", "RiwayatJabatan").objects.pada(tanggal)
        urut = riwayat.filter(jabatan__in=[j for j in jabatan if j], pegawai__aktif=True).order_by(
            Case(When(jenis_penugasan=JenisPenugasan.DEFINITIF, then=1), default=0), "tmt_mulai"
        )
        return {r.jabatan_id: r.pegawai for r in urut.select_related("pegawai__jabatan")}
