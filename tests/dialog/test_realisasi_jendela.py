"""The window: its edges in three zones, its extensions, and what too late means."""

from datetime import date, timedelta

import pytest

from dialog.izin import realisasi as izin
from dialog.layanan import perpanjangan
from dialog.layanan import realisasi as layanan
from dialog.models import BuktiDukung, RealisasiIKI
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import pada_saat
from ekinerja.jejak.models import Jejak
from ekinerja.kalender.models import PeriodePenilaian, PerpanjanganTahap, TahunKinerja
from ekinerja.kepegawaian.models import UnitKerja
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.factories import PenugasanPeranFactory
from tests.factories.kalender import PerpanjanganTahapFactory
from tests.factories.realisasi import CATATAN, RealisasiFactory, saat, triwulan

pytestmark = pytest.mark.django_db
ALASAN = "Sakit 25–30 Maret, surat keterangan dokter."
SEDETIK = timedelta(seconds=1)


def simpan(d, **isi):
    bawaan = {"iki_pk": d.iki[0].pk, "periode_pk": d.periode.pk, "uraian": "Tercapai."}
    return layanan.simpan_realisasi(d.skp.pk, pelaku=d.pegawai, **{**bawaan, **isi})


@pytest.mark.parametrize("zona", ["WIB", "WITA", "WIT"])
@pytest.mark.parametrize(
    ("hari", "bulan", "jam", "geser", "terbuka"),
    [
        (1, 3, (0, 0, 0), -SEDETIK, False),
        (1, 3, (0, 0, 0), timedelta(), True),
        (30, 3, (23, 59, 59), timedelta(), True),
        (30, 3, (23, 59, 59), SEDETIK, False),
    ],
)
def test_the_window_opens_and_closes_on_the_wall_clock_of_the_unit(
    zona, hari, bulan, jam, geser, terbuka
):
    d = triwulan()
    UnitKerja.objects.filter(pk=d.pegawai.unit_kerja_id).update(zona_waktu=zona)
    tepi = saat(hari, bulan, *jam, zona=zona) + geser

    with pada_saat(tepi):
        if terbuka:
            assert simpan(d).pk
        else:
            with pytest.raises(Ditolak) as galat:
                simpan(d)
            assert galat.value.keputusan.sebab is Sebab.TENGGAT

    assert RealisasiIKI.objects.count() == Jejak.objects.count() == int(terbuka)


def test_h5_input_of_tw1_closed_on_30_march_is_refused_on_the_31st_unless_unlocked():
    d = triwulan()
    with pada_saat(saat(30, 3, 23, 59)):
        simpan(d)
    with pada_saat(saat(31, 3, 8)):
        with pytest.raises(Ditolak, match=r"ditutup pada 30 Maret 2026, 23\.59 WIB"):
            simpan(d, uraian="Lain.", versi=1)
        PerpanjanganTahapFactory(tahap=d.tahap, pegawai=d.pegawai, sampai=date(2026, 3, 31))
        assert simpan(d, uraian="Lain.", versi=1).versi == 2


@pytest.mark.parametrize("tindakan", ["tulis", "tautan", "hapus", "kirim", "kembalikan"])
def test_after_the_window_every_act_is_refused_and_leaves_nothing(tindakan):
    d = triwulan(2)
    draf = RealisasiFactory(d=d)
    dikirim = RealisasiFactory(d=d, iki_akar=d.iki[1], dikirim=True)
    pegawai = {"pelaku": d.pegawai, "versi": 1}
    semua = {
        "tulis": lambda: simpan(d, uraian="Lain.", versi=1),
        "tautan": lambda: layanan.tambah_tautan(
            draf.pk, keterangan="Rekap", url="contoh.go.id/x", **pegawai
        ),
        "hapus": lambda: layanan.hapus_bukti(draf.daftar_bukti.get().pk, **pegawai),
        "kirim": lambda: layanan.kirim_semua(d.skp.pk, periode_pk=d.periode.pk, pelaku=d.pegawai),
        "kembalikan": lambda: layanan.kembalikan_realisasi(
            dikirim.pk, catatan=CATATAN, pelaku=d.penilai, versi=2
        ),
    }
    sebelum = list(RealisasiIKI.objects.order_by("pk").values())

    with pada_saat(saat(31, 3, 0, 0)), pytest.raises(Ditolak, match="sudah ditutup") as galat:
        semua[tindakan]()

    assert galat.value.keputusan.sebab is Sebab.TENGGAT
    assert list(RealisasiIKI.objects.order_by("pk").values()) == sebelum
    assert (BuktiDukung.objects.count(), Jejak.objects.count()) == (2, 0)
    assert not Pemberitahuan.objects.exists()


def test_before_the_window_the_refusal_names_the_day_it_opens():
    d = triwulan()

    with pada_saat(saat(28, 2)), pytest.raises(Ditolak, match="baru dibuka pada 1 Maret 2026"):
        simpan(d)


def test_without_a_stage_in_the_calendar_nothing_can_be_written():
    d = triwulan()
    d.tahap.delete()

    with pada_saat(saat()), pytest.raises(Ditolak, match="belum memuat tahap input realisasi"):
        simpan(d)


def test_a_closed_year_takes_nothing_even_with_an_extension():
    d = triwulan()
    TahunKinerja.objects.update(status="ditutup")
    PerpanjanganTahapFactory(tahap=d.tahap, pegawai=d.pegawai)

    with pada_saat(saat()), pytest.raises(Ditolak, match="sudah ditutup"):
        simpan(d)


def test_an_extension_of_the_unit_counts_and_that_of_another_does_not():
    d, lain = triwulan(), triwulan()
    with pada_saat(saat(2, 4)):
        PerpanjanganTahapFactory(tahap=d.tahap, unit_kerja=lain.skp.unit_kerja)
        PerpanjanganTahapFactory(tahap=d.tahap, pegawai=lain.pegawai)
        assert izin.isi(d.skp, d.periode, d.pegawai, saat(2, 4)).sebab is Sebab.TENGGAT

        PerpanjanganTahapFactory(tahap=d.tahap, unit_kerja=d.skp.unit_kerja)

        periode = PeriodePenilaian.objects.get(pk=d.periode.pk)
        assert izin.isi(d.skp, periode, d.pegawai, saat(2, 4))
    assert not izin.isi(d.skp, periode, d.pegawai, saat(6, 4))


def test_the_pengelola_extends_for_one_person_who_is_told_and_may_then_write():
    d = triwulan()
    pengelola = PenugasanPeranFactory(unit_kerja=d.skp.unit_kerja).pegawai
    versi = TahunKinerja.objects.get().versi
    with pada_saat(saat(2, 4)):
        with pytest.raises(Ditolak):
            simpan(d)

        satu = perpanjangan.perpanjang_pengisian(
            d.skp.pk,
            periode_pk=d.periode.pk,
            sampai=date(2026, 4, 3),
            alasan=ALASAN,
            pelaku=pengelola,
            versi=versi,
        )

        assert simpan(d).pk
    with pada_saat(saat(4, 4, 0, 0)), pytest.raises(Ditolak, match=r"3 April 2026, 23\.59 WIB"):
        simpan(d, uraian="Lain.", versi=1)
    assert (satu.pegawai, satu.alasan, satu.oleh) == (d.pegawai, ALASAN, pengelola)
    surat = Pemberitahuan.objects.get()
    assert surat.penerima == d.pegawai
    assert "Jumat, 3 April 2026, pukul 23.59 WIB" in surat.isi
    assert ALASAN not in surat.isi


def _perpanjang(d, pelaku, sampai=date(2026, 4, 3)):
    return perpanjangan.perpanjang_pengisian(
        d.skp.pk,
        periode_pk=d.periode.pk,
        sampai=sampai,
        alasan=ALASAN,
        pelaku=pelaku,
        versi=TahunKinerja.objects.get().versi,
    )


@pytest.mark.parametrize("siapa", ["pegawai", "penilai", "pengelola unit lain"])
def test_nobody_else_extends(siapa):
    d = triwulan()
    pelaku = getattr(d, siapa, None) or PenugasanPeranFactory().pegawai
    with pada_saat(saat(2, 4)), pytest.raises(Ditolak) as galat:
        _perpanjang(d, pelaku)

    assert galat.value.keputusan.sebab is Sebab.PELAKU
    assert not PerpanjanganTahap.objects.exists()


@pytest.mark.parametrize("sampai", [date(2026, 3, 29), date(2026, 4, 1)])
def test_an_extension_that_would_help_nobody_is_refused(sampai):
    d = triwulan()
    pengelola = PenugasanPeranFactory(unit_kerja=d.skp.unit_kerja).pegawai

    with pada_saat(saat(2, 4)), pytest.raises(Ditolak, match="Kamis, 2 April 2026"):
        _perpanjang(d, pengelola, sampai)

    assert not PerpanjanganTahap.objects.exists()
    assert not Pemberitahuan.objects.exists()
