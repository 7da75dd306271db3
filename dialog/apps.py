from django.apps import AppConfig


class DialogConfig(AppConfig):
    name = "dialog"
    verbose_name = "dialog kinerja"

    def ready(self) -> None:
        from dialog.layanan import risalah  # noqa: F401, PLC0415 -- app ready
