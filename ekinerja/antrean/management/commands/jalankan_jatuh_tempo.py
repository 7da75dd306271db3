"""``manage.py jalankan_jatuh_tempo``: every periodic act that is due, once, without Redis."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from ekinerja.antrean import layanan


class Command(BaseCommand):
    help = (
        "Menjalankan semua tindakan berkala yang sudah jatuh tempo, lalu pekerjaan yang menunggu."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        tindakan = layanan.jalankan_jatuh_tempo()
        pekerjaan = layanan.jalankan_semua()
        self.stdout.write(
            f"{tindakan} tindakan berkala dan {pekerjaan} pekerjaan selesai dijalankan."
        )
