"""A set evaluation becomes final: by agreement, or by silence until the deadline."""

from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from ekinerja.antrean.layanan import jalankan_jatuh_tempo, jalankan_semua
from ekinerja.antrean.models import Pekerjaan
from ekinerja.antrean.pilihan import Keadaan
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import pada_saat
from ekinerja.jejak.models import Jejak
from ekinerja.kalender.layanan.tenggat import tenggat_konfirmasi
from ekinerja.pemberitahuan.models import Pemberitahuan
from evaluasi.layanan import konfirmasi
from evaluasi.models import EvaluasiKinerja, KonfirmasiEvaluasi
from tests.factories.evaluasi import EvaluasiFactory
from tests.factories.kalender import HariLiburFactory
from tests.factories.kepegawaian import PegawaiFactory, UnitKerjaFactory
from tests.factories.skp import SKPFactory

pytestmark = pytest.mark.django_db
DETIK = timedelta(seconds=1)
LAUT = {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00"}
# Set on, days off, last day. From the worked examples of the plan.
VEKTOR = [
    (date(2026, 1, 30), [date(2026, 2, 16), date(2026, 2, 17)], "2026-02-23"),
    (date(2026, 1, 30), [], "2026-02-19"),
    (date(2026, 1, 14), [date(2026, 1, 16)], "2026-02-04"),
    (date(2026, 1, 20), [], "2026-02-09"),
]


def ditetapkan(mulai=date(2026, 1, 30), zona="WIB", **isi):
    """Set at noon of that day, with the deadline that the calendar says."""
    unit = UnitKerjaFactory(zona_waktu=zona)
    saat = datetime.fromisoformat(f"{mulai}T12:00:00{LAUT[zona]}")
    skp = SKPFactory(pegawai=PegawaiFactory(unit_kerja=unit), lengkap=True, ditetapkan=True)
    batas = tenggat_konfirmasi(unit, tahun=2026, mulai=mulai)
    return EvaluasiFactory(
        ditetapkan=True, skp=skp, waktu_ditetapkan=saat, batas_waktu=batas, **isi
    )


def setujui(evaluasi, pelaku=None):
    return konfirmasi.setujui_evaluasi(
        evaluasi.pk, pelaku=pelaku or evaluasi.pegawai, versi=evaluasi.versi
    )


@pytest.mark.parametrize("zona", LAUT)
@pytest.mark.parametrize("vektor", VEKTOR)
def test_window_closes_with_the_last_second_where_the_unit_is(vektor, zona):
    mulai, libur, terakhir = vektor
    for hari in libur:
        HariLiburFactory(tanggal=hari)
    evaluasi = ditetapkan(mulai, zona)
    batas = datetime.fromisoformat(f"{terakhir}T23:59:59{LAUT[zona]}")

    assert evaluasi.batas_waktu == batas
    with pada_saat(batas + DETIK), pytest.raises(Ditolak) as galat:
        setujui(evaluasi)
    assert galat.value.keputusan.sebab is Sebab.TENGGAT
    assert zona in galat.value.keputusan.alasan
    assert not konfirmasi.setujui_otomatis(evaluasi.pk, pada=batas)
    with pada_saat(batas):
        setujui(evaluasi)
    evaluasi.refresh_from_db()
    assert (evaluasi.status, evaluasi.waktu_final) == ("final", batas)


def test_agreement_makes_final_and_tells_the_penilai():
    evaluasi = ditetapkan()
    with pada_saat(evaluasi.batas_waktu - DETIK):
        setujui(evaluasi)

    jawaban = KonfirmasiEvaluasi.objects.get()
    saat = evaluasi.batas_waktu - DETIK
    assert (jawaban.jawaban, jawaban.waktu, jawaban.waktu_dicatat) == ("setuju", saat, saat)
    assert jawaban.batas_waktu == evaluasi.batas_waktu
    assert [j.aksi for j in Jejak.objects.untuk(evaluasi)] == ["evaluasi.setujui"]
    surat = Pemberitahuan.objects.get()
    assert surat.penerima == evaluasi.pejabat_penilai
    assert "Baik" not in surat.isi
    dokumen = DokumenTerbit.objects.get(jenis="dokumen_evaluasi")
    assert dokumen.cuplikan["final"]["jawaban"] == "setuju"


def test_only_the_employee_answers():
    evaluasi = ditetapkan()
    for pelaku in (evaluasi.pejabat_penilai, evaluasi.atasan_pejabat_penilai, PegawaiFactory()):
        with pada_saat(evaluasi.waktu_ditetapkan), pytest.raises(Ditolak) as galat:
            setujui(evaluasi, pelaku)
        assert galat.value.keputusan.sebab is Sebab.PELAKU
    assert not KonfirmasiEvaluasi.objects.exists()
    assert EvaluasiKinerja.objects.get().versi == evaluasi.versi


@pytest.mark.parametrize("keadaan", ["siap", "draf", "keberatan", "final"])
def test_only_what_waits_for_an_answer_takes_one(keadaan):
    evaluasi = EvaluasiFactory(**{keadaan: True})
    sebelum = KonfirmasiEvaluasi.objects.count()

    with pytest.raises(Ditolak) as galat:
        setujui(evaluasi)

    assert galat.value.keputusan.sebab is Sebab.STATUS
    assert KonfirmasiEvaluasi.objects.count() == sebelum
    assert Jejak.objects.untuk(evaluasi).count() == 0


def test_stale_page_is_refused():
    evaluasi = ditetapkan()
    with pada_saat(evaluasi.waktu_ditetapkan), pytest.raises(Ditolak) as galat:
        konfirmasi.setujui_evaluasi(evaluasi.pk, pelaku=evaluasi.pegawai, versi=1)
    assert galat.value.keputusan.sebab is Sebab.VERSI


def test_silence_takes_effect_at_the_deadline_however_late_the_job_runs():
    evaluasi = ditetapkan()
    terlambat = evaluasi.batas_waktu + timedelta(days=5)

    with pada_saat(terlambat):
        jalankan_jatuh_tempo(terlambat)
        jalankan_semua()

    evaluasi.refresh_from_db()
    jawaban = KonfirmasiEvaluasi.objects.get()
    assert (evaluasi.status, evaluasi.waktu_final) == ("final", evaluasi.batas_waktu)
    assert (jawaban.jawaban, jawaban.waktu) == ("otomatis", evaluasi.batas_waktu)
    assert jawaban.waktu_dicatat == terlambat
    riwayat = Jejak.objects.untuk(evaluasi).get()
    assert (riwayat.aksi, riwayat.pelaku, riwayat.waktu) == (
        "evaluasi.setujui_otomatis",
        None,
        terlambat,
    )
    assert Pemberitahuan.objects.get().penerima == evaluasi.pegawai
    cuplikan = DokumenTerbit.objects.get(jenis="dokumen_evaluasi").cuplikan
    assert cuplikan["final"]["jawaban"] == "otomatis"
    assert cuplikan["final"]["tanggal"] == "2026-02-19"


def test_running_it_eight_times_changes_nothing_more():
    evaluasi = ditetapkan()
    sesudah = evaluasi.batas_waktu + DETIK

    hasil = [konfirmasi.setujui_otomatis(evaluasi.pk, pada=sesudah) for _ in range(8)]

    assert hasil == [True] + [False] * 7
    assert KonfirmasiEvaluasi.objects.count() == 1
    assert DokumenTerbit.objects.filter(jenis="dokumen_evaluasi").count() == 1


def test_one_job_for_each_that_is_late_and_the_same_hour_queues_no_second():
    lewat = [ditetapkan() for _ in range(3)]
    ditetapkan(date(2026, 3, 2))
    sesudah = lewat[0].batas_waktu + DETIK

    jumlah = [konfirmasi.setujui_lewat_batas(sesudah) for _ in range(2)]

    antre = Pekerjaan.objects.filter(jenis=konfirmasi.PEKERJAAN)
    assert jumlah == [3, 3]
    assert sorted(p.argumen["pk"] for p in antre) == sorted(e.pk for e in lewat)


def test_job_that_gave_up_is_asked_for_again_an_hour_later():
    evaluasi = ditetapkan()
    sesudah = evaluasi.batas_waktu + DETIK
    konfirmasi.setujui_lewat_batas(sesudah)
    Pekerjaan.objects.filter(jenis=konfirmasi.PEKERJAAN).update(
        keadaan=Keadaan.GAGAL, waktu_selesai=sesudah
    )

    with pada_saat(sesudah + timedelta(hours=1)):
        konfirmasi.setujui_lewat_batas(sesudah + timedelta(hours=1))
        jalankan_semua()

    assert EvaluasiKinerja.objects.get().status == "final"


@pytest.mark.parametrize("keadaan", ["siap", "draf", "keberatan", "final"])
def test_silence_touches_nothing_else(keadaan):
    evaluasi = EvaluasiFactory(**{keadaan: True})
    sesudah = (evaluasi.batas_waktu or evaluasi.waktu_dibuat) + timedelta(days=1)

    assert konfirmasi.setujui_lewat_batas(sesudah) == 0
    assert not konfirmasi.setujui_otomatis(evaluasi.pk, pada=sesudah)
    versi = evaluasi.versi
    evaluasi.refresh_from_db()
    assert evaluasi.versi == versi


@pytest.mark.parametrize(
    "perbuatan", [lambda k: k.update(jawaban="otomatis"), lambda k: k.delete()]
)
def test_answer_is_never_changed_or_deleted(perbuatan):
    evaluasi = EvaluasiFactory(final=True)

    with pytest.raises(DatabaseError, match="hanya dapat ditambah"), transaction.atomic():
        perbuatan(KonfirmasiEvaluasi.objects.filter(evaluasi=evaluasi))

    assert KonfirmasiEvaluasi.objects.get().jawaban == "setuju"
