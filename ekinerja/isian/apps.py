from django.apps import AppConfig


class IsianConfig(AppConfig):
    name = "ekinerja.isian"
    label = "isian"
    verbose_name = "Isian"

    def ready(self) -> None:
        from ekinerja.isian import layanan, titipan  # noqa: F401, PLC0415 -- app ready

        titipan.sambungkan()
