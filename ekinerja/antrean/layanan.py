"""Acts on the queue. Celery and the embedded runner both drive these functions and hold no rule."""

from __future__ import annotations

import logging
import os
import socket
import traceback
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q

from ekinerja.antrean import aturan, daftar
from ekinerja.antrean.bangun import bangunkan
from ekinerja.antrean.daftar import GagalTetap, SewaHilang, TidakDikenal
from ekinerja.antrean.models import Berkala, Pekerjaan
from ekinerja.antrean.pilihan import Keadaan
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.waktu import kini

JENIS_BERKALA = "antrean.berkala"
SEKALI_SAPU = 200
SIMPAN_BERKALA = timedelta(days=7)

logger = logging.getLogger(__name__)


def antrekan(
    jenis: str,
    *,
    kunci: str,
    argumen: dict[str, Any] | None = None,
    tersedia: datetime | None = None,
) -> Pekerjaan:
    """Write one job in the caller's transaction; the same ``kunci`` again gives the first job.

    ``argumen`` is JSON and becomes the keyword arguments of the handler. A worker is woken after
    the commit; whether that works changes only how soon the job runs.
    """
    entri = daftar.penangan_untuk(jenis)
    sekarang = kini()
    pekerjaan, baru = Pekerjaan.objects.get_or_create(
        kunci=kunci,
        defaults={
            "jenis": jenis,
            "argumen": argumen or {},
            "maks_percobaan": entri.maks_percobaan,
            "waktu_tersedia": tersedia or sekarang,
            "waktu_dibuat": sekarang,
        },
    )
    if baru and pekerjaan.waktu_tersedia <= sekarang:
        transaction.on_commit(partial(bangunkan, pekerjaan.pk), robust=True)
    return pekerjaan


def ambil(pk: int) -> Pekerjaan | None:
    """Claim job ``pk`` for this process, or ``None`` when it is not due or in other hands."""
    sekarang = kini()
    pekerjaan = Pekerjaan.objects.siap(sekarang).filter(pk=pk).first()
    if pekerjaan is None:
        return None
    klaim: dict[str, Any] = {
        "keadaan": Keadaan.BERJALAN,
        "percobaan": pekerjaan.percobaan + 1,
        "sewa_sampai": sekarang + _sewa(pekerjaan),
        "pemilik": f"{socket.gethostname()[:60]}:{os.getpid()}:{uuid.uuid4().hex[:12]}",
    }
    siap = Pekerjaan.objects.siap(sekarang).filter(pk=pk, percobaan=pekerjaan.percobaan)
    if not siap.update(**klaim):
        return None
    for nama, nilai in klaim.items():
        setattr(pekerjaan, nama, nilai)
    return pekerjaan


def jalankan(pk: int) -> bool:
    """Claim and run job ``pk`` here; returns whether this call finished it."""
    pekerjaan = ambil(pk)
    if pekerjaan is None:
        return False
    try:
        fungsi = daftar.penangan_untuk(pekerjaan.jenis).fungsi
        hasil = fungsi(pekerjaan, **pekerjaan.argumen)
    except (KeyboardInterrupt, SystemExit):
        raise
    except SewaHilang:
        logger.warning("pekerjaan %s: sewa lewat, kini dikerjakan pihak lain", pk)
        return False
    except BaseException as galat:  # the closed fetcher of WeasyPrint raises outside Exception
        gagalkan(pekerjaan, galat=galat)
        return False
    return selesaikan(pekerjaan, hasil=hasil)


def selesaikan(pekerjaan: Pekerjaan, *, hasil: Any = None) -> bool:
    """Close the job; ``False`` when the claim was lost meanwhile (then another one closes it)."""
    selesai = Pekerjaan.objects.milik(pekerjaan).update(
        keadaan=Keadaan.SELESAI,
        sewa_sampai=None,
        pemilik="",
        hasil=hasil,
        galat="",
        waktu_selesai=kini(),
    )
    if not selesai:
        logger.warning("pekerjaan %s selesai setelah sewanya lewat", pekerjaan.pk)
    return bool(selesai)


def gagalkan(pekerjaan: Pekerjaan, *, galat: BaseException) -> bool:
    """Record a failed attempt: again later with growing pauses, or GAGAL when that is pointless."""
    ringkas = _ringkas(galat)
    # Without the message: that of a database error may quote what people wrote.
    jejak = "".join(traceback.format_tb(galat.__traceback__))
    logger.error(
        "pekerjaan %s (%s) gagal: %s\n%s",
        pekerjaan.pk,
        pekerjaan.jenis,
        type(galat).__name__,
        jejak,
    )
    sekarang = kini()
    isian: dict[str, Any] = {"sewa_sampai": None, "pemilik": "", "galat": ringkas}
    tetap = isinstance(galat, GagalTetap | Ditolak) or pekerjaan.percobaan_terakhir
    if tetap:
        isian |= {"keadaan": Keadaan.GAGAL, "waktu_selesai": sekarang}
    else:
        tersedia = sekarang + aturan.jeda(pekerjaan.percobaan)
        isian |= {"keadaan": Keadaan.MENUNGGU, "waktu_tersedia": tersedia}
    return bool(Pekerjaan.objects.milik(pekerjaan).update(**isian))


def laporkan_kemajuan(pekerjaan: Pekerjaan, *, selesai: int, total: int | None = None) -> None:
    """Say how far the job is and renew its lease; raises ``SewaHilang`` when it is lost.

    Call it outside ``transaction.atomic``: neither people nor workers see it before the commit.
    """
    pekerjaan.kemajuan_selesai = selesai
    if total is not None:
        pekerjaan.kemajuan_total = total
    masih = Pekerjaan.objects.milik(pekerjaan).update(
        kemajuan_selesai=selesai,
        kemajuan_total=pekerjaan.kemajuan_total,
        sewa_sampai=kini() + _sewa(pekerjaan),
    )
    if not masih:
        raise SewaHilang(str(pekerjaan))


def ulangi(pk: int) -> bool:
    """Put a job that failed for good back into the queue with all its attempts."""
    sekarang = kini()
    kembali = (
        Pekerjaan.objects.gagal()
        .filter(pk=pk)
        .update(keadaan=Keadaan.MENUNGGU, percobaan=0, waktu_tersedia=sekarang, waktu_selesai=None)
    )
    if kembali:
        transaction.on_commit(partial(bangunkan, pk), robust=True)
    return bool(kembali)


def sapu(*, batas: int = SEKALI_SAPU) -> list[int]:
    """Keys of the jobs that are due or were left behind; those left behind too often end here."""
    sekarang = kini()
    habis = Pekerjaan.objects.habis(sekarang)
    if habis.exists():
        jumlah = habis.update(
            keadaan=Keadaan.GAGAL,
            sewa_sampai=None,
            pemilik="",
            galat="Pekerja berhenti di tengah pekerjaan pada setiap percobaan.",
            waktu_selesai=sekarang,
        )
        logger.error("%s pekerjaan gagal: pekerjanya berhenti pada setiap percobaan", jumlah)
    siap = Pekerjaan.objects.siap(sekarang).order_by("waktu_tersedia", "pk")
    return list(siap.values_list("pk", flat=True)[:batas])


def jalankan_semua(*, berhenti: Callable[[], bool] = lambda: False) -> int:
    """Run what is due until nothing is, or until ``berhenti`` says so between two jobs."""
    jumlah, sebelumnya = 0, -1
    while jumlah > sebelumnya:
        sebelumnya = jumlah
        for pk in sapu():
            if berhenti():
                return jumlah
            jumlah += jalankan(pk)
    return jumlah


def antrekan_jatuh_tempo(pada: datetime) -> list[int]:
    """One job per periodic act whose slot at ``pada`` is new; of many callers one gets each."""
    terakhir = dict(Berkala.objects.values_list("nama", "terakhir_untuk"))
    baru = [
        tindakan
        for tindakan in daftar.semua_berkala()
        if terakhir.get(tindakan.nama) != aturan.slot(pada, tindakan.setiap)
    ]
    daftar_pk = [_antrekan_slot(tindakan, pada) for tindakan in baru]
    return [pk for pk in daftar_pk if pk is not None]


def jalankan_jatuh_tempo(pada: datetime | None = None) -> int:
    """Run every periodic act that is due, here and now; returns how many ended well.

    Each is a job: one whose process dies, or that fails, is taken up again by the sweep.
    """
    return sum(jalankan(pk) for pk in antrekan_jatuh_tempo(pada or kini()))


def jalankan_berkala(pekerjaan: Pekerjaan, *, nama: str, pada: str) -> dict[str, int]:
    """Handler: run one periodic act for its slot."""
    return {"jumlah": daftar.berkala_untuk(nama).fungsi(datetime.fromisoformat(pada))}


def rapikan(pada: datetime) -> int:
    """Periodic act: forget finished slots, of which each minute makes one; all else stays."""
    lama = Pekerjaan.objects.filter(
        jenis=JENIS_BERKALA, keadaan=Keadaan.SELESAI, waktu_selesai__lt=pada - SIMPAN_BERKALA
    )
    return lama.delete()[0]


@transaction.atomic
def _antrekan_slot(tindakan: daftar.Berkala, pada: datetime) -> int | None:
    """Move the act to its slot by compare-and-set, and queue the run in the same transaction."""
    slot = aturan.slot(pada, tindakan.setiap)
    Berkala.objects.get_or_create(
        nama=tindakan.nama, defaults={"terakhir_untuk": slot - aturan.LANGKAH[tindakan.setiap]}
    )
    # A mark far ahead comes from a clock that was wrong: without the second arm the act would sleep
    # until then. That a slot runs once is still sure: the key of the job is unique.
    baru = Q(terakhir_untuk__lt=slot) | Q(
        terakhir_untuk__gt=slot + 2 * aturan.LANGKAH[tindakan.setiap]
    )
    if not Berkala.objects.filter(baru, nama=tindakan.nama).update(terakhir_untuk=slot):
        return None
    sekarang = kini()
    pekerjaan, baru_dibuat = Pekerjaan.objects.get_or_create(
        kunci=f"berkala:{tindakan.nama}:{slot.isoformat()}",
        defaults={
            "jenis": JENIS_BERKALA,
            "argumen": {"nama": tindakan.nama, "pada": pada.isoformat()},
            "maks_percobaan": tindakan.maks_percobaan,
            "waktu_tersedia": sekarang,
            "waktu_dibuat": sekarang,
        },
    )
    return pekerjaan.pk if baru_dibuat else None


def _sewa(pekerjaan: Pekerjaan) -> timedelta:
    try:
        return daftar.penangan_untuk(pekerjaan.jenis).sewa
    except TidakDikenal:
        return aturan.SEWA


def _ringkas(galat: BaseException) -> str:
    """First line only: PostgreSQL quotes the row, with what people wrote, in the lines below."""
    if isinstance(galat, Ditolak | GagalTetap):
        return str(galat)[:300]
    baris = str(galat).splitlines() or [""]
    return f"{type(galat).__name__}: {baris[0]}"[:300]
