from django.apps import AppConfig


class KepegawaianConfig(AppConfig):
    name = "ekinerja.kepegawaian"
    label = "kepegawaian"
    verbose_name = "kepegawaian"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in  # noqa: PLC0415 -- app ready
        from django.db.models.signals import post_migrate  # noqa: PLC0415 -- app ready

        from ekinerja.antrean.daftar import berkala  # noqa: PLC0415 -- app ready
        from ekinerja.kepegawaian import pemicu  # noqa: PLC0415 -- app ready
        from ekinerja.kepegawaian.akun import middleware  # noqa: PLC0415 -- app ready
        from ekinerja.kepegawaian.layanan import akun, penempatan  # noqa: PLC0415 -- app ready

        # Hourly, because the daily slot is a day of UTC, seven hours late.
        berkala("kepegawaian.segarkan_penempatan", setiap="jam")(penempatan.segarkan_penempatan)
        berkala("kepegawaian.bersihkan_kode", setiap="harian")(akun.bersihkan_kode)
        post_migrate.connect(pemicu.pasang, sender=self)
        user_logged_in.connect(middleware.mulai_sesi)
