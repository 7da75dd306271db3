"""Who may do what in the parts that every page shares: account, calendar, letters, drafts."""

import json
from datetime import date, timedelta

from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.kalender.layanan.tahun import buka_tahun
from ekinerja.kalender.models import TahapPeriode
from ekinerja.kalender.pilihan import StatusTahunKinerja
from ekinerja.kepegawaian.impor.rencana import susun
from ekinerja.kepegawaian.impor.tata import kode_unit
from ekinerja.kepegawaian.layanan import impor
from ekinerja.kepegawaian.pilihan import StatusPermintaanPerbaikan
from tests.akses.dunia import TAHUN_INI, pemilik_baru
from tests.akses.tabel import Tabel
from tests.factories import PermintaanPerbaikanFactory
from tests.factories.dokumen import DokumenTerbitFactory
from tests.factories.kalender import HariLiburFactory, TahunKinerjaFactory
from tests.factories.pemberitahuan import PemberitahuanFactory
from tests.korpus.buku import buku

TERBUKA = "2 2 2 2 2 2 2 2 2 2 2 2 2 2 2"
MASUK = "L 3 2 2 2 2 2 2 2 2 2 2 2 2 L"
AKUN = "L 2 2 2 2 2 2 2 2 2 2 2 2 2 L"
DIALIHKAN = "L R R R R R R R R R R R R R L"
TANPA_TOTP = "L 4 4 4 4 4 4 4 4 4 4 4 4 4 L"
URUS = "L 3 3 3 3 3 3 3 3 3 2 2 2 2 L"
ADMIN = "L 3 3 3 3 3 3 3 3 3 3 3 2 2 L"
MILIK_INSTANSI = "L 3 3 3 3 3 3 3 3 3 3 3 B 4 L"
# Opening a letter marks it as read, taking an archive is recorded; that is all they write.
MENCATAT_BACAAN = {"pemberitahuan:buka", "beranda:unduh_cetak"}
# Views of the login package: any method is a form of it; their own tests hold them.
MILIK_ALLAUTH = {
    "account_login",
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
}

# an tp pm rk ul pn pl lm at pi pg gl ad al no
SEL = {
    ("inti:hidup", "GET", "-"): TERBUKA,
    ("inti:siap", "GET", "-"): TERBUKA,
    ("beranda:beranda", "GET", "-"): MASUK,
    ("beranda:tampilan", "POST", "-"): "R 3 R R R R R R R R R R R R R",
    ("account_login", "GET", "-"): "2 R R R R R R R R R R R R R 2",
    ("account_logout", "GET", "-"): AKUN,
    ("account_change_password", "GET", "-"): AKUN,
    ("account_reauthenticate", "GET", "-"): AKUN,
    ("mfa_index", "GET", "-"): AKUN,
    ("mfa_authenticate", "GET", "-"): "L R R R R R R R R R R R R R L",
    ("mfa_reauthenticate", "GET", "-"): DIALIHKAN,
    ("mfa_activate_totp", "GET", "-"): DIALIHKAN,
    ("mfa_deactivate_totp", "GET", "-"): TANPA_TOTP,
    ("mfa_view_recovery_codes", "GET", "-"): TANPA_TOTP,
    ("mfa_generate_recovery_codes", "GET", "-"): DIALIHKAN,
    ("mfa_download_recovery_codes", "GET", "-"): TANPA_TOTP,
    ("akun:aktivasi", "GET", "-"): TERBUKA,
    ("akun:aktivasi", "POST", "-"): "I I I I I I I I I I I I I I I",
    ("akun:kode", "GET", "-"): "L 3 4 4 4 4 4 4 4 4 2 4 2 4 L",
    ("akun:kode", "POST", "-"): "L 3 4 4 4 4 4 4 4 4 B 4 B 4 L",
    ("akun:sesi", "POST", "-"): "L T T T T T T T T T T T T T L",
    ("kalender:tahun", "GET", "-"): MASUK,
    ("kalender:buka_tahun", "GET", "-"): ADMIN,
    ("kalender:buka_tahun", "POST", "-"): "L 3 3 3 3 3 3 3 3 3 3 3 K B L",
    ("kalender:tutup_tahun", "GET", "-"): "L 3 3 3 3 3 3 3 4 3 3 3 2 4 L",
    ("kalender:tutup_tahun", "POST", "-"): "L 3 3 3 3 3 3 3 4 3 3 3 B 4 L",
    ("kalender:tutup_tahun", "POST", "ditutup"): "L 3 3 3 3 3 3 3 4 3 3 3 K 4 L",
    ("kalender:buka_kembali_tahun", "GET", "ditutup"): "L 3 3 3 3 3 3 3 4 3 3 3 2 4 L",
    ("kalender:buka_kembali_tahun", "POST", "ditutup"): "L 3 3 3 3 3 3 3 4 3 3 3 B 4 L",
    ("kalender:buka_kembali_tahun", "POST", "-"): "L 3 3 3 3 3 3 3 4 3 3 3 K 4 L",
    ("kalender:ubah_tahap", "GET", "-"): "L 3 3 3 3 3 3 3 4 3 3 3 2 4 L",
    ("kalender:ubah_tahap", "POST", "-"): "L 3 3 3 3 3 3 3 4 3 3 3 B 4 L",
    ("kalender:perpanjang", "GET", "-"): "L 3 3 3 3 3 3 3 4 3 2 2 2 4 L",
    # For a unit in one's care; another one is not among the choices.
    ("kalender:perpanjang", "POST", "-"): "L 3 3 3 3 3 3 3 4 3 B I B 4 L",
    ("kalender:hari_libur", "GET", "-"): URUS,
    ("kalender:tambah_libur", "GET", "-"): ADMIN,
    ("kalender:tambah_libur", "POST", "-"): "L 3 3 3 3 3 3 3 3 3 3 3 B B L",
    ("kalender:ubah_libur", "GET", "-"): "L 3 3 3 3 3 3 3 3 3 3 3 2 4 L",
    ("kalender:ubah_libur", "POST", "-"): "L 3 3 3 3 3 3 3 3 3 3 3 B 4 L",
    ("kalender:hapus_libur", "GET", "-"): "L 3 3 3 3 3 3 3 3 3 3 3 2 4 L",
    ("kalender:hapus_libur", "POST", "-"): "L 3 3 3 3 3 3 3 3 3 3 3 B 4 L",
    ("profil:rinci", "GET", "-"): URUS,
    ("profil:ubah", "GET", "-"): ADMIN,
    ("profil:ubah", "POST", "-"): "L 3 3 3 3 3 3 3 3 3 3 3 B B L",
    ("pemberitahuan:daftar", "GET", "-"): MASUK,
    ("pemberitahuan:ledger", "GET", "-"): URUS,
    ("pemberitahuan:tandai_semua", "POST", "-"): "L 3 B B B B B B B B B B B B L",
    ("pemberitahuan:buka", "GET", "-"): "L 3 R 4 4 4 4 4 4 4 4 4 4 4 L",
    ("pemberitahuan:tandai_dibaca", "POST", "-"): "L 3 B 4 4 4 4 4 4 4 4 4 4 4 L",
    ("isian:simpan_konsep", "POST", "-"): "L 3 B B B B B B B B B B B B L",
    ("isian:buang_konsep", "POST", "-"): "L 3 B B B B B B B B B B B B L",
    # The public check says the same to everybody.
    ("dokumen:periksa", "GET", "-"): TERBUKA,
    ("dokumen:periksa_kode", "GET", "-"): TERBUKA,
    ("dokumen:periksa_kode", "POST", "-"): "I I I I I I I I I I I I I I I",
}


def lengkapi(d):
    """What these pages and those of kepegawaian need besides the people."""
    admin, pengelola = d.orang["admin"], d.orang["pengelola"]
    d.tahun = {"-": buka_tahun(d.instansi, tahun=TAHUN_INI, pelaku=admin)}
    d.tahun["ditutup"] = TahunKinerjaFactory(
        instansi=d.instansi, tahun=TAHUN_INI - 1, status=StatusTahunKinerja.DITUTUP
    )
    d.tahap = TahapPeriode.objects.filter(periode__tahun_kinerja=d.tahun["-"]).first()
    d.libur = HariLiburFactory(daerah=True, instansi=d.instansi, tanggal=date(TAHUN_INI, 6, 22))
    d.surat = PemberitahuanFactory(penerima=d.pemilik["siap"])
    d.terbit = DokumenTerbitFactory()
    d.permintaan = {}
    for keadaan, status in (
        ("meminta", StatusPermintaanPerbaikan.DIAJUKAN),
        ("terjawab", StatusPermintaanPerbaikan.SELESAI),
    ):
        d.pemilik[keadaan] = pemilik_baru(d)
        isi = {}
        if keadaan == "terjawab":
            isi = {"jawaban": "Sudah.", "dijawab_oleh": pengelola, "waktu_dijawab": kini()}
        d.permintaan[keadaan] = PermintaanPerbaikanFactory(
            pegawai=d.pemilik[keadaan], status=status, **isi
        )


def akhiri(d):
    """A sheet is compared with the world as it stands: this comes after every room."""
    pengelola = d.orang["pengelola"]
    unit = {"nama": "Subbagian Arsip", "induk": kode_unit(d.bagian.pk), "zona_waktu": "WIB"}
    d.lembar = buku([{"kode": "ARS", "mandiri": "Tidak", **unit}])
    rencana = susun(d.lembar, pelaku=pengelola, pada=hari_ini())
    d.berkas = impor.simpan_pratinjau(d.lembar, nama="unit.xlsx", rencana=rencana, pelaku=pengelola)


def args(d, nama, keadaan):
    objek = {
        "akun:kode": d.pemilik["siap"],
        "kalender:tutup_tahun": d.tahun.get(keadaan),
        "kalender:buka_kembali_tahun": d.tahun.get(keadaan),
        "kalender:ubah_tahap": d.tahap,
        "kalender:perpanjang": d.tahap,
        "kalender:ubah_libur": d.libur,
        "kalender:hapus_libur": d.libur,
        "pemberitahuan:buka": d.surat,
        "pemberitahuan:tandai_dibaca": d.surat,
    }
    if nama == "dokumen:periksa_kode":
        return [d.terbit.kode]
    return [objek[nama].pk] if nama in objek else []


def isi(d, nama, keadaan):
    if nama == "isian:simpan_konsep":
        return json.dumps({"formulir": "skp.rhk:1:baru", "isi": {"uraian": ["Teks"]}})
    tahap = {"dibuka": d.tahap.dibuka, "ditutup": d.tahap.ditutup + timedelta(days=1)}
    return {
        "versi": d.tahun[keadaan].versi if keadaan in d.tahun and "tahun" in nama else 1,
        "tema": "gelap",
        "formulir": "skp.rhk:1:baru",
        "alasan": "Keputusan Menteri",
        "tanggal": date(TAHUN_INI, 6, 23).isoformat(),
        "jenis": "daerah",
        "nama": "Hari jadi",
        "kode": "kemenkes-2025",
        "unit_kerja": d.bagian.pk,
        "sampai": (d.tahap.ditutup + timedelta(days=5)).isoformat(),
        **tahap,
    }


TABEL = Tabel(
    SEL,
    args,
    isi,
    aksi={
        "akun:kode": "akun.terbitkan_kode",
        "pemberitahuan:tandai_semua": None,
        "pemberitahuan:tandai_dibaca": None,
        "isian:simpan_konsep": None,
        "isian:buang_konsep": None,
        "kalender:buka_tahun": "kalender.buka_tahun",
    },
)
