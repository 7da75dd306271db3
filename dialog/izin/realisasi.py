"""Who may do what to a realisasi, and why not. Asked by layanan (to enforce) and views (to offer).

Every answer is about one SKP and one period at one instant: person, then document, then window.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from dialog.aturan import realisasi as aturan
from dialog.kueri.keadaan_realisasi import ditutup_untuk
from dialog.kueri.realisasi import BarisIKI, tahap_isi
from dialog.models import RealisasiIKI
from dialog.pilihan import AksiRealisasi, StatusRealisasi
from ekinerja.inti.alur import boleh_beralih
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, pertama, tolak
from ekinerja.inti.waktu import setempat
from ekinerja.kalender import izin as izin_kalender
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.models import Pegawai
from skp.kueri import penetapan_pada
from skp.models import SKP
from skp.pilihan import StatusSKP


def isi(skp: SKP, periode: PeriodePenilaian, pelaku: Pegawai, saat: datetime) -> Keputusan:
    """Write, add evidence and send: the owner of an SKP in force, while his window is open."""
    if skp.pegawai_id != pelaku.pk:
        return tolak(Sebab.PELAKU, "Realisasi hanya diisi oleh pegawai pemilik SKP.")
    if skp.status != StatusSKP.DITETAPKAN:
        return tolak(
            Sebab.STATUS,
            f"SKP berstatus «{skp.get_status_display()}». Realisasi diisi atas SKP yang sudah "
            "ditetapkan dan masih berlaku.",
        )
    tentang = _tentang(skp, periode)
    return jendela(skp, periode, saat) if tentang else tentang


def jendela(skp: SKP, periode: PeriodePenilaian, saat: datetime) -> Keputusan:
    """Is the window for input open for the owner of ``skp``, in the zone of his unit?"""
    tahap = tahap_isi(periode)
    if tahap is None:
        return tolak(
            Sebab.TENGGAT,
            f"Kalender belum memuat tahap input realisasi {periode.label}. "
            "Hubungi pengelola kinerja unit Anda.",
        )
    ditutup = ditutup_untuk(tahap, skp.pegawai)
    return izin_kalender.isi_tahap(tahap, skp.pegawai, saat, ditutup=ditutup)


def dapat_diubah(realisasi: RealisasiIKI | None) -> Keputusan:
    """Does it stand where its owner may still write?"""
    if realisasi is None or realisasi.status in aturan.DAPAT_DIUBAH:
        return BOLEH
    if realisasi.status == StatusRealisasi.DIKIRIM:
        return tolak(
            Sebab.STATUS,
            "Realisasi ini sudah dikirim. Bila perlu diperbaiki, mintalah pejabat penilai "
            "mengembalikannya selama tahap masih dibuka.",
        )
    return tolak(
        Sebab.STATUS,
        f"Realisasi ini berstatus «{realisasi.get_status_display()}», sehingga tidak dapat diubah.",
    )


def ubah(realisasi: RealisasiIKI, pelaku: Pegawai, saat: datetime) -> Keputusan:
    boleh = isi(realisasi.skp, realisasi.periode, pelaku, saat)
    return pertama(boleh, dapat_diubah(realisasi))


def tambah_bukti(realisasi: RealisasiIKI, pelaku: Pegawai, saat: datetime) -> Keputusan:
    """One more piece of evidence, as long as a reader can still look at all of them."""
    boleh = ubah(realisasi, pelaku, saat)
    if boleh and realisasi.daftar_bukti.count() >= aturan.MAKS_BUKTI:
        return tolak(
            Sebab.ISI,
            f"Satu realisasi memuat paling banyak {aturan.MAKS_BUKTI} bukti dukung. "
            "Gabungkan yang serupa, atau hapus yang tidak perlu.",
        )
    return boleh


def kirim(periode: PeriodePenilaian, daftar: Sequence[BarisIKI], boleh: Keputusan) -> Keputusan:
    """Send everything that is written and not yet sent, or nothing at all.

    ``boleh`` is the answer of ``isi``, which a page has already asked.
    """
    if not boleh:
        return boleh
    siap = [satu for satu in daftar if satu.realisasi and satu.realisasi.dapat_diubah]
    if not siap:
        if daftar and all(satu.terkirim for satu in daftar):
            return tolak(Sebab.STATUS, f"Semua realisasi {periode.label} sudah dikirim.")
        return tolak(Sebab.ISI, "Belum ada realisasi yang ditulis. Isi dahulu, lalu kirim.")
    for satu in siap:
        if satu.realisasi and (kurang := kurang_apa(satu.realisasi)):
            return tolak(
                Sebab.ISI,
                f"Belum dapat dikirim: untuk «{satu.iki.uraian}» {kurang}. Lengkapi dahulu.",
            )
    return BOLEH


def kurang_apa(realisasi: RealisasiIKI) -> str:
    """What this realisasi still lacks before it may be sent; empty when nothing."""
    return aturan.belum_siap(realisasi.uraian, len(realisasi.daftar_bukti.all()))


def kembalikan(realisasi: RealisasiIKI, pelaku: Pegawai, saat: datetime) -> Keputusan:
    """Return to its owner while he can still mend it: his penilai, or who gives pertimbangan."""
    return pertama(
        menelaah(realisasi.skp, realisasi.periode, pelaku, saat),
        boleh_beralih(realisasi, AksiRealisasi.KEMBALIKAN),
    )


def menelaah(skp: SKP, periode: PeriodePenilaian, pelaku: Pegawai, saat: datetime) -> Keputusan:
    """May this person return what of the period was sent, whichever it is?"""
    siapa = _penilai(skp, pelaku, setempat(saat, skp.unit_kerja.zona_waktu).date())
    return jendela(skp, periode, saat) if siapa else siapa


def perpanjang(skp: SKP, periode: PeriodePenilaian, pelaku: Pegawai, saat: datetime) -> Keputusan:
    """Keep the window open for this one person: who cares for his unit, or the admin."""
    pegawai = skp.pegawai
    instansi_id = periode.tahun_kinerja.instansi_id
    pada = setempat(saat, pelaku.unit_kerja.zona_waktu).date()
    siapa = izin_kalender.perpanjang(instansi_id, pegawai.unit_kerja, pegawai, pelaku, pada)
    if siapa and tahap_isi(periode) is None:
        return tolak(Sebab.STATUS, f"Kalender belum memuat tahap input realisasi {periode.label}.")
    return siapa


def _tentang(skp: SKP, periode: PeriodePenilaian) -> Keputusan:
    """Does the SKP speak about this period at all?"""
    tahun = periode.tahun_kinerja
    sama = (tahun.instansi_id, tahun.tahun) == (skp.unit_kerja.instansi_id, skp.tahun)
    if sama and aturan.dilaporkan_pada(
        skp.periode_mulai,
        skp.periode_selesai,
        periode_mulai=periode.mulai,
        periode_selesai=periode.selesai,
    ):
        return BOLEH
    return tolak(Sebab.ISI, f"SKP ini tidak mencakup {periode.label}.")


def _penilai(skp: SKP, pelaku: Pegawai, pada: date) -> Keputusan:
    """The penilai of the day, or who gives him pertimbangan; never the owner himself."""
    if pelaku.pk != skp.pegawai_id:
        penetapan = penetapan_pada(skp, pada)
        if penetapan and pelaku.pk in {
            penetapan.pejabat_penilai_id,
            penetapan.pemberi_pertimbangan_id,
        }:
            return BOLEH
    return tolak(
        Sebab.PELAKU,
        "Hanya pejabat penilai kinerja pegawai ini atau pemberi pertimbangannya yang dapat "
        "mengembalikan realisasi.",
    )
