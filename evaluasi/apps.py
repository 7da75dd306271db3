from django.apps import AppConfig


class EvaluasiConfig(AppConfig):
    name = "evaluasi"
    verbose_name = "evaluasi kinerja"

    def ready(self) -> None:
        from ekinerja.jejak import penjaga  # noqa: PLC0415 -- app ready
        from evaluasi.layanan import konfirmasi, pengingat, penilaian  # noqa: F401, PLC0415 -- app ready
        from evaluasi.models import (  # noqa: PLC0415 -- app ready
            CAPAIAN_BEKU,
            EVALUASI_BEKU,
            PENGAJUAN_BEKU,
            PUTUSAN_BEKU,
        )

        ditetapkan = "OLD.waktu_ditetapkan IS NOT NULL"
        penjaga.jaga("evaluasi.EvaluasiKinerja", nama="beku", kolom=EVALUASI_BEKU, bila=ditetapkan)
        penjaga.jaga("evaluasi.CapaianOrganisasi", nama="beku", kolom=CAPAIAN_BEKU, bila=ditetapkan)
        penjaga.jaga("evaluasi.KonfirmasiEvaluasi")
        penjaga.jaga("evaluasi.Keberatan", nama="pengajuan", kolom=PENGAJUAN_BEKU)
        diputus = "OLD.waktu_putusan IS NOT NULL"
        penjaga.jaga("evaluasi.Keberatan", nama="putusan", kolom=PUTUSAN_BEKU, bila=diputus)
