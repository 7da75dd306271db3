"""Pure parts of the measurements: quantiles, paired ratios, the table."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Hasil:
    """What one page cost: CPU milliseconds per request by round, seconds of each request."""

    nama: str
    aplikasi: list[float] = field(default_factory=list)
    basis_data: list[float] = field(default_factory=list)
    tunda: list[float] = field(default_factory=list)
    bita: int = 0
    bita_gzip: int = 0
    kueri: int = 0

    @property
    def jumlah(self) -> list[float]:
        """Application and database of each round."""
        if not self.basis_data:
            return self.aplikasi
        return [a + b for a, b in zip(self.aplikasi, self.basis_data, strict=True)]

    @property
    def ekor(self) -> float:
        """How much longer the slow requests take than the middle one."""
        return kuantil(self.tunda, 0.95) / kuantil(self.tunda, 0.5)


@dataclass(frozen=True)
class Rasio:
    tengah: float
    terkecil: float
    terbesar: float

    def __str__(self) -> str:
        return f"{self.tengah:.2f} ({self.terkecil:.2f}–{self.terbesar:.2f})"


def kuantil(nilai: Sequence[float], bagian: float) -> float:
    """The value below which ``bagian`` of the sample lies (nearest rank)."""
    urut = sorted(nilai)
    return urut[min(len(urut) - 1, int(bagian * len(urut)))]


def rasio(kita: Hasil, dasar: Hasil) -> Rasio:
    """Ours over the bare page, round by round: what disturbed a round disturbed both."""
    semua = [a / b for a, b in zip(kita.jumlah, dasar.jumlah, strict=True)]
    return Rasio(statistics.median(semua), min(semua), max(semua))


def tabel(daftar: Sequence[Hasil]) -> list[str]:
    kepala = ("ms CPU aplikasi", "ms CPU basis data", "p50 ms", "p95 ms", "KiB", "gzip", "kueri")
    lebar = [max(8, len(kata) + 2) for kata in kepala]
    baris = [_baris("halaman", kepala, lebar)]
    for satu in daftar:
        isi = [
            f"{statistics.median(satu.aplikasi):.2f}",
            f"{statistics.median(satu.basis_data):.2f}" if satu.basis_data else "–",
            f"{kuantil(satu.tunda, 0.5) * 1000:.0f}",
            f"{kuantil(satu.tunda, 0.95) * 1000:.0f}",
            f"{satu.bita / 1024:.1f}",
            f"{satu.bita_gzip / 1024:.1f}",
            str(satu.kueri),
        ]
        baris.append(_baris(satu.nama, isi, lebar))
    return baris


def _baris(nama: str, isi: Sequence[str], lebar: Sequence[int]) -> str:
    return f"{nama:<36}" + "".join(f"{a:>{b}}" for a, b in zip(isi, lebar, strict=True))


def putusan(kode: str, kalimat: str, *, tercapai: bool) -> str:
    return f"{kode}  {kalimat}: {'tercapai' if tercapai else 'TIDAK tercapai'}"
