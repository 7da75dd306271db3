"""The sheet Jabatan: posts of units, and which of them heads its unit. Writes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from ekinerja.kepegawaian.impor.baca import Baris
from ekinerja.kepegawaian.impor.susunan import (
    Beda,
    JenisPerubahan,
    Rujukan,
    Susunan,
    baris_tunggal,
    bedakan,
    kata,
)
from ekinerja.kepegawaian.impor.tata import PILIHAN_JENJANG, baca_kode, kode_jabatan

KODE = "Kode jabatan"
KELAS = range(1, 18)


def susun_jabatan(susunan: Susunan, daftar: Sequence[Baris]) -> None:
    for satu in susunan.keadaan.jabatan.values():
        susunan.kode_jabatan[kode_jabatan(satu.pk)] = satu.pk
        susunan.nama_jabatan[satu.pk] = satu.nama
        susunan.unit_jabatan[satu.pk] = satu.unit
    dikenal = {(j.unit, j.nama.casefold()): j.pk for j in susunan.keadaan.jabatan.values()}
    kepala: dict[Rujukan, list[tuple[Baris, Rujukan, bool]]] = {}
    for baris in baris_tunggal(susunan, daftar, "kode", KODE):
        unit = _unit(susunan, baris)
        if unit is None or not baris.isi.get("nama") or not baris.isi.get("jenjang"):
            continue
        sasaran = _sasaran(susunan, baris, unit, dikenal)
        if sasaran is None or not _kelas_sah(susunan, baris):
            continue
        susunan.nama_jabatan[sasaran] = baris.isi["nama"]
        susunan.unit_jabatan[sasaran] = unit
        _rencanakan(susunan, baris, sasaran, unit)
        if baris.isi.get("kepala") is not None:
            kepala.setdefault(unit, []).append((baris, sasaran, baris.isi["kepala"]))
    for unit, calon in kepala.items():
        _tetapkan_kepala(susunan, unit, calon)


def _unit(susunan: Susunan, baris: Baris) -> Rujukan | None:
    kode = baris.isi.get("unit")
    if not kode:
        return None
    unit = susunan.kode_unit.get(kode.upper())
    kini = susunan.keadaan.unit.get(unit) if isinstance(unit, int) else None
    if unit is None or (kini is not None and not kini.dikelola):
        susunan.tolak(baris, "Kode unit", f"Unit {kode} tidak ada di dalam lingkup Anda.")
        return None
    return unit


def _sasaran(
    susunan: Susunan, baris: Baris, unit: Rujukan, dikenal: dict[tuple[int, str], int]
) -> Rujukan | None:
    kode = baris.isi["kode"]
    if baca_kode("J", kode) is None:
        sama = dikenal.get((unit, baris.isi["nama"].casefold())) if isinstance(unit, int) else None
        susunan.kode_jabatan[kode.upper()] = kode.upper() if sama is None else sama
        return susunan.kode_jabatan[kode.upper()]
    sasaran = susunan.kode_jabatan.get(kode.upper())
    if not isinstance(sasaran, int) or sasaran not in susunan.keadaan.jabatan:
        susunan.tolak(baris, KODE, f"Jabatan {kode} tidak ada di dalam lingkup Anda.")
        return None
    if susunan.keadaan.jabatan[sasaran].unit != unit:
        susunan.tolak(
            baris,
            "Kode unit",
            "Jabatan yang sudah ada tidak dapat dipindahkan ke unit lain. "
            "Buat jabatan baru di unit tujuan, lalu pindahkan orangnya.",
        )
        return None
    return sasaran


def _kelas_sah(susunan: Susunan, baris: Baris) -> bool:
    kelas = baris.isi.get("kelas_jabatan")
    if kelas is None or kelas in KELAS:
        return True
    susunan.tolak(baris, "Kelas jabatan", "Kelas jabatan antara 1 dan 17.")
    return False


def _rencanakan(susunan: Susunan, baris: Baris, sasaran: Rujukan, unit: Rujukan) -> None:
    isi = baris.isi
    if isinstance(sasaran, str):
        lengkap = {
            "nama": isi["nama"],
            "unit_kerja": unit,
            "kelas_jabatan": isi.get("kelas_jabatan"),
            **_jenjang(isi["jenjang"]),
        }
        beda = [
            Beda("Unit kerja", kata(None), susunan.nama_unit.get(unit, str(unit))),
            Beda("Jenjang", kata(None), isi["jenjang"]),
        ]
        susunan.tambah(JenisPerubahan.TAMBAH_JABATAN, baris, sasaran, isi["nama"], lengkap, beda)
        return
    kini = susunan.keadaan.jabatan[sasaran]
    ubah, beda_ubah = bedakan(
        [
            ("nama", "Nama jabatan", kini.nama, isi["nama"]),
            ("jenjang", "Jenjang", kini.jenjang, isi["jenjang"]),
            ("kelas_jabatan", "Kelas jabatan", kini.kelas_jabatan, isi.get("kelas_jabatan")),
        ]
    )
    if ubah:
        if "jenjang" in ubah:
            ubah |= _jenjang(ubah.pop("jenjang"))
        susunan.tambah(JenisPerubahan.UBAH_JABATAN, baris, sasaran, kini.nama, ubah, beda_ubah)


def _jenjang(teks: str) -> dict[str, str]:
    kelompok, jenjang, kategori_jf, jenjang_jf = PILIHAN_JENJANG[teks]
    return {
        "kelompok": kelompok,
        "jenjang": jenjang,
        "kategori_jf": kategori_jf,
        "jenjang_jf": jenjang_jf,
    }


def _tetapkan_kepala(
    susunan: Susunan, unit: Rujukan, calon: list[tuple[Baris, Rujukan, bool]]
) -> None:
    """At most one post heads a unit; «Tidak» on the present head leaves the unit without one."""
    kini = susunan.keadaan.unit[unit].kepala if isinstance(unit, int) else None
    ya = [(baris, sasaran) for baris, sasaran, jawab in calon if jawab]
    if len(ya) > 1:
        for baris, _ in ya[1:]:
            pesan = f"Unit ini sudah mempunyai kepala pada baris {ya[0][0].nomor}."
            susunan.tolak(baris, "Kepala unit", pesan)
        return
    dilepas = [baris for baris, sasaran, jawab in calon if not jawab and sasaran == kini]
    if ya and ya[0][1] != kini:
        baris, baru = ya[0]
    elif dilepas and not ya:
        baris, baru = dilepas[0], None
    else:
        return
    lama = susunan.nama_jabatan.get(kini, kata(None)) if kini is not None else kata(None)
    sesudah = kata(None) if baru is None else susunan.nama_jabatan[baru]
    nama = susunan.nama_unit.get(unit, str(unit))
    beda = [Beda("Kepala unit", lama, sesudah)]
    susunan.tambah(JenisPerubahan.KEPALA_UNIT, baris, unit, nama, {"jabatan": baru}, beda)
