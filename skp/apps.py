from django.apps import AppConfig


class SKPConfig(AppConfig):
    name = "skp"
    verbose_name = "sasaran kinerja pegawai"

    def ready(self) -> None:
        from ekinerja.jejak import penjaga  # noqa: PLC0415 -- app ready
        from ekinerja.kepegawaian.akibat import penjelas  # noqa: PLC0415 -- app ready
        from skp.layanan import kaitan  # noqa: PLC0415 -- app ready
        from skp.models import BEKU  # noqa: PLC0415 -- app ready

        penjelas(kaitan.jelaskan_penilai_baru)

        penjaga.jaga("skp.SKP", nama="beku", kolom=BEKU, bila="OLD.waktu_ditetapkan IS NOT NULL")
