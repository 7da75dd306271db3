"""All letters of the dialogue: which message goes to whom for which act."""

from __future__ import annotations

from dialog.models import RisalahDialog
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.layanan import antrekan


def dibuka(risalah: RisalahDialog) -> None:
    _kirim("dibuka", risalah, risalah.dialog.skp.pegawai)


def dikirim(risalah: RisalahDialog) -> None:
    _kirim("dikirim", risalah, risalah.dialog.pimpinan)


def ditanggapi(risalah: RisalahDialog) -> None:
    _kirim("ditanggapi", risalah, risalah.dialog.skp.pegawai)


def dikembalikan(risalah: RisalahDialog) -> None:
    _kirim("dikembalikan", risalah, risalah.dialog.skp.pegawai)


def final(risalah: RisalahDialog) -> None:
    _kirim("final", risalah, risalah.dialog.pimpinan)
    _kirim("final", risalah, risalah.dialog.skp.pegawai)


def _kirim(nama: str, risalah: RisalahDialog, penerima: Pegawai) -> None:
    antrekan(
        f"dialog/surel/{nama}",
        penerima=penerima,
        kunci=f"dialog.{nama}:{risalah.pk}:{risalah.versi}:{penerima.pk}",
        konteks={"risalah": risalah, "dialog": risalah.dialog},
        tautan=risalah.get_absolute_url(),
    )
