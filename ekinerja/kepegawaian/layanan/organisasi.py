"""Acts on units and posts."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.layanan import catat
from ekinerja.kepegawaian import izin
from ekinerja.kepegawaian.models import Instansi, Jabatan, Pegawai, UnitKerja
from ekinerja.kepegawaian.pilihan import AksiKepegawaian

PANJANG_JALUR = 255


@transaction.atomic
def tambah_unit(
    nama: str,
    *,
    instansi: Instansi,
    zona_waktu: str,
    induk: UnitKerja | None = None,
    pelaku: Pegawai | None,
    **isian: Any,
) -> UnitKerja:
    """A new unit at the end of its parent's path. ``pelaku=None`` is the system itself."""
    _kunci_pohon(instansi.pk)
    if induk is not None:
        induk = UnitKerja.objects.get(pk=induk.pk)
        _wajib_seinstansi(induk, instansi.pk)
    if pelaku is not None:
        izin.tambah_unit(induk, instansi.pk, pelaku, hari_ini()).wajib()
    _wajib_nama_baru(nama, induk)
    unit = UnitKerja.objects.create(
        nama=nama, instansi=instansi, zona_waktu=zona_waktu, induk=induk, **isian
    )
    unit.jalur = _jalur(induk, unit.pk)
    unit.save(update_fields=["jalur"])
    rincian = {"nama": nama, "induk": induk and induk.pk}
    catat(unit, unit.pk, AksiKepegawaian.TAMBAH_UNIT, pelaku=pelaku, rincian=rincian)
    return unit


@transaction.atomic
def ubah_unit(pk: int, *, pelaku: Pegawai | None, **isian: Any) -> UnitKerja:
    """Change a unit; with another ``induk`` its whole subtree moves. A loop is refused."""
    unit = UnitKerja.objects.get(pk=pk)
    _kunci_pohon(unit.instansi_id)
    unit = UnitKerja.objects.select_for_update(of=("self",)).get(pk=pk)
    if pelaku is not None:
        izin.ubah_unit(unit, pelaku, hari_ini()).wajib()
    lama = {nama: _nilai(unit, nama) for nama in isian}
    if "induk" in isian:
        _pindahkan(unit, isian["induk"], pelaku)
    _wajib_nama_baru(isian.get("nama", unit.nama), unit.induk, kecuali=unit)
    for nama, nilai in isian.items():
        setattr(unit, nama, nilai)
    unit.save(update_fields=list(isian))
    rincian = {"lama": lama, "baru": {nama: _nilai(unit, nama) for nama in isian}}
    catat(unit, unit.pk, AksiKepegawaian.UBAH_UNIT, pelaku=pelaku, rincian=rincian)
    return unit


@transaction.atomic
def tambah_jabatan(
    nama: str, *, unit_kerja: UnitKerja, kelompok: str, pelaku: Pegawai | None, **isian: Any
) -> Jabatan:
    if pelaku is not None:
        izin.ubah_jabatan(unit_kerja, pelaku, hari_ini()).wajib()
    jabatan = Jabatan.objects.create(nama=nama, unit_kerja=unit_kerja, kelompok=kelompok, **isian)
    rincian = {"nama": nama, "unit_kerja": unit_kerja.pk}
    catat(jabatan, jabatan.pk, AksiKepegawaian.TAMBAH_JABATAN, pelaku=pelaku, rincian=rincian)
    return jabatan


@transaction.atomic
def ubah_jabatan(pk: int, *, pelaku: Pegawai | None, **isian: Any) -> Jabatan:
    """Change a post. Its unit stays: people move by ``penempatan.tempatkan``."""
    kunci = Jabatan.objects.select_for_update(of=("self",)).select_related("unit_kerja")
    jabatan = kunci.get(pk=pk)
    if pelaku is not None:
        izin.ubah_jabatan(jabatan.unit_kerja, pelaku, hari_ini()).wajib()
    if isian.get("unit_kerja", jabatan.unit_kerja) != jabatan.unit_kerja:
        raise Ditolak(tolak(Sebab.ISI, "Unit kerja sebuah jabatan tidak dapat dipindahkan."))
    lama = {nama: _nilai(jabatan, nama) for nama in isian}
    for nama, nilai in isian.items():
        setattr(jabatan, nama, nilai)
    jabatan.save(update_fields=list(isian))
    rincian = {"lama": lama, "baru": {nama: _nilai(jabatan, nama) for nama in isian}}
    catat(jabatan, jabatan.pk, AksiKepegawaian.UBAH_JABATAN, pelaku=pelaku, rincian=rincian)
    return jabatan


def _kunci_pohon(instansi_id: int) -> None:
    """One change of the tree at a time: two moves at once could close a loop."""
    Instansi.objects.select_for_update(no_key=True).get(pk=instansi_id)


def _jalur(induk: UnitKerja | None, pk: int) -> str:
    jalur = f"{induk.jalur if induk else '/'}{pk}/"
    if len(jalur) > PANJANG_JALUR:
        raise Ditolak(tolak(Sebab.ISI, "Susunan unit kerja terlalu dalam."))
    return jalur


def _pindahkan(unit: UnitKerja, induk: UnitKerja | None, pelaku: Pegawai | None) -> None:
    if induk is not None:
        induk = UnitKerja.objects.get(pk=induk.pk)
        _wajib_seinstansi(induk, unit.instansi_id)
        if induk.jalur.startswith(unit.jalur):
            kalimat = f"{unit} tidak dapat dipindahkan ke bawah dirinya sendiri ({induk})."
            raise Ditolak(tolak(Sebab.ISI, kalimat))
    if pelaku is not None:
        izin.tambah_unit(induk, unit.instansi_id, pelaku, hari_ini()).wajib()
    lama, baru = unit.jalur, _jalur(induk, unit.pk)
    ekor = Substr("jalur", len(lama) + 1)
    UnitKerja.objects.subpohon(unit).update(jalur=Concat(Value(baru), ekor))
    unit.induk, unit.jalur = induk, baru


def _wajib_seinstansi(induk: UnitKerja, instansi_id: int) -> None:
    if induk.instansi_id != instansi_id:
        raise Ditolak(tolak(Sebab.ISI, "Unit induk harus berada di instansi yang sama."))


def _wajib_nama_baru(
    nama: str, induk: UnitKerja | None, *, kecuali: UnitKerja | None = None
) -> None:
    sama = UnitKerja.objects.filter(nama=nama, induk=induk, aktif=True)
    lain = sama.exclude(pk=kecuali.pk) if kecuali else sama
    if induk is not None and lain.exists():
        raise Ditolak(tolak(Sebab.ISI, f"Sudah ada unit «{nama}» di bawah {induk}."))


def _nilai(objek: UnitKerja | Jabatan, nama: str) -> object:
    nilai = getattr(objek, nama)
    return getattr(nilai, "pk", nilai)
