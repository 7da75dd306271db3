"""What the penilai writes, and what must be there before it can be set. Pure: no ORM, no clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ekinerja.profil.aturan import RentangNilai
from evaluasi.aturan.predikat import predikat, sesuai_kelompok
from evaluasi.pilihan import Predikat

# Dasar: PermenPANRB 6/2022, evaluasi dengan mempertimbangkan kontribusi pegawai; panjangnya
# kebijakan aplikasi (KEPUTUSAN 7).
PANJANG_ALASAN_MINIMAL = 10


@dataclass(frozen=True, slots=True)
class IsianPenilaian:
    """Everything on the page of the penilai; ``rhk``: pk → (rating, text), ``perilaku``: pk → text.

    Ratings may be blank while it is a draft.
    """

    rating_hasil_kerja: str = ""
    rating_perilaku: str = ""
    nilai: int | None = None
    kontribusi: str = ""
    catatan_rekomendasi: str = ""
    alasan_penyimpangan: str = ""
    rhk: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    perilaku: Mapping[int, str] = field(default_factory=dict)

    @property
    def predikat(self) -> Predikat | None:
        """What the matrix says once both ratings are chosen.

        Dasar: PermenPANRB 6/2022, matriks predikat kinerja pegawai.
        """
        if not self.rating_hasil_kerja or not self.rating_perilaku:
            return None
        return predikat(self.rating_hasil_kerja, self.rating_perilaku)


@dataclass(frozen=True, slots=True)
class Kesiapan:
    """What the rules need to know of everything around one evaluation."""

    jumlah_iki: int
    terkirim: int
    realisasi_ditutup: bool
    ada_capaian: bool
    wajib_pemeringkatan: bool
    kelompok: str
    periodik_belum: Sequence[str]
    ada_umpan_balik: bool
    ada_dialog: bool
    searah: bool

    @property
    def tidak_mengisi(self) -> bool:
        """The stage is over and something was never sent: judged as it stands.

        Dasar: S1:L337-343, tahap input realisasi; penandaannya kebijakan aplikasi (KEPUTUSAN 38).
        """
        return self.realisasi_ditutup and self.terkirim < self.jumlah_iki


def belum_siap(keadaan: Kesiapan) -> list[str]:
    """Sentences that say what is still missing before the penilai can rate; empty when nothing.

    Dasar: PermenPANRB 6/2022, langkah evaluasi kinerja; surat Kementerian Kesehatan 30 Desember
    2025, urutan tahap.
    """
    kurang = []
    if keadaan.terkirim < keadaan.jumlah_iki and not keadaan.realisasi_ditutup:
        kurang.append(
            f"Realisasi baru dikirim {keadaan.terkirim} dari {keadaan.jumlah_iki} indikator, dan "
            "tahap pengisiannya belum ditutup."
        )
    if not keadaan.ada_capaian:
        kurang.append("Capaian kinerja organisasi unit pegawai ini belum ditetapkan.")
    if keadaan.wajib_pemeringkatan and not keadaan.kelompok:
        kurang.append("Pemetaan dan pemeringkatan unit pegawai ini belum ditetapkan.")
    if keadaan.periodik_belum:
        kurang.append(
            "Evaluasi periodik berikut belum final: " + ", ".join(keadaan.periodik_belum) + "."
        )
    return kurang


def peringatan(keadaan: Kesiapan) -> list[str]:
    """What the penilai should know before he decides; none of it stands in his way.

    Dasar: S3:L2496-2528, umpan balik oleh penilai wajib; S0, dialog evaluasi; S3:L3135-3171,
    pola distribusi adalah panduan.
    """
    hal = []
    if keadaan.tidak_mengisi:
        hal.append(
            f"Pegawai tidak mengisi {keadaan.jumlah_iki - keadaan.terkirim} dari "
            f"{keadaan.jumlah_iki} realisasi sampai tahapnya ditutup."
        )
    if not keadaan.ada_umpan_balik:
        hal.append("Anda belum memberi umpan balik kepada pegawai ini pada periode ini.")
    if not keadaan.ada_dialog:
        hal.append("Dialog tahap evaluasi belum diadakan pada periode ini.")
    if not keadaan.searah:
        hal.append(
            "Sebaran predikat unit sejauh ini berbeda dari pola umumnya. Pola itu panduan, "
            "bukan paksaan."
        )
    return hal


def kekurangan(isian: IsianPenilaian, kelompok: str, rentang: RentangNilai | None) -> list[str]:
    """Sentences that say why this cannot be set yet; empty when it can.

    Dasar: PermenPANRB 6/2022, dua rating dan kontribusi pegawai; surat Kementerian Kesehatan
    30 Desember 2025, rentang nilai menurut kelompok.
    """
    return list(kekurangan_kolom(isian, kelompok, rentang).values())


def kekurangan_kolom(
    isian: IsianPenilaian, kelompok: str, rentang: RentangNilai | None
) -> dict[str, str]:
    """The same by field: what is wrong with each of them.

    Dasar: PermenPANRB 6/2022, dua rating dan kontribusi pegawai; surat Kementerian Kesehatan
    30 Desember 2025, kelompok dan predikat.
    """
    kurang = {}
    if not isian.rating_hasil_kerja:
        kurang["rating_hasil_kerja"] = "Pilih rating hasil kerja."
    if not isian.rating_perilaku:
        kurang["rating_perilaku"] = "Pilih rating perilaku kerja."
    hasil = isian.predikat
    if hasil and (salah := kekurangan_nilai(isian.nilai, hasil, rentang)):
        kurang["nilai"] = salah[0]
    if len(isian.kontribusi.strip()) < PANJANG_ALASAN_MINIMAL:
        kurang["kontribusi"] = (
            "Tuliskan kontribusi pegawai terhadap kinerja organisasi, paling sedikit "
            f"{PANJANG_ALASAN_MINIMAL} huruf."
        )
    beralasan = len(isian.alasan_penyimpangan.strip()) >= PANJANG_ALASAN_MINIMAL
    if hasil and kelompok and not beralasan and not sesuai_kelompok(kelompok, hasil):
        kurang["alasan_penyimpangan"] = (
            f"Predikat {hasil.label} tidak lazim bagi kelompok {kelompok}. Tuliskan "
            f"alasannya, paling sedikit {PANJANG_ALASAN_MINIMAL} huruf."
        )
    return kurang


def kekurangan_nilai(nilai: int | None, hasil: str, rentang: RentangNilai | None) -> list[str]:
    """What is wrong with the number beside the predicate; nothing where the instansi gives none.

    Dasar: surat Kementerian Kesehatan 30 Desember 2025, rentang nilai.
    """
    if rentang is None:
        return [] if nilai is None else ["Instansi ini tidak memakai nilai. Kosongkan nilainya."]
    if nilai is not None and rentang.dari <= nilai <= rentang.sampai:
        return []
    sebutan = Predikat(hasil).label
    rentang_kata = f"{rentang.dari} sampai {rentang.sampai}"
    return [f"Nilai untuk predikat {sebutan} harus bilangan bulat {rentang_kata}."]
