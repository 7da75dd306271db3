from django.apps import AppConfig


class BerandaConfig(AppConfig):
    name = "ekinerja.beranda"
    label = "beranda"

    def ready(self) -> None:
        from ekinerja.beranda import layanan  # noqa: F401, PLC0415 -- app ready
