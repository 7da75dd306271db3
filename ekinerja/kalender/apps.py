from django.apps import AppConfig


class KalenderConfig(AppConfig):
    name = "ekinerja.kalender"
    label = "kalender"
    verbose_name = "Kalender kinerja"

    def ready(self) -> None:
        from ekinerja.kalender.layanan import pengingat  # noqa: F401, PLC0415 -- app ready
