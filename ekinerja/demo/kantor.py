"""Setting up one invented office through the acts of kepegawaian: units, posts, people, roles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ekinerja.demo import bahan
from ekinerja.kalender.layanan.tahun import buka_tahun
from ekinerja.kepegawaian.layanan import akun, organisasi, pegawai, penilai, peran
from ekinerja.kepegawaian.models import Instansi, Jabatan, PangkatGolongan, Pegawai, UnitKerja
from ekinerja.kepegawaian.pilihan import JenisASN, JenisIdentitas, JenisKelamin, KelompokJabatan
from ekinerja.profil.layanan import tetapkan_profil
from ekinerja.profil.pilihan import Pratetap

KELAMIN = {"L": JenisKelamin.LAKI_LAKI, "P": JenisKelamin.PEREMPUAN}
JF = {"jf": "keahlian", "jf_keterampilan": "keterampilan"}


def siapkan(isi: Mapping[str, Any], *, tahun: int, sandi: str) -> dict[str, Pegawai]:
    """Units, posts, people, penilai and roles of one office since the year before ``tahun``;
    the answer finds people by their code."""
    instansi = Instansi.objects.create(**isi["instansi"])
    unit = _unit(isi, instansi)
    orang = {satu["kode"]: _orang(satu, unit, tahun, sandi) for satu in isi["orang"]}
    for satu in isi["orang"]:
        _penilai(satu, orang, tahun)
        if "peran" in satu:
            peran.beri_peran(
                orang[satu["kode"]].pk,
                peran=satu["peran"],
                unit_kerja=unit[satu["unit_peran"]],
                mulai=date(tahun - 1, 1, 1),
                pelaku=None,
            )
    return orang


def _unit(isi: Mapping[str, Any], instansi: Instansi) -> dict[str, UnitKerja]:
    unit: dict[str, UnitKerja] = {}
    for kode, induk, nama, singkatan in isi["unit"]:
        unit[kode] = organisasi.tambah_unit(
            nama,
            instansi=instansi,
            zona_waktu=isi["zona"],
            induk=unit.get(induk),
            singkatan=singkatan,
            pelaku=None,
        )
    return unit


def _orang(
    satu: Mapping[str, Any], unit: Mapping[str, UnitKerja], tahun: int, sandi: str
) -> Pegawai:
    jabatan = _jabatan(satu, unit[satu["unit"]])
    if satu.get("kepala"):
        organisasi.ubah_unit(unit[satu["unit"]].pk, kepala_jabatan=jabatan, pelaku=None)
    hasil = pegawai.tambah_pegawai(
        satu["nama"],
        jabatan=jabatan,
        tmt_mulai=date(tahun - 1, 1, 1),
        gelar_depan=satu.get("depan", ""),
        gelar_belakang=satu.get("belakang", ""),
        jenis_kelamin=KELAMIN[satu["jk"]],
        email="" if "negara" in satu else f"{satu['kode']}@contoh.go.id",
        pelaku=None,
        **_kepegawaian(satu),
    )
    if "negara" not in satu:
        _, kode = akun.terbitkan_kode(hasil.pk, pelaku=None)
        akun.aktifkan_akun(hasil.nip or "", kode=kode, sandi=sandi).wajib()
    return hasil


def _jabatan(satu: Mapping[str, Any], unit: UnitKerja) -> Jabatan:
    nama, kelompok, jenjang = satu["jabatan"]
    if kelompok in JF:
        return organisasi.tambah_jabatan(
            nama,
            unit_kerja=unit,
            kelompok=KelompokJabatan.JF,
            kategori_jf=JF[kelompok],
            jenjang_jf=jenjang,
            pelaku=None,
        )
    return organisasi.tambah_jabatan(
        nama, unit_kerja=unit, kelompok=kelompok, jenjang=jenjang, pelaku=None
    )


def _kepegawaian(satu: Mapping[str, Any]) -> dict[str, Any]:
    """Number, kind and rank, as each kind of official has them."""
    if "negara" in satu:
        return {"nip": None, "jenis_identitas": JenisIdentitas.PEJABAT_NEGARA, "jenis_asn": ""}
    dasar = {"nip": bahan.nip(satu), "tanggal_lahir": date.fromisoformat(satu["lahir"])}
    if "pppk" in satu:
        jenis = {"jenis_identitas": JenisIdentitas.NI_PPPK, "jenis_asn": JenisASN.PPPK}
        return {**dasar, **jenis, "golongan_pppk": satu["pppk"]}
    golongan = PangkatGolongan.objects.get(kode=satu["gol"])
    return {**dasar, "jenis_asn": satu.get("asn", JenisASN.PNS), "pangkat_golongan": golongan}


def _penilai(satu: Mapping[str, Any], orang: Mapping[str, Pegawai], tahun: int) -> None:
    if "penilai" not in satu:
        return
    usulan = penilai.Usulan(
        penilai=orang[satu["penilai"]],
        atasan=orang.get(satu.get("atasan", "")),
        mulai=date(tahun, 1, 1),
    )
    penilai.tetapkan_penilai(orang[satu["kode"]].pk, usulan=usulan, pelaku=None)


def buka(isi: Mapping[str, Any], *, admin: Pegawai, tahun: int) -> None:
    """Choose the profile of a year and open its calendar, as the admin does each December."""
    instansi = admin.instansi
    kode = Pratetap(isi["profil"].lower())
    tetapkan_profil(
        instansi, tahun=tahun, kode=kode, alasan="Profil awal tahun kinerja.", pelaku=admin
    )
    buka_tahun(instansi, tahun=tahun, pelaku=admin)
