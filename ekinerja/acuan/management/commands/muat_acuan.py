"""``manage.py muat_acuan``: reference data from JSON into the tables that use it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ekinerja.acuan import layanan
from ekinerja.kepegawaian.models import Pegawai

AJAKAN = (
    "Belum ada pegawai di portal ini; siapkan instansi dan admin pertamanya dari terminal lain: "
    ".venv/bin/python manage.py mulai_instansi"
)


class Command(BaseCommand):
    help = "Memuat data acuan: pangkat/golongan ruang, aspek perilaku BerAKHLAK, hari libur."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--ajakan", action="store_true", help="sebut cara memulai bila belum ada pegawai"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for nama, jumlah in layanan.muat().items():
            self.stdout.write(f"{nama}: {jumlah} baris")
        if options["ajakan"] and not Pegawai.objects.exists():
            self.stdout.write(AJAKAN)
