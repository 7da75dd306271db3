"""A bulk print as it must not be: each receipt is written before the work.

The negative control of ``test_cetak_massal``: loaded by ``UJI_MUAT`` into a worker.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ekinerja.antrean import daftar
from ekinerja.beranda.layanan import PEKERJAAN
from ekinerja.beranda.models import CetakMassal
from ekinerja.beranda.pilihan import KeadaanLembar
from ekinerja.dokumen.layanan import cetak_terbit
from ekinerja.inti.waktu import kini


def jalankan_lalai(pekerjaan: Any, *, pk: int, percobaan: int) -> str:
    cetak = CetakMassal.objects.get(pk=pk)
    menunggu = cetak.daftar_lembar.filter(keadaan=KeadaanLembar.MENUNGGU)
    daftar_dokumen = list(menunggu.values_list("dokumen", flat=True))
    menunggu.update(keadaan=KeadaanLembar.BERHASIL)
    for dokumen in daftar_dokumen:
        cetak_terbit(pekerjaan, pk=dokumen)
    CetakMassal.objects.filter(pk=pk).update(waktu_selesai=kini())
    return "lalai"


daftar._PENANGAN[PEKERJAAN] = daftar.Penangan(PEKERJAAN, jalankan_lalai, timedelta(minutes=5), 5)
