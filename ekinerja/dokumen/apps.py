from django.apps import AppConfig


class DokumenConfig(AppConfig):
    name = "ekinerja.dokumen"
    label = "dokumen"
    verbose_name = "Dokumen terbit"

    def ready(self) -> None:
        from ekinerja.antrean import daftar  # noqa: PLC0415 -- app ready
        from ekinerja.dokumen import layanan  # noqa: PLC0415 -- app ready
        from ekinerja.dokumen.models import BEKU  # noqa: PLC0415 -- app ready
        from ekinerja.jejak import penjaga  # noqa: PLC0415 -- app ready

        daftar.penangan(layanan.PEKERJAAN, maks_percobaan=3)(layanan.cetak_terbit)
        daftar.berkala("dokumen.susulkan", setiap="jam")(layanan.susulkan)
        model = "dokumen.DokumenTerbit"
        penjaga.jaga(model, nama="beku", kolom=BEKU)
        for kolom, bila in (
            ("sidik_pdf", "OLD.sidik_pdf <> ''"),
            ("berkas", "OLD.berkas <> ''"),
            ("waktu_digantikan", "OLD.waktu_digantikan IS NOT NULL"),
            ("digantikan_oleh", "OLD.digantikan_oleh_id IS NOT NULL"),
        ):
            penjaga.jaga(model, nama=kolom, kolom=(kolom,), bila=bila, hapus=False)
