"""Print a one-time code for the person with this number: the way in for the first admin."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ekinerja.inti.galat import Ditolak
from ekinerja.kepegawaian.layanan import akun
from ekinerja.kepegawaian.models import Pegawai


class Command(BaseCommand):
    help = "Menerbitkan kode aktivasi sekali pakai untuk pegawai dengan NIP ini."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("nip")
        parser.add_argument("--hapus-totp", action="store_true", help="lepas juga autentikatornya")

    def handle(self, *args: Any, **options: Any) -> None:
        pegawai = Pegawai.objects.filter(nip=options["nip"]).first()
        if pegawai is None:
            raise CommandError("Tidak ada pegawai dengan NIP ini.")
        try:
            _, kode = akun.terbitkan_kode(pegawai.pk, pelaku=None, hapus_totp=options["hapus_totp"])
        except Ditolak as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(f"Kode aktivasi {pegawai.nama_gelar}: {kode}")
