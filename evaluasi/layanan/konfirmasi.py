"""Acts that make a set evaluation final: the employee agrees, or stays silent."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from ekinerja.antrean.daftar import berkala, penangan
from ekinerja.antrean.layanan import antrekan
from ekinerja.antrean.models import Pekerjaan
from ekinerja.inti.waktu import kini
from ekinerja.jejak.layanan import alihkan
from ekinerja.kepegawaian.models import Pegawai
from evaluasi.dokumen import evaluasi as dokumen
from evaluasi.izin import konfirmasi as izin
from evaluasi.models import EvaluasiKinerja, KonfirmasiEvaluasi
from evaluasi.pemberitahuan import konfirmasi as pemberitahuan
from evaluasi.pilihan import AksiEvaluasi, JawabanKonfirmasi

PEKERJAAN = "evaluasi.setujui_otomatis"
SEKALI_SAPU = 2000


@transaction.atomic
def setujui_evaluasi(pk: int, *, pelaku: Pegawai, versi: int) -> EvaluasiKinerja:
    """The employee agrees inside the window; there is no way back."""
    evaluasi = EvaluasiKinerja.objects.kunci(pk, versi)
    saat = kini()
    izin.setujui(evaluasi, pelaku, saat).wajib()
    finalkan(
        evaluasi,
        aksi=AksiEvaluasi.SETUJUI,
        jawaban=JawabanKonfirmasi.SETUJU,
        waktu=saat,
        pelaku=pelaku,
    )
    pemberitahuan.disetujui(evaluasi)
    return evaluasi


@transaction.atomic
def setujui_otomatis(pk: int, *, pada: datetime) -> bool:
    """Make final what nobody answered; it takes effect at the deadline, however late this runs.

    The lock makes this wait for an answer on its way; what was answered is left alone.
    """
    menunggu = EvaluasiKinerja.objects.lewat_batas(pada)
    evaluasi = menunggu.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
    if evaluasi is None or not izin.setujui_otomatis(evaluasi, pada):
        return False
    finalkan(
        evaluasi,
        aksi=AksiEvaluasi.SETUJUI_OTOMATIS,
        jawaban=JawabanKonfirmasi.OTOMATIS,
        waktu=evaluasi.batas_waktu or pada,
        pelaku=None,
    )
    pemberitahuan.disetujui_otomatis(evaluasi)
    return True


@penangan(PEKERJAAN)
def kerjakan(pekerjaan: Pekerjaan, *, pk: int) -> dict[str, bool]:
    """Job: one evaluation whose window is over."""
    return {"disetujui": setujui_otomatis(pk, pada=kini())}


@berkala("evaluasi.setujui_lewat_batas", setiap="jam")
def setujui_lewat_batas(pada: datetime) -> int:
    """One job for each evaluation whose window is over; safe to run twice or late.

    The hour in the key lets an evaluation whose job gave up be asked for again.
    """
    lewat = EvaluasiKinerja.objects.lewat_batas(pada).order_by("batas_waktu", "pk")
    daftar = list(lewat.values_list("pk", flat=True)[:SEKALI_SAPU])
    for pk in daftar:
        antrekan(PEKERJAAN, kunci=f"{PEKERJAAN}:{pk}:{pada:%Y%m%d%H}", argumen={"pk": pk})
    return len(daftar)


def finalkan(
    evaluasi: EvaluasiKinerja,
    *,
    aksi: str,
    jawaban: JawabanKonfirmasi,
    waktu: datetime,
    pelaku: Pegawai | None,
) -> KonfirmasiEvaluasi:
    """Follow the arrow to FINAL, write the one answer, and issue F.15 with it.

    ``waktu`` is when it takes effect. Runs under the caller's lock on ``evaluasi``.
    """
    alihkan(
        evaluasi,
        aksi,
        pelaku=pelaku,
        rincian={"jawaban": jawaban, "berlaku": waktu.isoformat()},
        waktu_final=waktu,
    )
    konfirmasi = catat_jawaban(evaluasi, jawaban=jawaban, waktu=waktu)
    dokumen.terbitkan_final(evaluasi, pelaku=pelaku)
    return konfirmasi


def catat_jawaban(
    evaluasi: EvaluasiKinerja, *, jawaban: JawabanKonfirmasi, waktu: datetime
) -> KonfirmasiEvaluasi:
    """The one answer to this evaluation; the database keeps it from being a second one."""
    if evaluasi.batas_waktu is None:  # the constraint on set evaluations
        raise RuntimeError("Evaluasi yang ditetapkan tidak berbatas waktu.")
    return KonfirmasiEvaluasi.objects.create(
        evaluasi=evaluasi,
        jawaban=jawaban,
        waktu=waktu,
        waktu_dicatat=kini(),
        batas_waktu=evaluasi.batas_waktu,
    )
