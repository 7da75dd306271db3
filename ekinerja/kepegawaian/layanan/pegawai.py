"""Acts on the data of a person. Where the person works is ``penempatan``."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.layanan import catat
from ekinerja.kepegawaian import aturan, izin
from ekinerja.kepegawaian.models import Jabatan, Pegawai, RiwayatJabatan
from ekinerja.kepegawaian.pilihan import AksiKepegawaian, JenisIdentitas

TIDAK_DIUBAH_DI_SINI = {"instansi", "unit_kerja", "jabatan", "akun"}


@transaction.atomic
def tambah_pegawai(
    nama_lengkap: str,
    *,
    jabatan: Jabatan,
    tmt_mulai: date,
    nip: str | None = None,
    nomor_sk: str = "",
    pelaku: Pegawai | None,
    **isian: Any,
) -> Pegawai:
    """A person and the first definitive post, together. ``pelaku=None`` is the system itself."""
    if pelaku is not None:
        izin.tambah_pegawai(jabatan.unit_kerja, pelaku, hari_ini()).wajib()
    _wajib_nomor_sah(isian.get("jenis_identitas", JenisIdentitas.NIP), nip)
    pegawai = Pegawai.objects.create(
        nama_lengkap=nama_lengkap,
        nip=nip or None,
        instansi=jabatan.unit_kerja.instansi,
        unit_kerja=jabatan.unit_kerja,
        jabatan=jabatan,
        **isian,
    )
    RiwayatJabatan.objects.create(
        pegawai=pegawai,
        jabatan=jabatan,
        unit_kerja=jabatan.unit_kerja,
        tmt_mulai=tmt_mulai,
        nomor_sk=nomor_sk,
    )
    rincian = {"nama_lengkap": nama_lengkap, "jabatan": jabatan.pk, "tmt_mulai": tmt_mulai}
    catat(pegawai, pegawai.pk, AksiKepegawaian.TAMBAH_PEGAWAI, pelaku=pelaku, rincian=rincian)
    return pegawai


@transaction.atomic
def ubah_pegawai(pk: int, *, pelaku: Pegawai | None, **isian: Any) -> Pegawai:
    """Change identity and contact; post and account have acts of their own."""
    kunci = Pegawai.objects.select_for_update(of=("self",)).select_related("unit_kerja", "akun")
    pegawai = kunci.get(pk=pk)
    if pelaku is not None:
        izin.ubah_pegawai(pegawai, pelaku, hari_ini(pegawai.unit_kerja.zona_waktu)).wajib()
    if terlarang := TIDAK_DIUBAH_DI_SINI.intersection(isian):
        raise TypeError(f"Kolom {sorted(terlarang)} tidak diubah di sini.")
    lama = {nama: _nilai(pegawai, nama) for nama in isian}
    for nama, nilai in isian.items():
        setattr(pegawai, nama, nilai)
    _wajib_nomor_sah(pegawai.jenis_identitas, pegawai.nip, kecuali=pegawai.pk)
    pegawai.save(update_fields=list(isian))
    _samakan_akun(pegawai)
    rincian = {"lama": lama, "baru": {nama: _nilai(pegawai, nama) for nama in isian}}
    catat(pegawai, pegawai.pk, AksiKepegawaian.UBAH_PEGAWAI, pelaku=pelaku, rincian=rincian)
    return pegawai


def _wajib_nomor_sah(jenis: str, nip: str | None, *, kecuali: int | None = None) -> None:
    for kalimat in aturan.galat_nomor(jenis, nip or ""):
        raise Ditolak(tolak(Sebab.ISI, kalimat))
    pemakai = Pegawai.objects.filter(nip=nip).values_list("pk", flat=True).first()
    if nip and pemakai not in (None, kecuali):
        raise Ditolak(tolak(Sebab.ISI, f"Nomor {nip} sudah dipakai pegawai lain."))


def _samakan_akun(pegawai: Pegawai) -> None:
    """The account is named by the number and open only for active people."""
    akun = pegawai.akun
    if akun is None or (akun.username == pegawai.nip and akun.is_active == pegawai.aktif):
        return
    akun.username, akun.is_active = pegawai.nip or akun.username, pegawai.aktif
    akun.cap_sesi += 1  # ends every session, also the one that a later reactivation would revive
    akun.save(update_fields=["username", "is_active", "cap_sesi"])


def _nilai(pegawai: Pegawai, nama: str) -> object:
    nilai = getattr(pegawai, nama)
    return getattr(nilai, "pk", nilai)
