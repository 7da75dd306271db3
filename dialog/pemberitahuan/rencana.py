"""All letters of the action plan: which message goes to whom for which act."""

from __future__ import annotations

from dialog.models import SusunanRencanaAksi
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.layanan import antrekan


def selesai(susunan: SusunanRencanaAksi, penilai: Pegawai) -> None:
    _kirim("selesai", susunan, penilai)


def disetujui(susunan: SusunanRencanaAksi) -> None:
    _kirim("disetujui", susunan, susunan.skp.pegawai)


def dikembalikan(susunan: SusunanRencanaAksi, penilai: Pegawai) -> None:
    _kirim("dikembalikan", susunan, susunan.skp.pegawai, penilai)


def _kirim(
    nama: str, susunan: SusunanRencanaAksi, penerima: Pegawai, penilai: Pegawai | None = None
) -> None:
    antrekan(
        f"dialog/surel/rencana_{nama}",
        penerima=penerima,
        kunci=f"dialog.rencana_{nama}:{susunan.pk}:{susunan.versi}:{penerima.pk}",
        konteks={"susunan": susunan, "skp": susunan.skp, "penilai": penilai},
        tautan=susunan.get_absolute_url(),
    )
