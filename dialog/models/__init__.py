"""The tables of the dialogue room, one module per aggregate."""

from dialog.models.catatan import CatatanHarian, KoreksiCatatan
from dialog.models.realisasi import BuktiDukung, RealisasiIKI
from dialog.models.rencana import RencanaAksi, SusunanRencanaAksi
from dialog.models.risalah import (
    AgendaRisalah,
    DialogKinerja,
    PesertaDialog,
    RisalahDialog,
    StrategiRisalah,
    UsulanTerobosan,
)

__all__ = [
    "AgendaRisalah",
    "BuktiDukung",
    "CatatanHarian",
    "DialogKinerja",
    "KoreksiCatatan",
    "PesertaDialog",
    "RealisasiIKI",
    "RencanaAksi",
    "RisalahDialog",
    "StrategiRisalah",
    "SusunanRencanaAksi",
    "UsulanTerobosan",
]
