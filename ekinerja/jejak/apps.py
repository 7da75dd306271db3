from django.apps import AppConfig
from django.db.models.signals import post_migrate


class JejakConfig(AppConfig):
    name = "ekinerja.jejak"
    label = "jejak"
    verbose_name = "Jejak"

    def ready(self) -> None:
        from ekinerja.jejak import kepala, penjaga  # noqa: F401, PLC0415 -- app ready

        penjaga.jaga("jejak.Jejak")
        post_migrate.connect(penjaga.setelah_migrasi, sender=self, dispatch_uid="jejak.penjaga")
