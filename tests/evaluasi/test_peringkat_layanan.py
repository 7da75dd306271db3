"""The ranking of a unit: sheet, difference, letter, verification, lock."""

from datetime import timedelta

import pytest

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.models import Jejak
from ekinerja.pemberitahuan.models import Pemberitahuan
from evaluasi.impor import kalimat
from evaluasi.izin import pemeringkatan as izin
from evaluasi.kueri.pemeringkatan import anggota_untuk
from evaluasi.layanan import pemeringkatan as layanan
from evaluasi.models import AnggotaPemeringkatan, PemeringkatanKinerja, UnggahanPemeringkatan
from evaluasi.pilihan import StatusPemeringkatan
from tests.factories.berkas import berkas_sah
from tests.factories.kepegawaian import PegawaiFactory, PenugasanPeranFactory
from tests.factories.pemeringkatan import bangun, peringkat
from tests.korpus.peringkat import baris, lembar

pytestmark = pytest.mark.django_db
STATUS = StatusPemeringkatan


@pytest.fixture
def d():
    return bangun()


def unggah(d, isi=None, pelaku=None):
    return layanan.simpan_unggahan(
        d.unit.pk,
        periode_pk=d.periode.pk,
        isi=lembar(baris(d.nip)) if isi is None else isi,
        nama="peringkat.xlsx",
        pelaku=pelaku or d.kepala,
    )


def terapkan(d, unggahan, **isi):
    bawaan = {"sha256": unggahan.sha256, "keadaan": unggahan.keadaan, "pelaku": d.kepala}
    return layanan.terapkan_unggahan(unggahan.pk, **bawaan | isi)


def kirim(d, satu, **isi):
    bawaan = {
        "nomor_surat": "KP.02/1/2026",
        "tanggal_surat": d.periode.selesai,
        "berkas_surat": berkas_sah("surat.pdf"),
        "pelaku": d.kepala,
        "versi": satu.versi,
    }
    return layanan.kirim_pemeringkatan(satu.pk, **bawaan | isi)


def _keadaan():
    return (
        list(PemeringkatanKinerja.objects.order_by("pk").values_list()),
        sorted(AnggotaPemeringkatan.objects.values_list("pegawai", "kelompok", "peringkat")),
        UnggahanPemeringkatan.objects.values_list("pk", "waktu_diterapkan").count(),
        list(UnggahanPemeringkatan.objects.values_list("waktu_diterapkan", flat=True)),
        Jejak.objects.count(),
        Pemberitahuan.objects.count(),
    )


def ditolak(sebab, fungsi, *args, **kwargs):
    """Refused for this reason, and nothing is different afterwards."""
    sebelum = _keadaan()
    with pytest.raises(Ditolak) as galat:
        fungsi(*args, **kwargs)
    assert galat.value.keputusan.sebab is sebab
    assert _keadaan() == sebelum
    return galat.value.keputusan.alasan


def test_a_good_sheet_becomes_a_draft_with_everybody_once(d):
    unggahan = unggah(d)
    hasil = terapkan(d, unggahan)

    assert (hasil.status, hasil.versi, hasil.nama_hasil) == ("draf", 1, "peringkat.xlsx")
    anggota = hasil.daftar_anggota.order_by("pegawai__nama_lengkap")
    assert list(anggota.values_list("pegawai", "kelompok")) == [
        (satu.pk, grup) for satu, grup in zip(d.orang, ("K1", "K2", "K3"), strict=True)
    ]
    with hasil.berkas_hasil.open() as berkas:
        assert berkas.read() == bytes(unggahan.isi)
    assert [satu.aksi for satu in Jejak.objects.order_by("pk")] == [
        "evaluasi.unggah_pemeringkatan",
        "evaluasi.susun_pemeringkatan",
    ]


def test_the_difference_is_told_in_words(d):
    unggahan = unggah(d)
    assert kalimat(unggahan.ringkasan) == (
        "1 pegawai masuk K1, 1 pegawai masuk K2, 1 pegawai masuk K3."
    )
    terapkan(d, unggahan)

    isi = lembar(baris(d.nip, ["K1", "K1", "K3"], peringkat={2: 1}))
    kedua = unggah(d, isi)

    assert kalimat(kedua.ringkasan) == (
        "1 pegawai berpindah kelompok, 1 pegawai berubah peringkat atau alasannya."
    )
    assert terapkan(d, kedua).versi == 2


def test_a_sheet_that_changes_nothing_is_not_kept(d):
    terapkan(d, unggah(d))

    ditolak(Sebab.ISI, unggah, d)


def test_a_sheet_with_errors_is_not_kept(d):
    ditolak(Sebab.ISI, unggah, d, lembar(baris(d.nip[:2])))


def test_only_the_head_of_today_uploads(d):
    for orang in (d.pengelola, d.unit.penilai, d.orang[0]):
        ditolak(Sebab.PELAKU, unggah, d, pelaku=orang)


@pytest.mark.parametrize("isi", [{"sha256": "0" * 64}, {"keadaan": "lain"}])
def test_another_sheet_or_state_than_the_one_seen_is_refused(d, isi):
    ditolak(Sebab.VERSI, terapkan, d, unggah(d), **isi)


def test_a_change_in_the_unit_after_the_preview_is_refused(d):
    unggahan = unggah(d)
    PegawaiFactory(unit_kerja=d.unit)

    ditolak(Sebab.VERSI, terapkan, d, unggahan)


def test_an_older_preview_does_not_undo_a_newer_one(d):
    lama = unggah(d)
    terapkan(d, unggah(d, lembar(baris(d.nip, ["K2", "K2", "K2"]))))

    ditolak(Sebab.VERSI, terapkan, d, lama)


def test_a_sheet_is_applied_once_and_by_its_uploader(d):
    unggahan = unggah(d)
    ditolak(Sebab.PELAKU, terapkan, d, unggahan, pelaku=d.pengelola)
    terapkan(d, unggahan)

    ditolak(Sebab.STATUS, terapkan, d, unggahan)


def test_before_and_after_the_stage_nothing_is_uploaded_or_sent(d):
    satu = terapkan(d, unggah(d))
    d.tahap.ditutup = hari_ini() - timedelta(days=1)
    d.tahap.save()

    ditolak(Sebab.TENGGAT, unggah, d, lembar(baris(d.nip, ["K2"] * 3)))
    ditolak(Sebab.TENGGAT, kirim, d, satu)
    d.tahap.delete()
    ditolak(Sebab.STATUS, kirim, d, satu)


def test_sending_asks_the_pengelola_and_names_no_group(d):
    satu = kirim(d, terapkan(d, unggah(d)))

    assert (satu.status, satu.pimpinan, satu.nama_surat) == ("dikirim", d.kepala, "surat.pdf")
    surat = Pemberitahuan.objects.get()
    assert surat.penerima == d.pengelola
    assert "K1" not in surat.perihal + surat.isi


@pytest.mark.parametrize(
    "isi",
    [
        {"nomor_surat": " "},
        {"tanggal_surat": hari_ini() + timedelta(days=1)},
        {"tanggal_surat": hari_ini() - timedelta(days=400)},
    ],
)
def test_a_letter_that_cannot_be_is_refused(d, isi):
    ditolak(Sebab.ISI, kirim, d, terapkan(d, unggah(d)), **isi)


def test_sending_needs_everybody_and_nobody_else(d):
    satu = terapkan(d, unggah(d))
    baru = PegawaiFactory(unit_kerja=d.unit, nama_lengkap="Orang Baru")
    assert "Orang Baru" in ditolak(Sebab.ISI, kirim, d, satu)

    for orang in (baru, d.orang[0]):
        orang.aktif = False
        orang.save()
    assert "Pegawai A" in ditolak(Sebab.ISI, kirim, d, satu)


def test_what_was_sent_is_taken_back_by_one_click(d):
    satu = kirim(d, terapkan(d, unggah(d)))
    ditolak(Sebab.STATUS, unggah, d, lembar(baris(d.nip, ["K2"] * 3)))
    ditolak(Sebab.PELAKU, layanan.tarik_pemeringkatan, satu.pk, pelaku=d.pengelola, versi=2)

    satu = layanan.tarik_pemeringkatan(satu.pk, pelaku=d.kepala, versi=2)
    assert (satu.status, satu.waktu_dikirim) == ("draf", None)
    assert kirim(d, satu).status == "dikirim"


def test_the_pengelola_returns_with_a_note_or_sets(d):
    satu = kirim(d, terapkan(d, unggah(d)))
    kembalikan, tetapkan = layanan.kembalikan_pemeringkatan, layanan.tetapkan_pemeringkatan
    ditolak(Sebab.ISI, kembalikan, satu.pk, catatan=" ", pelaku=d.pengelola, versi=2)
    ditolak(Sebab.PELAKU, tetapkan, satu.pk, pelaku=d.kepala, versi=2)
    assert anggota_untuk(d.orang[0].pk, d.periode) is None

    satu = kembalikan(satu.pk, catatan="Surat belum ditandatangani.", pelaku=d.pengelola, versi=2)
    assert satu.catatan_pengembalian == "Surat belum ditandatangani."
    satu = tetapkan(kirim(d, satu).pk, pelaku=d.pengelola, versi=4)

    assert (satu.status, satu.ditetapkan_oleh) == ("ditetapkan", d.pengelola)
    assert anggota_untuk(d.orang[0].pk, d.periode).kelompok == "K1"
    penerima = [surat.penerima for surat in Pemberitahuan.objects.order_by("pk")]
    assert penerima == [d.pengelola, d.kepala, d.pengelola, d.kepala]
    assert "ditandatangani" not in "".join(s.isi for s in Pemberitahuan.objects.all())


def test_nobody_verifies_a_ranking_in_which_he_stands_or_which_he_sent(d):
    satu = peringkat(d, STATUS.DIKIRIM)
    for orang in (d.orang[0], d.kepala):
        PenugasanPeranFactory(pegawai=orang, unit_kerja=d.unit)
        for act, isi in (
            (layanan.tetapkan_pemeringkatan, {}),
            (layanan.kembalikan_pemeringkatan, {"catatan": "Perbaiki."}),
        ):
            ditolak(Sebab.PELAKU, act, satu.pk, pelaku=orang, versi=1, **isi)


def test_a_pengelola_who_is_ranked_gets_no_letter_and_the_admin_does():
    d = bangun()
    d.pengelola.daftar_peran.all().delete()
    PenugasanPeranFactory(pegawai=d.orang[0], unit_kerja=d.unit)
    admin = PegawaiFactory(unit_kerja__instansi=d.unit.instansi)
    PenugasanPeranFactory(pegawai=admin, admin=True)

    kirim(d, terapkan(d, unggah(d)))

    assert [surat.penerima for surat in Pemberitahuan.objects.all()] == [admin]


def test_where_everybody_who_could_verify_is_ranked_one_of_them_does_it_unread():
    d = bangun()
    d.pengelola.daftar_peran.all().delete()
    for orang, isi in ((d.orang[0], {}), (d.orang[1], {"admin": True}), (d.kepala, {})):
        PenugasanPeranFactory(pegawai=orang, unit_kerja=d.unit, **isi)
    hari, semua = hari_ini(), PemeringkatanKinerja.objects

    satu = kirim(d, terapkan(d, unggah(d)))

    assert [surat.penerima for surat in Pemberitahuan.objects.all()] == [d.orang[0]]
    assert [list(semua.menunggu_pengelola(p, hari)) for p in (*d.orang[:2], d.kepala)] == [
        [satu],
        [satu],
        [],
    ]
    assert not izin.baca(d.unit, satu, d.orang[0], hari)
    ditolak(Sebab.PELAKU, layanan.tetapkan_pemeringkatan, satu.pk, pelaku=d.kepala, versi=2)
    satu = layanan.tetapkan_pemeringkatan(satu.pk, pelaku=d.orang[1], versi=2)
    assert satu.ditetapkan_oleh == d.orang[1]


def test_somebody_who_came_after_the_sending_stops_the_setting(d):
    satu = peringkat(d, STATUS.DIKIRIM)
    PegawaiFactory(unit_kerja=d.unit)

    ditolak(Sebab.ISI, layanan.tetapkan_pemeringkatan, satu.pk, pelaku=d.pengelola, versi=1)


def test_the_first_set_evaluation_locks_once(d):
    satu = peringkat(d, STATUS.DITETAPKAN)
    penilai = d.unit.penilai

    for _ in range(2):
        satu = layanan.kunci_pemeringkatan(satu.pk, pelaku=penilai)

    assert (satu.status, satu.versi) == ("terkunci", 2)
    assert Jejak.objects.untuk(satu).count() == 1
    ditolak(
        Sebab.STATUS,
        layanan.kembalikan_pemeringkatan,
        satu.pk,
        catatan="Perbaiki.",
        pelaku=d.pengelola,
        versi=2,
    )


def test_a_ranking_under_repair_is_not_locked(d):
    satu = peringkat(d)

    ditolak(Sebab.STATUS, layanan.kunci_pemeringkatan, satu.pk, pelaku=d.unit.penilai)


@pytest.mark.parametrize("act", ["tarik", "kembalikan", "tetapkan", "kirim"])
def test_a_stale_page_changes_nothing(d, act):
    satu = peringkat(d, STATUS.DRAF if act == "kirim" else STATUS.DIKIRIM)
    if act == "kirim":
        ditolak(Sebab.VERSI, kirim, d, satu, versi=7)
        return
    isi = {"catatan": "Perbaiki."} if act == "kembalikan" else {}
    fungsi = getattr(layanan, f"{act}_pemeringkatan")
    ditolak(Sebab.VERSI, fungsi, satu.pk, pelaku=d.pengelola, versi=7, **isi)
