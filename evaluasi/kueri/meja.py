"""Everything the desk of the penilai shows of one evaluation, in six queries. Decides no act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import FilteredRelation, OuterRef, Q, QuerySet, Subquery

from dialog.kueri.realisasi import BarisIKI, daftar_iki_ringkas
from ekinerja.kalender.aturan import batas_dengan_perpanjangan
from ekinerja.kalender.kueri import diperpanjang_bagi
from ekinerja.kalender.models import PerpanjanganTahap, TahapPeriode
from ekinerja.kalender.pilihan import Tahap
from ekinerja.profil.layanan import profil_dari
from evaluasi.aturan.penilaian import Kesiapan
from evaluasi.kueri.capaian import capaian_berlaku
from evaluasi.kueri.kesiapan import Bahan, ada_dialog, realisasi_ditutup
from evaluasi.kueri.pemeringkatan import keanggotaan, wajib
from evaluasi.pilihan import JenisEvaluasi, StatusEvaluasi
from feedback.kueri import untuk_periode
from feedback.pilihan import HubunganUmpanBalik

if TYPE_CHECKING:
    from evaluasi.models import EvaluasiKinerja
    from feedback.models import UmpanBalik
    from skp.models import EkspektasiPerilaku

TAHAP = (Tahap.INPUT_REALISASI, Tahap.PENETAPAN)


@dataclass(frozen=True, slots=True)
class Meja:
    """What was agreed, reported, said and rated, and what stands around it.

    The distribution of the unit is not read here: the page before setting speaks of it.
    """

    bahan: Bahan
    lalu: EvaluasiKinerja | None
    daftar_iki: Sequence[BarisIKI]
    umpan: Sequence[UmpanBalik]
    ekspektasi: Sequence[EkspektasiPerilaku]
    rhk: dict[int, tuple[str, str]]
    rhk_lalu: dict[int, str]
    perilaku: dict[int, str]


def meja(evaluasi: EvaluasiKinerja, saat: datetime) -> Meja:
    """Read it; the stages of the period are remembered on the period."""
    garis = list(_garis(evaluasi))
    fakta = next(vars(satu) for satu in garis if satu.pk == evaluasi.pk)
    _ingat_tahap(evaluasi, fakta)
    lalu = _sebelumnya(evaluasi, garis)
    daftar = daftar_iki_ringkas(
        evaluasi.skp, evaluasi.periode, tambahan=_nilai_rhk(evaluasi.pk, lalu.pk if lalu else None)
    )
    umpan = list(untuk_periode(evaluasi.skp, evaluasi.periode))
    ekspektasi = list(_ekspektasi(evaluasi))
    menurut_rhk = {satu.rhk.pk: vars(satu.iki) for satu in daftar}
    return Meja(
        bahan=_bahan(evaluasi, saat, fakta, garis, daftar, umpan),
        lalu=lalu,
        daftar_iki=daftar,
        umpan=umpan,
        ekspektasi=ekspektasi,
        rhk={
            pk: (isi["nilai_rating"], isi["nilai_teks"])
            for pk, isi in menurut_rhk.items()
            if isi["nilai_rating"] is not None
        },
        rhk_lalu={pk: isi["nilai_lalu"] or "" for pk, isi in menurut_rhk.items()},
        perilaku={
            satu.aspek_id: vars(satu)["nilai_teks"]
            for satu in ekspektasi
            if vars(satu)["nilai_teks"] is not None
        },
    )


def _garis(evaluasi: EvaluasiKinerja) -> QuerySet[EvaluasiKinerja]:
    """All evaluations of the same SKP, each with the facts that hold around ``evaluasi``."""
    skp, periode, unit = evaluasi.skp, evaluasi.periode, evaluasi.unit_kerja
    capaian = capaian_berlaku(unit, periode).order_by("pk")
    fakta: dict[str, Any] = {
        "fakta_dialog": ada_dialog(skp, periode),
        "fakta_profil": FilteredRelation(
            "unit_kerja__instansi__daftar_profil",
            condition=Q(
                unit_kerja__instansi__daftar_profil__aktif=True,
                unit_kerja__instansi__daftar_profil__tahun=skp.tahun,
            ),
        ),
        "fakta_capaian": Subquery(capaian.values("pk")[:1]),
        "fakta_predikat": Subquery(capaian.values("predikat")[:1]),
        "fakta_kelompok": Subquery(
            keanggotaan(evaluasi.pegawai_id, periode).values("kelompok")[:1]
        ),
    }
    for kode in TAHAP:
        fakta |= _fakta_tahap(evaluasi, kode)
    semua: QuerySet[EvaluasiKinerja] = apps.get_model("evaluasi", "EvaluasiKinerja").objects.all()
    garis: QuerySet[Any] = semua.filter(skp_akar=evaluasi.skp_akar_id).annotate(**fakta)
    return (
        garis.defer("cuplikan")
        .select_related("periode", "fakta_profil")
        .order_by("periode__selesai", "periode__mulai", "pk")
    )


def _fakta_tahap(evaluasi: EvaluasiKinerja, kode: Tahap) -> dict[str, Subquery]:
    tahap = TahapPeriode.objects.filter(periode=evaluasi.periode_id, tahap=kode).order_by("pk")
    lebih = PerpanjanganTahap.objects.filter(
        diperpanjang_bagi(evaluasi.pegawai), tahap__periode=evaluasi.periode_id, tahap__tahap=kode
    )
    return {
        f"{kode}_dibuka": Subquery(tahap.values("dibuka")[:1]),
        f"{kode}_ditutup": Subquery(tahap.values("ditutup")[:1]),
        f"{kode}_sampai": Subquery(lebih.order_by("-sampai").values("sampai")[:1]),
    }


def _ingat_tahap(evaluasi: EvaluasiKinerja, fakta: dict[str, Any]) -> None:
    """As ``kesiapan.tahap_untuk`` keeps them, with the last day of this person."""
    isi: dict[str, TahapPeriode] = {}
    for kode in TAHAP:
        dibuka, ditutup = fakta[f"{kode}_dibuka"], fakta[f"{kode}_ditutup"]
        if ditutup is None:
            continue
        isi[kode] = TahapPeriode(
            periode=evaluasi.periode, tahap=kode, dibuka=dibuka, ditutup=ditutup
        )
        sampai = fakta[f"{kode}_sampai"]
        isi[kode].__dict__["_ditutup_untuk"] = batas_dengan_perpanjangan(
            ditutup, [sampai] if sampai else []
        )
    evaluasi.periode.__dict__["_tahap_evaluasi"] = isi


def _bahan(
    evaluasi: EvaluasiKinerja,
    saat: datetime,
    fakta: dict[str, Any],
    garis: Sequence[EvaluasiKinerja],
    daftar: Sequence[BarisIKI],
    umpan: Sequence[UmpanBalik],
) -> Bahan:
    """As ``kesiapan.bahan``, from what was read already."""
    profil = profil_dari(fakta.get("fakta_profil"))
    diperingkat = wajib(evaluasi.periode, profil)
    kelompok = fakta["fakta_kelompok"] or "" if diperingkat else ""
    capaian, anggota = None, None
    if fakta["fakta_capaian"] is not None:
        model = apps.get_model("evaluasi", "CapaianOrganisasi")
        capaian = model(pk=fakta["fakta_capaian"], predikat=fakta["fakta_predikat"])
    if kelompok:
        anggota = apps.get_model("evaluasi", "AnggotaPemeringkatan")(kelompok=kelompok)
    keadaan = Kesiapan(
        jumlah_iki=len(daftar),
        terkirim=sum(_terkirim(satu) for satu in daftar),
        realisasi_ditutup=realisasi_ditutup(evaluasi, saat),
        ada_capaian=capaian is not None,
        wajib_pemeringkatan=diperingkat,
        kelompok=kelompok,
        periodik_belum=_periodik_belum(evaluasi, garis),
        ada_umpan_balik=any(satu.hubungan == HubunganUmpanBalik.PENILAI for satu in umpan),
        ada_dialog=fakta["fakta_dialog"],
        searah=True,
    )
    return Bahan(profil, capaian, anggota, {}, keadaan)


def _terkirim(baris: BarisIKI) -> bool:
    return bool(baris.terkirim and baris.realisasi and baris.realisasi.waktu_dikirim)


def _periodik_belum(evaluasi: EvaluasiKinerja, garis: Sequence[EvaluasiKinerja]) -> list[str]:
    """For the year: the quarters of the same SKP that are open and not final."""
    if evaluasi.jenis != JenisEvaluasi.TAHUNAN:
        return []
    selesai = {StatusEvaluasi.FINAL, StatusEvaluasi.DIGANTIKAN}
    return [
        satu.periode.label
        for satu in garis
        if satu.jenis == JenisEvaluasi.PERIODIK and satu.status not in selesai
    ]


def _sebelumnya(
    evaluasi: EvaluasiKinerja, garis: Sequence[EvaluasiKinerja]
) -> EvaluasiKinerja | None:
    """The last set evaluation of the same SKP before this one."""
    lama = [
        satu
        for satu in garis
        if satu.periode_id != evaluasi.periode_id
        and satu.periode.selesai <= evaluasi.periode.selesai
        and satu.waktu_ditetapkan
        and satu.status != StatusEvaluasi.DIGANTIKAN
    ]
    return lama[-1] if lama else None


def _nilai_rhk(kini: int, lalu: int | None) -> dict[str, Subquery]:
    """What is written of the RHK of each IKI, now and the last time."""
    semua = apps.get_model("evaluasi", "PenilaianRHK").objects
    ini = semua.filter(evaluasi=kini, rhk=OuterRef("rhk"))
    dulu = semua.filter(evaluasi=lalu or 0, rhk=OuterRef("rhk"))
    return {
        "nilai_rating": Subquery(ini.values("rating")[:1]),
        "nilai_teks": Subquery(ini.values("umpan_balik_ringkas")[:1]),
        "nilai_lalu": Subquery(dulu.values("rating")[:1]),
    }


def _ekspektasi(evaluasi: EvaluasiKinerja) -> QuerySet[EkspektasiPerilaku]:
    """The seven behaviours, each with what is written of it."""
    tulisan = apps.get_model("evaluasi", "PenilaianPerilaku").objects.filter(
        evaluasi=evaluasi.pk, aspek=OuterRef("aspek")
    )
    semua: QuerySet[EkspektasiPerilaku] = evaluasi.skp.daftar_ekspektasi.select_related("aspek")
    return semua.annotate(nilai_teks=Subquery(tulisan.values("umpan_balik_ringkas")[:1]))
