"""The three sheets: columns and the words of their lists, for the template and the reader."""

from __future__ import annotations

import re

from ekinerja.kepegawaian.impor.baca import Jenis, Kolom, Tata
from ekinerja.kepegawaian.pilihan import (
    JENJANG_KATEGORI,
    JENJANG_KELOMPOK,
    JenisASN,
    JenisIdentitas,
    JenisKelamin,
    KelompokJabatan,
    ZonaWaktu,
)

LEMBAR_UNIT, LEMBAR_JABATAN, LEMBAR_PEGAWAI = "Unit", "Jabatan", "Pegawai"

PILIHAN_JENJANG: dict[str, tuple[str, str, str, str]] = {
    "Pejabat negara": (KelompokJabatan.PEJABAT_NEGARA, "", "", ""),
    **{
        jenjang.label: (kelompok, jenjang, "", "")
        for kelompok, daftar in JENJANG_KELOMPOK.items()
        for jenjang in daftar
    },
    **{
        jenjang.label: (KelompokJabatan.JF, "", kategori, jenjang)
        for kategori, daftar_jf in JENJANG_KATEGORI.items()
        for jenjang in daftar_jf
    },
}
PILIHAN_IDENTITAS = {
    str(jenis.label): jenis.value
    for jenis in (JenisIdentitas.NIP, JenisIdentitas.NI_PPPK, JenisIdentitas.NRP)
}

UNIT = Tata(
    LEMBAR_UNIT,
    (
        Kolom(
            "kode",
            "Kode unit",
            Jenis.IDENTITAS,
            wajib=True,
            panjang=40,
            petunjuk="U-angka untuk unit yang sudah ada. Untuk unit baru, tulis kode Anda sendiri.",
        ),
        Kolom("nama", "Nama unit", wajib=True),
        Kolom("singkatan", "Singkatan", panjang=40),
        Kolom(
            "induk",
            "Kode unit induk",
            Jenis.IDENTITAS,
            panjang=40,
            petunjuk="Kode unit di atasnya. Kosong hanya untuk unit paling atas.",
        ),
        Kolom("zona_waktu", "Zona waktu", Jenis.PILIHAN, pilihan={z: z for z in ZonaWaktu.values}),
        Kolom("mandiri", "Unit mandiri", Jenis.YA_TIDAK),
    ),
)

JABATAN = Tata(
    LEMBAR_JABATAN,
    (
        Kolom(
            "kode",
            "Kode jabatan",
            Jenis.IDENTITAS,
            wajib=True,
            panjang=40,
            petunjuk="J-angka untuk yang sudah ada. Untuk jabatan baru, tulis kode Anda sendiri.",
        ),
        Kolom("nama", "Nama jabatan", wajib=True),
        Kolom("unit", "Kode unit", Jenis.IDENTITAS, wajib=True, panjang=40),
        Kolom(
            "jenjang",
            "Jenjang",
            Jenis.PILIHAN,
            wajib=True,
            pilihan={teks: teks for teks in PILIHAN_JENJANG},
        ),
        Kolom("kelas_jabatan", "Kelas jabatan", Jenis.BULAT, petunjuk="1 sampai 17."),
        Kolom(
            "kepala",
            "Kepala unit",
            Jenis.YA_TIDAK,
            petunjuk="Ya bila pemegang jabatan ini memimpin unitnya.",
        ),
    ),
)

PEGAWAI = Tata(
    LEMBAR_PEGAWAI,
    (
        Kolom("nip", "NIP", Jenis.IDENTITAS, wajib=True, panjang=30),
        Kolom(
            "jenis_identitas",
            "Jenis identitas",
            Jenis.PILIHAN,
            pilihan=PILIHAN_IDENTITAS,
            petunjuk="Kosong berarti NIP.",
        ),
        Kolom("nama_lengkap", "Nama lengkap", wajib=True, panjang=150),
        Kolom("gelar_depan", "Gelar depan", panjang=50),
        Kolom("gelar_belakang", "Gelar belakang", panjang=80),
        Kolom("tanggal_lahir", "Tanggal lahir", Jenis.TANGGAL),
        Kolom(
            "jenis_kelamin",
            "Jenis kelamin",
            Jenis.PILIHAN,
            pilihan={j.label: j.value for j in JenisKelamin},
        ),
        Kolom(
            "jenis_asn", "Jenis ASN", Jenis.PILIHAN, pilihan={j.label: j.value for j in JenisASN}
        ),
        Kolom("golongan", "Golongan", panjang=20, petunjuk="Misalnya III/d; PPPK: I sampai XVII."),
        Kolom("tmt_pangkat", "TMT pangkat", Jenis.TANGGAL),
        Kolom("email", "Surel", panjang=254),
        Kolom(
            "jabatan",
            "Kode jabatan",
            Jenis.IDENTITAS,
            wajib=True,
            panjang=40,
            petunjuk="Kode dari lembar Jabatan. Unit kerja mengikuti jabatan.",
        ),
        Kolom(
            "tmt_jabatan",
            "TMT jabatan",
            Jenis.TANGGAL,
            petunjuk="Wajib untuk orang baru dan bila jabatannya berubah.",
        ),
        Kolom("nomor_sk", "Nomor SK", panjang=100),
        Kolom(
            "penilai",
            "NIP penilai",
            Jenis.IDENTITAS,
            panjang=30,
            petunjuk="Pejabat penilai kinerja. Pejabat negara ditulis dengan kode P-angka.",
        ),
        Kolom(
            "atasan_penilai",
            "NIP atasan penilai",
            Jenis.IDENTITAS,
            panjang=30,
            petunjuk="Kosong berarti penilai dari pejabat penilainya.",
        ),
        Kolom(
            "penilai_mulai",
            "Penilai berlaku mulai",
            Jenis.TANGGAL,
            petunjuk="Wajib bila penilai ditetapkan atau diganti.",
        ),
    ),
)

DAFTAR_TATA = (UNIT, JABATAN, PEGAWAI)


def kode_unit(pk: int) -> str:
    return f"U-{pk}"


def kode_jabatan(pk: int) -> str:
    return f"J-{pk}"


def kode_pejabat(pk: int) -> str:
    return f"P-{pk}"


def baca_kode(huruf: str, kode: str) -> int | None:
    """The key in a code of our own making (``U-12``); None for a code of the sheet's author."""
    cocok = re.fullmatch(rf"{huruf}-([1-9][0-9]{{0,17}})", kode.upper(), re.ASCII)
    return int(cocok[1]) if cocok else None
