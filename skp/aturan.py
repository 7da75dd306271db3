"""Rules of the SKP: its workflow and what makes it complete. Pure: no ORM, no clock, no request."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ekinerja.inti.alur import Alur
from skp.pilihan import (
    AksiSKP,
    FormatSKP,
    JenisHasil,
    JenisLampiran,
    KondisiKonsekuensi,
    Pendekatan,
    StatusSKP,
)

# Dasar: PermenPANRB 6/2022, penyusunan dan penetapan SKP; adendum dan komplemen menyusul.
ALUR: Alur = {
    (StatusSKP.DRAF, AksiSKP.AJUKAN): StatusSKP.DIAJUKAN,
    (StatusSKP.DIKEMBALIKAN, AksiSKP.AJUKAN): StatusSKP.DIAJUKAN,
    (StatusSKP.DIAJUKAN, AksiSKP.TARIK): StatusSKP.DRAF,
    (StatusSKP.DIAJUKAN, AksiSKP.KEMBALIKAN): StatusSKP.DIKEMBALIKAN,
    (StatusSKP.DIAJUKAN, AksiSKP.TETAPKAN): StatusSKP.DITETAPKAN,
    (StatusSKP.DRAF, AksiSKP.BATALKAN): StatusSKP.DIBATALKAN,
}

# Dasar: PermenPANRB 6/2022; isi SKP berubah hanya sebelum diajukan atau setelah dikembalikan.
DAPAT_DIUBAH = frozenset({StatusSKP.DRAF, StatusSKP.DIKEMBALIKAN})
BELUM_DITETAPKAN = DAPAT_DIUBAH | {StatusSKP.DIAJUKAN, StatusSKP.DIREVIU}
TERKUNCI = frozenset({StatusSKP.DITETAPKAN, StatusSKP.DIGANTIKAN, StatusSKP.DITUTUP})

# Dasar: kebijakan aplikasi (KEPUTUSAN 7); catatan yang lebih pendek tidak menolong penyusunnya.
PANJANG_CATATAN_MINIMAL = 10
# Dasar: kebijakan aplikasi (KEPUTUSAN 29); formulir harus selalu dapat dicetak.
MAKS_RHK = 30
# Dasar: PermenPANRB 6/2022 berlaku untuk SKP tahun 2022 dan sesudahnya.
TAHUN_PERTAMA = 2022


@dataclass(frozen=True, slots=True)
class RingkasIKI:
    uraian: str
    target: str
    aspek: str
    perspektif: str


@dataclass(frozen=True, slots=True)
class RingkasRHK:
    jenis: str
    uraian: str
    bertaut: bool
    daftar_iki: Sequence[RingkasIKI]


@dataclass(frozen=True, slots=True)
class RingkasSKP:
    """What the rules need to know of an SKP; made by ``dokumen.ringkas``."""

    pendekatan: str
    format: str
    daftar_rhk: Sequence[RingkasRHK]
    lampiran: Sequence[tuple[str, str | None]]


def format_untuk(kelompok_jabatan: str, pimpinan_unit_mandiri: bool) -> FormatSKP:
    """The form an official writes, by his post.

    Dasar: PermenPANRB 6/2022, format SKP JPT/pimpinan unit kerja mandiri dan format SKP JA/JF.
    """
    jpt = kelompok_jabatan == "jpt" or pimpinan_unit_mandiri
    return FormatSKP.JPT if jpt else FormatSKP.JA_JF


def butuh_aspek(pendekatan: str, format_skp: str) -> bool:
    """Whether every IKI names its aspek: only the quantitative form of JA/JF has that column.

    Dasar: PermenPANRB 6/2022, format SKP JA/JF pendekatan kuantitatif.
    """
    return pendekatan == Pendekatan.KUANTITATIF and format_skp == FormatSKP.JA_JF


def kekurangan(skp: RingkasSKP) -> list[str]:
    """Sentences that say what is still missing before the SKP may be submitted; empty when nothing.

    Dasar: PermenPANRB 6/2022, format SKP beserta lampiran sumber daya, skema
    pertanggungjawaban, dan konsekuensi.
    """
    utama = [rhk for rhk in skp.daftar_rhk if rhk.jenis == JenisHasil.UTAMA]
    kurang = [] if utama else ["Belum ada rencana hasil kerja utama."]
    nomor = {JenisHasil.UTAMA: 0, JenisHasil.TAMBAHAN: 0}
    for rhk in skp.daftar_rhk:
        jenis = JenisHasil(rhk.jenis)
        nomor[jenis] += 1
        nama = f"RHK {jenis.label.removeprefix('Hasil kerja ')} {nomor[jenis]}"
        kurang += [f"{nama}: {kalimat}" for kalimat in _kekurangan_rhk(rhk, skp)]
    return kurang + _kekurangan_lampiran(skp.lampiran)


def _kekurangan_rhk(rhk: RingkasRHK, skp: RingkasSKP) -> list[str]:
    kurang = []
    wajib_taut = (
        skp.format == FormatSKP.JA_JF
        and skp.pendekatan == Pendekatan.KUANTITATIF
        and rhk.jenis == JenisHasil.UTAMA
    )
    if wajib_taut and not rhk.bertaut:
        kurang.append("sebutkan rencana hasil kerja pimpinan yang diintervensi.")
    if not rhk.daftar_iki:
        kurang.append("belum ada indikator kinerja individu.")
    for urutan, iki in enumerate(rhk.daftar_iki, 1):
        if not iki.target and skp.pendekatan == Pendekatan.KUANTITATIF:
            kurang.append(f"IKI ke-{urutan} belum bertarget.")
        if not iki.aspek and butuh_aspek(skp.pendekatan, skp.format):
            kurang.append(f"IKI ke-{urutan} belum menyebut aspek.")
        if not iki.perspektif and skp.format == FormatSKP.JPT:
            kurang.append(f"IKI ke-{urutan} belum menyebut perspektif.")
    return kurang


def _kekurangan_lampiran(lampiran: Sequence[tuple[str, str | None]]) -> list[str]:
    jenis_ada = {jenis for jenis, _ in lampiran}
    kondisi_ada = {kondisi for jenis, kondisi in lampiran if jenis == JenisLampiran.KONSEKUENSI}
    kurang = [
        f"Lampiran: {jenis.label.lower()} belum diisi."
        for jenis in (JenisLampiran.SUMBER_DAYA, JenisLampiran.SKEMA)
        if jenis not in jenis_ada
    ]
    return kurang + [
        f"Lampiran: konsekuensi «{kondisi.label.lower()}» belum diisi."
        for kondisi in KondisiKonsekuensi
        if kondisi not in kondisi_ada
    ]


# At most twelve digits before and four behind the comma: what the column can hold.
# What follows must not be more of the same number, or a part of it would be taken for the whole.
_ANGKA = (
    r"([0-9]{1,3}(?:\.[0-9]{3}){1,3}(?:,[0-9]{1,4})?|[0-9]{1,12}(?:,[0-9]{1,4})?)"
    r"(?![0-9]|[.,][0-9])"
)
_RENTANG = re.compile(rf"^\s*{_ANGKA}\s*(%?)\s*(?:–|-|—|s\.?d\.?|sampai)\s*{_ANGKA}\s*(.*)$", re.I)
_TUNGGAL = re.compile(rf"^\s*{_ANGKA}\s*(.*)$")


@dataclass(frozen=True, slots=True)
class BacaanTarget:
    minimal: Decimal
    maksimal: Decimal
    satuan: str


def baca_target(teks: str) -> BacaanTarget | None:
    """Numbers and unit of a target such as «90 – 95%» or «1 Laporan»; ``None`` where it has none.

    A help for later comparison only: the text is what was agreed, and it is never changed.

    Dasar: kebijakan aplikasi (KEPUTUSAN 8); contoh target rentang pada PermenPANRB 6/2022.
    """
    if cocok := _RENTANG.match(teks):
        rendah, persen, tinggi, satuan = cocok.groups()
        minimal, maksimal = _angka(rendah), _angka(tinggi)
        if minimal <= maksimal:
            return BacaanTarget(minimal, maksimal, (satuan.strip() or persen)[:60])
        return None
    if cocok := _TUNGGAL.match(teks):
        nilai = _angka(cocok[1])
        return BacaanTarget(nilai, nilai, cocok[2].strip()[:60])
    return None


def _angka(teks: str) -> Decimal:
    return Decimal(teks.replace(".", "").replace(",", "."))
