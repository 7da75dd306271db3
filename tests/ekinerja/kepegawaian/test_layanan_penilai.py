"""Acts on who assesses whom: rows, history, letters, and refusals that leave nothing."""

from datetime import date

import pytest

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.jejak.models import Jejak
from ekinerja.kepegawaian.akibat import penjelas
from ekinerja.kepegawaian.layanan import penilai as layanan
from ekinerja.kepegawaian.layanan import samakan, telaah
from ekinerja.kepegawaian.layanan.penilai import Usulan
from ekinerja.kepegawaian.models import PenetapanPenilai
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.factories import (
    JabatanFactory,
    PegawaiFactory,
    PenetapanPenilaiFactory,
    PenugasanPeranFactory,
    RiwayatJabatanFactory,
    UnitKerjaFactory,
)
from tests.factories.skp import SKPFactory

pytestmark = pytest.mark.django_db
MULAI = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def _hari_ini(time_machine):
    time_machine.move_to("2026-03-15T03:00:00Z", tick=False)


@pytest.fixture
def dunia():
    """A unit with a minister on top, a head, a clerk, and the pengelola of the unit."""
    unit = UnitKerjaFactory()
    menteri = PegawaiFactory(pejabat_negara=True, unit_kerja=unit)
    kepala = PegawaiFactory(unit_kerja=unit, kepala=True, penilai=menteri)
    pegawai = PegawaiFactory(unit_kerja=unit)
    pengelola = PegawaiFactory(unit_kerja=unit)
    PenugasanPeranFactory(pegawai=pengelola)
    return {"unit": unit, "menteri": menteri, "kepala": kepala, "pegawai": pegawai} | {
        "pengelola": pengelola
    }


def tetapkan(dunia, **isian):
    usulan = Usulan(**{"penilai": dunia["kepala"], "mulai": MULAI, "alasan": "Baru", **isian})
    return layanan.tetapkan_penilai(dunia["pegawai"].pk, usulan=usulan, pelaku=dunia["pengelola"])


def periode(pegawai):
    baris = pegawai.daftar_penetapan_penilai.order_by("berlaku_mulai")
    return list(baris.values_list("pejabat_penilai", "berlaku_mulai", "berlaku_sampai"))


def ditolak(sebab, tindakan):
    sebelum = (
        Jejak.objects.count(),
        Pemberitahuan.objects.count(),
        list(PenetapanPenilai.objects.order_by("pk").values_list()),
    )
    with pytest.raises(Ditolak) as galat:
        tindakan()
    assert galat.value.keputusan.sebab is sebab
    assert sebelum == (
        Jejak.objects.count(),
        Pemberitahuan.objects.count(),
        list(PenetapanPenilai.objects.order_by("pk").values_list()),
    )
    return str(galat.value)


def test_tetapkan_penilai_derives_the_superior_and_tells_both(dunia):
    penetapan = tetapkan(dunia)

    assert penetapan.atasan_pejabat_penilai == dunia["menteri"]
    jejak = Jejak.objects.get(aksi="kepegawaian.tetapkan_penilai")
    assert (jejak.jenis_objek, jejak.id_objek) == ("kepegawaian.pegawai", dunia["pegawai"].pk)
    assert set(Pemberitahuan.objects.values_list("penerima", "jenis")) == {
        (dunia["pegawai"].pk, "kepegawaian/surel/tetapkan_penilai"),
        (dunia["kepala"].pk, "kepegawaian/surel/tetapkan_penilai_penilai"),
    }


def test_tetapkan_penilai_closes_the_running_one_the_day_before(dunia):
    lama = PegawaiFactory()
    PenetapanPenilaiFactory(pegawai=dunia["pegawai"], pejabat_penilai=lama)

    tetapkan(dunia)

    assert periode(dunia["pegawai"]) == [
        (lama.pk, date(2020, 1, 1), date(2026, 2, 28)),
        (dunia["kepala"].pk, MULAI, None),
    ]
    assert Pemberitahuan.objects.filter(penerima=lama).count() == 1


def test_tetapkan_penilai_corrects_the_one_with_the_same_first_day(dunia):
    lama = PenetapanPenilaiFactory(pegawai=dunia["pegawai"], berlaku_mulai=MULAI)

    baru = tetapkan(dunia)

    assert (baru.pk, periode(dunia["pegawai"])) == (lama.pk, [(dunia["kepala"].pk, MULAI, None)])


def test_tetapkan_penilai_refuses_to_run_over_a_later_one(dunia):
    PenetapanPenilaiFactory(pegawai=dunia["pegawai"], berlaku_mulai=date(2026, 4, 1))

    assert "01 April 2026" in ditolak(Sebab.ISI, lambda: tetapkan(dunia))
    tetapkan(dunia, sampai=date(2026, 3, 31))


@pytest.mark.parametrize(
    ("isian", "kata"),
    [
        ({"penilai": "pegawai"}, "pegawai itu sendiri"),
        ({"atasan": "pegawai"}, "orang lain"),
        ({"atasan": "kepala"}, "orang lain"),
        ({"pertimbangan": "pegawai"}, "pertimbangan"),
        ({"penilai": "pengelola"}, "belum mempunyai pejabat penilai"),
        ({"penilai": "menteri", "atasan": "kepala"}, "puncak rantai"),
        ({"dasar": "delegasi"}, "nomor surat"),
        ({"mulai": date(2031, 1, 1)}, "1 tahun lagi"),
        ({"mulai": date(2001, 1, 1)}, "5 tahun lalu"),
        ({"sampai": date(2026, 2, 1)}, "sebelum tanggal mulai"),
    ],
)
def test_tetapkan_penilai_refuses_people_and_dates_that_do_not_fit(dunia, isian, kata):
    isian = {k: dunia.get(v, v) if isinstance(v, str) else v for k, v in isian.items()}

    assert kata in ditolak(Sebab.ISI, lambda: tetapkan(dunia, **isian))


@pytest.mark.parametrize("peran", ["penilai", "atasan"])
def test_tetapkan_penilai_refuses_inactive_people(dunia, peran):
    mantan = PegawaiFactory(aktif=False, penilai=dunia["menteri"])

    assert "tidak aktif" in ditolak(Sebab.ISI, lambda: tetapkan(dunia, **{peran: mantan}))


def test_tetapkan_penilai_pejabat_negara_has_nobody_above(dunia):
    assert tetapkan(dunia, penilai=dunia["menteri"]).atasan_pejabat_penilai is None


def test_tetapkan_penilai_refused_for_outsiders_and_for_oneself(dunia):
    lain = PenugasanPeranFactory().pegawai

    ditolak(Sebab.PELAKU, lambda: tetapkan(dunia | {"pengelola": lain}))
    ditolak(Sebab.PELAKU, lambda: tetapkan(dunia | {"pengelola": dunia["kepala"]}))
    ditolak(Sebab.PELAKU, lambda: tetapkan(dunia | {"pegawai": dunia["pengelola"]}))


def test_tetapkan_penilai_refused_for_people_who_are_not_assessed(dunia):
    ditolak(Sebab.STATUS, lambda: tetapkan(dunia | {"pegawai": dunia["menteri"]}))
    mantan = PegawaiFactory(unit_kerja=dunia["unit"], aktif=False)
    ditolak(Sebab.STATUS, lambda: tetapkan(dunia | {"pegawai": mantan}))


def test_tetapkan_penilai_refuses_an_old_preview(dunia):
    PenetapanPenilaiFactory(pegawai=dunia["pegawai"])
    usulan = Usulan(penilai=dunia["kepala"], mulai=MULAI)

    ditolak(
        Sebab.VERSI,
        lambda: layanan.tetapkan_penilai(
            dunia["pegawai"].pk, usulan=usulan, pelaku=dunia["pengelola"], tanda="-"
        ),
    )


def test_pratinjau_warns_of_a_loop_a_vacant_post_and_the_past(dunia):
    dunia["kepala"].daftar_penetapan_penilai.all().delete()
    PenetapanPenilaiFactory(pegawai=dunia["kepala"], pejabat_penilai=dunia["pegawai"])
    dunia["kepala"].daftar_riwayat_jabatan.all().delete()
    usulan = Usulan(
        penilai=dunia["kepala"], atasan=dunia["menteri"], mulai=MULAI, sampai=date(2026, 6, 30)
    )

    rencana = layanan.pratinjau(dunia["pegawai"], usulan=usulan, pelaku=dunia["pengelola"])

    kata = ["melingkar", "tidak tercatat", "delegasi", "surut", "30 Juni 2026"]
    assert [k in p for k, p in zip(kata, rencana.peringatan, strict=True)] == [True] * 5
    assert PenetapanPenilai.objects.filter(pegawai=dunia["pegawai"]).count() == 0


def test_pratinjau_tells_what_the_apps_above_say(dunia, monkeypatch):
    monkeypatch.setattr("ekinerja.kepegawaian.akibat._PENJELAS", [])

    penjelas(lambda pegawai_id, *, mulai: [f"SKP {pegawai_id} sejak {mulai}"])
    rencana = layanan.pratinjau(
        dunia["pegawai"], usulan=Usulan(dunia["kepala"], MULAI), pelaku=dunia["pengelola"]
    )

    assert rencana.akibat == [f"SKP {dunia['pegawai'].pk} sejak 2026-03-01"]


def test_pratinjau_counts_the_skp_that_follow_and_those_that_stay(dunia):
    pegawai = dunia["pegawai"]
    SKPFactory(pegawai=pegawai, tahun=2026, ditetapkan=True, penilai=dunia["kepala"])
    for tahun in (2025, 2027):
        SKPFactory(pegawai=pegawai, tahun=tahun, penilai=False)

    rencana = layanan.pratinjau(
        pegawai, usulan=Usulan(dunia["kepala"], MULAI), pelaku=dunia["pengelola"]
    )

    assert rencana.akibat == [
        "1 SKP yang belum ditetapkan mengikuti pejabat penilai ini.",
        "1 SKP yang sudah ditetapkan tidak berubah.",
    ]


def test_akhiri_penetapan_sets_the_last_day(dunia):
    penetapan = tetapkan(dunia)

    layanan.akhiri_penetapan(
        penetapan.pk, sampai=date(2026, 3, 31), alasan="Pindah", pelaku=dunia["pengelola"]
    )

    assert periode(dunia["pegawai"]) == [(dunia["kepala"].pk, MULAI, date(2026, 3, 31))]
    assert Jejak.objects.filter(aksi="kepegawaian.akhiri_penetapan").count() == 1
    surat = Pemberitahuan.objects.filter(jenis="kepegawaian/surel/akhiri_penetapan")
    assert set(surat.values_list("penerima", flat=True)) == {
        dunia["pegawai"].pk,
        dunia["kepala"].pk,
    }


@pytest.mark.parametrize(
    ("ada", "sampai", "sebab"),
    [
        (None, date(2026, 2, 28), Sebab.ISI),
        (date(2026, 4, 30), date(2026, 5, 1), Sebab.ISI),
        (date(2026, 3, 14), date(2026, 3, 10), Sebab.STATUS),
    ],
)
def test_akhiri_penetapan_refuses_days_outside_the_period(dunia, ada, sampai, sebab):
    penetapan = PenetapanPenilaiFactory(
        pegawai=dunia["pegawai"], berlaku_mulai=MULAI, berlaku_sampai=ada
    )

    ditolak(
        sebab,
        lambda: layanan.akhiri_penetapan(
            penetapan.pk, sampai=sampai, alasan="", pelaku=dunia["pengelola"]
        ),
    )


def test_saran_penilai_goes_up_to_the_nearest_head(dunia):
    anak = UnitKerjaFactory(induk=dunia["unit"])
    kepala_anak = PegawaiFactory(unit_kerja=anak, kepala=True)
    staf = PegawaiFactory(unit_kerja=anak)
    atasan = JabatanFactory(unit_kerja=anak)
    pemegang = PegawaiFactory(unit_kerja=anak, jabatan=atasan)
    bawahan = PegawaiFactory(
        unit_kerja=anak, jabatan=JabatanFactory(unit_kerja=anak, atasan=atasan)
    )

    saran = [telaah.saran_penilai(p, pada=MULAI) for p in (staf, kepala_anak, bawahan)]

    assert saran == [kepala_anak, dunia["kepala"], pemegang]


def test_saran_penilai_prefers_the_definitive_holder_then_the_acting_one(dunia):
    dunia["unit"].refresh_from_db()
    plt = PegawaiFactory()
    RiwayatJabatanFactory(pegawai=plt, jabatan=dunia["unit"].kepala_jabatan, jenis_penugasan="plt")
    assert telaah.saran_penilai(dunia["pegawai"], pada=MULAI) == dunia["kepala"]

    dunia["kepala"].daftar_riwayat_jabatan.update(tmt_selesai=date(2026, 1, 1))

    assert telaah.saran_penilai(dunia["pegawai"], pada=MULAI) == plt


def test_samakan_dengan_kepala_reaches_those_without_penilai_only(dunia):
    sudah = PegawaiFactory(unit_kerja=dunia["unit"], penilai=PegawaiFactory())
    usul = samakan.calon(dunia["unit"], pelaku=dunia["pengelola"])

    hasil = samakan.samakan_dengan_kepala(dunia["unit"].pk, mulai=MULAI, pelaku=dunia["pengelola"])

    assert [p.pk for p in usul.daftar] == [dunia["pegawai"].pk]
    assert [(h.pegawai.pk, bool(h.keputusan)) for h in hasil] == [(dunia["pegawai"].pk, True)]
    assert periode(dunia["pegawai"]) == [(dunia["kepala"].pk, MULAI, None)]
    assert len(periode(sudah)) == 1


def test_samakan_dengan_kepala_needs_a_head_with_a_penilai(dunia):
    dunia["kepala"].daftar_penetapan_penilai.all().delete()
    ditolak(
        Sebab.STATUS,
        lambda: samakan.samakan_dengan_kepala(
            dunia["unit"].pk, mulai=MULAI, pelaku=dunia["pengelola"]
        ),
    )
    dunia["kepala"].daftar_riwayat_jabatan.all().delete()
    usul = samakan.calon(dunia["unit"], pelaku=dunia["pengelola"])
    assert "kosong" in usul.keputusan.alasan
    assert samakan.calon(dunia["unit"], pelaku=dunia["pegawai"]).keputusan.sebab is Sebab.PELAKU
