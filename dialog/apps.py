from django.apps import AppConfig


class DialogConfig(AppConfig):
    name = "dialog"
    verbose_name = "dialog kinerja"

    def ready(self) -> None:
        from dialog.layanan import pengingat, risalah  # noqa: F401, PLC0415 -- app ready
        from dialog.models import realisasi as realisasi_model  # noqa: PLC0415 -- app ready
        from dialog.models import risalah as risalah_model  # noqa: PLC0415 -- app ready
        from ekinerja.jejak import penjaga  # noqa: PLC0415 -- app ready

        penjaga.jaga(
            "dialog.RisalahDialog",
            nama="final",
            kolom=risalah_model.BEKU,
            bila="OLD.waktu_final IS NOT NULL",
        )
        penjaga.jaga(
            "dialog.RealisasiIKI",
            nama="beku",
            kolom=realisasi_model.BEKU,
            bila="OLD.status = 'terkunci'",
        )
        # Evidence is added or dropped with a line of history, never rewritten.
        penjaga.jaga("dialog.BuktiDukung", nama="tetap", hapus=False)
        from dialog.models.rencana import BEKU as BEKU_RENCANA  # noqa: PLC0415 -- app ready

        penjaga.jaga(
            "dialog.SusunanRencanaAksi",
            nama="beku",
            kolom=BEKU_RENCANA,
            bila="OLD.waktu_disetujui IS NOT NULL",
        )
