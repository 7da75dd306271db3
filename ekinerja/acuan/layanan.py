"""Loading reference data from the JSON files beside this module. Safe to run at every start."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.db import models, transaction

from ekinerja.jejak.kueri import jenis
from ekinerja.jejak.models import Jejak
from ekinerja.kalender.models import HariLibur
from ekinerja.kepegawaian.models import PangkatGolongan
from skp.models import AspekPerilaku

FOLDER = Path(__file__).parent


def baca(nama: str) -> list[dict[str, Any]]:
    """The rows of one file of reference data."""
    daftar: list[dict[str, Any]] = json.loads((FOLDER / nama).read_text(encoding="utf-8"))
    return daftar


@transaction.atomic
def muat() -> dict[str, int]:
    """Write all reference data; the answer counts the rows of each kind."""
    return {
        "pangkat/golongan ruang": _muat_tabel(PangkatGolongan.objects, "pangkat_golongan.json"),
        "aspek perilaku": _muat_tabel(AspekPerilaku.objects, "aspek_perilaku.json"),
        "hari libur": _muat_hari_libur(),
    }


def _muat_tabel(tabel: models.Manager[Any], berkas: str) -> int:
    daftar = baca(berkas)
    for baris in daftar:
        isi = dict(baris)
        tabel.update_or_create(kode=isi.pop("kode"), defaults=isi)
    return len(daftar)


def _muat_hari_libur() -> int:
    """The national days, except those that people have taken into their own hands."""
    daftar = {date.fromisoformat(baris["tanggal"]): baris for baris in baca("hari_libur.json")}
    dipegang = _tanggal_dipegang()
    _buang_perkiraan_lama(daftar, dipegang)
    for tanggal, baris in daftar.items():
        if tanggal not in dipegang:
            isi = {kolom: baris[kolom] for kolom in ("jenis", "nama", "perkiraan")}
            HariLibur.objects.update_or_create(tanggal=tanggal, instansi=None, defaults=isi)
    return len(daftar)


def _tanggal_dipegang() -> set[date]:
    """Dates that an admin entered, moved, changed or took out: a restart must not undo that."""
    riwayat = Jejak.objects.filter(jenis_objek=jenis(HariLibur))
    dipegang = set()
    for rincian in riwayat.values_list("rincian", flat=True):
        if rincian["instansi"] is None:
            sebelum = rincian.get("sebelum", rincian)
            dipegang |= {date.fromisoformat(isi["tanggal"]) for isi in (rincian, sebelum)}
    return dipegang


def _buang_perkiraan_lama(daftar: Iterable[date], dipegang: set[date]) -> None:
    """An estimate that a later release no longer names was replaced by the official day."""
    tetap = {*daftar, *dipegang}
    for libur in HariLibur.objects.filter(instansi=None, perkiraan=True):
        if libur.tanggal not in tetap:
            libur.delete()
