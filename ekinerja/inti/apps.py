from django.apps import AppConfig


class IntiConfig(AppConfig):
    name = "ekinerja.inti"
    label = "inti"

    def ready(self) -> None:
        # Before any form of ours is read: a field takes its sentences when it is made.
        from ekinerja.inti.validasi import pasang_kalimat  # noqa: PLC0415 -- app ready

        pasang_kalimat()
