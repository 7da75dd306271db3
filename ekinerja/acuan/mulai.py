"""The act that starts an instansi on an empty portal: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, tolak
from ekinerja.inti.validasi import teks_bersih
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.layanan import catat
from ekinerja.kalender.layanan.tahun import buka_tahun
from ekinerja.kepegawaian import aturan
from ekinerja.kepegawaian.layanan import akun, organisasi, pegawai, peran
from ekinerja.kepegawaian.models import Instansi, Jabatan, Pegawai, UnitKerja
from ekinerja.kepegawaian.pilihan import (
    JENJANG_KATEGORI,
    JENJANG_KELOMPOK,
    AksiInstansi,
    JenisASN,
    JenisIdentitas,
    JenisInstansi,
    Jenjang,
    JenjangJF,
    KelompokJabatan,
    Peran,
    ZonaWaktu,
)
from ekinerja.profil.layanan import tetapkan_profil
from ekinerja.profil.pilihan import Pratetap

HARI_KODE = akun.MASA_BERLAKU.days
ALASAN = "Profil awal, dipilih saat instansi disiapkan dari baris perintah."
JENIS_ASN = {JenisIdentitas.NIP: JenisASN.PNS, JenisIdentitas.NI_PPPK: JenisASN.PPPK}
PILIHAN: Mapping[str, list[str]] = {
    "jenis": [str(nilai) for nilai in JenisInstansi.values],
    "zona": [str(nilai) for nilai in ZonaWaktu.values],
    "jenjang": [str(nilai.value) for nilai in (*Jenjang, *JenjangJF)],
    "identitas": [str(nilai.value) for nilai in JENIS_ASN],
    "profil": [str(nilai) for nilai in Pratetap.values],
}
# What is typed, and the column whose limits it must keep.
KOLOM: dict[str, tuple[Any, str]] = {
    "nama": (Instansi, "nama"),
    "singkatan": (Instansi, "singkatan"),
    "kota": (Instansi, "kota_penetapan"),
    "unit": (UnitKerja, "nama"),
    "nama_admin": (Pegawai, "nama_lengkap"),
    "gelar_depan": (Pegawai, "gelar_depan"),
    "gelar_belakang": (Pegawai, "gelar_belakang"),
    "email": (Pegawai, "email"),
    "jabatan": (Jabatan, "nama"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Permulaan:
    """What has to be known of an instansi and its first admin before anybody can log in."""

    nama: str
    jenis: str
    kota: str
    unit: str
    zona: str
    nip: str
    nama_admin: str
    jabatan: str
    jenjang: str = Jenjang.PELAKSANA
    identitas: str = JenisIdentitas.NIP
    singkatan: str = ""
    gelar_depan: str = ""
    gelar_belakang: str = ""
    email: str = ""
    profil: str = Pratetap.UMUM


@dataclass(frozen=True, slots=True)
class Hasil:
    admin: Pegawai
    tahun: int
    kode: str


def periksa(nama: str, teks: str, *, identitas: str = JenisIdentitas.NIP) -> Keputusan:
    """Can this be the answer to one question? Says why not in a sentence."""
    if nama == "nama" and Instansi.objects.filter(nama__iexact=teks).exists():
        kalimat = f"Instansi «{teks}» sudah ada di portal ini; tidak ada yang diubah."
        return tolak(Sebab.STATUS, kalimat)
    if nama == "nip":
        return _periksa_nip(teks, identitas)
    if nama in PILIHAN:
        sah = teks in PILIHAN[nama]
        return BOLEH if sah else tolak(Sebab.ISI, f"Pilih salah satu: {', '.join(PILIHAN[nama])}.")
    model, kolom = KOLOM[nama]
    try:
        model._meta.get_field(kolom).clean(teks, None)
        teks_bersih(teks)
    except ValidationError as galat:
        return tolak(Sebab.ISI, " ".join(galat.messages))
    return BOLEH


def _periksa_nip(nip: str, identitas: str) -> Keputusan:
    if galat := aturan.galat_nomor(identitas, nip):
        return tolak(Sebab.ISI, " ".join(galat))
    if Pegawai.objects.filter(nip=nip).exists():
        return tolak(Sebab.STATUS, f"Nomor {nip} sudah dipakai pegawai lain di portal ini.")
    return BOLEH


@transaction.atomic
def mulai_instansi(isi: Permulaan) -> Hasil:
    """Instansi, root unit, first admin with post, role and code, and the year of today."""
    for nama in (*PILIHAN, *KOLOM, "nip"):
        keputusan = periksa(nama, getattr(isi, nama), identitas=isi.identitas)
        if not keputusan:
            raise Ditolak(tolak(Sebab.ISI, f"--{nama.replace('_', '-')}: {keputusan.alasan}"))
    instansi = Instansi.objects.create(
        nama=isi.nama, singkatan=isi.singkatan, jenis=isi.jenis, kota_penetapan=isi.kota
    )
    rincian = {"nama": isi.nama, "jenis": str(isi.jenis)}
    catat(instansi, instansi.pk, AksiInstansi.MULAI, pelaku=None, rincian=rincian)
    hari = hari_ini(isi.zona)
    admin = _admin(isi, instansi, hari)
    tetapkan_profil(instansi, tahun=hari.year, kode=isi.profil, alasan=ALASAN, pelaku=admin)
    buka_tahun(instansi, tahun=hari.year, pelaku=admin)
    _, kode = akun.terbitkan_kode(admin.pk, pelaku=None)
    return Hasil(admin, hari.year, kode)


def _admin(isi: Permulaan, instansi: Instansi, hari: date) -> Pegawai:
    """The first person: in a post of the root unit since the beginning of the year."""
    unit = organisasi.tambah_unit(isi.unit, instansi=instansi, zona_waktu=isi.zona, pelaku=None)
    jabatan = organisasi.tambah_jabatan(
        isi.jabatan, unit_kerja=unit, pelaku=None, **_jenjang(isi.jenjang)
    )
    nomor = aturan.baca_nomor(isi.identitas, isi.nip)
    assert nomor is not None  # noqa: S101 -- mulai_instansi has just checked it
    admin = pegawai.tambah_pegawai(
        isi.nama_admin,
        jabatan=jabatan,
        tmt_mulai=date(hari.year, 1, 1),
        nip=isi.nip,
        jenis_identitas=isi.identitas,
        jenis_asn=JENIS_ASN[JenisIdentitas(isi.identitas)],
        tanggal_lahir=nomor.tanggal_lahir,
        jenis_kelamin=nomor.jenis_kelamin,
        gelar_depan=isi.gelar_depan,
        gelar_belakang=isi.gelar_belakang,
        email=isi.email,
        pelaku=None,
    )
    peran.beri_peran(
        admin.pk, peran=Peran.ADMIN_INSTANSI, unit_kerja=unit, mulai=hari_ini(), pelaku=None
    )
    return admin


def _jenjang(jenjang: str) -> dict[str, str]:
    """The kind of post that has this level."""
    for kelompok, daftar in JENJANG_KELOMPOK.items():
        if jenjang in daftar:
            return {"kelompok": kelompok, "jenjang": jenjang}
    kategori = next(k for k, daftar in JENJANG_KATEGORI.items() if jenjang in daftar)
    return {"kelompok": KelompokJabatan.JF, "kategori_jf": kategori, "jenjang_jf": jenjang}
