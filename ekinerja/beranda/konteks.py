"""The menu of every page: which doors are open to this person. Read only when it is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from ekinerja.inti.templatetags.butir import TEMA, tema
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import lingkup
from ekinerja.pemberitahuan.models import Pemberitahuan

SEMUA, PENILAI, PENGELOLA, ADMIN = "semua", "penilai", "pengelola", "admin"
PIMPINAN = "pimpinan"


@dataclass(frozen=True, slots=True)
class Butir:
    """One entry: word, URL name, icon, the hats that see it; ``singkat`` is for the phone."""

    kata: str
    nama: str
    ikon: str
    topi: frozenset[str] = frozenset({SEMUA})
    singkat: str = ""
    kueri: str = ""
    alamat: str = ""
    kini: bool = False
    jumlah: int = 0


@dataclass(frozen=True, slots=True)
class Kelompok:
    judul: str
    daftar: tuple[Butir, ...]


BERANDA = "beranda:beranda"
URUS = frozenset({PENGELOLA, ADMIN})
UNIT = frozenset({PIMPINAN, PENGELOLA, ADMIN})
PENETAP = UNIT | {PENILAI}
MENU = (
    Kelompok("", (Butir("Beranda", BERANDA, "house", singkat="Beranda"),)),
    Kelompok(
        "Perencanaan",
        (
            Butir(
                "SKP Saya",
                "skp:daftar",
                "file-earmark-text",
                singkat="SKP",
                kueri="cakupan=saya",
            ),
            Butir(
                "SKP Bawahan",
                "skp:daftar",
                "people",
                frozenset({PENILAI}),
                singkat="Bawahan",
                kueri="cakupan=dinilai",
            ),
        ),
    ),
    Kelompok(
        "Pelaksanaan",
        (
            Butir("Rencana Aksi", "dialog:rencana_daftar", "list-task"),
            Butir("Catatan Harian", "dialog:catatan", "calendar-week", singkat="Catatan"),
            Butir("Realisasi", "dialog:realisasi_daftar", "graph-up"),
            Butir("Dialog Kinerja", "dialog:daftar", "chat-dots"),
            Butir("Umpan Balik", "feedback:daftar", "chat-left-text"),
        ),
    ),
    Kelompok(
        "Penilaian",
        (
            Butir("Evaluasi", "evaluasi:daftar", "award", singkat="Evaluasi"),
            Butir("Keberatan", "evaluasi:keberatan_daftar", "flag"),
        ),
    ),
    Kelompok(
        "Unit",
        (
            Butir("Pantauan", "beranda:pantauan", "people", UNIT),
            Butir("Capaian organisasi", "evaluasi:capaian_daftar", "bar-chart", PENETAP),
            Butir("Pemeringkatan", "evaluasi:pemeringkatan_daftar", "sort-down", UNIT),
        ),
    ),
    Kelompok(
        "Kepegawaian",
        (
            Butir("Pegawai", "kepegawaian:daftar", "person-check", URUS),
            Butir("Permintaan perbaikan", "kepegawaian:permintaan", "flag", URUS),
            Butir("Impor data", "kepegawaian:impor", "upload", URUS),
            Butir("Peran", "kepegawaian:peran", "person-gear", frozenset({ADMIN})),
            Butir("Kalender kinerja", "kalender:tahun", "calendar-check", URUS),
            Butir("Hari libur", "kalender:hari_libur", "calendar-week", URUS),
            Butir("Profil aturan", "profil:rinci", "gear", URUS),
        ),
    ),
    Kelompok(
        "Surat", (Butir("Kotak masuk", "pemberitahuan:daftar", "bell", singkat="Kotak masuk"),)
    ),
)
AKUN = (
    Butir("Profil saya", "kepegawaian:saya", "person-circle"),
    Butir("Keamanan akun", "mfa_index", "shield-check"),
    Butir("Ganti kata sandi", "account_change_password", "key"),
)
BANYAK_BAWAH = 4


@cache
def _alamat(nama, urlconf):
    return reverse(nama, urlconf)


def menu(request):
    return {"menu": SimpleLazyObject(lambda: _menu(request))}


def _menu(request):
    pelaku = getattr(request, "pelaku", None)
    return Menu(request, pelaku) if pelaku is not None else TanpaMenu()


class TanpaMenu:
    """What a page without a person shows: nothing."""

    instansi = ""
    zona = ""

    def __bool__(self):
        return False


class Menu:
    """Read once per request when a page shows it: the hats, and one count of letters."""

    url_keluar = property(lambda self: reverse("account_logout"))
    url_tampilan = property(lambda self: reverse("beranda:tampilan"))
    url_pemberitahuan = property(lambda self: reverse("pemberitahuan:daftar"))

    def __init__(self, request, pelaku):
        self.request = request
        self.pelaku = pelaku

    @cached_property
    def _lingkup(self):
        return lingkup(self.pelaku, hari_ini(self.zona))

    @cached_property
    def _topi(self):
        jangkauan = self._lingkup
        ada = {
            PENILAI: jangkauan.menilai,
            PENGELOLA: jangkauan.pengelola,
            ADMIN: jangkauan.instansi,
            PIMPINAN: jangkauan.pimpinan,
        }
        return {SEMUA} | {topi for topi, dipakai in ada.items() if dipakai}

    @property
    def instansi(self):
        return self.pelaku.instansi.nama

    @property
    def zona(self):
        return self.pelaku.unit_kerja.zona_waktu

    @property
    def peran(self):
        return self.pelaku.jabatan.nama

    @cached_property
    def belum_dibaca(self):
        return Pemberitahuan.objects.filter(penerima=self.pelaku, waktu_dibaca=None).count()

    @property
    def nama(self):
        return self.pelaku.nama_lengkap

    @property
    def inisial(self):
        kata = self.nama.split()
        return (kata[0][0] + (kata[-1][0] if len(kata) > 1 else "")).upper()

    @property
    def tema(self):
        return tema({"request": self.request})

    @property
    def tema_berikut(self):
        return TEMA[(TEMA.index(self.tema) + 1) % len(TEMA)]

    @cached_property
    def kelompok(self):
        isi = [Kelompok(k.judul, self._terbuka(k.daftar, self._topi)) for k in MENU]
        return [satu for satu in isi if satu.daftar]

    @cached_property
    def bawah(self):
        semua = [butir for kelompok in self.kelompok for butir in kelompok.daftar]
        return [butir for butir in semua if butir.singkat][:BANYAK_BAWAH]

    @property
    def akun(self):
        return self._terbuka(AKUN, {SEMUA})

    def _terbuka(self, daftar, topi):
        return tuple(self._butir(butir) for butir in daftar if butir.topi & topi)

    def _butir(self, butir):
        # Only the beranda counts what waits; it says so on the request, and the badge agrees.
        jumlah = getattr(self.request, "jumlah_menunggu", 0) if butir.nama == BERANDA else 0
        alamat = _alamat(butir.nama, settings.ROOT_URLCONF)
        alamat += f"?{butir.kueri}" if butir.kueri else ""
        return replace(butir, alamat=alamat, kini=self._kini(butir), jumlah=jumlah)

    def _kini(self, butir):
        """Its own page; or a page of its room, where no other entry fits better."""
        cocok = self.request.resolver_match
        if cocok is None:
            return False
        if cocok.view_name == butir.nama:
            kueri = QueryDict(butir.kueri).items()
            return all(self.request.GET.get(k) == v for k, v in kueri)
        return not butir.kueri and _akar(butir.nama) == _akar_terdekat(cocok.view_name)


def _akar(nama):
    """«dialog:rencana_daftar» stands for all pages that begin with «dialog:rencana»."""
    return nama.removesuffix("daftar").removesuffix("_")


@cache
def _akar_terdekat(nama):
    semua = [_akar(b.nama) for k in MENU for b in k.daftar if b.nama != BERANDA]
    return max((satu for satu in semua if nama.startswith(satu)), key=len, default="")
