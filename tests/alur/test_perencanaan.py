"""From an empty year to a set SKP with a document that anyone can check."""

from datetime import timedelta

import pytest
from django.urls import reverse

from dialog.layanan import risalah as dialog
from dialog.pilihan import Penyelesaian, StatusRisalah
from ekinerja.antrean.models import Pekerjaan
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.layanan import Jejak
from ekinerja.pemberitahuan.models import Pemberitahuan
from skp.layanan import penyusunan, persetujuan
from skp.layanan.penyusunan import IsianIKI, IsianLampiran, IsianRHK
from skp.models import SKP
from skp.pilihan import StatusSKP
from tests.factories import PegawaiFactory, SKPFactory
from tests.factories.skp import LAMPIRAN, aspek_perilaku
from tests.situs import masuk

pytestmark = pytest.mark.django_db

RHK = IsianRHK(
    jenis="utama",
    uraian="Usulan persetujuan teknis kenaikan pangkat disusun secara akurat",
    daftar_iki=[
        IsianIKI(
            uraian="Persentase usulan yang memenuhi syarat",
            target="90 – 95%",
            aspek="kuantitas",
            aspek_kedua="kualitas",
        )
    ],
    teks_diintervensi="Terwujudnya layanan kepegawaian yang cepat",
)


def _dialog_final(skp, penilai):
    risalah = dialog.buat_dialog(
        skp,
        tanggal=hari_ini() - timedelta(days=1),
        metode="tatap_muka",
        tempat_media="Ruang rapat",
        pelaku=skp.pegawai,
    )
    isi = {"tanggal": hari_ini(), "metode": "tatap_muka", "tempat_media": "Ruang rapat"}
    dialog.ubah_risalah(
        risalah.pk, **isi, pokok_bahasan="Target disepakati.", pelaku=skp.pegawai, versi=1
    )
    dialog.kirim_risalah(risalah.pk, pelaku=skp.pegawai, versi=2)
    dialog.tanggapi_risalah(
        risalah.pk,
        penyesuaian_ukuran=False,
        penyelesaian=Penyelesaian.SELESAI,
        keterangan="",
        pelaku=penilai,
        versi=3,
    )
    return dialog.konfirmasi_risalah(risalah.pk, pelaku=skp.pegawai, versi=4)


def test_an_skp_goes_from_dialogue_to_a_document_with_a_code():
    aspek_perilaku()
    penilai = PegawaiFactory()
    pegawai = PegawaiFactory(penilai=penilai)
    riwayat = pegawai.daftar_riwayat_jabatan.get()

    skp = penyusunan.buat_skp(riwayat, tahun=2026, pendekatan="kuantitatif", pelaku=pegawai)
    penyusunan.simpan_rhk(skp.pk, isian=RHK, pelaku=pegawai, versi=1)
    lampiran = [IsianLampiran(jenis, uraian, kondisi) for jenis, uraian, kondisi in LAMPIRAN]
    penyusunan.simpan_lampiran(skp.pk, baris=lampiran, pelaku=pegawai, versi=2)
    risalah = _dialog_final(skp, penilai)
    assert risalah.status == StatusRisalah.FINAL

    persetujuan.ajukan_skp(skp.pk, pelaku=pegawai, versi=4)
    persetujuan.kembalikan_skp(
        skp.pk, catatan="Target belum berbatas waktu.", pelaku=penilai, versi=5
    )
    persetujuan.ajukan_skp(skp.pk, pelaku=pegawai, versi=6)
    persetujuan.tulis_ekspektasi(
        skp.pk, ekspektasi={"akuntabel": "Laporan tepat waktu."}, pelaku=penilai, versi=7
    )
    with pytest.raises(Ditolak, match="sudah mulai memeriksa"):
        persetujuan.tarik_skp(skp.pk, pelaku=pegawai, versi=8)
    persetujuan.tetapkan_skp(skp.pk, pelaku=penilai, versi=8)

    skp = SKP.objects.get(pk=skp.pk)
    assert (skp.status, skp.versi, skp.pejabat_penilai) == (StatusSKP.DITETAPKAN, 9, penilai)
    assert skp.cuplikan["utama"][0]["iki"][0]["target"] == "90 – 95%"
    assert skp.cuplikan["perilaku"][1]["ekspektasi"] == "Laporan tepat waktu."
    dokumen = DokumenTerbit.objects.untuk(skp).get()
    assert (dokumen.versi, dokumen.cuplikan) == (1, skp.cuplikan)
    assert Pekerjaan.objects.filter(kunci=f"dokumen:{dokumen.pk}").count() == 1
    assert [j.aksi for j in Jejak.objects.untuk(skp).order_by("nomor")] == [
        "skp.buat",
        "skp.simpan_rhk",
        "skp.simpan_lampiran",
        "skp.catat_dialog",
        "skp.ajukan",
        "skp.kembalikan",
        "skp.ajukan",
        "skp.tulis_ekspektasi",
        "skp.tetapkan",
    ]
    jenis = Pemberitahuan.objects.filter(jenis__startswith="skp/").order_by("pk")
    assert [(p.jenis.rpartition("/")[2], p.penerima) for p in jenis] == [
        ("diajukan", penilai),
        ("dikembalikan", pegawai),
        ("diajukan", penilai),
        ("ditetapkan", pegawai),
    ]


@pytest.mark.parametrize(
    "jalan", ["daftar", "rinci", "susun", "lampiran", "tinjau", "banding", "tambah_rhk"]
)
def test_pages_of_the_owner_answer(jalan):
    skp = SKPFactory(lengkap=True)
    args = [] if jalan == "daftar" else [skp.pk]

    assert masuk(skp.pegawai).get(reverse(f"skp:{jalan}", args=args)).status_code == 200


def test_beranda_answers(django_assert_max_num_queries):
    skp = SKPFactory(lengkap=True)
    client = masuk(skp.pegawai)
    with django_assert_max_num_queries(12):
        response = client.get("/")
    assert response.status_code == 200
    assert "Lengkapi dan ajukan SKP 2026" in response.text
