"""Acts of the realisasi: what each leaves behind, and what each refusal leaves alone."""

from decimal import Decimal

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from dialog.layanan import realisasi as layanan
from dialog.models import BuktiDukung, RealisasiIKI
from dialog.pilihan import StatusRealisasi
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import pada_saat
from ekinerja.jejak.models import Jejak
from ekinerja.pemberitahuan.models import Pemberitahuan
from skp.models import IndikatorKinerjaIndividu
from tests.factories import PegawaiFactory
from tests.factories.berkas import berkas_sah
from tests.factories.realisasi import CATATAN, BuktiFactory, RealisasiFactory, saat, triwulan
from tests.factories.skp import IKIFactory

pytestmark = pytest.mark.django_db
URAIAN = "Dari 412 usulan, 386 memenuhi syarat."


@pytest.fixture(autouse=True)
def di_dalam_jendela():
    with pada_saat(saat()):
        yield


@pytest.fixture(autouse=True)
def gudang(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def simpan(d, ke=0, **isi):
    bawaan = {"uraian": URAIAN, "pelaku": d.pegawai, "iki_pk": d.iki[ke].pk}
    return layanan.simpan_realisasi(d.skp.pk, periode_pk=d.periode.pk, **{**bawaan, **isi})


def ditolak(sebab, kalimat, tindakan):
    """The act refuses for this reason, and every row is as it was."""
    sebelum = _sidik()
    with pytest.raises(Ditolak, match=kalimat) as galat:
        tindakan()
    assert galat.value.keputusan.sebab is sebab
    assert _sidik() == sebelum


def _sidik():
    model = (RealisasiIKI, BuktiDukung, Jejak, Pemberitahuan, IndikatorKinerjaIndividu)
    return [list(satu.objects.order_by("pk").values()) for satu in model]


def test_first_writing_makes_a_draft_with_its_history():
    d = triwulan()

    realisasi = simpan(d, nilai_angka=Decimal("93.7"), kendala=" Data terlambat. ")

    tersimpan = RealisasiIKI.objects.get()
    assert tersimpan == realisasi
    assert (tersimpan.status, tersimpan.versi, tersimpan.sifat) == ("draf", 1, "progres")
    assert (tersimpan.uraian, tersimpan.nilai_angka, tersimpan.kendala) == (
        URAIAN,
        Decimal("93.7"),
        "Data terlambat.",
    )
    jejak = Jejak.objects.untuk(realisasi).get()
    assert (jejak.aksi, jejak.pelaku, jejak.rincian["uraian"]) == (
        "dialog.tulis_realisasi",
        d.pegawai,
        URAIAN,
    )


def test_writing_again_changes_the_same_row_and_keeps_the_former_text_in_its_history():
    d = triwulan()
    simpan(d)

    kedua = simpan(d, uraian="Dari 412 usulan, 390 memenuhi syarat.", versi=1)

    assert (RealisasiIKI.objects.count(), kedua.versi) == (1, 2)
    teks = [satu.rincian["uraian"] for satu in Jejak.objects.untuk(kedua).order_by("nomor")]
    assert teks == [URAIAN, "Dari 412 usulan, 390 memenuhi syarat."]


def test_writing_the_same_again_changes_nothing():
    d = triwulan()
    simpan(d)

    assert simpan(d, uraian=f"  {URAIAN} ").versi == 1
    assert Jejak.objects.untuk(RealisasiIKI.objects.get()).count() == 1


def test_annual_realisasi_is_the_final_achievement():
    d = triwulan()
    d.periode.kode = "tahunan"
    d.periode.save()

    assert simpan(d).sifat == "akhir"


def test_realisasi_hangs_on_the_root_of_the_iki_through_all_versions():
    d = triwulan()
    akar = IKIFactory()
    IndikatorKinerjaIndividu.objects.filter(pk=d.iki[0].pk).update(iki_akar=akar)

    realisasi = simpan(d)

    assert (realisasi.iki_akar, realisasi.skp) == (akar, d.skp)
    assert simpan(d, uraian="Lain.").pk == realisasi.pk


@pytest.mark.parametrize("versi", [0, 2, 7])
def test_a_stale_page_does_not_overwrite(versi):
    d = triwulan()
    simpan(d)

    ditolak(Sebab.VERSI, "baru saja diubah", lambda: simpan(d, uraian="Lain.", versi=versi))


def test_an_empty_text_is_refused():
    d = triwulan()

    ditolak(Sebab.ISI, "Tuliskan dahulu", lambda: simpan(d, uraian="  \n "))


@pytest.mark.parametrize("keadaan", ["dikirim", "terkunci"])
def test_what_was_sent_or_locked_is_not_rewritten(keadaan):
    d = triwulan()
    RealisasiFactory(d=d, **{keadaan: True})

    ditolak(Sebab.STATUS, "Realisasi ini", lambda: simpan(d, uraian="Lain."))


def test_an_iki_of_another_skp_cannot_be_reported_here():
    d, lain = triwulan(), triwulan()

    with pytest.raises(IndikatorKinerjaIndividu.DoesNotExist):
        simpan(d, iki_pk=lain.iki[0].pk)


def test_evidence_in_words_as_link_and_as_file():
    d = triwulan()
    r = simpan(d)

    layanan.tambah_keterangan(r.pk, keterangan="Arsip map 12", pelaku=d.pegawai, versi=1)
    layanan.tambah_tautan(
        r.pk, keterangan="Rekap", url="contoh.go.id/rekap", pelaku=d.pegawai, versi=2
    )
    berkas = berkas_sah()
    bukti = layanan.tambah_berkas(
        r.pk, keterangan="Laporan", berkas=berkas, pelaku=d.pegawai, versi=3
    )

    daftar = BuktiDukung.objects.values_list("jenis", "keterangan", "url", "nama_berkas")
    assert list(daftar) == [
        ("keterangan", "Arsip map 12", "", ""),
        ("tautan", "Rekap", "https://contoh.go.id/rekap", ""),
        ("berkas", "Laporan", "", "laporan.pdf"),
    ]
    with default_storage.open(bukti.berkas.name) as tersimpan:
        assert tersimpan.read() == berkas.isi
    assert RealisasiIKI.objects.get().versi == 4
    terakhir = Jejak.objects.untuk(r).order_by("-nomor").first()
    assert (terakhir.aksi, terakhir.rincian["sha256"]) == ("dialog.tambah_bukti", berkas.sha256)


def test_the_same_file_is_kept_once_and_a_broken_one_is_not_taken_for_it(gudang):
    d = triwulan(2)
    isi = {"keterangan": "Laporan", "berkas": berkas_sah(), "pelaku": d.pegawai, "versi": 1}
    satu = layanan.tambah_berkas(simpan(d, 0).pk, **isi)
    dua = layanan.tambah_berkas(simpan(d, 1).pk, **isi)
    assert satu.berkas.name == dua.berkas.name

    (gudang / satu.berkas.name).write_bytes(b"%PDF-")
    tiga = layanan.tambah_berkas(satu.realisasi_id, **{**isi, "versi": 2})

    assert tiga.berkas.name != satu.berkas.name
    assert tiga.berkas.read() == isi["berkas"].isi
    tiga.berkas.close()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://contoh.go.id/x", "laporan"])
def test_a_link_that_may_not_be_followed_is_refused(url):
    d = triwulan()
    r = simpan(d)
    isi = {"keterangan": "Rekap", "url": url, "pelaku": d.pegawai, "versi": 1}

    ditolak(Sebab.ISI, "alamat web", lambda: layanan.tambah_tautan(r.pk, **isi))


def test_evidence_needs_words_and_has_a_limit():
    d = triwulan()
    r = RealisasiFactory(d=d, bukti=False)
    isi = {"url": "contoh.go.id/x", "pelaku": d.pegawai, "versi": 1}
    ditolak(Sebab.ISI, "Tuliskan nama", lambda: layanan.tambah_tautan(r.pk, keterangan=" ", **isi))

    BuktiFactory.create_batch(10, realisasi=r)

    ditolak(
        Sebab.ISI, "paling banyak 10", lambda: layanan.tambah_tautan(r.pk, keterangan="x", **isi)
    )


def test_dropped_evidence_stays_in_the_history():
    d = triwulan()
    r = RealisasiFactory(d=d)
    bukti = r.daftar_bukti.get()

    layanan.hapus_bukti(bukti.pk, pelaku=d.pegawai, versi=1)

    assert (BuktiDukung.objects.count(), RealisasiIKI.objects.get().versi) == (0, 2)
    assert Jejak.objects.untuk(r).get().rincian["url"] == bukti.url


def test_evidence_of_what_was_sent_stays():
    d = triwulan()
    r = RealisasiFactory(d=d, dikirim=True)
    pelaku = {"pelaku": d.pegawai, "versi": 2}

    ditolak(
        Sebab.STATUS,
        "sudah dikirim",
        lambda: layanan.hapus_bukti(r.daftar_bukti.get().pk, **pelaku),
    )
    ditolak(
        Sebab.STATUS,
        "sudah dikirim",
        lambda: layanan.tambah_keterangan(r.pk, keterangan="x", **pelaku),
    )


def test_sending_takes_every_draft_freezes_its_iki_and_tells_the_penilai_once():
    d = triwulan(3)
    for iki in d.iki[:2]:
        RealisasiFactory(d=d, iki_akar=iki)

    terkirim = layanan.kirim_semua(d.skp.pk, periode_pk=d.periode.pk, pelaku=d.pegawai)

    assert len(terkirim) == 2
    assert set(RealisasiIKI.objects.values_list("status", "versi", "waktu_dikirim")) == {
        (StatusRealisasi.DIKIRIM, 2, saat())
    }
    beku = dict(IndikatorKinerjaIndividu.objects.values_list("pk", "dibekukan"))
    assert [beku[iki.pk] for iki in d.iki] == [True, True, False]
    surat = Pemberitahuan.objects.get()
    assert (surat.penerima, surat.jenis) == (d.penilai, "dialog/surel/realisasi_dikirim")
    assert "2 indikator" in surat.isi
    assert URAIAN not in surat.isi + surat.perihal


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [({"bukti": False}, "bukti dukungnya belum ada"), ({"uraian": " "}, "realisasinya belum")],
)
def test_sending_refuses_whole_when_one_draft_is_not_ready(isi, kalimat):
    d = triwulan(2)
    RealisasiFactory(d=d)
    RealisasiFactory(d=d, iki_akar=d.iki[1], **isi)

    ditolak(
        Sebab.ISI,
        f"Persentase usulan ke-2» {kalimat}",
        lambda: layanan.kirim_semua(d.skp.pk, periode_pk=d.periode.pk, pelaku=d.pegawai),
    )


def test_sending_nothing_is_refused():
    d = triwulan()
    isi = {"periode_pk": d.periode.pk, "pelaku": d.pegawai}
    ditolak(Sebab.ISI, "Belum ada realisasi", lambda: layanan.kirim_semua(d.skp.pk, **isi))

    RealisasiFactory(d=d, dikirim=True)

    ditolak(Sebab.STATUS, "sudah dikirim", lambda: layanan.kirim_semua(d.skp.pk, **isi))


def test_a_returned_one_is_mended_and_sent_again_without_freezing_twice():
    d = triwulan()
    r = simpan(d)
    layanan.tambah_keterangan(r.pk, keterangan="Arsip", pelaku=d.pegawai, versi=1)
    layanan.kirim_semua(d.skp.pk, periode_pk=d.periode.pk, pelaku=d.pegawai)

    layanan.kembalikan_realisasi(r.pk, catatan=CATATAN, pelaku=d.penilai, versi=3)
    simpan(d, uraian="Dari 412 usulan, 388 memenuhi syarat.", versi=4)
    layanan.kirim_semua(d.skp.pk, periode_pk=d.periode.pk, pelaku=d.pegawai)

    r.refresh_from_db()
    assert (r.status, r.versi, r.catatan_pengembalian) == (StatusRealisasi.DIKIRIM, 6, CATATAN)
    assert Jejak.objects.filter(aksi="skp.bekukan_iki").count() == 1
    surat = Pemberitahuan.objects.order_by("pk").values_list("jenis", "penerima")
    assert [(jenis.rpartition("_")[2], siapa) for jenis, siapa in surat] == [
        ("dikirim", d.penilai.pk),
        ("dikembalikan", d.pegawai.pk),
        ("dikirim", d.penilai.pk),
    ]
    assert not any(CATATAN in satu.isi for satu in Pemberitahuan.objects.all())


def test_a_return_needs_a_note_that_helps():
    r = RealisasiFactory(dikirim=True)
    isi = {"pelaku": r.skp.pejabat_penilai, "versi": 2}

    ditolak(Sebab.ISI, "10 huruf", lambda: layanan.kembalikan_realisasi(r.pk, catatan="x", **isi))


@pytest.mark.parametrize("siapa", ["pemilik", "orang lain"])
def test_only_the_penilai_returns(siapa):
    r = RealisasiFactory(dikirim=True)
    pelaku = r.skp.pegawai if siapa == "pemilik" else PegawaiFactory()
    isi = {"catatan": CATATAN, "pelaku": pelaku, "versi": 2}

    ditolak(Sebab.PELAKU, "penilai", lambda: layanan.kembalikan_realisasi(r.pk, **isi))


def test_locking_takes_all_rows_as_they_stand_and_again_none():
    d = triwulan(4)
    for iki, keadaan in zip(d.iki, [{}, {"dikirim": True}, {"dikembalikan": True}], strict=False):
        RealisasiFactory(d=d, iki_akar=iki, **keadaan)

    assert len(layanan.kunci_realisasi(d.skp.pk, periode_pk=d.periode.pk, pelaku=None)) == 3

    assert set(RealisasiIKI.objects.values_list("status", flat=True)) == {"terkunci"}
    assert layanan.kunci_realisasi(d.skp.pk, periode_pk=d.periode.pk, pelaku=d.penilai) == []


@pytest.mark.parametrize(
    "isi", [{"uraian": "Lain."}, {"nilai_angka": 1}, {"kendala": "x"}, {"status": "draf"}]
)
def test_the_database_refuses_to_change_what_is_locked(isi):
    r = RealisasiFactory(terkunci=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        RealisasiIKI.objects.filter(pk=r.pk).update(**isi)
    with pytest.raises(IntegrityError), transaction.atomic():
        RealisasiIKI.objects.filter(pk=r.pk).delete()


def test_the_database_refuses_to_rewrite_evidence():
    bukti = BuktiFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        BuktiDukung.objects.filter(pk=bukti.pk).update(url="https://lain.contoh.go.id")
