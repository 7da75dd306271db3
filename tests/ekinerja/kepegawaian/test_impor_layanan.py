"""Applying an import: all of it or nothing, for the very file and state that were shown."""

from datetime import date

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.jejak.models import Jejak
from ekinerja.kepegawaian.impor.rencana import susun
from ekinerja.kepegawaian.impor.tata import kode_jabatan, kode_pejabat, kode_unit
from ekinerja.kepegawaian.layanan import impor
from ekinerja.kepegawaian.models import BerkasImpor, Pegawai, PenetapanPenilai, UnitKerja
from tests.korpus import dunia
from tests.korpus.buku import buku
from tests.korpus.dunia import NIP_BARU, NIP_BARU_2, PADA

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-20T03:00:00Z")]


@pytest.fixture
def d():
    return dunia.bangun()


def isi_tabel():
    """Every table with its rows counted, to show that a refusal left nothing."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def pratinjau(d, pelaku=None, **isi):
    pelaku = pelaku or d.pengelola
    mentah = buku(**isi)
    rencana = susun(mentah, pelaku=pelaku, pada=PADA)
    assert rencana.galat == ()
    return impor.simpan_pratinjau(mentah, nama="pegawai.xlsx", rencana=rencana, pelaku=pelaku)


def terapkan(berkas, pelaku, **ganti):
    isian = {"sha256": berkas.sha256, "keadaan": berkas.keadaan, **ganti}
    return impor.terapkan(berkas.pk, pelaku=pelaku, **isian)


def berkas_lengkap(d):
    """New unit, post, head, two people of whom one assesses the other, a move, a new penilai."""
    pindah = d.baris_staf(
        nama_lengkap="Staf Baru Nama",
        jabatan=kode_jabatan(d.jabatan.pk),
        tmt_jabatan=date(2026, 2, 1),
        penilai=NIP_BARU,
        penilai_mulai=date(2026, 2, 1),
    )
    kedua = d.baris_baru(nip=NIP_BARU_2, jenis_kelamin=None, tanggal_lahir=None, penilai=NIP_BARU)
    return {
        "unit": [d.baris_unit(kode="BAG", nama="Bagian Arsip"), d.baris_unit(singkatan="Rumga")],
        "jabatan": [
            d.baris_jabatan(
                kode="KA",
                nama="Kepala Bagian Arsip",
                unit="BAG",
                jenjang="Administrator",
                kepala="Ya",
                kelas_jabatan=12,
            )
        ],
        "pegawai": [d.baris_baru(jabatan="KA"), kedua, pindah],
    }


def test_terapkan_does_everything_the_preview_said(d):
    berkas = pratinjau(d, **berkas_lengkap(d))

    terapkan(berkas, d.pengelola)

    unit = UnitKerja.objects.get(nama="Bagian Arsip")
    kepala = Pegawai.objects.get(nip=NIP_BARU)
    assert unit.jalur == f"{d.biro.jalur}{unit.pk}/"
    assert (unit.kepala_jabatan.nama, kepala.jabatan) == (
        "Kepala Bagian Arsip",
        unit.kepala_jabatan,
    )
    d.staf.refresh_from_db()
    assert (d.staf.nama_lengkap, d.staf.jabatan) == ("Staf Baru Nama", d.jabatan)
    kini = PenetapanPenilai.objects.berlaku_untuk(d.staf, PADA)
    assert (kini.pejabat_penilai, kini.atasan_pejabat_penilai) == (kepala, d.kepala)
    lama = PenetapanPenilai.objects.get(pegawai=d.staf, pejabat_penilai=d.kepala)
    assert lama.berlaku_sampai == date(2026, 1, 31)
    berkas.refresh_from_db()
    assert berkas.penerap == d.pengelola
    assert Jejak.objects.filter(aksi="impor.terapkan", id_objek=berkas.pk).count() == 1


def test_terapkan_leaves_nothing_to_do(d):
    isi = berkas_lengkap(d)
    terapkan(pratinjau(d, **isi), d.pengelola)

    rencana = susun(buku(**isi), pelaku=d.pengelola, pada=PADA)

    assert (rencana.galat, rencana.jumlah) == ((), {})


def test_terapkan_refused_a_second_time(d):
    berkas = pratinjau(d, **berkas_lengkap(d))
    terapkan(berkas, d.pengelola)
    sebelum = isi_tabel()

    with pytest.raises(Ditolak) as galat:
        terapkan(berkas, d.pengelola)

    assert galat.value.keputusan.sebab is Sebab.STATUS
    assert isi_tabel() == sebelum


def test_terapkan_refused_to_somebody_else(d):
    berkas = pratinjau(d, **berkas_lengkap(d))
    sebelum = isi_tabel()

    with pytest.raises(Ditolak) as galat:
        terapkan(berkas, d.admin)

    assert galat.value.keputusan.sebab is Sebab.PELAKU
    assert isi_tabel() == sebelum


@pytest.mark.parametrize("ganti", [{"sha256": "0" * 64}, {"keadaan": "0" * 64}])
def test_terapkan_refused_for_another_file_or_state(d, ganti):
    berkas = pratinjau(d, **berkas_lengkap(d))
    sebelum = isi_tabel()

    with pytest.raises(Ditolak) as galat:
        terapkan(berkas, d.pengelola, **ganti)

    assert galat.value.keputusan.sebab is Sebab.VERSI
    assert isi_tabel() == sebelum


def test_terapkan_refused_when_the_data_moved_on(d):
    berkas = pratinjau(d, **berkas_lengkap(d))
    Pegawai.objects.filter(pk=d.staf.pk).update(email="lain@contoh.go.id")
    sebelum = isi_tabel()

    with pytest.raises(Ditolak) as galat:
        terapkan(berkas, d.pengelola)

    assert galat.value.keputusan.sebab is Sebab.VERSI
    assert isi_tabel() == sebelum


def test_terapkan_refused_act_undoes_all_before_it_and_names_the_row(d):
    """A tree too deep is known only while it is built: the units made so far fall with it."""
    rantai = [d.baris_unit(kode="L0", nama="Lapis 0")]
    rantai += [
        d.baris_unit(kode=f"L{n}", nama=f"Lapis {n}", induk=f"L{n - 1}") for n in range(1, 130)
    ]
    berkas = pratinjau(d, unit=rantai)
    sebelum = isi_tabel()

    with pytest.raises(Ditolak) as galat:
        terapkan(berkas, d.pengelola)

    assert str(galat.value).startswith("Lembar Unit, baris ")
    assert str(galat.value).endswith(": Susunan unit kerja terlalu dalam.")
    assert isi_tabel() == sebelum


def test_simpan_pratinjau_refused_without_a_role(d):
    isi = buku()
    rencana = susun(isi, pelaku=d.staf, pada=PADA)

    with pytest.raises(Ditolak) as galat:
        impor.simpan_pratinjau(isi, nama="a.xlsx", rencana=rencana, pelaku=d.staf)

    assert galat.value.keputusan.sebab is Sebab.PELAKU
    assert BerkasImpor.objects.count() == 0


def test_simpan_pratinjau_refused_with_errors(d):
    isi = buku(pegawai=[d.baris_baru(nip="1")])
    rencana = susun(isi, pelaku=d.pengelola, pada=PADA)

    with pytest.raises(Ditolak) as galat:
        impor.simpan_pratinjau(isi, nama="a.xlsx", rencana=rencana, pelaku=d.pengelola)

    assert galat.value.keputusan.sebab is Sebab.ISI
    assert BerkasImpor.objects.count() == 0


def test_terapkan_moves_renames_and_heads_of_existing_units(d):
    berkas = pratinjau(
        d,
        d.admin,
        unit=[d.baris_unit(nama="Bagian TU", induk=kode_unit(d.lain.pk), mandiri="Ya")],
        jabatan=[
            d.baris_jabatan(nama="Kepala TU", jenjang="Ahli Muda", kelas_jabatan=9, kepala="Ya")
        ],
        pegawai=[
            d.baris_staf(
                penilai=kode_pejabat(d.menteri.pk),
                penilai_mulai=date(2026, 1, 1),
                golongan="III/d",
                jenis_kelamin="Laki-laki",
            )
        ],
    )

    terapkan(berkas, d.admin)

    d.bagian.refresh_from_db()
    assert (d.bagian.nama, d.bagian.induk, d.bagian.mandiri) == ("Bagian TU", d.lain, True)
    assert d.bagian.jalur == f"{d.lain.jalur}{d.bagian.pk}/"
    d.jabatan.refresh_from_db()
    assert (d.jabatan.kelompok, d.jabatan.jenjang_jf, d.jabatan.kelas_jabatan) == (
        "jf",
        "ahli_muda",
        9,
    )
    assert d.bagian.kepala_jabatan == d.jabatan
    kini = PenetapanPenilai.objects.berlaku_untuk(d.staf, PADA)
    assert (kini.pejabat_penilai, kini.atasan_pejabat_penilai) == (d.menteri, None)


def test_impor_pages_walk_from_upload_to_receipt(client, d):
    client.force_login(d.pengelola.akun)
    berkas = _unggahan(buku(**berkas_lengkap(d)))

    periksa = client.post(
        reverse("kepegawaian:impor_periksa"), {"berkas": berkas, "kunci": "k" * 36}
    )
    pratinjau = client.get(periksa["Location"])
    kelompok = client.get(periksa["Location"], {"jenis": "tambah_orang"})
    simpanan = BerkasImpor.objects.get()
    terap = client.post(
        reverse("kepegawaian:impor_terapkan", args=[simpanan.pk]),
        {"sha256": simpanan.sha256, "keadaan": simpanan.keadaan, "kunci": "l" * 36},
    )
    bukti = client.get(terap["Location"])

    assert "Menambah 2 orang" in pratinjau.content.decode()
    assert "Sri Wahyuni" in kelompok.content.decode()
    assert "Sudah diterapkan" in bukti.content.decode()
    assert Pegawai.objects.filter(nip=NIP_BARU).count() == 1


def test_impor_page_lists_the_errors_and_stores_nothing(client, d):
    client.force_login(d.pengelola.akun)
    sebelum = isi_tabel()

    response = client.post(
        reverse("kepegawaian:impor_periksa"),
        {"berkas": _unggahan(buku(pegawai=[d.baris_baru(nip=1)])), "kunci": "k" * 36},
    )

    assert response.status_code == 422
    assert "Lembar Pegawai, baris 2, kolom NIP" in response.content.decode()
    assert isi_tabel() == sebelum


@pytest.mark.parametrize("siapa", ["staf", "admin", "orang_lain"])
def test_impor_receipt_is_seen_by_the_uploader_and_the_admin_only(client, d, siapa):
    berkas = pratinjau(d, **berkas_lengkap(d))
    client.force_login(getattr(d, siapa).akun)

    response = client.get(berkas.get_absolute_url())

    assert response.status_code == (200 if siapa == "admin" else 404)


def test_impor_page_is_refused_without_a_role(client, d):
    client.force_login(d.staf.akun)

    assert client.get(reverse("kepegawaian:impor")).status_code == 403
    assert client.get(reverse("kepegawaian:impor_templat")).status_code == 403


def _unggahan(isi):
    return SimpleUploadedFile("pegawai.xlsx", isi)
