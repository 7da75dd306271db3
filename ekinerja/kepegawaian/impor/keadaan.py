"""The present state a sheet is compared with, read once, and its fingerprint. Writes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from ekinerja.kepegawaian.impor.tata import PILIHAN_JENJANG
from ekinerja.kepegawaian.kueri import Lingkup, lingkup
from ekinerja.kepegawaian.models import (
    Jabatan,
    PangkatGolongan,
    Pegawai,
    PenetapanPenilai,
    RiwayatJabatan,
    UnitKerja,
)
from ekinerja.kepegawaian.pilihan import JenisPenugasan

# SQLite binds at most 32,766 values in one statement.
SEKALI_BACA = 5000
TEKS_JENJANG = {tuple(map(str, isi)): teks for teks, isi in PILIHAN_JENJANG.items()}


@dataclass(frozen=True, slots=True)
class UnitKini:
    pk: int
    nama: str
    singkatan: str
    induk: int | None
    zona_waktu: str
    mandiri: bool
    kepala: int | None
    dikelola: bool


@dataclass(frozen=True, slots=True)
class JabatanKini:
    pk: int
    nama: str
    unit: int
    jenjang: str
    kelas_jabatan: int | None


@dataclass(frozen=True, slots=True)
class OrangKini:
    pk: int
    nip: str | None
    jenis_identitas: str
    nama_lengkap: str
    gelar_depan: str
    gelar_belakang: str
    tanggal_lahir: date | None
    jenis_kelamin: str
    jenis_asn: str
    golongan: str
    tmt_pangkat: date | None
    email: str
    aktif: bool
    jabatan: int
    unit: int
    tmt_jabatan: date | None
    penilai: int | None
    atasan_penilai: int | None
    penilai_mulai: date | None
    tmt_berikut: date | None  # what begins later already stands in the way of something open
    penilai_berikut: date | None


@dataclass(frozen=True, slots=True)
class Keadaan:
    """What one pengelola or admin may change, and what the sheet refers to."""

    instansi: int
    pelaku: int
    pada: date
    akar: bool  # may make units at the top: the admin of the instansi
    unit: Mapping[int, UnitKini] = field(default_factory=dict)
    jabatan: Mapping[int, JabatanKini] = field(default_factory=dict)
    orang: Mapping[int, OrangKini] = field(default_factory=dict)
    penilai_dari: Mapping[int, int] = field(default_factory=dict)
    pangkat: Mapping[str, int] = field(default_factory=dict)
    nip_lain: frozenset[str] = frozenset()

    @property
    def menurut_nip(self) -> dict[str, OrangKini]:
        return {orang.nip: orang for orang in self.orang.values() if orang.nip}

    def sidik(self) -> str:
        """Fingerprint: equal when nothing that the sheet touches has changed."""
        isi = {
            "unit": _urut(self.unit),
            "jabatan": _urut(self.jabatan),
            "orang": _urut(self.orang),
            "lain": sorted(self.nip_lain),
            "akar": self.akar,
        }
        return hashlib.sha256(json.dumps(isi, default=str, sort_keys=True).encode()).hexdigest()


def _urut(isi: Mapping[int, Any]) -> list[Any]:
    return [asdict(isi[kunci]) for kunci in sorted(isi)]


@dataclass(frozen=True, slots=True)
class Disebut:
    """What a sheet names: numbers, and keys out of the portal's own codes."""

    nip: frozenset[str]
    orang: frozenset[int]
    jabatan: frozenset[int]
    unit: frozenset[int]
    nama_unit: frozenset[str]


def muat(pelaku: Pegawai, pada: date, disebut: Disebut) -> Keadaan:
    """Read what ``pelaku`` may change; people and posts only as far as the sheet names them."""
    jangkauan = lingkup(pelaku, pada)
    unit = {satu.pk: satu for satu in _baca_unit(pelaku, jangkauan)}
    penilai_dari = _baca_penilai(pelaku.instansi_id, pada)
    orang = _orang_disebut(pelaku, pada, disebut, penilai_dari)
    return Keadaan(
        instansi=pelaku.instansi_id,
        pelaku=pelaku.pk,
        pada=pada,
        akar=pelaku.instansi_id in jangkauan.instansi,
        unit=unit,
        jabatan=_jabatan_disebut(pelaku, disebut, unit, orang),
        orang=orang,
        penilai_dari=penilai_dari,
        pangkat=dict(PangkatGolongan.objects.values_list("kode", "pk")),
        nip_lain=frozenset(_nip_instansi_lain(pelaku, disebut.nip)),
    )


def _orang_disebut(
    pelaku: Pegawai, pada: date, disebut: Disebut, penilai_dari: Mapping[int, int]
) -> dict[int, OrangKini]:
    """The people of the sheet, and those who assess them now."""
    milik = Pegawai.objects.filter(instansi=pelaku.instansi_id)
    bernomor = {satu.pk: satu for satu in _baca_orang(milik, "nip__in", disebut.nip, pada)}
    kunci = disebut.orang | {
        kunci
        for satu in bernomor.values()
        for kunci in (satu.penilai, satu.atasan_penilai, penilai_dari.get(satu.pk))
        if kunci is not None and kunci not in bernomor
    }
    return {satu.pk: satu for satu in _baca_orang(milik, "pk__in", kunci, pada)} | bernomor


def _jabatan_disebut(
    pelaku: Pegawai,
    disebut: Disebut,
    unit: Mapping[int, UnitKini],
    orang: Mapping[int, OrangKini],
) -> dict[int, JabatanKini]:
    """Posts by code, posts held, and all posts of the units of the sheet (for their names)."""
    nama = {teks.casefold() for teks in disebut.nama_unit}
    kunci_unit = disebut.unit | {pk for pk, satu in unit.items() if satu.nama.casefold() in nama}
    kunci = disebut.jabatan | {satu.jabatan for satu in orang.values()}
    daftar = [
        *_baca_jabatan(pelaku, "pk__in", kunci),
        *_baca_jabatan(pelaku, "unit_kerja__in", kunci_unit),
    ]
    return {satu.pk: satu for satu in daftar}


def muat_lingkup(pelaku: Pegawai, pada: date) -> Keadaan:
    """Everything in the care of ``pelaku``: what the template is filled with."""
    jangkauan = lingkup(pelaku, pada)
    unit = {satu.pk: satu for satu in _baca_unit(pelaku, jangkauan) if satu.dikelola}
    jabatan = {satu.pk: satu for satu in _baca_jabatan(pelaku, "unit_kerja__in", set(unit))}
    dikelola = Pegawai.objects.dikelola(pelaku, pada).filter(
        instansi=pelaku.instansi_id, aktif=True
    )
    orang = {satu.pk: satu for satu in _baca_orang(dikelola, "unit_kerja__in", set(unit), pada)}
    atasan = {
        kunci
        for satu in orang.values()
        for kunci in (satu.penilai, satu.atasan_penilai)
        if kunci is not None and kunci not in orang
    }
    milik = Pegawai.objects.filter(instansi=pelaku.instansi_id)
    return Keadaan(
        instansi=pelaku.instansi_id,
        pelaku=pelaku.pk,
        pada=pada,
        akar=pelaku.instansi_id in jangkauan.instansi,
        unit=unit,
        jabatan=jabatan,
        orang=orang | {satu.pk: satu for satu in _baca_orang(milik, "pk__in", atasan, pada)},
    )


def _baca_unit(pelaku: Pegawai, jangkauan: Lingkup) -> Iterator[UnitKini]:
    for unit in UnitKerja.objects.filter(instansi=pelaku.instansi_id, aktif=True).order_by("jalur"):
        yield UnitKini(
            pk=unit.pk,
            nama=unit.nama,
            singkatan=unit.singkatan,
            induk=unit.induk_id,
            zona_waktu=unit.zona_waktu,
            mandiri=unit.mandiri,
            kepala=unit.kepala_jabatan_id,
            dikelola=jangkauan.kelola(unit),
        )


def _baca_jabatan(pelaku: Pegawai, kolom: str, kunci: Set[int]) -> Iterator[JabatanKini]:
    aktif = Jabatan.objects.filter(unit_kerja__instansi=pelaku.instansi_id, aktif=True)
    for sebagian in _potong(kunci):
        for satu in aktif.filter(**{kolom: sebagian}).order_by("unit_kerja", "nama", "pk"):
            isi = (satu.kelompok, satu.jenjang, satu.kategori_jf, satu.jenjang_jf)
            yield JabatanKini(
                pk=satu.pk,
                nama=satu.nama,
                unit=satu.unit_kerja_id,
                jenjang=TEKS_JENJANG[isi],
                kelas_jabatan=satu.kelas_jabatan,
            )


def _baca_orang(
    asal: QuerySet[Pegawai], kolom: str, kunci: Set[Any], pada: date
) -> Iterator[OrangKini]:
    for sebagian in _potong(kunci):
        orang = asal.filter(**{kolom: sebagian}).select_related("pangkat_golongan")
        daftar = list(orang.order_by("nama_lengkap", "pk"))
        nomor = [satu.pk for satu in daftar]
        riwayat = RiwayatJabatan.objects.filter(
            pegawai__in=nomor, jenis_penugasan=JenisPenugasan.DEFINITIF
        )
        tmt = dict(riwayat.pada(pada).values_list("pegawai", "tmt_mulai"))
        penetapan = PenetapanPenilai.objects.filter(pegawai__in=nomor)
        kini = {satu.pegawai_id: satu for satu in penetapan.pada(pada)}
        tmt_berikut = _berikut(riwayat, "tmt_mulai", pada)
        penilai_berikut = _berikut(penetapan, "berlaku_mulai", pada)
        for satu in daftar:
            yield _orang(
                satu,
                tmt.get(satu.pk),
                kini.get(satu.pk),
                tmt_berikut=tmt_berikut.get(satu.pk),
                penilai_berikut=penilai_berikut.get(satu.pk),
            )


def _berikut(asal: QuerySet[Any], kolom: str, pada: date) -> dict[int, date]:
    """The last beginning after today of each person."""
    nanti = asal.filter(**{f"{kolom}__gt": pada}).order_by(kolom)
    return dict(nanti.values_list("pegawai", kolom))


def _orang(
    satu: Pegawai,
    tmt_jabatan: date | None,
    penetapan: PenetapanPenilai | None,
    **berikut: date | None,
) -> OrangKini:
    pangkat = satu.pangkat_golongan
    return OrangKini(
        pk=satu.pk,
        nip=satu.nip,
        jenis_identitas=satu.jenis_identitas,
        nama_lengkap=satu.nama_lengkap,
        gelar_depan=satu.gelar_depan,
        gelar_belakang=satu.gelar_belakang,
        tanggal_lahir=satu.tanggal_lahir,
        jenis_kelamin=satu.jenis_kelamin,
        jenis_asn=satu.jenis_asn,
        golongan=pangkat.kode if pangkat else satu.golongan_pppk,
        tmt_pangkat=satu.tmt_pangkat,
        email=satu.email,
        aktif=satu.aktif,
        jabatan=satu.jabatan_id,
        unit=satu.unit_kerja_id,
        tmt_jabatan=tmt_jabatan,
        penilai=penetapan.pejabat_penilai_id if penetapan else None,
        atasan_penilai=penetapan.atasan_pejabat_penilai_id if penetapan else None,
        penilai_mulai=penetapan.berlaku_mulai if penetapan else None,
        **berikut,
    )


def _baca_penilai(instansi: int, pada: date) -> dict[int, int]:
    """Who is assessed by whom, for the whole instansi: a loop may close far from the sheet."""
    baris = PenetapanPenilai.objects.pada(pada).filter(pegawai__instansi=instansi)
    return dict(baris.values_list("pegawai", "pejabat_penilai"))


def _nip_instansi_lain(pelaku: Pegawai, nip: Set[str]) -> Iterator[str]:
    lain = Pegawai.objects.exclude(instansi=pelaku.instansi_id)
    for sebagian in _potong(nip):
        yield from (nip for (nip,) in lain.filter(nip__in=sebagian).values_list("nip") if nip)


def _potong(kunci: Iterable[Any]) -> Iterator[list[Any]]:
    daftar = sorted(kunci)
    for awal in range(0, len(daftar), SEKALI_BACA):
        yield daftar[awal : awal + SEKALI_BACA]
