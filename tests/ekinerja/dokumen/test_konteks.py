from datetime import date

from ekinerja.dokumen import konteks
from ekinerja.dokumen.templatetags import cetakan
from tests.factories.cuplikan import cuplikan
from tests.factories.dokumen import DokumenTerbitFactory


def test_untuk_kertas_reads_days_only_where_the_key_says_so():
    isi = {"tanggal": "2026-01-20", "periode_mulai": "2026-01-01", "uraian": "2026-01-20"}

    assert konteks.untuk_kertas(isi) == {
        "tanggal": date(2026, 1, 20),
        "periode_mulai": date(2026, 1, 1),
        "uraian": "2026-01-20",
    }


def test_untuk_kertas_drops_what_cannot_be_set():
    teks = "a\x00b\x1b[0m\u202ec\u2066d\u2069\ud800e\u200f\nf"

    assert konteks.untuk_kertas([{"uraian": teks}]) == [{"uraian": "ab[0mcde\u200f\nf"}]


def test_untuk_kertas_gives_a_missing_person_empty_lines():
    kertas = konteks.untuk_kertas({"penilai": None, "tempat": None})

    assert kertas == {"penilai": konteks.TANPA_ORANG, "tempat": None}


def test_untuk_kertas_leaves_the_snapshot_alone():
    asli, sama = cuplikan(), cuplikan()
    konteks.untuk_kertas(asli)

    assert asli == sama


def test_konteks_terbit_names_the_configured_address_only(settings):
    settings.URL_DASAR = "https://kinerja.contoh.go.id"
    dokumen = DokumenTerbitFactory.build(kode="7F3KQ92MD4TX", versi=3)

    isi = konteks.konteks_terbit(dokumen)

    alamat = "https://kinerja.contoh.go.id/periksa/EK-7F3K-Q92M-D4TX/"
    assert konteks.alamat_periksa(dokumen) == alamat
    assert isi["qr"] == konteks.qr(alamat)
    assert (isi["kode"], isi["versi"]) == ("EK-7F3K-Q92M-D4TX", 3)
    assert isi["alamat"] == "kinerja.contoh.go.id/periksa/"


def test_qr_is_one_inline_path():
    svg = konteks.qr("https://kinerja.contoh.go.id/periksa/EK-7F3K-Q92M-D4TX/")

    assert svg.startswith("<svg ")
    assert (svg.count("<path"), svg.count("style="), svg.count("<script")) == (1, 0, 0)


def test_awali_writes_the_words_of_the_form_once():
    assert cetakan.awali("dua analis", "Membutuhkan") == "Membutuhkan dua analis"
    assert cetakan.awali("membutuhkan dua analis", "Membutuhkan") == "membutuhkan dua analis"
    assert cetakan.awali("", "Membutuhkan") == "Membutuhkan "


def test_awali_lowers_the_first_letter_of_a_sentence_but_not_of_a_name():
    assert cetakan.awali("Dua analis", "Membutuhkan") == "Membutuhkan dua analis"
    assert cetakan.awali("BMN yang layak", "Membutuhkan") == "Membutuhkan BMN yang layak"
    assert cetakan.awali("Biro Umum hadir", "Membutuhkan") == "Membutuhkan Biro Umum hadir"
    assert cetakan.awali("Anggaran", "Membutuhkan") == "Membutuhkan Anggaran"


def test_konsekuensi_begins_with_the_words_of_its_condition():
    assert (
        cetakan.konsekuensi({"kondisi": "tercapai", "uraian": "Diberi apresiasi"})
        == "Jika memenuhi ekspektasi maka diberi apresiasi"
    )
    assert (
        cetakan.konsekuensi({"kondisi": "tidak_tercapai", "uraian": "dibina"})
        == "Jika tidak memenuhi ekspektasi maka dibina"
    )


def test_penugasan_names_a_ketua_tim_in_his_own_words():
    rhk = {"pemberi_tugas": "Ketua Tim Merit", "penugasan_tahun_berjalan": False}
    assert cetakan.penugasan(rhk) == "(Penugasan dari: Ketua Tim Merit)"
    rhk = {"pemberi_tugas": "", "penugasan_tahun_berjalan": True}
    assert (
        cetakan.penugasan(rhk)
        == "(Pejabat yang memberikan penugasan: –) – Penugasan tahun berjalan"
    )


def test_nomor_is_left_out_for_a_pejabat_negara():
    assert cetakan.nomor({"jenis_identitas": "pejabat_negara", "nip": ""}) == ""
    assert cetakan.nomor({"jenis_identitas": "nrp", "nip": "11020012"}) == "NRP 11020012"
    assert cetakan.nomor(None) == "NIP –"


def test_periode_of_one_year_and_of_two():
    assert (
        cetakan.periode(date(2026, 1, 1), date(2026, 12, 31))
        == "1 Januari sd 31 Desember Tahun 2026"
    )
    assert (
        cetakan.periode(date(2025, 7, 1), date(2026, 6, 30)) == "1 Juli 2025 sd 30 Juni Tahun 2026"
    )


def test_sebutan():
    jenis = ("nip", "ni_pppk", "nrp", "pejabat_negara", "")
    assert [cetakan.sebutan(satu) for satu in jenis] == ["NIP", "NI PPPK", "NRP", "NIP", "NIP"]
