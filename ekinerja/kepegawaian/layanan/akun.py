"""Acts on accounts: one-time codes, passwords, sessions. A code is shown once and kept as hash."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, tolak
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.layanan import catat
from ekinerja.kepegawaian import izin, pemberitahuan
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import KodeAktivasi, Pegawai, Pengguna, PenugasanPeran
from ekinerja.kepegawaian.pilihan import AksiAkun

MASA_BERLAKU = timedelta(days=7)
PERCOBAAN = 5
# No letters that are mistaken for digits: 31^10 codes, read aloud and typed from paper.
ABJAD = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
PANJANG_KODE = 10
KODE_DITOLAK = (
    "NIP atau kode aktivasi tidak sesuai, atau kode sudah tidak berlaku. "
    "Periksa kembali, atau minta kode baru kepada pengelola kinerja unit Anda."
)


@transaction.atomic
def terbitkan_kode(
    pegawai_id: int, *, pelaku: Pegawai | None, hapus_totp: bool = False
) -> tuple[KodeAktivasi, str]:
    """Issue a new code and close the one before it; the account is made on the first one.

    ``pelaku=None`` is the command line of the machine's keeper.
    """
    pegawai = Pegawai.objects.select_for_update(of=("self",)).get(pk=pegawai_id)
    saat = kini()
    if pelaku is not None:
        izin.terbitkan_kode(pegawai, pelaku, hari_ini()).wajib()
    izin.dapat_berakun(pegawai).wajib()
    _buka_akun(pegawai)
    _tutup_kode(pegawai, saat)
    kode = "".join(secrets.choice(ABJAD) for _ in range(PANJANG_KODE))
    baris = KodeAktivasi.objects.create(
        pegawai=pegawai,
        sidik=_sidik(pegawai.pk, kode),
        penerbit=pelaku,
        hapus_totp=hapus_totp,
        waktu_terbit=saat,
        berlaku_sampai=saat + MASA_BERLAKU,
    )
    rincian = {"hapus_totp": hapus_totp}
    aksi = AksiAkun.TERBITKAN_KODE
    jejak = catat(pegawai, pegawai.pk, aksi, pelaku=pelaku, rincian=rincian)
    pemberitahuan.terbitkan_kode(baris, jejak.pk)
    return baris, f"{kode[:5]}-{kode[5:]}"


def aktifkan_akun(nip: str, *, kode: str, sandi: str) -> Keputusan:
    """Set the first (or a new) password with a code.

    Answers instead of raising: a wrong attempt must be counted, so its transaction commits.
    One answer for unknown NIP, no code, closed, expired and wrong code.
    """
    acak = make_password(sandi)
    with transaction.atomic():
        kode_terbuka = KodeAktivasi.objects.select_for_update(of=("self",)).filter(
            pegawai__nip=nip, waktu_ditutup=None, pegawai__aktif=True
        )
        baris = kode_terbuka.select_related("pegawai__akun").first()
        if baris is None or not _terima(baris, kode, kini()):
            return tolak(Sebab.ISI, KODE_DITOLAK)
        _pasang_sandi(baris.pegawai, acak, baris)
    return BOLEH


def ganti_sandi(akun_id: int, *, sandi: str) -> None:
    """A new password for one's own account; every other session ends with the old one."""
    acak = make_password(sandi)
    with transaction.atomic():
        Pengguna.objects.filter(pk=akun_id).update(password=acak)
        pegawai = Pegawai.objects.filter(akun=akun_id).first()
        if pegawai is not None:
            jejak = catat(pegawai, pegawai.pk, AksiAkun.GANTI_SANDI, pelaku=pegawai)
            pemberitahuan.ganti_sandi(pegawai, jejak.pk)


def akhiri_sesi(pegawai: Pegawai) -> None:
    """End every session of this person: at deactivation and when a role is given or taken."""
    Pengguna.objects.filter(pegawai=pegawai).update(cap_sesi=F("cap_sesi") + 1)


def bersihkan_kode(pada: datetime) -> int:
    """Close codes that have run out, so that a list of open codes tells the truth."""
    lewat = KodeAktivasi.objects.filter(waktu_ditutup=None, berlaku_sampai__lte=pada)
    return lewat.update(waktu_ditutup=F("berlaku_sampai"))


def wajib_totp(akun: Pengguna) -> bool:
    """Must this account use a second factor? Yes for pengelola kinerja and admin instansi.

    Dasar: kebijakan aplikasi (KEPUTUSAN 14); ``WAJIB_TOTP`` switches it off in the demo.
    """
    if not settings.WAJIB_TOTP:
        return False
    peran = PenugasanPeran.objects.filter(berlaku(hari_ini()), pegawai__akun=akun)
    return peran.exists()


def _sidik(pegawai_id: int, kode: str) -> str:
    rapi = "".join(huruf for huruf in kode.upper() if huruf in ABJAD)
    return salted_hmac("kode-aktivasi", f"{pegawai_id}:{rapi}", algorithm="sha256").hexdigest()


def _terima(baris: KodeAktivasi, kode: str, saat: datetime) -> bool:
    """Count a wrong attempt, close the code when it runs out; True spends it."""
    if baris.berlaku_sampai <= saat:
        return False
    if not constant_time_compare(baris.sidik, _sidik(baris.pegawai_id, kode)):
        baris.percobaan += 1
        if baris.percobaan >= PERCOBAAN:
            baris.waktu_ditutup = saat
        baris.save(update_fields=["percobaan", "waktu_ditutup"])
        return False
    baris.waktu_dipakai = baris.waktu_ditutup = saat
    baris.save(update_fields=["waktu_dipakai", "waktu_ditutup"])
    return True


def _pasang_sandi(pegawai: Pegawai, acak: str, kode: KodeAktivasi) -> None:
    akun = Pengguna.objects.filter(pegawai=pegawai)
    akun.update(password=acak, is_active=True, cap_sesi=F("cap_sesi") + 1)
    if kode.hapus_totp:
        Authenticator.objects.filter(user_id=pegawai.akun_id).delete()
    rincian = {"kode": kode.pk, "hapus_totp": kode.hapus_totp}
    jejak = catat(pegawai, pegawai.pk, AksiAkun.AKTIFKAN, pelaku=pegawai, rincian=rincian)
    pemberitahuan.ganti_sandi(pegawai, jejak.pk)


def _buka_akun(pegawai: Pegawai) -> None:
    """An account without a usable password: nobody can enter before the code is used."""
    if pegawai.akun_id is None:
        acak = make_password(None)
        pegawai.akun = Pengguna.objects.create(username=str(pegawai.nip), password=acak)
        pegawai.save(update_fields=["akun"])


def _tutup_kode(pegawai: Pegawai, saat: datetime) -> None:
    KodeAktivasi.objects.filter(pegawai=pegawai, waktu_ditutup=None).update(waktu_ditutup=saat)
