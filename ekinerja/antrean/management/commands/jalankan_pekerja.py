"""``manage.py jalankan_pekerja``: the embedded runner, the driver of the queue without Redis."""

from __future__ import annotations

import logging
import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error as GalatBasisData
from django.db import close_old_connections

from ekinerja.antrean import aturan, layanan
from ekinerja.inti.waktu import kini

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Mengerjakan antrean sampai dihentikan. SIGTERM menyelesaikan pekerjaan yang berjalan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sekali", action="store_true", help="Berhenti saat antrean kosong.")
        parser.add_argument("--jeda", type=float, default=1.0, help="Detik antara dua pemeriksaan.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["sekali"]:
            layanan.jalankan_jatuh_tempo()
            layanan.jalankan_semua()
            return
        berhenti = Event()
        for sinyal in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sinyal, lambda *_: berhenti.set())
        logger.info("pekerja antrean dimulai")
        self._kerja(berhenti, options["jeda"])
        logger.info("pekerja antrean berhenti")

    def _kerja(self, berhenti: Event, jeda: float) -> None:
        menit_lalu = None
        while not berhenti.is_set():
            close_old_connections()
            dijalankan = 0
            try:
                menit = aturan.slot(kini(), "menit")
                if menit != menit_lalu:
                    layanan.jalankan_jatuh_tempo()
                    menit_lalu = menit
                dijalankan = layanan.jalankan_semua(berhenti=berhenti.is_set)
            except GalatBasisData as galat:
                logger.warning("basis data tidak menjawab (%s), dicoba lagi", type(galat).__name__)
            if not dijalankan:
                berhenti.wait(jeda)
