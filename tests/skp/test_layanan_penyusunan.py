"""Acts of the writer: rows, history, and refusals that leave nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from skp.layanan import penyusunan
from skp.layanan.penyusunan import IsianIKI, IsianLampiran, IsianRHK
from skp.models import SKP, IndikatorKinerjaIndividu, RencanaHasilKerja
from skp.pilihan import JenisHasil, StatusSKP
from tests.factories import (
    IKIFactory,
    JabatanFactory,
    PegawaiFactory,
    RHKFactory,
    RiwayatJabatanFactory,
    SKPFactory,
)
from tests.factories.skp import aspek_perilaku

pytestmark = pytest.mark.django_db
IKI = IsianIKI(uraian="Jumlah laporan", target="90 – 95%", aspek="kuantitas")
RHK = IsianRHK(jenis=JenisHasil.UTAMA, uraian="Tersusunnya laporan", daftar_iki=[IKI])


def jejak(skp):
    return list(Jejak.objects.untuk(skp).order_by("nomor").values_list("aksi", "versi"))


def isi(skp):
    """Everything the writer has written, to show that a refusal changed none of it."""
    skp.refresh_from_db()
    daftar = [
        list(model.objects.order_by("pk").values())
        for model in (RencanaHasilKerja, IndikatorKinerjaIndividu)
    ]
    return [skp.versi, skp.status, daftar, list(skp.daftar_lampiran.values()), jejak(skp)]


def test_buat_skp_starts_a_draft_with_seven_behaviours():
    aspek_perilaku()
    pegawai = PegawaiFactory()
    riwayat = pegawai.daftar_riwayat_jabatan.get()

    skp = penyusunan.buat_skp(riwayat, tahun=2026, pendekatan="kualitatif", pelaku=pegawai)

    skp = SKP.objects.get(pk=skp.pk)
    assert (skp.status, skp.versi, skp.format) == (StatusSKP.DRAF, 1, "ja_jf")
    assert (skp.periode_mulai, skp.periode_selesai) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (skp.unit_kerja, skp.riwayat_jabatan) == (pegawai.unit_kerja, riwayat)
    assert skp.daftar_ekspektasi.count() == 7
    assert jejak(skp) == [("skp.buat", 1)]


def test_buat_skp_covers_the_part_of_the_year_in_which_the_post_is_held():
    pegawai = PegawaiFactory(riwayat=False)
    riwayat = RiwayatJabatanFactory(
        pegawai=pegawai, tmt_mulai=date(2026, 4, 1), tmt_selesai=date(2026, 9, 30)
    )

    skp = penyusunan.buat_skp(riwayat, tahun=2026, pendekatan="kuantitatif", pelaku=pegawai)

    assert (skp.periode_mulai, skp.periode_selesai) == (date(2026, 4, 1), date(2026, 9, 30))


@pytest.mark.parametrize("tahun", [2025, 2027])
def test_buat_skp_refuses_a_year_without_the_post(tahun):
    pegawai = PegawaiFactory(riwayat=False)
    riwayat = RiwayatJabatanFactory(
        pegawai=pegawai, tmt_mulai=date(2026, 4, 1), tmt_selesai=date(2026, 9, 30)
    )

    with pytest.raises(Ditolak) as galat:
        penyusunan.buat_skp(riwayat, tahun=tahun, pendekatan="kuantitatif", pelaku=pegawai)

    assert galat.value.keputusan.sebab is Sebab.ISI
    assert (SKP.objects.count(), Jejak.objects.count()) == (0, 0)


def test_buat_skp_twice_is_refused():
    skp = SKPFactory()

    with pytest.raises(Ditolak) as galat:
        penyusunan.buat_skp(
            skp.riwayat_jabatan, tahun=2026, pendekatan="kuantitatif", pelaku=skp.pegawai
        )

    assert galat.value.keputusan.sebab is Sebab.STATUS
    assert SKP.objects.get() == skp


def test_simpan_rhk_writes_row_numbers_and_history():
    skp = SKPFactory()

    rhk = penyusunan.simpan_rhk(skp.pk, isian=RHK, pelaku=skp.pegawai, versi=1)

    iki = rhk.daftar_iki.get()
    assert (rhk.urutan, iki.urutan, iki.satuan) == (1, 1, "%")
    assert (iki.target_min, iki.target_maks) == (Decimal(90), Decimal(95))
    catatan = Jejak.objects.untuk(skp).get()
    assert (catatan.aksi, catatan.versi) == ("skp.simpan_rhk", 2)
    assert catatan.rincian["sebelum"] is None
    assert catatan.rincian["sesudah"]["iki"][0]["target"] == "90 – 95%"


def test_simpan_rhk_changes_keeps_and_removes_iki_by_their_key():
    rhk = RHKFactory(iki=False)
    tetap, buang = IKIFactory(rhk=rhk), IKIFactory(rhk=rhk)
    baru = IsianIKI(uraian="Mutu laporan", target="Baik", aspek="kualitas")
    diubah = IsianIKI(uraian="Jumlah berkas", target="2 berkas", aspek="kuantitas", pk=tetap.pk)

    penyusunan.simpan_rhk(
        rhk.skp_id,
        rhk_pk=rhk.pk,
        isian=IsianRHK(jenis="utama", uraian="Baru", daftar_iki=[baru, diubah]),
        pelaku=rhk.skp.pegawai,
        versi=1,
    )

    daftar = list(rhk.daftar_iki.values_list("uraian", "urutan"))
    assert daftar == [("Mutu laporan", 1), ("Jumlah berkas", 2)]
    assert rhk.daftar_iki.filter(pk=tetap.pk).exists()
    assert not rhk.daftar_iki.filter(pk=buang.pk).exists()


def test_simpan_rhk_links_to_the_set_rhk_of_the_penilai_only():
    atas = PegawaiFactory()
    milik_penilai = RHKFactory(skp=SKPFactory(pegawai=atas, lengkap=True, ditetapkan=True))
    orang_lain = RHKFactory(skp=SKPFactory(lengkap=True, ditetapkan=True))
    skp = SKPFactory(penilai=atas)
    sebelum = isi(skp)

    with pytest.raises(Ditolak, match="bukan milik pejabat penilai") as galat:
        penyusunan.simpan_rhk(
            skp.pk, isian=replace(RHK, rhk_pimpinan=orang_lain), pelaku=skp.pegawai, versi=1
        )
    assert (galat.value.keputusan.sebab, isi(skp)) == (Sebab.ISI, sebelum)

    tertaut = replace(RHK, rhk_pimpinan=milik_penilai)
    rhk = penyusunan.simpan_rhk(skp.pk, isian=tertaut, pelaku=skp.pegawai, versi=1)
    assert rhk.rhk_pimpinan == milik_penilai


def test_simpan_rhk_does_not_touch_the_iki_of_another_rhk():
    rhk, orang_lain = RHKFactory(), IKIFactory(uraian="Milik orang lain")
    isian = IsianIKI(uraian="Curian", target="1", aspek="kuantitas", pk=orang_lain.pk)

    penyusunan.simpan_rhk(
        rhk.skp_id,
        rhk_pk=rhk.pk,
        isian=IsianRHK(jenis="utama", uraian="RHK", daftar_iki=[isian]),
        pelaku=rhk.skp.pegawai,
        versi=1,
    )

    orang_lain.refresh_from_db()
    assert orang_lain.uraian == "Milik orang lain"
    assert rhk.daftar_iki.get().uraian == "Curian"


def test_simpan_rhk_with_one_key_twice_loses_no_row():
    iki = RHKFactory().daftar_iki.get()
    isian = [
        IsianIKI(uraian=uraian, target="1", aspek="kuantitas", pk=iki.pk) for uraian in ("A", "B")
    ]

    rhk = penyusunan.simpan_rhk(
        iki.rhk.skp_id,
        rhk_pk=iki.rhk_id,
        isian=IsianRHK(jenis="utama", uraian="RHK", daftar_iki=isian),
        pelaku=iki.rhk.skp.pegawai,
        versi=1,
    )

    assert list(rhk.daftar_iki.values_list("uraian", flat=True)) == ["A", "B"]


def test_simpan_rhk_leaves_a_frozen_iki_as_it_is():
    iki = RHKFactory().daftar_iki.get()
    type(iki).objects.filter(pk=iki.pk).update(dibekukan=True)
    diubah = IsianIKI(uraian="Lain", target="9", aspek="kuantitas", pk=iki.pk)
    tanpa = IsianRHK(jenis="utama", uraian="RHK", daftar_iki=[IKI])
    dengan = IsianRHK(jenis="utama", uraian="RHK", daftar_iki=[diubah])
    argumen = {"rhk_pk": iki.rhk_id, "pelaku": iki.rhk.skp.pegawai, "versi": 1}

    with pytest.raises(Ditolak, match="sudah berealisasi"):
        penyusunan.simpan_rhk(iki.rhk.skp_id, isian=tanpa, **argumen)
    penyusunan.simpan_rhk(iki.rhk.skp_id, isian=dengan, **argumen)

    assert iki.rhk.daftar_iki.get().uraian == iki.uraian


def test_hapus_rhk_keeps_its_words_in_the_history():
    rhk = RHKFactory()

    penyusunan.hapus_rhk(rhk.skp_id, rhk_pk=rhk.pk, pelaku=rhk.skp.pegawai, versi=1)

    assert not RencanaHasilKerja.objects.exists()
    assert Jejak.objects.untuk(rhk.skp).get().rincian["sebelum"]["uraian"] == rhk.uraian


@pytest.mark.parametrize("sebab", ["didukung", "beku"])
def test_hapus_rhk_refuses_what_others_rest_on(sebab):
    rhk = RHKFactory()
    if sebab == "didukung":
        RHKFactory(rhk_pimpinan=rhk, teks_diintervensi="")
    else:
        rhk.daftar_iki.update(dibekukan=True)
    sebelum = isi(rhk.skp)

    with pytest.raises(Ditolak) as galat:
        penyusunan.hapus_rhk(rhk.skp_id, rhk_pk=rhk.pk, pelaku=rhk.skp.pegawai, versi=1)

    assert galat.value.keputusan.sebab is Sebab.STATUS
    assert isi(rhk.skp) == sebelum


def test_simpan_lampiran_replaces_the_whole_list_and_tells_both():
    skp = SKPFactory(lengkap=True)

    penyusunan.simpan_lampiran(
        skp.pk, baris=[IsianLampiran("skema", "Laporan bulanan")], pelaku=skp.pegawai, versi=1
    )

    assert list(skp.daftar_lampiran.values_list("uraian", flat=True)) == ["Laporan bulanan"]
    rincian = Jejak.objects.untuk(skp).get().rincian
    assert (len(rincian["sebelum"]), len(rincian["sesudah"])) == (4, 1)


def test_batalkan_skp_hides_and_leaves_its_history():
    skp = SKPFactory()

    penyusunan.batalkan_skp(skp.pk, pelaku=skp.pegawai, versi=1)

    assert SKP.objects.get().status == StatusSKP.DIBATALKAN
    assert jejak(skp) == [("skp.batalkan", 2)]
    assert periksa_rantai() is None


def _tindakan(nama, skp, **argumen):
    rhk = skp.daftar_rhk.get()
    return {
        "simpan_rhk": lambda: penyusunan.simpan_rhk(skp.pk, isian=RHK, **argumen),
        "hapus_rhk": lambda: penyusunan.hapus_rhk(skp.pk, rhk_pk=rhk.pk, **argumen),
        "simpan_lampiran": lambda: penyusunan.simpan_lampiran(skp.pk, baris=[], **argumen),
        "batalkan_skp": lambda: penyusunan.batalkan_skp(skp.pk, **argumen),
    }[nama]


TINDAKAN = ["simpan_rhk", "hapus_rhk", "simpan_lampiran", "batalkan_skp"]


@pytest.mark.parametrize("nama", TINDAKAN)
@pytest.mark.parametrize("sebab", [Sebab.PELAKU, Sebab.VERSI, Sebab.STATUS])
def test_every_refusal_leaves_nothing(nama, sebab):
    skp = SKPFactory(lengkap=True, diajukan=sebab is Sebab.STATUS)
    pelaku = PegawaiFactory() if sebab is Sebab.PELAKU else skp.pegawai
    versi = skp.versi + (sebab is Sebab.VERSI)
    sebelum = isi(skp)

    with pytest.raises(Ditolak) as galat:
        _tindakan(nama, skp, pelaku=pelaku, versi=versi)()

    assert galat.value.keputusan.sebab is sebab
    assert isi(skp) == sebelum


def test_buat_skp_for_a_post_of_its_own_beside_another():
    skp = SKPFactory()
    kedua = RiwayatJabatanFactory(
        pegawai=skp.pegawai,
        jabatan=JabatanFactory(),
        tmt_mulai=date(2026, 4, 1),
        jenis_penugasan="plt",
    )

    baru = penyusunan.buat_skp(kedua, tahun=2026, pendekatan="kuantitatif", pelaku=skp.pegawai)

    assert (baru.periode_mulai, baru.unit_kerja) == (date(2026, 4, 1), kedua.unit_kerja)
