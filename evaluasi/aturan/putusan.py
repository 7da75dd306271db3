"""What a decided objection may put in the place of a result. Pure: no ORM, no clock.

Dasar: PP 30/2019 Pasal 59; PermenPANRB 6/2022, matriks predikat kinerja pegawai.
"""

from __future__ import annotations

from dataclasses import dataclass

from evaluasi.aturan.predikat import predikat
from evaluasi.pilihan import Predikat

# Dasar: kebijakan aplikasi (KEPUTUSAN 37); satu kata bukan alasan yang dapat diperiksa.
PANJANG_ALASAN_MINIMAL = 20


@dataclass(frozen=True, slots=True)
class Hasil:
    """Both ratings and the value; ``nilai`` is empty where the instansi gives none."""

    rating_hasil_kerja: str
    rating_perilaku: str
    nilai: int | None

    @property
    def predikat(self) -> Predikat:
        """What the matrix says of the two ratings.

        Dasar: PermenPANRB 6/2022, matriks predikat kinerja pegawai.
        """
        return predikat(self.rating_hasil_kerja, self.rating_perilaku)
