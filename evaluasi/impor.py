"""The sheet of a ranking: rows in, checked rows or errors out. Reads only, writes nothing."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from io import BytesIO

import openpyxl

from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.impor.baca import Baris, Galat, Jenis, Kolom, Tata, baca
from ekinerja.kepegawaian.models import Pegawai, RiwayatJabatan, UnitKerja
from evaluasi.kueri.cakupan import pemimpin
from evaluasi.kueri.pemeringkatan import yang_diperingkat
from evaluasi.models import AnggotaPemeringkatan, PemeringkatanKinerja
from evaluasi.pilihan import LEMBAR_PEMERINGKATAN as LEMBAR
from evaluasi.pilihan import Kelompok

TATA = Tata(
    LEMBAR,
    (
        Kolom("nip", "NIP", Jenis.IDENTITAS, wajib=True, panjang=30),
        Kolom(
            "kelompok",
            "Kelompok",
            Jenis.PILIHAN,
            wajib=True,
            pilihan={satu.label: satu.value for satu in Kelompok},
        ),
        Kolom("peringkat", "Peringkat", Jenis.BULAT),
        Kolom("alasan", "Alasan", panjang=500),
    ),
)
TERSEMBUNYI = "Lembar ini disembunyikan. Tampilkan lembarnya, periksa isinya, lalu simpan ulang."
BUKAN_ANGGOTA = "NIP ini tidak termasuk pegawai yang diperingkat di unit ini."
PIMPINAN = "Pimpinan unit tidak diperingkat di unitnya sendiri, melainkan di unit atasannya."


@dataclass(frozen=True, slots=True)
class Isian:
    """What the sheet says of one person."""

    pegawai_id: int
    kelompok: str
    peringkat: int | None
    alasan: str


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One person whose row differs from the present state."""

    nama: str
    nip: str
    dari: Isian | None
    ke: Isian | None

    @property
    def berpindah(self) -> bool:
        return bool(self.dari and self.ke and self.dari.kelompok != self.ke.kelompok)


@dataclass(frozen=True, slots=True)
class Rencana:
    """A sheet compared with the present state; ``keadaan`` is the fingerprint of the latter."""

    sha256: str
    keadaan: str
    galat: tuple[Galat, ...] = ()
    isian: tuple[Isian, ...] = ()
    perubahan: tuple[Perubahan, ...] = ()

    @property
    def jumlah(self) -> dict[str, int]:
        """How many people per group, and how many rows are new, moved or otherwise changed."""
        hitung = Counter(satu.kelompok for satu in self.isian)
        masuk = Counter(p.ke.kelompok for p in self.perubahan if p.ke and p.dari is None)
        pindah = sum(p.berpindah for p in self.perubahan)
        keluar = sum(p.ke is None for p in self.perubahan)
        lain = len(self.perubahan) - masuk.total() - pindah - keluar
        return {
            **{str(satu): hitung[satu] for satu in Kelompok},
            **{f"masuk_{satu}": masuk[satu] for satu in Kelompok},
            "pindah": pindah,
            "keluar": keluar,
            "lain": lain,
        }


def kalimat(jumlah: Mapping[str, int]) -> str:
    """«5 pegawai masuk K1, 2 berpindah kelompok.»"""
    bagian = [
        f"{jumlah[f'masuk_{satu}']} pegawai masuk {satu}"
        for satu in Kelompok
        if jumlah.get(f"masuk_{satu}")
    ]
    for kunci, kata in (
        ("pindah", "berpindah kelompok"),
        ("lain", "berubah peringkat atau alasannya"),
        ("keluar", "dikeluarkan dari pemeringkatan"),
    ):
        if jumlah.get(kunci):
            bagian.append(f"{jumlah[kunci]} pegawai {kata}")
    return f"{', '.join(bagian)}." if bagian else "Isi lembar sama dengan keadaan sekarang."


@dataclass(frozen=True, slots=True)
class Keadaan:
    """Whom the unit ranks, and how they stand now."""

    pimpinan: frozenset[str]
    orang: Mapping[str, RiwayatJabatan]
    kini: Mapping[int, AnggotaPemeringkatan]
    versi: int

    def sidik(self) -> str:
        """Fingerprint: equal as long as nothing that the sheet is compared with has changed."""
        isi = {
            "pimpinan": sorted(self.pimpinan),
            "orang": sorted((nip, baris.pegawai_id) for nip, baris in self.orang.items()),
            "kini": [asdict(_isian(self.kini[kunci])) for kunci in sorted(self.kini)],
            "versi": self.versi,
        }
        return hashlib.sha256(json.dumps(isi, sort_keys=True).encode()).hexdigest()


def muat(unit: UnitKerja, periode: PeriodePenilaian, pada: date) -> Keadaan:
    """The present state of one unit and period."""
    ada = PemeringkatanKinerja.objects.filter(unit_kerja=unit, periode=periode).first()
    anggota = ada.daftar_anggota.select_related("pegawai") if ada else ()
    return Keadaan(
        pimpinan=frozenset(baris.pegawai.nip or "" for baris in pemimpin(unit, pada)),
        orang={baris.pegawai.nip or "": baris for baris in yang_diperingkat(unit, periode, pada)},
        kini={satu.pegawai_id: satu for satu in anggota},
        versi=ada.versi if ada else 0,
    )


def susun(isi: bytes, *, unit: UnitKerja, periode: PeriodePenilaian, pada: date) -> Rencana:
    """Read, check and compare: everything that is wrong at once, or the whole new state."""
    sha256 = hashlib.sha256(isi).hexdigest()
    bacaan = baca(isi, (TATA,))
    if LEMBAR not in bacaan.baris:
        return Rencana(sha256, "", bacaan.galat)
    if _tersembunyi(isi):
        return Rencana(sha256, "", (Galat(LEMBAR, 0, "", TERSEMBUNYI),))
    keadaan = muat(unit, periode, pada)
    judul_salah = any(satu.baris == 1 for satu in bacaan.galat)
    baris = bacaan.baris[LEMBAR]
    galat = [*bacaan.galat, *([] if judul_salah else _periksa(baris, keadaan))]
    if galat:
        return Rencana(sha256, keadaan.sidik(), tuple(sorted(set(galat))))
    isian = tuple(_dari_baris(satu, keadaan) for satu in baris)
    return Rencana(sha256, keadaan.sidik(), (), isian, tuple(_banding(isian, keadaan)))


def _tersembunyi(isi: bytes) -> bool:
    """Is the sheet one that its owner does not see when he opens the file?"""
    buku = openpyxl.load_workbook(BytesIO(isi), read_only=True, keep_links=False)
    return any(
        satu.sheet_state != "visible"
        for satu in buku.worksheets
        if satu.title.strip().casefold() == LEMBAR.casefold()
    )


def _periksa(daftar: Sequence[Baris], keadaan: Keadaan) -> list[Galat]:
    galat: list[Galat] = []
    pertama: dict[str, int] = {}
    peringkat: dict[int, int] = {}
    for baris in daftar:
        nip, nomor = baris.isi.get("nip"), baris.isi.get("peringkat")
        if nip and (alasan := _periksa_nip(nip, keadaan, pertama)):
            galat.append(baris.galat("NIP", alasan))
        elif nip:
            pertama[nip] = baris.nomor
        if nomor is not None and (alasan := _periksa_peringkat(nomor, keadaan, peringkat)):
            galat.append(baris.galat("Peringkat", alasan))
        elif nomor is not None:
            peringkat[nomor] = baris.nomor
    galat += [
        Galat(LEMBAR, 0, "", f"{baris.pegawai.nama_gelar} (NIP {nip}) belum ada di lembar ini.")
        for nip, baris in keadaan.orang.items()
        if nip not in pertama
    ]
    return galat


def _periksa_nip(nip: str, keadaan: Keadaan, pertama: Mapping[str, int]) -> str:
    if nip in pertama:
        return f"NIP ini sudah tertulis pada baris {pertama[nip]}."
    if nip in keadaan.orang:
        return ""
    return PIMPINAN if nip in keadaan.pimpinan else BUKAN_ANGGOTA


def _periksa_peringkat(nomor: int, keadaan: Keadaan, terpakai: Mapping[int, int]) -> str:
    if not 1 <= nomor <= len(keadaan.orang):
        return f"Tulis peringkat 1 sampai {len(keadaan.orang)}, atau kosongkan."
    if nomor in terpakai:
        return f"Peringkat {nomor} sudah dipakai pada baris {terpakai[nomor]}."
    return ""


def _dari_baris(baris: Baris, keadaan: Keadaan) -> Isian:
    isi = baris.isi
    return Isian(
        pegawai_id=keadaan.orang[isi["nip"]].pegawai_id,
        kelompok=isi["kelompok"],
        peringkat=isi.get("peringkat"),
        alasan=isi.get("alasan") or "",
    )


def _banding(isian: Sequence[Isian], keadaan: Keadaan) -> list[Perubahan]:
    """Rows that are new or differ, then people who are no longer in the sheet."""
    orang = {baris.pegawai_id: baris.pegawai for baris in keadaan.orang.values()}
    lama = {kunci: _isian(satu) for kunci, satu in keadaan.kini.items()}
    hasil = [
        _perubahan(orang[satu.pegawai_id], lama.get(satu.pegawai_id), satu)
        for satu in isian
        if lama.get(satu.pegawai_id) != satu
    ]
    baru = {satu.pegawai_id for satu in isian}
    return hasil + [
        _perubahan(satu.pegawai, lama[kunci], None)
        for kunci, satu in keadaan.kini.items()
        if kunci not in baru
    ]


def _perubahan(pegawai: Pegawai, dari: Isian | None, ke: Isian | None) -> Perubahan:
    return Perubahan(pegawai.nama_gelar, pegawai.nip_tampil, dari, ke)


def _isian(satu: AnggotaPemeringkatan) -> Isian:
    return Isian(satu.pegawai_id, satu.kelompok, satu.peringkat, satu.alasan)
