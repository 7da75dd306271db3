"""Which SKP a person may see, and what waits for whom. Decides no act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import (
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce

from ekinerja.inti.kueri import KueriBeralur
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import di_bawah, lingkup
from ekinerja.kepegawaian.models import PenetapanPenilai
from skp.aturan import (
    BELUM_DITETAPKAN,
    DAPAT_DIUBAH,
    TERKUNCI,
    RingkasIKI,
    RingkasRHK,
    RingkasSKP,
)
from skp.pilihan import StatusSKP

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai
    from skp.models import SKP, EkspektasiPerilaku, RencanaHasilKerja

# What a row of the list shows.
KOLOM_DAFTAR = (
    "tahun",
    "status",
    "pegawai__jenis_identitas",
    "pegawai__nip",
    "pegawai__nama_lengkap",
    "pegawai__gelar_depan",
    "pegawai__gelar_belakang",
    "unit_kerja__nama",
    "unit_kerja__singkatan",
)

# What forms, letters and decisions say of a penilai.
KOLOM_PENETAPAN = ("pegawai", "atasan_pejabat_penilai", "pemberi_pertimbangan")
KAITAN_PENILAI = ("jabatan", "unit_kerja", "pangkat_golongan")
KOLOM_PENILAI = (
    "jenis_identitas",
    "nip",
    "nama_lengkap",
    "gelar_depan",
    "gelar_belakang",
    "golongan_pppk",
    "email",
    "aktif",
    "jabatan__nama",
    "unit_kerja__nama",
    "pangkat_golongan__nama",
    "pangkat_golongan__kode",
)


class SKPQuerySet(KueriBeralur["SKP"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """One's own; those one assesses today or has signed; those of one's units.

        A cancelled draft is seen by its owner only.
        """
        pada = pada or hari_ini(pelaku.unit_kerja.zona_waktu)
        jangkauan = lingkup(pelaku, pada)
        orang_lain = _menilai(pelaku)
        # Each part that cannot match costs its share of every page: left out.
        if jangkauan.menilai or jangkauan.menimbang:
            orang_lain |= Q(Exists(_penetapan_skp(pada).filter(_menilai(pelaku))))
        if jangkauan.instansi:
            orang_lain |= Q(unit_kerja__instansi__in=jangkauan.instansi)
        if jangkauan.jalur:
            orang_lain |= di_bawah("unit_kerja__jalur", jangkauan.jalur)
        return self.filter(Q(pegawai=pelaku) | orang_lain & ~Q(status=StatusSKP.DIBATALKAN))

    def milik(self, pelaku: Pegawai) -> Self:
        return self.filter(pegawai=pelaku).exclude(status=StatusSKP.DIBATALKAN)

    def untuk_beranda(self, tahun: int) -> Self:
        """This year's, and what is still open from before."""
        terbuka = Q(status__in=BELUM_DITETAPKAN)
        kolom = ("pegawai", "unit_kerja")
        daftar = self.filter(Q(tahun=tahun) | terbuka).select_related(*kolom)
        return daftar.defer("cuplikan").order_by("-tahun", "pk")

    def dinilai(self, pelaku: Pegawai, pada: date) -> Self:
        """Of the people whom ``pelaku`` assesses on that day."""
        return self.filter(Exists(_penetapan_skp(pada).filter(pejabat_penilai=pelaku)))

    def menunggu_pemilik(self, pelaku: Pegawai) -> Self:
        """One's own that are to be written or mended."""
        return self.filter(pegawai=pelaku, status__in=DAPAT_DIUBAH)

    def menunggu_penilai(self, pelaku: Pegawai, pada: date) -> Self:
        """Submitted, and mine to return or set today."""
        return self.dinilai(pelaku, pada).filter(status=StatusSKP.DIAJUKAN)

    def dengan_penilai(self, pada: date) -> Self:
        """Adds ``nama_penilai``: who signed it, or who assesses its owner on that day."""
        kini = _penetapan_skp(pada).values("pejabat_penilai__nama_lengkap")[:1]
        return self.annotate(
            nama_penilai=Coalesce(F("pejabat_penilai__nama_lengkap"), Subquery(kini))
        )

    def untuk_daftar(self, pada: date) -> Self:
        daftar = self.dengan_penilai(pada).select_related("pegawai", "unit_kerja")
        return daftar.only(*KOLOM_DAFTAR).order_by("-tahun", "pegawai__nama_lengkap", "pk")

    def untuk_kepala(self) -> Self:
        """With what the head of every page of one SKP shows."""
        return self.select_related(
            "pegawai__pangkat_golongan",
            "riwayat_jabatan__jabatan",
            "unit_kerja__instansi",
            "pejabat_penilai",
        )

    def untuk_rinci(self) -> Self:
        """With everything that one page or one form of the SKP shows."""
        return self.untuk_kepala().prefetch_related(*_isi())


class RHKQuerySet(QuerySet["RencanaHasilKerja"]):
    def lengkap(self) -> Self:
        return self.select_related("rhk_pimpinan").prefetch_related("daftar_iki")


def _isi() -> list[str | Prefetch[str]]:
    ekspektasi = apps.get_model("skp", "EkspektasiPerilaku").objects.select_related("aspek")
    rhk = apps.get_model("skp", "RencanaHasilKerja").objects.lengkap()
    return [
        Prefetch("daftar_rhk", rhk),
        "daftar_lampiran",
        Prefetch("daftar_ekspektasi", ekspektasi),
    ]


def muat_isi(skp: SKP) -> None:
    """Read the rows of an SKP that is not set; a set one is shown from its frozen content."""
    if not skp.terkunci:
        prefetch_related_objects([skp], *_isi())


def _penetapan_skp(pada: date) -> QuerySet[PenetapanPenilai]:
    return PenetapanPenilai.objects.pada(pada).filter(pegawai=OuterRef("pegawai"))


def _menilai(pelaku: Pegawai) -> Q:
    return (
        Q(pejabat_penilai=pelaku)
        | Q(atasan_pejabat_penilai=pelaku)
        | Q(pemberi_pertimbangan=pelaku)
    )


def penetapan_pada(skp: SKP, pada: date) -> PenetapanPenilai | None:
    """Who assesses the owner of ``skp`` on that day; read once per object."""
    simpanan: dict[date, PenetapanPenilai | None] = skp.__dict__.setdefault("_penetapan", {})
    if pada not in simpanan:
        berlaku = PenetapanPenilai.objects.pada(pada).filter(pegawai=skp.pegawai_id)
        kaitan = (f"pejabat_penilai__{satu}" for satu in KAITAN_PENILAI)
        kolom = (f"pejabat_penilai__{satu}" for satu in KOLOM_PENILAI)
        simpanan[pada] = berlaku.select_related(*kaitan).only(*KOLOM_PENETAPAN, *kolom).first()
    return simpanan[pada]


def dapat_diintervensi(
    skp: SKP, pada: date, *, tetap: int | None = None
) -> QuerySet[RencanaHasilKerja]:
    """What the penilai of this SKP's owner has promised himself for the same year.

    ``tetap`` is the one already linked: it stays, even after a change of penilai.
    """
    semua: QuerySet[RencanaHasilKerja] = apps.get_model("skp", "RencanaHasilKerja").objects.all()
    penetapan = penetapan_pada(skp, pada)
    if penetapan is None:
        return semua.filter(pk=tetap or 0)
    milik_penilai = Q(
        aktif=True,
        skp__pegawai=penetapan.pejabat_penilai_id,
        skp__tahun=skp.tahun,
        skp__status=StatusSKP.DITETAPKAN,
    )
    return semua.filter(milik_penilai | Q(pk=tetap or 0))


def sudah_ditetapkan(pegawai: Pegawai, tahun: int) -> bool:
    """Has this person a set SKP of his own for the year?"""
    daftar: QuerySet[SKP] = apps.get_model("skp", "SKP").objects.filter(pegawai=pegawai)
    return daftar.filter(tahun=tahun, status__in=TERKUNCI).exists()


def pemegang_giliran(skp: SKP, pada: date) -> Pegawai | None:
    """Whose turn it is: the owner's, or once submitted his penilai's; ``None`` without one."""
    if skp.status == StatusSKP.DIAJUKAN:
        penetapan = penetapan_pada(skp, pada)
        return penetapan.pejabat_penilai if penetapan else None
    return skp.pegawai if skp.status in DAPAT_DIUBAH else None


def ringkas(skp: SKP) -> RingkasSKP:
    """What the rules of completeness need to know."""
    return RingkasSKP(
        pendekatan=skp.pendekatan,
        format=skp.format,
        daftar_rhk=[
            RingkasRHK(
                jenis=rhk.jenis,
                uraian=rhk.uraian,
                bertaut=bool(rhk.rhk_pimpinan_id or rhk.teks_diintervensi),
                daftar_iki=[
                    RingkasIKI(iki.uraian, iki.target, iki.aspek, iki.perspektif)
                    for iki in rhk.daftar_iki.all()
                ],
            )
            for rhk in daftar_rhk(skp)
        ],
        lampiran=[(satu.jenis, satu.kondisi) for satu in skp.daftar_lampiran.all()],
    )


def daftar_rhk(skp: SKP) -> list[RencanaHasilKerja]:
    """RHK with their IKI: those that came with ``untuk_rinci``, else read now."""
    if "daftar_rhk" in getattr(skp, "_prefetched_objects_cache", {}):
        return list(skp.daftar_rhk.all())
    return list(skp.daftar_rhk.lengkap())


def daftar_ekspektasi(skp: SKP) -> list[EkspektasiPerilaku]:
    """The seven behaviours with their aspek: those of ``untuk_rinci``, else read now."""
    if "daftar_ekspektasi" in getattr(skp, "_prefetched_objects_cache", {}):
        return list(skp.daftar_ekspektasi.all())
    return list(skp.daftar_ekspektasi.select_related("aspek"))
