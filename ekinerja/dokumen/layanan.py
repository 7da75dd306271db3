"""Issuing a document, and turning it into PDF later."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.db import connection, models

from ekinerja.antrean.layanan import antrekan
from ekinerja.dokumen import aturan, cetak
from ekinerja.dokumen.konteks import konteks_terbit
from ekinerja.dokumen.models import DokumenTerbit, nama_berkas
from ekinerja.inti.waktu import kini
from ekinerja.jejak.kueri import jenis as jenis_dari
from ekinerja.jejak.layanan import catat

if TYPE_CHECKING:
    from ekinerja.antrean.models import Pekerjaan
    from ekinerja.kepegawaian.models import Pegawai

PEKERJAAN = "dokumen.cetak"
# How long a PDF may be missing before the hourly sweep asks for it once more.
SUSULAN = timedelta(hours=1)


def terbitkan(
    objek: models.Model,
    *,
    jenis: str,
    template: str,
    cuplikan: dict[str, Any],
    pelaku: Pegawai | None,
) -> DokumenTerbit:
    """Issue the next version of ``objek``'s document; its predecessor is replaced from now on.

    Runs in the caller's transaction, under the caller's lock on ``objek``; the PDF comes by a job.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Dokumen diterbitkan di luar transaction.atomic.")
    sekarang = kini()
    lama = DokumenTerbit.objects.terakhir(objek, jenis)
    if lama:
        DokumenTerbit.objects.filter(pk=lama.pk).update(waktu_digantikan=sekarang)
    dokumen = DokumenTerbit.objects.create(
        jenis=jenis,
        jenis_objek=jenis_dari(objek),
        id_objek=objek.pk,
        versi=lama.versi + 1 if lama else 1,
        kode=aturan.kode_baru(),
        template=template,
        cuplikan=cuplikan,
        sidik_cuplikan=aturan.sidik_cuplikan(cuplikan),
        waktu_terbit=sekarang,
        penerbit=pelaku,
    )
    if lama:
        DokumenTerbit.objects.filter(pk=lama.pk).update(digantikan_oleh=dokumen)
    rincian = {"versi": dokumen.versi, "sidik_cuplikan": dokumen.sidik_cuplikan}
    catat(dokumen, dokumen.pk, "dokumen.terbitkan", pelaku=pelaku, rincian=rincian)
    antrekan(PEKERJAAN, kunci=f"dokumen:{dokumen.pk}", argumen={"pk": dokumen.pk})
    return dokumen


def gantikan(objek: models.Model, *, pengganti: models.Model, pelaku: Pegawai | None) -> int:
    """Every document of ``objek`` in force gives way to the one of its kind about ``pengganti``.

    For a new revision that is an object of its own. Runs in the caller's transaction, under the
    caller's lock on both; returns how many gave way. One without a successor of its kind is
    replaced all the same: what it says is true no more.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Dokumen digantikan di luar transaction.atomic.")
    penerus = {satu.jenis: satu for satu in DokumenTerbit.objects.untuk(pengganti).berlaku()}
    lama = list(DokumenTerbit.objects.untuk(objek).berlaku().select_for_update(of=("self",)))
    for dokumen in lama:
        oleh = penerus.get(dokumen.jenis)
        baris = DokumenTerbit.objects.filter(pk=dokumen.pk)
        baris.update(waktu_digantikan=kini(), digantikan_oleh=oleh)
        rincian = {"versi": dokumen.versi, "oleh": oleh.pk if oleh else None}
        catat(dokumen, dokumen.pk, "dokumen.gantikan", pelaku=pelaku, rincian=rincian)
    return len(lama)


def dengan_kode(teks: str) -> DokumenTerbit | None:
    """The document behind a code as a person typed it. A wrong code costs the same one query."""
    return DokumenTerbit.objects.filter(kode=aturan.baca_kode(teks) or "-").first()


def cetak_terbit(pekerjaan: Pekerjaan, *, pk: int) -> None:
    """Job: make the PDF of one document, once.

    A worker that dies between file and row leaves a file that the next attempt writes again with
    the same bytes under the same name.
    """
    dokumen = DokumenTerbit.objects.get(pk=pk)
    if dokumen.sidik_pdf:
        return
    pdf = cetak.cetak_pdf(dokumen.template, konteks_terbit(dokumen))
    nama = _simpan_berkas(dokumen, pdf)
    belum = DokumenTerbit.objects.filter(pk=pk, sidik_pdf="")
    belum.update(sidik_pdf=hashlib.sha256(pdf).hexdigest(), berkas=nama)


def _simpan_berkas(dokumen: DokumenTerbit, pdf: bytes) -> str:
    """Put the file in its place; a whole one from an earlier attempt stays, half a one goes."""
    gudang = dokumen.berkas.storage
    nama = nama_berkas(dokumen, "")
    if gudang.exists(nama):
        with gudang.open(nama) as berkas:
            if berkas.read() == pdf:
                return nama
        gudang.delete(nama)
    return str(gudang.save(nama, ContentFile(pdf)))


def susulkan(pada: datetime) -> int:
    """Ask again, once an hour, for PDFs whose job gave up (no Pango yet, a full disk)."""
    daftar = DokumenTerbit.objects.belum_dicetak(pada - SUSULAN)[:200]
    for dokumen in daftar:
        kunci = f"dokumen:{dokumen.pk}:{pada:%Y%m%d%H}"
        antrekan(PEKERJAAN, kunci=kunci, argumen={"pk": dokumen.pk})
    return len(daftar)
