from django.apps import AppConfig

from ekinerja.antrean.aturan import SEWA_BERKALA
from ekinerja.antrean.daftar import berkala, penangan


class AntreanConfig(AppConfig):
    name = "ekinerja.antrean"
    label = "antrean"
    verbose_name = "Antrean pekerjaan"

    def ready(self) -> None:
        from ekinerja.antrean import layanan  # noqa: PLC0415 -- app ready

        penangan(layanan.JENIS_BERKALA, sewa=SEWA_BERKALA)(layanan.jalankan_berkala)
        berkala("antrean.rapikan", setiap="harian")(layanan.rapikan)
