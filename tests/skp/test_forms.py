"""Bad input: each message at its field, in Indonesian, in whole sentences."""

import pytest

from ekinerja.kepegawaian.models import RiwayatJabatan
from skp import forms
from skp.models import RencanaHasilKerja
from skp.pilihan import FormatSKP, Pendekatan
from tests.factories import RHKFactory, SKPFactory

pytestmark = pytest.mark.django_db
PERLU = "Bagian ini perlu diisi."
DAFTAR = "Pilih salah satu yang ada dalam daftar."
TAK_TERLIHAT = (
    "Teks memuat karakter tak terlihat yang tidak dapat dicetak. "
    "Ketik ulang bagian itu atau tempel sebagai teks biasa."
)


def galat(form):
    return {nama: list(pesan) for nama, pesan in form.errors.items()}


def rhk_form(**isi):
    data = {"jenis": "utama", "uraian": "Tersusunnya laporan", **isi}
    return forms.RHKForm(data, daftar_pimpinan=RencanaHasilKerja.objects.all())


def iki_form(pendekatan=Pendekatan.KUANTITATIF, **isi):
    skp = SKPFactory.build(
        pegawai=None,
        unit_kerja=None,
        riwayat_jabatan=None,
        pendekatan=pendekatan,
        format=FormatSKP.JA_JF,
    )
    data = {"uraian": "Jumlah laporan", "target": "1 laporan", "aspek": "kuantitas", **isi}
    return forms.IKIForm(data, skp=skp)


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"uraian": ""}, {"uraian": [PERLU]}),
        ({"uraian": " \n\t "}, {"uraian": [PERLU]}),
        ({"jenis": "lain"}, {"jenis": [DAFTAR]}),
        ({"jenis": ""}, {"jenis": [PERLU]}),
        ({"uraian": "a\0b"}, {"uraian": [TAK_TERLIHAT]}),
        ({"uraian": "laporan \u202e nasupal"}, {"uraian": [TAK_TERLIHAT]}),
        ({"uraian": "laporan \x07"}, {"uraian": [TAK_TERLIHAT]}),
        ({"uraian": "x" * 1001}, {"uraian": ["Paling banyak 1000 huruf; sekarang 1001."]}),
        (
            {"teks_diintervensi": "x" * 100_000},
            {"teks_diintervensi": ["Paling banyak 1000 huruf; sekarang 100000."]},
        ),
        ({"pemberi_tugas_label": "a\u2066b"}, {"pemberi_tugas_label": [TAK_TERLIHAT]}),
    ],
)
def test_rhk_form_says_what_is_wrong_where(isi, pesan):
    assert galat(rhk_form(**isi)) == pesan


def test_rhk_form_offers_up_to_thirty_links_and_takes_one_of_them():
    rhk = RHKFactory()
    asing = "Pilihan itu tidak ada dalam daftar. Pilih yang lain."

    assert rhk_form(rhk_pimpinan=rhk.pk).is_valid()
    for nilai in ("999999", "abc", "-1", "1e9", "9" * 40):
        assert galat(rhk_form(rhk_pimpinan=nilai)) == {"rhk_pimpinan": [asing]}


def test_rhk_form_refuses_both_links():
    form = rhk_form(rhk_pimpinan=RHKFactory().pk, teks_diintervensi="Sendiri")

    assert galat(form) == {
        "teks_diintervensi": ["Pilih dari daftar atau tulis sendiri, jangan keduanya."]
    }


@pytest.mark.parametrize(("banyak", "ada"), [(0, False), (30, True), (31, False)])
def test_rhk_form_never_shows_a_select_of_more_than_thirty(banyak, ada):
    skp = SKPFactory()
    RencanaHasilKerja.objects.bulk_create(
        RencanaHasilKerja(skp=skp, jenis="utama", uraian=f"RHK {n}") for n in range(banyak)
    )

    assert ("rhk_pimpinan" in rhk_form().fields) is ada


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"uraian": ""}, {"uraian": [PERLU]}),
        ({"target": ""}, {"target": [PERLU]}),
        ({"aspek": ""}, {"aspek": [PERLU]}),
        ({"aspek": "warna"}, {"aspek": [DAFTAR]}),
        (
            {"aspek_kedua": "kuantitas"},
            {"aspek_kedua": ["Aspek kedua harus berbeda dari aspek pertama."]},
        ),
        ({"target": "1\0"}, {"target": [TAK_TERLIHAT]}),
        ({"target": "x" * 256}, {"target": ["Paling banyak 255 huruf; sekarang 256."]}),
        ({"pk": "satu"}, {"pk": ["Isi dengan bilangan bulat, misalnya 12."]}),
    ],
)
def test_iki_form_says_what_is_wrong_where(isi, pesan):
    assert galat(iki_form(**isi)) == pesan


def test_iki_form_of_the_qualitative_form_has_one_sentence():
    form = iki_form(Pendekatan.KUALITATIF)

    assert list(form.fields) == ["pk", "uraian", "sumber_data"]
    assert form.is_valid()


def kumpulan(**isi):
    skp = SKPFactory()
    data = {
        "iki-TOTAL_FORMS": "2",
        "iki-INITIAL_FORMS": "0",
        "iki-0-uraian": "Jumlah",
        "iki-0-target": "1",
        "iki-0-aspek": "kuantitas",
        **isi,
    }
    return forms.KumpulanIKI(data, prefix="iki", form_kwargs={"skp": skp})


def test_kumpulan_iki_counts_no_empty_row():
    isian = kumpulan()

    assert isian.is_valid()
    assert [satu.uraian for satu in isian.isian()] == ["Jumlah"]


def test_kumpulan_iki_keeps_a_row_that_nobody_touched():
    """A row that is sent as it was stored stands; only a deleted one goes."""
    skp = SKPFactory()
    tersimpan = {"pk": 7, "uraian": "Jumlah", "target": "1", "aspek": "kuantitas"}
    data = {"iki-TOTAL_FORMS": "1", "iki-INITIAL_FORMS": "1"}
    data |= {f"iki-0-{nama}": str(nilai) for nama, nilai in tersimpan.items()}

    isian = forms.KumpulanIKI(data, initial=[tersimpan], prefix="iki", form_kwargs={"skp": skp})

    assert isian.is_valid()
    assert [satu.pk for satu in isian.isian()] == [7]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (
            {"iki-0-DELETE": "on"},
            "Tuliskan paling sedikit satu indikator kinerja individu.",
        ),
        (
            {"iki-TOTAL_FORMS": "16"},
            "Paling banyak 15 indikator kinerja individu; gabungkan yang serupa.",
        ),
        (
            {"iki-TOTAL_FORMS": "abc"},
            "Tuliskan paling sedikit satu indikator kinerja individu.",
        ),
        (
            {"iki-TOTAL_FORMS": "-3"},
            "Tuliskan paling sedikit satu indikator kinerja individu.",
        ),
    ],
)
def test_kumpulan_iki_explains_itself(isi, pesan):
    if isi.get("iki-TOTAL_FORMS") == "16":
        isi |= {
            f"iki-{n}-{nama}": nilai
            for n in range(16)
            for nama, nilai in (("uraian", "I"), ("target", "1"), ("aspek", "waktu"))
        }
    isian = kumpulan(**isi)

    assert not isian.is_valid()
    assert list(isian.non_form_errors()) == [pesan]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"skema": "a\n" * 31}, {"skema": ["Paling banyak 30 butir; gabungkan yang serupa."]}),
        (
            {"tercapai": "x" * 1001},
            {"tercapai": ["Ada butir yang lebih dari 1.000 huruf; pecah menjadi dua."]},
        ),
        ({"sumber_daya": "a\u202eb"}, {"sumber_daya": [TAK_TERLIHAT]}),
        ({"skema": "x" * 8001}, {"skema": ["Paling banyak 8000 huruf; sekarang 8001."]}),
    ],
)
def test_lampiran_form_says_what_is_wrong_where(isi, pesan):
    assert galat(forms.LampiranForm(isi)) == pesan


def test_lampiran_form_reads_one_line_as_one_point_and_back():
    form = forms.LampiranForm({"skema": "  Satu \r\n\r\n Dua\n", "tercapai": "Tiga"})

    assert form.is_valid()
    assert [(s.jenis, s.uraian, s.kondisi) for s in form.isian()] == [
        ("skema", "Satu", ""),
        ("skema", "Dua", ""),
        ("konsekuensi", "Tiga", "tercapai"),
    ]
    assert forms.isi_lampiran(SKPFactory(lengkap=True))["skema"] == (
        "Progres dilaporkan setiap bulan"
    )


@pytest.mark.parametrize(
    ("catatan", "pesan"),
    [
        ("", "Tuliskan catatan agar pegawai tahu apa yang perlu diperbaiki."),
        ("Pendek", "Catatan terlalu pendek. Tuliskan paling sedikit 10 huruf."),
        ("   Pendek   ", "Catatan terlalu pendek. Tuliskan paling sedikit 10 huruf."),
        ("x" * 4001, "Paling banyak 4000 huruf; sekarang 4001."),
    ],
)
def test_kembalikan_form_asks_for_a_note_that_helps(catatan, pesan):
    assert galat(forms.KembalikanForm({"catatan": catatan})) == {"catatan": [pesan]}


def test_ekspektasi_form_has_a_field_for_each_behaviour():
    skp = SKPFactory()
    daftar = list(skp.daftar_ekspektasi.select_related("aspek"))
    form = forms.EkspektasiForm({"loyal": "x" * 1001}, daftar=daftar)

    assert list(form.fields) == [satu.aspek.kode for satu in daftar]
    assert galat(form) == {"loyal": ["Paling banyak 1000 huruf; sekarang 1001."]}


@pytest.mark.parametrize(
    ("tahun", "pesan"),
    [
        ("2021", "Isi angka paling kecil 2022."),
        ("2028", "Isi angka paling besar 2027."),
        ("dua ribu", "Isi dengan bilangan bulat, misalnya 12."),
        ("9" * 50, "Isi angka paling besar 2027."),
        ("", PERLU),
    ],
)
def test_buat_form_knows_which_years_can_be_meant(tahun, pesan):
    form = forms.BuatForm(
        {"tahun": tahun, "pendekatan": "kuantitatif"},
        daftar_riwayat=RiwayatJabatan.objects.all(),
        tahun_ini=2026,
    )

    assert galat(form)["tahun"] == [pesan]
