from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ekinerja.demo import layanan


class Command(BaseCommand):
    help = "Memuat kantor dan pegawai rekaan untuk mencoba portal; data yang ada tidak diubah."

    def handle(self, *args: Any, **pilihan: Any) -> None:
        if not settings.BOLEH_DEMO:
            raise CommandError(
                "Data demo tidak dimuat pada setelan produksi: kata sandinya diketahui umum."
            )
        try:
            baru = layanan.muat()
        except layanan.BukanDemo:
            raise CommandError(
                "Basis data ini sudah berisi data pegawai lain, sehingga data demo tidak dimuat."
            ) from None
        self.stdout.write("Data demo dimuat." if baru else "Data demo sudah ada dan dipakai lagi.")
        self.stdout.write(f"Kata sandi semua akun demo: {layanan.SANDI}")
        for akun in layanan.daftar_akun():
            self.stdout.write(f"  {akun.nip}  {akun.peran:<31} {akun.nama} ({akun.menunggu})")
