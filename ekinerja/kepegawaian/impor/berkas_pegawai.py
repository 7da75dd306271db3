"""The sheet Pegawai: identity and post of each person. Checks and plans; writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from ekinerja.kepegawaian import aturan
from ekinerja.kepegawaian.impor.baca import Baris
from ekinerja.kepegawaian.impor.keadaan import OrangKini
from ekinerja.kepegawaian.impor.susunan import (
    Beda,
    JenisPerubahan,
    Rujukan,
    Susunan,
    baris_tunggal,
    bedakan,
    kata,
)
from ekinerja.kepegawaian.pilihan import JenisASN, JenisIdentitas, JenisKelamin

ASN_BAWAAN = {
    JenisIdentitas.NIP: JenisASN.PNS,
    JenisIdentitas.NI_PPPK: JenisASN.PPPK,
    JenisIdentitas.NRP: "",
}
ASN_SAH = {
    JenisIdentitas.NIP: (JenisASN.PNS, JenisASN.CPNS),
    JenisIdentitas.NI_PPPK: (JenisASN.PPPK,),
    JenisIdentitas.NRP: ("",),
}
DI_LUAR = "Pegawai ini berada di luar lingkup Anda."
DIRI_SENDIRI = "Data Anda sendiri tidak dapat Anda ubah. Mintalah kepada admin instansi."
# Columns that are compared as they stand: (key, title).
KOLOM_DATA = (
    ("nama_lengkap", "Nama lengkap"),
    ("gelar_depan", "Gelar depan"),
    ("gelar_belakang", "Gelar belakang"),
    ("tanggal_lahir", "Tanggal lahir"),
    ("jenis_kelamin", "Jenis kelamin"),
    ("jenis_asn", "Jenis ASN"),
    ("golongan", "Golongan"),
    ("tmt_pangkat", "TMT pangkat"),
    ("email", "Surel"),
)


def susun_pegawai(susunan: Susunan, daftar: Sequence[Baris]) -> dict[str, Baris]:
    """Enter identities and posts; the rows that stand, by number, for the penilai that follow."""
    dikenal = susunan.keadaan.menurut_nip
    sah: dict[str, Baris] = {}
    for baris in baris_tunggal(susunan, daftar, "nip", "NIP"):
        nip = baris.isi["nip"]
        kini = dikenal.get(nip)
        sebelum = len(susunan.galat)
        _periksa_dalam_lingkup(susunan, baris, kini)
        _periksa_isi(susunan, baris, kini)
        jabatan = _jabatan(susunan, baris)
        if len(susunan.galat) > sebelum or jabatan is None or not baris.isi.get("nama_lengkap"):
            continue
        sah[nip] = baris
        if kini is None:
            _tambah(susunan, baris, jabatan)
        else:
            _ubah(susunan, baris, kini, jabatan)
    return sah


def jenis_identitas(baris: Baris, kini: OrangKini | None) -> str:
    bawaan = kini.jenis_identitas if kini else JenisIdentitas.NIP
    return str(baris.isi.get("jenis_identitas") or bawaan)


def sebutan(baris: Baris) -> str:
    return f"{baris.isi['nama_lengkap']} ({aturan.kelompokkan_nip(baris.isi['nip'])})"


def _periksa_dalam_lingkup(susunan: Susunan, baris: Baris, kini: OrangKini | None) -> None:
    if baris.isi["nip"] in susunan.keadaan.nip_lain:
        susunan.tolak(baris, "NIP", "NIP ini terdaftar pada instansi lain.")
    elif kini is not None and not kini.aktif:
        susunan.tolak(baris, "NIP", "Pegawai ini sudah tidak aktif.")
    elif kini is not None and not _dikelola(susunan, kini):
        susunan.tolak(baris, "NIP", DI_LUAR)


def _dikelola(susunan: Susunan, kini: OrangKini) -> bool:
    unit = susunan.keadaan.unit.get(kini.unit)
    return unit is not None and unit.dikelola


def _periksa_isi(susunan: Susunan, baris: Baris, kini: OrangKini | None) -> None:
    isi, jenis = baris.isi, jenis_identitas(baris, kini)
    if kini is not None and jenis != kini.jenis_identitas:
        susunan.tolak(baris, "Jenis identitas", "Jenis identitas tidak dapat diganti lewat impor.")
        return
    salah = aturan.galat_nomor(jenis, isi["nip"])
    for pesan in salah:
        susunan.tolak(baris, "NIP", pesan)
    if not salah:
        lahir, kelamin = isi.get("tanggal_lahir"), isi.get("jenis_kelamin") or ""
        for pesan in aturan.peringatan_nomor(
            jenis, isi["nip"], tanggal_lahir=lahir, jenis_kelamin=kelamin
        ):
            susunan.ingatkan(baris, "NIP", pesan)
    _periksa_pilihan(susunan, baris, jenis)
    for kolom, judul in (("tanggal_lahir", "Tanggal lahir"), ("tmt_jabatan", "TMT jabatan")):
        if isi.get(kolom) and isi[kolom] > susunan.keadaan.pada:
            susunan.tolak(baris, judul, f"{judul} tidak boleh setelah hari ini.")


def _periksa_pilihan(susunan: Susunan, baris: Baris, jenis: str) -> None:
    isi = baris.isi
    if isi.get("jenis_asn") and isi["jenis_asn"] not in ASN_SAH[JenisIdentitas(jenis)]:
        pesan = "Jenis ASN tidak sesuai dengan jenis identitasnya."
        susunan.tolak(baris, "Jenis ASN", pesan)
    golongan = isi.get("golongan")
    if golongan and jenis == JenisIdentitas.NIP and golongan not in susunan.keadaan.pangkat:
        susunan.tolak(baris, "Golongan", "Golongan tidak dikenal. Tulis misalnya III/d.")
    if isi.get("email"):
        try:
            validate_email(isi["email"])
        except ValidationError:
            susunan.tolak(baris, "Surel", "Alamat surel ini tidak sah.")


def _jabatan(susunan: Susunan, baris: Baris) -> Rujukan | None:
    kode = baris.isi.get("jabatan")
    if not kode:
        return None
    jabatan = susunan.kode_jabatan.get(kode.upper())
    unit = None if jabatan is None else susunan.unit_jabatan.get(jabatan)
    kini = susunan.keadaan.unit.get(unit) if isinstance(unit, int) else None
    if unit is None or (isinstance(unit, int) and (kini is None or not kini.dikelola)):
        pesan = f"Jabatan {kode} tidak ada di lembar Jabatan maupun di dalam lingkup Anda."
        susunan.tolak(baris, "Kode jabatan", pesan)
        return None
    return jabatan


def _tambah(susunan: Susunan, baris: Baris, jabatan: Rujukan) -> None:
    isi = baris.isi
    if isi.get("tmt_jabatan") is None:
        susunan.tolak(baris, "TMT jabatan", "TMT jabatan wajib diisi untuk orang baru.")
        return
    jenis = jenis_identitas(baris, None)
    lengkap: dict[str, Any] = {
        "nip": isi["nip"],
        "jenis_identitas": jenis,
        "jenis_asn": isi.get("jenis_asn") or ASN_BAWAAN[JenisIdentitas(jenis)],
        "jabatan": jabatan,
        "tmt_mulai": isi["tmt_jabatan"],
        "nomor_sk": isi.get("nomor_sk") or "",
        **_golongan(susunan, jenis, isi.get("golongan")),
    }
    for kolom in ("nama_lengkap", "gelar_depan", "gelar_belakang", "jenis_kelamin", "email"):
        lengkap[kolom] = isi.get(kolom) or ""
    for kolom in ("tanggal_lahir", "tmt_pangkat"):
        lengkap[kolom] = isi.get(kolom)
    beda = [
        Beda("Jabatan", kata(None), nama_jabatan(susunan, jabatan)),
        Beda("TMT jabatan", kata(None), kata(isi["tmt_jabatan"])),
    ]
    susunan.tambah(JenisPerubahan.TAMBAH_ORANG, baris, isi["nip"], sebutan(baris), lengkap, beda)


def _ubah(susunan: Susunan, baris: Baris, kini: OrangKini, jabatan: Rujukan) -> None:
    ubah, beda = bedakan(
        (kolom, judul, getattr(kini, kolom), baris.isi.get(kolom)) for kolom, judul in KOLOM_DATA
    )
    if kini.pk == susunan.keadaan.pelaku and (ubah or jabatan != kini.jabatan):
        susunan.tolak(baris, "NIP", DIRI_SENDIRI)
        return
    if ubah:
        if "golongan" in ubah:
            ubah |= _golongan(susunan, kini.jenis_identitas, ubah.pop("golongan"))
        susunan.tambah(
            JenisPerubahan.UBAH_ORANG, baris, kini.pk, sebutan(baris), ubah, _terbaca(beda)
        )
    if jabatan != kini.jabatan:
        _pindahkan(susunan, baris, kini, jabatan)


def _pindahkan(susunan: Susunan, baris: Baris, kini: OrangKini, jabatan: Rujukan) -> None:
    tmt: date | None = baris.isi.get("tmt_jabatan")
    if tmt is None:
        pesan = "TMT jabatan baru wajib diisi karena jabatannya berubah."
        susunan.tolak(baris, "TMT jabatan", pesan)
        return
    if kini.tmt_jabatan is not None and tmt < kini.tmt_jabatan:
        sejak = kata(kini.tmt_jabatan)
        pesan = f"TMT jabatan baru tidak boleh sebelum TMT jabatan sekarang ({sejak})."
        susunan.tolak(baris, "TMT jabatan", pesan)
        return
    if kini.tmt_berikut is not None:
        sejak = kata(kini.tmt_berikut)
        pesan = f"Sudah tercatat jabatan definitif mulai {sejak}. Perbaiki yang itu lebih dahulu."
        susunan.tolak(baris, "TMT jabatan", pesan)
        return
    beda = [
        Beda("Jabatan", nama_jabatan(susunan, kini.jabatan), nama_jabatan(susunan, jabatan)),
        Beda("TMT jabatan", kata(kini.tmt_jabatan), kata(tmt)),
    ]
    isi = {"jabatan": jabatan, "tmt_mulai": tmt, "nomor_sk": baris.isi.get("nomor_sk") or ""}
    susunan.tambah(JenisPerubahan.PINDAH_ORANG, baris, kini.pk, sebutan(baris), isi, beda)


def nama_jabatan(susunan: Susunan, jabatan: Rujukan) -> str:
    """«Analis SDM, Biro Umum»."""
    nama = susunan.nama_jabatan.get(jabatan, str(jabatan))
    unit = susunan.unit_jabatan.get(jabatan)
    return nama if unit is None else f"{nama}, {susunan.nama_unit.get(unit, str(unit))}"


def _golongan(susunan: Susunan, jenis: str, golongan: str | None) -> dict[str, Any]:
    if jenis == JenisIdentitas.NIP:
        kunci = susunan.keadaan.pangkat.get(golongan or "")
        return {"pangkat_golongan": kunci, "golongan_pppk": ""}
    return {"pangkat_golongan": None, "golongan_pppk": golongan or ""}


def _terbaca(beda: tuple[Beda, ...]) -> tuple[Beda, ...]:
    """Stored values as the words of their lists."""
    kamus = {
        **{jenis.value: jenis.label for jenis in JenisKelamin},
        **{jenis.value: jenis.label for jenis in JenisASN},
    }
    return tuple(
        Beda(b.label, kamus.get(b.sebelum, b.sebelum), kamus.get(b.sesudah, b.sesudah))
        if b.label in ("Jenis kelamin", "Jenis ASN")
        else b
        for b in beda
    )
