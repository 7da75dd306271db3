"""Keep the window for realisasi open longer for one person, and tell him."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from dialog.izin import realisasi as izin
from dialog.kueri.realisasi import tahap_isi
from dialog.pemberitahuan import realisasi as pemberitahuan
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.templatetags.format_id import hari
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.kalender.layanan.tahun import perpanjang_tahap
from ekinerja.kalender.models import PeriodePenilaian, PerpanjanganTahap
from ekinerja.kepegawaian.models import Pegawai
from skp.models import SKP


@transaction.atomic
def perpanjang_pengisian(
    skp_pk: int, *, periode_pk: int, sampai: date, alasan: str, pelaku: Pegawai, versi: int
) -> PerpanjanganTahap:
    """Extend the stage for the owner of the SKP; ``versi`` is that of the tahun kinerja."""
    skp = SKP.objects.select_related("pegawai__unit_kerja").get(pk=skp_pk)
    periode = PeriodePenilaian.objects.select_related("tahun_kinerja").get(pk=periode_pk)
    izin.perpanjang(skp, periode, pelaku, kini()).wajib()
    tahap = tahap_isi(periode)
    if tahap is None:  # izin has just found it
        raise RuntimeError("Tahap input realisasi hilang di tengah transaksi.")
    hari_itu = hari_ini(skp.pegawai.unit_kerja.zona_waktu)
    if sampai < hari_itu:
        tolak(Sebab.ISI, f"Perpanjangan harus sampai {hari(hari_itu)} atau sesudahnya.").wajib()
    perpanjangan = perpanjang_tahap(
        tahap.pk, sampai=sampai, alasan=alasan, pelaku=pelaku, versi=versi, pegawai=skp.pegawai
    )
    pemberitahuan.diperpanjang(skp, periode, perpanjangan)
    return perpanjangan
