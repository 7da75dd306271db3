"""Starting an instansi on an empty portal: the act and the command around it."""

import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ekinerja.acuan import mulai
from ekinerja.acuan.management.commands import mulai_instansi as perintah
from ekinerja.acuan.management.commands.muat_acuan import AJAKAN
from ekinerja.demo import layanan as demo
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.jejak.models import Jejak
from ekinerja.kalender.models import TahunKinerja
from ekinerja.kepegawaian.kueri import lingkup
from ekinerja.kepegawaian.layanan import akun
from ekinerja.kepegawaian.models import (
    Instansi,
    Jabatan,
    KodeAktivasi,
    Pegawai,
    Pengguna,
    PenugasanPeran,
    RiwayatJabatan,
    UnitKerja,
)
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.profil.models import ProfilAturan
from tests.factories import InstansiFactory, PegawaiFactory

pytestmark = pytest.mark.django_db
NIP = "199001012015012001"
ISI = {
    "nama": "Dinas Kesehatan",
    "jenis": "daerah",
    "kota": "Makassar",
    "unit": "Sekretariat",
    "zona": "WITA",
    "nip": NIP,
    "nama_admin": "Sari Utami",
    "jabatan": "Pranata Komputer",
    "jenjang": "ahli_muda",
}
MODEL = (
    Instansi,
    UnitKerja,
    Jabatan,
    Pegawai,
    Pengguna,
    RiwayatJabatan,
    PenugasanPeran,
    KodeAktivasi,
    TahunKinerja,
    ProfilAturan,
    Jejak,
    Pemberitahuan,
)


@pytest.fixture(autouse=True)
def _hari_ini(time_machine):
    time_machine.move_to("2026-03-15T03:00:00Z", tick=False)


def jumlah():
    return [m.objects.count() for m in MODEL]


def jalankan(**lain):
    """What the command prints."""
    keluar = StringIO()
    pilihan = {k: v for k, v in {**ISI, **lain}.items() if v is not None}
    call_command("mulai_instansi", stdout=keluar, **pilihan)
    return keluar.getvalue()


@pytest.fixture
def terminal(monkeypatch):
    """Somebody at a terminal, who gives these answers in turn; the questions he was asked."""

    def duduk(*jawaban):
        ditanya, giliran = [], iter(jawaban)

        def jawab(tanya):
            ditanya.append(tanya)
            satu = next(giliran)
            if isinstance(satu, type):
                raise satu
            return satu

        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", jawab)
        return ditanya

    return duduk


def test_mulai_instansi_makes_everything_an_admin_needs():
    hasil = mulai.mulai_instansi(mulai.Permulaan(**ISI, gelar_belakang="S.Kom."))

    admin = Pegawai.objects.get()
    unit = UnitKerja.objects.get()
    assert (hasil.admin, admin.nama_gelar, admin.nip) == (admin, "Sari Utami, S.Kom.", NIP)
    assert (admin.tanggal_lahir, admin.jenis_kelamin) == (date(1990, 1, 1), "perempuan")
    assert (admin.jenis_asn, admin.jabatan.kelompok) == ("pns", "jf")
    assert (admin.jabatan.kategori_jf, admin.jabatan.jenjang_jf) == ("keahlian", "ahli_muda")
    assert (unit.nama, unit.induk, unit.zona_waktu, unit.jalur) == (
        "Sekretariat",
        None,
        "WITA",
        f"/{unit.pk}/",
    )
    assert RiwayatJabatan.objects.get().tmt_mulai == date(2026, 1, 1)
    assert (admin.instansi.jenis, admin.instansi.kota_penetapan) == ("daerah", "Makassar")
    assert lingkup(admin, date(2026, 3, 15)).instansi == {admin.instansi_id}
    assert TahunKinerja.objects.get().tahun == hasil.tahun == 2026
    assert ProfilAturan.objects.get().kode == "umum"


def test_mulai_instansi_leaves_its_history_and_letters():
    mulai.mulai_instansi(mulai.Permulaan(**ISI))

    jejak = Jejak.objects.order_by("pk").values_list("aksi", "pelaku__nip")
    assert list(jejak) == [
        ("instansi.mulai", None),
        ("kepegawaian.tambah_unit", None),
        ("kepegawaian.tambah_jabatan", None),
        ("kepegawaian.tambah_pegawai", None),
        ("kepegawaian.beri_peran", None),
        ("profil.ubah", NIP),
        ("kalender.buka_tahun", NIP),
        ("akun.terbitkan_kode", None),
    ]
    assert Pemberitahuan.objects.filter(penerima__nip=NIP).count() == 2


def test_mulai_instansi_code_opens_the_account():
    hasil = mulai.mulai_instansi(mulai.Permulaan(**ISI))

    keputusan = akun.aktifkan_akun(NIP, kode=hasil.kode, sandi="sandi-uji-yang-panjang")

    assert keputusan.boleh
    assert Pengguna.objects.get().check_password("sandi-uji-yang-panjang")


@pytest.mark.parametrize(
    ("jenjang", "kelompok"),
    [("pratama", "jpt"), ("pengawas", "ja"), ("pelaksana", "ja"), ("mahir", "jf")],
)
def test_mulai_instansi_knows_the_kind_of_post_by_its_level(jenjang, kelompok):
    mulai.mulai_instansi(mulai.Permulaan(**{**ISI, "jenjang": jenjang}))

    assert Jabatan.objects.get().kelompok == kelompok


def test_mulai_instansi_for_a_pppk_with_another_profile():
    isi = {**ISI, "nip": "199001012022212001", "identitas": "ni_pppk", "profil": "kemenkes-2025"}

    mulai.mulai_instansi(mulai.Permulaan(**isi))

    assert (Pegawai.objects.get().jenis_asn, ProfilAturan.objects.get().kode) == (
        "pppk",
        "kemenkes-2025",
    )


def test_mulai_instansi_beside_another_one():
    InstansiFactory(nama="Kementerian Kesehatan")

    mulai.mulai_instansi(mulai.Permulaan(**ISI))

    assert Instansi.objects.count() == 2


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"nama": "dinas kesehatan KOTA"}, "--nama: Instansi «dinas kesehatan KOTA» sudah ada"),
        ({"nip": "1990"}, "--nip: NIP harus terdiri atas 18 angka"),
        ({"nip": "198001012005012001"}, "--nip: Nomor 198001012005012001 sudah dipakai"),
        ({"jenis": "desa"}, "--jenis: Pilih salah satu: pusat, daerah."),
        ({"jenjang": "raja"}, "--jenjang: Pilih salah satu: utama, "),
        ({"unit": ""}, "--unit: "),
        ({"jabatan": "x" * 201}, "--jabatan: "),
        ({"nama_admin": "Sari\u202eUtami"}, "--nama-admin: Teks memuat karakter tak terlihat"),
        ({"email": "sari"}, "--email: "),
    ],
)
def test_mulai_instansi_refusal_is_a_sentence_and_leaves_nothing(isian, kalimat):
    PegawaiFactory(nip="198001012005012001", unit_kerja__instansi__nama="Dinas Kesehatan Kota")
    sebelum = jumlah()

    with pytest.raises(Ditolak) as galat:
        mulai.mulai_instansi(mulai.Permulaan(**{**ISI, **isian}))

    assert (str(galat.value)[: len(kalimat)], jumlah()) == (kalimat, sebelum)
    assert galat.value.keputusan.sebab is Sebab.ISI


def test_mulai_instansi_that_fails_late_leaves_nothing(time_machine):
    time_machine.move_to("2150-03-15T03:00:00Z", tick=False)

    with pytest.raises(Ditolak, match="Tahun kinerja harus antara"):
        mulai.mulai_instansi(mulai.Permulaan(**ISI))

    assert jumlah() == [0] * len(MODEL)


def test_command_prints_the_code_and_where_to_use_it(settings):
    settings.URL_DASAR = "https://ekinerja.contoh.go.id"

    teks = jalankan(nip="19900101 201501 2 001")

    kode = re.search(r"[2-9A-Z]{5}-[2-9A-Z]{5}", teks)
    assert kode is not None
    assert "https://ekinerja.contoh.go.id/akun/aktivasi/" in teks
    assert akun.aktifkan_akun(NIP, kode=kode[0], sandi="sandi-uji-yang-panjang")


@pytest.mark.parametrize(
    ("lain", "kalimat"),
    [
        ({"kota": None, "nip": None}, "Belum disebut: --kota, --nip. Lihat"),
        ({"zona": "GMT"}, "--zona: Pilih salah satu: WIB, WITA, WIT."),
    ],
)
def test_command_without_a_terminal_says_what_is_wrong(lain, kalimat):
    with pytest.raises(CommandError) as galat:
        jalankan(**lain)

    assert (str(galat.value)[: len(kalimat)], jumlah()) == (kalimat, [0] * len(MODEL))


def test_command_with_everything_asks_nothing_on_a_terminal(terminal):
    ditanya = terminal()

    jalankan(jenjang=None)

    assert (ditanya, Jabatan.objects.get().jenjang) == ([], "pelaksana")


def test_command_asks_again_until_the_answer_can_be_meant(terminal):
    ditanya = terminal("Daerah", "", "Makassar", "GMT", "wita", "1", NIP, "", "ya")

    teks = jalankan(**dict.fromkeys(("jenis", "kota", "zona", "nip", "jenjang")))

    assert [
        perintah.WAJIB[n] in t
        for n, t in zip(
            ("jenis", "kota", "kota", "zona", "zona", "nip", "nip", "jenjang"),
            ditanya,
            strict=False,
        )
    ] == [True] * 8
    assert "Pilih salah satu: WIB, WITA, WIT." in teks
    assert "NIP harus terdiri atas 18 angka tanpa spasi." in teks
    assert (UnitKerja.objects.get().zona_waktu, Instansi.objects.get().jenis) == ("WITA", "daerah")


@pytest.mark.parametrize("akhir", [("",), ("t",), (EOFError,), (KeyboardInterrupt,)])
def test_command_broken_off_saves_nothing(terminal, akhir):
    terminal("Makassar", *akhir)

    with pytest.raises(CommandError, match=r"^Dibatalkan; tidak ada yang disimpan\.$"):
        jalankan(kota=None)

    assert jumlah() == [0] * len(MODEL)


def test_muat_acuan_says_how_to_begin_while_nobody_is_there():
    def cetak(*pilihan):
        keluar = StringIO()
        call_command("muat_acuan", *pilihan, stdout=keluar)
        return keluar.getvalue()

    kosong, tanpa = cetak("--ajakan"), cetak()
    mulai.mulai_instansi(mulai.Permulaan(**ISI))

    assert [AJAKAN in teks for teks in (kosong, tanpa, cetak("--ajakan"))] == [True, False, False]


def test_demo_does_not_take_a_started_instansi_for_its_own():
    mulai.mulai_instansi(mulai.Permulaan(**ISI))

    with pytest.raises(demo.BukanDemo):
        demo.muat()
