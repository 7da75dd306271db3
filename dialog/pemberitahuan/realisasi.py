"""All letters of the realisasi: which message goes to whom for which act."""

from __future__ import annotations

from collections.abc import Mapping

from dialog.models import RealisasiIKI
from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.models import PeriodePenilaian, PerpanjanganTahap
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.layanan import antrekan
from skp.kueri import penetapan_pada
from skp.models import SKP


def dikirim(skp: SKP, periode: PeriodePenilaian, daftar: list[RealisasiIKI]) -> None:
    """One letter for all that was sent at once; without a penilai there is nobody to tell."""
    penetapan = penetapan_pada(skp, hari_ini(skp.unit_kerja.zona_waktu))
    if penetapan:
        kunci = f"dialog.realisasi_dikirim:{daftar[0].pk}:{daftar[0].versi}"
        jumlah = {"jumlah": len(daftar)}
        _kirim("realisasi_dikirim", skp, periode, penetapan.pejabat_penilai, kunci, jumlah)


def dikembalikan(realisasi: RealisasiIKI, oleh: Pegawai) -> None:
    skp, kunci = realisasi.skp, f"dialog.realisasi_dikembalikan:{realisasi.pk}:{realisasi.versi}"
    isi = {"oleh": oleh}
    _kirim("realisasi_dikembalikan", skp, realisasi.periode, skp.pegawai, kunci, isi)


def diperpanjang(skp: SKP, periode: PeriodePenilaian, perpanjangan: PerpanjanganTahap) -> None:
    kunci = f"dialog.realisasi_diperpanjang:{perpanjangan.pk}"
    isi = {"perpanjangan": perpanjangan, "zona": skp.pegawai.unit_kerja.zona_waktu}
    _kirim("realisasi_diperpanjang", skp, periode, skp.pegawai, kunci, isi)


def _kirim(
    nama: str,
    skp: SKP,
    periode: PeriodePenilaian,
    penerima: Pegawai,
    kunci: str,
    isi: Mapping[str, object],
) -> None:
    antrekan(
        f"dialog/surel/{nama}",
        penerima=penerima,
        kunci=kunci,
        konteks={"skp": skp, "periode": periode, **isi},
        tautan=RealisasiIKI(skp=skp, periode=periode).get_absolute_url(),
    )
