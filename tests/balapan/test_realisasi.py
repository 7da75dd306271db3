"""Races around one realisasi, each with its twin without the guard."""

from threading import Barrier

import pytest

from dialog.izin import realisasi as izin
from dialog.kueri.realisasi import daftar_iki
from dialog.layanan import realisasi as layanan
from dialog.models import BuktiDukung, RealisasiIKI
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import pada_saat
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.balapan.serempak import serempak
from tests.factories.realisasi import BuktiFactory, RealisasiFactory, saat, triwulan

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
BANYAK = 8


def di_dalam(tindakan):
    """``tindakan`` inside the window: the clock of a thread is its own."""

    def jalan():
        with pada_saat(saat()):
            return tindakan()

    return jalan


def sebab(hasil):
    return [satu.keputusan.sebab for satu in hasil if isinstance(satu, Ditolak)]


def test_eight_tabs_write_the_first_realisasi_and_there_is_one():
    d = triwulan()
    nomor = iter(range(BANYAK))

    hasil = serempak(
        BANYAK,
        di_dalam(
            lambda: layanan.simpan_realisasi(
                d.skp.pk,
                iki_pk=d.iki[0].pk,
                periode_pk=d.periode.pk,
                uraian=f"Dari tab {next(nomor)}.",
                pelaku=d.pegawai,
                versi=0,
            )
        ),
    )

    assert sebab(hasil) == [Sebab.VERSI] * (BANYAK - 1)
    satu = RealisasiIKI.objects.get()
    assert (satu.versi, Jejak.objects.untuk(satu).count()) == (1, 1)
    assert periksa_rantai() is None


def test_writing_by_looking_first_finds_none_eight_times():
    """The twin: everybody sees an empty place."""
    d = triwulan()
    dilihat = Barrier(BANYAK)

    def tanpa_kunci():
        kosong = daftar_iki(d.skp, d.periode)[0].realisasi is None
        dilihat.wait(timeout=30)
        return kosong

    assert serempak(BANYAK, tanpa_kunci) == [True] * BANYAK


def test_sending_eight_times_at_once_sends_and_tells_once():
    d = triwulan(2)
    for iki in d.iki:
        RealisasiFactory(d=d, iki_akar=iki)

    hasil = serempak(
        BANYAK,
        di_dalam(lambda: layanan.kirim_semua(d.skp.pk, periode_pk=d.periode.pk, pelaku=d.pegawai)),
    )

    assert sebab(hasil) == [Sebab.STATUS] * (BANYAK - 1)
    assert set(RealisasiIKI.objects.values_list("status", "versi")) == {("dikirim", 2)}
    assert Pemberitahuan.objects.count() == 1
    assert Jejak.objects.filter(aksi="skp.bekukan_iki").count() == 2


def test_sending_by_looking_first_is_allowed_to_all():
    """The twin: everybody finds a draft that is ready."""
    d = triwulan()
    RealisasiFactory(d=d)
    dilihat = Barrier(BANYAK)

    def tanpa_kunci():
        boleh = izin.isi(d.skp, d.periode, d.pegawai, saat())
        boleh = izin.kirim(d.periode, daftar_iki(d.skp, d.periode), boleh)
        dilihat.wait(timeout=30)
        return bool(boleh)

    assert serempak(BANYAK, tanpa_kunci) == [True] * BANYAK


def test_the_owner_sends_while_the_evaluation_locks_and_every_row_ends_locked():
    d = triwulan(3)
    for iki in d.iki:
        RealisasiFactory(d=d, iki_akar=iki)
    isi = {"periode_pk": d.periode.pk}
    giliran = iter(
        [
            lambda: layanan.kirim_semua(d.skp.pk, pelaku=d.pegawai, **isi),
            lambda: layanan.kunci_realisasi(d.skp.pk, pelaku=d.penilai, **isi),
        ]
        * (BANYAK // 2)
    )

    hasil = serempak(BANYAK, di_dalam(lambda: next(giliran)()))

    lain = [s for s in hasil if not isinstance(s, list | Ditolak)]
    assert lain == []
    daftar = list(RealisasiIKI.objects.values_list("status", "versi", "waktu_dikirim"))
    # All were sent before the lock, or none was.
    assert set(daftar) in ({("terkunci", 3, saat())}, {("terkunci", 2, None)})
    assert periksa_rantai() is None


def test_the_clock_passes_the_deadline_while_a_sender_waits_and_he_is_refused():
    """The instant counts at which the rows are his, not that at which he pressed."""
    d = triwulan()
    RealisasiFactory(d=d)
    jam = iter([saat(30, 3, 23, 59, 59), *[saat(31, 3, 0, 0)] * (BANYAK - 1)])

    def pada_gilirannya():
        with pada_saat(next(jam)):
            return layanan.kirim_semua(d.skp.pk, periode_pk=d.periode.pk, pelaku=d.pegawai)

    hasil = serempak(BANYAK, pada_gilirannya)

    terlambat = [s for s in sebab(hasil) if s is Sebab.TENGGAT]
    assert len(terlambat) == BANYAK - 1
    assert RealisasiIKI.objects.get().waktu_dikirim == saat(30, 3, 23, 59, 59)


def test_the_tenth_piece_of_evidence_is_added_once():
    d = triwulan()
    r = RealisasiFactory(d=d, bukti=False)
    BuktiFactory.create_batch(9, realisasi=r)

    hasil = serempak(
        BANYAK,
        di_dalam(
            lambda: layanan.tambah_keterangan(r.pk, keterangan="Arsip", pelaku=d.pegawai, versi=1)
        ),
    )

    assert sebab(hasil) == [Sebab.VERSI] * (BANYAK - 1)
    assert BuktiDukung.objects.count() == 10


def test_evidence_by_looking_first_is_allowed_to_all():
    """The twin: everybody counts nine."""
    r = RealisasiFactory(bukti=False)
    BuktiFactory.create_batch(9, realisasi=r)
    dilihat = Barrier(BANYAK)

    def tanpa_kunci():
        boleh = izin.tambah_bukti(r, r.skp.pegawai, saat())
        dilihat.wait(timeout=30)
        return bool(boleh)

    assert serempak(BANYAK, tanpa_kunci) == [True] * BANYAK
