"""«Samakan dengan kepala unit»: everybody of a unit who has no penilai gets its head."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, tolak
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian import izin
from ekinerja.kepegawaian.layanan import penilai
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.kepegawaian.pilihan import KeadaanPenilai

ALASAN = "Disamakan dengan kepala unit kerja"
# One act each, in one request: more would keep the person waiting.
PALING_BANYAK = 100


@dataclass(frozen=True, slots=True)
class Calon:
    """Who would get whom; ``keputusan`` says why nobody can."""

    keputusan: Keputusan
    kepala: Pegawai | None
    daftar: list[Pegawai]


@dataclass(frozen=True, slots=True)
class Hasil:
    pegawai: Pegawai
    keputusan: Keputusan


def calon(unit: UnitKerja, *, pelaku: Pegawai) -> Calon:
    """The preview. The head himself, and ``pelaku``, are never among them."""
    hari = hari_ini(unit.zona_waktu)
    boleh = izin.pengelola_untuk(unit, pelaku, hari)
    kepala = next(iter(Pegawai.objects.pemegang([unit.kepala_jabatan_id], hari).values()), None)
    if not boleh or kepala is None:
        kosong = tolak(Sebab.STATUS, f"Jabatan kepala {unit} sedang kosong atau belum dicatat.")
        return Calon(boleh and kosong, kepala, [])
    tanpa = Pegawai.objects.filter(unit_kerja=unit, aktif=True).exclude(
        pk__in=[kepala.pk, pelaku.pk]
    )
    tanpa = tanpa.berkeadaan(KeadaanPenilai.BELUM_ADA, hari)
    daftar = list(tanpa.untuk_daftar()[:PALING_BANYAK])
    if not daftar:
        return Calon(
            tolak(Sebab.STATUS, f"Semua pegawai {unit} sudah mempunyai penilai."), kepala, []
        )
    return Calon(_dapat_menilai(kepala, hari), kepala, daftar)


def samakan_dengan_kepala(unit_id: int, *, mulai: date, pelaku: Pegawai) -> list[Hasil]:
    """One act each: a refusal of one does not stop the others."""
    usul = calon(UnitKerja.objects.get(pk=unit_id), pelaku=pelaku)
    usul.keputusan.wajib()
    assert usul.kepala is not None  # noqa: S101 -- calon() refuses without one
    usulan = penilai.Usulan(penilai=usul.kepala, mulai=mulai, alasan=ALASAN)
    hasil = []
    for pegawai in usul.daftar:
        try:
            penilai.tetapkan_penilai(pegawai.pk, usulan=usulan, pelaku=pelaku)
            hasil.append(Hasil(pegawai, BOLEH))
        except Ditolak as galat:
            hasil.append(Hasil(pegawai, galat.keputusan))
    return hasil


def _dapat_menilai(kepala: Pegawai, hari: date) -> Keputusan:
    """The head needs a penilai first: he becomes the atasan of all these people."""
    puncak = not izin.dinilai(kepala)
    if puncak or penilai.atasan_turunan(kepala, pada=hari) is not None:
        return BOLEH
    return tolak(Sebab.STATUS, izin.tanpa_atasan(kepala))
