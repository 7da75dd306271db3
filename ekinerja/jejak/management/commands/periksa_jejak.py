"""Check the history: every chain, and the daily heads kept outside the database."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ekinerja.jejak.kepala import berkas_kepala, periksa_kepala
from ekinerja.jejak.pemeriksaan import periksa_rantai


class Command(BaseCommand):
    help = "Memeriksa rantai jejak dan kepala hariannya; menyebut baris pertama yang rusak."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--kepala", type=Path, help="salinan berkas kepala jejak yang disimpan di tempat lain"
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        if retak := periksa_rantai():
            raise CommandError(str(retak))
        berkas = pilihan["kepala"] or berkas_kepala()
        if not berkas.exists():
            if pilihan["kepala"]:
                raise CommandError(f"Berkas {berkas} tidak ada.")
            self.stdout.write("Rantai jejak utuh. Belum ada kepala harian yang dapat dibandingkan.")
            return
        if sebab := periksa_kepala(berkas):
            raise CommandError(sebab)
        self.stdout.write("Rantai jejak utuh dan sesuai dengan kepala hariannya.")
