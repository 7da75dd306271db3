"""What the agenda of a later dialogue is made of: plan, latest realisasi and daily notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps

from dialog.aturan.realisasi import TERKIRIM
from dialog.pilihan import StatusRencana
from ekinerja.inti.templatetags.format_id import BULAN

if TYPE_CHECKING:
    from dialog.models import CatatanHarian, RencanaAksi
    from skp.models import SKP, IndikatorKinerjaIndividu

MAKS_TEKS = 4000
MAKS_RENCANA = 8000


@dataclass(slots=True)
class Bahan:
    """What is known about one IKI on the day of the talk."""

    iki: IndikatorKinerjaIndividu
    rencana_aksi: str = ""
    realisasi: str = ""
    progres: list[str] = field(default_factory=list)
    masalah: list[str] = field(default_factory=list)


def bahan_agenda(skp: SKP) -> list[Bahan]:
    """One entry per IKI of a set SKP, in the order of its form. Four queries."""
    daftar = [
        Bahan(iki)
        for rhk in skp.daftar_rhk.filter(aktif=True).prefetch_related("daftar_iki")
        for iki in rhk.daftar_iki.all()
    ]
    rencana, realisasi = _rencana(skp), _realisasi(daftar)
    for satu in daftar:
        satu.rencana_aksi = rencana.get(satu.iki.pk, "")
        satu.realisasi = realisasi.get(satu.iki.iki_akar_id or satu.iki.pk, "")
    return daftar


def lengkapi_catatan(daftar: Iterable[Bahan], skp: SKP, sejak: datetime | None) -> str:
    """Put the notes marked for a dialogue beside their IKI; gives those that name none."""
    menurut_iki: dict[int | None, Bahan] = {satu.iki.pk: satu for satu in daftar}
    lain = []
    for catatan in _catatan(skp, sejak):
        bahan = menurut_iki.get(_iki(catatan))
        if bahan is None:
            lain.append(_berhari(catatan, catatan.masalah or catatan.uraian))
            continue
        bahan.masalah.append(_berhari(catatan, catatan.masalah or catatan.uraian))
        if catatan.progres:
            bahan.progres.append(_berhari(catatan, catatan.progres))
    return gabung(lain)


def gabung(baris: Iterable[str], maks: int = MAKS_TEKS) -> str:
    """Lines as one text that fits its column; whole lines only, unless the first is too long."""
    hasil = ""
    for satu in baris:
        calon = f"{hasil}\n{satu}" if hasil else satu
        if len(calon) > maks:
            return hasil or calon[:maks]
        hasil = calon
    return hasil


def _rencana(skp: SKP) -> dict[int, str]:
    semua = apps.get_model("dialog", "RencanaAksi").objects
    aksi = semua.filter(susunan__skp=skp, susunan__status=StatusRencana.DISETUJUI)
    menurut_iki: dict[int, list[RencanaAksi]] = defaultdict(list)
    for satu in aksi.order_by("urutan", "pk"):
        menurut_iki[satu.iki_id].append(satu)
    return {
        iki: gabung((f"{n}. {_aksi(satu)}" for n, satu in enumerate(baris, 1)), MAKS_RENCANA)
        for iki, baris in menurut_iki.items()
    }


def _aksi(aksi: RencanaAksi) -> str:
    mulai, selesai = BULAN[aksi.bulan_mulai - 1], BULAN[aksi.bulan_selesai - 1]
    waktu = mulai if mulai == selesai else f"{mulai} s/d {selesai}"
    return f"{aksi.uraian} ({waktu})"


def _realisasi(daftar: Iterable[Bahan]) -> dict[int, str]:
    """The latest that was sent, by the root of its IKI."""
    akar = [satu.iki.iki_akar_id or satu.iki.pk for satu in daftar]
    semua = apps.get_model("dialog", "RealisasiIKI").objects
    terkirim = semua.filter(iki_akar__in=akar, status__in=TERKIRIM).exclude(uraian="")
    urut = terkirim.select_related("periode").order_by("periode__selesai", "periode__mulai")
    return {satu.iki_akar_id: f"{satu.periode.label}: {satu.uraian}"[:MAKS_TEKS] for satu in urut}


def _catatan(skp: SKP, sejak: datetime | None) -> Any:
    semua = apps.get_model("dialog", "CatatanHarian").objects
    daftar = semua.filter(pegawai=skp.pegawai_id, perlu_dialog=True)
    dalam = daftar.filter(tanggal__gte=skp.periode_mulai, tanggal__lte=skp.periode_selesai)
    if sejak:
        dalam = dalam.filter(waktu_dibuat__gt=sejak)
    return dalam.select_related("rencana_aksi").order_by("tanggal", "pk")


def _iki(catatan: CatatanHarian) -> int | None:
    if catatan.iki_id or catatan.rencana_aksi is None:
        return catatan.iki_id
    return catatan.rencana_aksi.iki_id


def _berhari(catatan: CatatanHarian, teks: str) -> str:
    hari = catatan.tanggal
    return f"{hari.day} {BULAN[hari.month - 1]}: {teks.strip()}"
