"""Acts on units, posts, people, placements, roles and requests."""

from datetime import UTC, date, datetime

import pytest

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.jejak.models import Jejak
from ekinerja.kepegawaian import kueri
from ekinerja.kepegawaian.layanan import organisasi, pegawai, penempatan, peran, perbaikan
from ekinerja.kepegawaian.models import Jabatan, Pegawai, PenugasanPeran, RiwayatJabatan, UnitKerja
from ekinerja.kepegawaian.pemberitahuan import pengelola_terdekat
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.factories import (
    InstansiFactory,
    JabatanFactory,
    PegawaiFactory,
    PenugasanPeranFactory,
    PermintaanPerbaikanFactory,
    UnitKerjaFactory,
)

pytestmark = pytest.mark.django_db
HARI = date(2026, 3, 15)


@pytest.fixture(autouse=True)
def _hari_ini(time_machine):
    time_machine.move_to("2026-03-15T03:00:00Z", tick=False)


@pytest.fixture
def admin():
    return PenugasanPeranFactory(admin=True).pegawai


@pytest.fixture
def pengelola():
    return PenugasanPeranFactory().pegawai


def ditolak(sebab, tindakan):
    model = (Jejak, Pemberitahuan, UnitKerja, Jabatan, Pegawai, RiwayatJabatan, PenugasanPeran)
    sebelum = [list(m.objects.order_by("pk").values_list()) for m in model]
    with pytest.raises(Ditolak) as galat:
        tindakan()
    assert galat.value.keputusan.sebab is sebab
    assert sebelum == [list(m.objects.order_by("pk").values_list()) for m in model]
    return str(galat.value)


def aksi(objek):
    return list(Jejak.objects.untuk(objek).order_by("nomor").values_list("aksi", flat=True))


def buat_unit(pelaku, induk=None, nama="Bagian Baru", **isian):
    isian = {"instansi": pelaku.instansi, "zona_waktu": "WIB", **isian}
    return organisasi.tambah_unit(nama, induk=induk, pelaku=pelaku, **isian)


def test_tambah_unit_extends_the_path(pengelola, admin):
    unit = buat_unit(pengelola, pengelola.unit_kerja)
    akar = buat_unit(admin)

    assert unit.jalur == f"{pengelola.unit_kerja.jalur}{unit.pk}/"
    assert akar.jalur == f"/{akar.pk}/"
    assert aksi(unit) == ["kepegawaian.tambah_unit"]


def test_tambah_unit_refusals(pengelola, admin):
    buat_unit(pengelola, pengelola.unit_kerja)

    ditolak(Sebab.ISI, lambda: buat_unit(pengelola, pengelola.unit_kerja))
    ditolak(Sebab.PELAKU, lambda: buat_unit(pengelola))
    ditolak(Sebab.PELAKU, lambda: buat_unit(pengelola, admin.unit_kerja, instansi=admin.instansi))
    ditolak(Sebab.ISI, lambda: buat_unit(admin, admin.unit_kerja, instansi=InstansiFactory()))


def test_tambah_unit_refuses_a_tree_that_is_too_deep(admin):
    unit = admin.unit_kerja
    UnitKerja.objects.filter(pk=unit.pk).update(jalur="/1" * 127 + "/")

    assert "terlalu dalam" in ditolak(Sebab.ISI, lambda: buat_unit(admin, unit))


def test_ubah_unit_moves_the_whole_subtree(admin):
    akar = admin.unit_kerja
    kiri, kanan = UnitKerjaFactory(induk=akar), UnitKerjaFactory(induk=akar)
    anak = UnitKerjaFactory(induk=kiri)
    cucu = UnitKerjaFactory(induk=anak)

    organisasi.ubah_unit(kiri.pk, pelaku=admin, induk=kanan, nama="Bagian Pindah")

    jalur = f"{kanan.jalur}{kiri.pk}/"
    for unit, harap in (
        (kiri, jalur),
        (anak, f"{jalur}{anak.pk}/"),
        (cucu, f"{jalur}{anak.pk}/{cucu.pk}/"),
        (kanan, kanan.jalur),
    ):
        unit.refresh_from_db()
        assert unit.jalur == harap
    rincian = Jejak.objects.untuk(kiri).get().rincian
    assert (rincian["lama"]["induk"], rincian["baru"]["induk"]) == (akar.pk, kanan.pk)


def test_ubah_unit_to_the_top(admin):
    anak = UnitKerjaFactory(induk=admin.unit_kerja)

    assert organisasi.ubah_unit(anak.pk, pelaku=admin, induk=None).jalur == f"/{anak.pk}/"


def test_ubah_unit_refuses_loops_other_instansi_and_outsiders(admin, pengelola):
    anak = UnitKerjaFactory(induk=admin.unit_kerja)
    cucu = UnitKerjaFactory(induk=anak)

    def pindah(unit, induk, pelaku=admin):
        return lambda: organisasi.ubah_unit(unit.pk, pelaku=pelaku, induk=induk)

    for tujuan in (anak, cucu):
        assert "dirinya sendiri" in ditolak(Sebab.ISI, pindah(anak, tujuan))
    luar = UnitKerjaFactory()
    ditolak(Sebab.ISI, pindah(anak, luar))
    ditolak(Sebab.PELAKU, pindah(anak, cucu, pengelola))
    ditolak(Sebab.PELAKU, pindah(pengelola.unit_kerja, None, pengelola))


def test_jabatan_is_made_and_changed_but_not_moved(pengelola):
    unit = pengelola.unit_kerja
    jabatan = organisasi.tambah_jabatan(
        "Analis", unit_kerja=unit, kelompok="ja", jenjang="pelaksana", pelaku=pengelola
    )

    organisasi.ubah_jabatan(jabatan.pk, pelaku=pengelola, nama="Analis Data")

    assert aksi(jabatan) == ["kepegawaian.tambah_jabatan", "kepegawaian.ubah_jabatan"]
    lain = UnitKerjaFactory()
    ditolak(
        Sebab.ISI, lambda: organisasi.ubah_jabatan(jabatan.pk, pelaku=pengelola, unit_kerja=lain)
    )
    asing = PegawaiFactory()
    ditolak(Sebab.PELAKU, lambda: organisasi.ubah_jabatan(jabatan.pk, pelaku=asing, nama="X"))
    ditolak(
        Sebab.PELAKU,
        lambda: organisasi.tambah_jabatan("X", unit_kerja=unit, kelompok="jf", pelaku=asing),
    )


def buat_pegawai(pelaku, jabatan, nip="199001012015012001", **isian):
    isian = {"jenis_asn": "pns", "tanggal_lahir": date(1990, 1, 1), **isian}
    return pegawai.tambah_pegawai(
        "Sari", jabatan=jabatan, tmt_mulai=date(2026, 1, 1), nip=nip, pelaku=pelaku, **isian
    )


def test_tambah_pegawai_with_the_first_post(pengelola):
    jabatan = JabatanFactory(unit_kerja=pengelola.unit_kerja)

    baru = buat_pegawai(pengelola, jabatan)

    riwayat = baru.daftar_riwayat_jabatan.get()
    assert (riwayat.jabatan, riwayat.tmt_mulai) == (jabatan, date(2026, 1, 1))
    assert (baru.instansi, baru.unit_kerja) == (pengelola.instansi, pengelola.unit_kerja)
    assert aksi(baru) == ["kepegawaian.tambah_pegawai"]


def test_tambah_pegawai_refusals(pengelola):
    jabatan = JabatanFactory(unit_kerja=pengelola.unit_kerja)

    luar = JabatanFactory()
    ditolak(Sebab.PELAKU, lambda: buat_pegawai(pengelola, luar))
    ditolak(Sebab.ISI, lambda: buat_pegawai(pengelola, jabatan, nip="123"))
    ditolak(Sebab.ISI, lambda: buat_pegawai(pengelola, jabatan, nip=pengelola.nip))


def test_ubah_pegawai_keeps_the_account_in_step(pengelola):
    orang = PegawaiFactory(unit_kerja=pengelola.unit_kerja)

    pegawai.ubah_pegawai(
        orang.pk, pelaku=pengelola, nip="199001012015012001", aktif=False, gelar_belakang="S.E."
    )

    orang.refresh_from_db()
    assert (orang.akun.username, orang.akun.is_active) == ("199001012015012001", False)
    assert orang.nama_gelar.endswith(", S.E.")
    assert aksi(orang) == ["kepegawaian.ubah_pegawai"]
    pegawai.ubah_pegawai(orang.pk, pelaku=pengelola, nip=orang.nip)


def test_ubah_pegawai_refusals(pengelola):
    orang = PegawaiFactory(unit_kerja=pengelola.unit_kerja)

    ditolak(Sebab.ISI, lambda: pegawai.ubah_pegawai(orang.pk, pelaku=pengelola, nip=pengelola.nip))
    ditolak(
        Sebab.PELAKU, lambda: pegawai.ubah_pegawai(pengelola.pk, pelaku=pengelola, email="a@b.id")
    )
    with pytest.raises(TypeError):
        pegawai.ubah_pegawai(orang.pk, pelaku=pengelola, jabatan=orang.jabatan)


def tempatkan(pelaku, orang, mulai=date(2026, 3, 1), **isian):
    if "jabatan" not in isian:
        isian["jabatan"] = JabatanFactory(unit_kerja=pelaku.unit_kerja)
    return penempatan.tempatkan(orang.pk, tmt_mulai=mulai, pelaku=pelaku, **isian)


def definitif(orang):
    baris = orang.daftar_riwayat_jabatan.filter(jenis_penugasan="definitif").order_by("tmt_mulai")
    return list(baris.values_list("jabatan", "tmt_mulai", "tmt_selesai"))


def test_tempatkan_closes_the_old_post_and_copies_the_new_one(pengelola):
    orang = PegawaiFactory(unit_kerja=pengelola.unit_kerja)
    lama = orang.jabatan_id

    baru = tempatkan(pengelola, orang)

    assert definitif(orang) == [
        (lama, date(2020, 1, 1), date(2026, 2, 28)),
        (baru.jabatan_id, date(2026, 3, 1), None),
    ]
    orang.refresh_from_db()
    assert orang.jabatan == baru.jabatan
    assert aksi(orang) == ["kepegawaian.tempatkan"]
    assert Pemberitahuan.objects.get().penerima == orang


def test_tempatkan_corrects_the_same_first_day_and_refuses_to_run_over_a_later_one(pengelola):
    orang = PegawaiFactory(unit_kerja=pengelola.unit_kerja)
    salah = tempatkan(pengelola, orang)

    betul = tempatkan(pengelola, orang)

    assert betul.pk == salah.pk
    assert "01 Maret 2026" in ditolak(
        Sebab.ISI,
        lambda: tempatkan(pengelola, orang, date(2026, 2, 1), jabatan=orang.jabatan),
    )
    tempatkan(pengelola, orang, date(2026, 2, 1), tmt_selesai=date(2026, 2, 28))
    assert [mulai.month for _, mulai, _ in definitif(orang)] == [1, 2, 3]


def test_tempatkan_acting_post_changes_nothing_else(pengelola):
    orang = PegawaiFactory(unit_kerja=pengelola.unit_kerja)
    sebelum = (orang.jabatan_id, definitif(orang))

    tempatkan(pengelola, orang, jenis_penugasan="plt", tmt_selesai=date(2026, 6, 30))

    orang.refresh_from_db()
    assert (orang.jabatan_id, definitif(orang)) == sebelum


def test_tempatkan_refusals(pengelola):
    orang = PegawaiFactory(unit_kerja=pengelola.unit_kerja)
    luar = JabatanFactory()

    ditolak(
        Sebab.ISI,
        lambda: tempatkan(pengelola, orang, jabatan=orang.jabatan, tmt_selesai=date(2026, 1, 1)),
    )
    ditolak(Sebab.PELAKU, lambda: tempatkan(pengelola, orang, jabatan=luar))
    ditolak(Sebab.PELAKU, lambda: tempatkan(pengelola, pengelola, jabatan=orang.jabatan))


def test_segarkan_penempatan_copies_when_the_day_has_come_and_once(pengelola):
    timur = UnitKerjaFactory(induk=pengelola.unit_kerja, zona_waktu="WIT")
    orang = PegawaiFactory(unit_kerja=timur)
    tempatkan(pengelola, orang, date(2026, 4, 1))
    # 23.00 WIB is 01.00 of the next day in WIT.
    jam = [datetime(2026, 3, 31, 16, tzinfo=UTC), *[datetime(2026, 3, 31, 17, tzinfo=UTC)] * 2]

    jumlah = [penempatan.segarkan_penempatan(saat) for saat in jam]

    assert jumlah == [0, 1, 0]
    orang.refresh_from_db()
    assert orang.unit_kerja == pengelola.unit_kerja
    assert aksi(orang) == ["kepegawaian.tempatkan"] * 2


def beri(pelaku, orang, **isian):
    isian = {"unit_kerja": pelaku.unit_kerja, "mulai": HARI, **isian}
    return peran.beri_peran(orang.pk, peran="pengelola_kinerja", pelaku=pelaku, **isian)


def test_beri_peran_opens_the_unit_and_cabut_peran_closes_it(admin):
    orang = PegawaiFactory(unit_kerja=admin.unit_kerja)
    lama = beri(admin, orang, mulai=date(2026, 1, 1))
    assert kueri.lingkup(orang, HARI).pengelola == (admin.unit_kerja.jalur,)

    peran.cabut_peran(lama.pk, pelaku=admin)

    lama.refresh_from_db()
    assert lama.selesai == date(2026, 3, 14)
    assert kueri.lingkup(orang, HARI).pengelola == ()
    assert aksi(orang) == ["kepegawaian.beri_peran", "kepegawaian.cabut_peran"]
    assert Pemberitahuan.objects.filter(penerima=orang).count() == 2
    ditolak(Sebab.STATUS, lambda: peran.cabut_peran(lama.pk, pelaku=admin))


def test_cabut_peran_that_never_held_leaves_no_row(admin):
    baru = beri(admin, PegawaiFactory(unit_kerja=admin.unit_kerja))

    peran.cabut_peran(baru.pk, pelaku=admin)

    assert not PenugasanPeran.objects.filter(pk=baru.pk).exists()


def test_beri_peran_refusals(admin, pengelola):
    orang = PegawaiFactory(unit_kerja=admin.unit_kerja)
    beri(admin, orang, selesai=date(2026, 3, 31))

    ditolak(Sebab.STATUS, lambda: beri(admin, orang))
    ditolak(Sebab.STATUS, lambda: beri(admin, orang, mulai=date(2026, 3, 1), selesai=HARI))
    ditolak(Sebab.ISI, lambda: beri(admin, orang, selesai=date(2026, 3, 1)))
    ditolak(Sebab.PELAKU, lambda: beri(admin, admin))
    ditolak(Sebab.PELAKU, lambda: beri(pengelola, orang))
    luar = UnitKerjaFactory()
    ditolak(Sebab.PELAKU, lambda: beri(admin, orang, unit_kerja=luar))
    beri(admin, orang, mulai=date(2026, 4, 1))


def test_peran_first_admin_comes_from_the_system():
    orang = PegawaiFactory()

    peran.beri_peran(
        orang.pk, peran="admin_instansi", unit_kerja=orang.unit_kerja, mulai=HARI, pelaku=None
    )

    assert kueri.lingkup(orang, HARI).instansi == {orang.instansi_id}


def test_minta_perbaikan_reaches_the_pengelola_and_is_answered(pengelola):
    orang = PegawaiFactory(unit_kerja=pengelola.unit_kerja)

    satu = perbaikan.minta_perbaikan(orang.pk, uraian="Keliru", pelaku=orang)
    perbaikan.jawab_perbaikan(
        satu.pk, diterima=False, jawaban="Sudah benar", pelaku=pengelola, versi=satu.versi
    )

    satu.refresh_from_db()
    assert (satu.status, satu.jawaban, satu.versi) == ("ditolak", "Sudah benar", 2)
    assert aksi(satu) == ["kepegawaian.minta_perbaikan", "kepegawaian.tolak_perbaikan"]
    surat = Pemberitahuan.objects.order_by("pk").values_list("penerima", flat=True)
    assert list(surat) == [pengelola.pk, orang.pk]


def test_perbaikan_refusals(pengelola):
    satu = PermintaanPerbaikanFactory(pegawai__unit_kerja=pengelola.unit_kerja)
    sendiri = PermintaanPerbaikanFactory(pegawai=pengelola)
    orang = satu.pegawai

    def minta(pegawai, pelaku):
        return lambda: perbaikan.minta_perbaikan(pegawai.pk, uraian="x", pelaku=pelaku)

    def jawab(permintaan, pelaku, versi=1):
        return lambda: perbaikan.jawab_perbaikan(
            permintaan.pk, diterima=True, jawaban="x", pelaku=pelaku, versi=versi
        )

    ditolak(Sebab.PELAKU, minta(orang, pengelola))
    ditolak(Sebab.STATUS, minta(orang, orang))
    ditolak(Sebab.PELAKU, jawab(satu, orang))
    ditolak(Sebab.PELAKU, jawab(sendiri, pengelola))
    ditolak(Sebab.VERSI, jawab(satu, pengelola, 2))
    jawab(satu, pengelola)()
    ditolak(Sebab.STATUS, jawab(satu, pengelola, 2))


def test_minta_perbaikan_refused_for_a_pejabat_negara():
    menteri = PegawaiFactory(pejabat_negara=True)

    ditolak(
        Sebab.STATUS,
        lambda: perbaikan.minta_perbaikan(menteri.pk, uraian="x", pelaku=menteri),
    )


def test_pengelola_terdekat_the_nearest_first_else_the_admin(admin):
    cabang = UnitKerjaFactory(induk=admin.unit_kerja)
    assert pengelola_terdekat(cabang, HARI) == [admin]

    atas = PenugasanPeranFactory(unit_kerja=admin.unit_kerja).pegawai
    dekat = PenugasanPeranFactory(unit_kerja=cabang).pegawai

    assert pengelola_terdekat(cabang, HARI) == [dekat, atas]
    assert pengelola_terdekat(admin.unit_kerja, HARI) == [atas]
    assert pengelola_terdekat(cabang, date(2019, 1, 1)) == []
