"""One year of three units, one in each zone: who is there, what they do, and when jobs run.

People act at fixed instants on the wall clock of their own unit, always through ``layanan``; only
the set SKP with which the year begins are rows. What differs between two runs is nothing but the
rhythm of the due jobs.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from functools import partial
from types import SimpleNamespace

from dialog.models import RisalahDialog
from ekinerja.antrean.layanan import jalankan_jatuh_tempo, jalankan_semua
from ekinerja.demo import pelaksanaan, penilaian
from ekinerja.inti.waktu import ZONA, pada_saat
from ekinerja.kalender.aturan import awal_hari
from ekinerja.kalender.layanan.tahun import buka_tahun, perpanjang_tahap
from ekinerja.kalender.models import HariLibur, TahapPeriode, TahunKinerja
from evaluasi.layanan import capaian, keberatan, konfirmasi
from evaluasi.models import EvaluasiKinerja, Keberatan
from skp.models import SKP
from tests.factories.kepegawaian import (
    InstansiFactory,
    JabatanFactory,
    PegawaiFactory,
    PenugasanPeranFactory,
    UnitKerjaFactory,
)
from tests.factories.realisasi import saat, tetapkan
from tests.factories.skp import IKIFactory, RHKFactory, SKPFactory

MENIT, JAM, HARI = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
AWAL = datetime.fromisoformat("2026-02-20T00:05:00+00:00")
AKHIR = datetime.fromisoformat("2027-02-22T00:05:00+00:00")

# The last day to answer what was set: fourteen working days on, the real holidays left out.
BATAS = {
    "tw1": date(2026, 4, 23),  # set on Thursday 2 April, before Good Friday
    "tw2": date(2026, 7, 30),  # set on Friday 10 July
    "tw3": date(2026, 10, 27),  # set on Wednesday 7 October
    "tw4": date(2027, 1, 25),  # set on Monday 4 January; the 5th is a holiday
    "tahunan": date(2027, 2, 18),  # set on Thursday 28 January; 5 February is a day off
}
# Answered on Monday 11 May; the 14th and 15th are days off.
BATAS_RISALAH = date(2026, 5, 20)
PERPANJANGAN = date(2026, 10, 5)
# Stages that somebody is late for: input of TW1 and TW2, results of TW2 and of the year.
DIINGATKAN = (
    date(2026, 3, 30),
    date(2026, 6, 30),
    PERPANJANGAN,
    date(2026, 7, 15),
    date(2027, 1, 31),
)
TANDA = (7, 3, 1, 0)

TEKS = {
    "rencana_khusus": {},
    "rencana": [("Menyusun konsep", 2, 6), ("Membahas konsep", 3, 9), ("Menyelesaikan", 5, 11)],
    "realisasi": {kode: ["Laporan dikirim kepada pimpinan unit."] for kode in BATAS},
    "bukti": ["Tanda terima laporan"],
    "umpan_balik_hasil": [("Laporan lengkap dan tepat waktu.", "positif")],
    "umpan_balik_perilaku": [(1, "Melayani dengan ramah dan cepat.", "positif")],
    "pokok_bahasan": "Kemajuan laporan triwulan kedua.",
    "progres": "Konsep laporan selesai separuh.",
    "masalah": "Data dari unit lain terlambat.",
    "penyebab": "Belum ada jadwal pengiriman data.",
    "solusi": "Menetapkan jadwal bersama.",
    "strategi": "Meminta data setiap tanggal lima.",
    "kontribusi": ["Laporan tepat waktu menopang capaian indikator unit."],
    "rekomendasi": ["Pertahankan ketelitian."],
}
PENJELASAN = "Dua laporan diterima sebelum batas waktu menurut tanda terima."


def bangun():
    """An office with its calendar: per zone a unit, its head, above him an atasan, two people."""
    instansi = InstansiFactory(nama="Kementerian Contoh")
    pusat = UnitKerjaFactory(nama="Sekretariat", instansi=instansi)
    admin = _orang(pusat, "Admin", 1)
    PenugasanPeranFactory(pegawai=admin, admin=True)
    _muat_libur()
    with pada_saat(saat(5, 1)):
        tahun = buka_tahun(instansi, tahun=2026, pelaku=admin)
        daftar = [_bagian(pusat, zona, n * 10) for n, zona in enumerate(ZONA, 1)]
    periode = {p.kode: p for p in tahun.daftar_periode.select_related("tahun_kinerja")}
    return SimpleNamespace(instansi=instansi, admin=admin, bagian=daftar, periode=periode)


def _muat_libur():
    from ekinerja.acuan.layanan import muat  # noqa: PLC0415 -- app ready

    muat()
    assert HariLibur.objects.filter(tanggal=date(2027, 1, 5)).exists()


def _orang(unit, nama, urut, **isi):
    jabatan = JabatanFactory(nama=f"Jabatan {nama}", unit_kerja=unit)
    return PegawaiFactory(
        unit_kerja=unit, nama_lengkap=nama, urut=urut, jabatan=jabatan, riwayat=True, **isi
    )


def _bagian(pusat, zona, urut):
    unit = UnitKerjaFactory(nama=f"Bagian {zona}", induk=pusat, zona_waktu=zona)
    atasan = _orang(unit, f"Atasan {zona}", urut)
    kepala = _orang(unit, f"Kepala {zona}", urut + 1, kepala=True, penilai=atasan)
    skp = {}
    for n, kode in enumerate(("rajin", "diam"), 2):
        pegawai = _orang(
            unit, f"{kode.title()} {zona}", urut + n, penilai=kepala, penilai__atasan=atasan
        )
        satu = SKPFactory(pegawai=pegawai, penilai=False)
        rhk = RHKFactory(skp=satu, uraian="Tersusunnya laporan kepegawaian", iki=False)
        IKIFactory(rhk=rhk, uraian="Jumlah laporan yang disampaikan")
        tetapkan(satu)
        skp[kode] = satu.pk
    return SimpleNamespace(zona=zona, unit=unit, atasan=atasan, kepala=kepala, skp=skp)


def setempat(teks, zona):
    """``2026-04-02 10:00`` on the wall clock of that zone."""
    satu = datetime.fromisoformat(teks)
    return awal_hari(satu.date(), zona) + (satu - datetime.combine(satu.date(), time.min))


def _skp(b, siapa):
    daftar = SKP.objects.select_related("pegawai__unit_kerja", "unit_kerja__instansi")
    return daftar.get(pk=b.skp[siapa])


def _evaluasi(d, b, siapa, kode):
    daftar = EvaluasiKinerja.objects.select_related("pegawai", "unit_kerja")
    return daftar.get(skp=b.skp[siapa], periode=d.periode[kode])


def susun_rencana(d, b):
    for siapa in b.skp:
        pelaksanaan.susun_rencana(_skp(b, siapa), b.kepala, TEKS)


def kirim_realisasi(d, b, siapa, kode):
    pelaksanaan.isi_realisasi(_skp(b, siapa), d.periode[kode], TEKS)


def tanggapi_dialog(d, b):
    pelaksanaan.berdialog(_skp(b, "rajin"), b.kepala, TEKS, sampai="ditanggapi")


def perpanjang(d, b):
    """Five days more for one person: the silent one in the middle zone."""
    tahap = TahapPeriode.objects.pada(d.instansi.pk, 2026, "tw3", "input_realisasi")
    perpanjang_tahap(
        tahap.pk,
        sampai=PERPANJANGAN,
        alasan="Pegawai baru selesai bertugas di luar kota.",
        pelaku=d.admin,
        versi=TahunKinerja.objects.get(instansi=d.instansi).versi,
        pegawai=_skp(b, "diam").pegawai,
    )


def nilai_semua(d, b, kode):
    """Feedback to both (by the quarter), the level of the unit, both evaluations set."""
    for siapa in b.skp if kode != "tahunan" else ():
        pelaksanaan.beri_umpan_balik(_skp(b, siapa), d.periode[kode], b.kepala, TEKS, 0)
    kuadran = {"hasil": "sesuai", "proses": "baik"} if kode == "tahunan" else {}
    isi = {"predikat": "baik", "dasar": "Delapan dari sembilan indikator tercapai."}
    usul = capaian.usulkan_capaian(
        b.unit.pk, periode_pk=d.periode[kode].pk, pelaku=b.kepala, **isi, **kuadran
    )
    capaian.tetapkan_capaian(usul.pk, pelaku=b.atasan, versi=usul.versi, **isi)
    for siapa in b.skp:
        golongan = 6 if (siapa, kode) == ("rajin", "tw2") else 1
        skp = _skp(b, siapa)
        penilaian.nilai(skp, d.periode[kode], b.kepala, TEKS, golongan, sampai="ditetapkan")


def setuju(d, b, kode):
    satu = _evaluasi(d, b, "rajin", kode)
    konfirmasi.setujui_evaluasi(satu.pk, pelaku=satu.pegawai, versi=satu.versi)


def keberatan_diajukan(d, b):
    satu = _evaluasi(d, b, "rajin", "tw2")
    keberatan.ajukan_keberatan(satu.pk, alasan=PENJELASAN, pelaku=satu.pegawai, versi=satu.versi)


def keberatan_dijelaskan(d, b):
    satu = _keberatan(b)
    satu = keberatan.periksa_keberatan(satu.pk, pelaku=b.atasan, versi=satu.versi)
    for pihak in (b.kepala, satu.evaluasi.pegawai):
        satu = keberatan.jelaskan_keberatan(
            satu.pk, penjelasan=PENJELASAN, pelaku=pihak, versi=satu.versi
        )


def keberatan_diputus(d, b):
    """The result stands, except in the east: there a new revision takes its place."""
    satu = _keberatan(b)
    umum = {"pertimbangan": PENJELASAN, "pelaku": b.atasan, "versi": satu.versi}
    if b.zona == "WIT":
        hasil = {"rating_hasil_kerja": "sesuai", "rating_perilaku": "sesuai", "nilai": None}
        keberatan.putus_diubah(satu.pk, **hasil, **umum)
    else:
        keberatan.putus_tetap(satu.pk, **umum)


def _keberatan(b):
    return Keberatan.objects.get(evaluasi__skp=b.skp["rajin"])


# When, what, with which words. One employee is always in time; the other is late in TW1, sends
# nothing in TW2 and never answers.
ACARA: list[tuple[str, Callable[..., None], tuple[str, ...]]] = [
    ("2026-01-22 10:00", susun_rencana, ()),
    ("2026-03-10 10:00", kirim_realisasi, ("rajin", "tw1")),
    ("2026-03-29 20:00", kirim_realisasi, ("diam", "tw1")),
    ("2026-04-02 10:00", nilai_semua, ("tw1",)),
    ("2026-04-07 10:00", setuju, ("tw1",)),
    ("2026-05-11 10:00", tanggapi_dialog, ()),
    ("2026-06-10 10:00", kirim_realisasi, ("rajin", "tw2")),
    ("2026-07-10 10:00", nilai_semua, ("tw2",)),
    ("2026-07-14 10:00", keberatan_diajukan, ()),
    ("2026-07-16 10:00", keberatan_dijelaskan, ()),
    ("2026-07-20 10:00", keberatan_diputus, ()),
    ("2026-09-10 10:00", kirim_realisasi, ("rajin", "tw3")),
    ("2026-10-07 10:00", nilai_semua, ("tw3",)),
    # The last second of the window.
    ("2026-10-27 23:59:59", setuju, ("tw3",)),
    ("2026-12-10 10:00", kirim_realisasi, ("rajin", "tw4")),
    ("2026-12-10 11:00", kirim_realisasi, ("diam", "tw4")),
    ("2027-01-04 10:00", nilai_semua, ("tw4",)),
    ("2027-01-06 10:00", setuju, ("tw4",)),
    ("2027-01-07 10:00", kirim_realisasi, ("rajin", "tahunan")),
    ("2027-01-20 10:00", kirim_realisasi, ("diam", "tahunan")),
    ("2027-01-28 10:00", nilai_semua, ("tahunan",)),
    ("2027-02-02 10:00", setuju, ("tahunan",)),
]
ACARA_WITA = [
    ("2026-09-22 10:00", perpanjang, ()),
    # One second before his own extended window ends.
    ("2026-10-05 23:59:58", kirim_realisasi, ("diam", "tw3")),
]
ACARA_LAIN = [("2026-09-22 10:00", kirim_realisasi, ("diam", "tw3"))]


def perbuatan(d):
    """Every act of everybody, as instant and function."""
    daftar = []
    for b in d.bagian:
        khusus = ACARA_WITA if b.zona == "WITA" else ACARA_LAIN
        for teks, fungsi, isi in [*ACARA, *khusus]:
            daftar.append((setempat(teks, b.zona), partial(fungsi, d, b, *isi)))
    return daftar


def _rentang(mulai, sampai, langkah):
    while mulai <= sampai:
        yield mulai
        mulai += langkah


def _hari_penting():
    """Days at whose midnight something opens or ends, and days on whose morning people hear."""
    tahap = TahapPeriode.objects.values_list("dibuka", "ditutup")
    akhir = {satu for _, satu in tahap} | {*BATAS.values(), PERPANJANGAN, BATAS_RISALAH}
    tengah_malam = {satu for satu, _ in tahap} | {satu + HARI for satu in akhir}
    pagi = {satu - tanda * HARI for satu in (*DIINGATKAN, *BATAS.values()) for tanda in TANDA}
    return tengah_malam, pagi


def tiap_menit() -> set[datetime]:
    """Each minute from ten before to ten after what matters, once a day where nothing does."""
    tengah_malam, pagi = _hari_penting()
    penting = {awal_hari(hari, zona) for hari in tengah_malam for zona in ZONA}
    penting |= {
        awal_hari(hari, zona) + jam * JAM for hari in pagi for zona in ZONA for jam in (5, 6)
    }
    ketukan = {inti + n * MENIT for inti in penting for n in range(-10, 11)}
    return ketukan | set(_rentang(AWAL, AKHIR, HARI))


def tiap_hari() -> set[datetime]:
    """Once a day at 06.05 WIB, when it is 07.05 and 08.05 further east."""
    return set(_rentang(AWAL - JAM, AKHIR, HARI))


# The clock of the jobs stands still from the first to the second instant, and goes on with one run:
# across the opening of TW1, the end of its input, of its answers, of the risalah, of TW4's answers.
JEDA = [
    (datetime.fromisoformat(f"{awal}T23:30:00+00:00"), 5 * HARI)
    for awal in ("2026-02-26", "2026-03-27", "2026-04-18", "2026-05-18", "2027-01-22")
]


def berjeda() -> set[datetime]:
    """Once a day, with five pauses of five days and one run after each."""
    jeda = [(awal, awal + lama) for awal, lama in JEDA]
    sisa = {satu for satu in tiap_hari() if not any(a < satu < b for a, b in jeda)}
    return sisa | {akhir for _, akhir in jeda}


def jalankan(d, ketukan: Iterable[datetime]) -> None:
    """Walk through the year: acts and runs of the due jobs in the order of the clock."""
    acara = [(pada, 0, fungsi) for pada, fungsi in perbuatan(d)]
    acara += [(pada, 1, partial(_kerjakan, pada)) for pada in ketukan]
    for pada, _, fungsi in sorted(acara, key=lambda satu: satu[:2]):
        with pada_saat(pada):
            fungsi()


def _kerjakan(pada):
    jalankan_jatuh_tempo(pada)
    jalankan_semua()


def risalah():
    return RisalahDialog.objects.select_related("dialog__skp__pegawai__unit_kerja")
