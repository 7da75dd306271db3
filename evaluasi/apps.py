from django.apps import AppConfig


class EvaluasiConfig(AppConfig):
    name = "evaluasi"
    verbose_name = "evaluasi kinerja"

    def ready(self) -> None:
        from ekinerja.jejak import penjaga  # noqa: PLC0415 -- app ready
        from evaluasi.models import CAPAIAN_BEKU, EVALUASI_BEKU  # noqa: PLC0415 -- app ready

        ditetapkan = "OLD.waktu_ditetapkan IS NOT NULL"
        penjaga.jaga("evaluasi.EvaluasiKinerja", nama="beku", kolom=EVALUASI_BEKU, bila=ditetapkan)
        penjaga.jaga("evaluasi.CapaianOrganisasi", nama="beku", kolom=CAPAIAN_BEKU, bila=ditetapkan)
