"""Jobs in each state, and handlers that live as long as one test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import factory

from ekinerja.antrean import daftar
from ekinerja.antrean.models import Pekerjaan
from ekinerja.antrean.pilihan import Keadaan
from ekinerja.inti.waktu import kini


class PekerjaanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Pekerjaan

    class Params:
        berjalan = factory.Trait(
            keadaan=Keadaan.BERJALAN,
            percobaan=1,
            pemilik="mesin:1:abc",
            sewa_sampai=factory.LazyFunction(lambda: kini() + timedelta(minutes=5)),
        )
        telantar = factory.Trait(
            berjalan=True, sewa_sampai=factory.LazyFunction(lambda: kini() - timedelta(seconds=1))
        )
        gagal = factory.Trait(
            keadaan=Keadaan.GAGAL,
            percobaan=6,
            galat="ValueError: rusak",
            waktu_selesai=factory.LazyFunction(kini),
        )

    jenis = "uji.kerja"
    kunci = factory.Sequence(lambda n: f"uji:{n}")
    waktu_tersedia = factory.LazyFunction(kini)
    waktu_dibuat = factory.LazyFunction(kini)


@contextmanager
def penangan_sementara(
    fungsi: Callable[..., Any], nama: str = "uji.kerja", **pilihan: Any
) -> Iterator[None]:
    daftar.penangan(nama, **pilihan)(fungsi)
    try:
        yield
    finally:
        del daftar._PENANGAN[nama]


@contextmanager
def hanya_berkala(**tindakan: tuple[str, Callable[..., int]]) -> Iterator[None]:
    """Replace the register of periodic acts: ``nama=(setiap, fungsi)``."""
    lama = dict(daftar._BERKALA)
    daftar._BERKALA.clear()
    for nama, (setiap, fungsi) in tindakan.items():
        daftar.berkala(nama, setiap=setiap)(fungsi)
    try:
        yield
    finally:
        daftar._BERKALA.clear()
        daftar._BERKALA.update(lama)
