from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "feedback"
    verbose_name = "umpan balik"

    def ready(self) -> None:
        from ekinerja.jejak import penjaga  # noqa: PLC0415 -- app ready
        from feedback.models import BEKU  # noqa: PLC0415 -- app ready

        penjaga.jaga("feedback.UmpanBalik", nama="beku", kolom=BEKU)
