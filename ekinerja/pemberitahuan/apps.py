from django.apps import AppConfig

from ekinerja.antrean.daftar import berkala, penangan


class PemberitahuanConfig(AppConfig):
    name = "ekinerja.pemberitahuan"
    label = "pemberitahuan"
    verbose_name = "Pemberitahuan"

    def ready(self) -> None:
        from ekinerja.pemberitahuan import layanan  # noqa: PLC0415 -- app ready

        penangan(layanan.JENIS_KIRIM)(layanan.kirim)
        berkala("pemberitahuan.rangkum", setiap="jam")(layanan.rangkum_jatuh_tempo)
        berkala("pemberitahuan.selaraskan", setiap="jam")(layanan.selaraskan)
