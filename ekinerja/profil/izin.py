"""Who may read and choose the rule profile of an instansi."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, tolak
from ekinerja.kepegawaian.kueri import lingkup

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai


def rinci(instansi_id: int, pelaku: Pegawai, pada: date) -> Keputusan:
    """Those who care for people of the instansi read its profile."""
    jangkauan = lingkup(pelaku, pada)
    pengelola = bool(jangkauan.pengelola) and pelaku.instansi_id == instansi_id
    if pengelola or instansi_id in jangkauan.instansi:
        return BOLEH
    return tolak(
        Sebab.PELAKU, "Profil aturan hanya dapat dibuka oleh pengelola kinerja dan admin instansi."
    )


def ubah(instansi_id: int, pelaku: Pegawai, pada: date) -> Keputusan:
    if instansi_id in lingkup(pelaku, pada).instansi:
        return BOLEH
    return tolak(Sebab.PELAKU, "Hanya admin instansi yang dapat mengganti profil aturan.")
