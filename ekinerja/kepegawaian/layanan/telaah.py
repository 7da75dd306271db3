"""What is wrong with somebody's penilai, in sentences, and who it should be. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ekinerja.inti.templatetags.format_id import tanggal
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.kepegawaian.pilihan import KeadaanPenilai
from ekinerja.kepegawaian.rantai import rantai_ke_atas

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import PenetapanPenilai

MEMUTAR_DI_ATAS = (
    "Rantai di atas pegawai ini melingkar: dua pejabat saling menilai. Perbaiki pada halaman "
    "salah satu dari mereka."
)


@dataclass(frozen=True, slots=True)
class Telaah:
    """``rantai`` goes upwards from the person; ``memutar`` when it comes back to one of them."""

    rantai: list[Pegawai]
    memutar: bool
    masalah: list[str]


def telaah_penilai(
    pegawai: Pegawai, *, kini: PenetapanPenilai | None, keadaan: str, pada: date
) -> Telaah:
    """The chain of today and what keeps it from working."""
    kunci = rantai_ke_atas(pegawai.pk, pada) if kini else []
    orang = Pegawai.objects.filter(pk__in=kunci).select_related("jabatan").in_bulk()
    rantai = [pegawai, *(orang[k] for k in dict.fromkeys(kunci) if k != pegawai.pk)]
    memutar = len(set(kunci)) < len(kunci) or pegawai.pk in kunci
    masalah = [_masalah(pegawai, kini, keadaan, pada)]
    if memutar and pegawai.pk not in kunci:
        masalah.append(MEMUTAR_DI_ATAS)
    if kini and not memutar and len(rantai) > 2:
        masalah.append(_atasan_berubah(kini, rantai[2]))
    return Telaah(rantai, memutar, [kalimat for kalimat in masalah if kalimat])


def saran_penilai(pegawai: Pegawai, *, pada: date) -> Pegawai | None:
    """By structure: the holder of the superior post, else the nearest head above who is another."""
    leluhur = UnitKerja.objects.leluhur(pegawai.unit_kerja).values_list("kepala_jabatan", flat=True)
    jabatan = [pegawai.jabatan.atasan_id, pegawai.unit_kerja.kepala_jabatan_id]
    jabatan += reversed(leluhur)
    pemegang = Pegawai.objects.pemegang(jabatan, pada)
    calon = (pemegang.get(kunci) for kunci in jabatan if kunci)
    return next((satu for satu in calon if satu and satu.pk != pegawai.pk), None)


def _masalah(pegawai: Pegawai, kini: PenetapanPenilai | None, keadaan: str, pada: date) -> str:
    nama = kini.pejabat_penilai.nama_gelar if kini else ""
    return {
        KeadaanPenilai.BELUM_ADA: (
            f"Tidak ada pejabat penilai yang berlaku pada {tanggal(pada)}, sehingga SKP "
            f"{pegawai.nama_gelar} tidak dapat diajukan."
        ),
        KeadaanPenilai.KOSONG: (
            f"{nama} tidak aktif atau tidak lagi memegang jabatan, sehingga tidak ada yang "
            "dapat menetapkan SKP pegawai ini."
        ),
        KeadaanPenilai.MELINGKAR: (
            f"Rantai penilai kembali kepada {pegawai.nama_gelar}: tidak ada atasan yang dapat "
            "memutus keberatan. Perbaiki salah satu mata rantainya."
        ),
        KeadaanPenilai.TANPA_ATASAN: (
            f"Atasan pejabat penilai belum dicatat, padahal {nama} bukan puncak rantai. "
            "Keberatan pegawai ini belum dapat diputus."
        ),
    }.get(KeadaanPenilai(keadaan), "")


def _atasan_berubah(kini: PenetapanPenilai, seharusnya: Pegawai) -> str:
    tercatat = kini.atasan_pejabat_penilai
    if tercatat is None or tercatat.pk == seharusnya.pk:
        return ""
    return (
        f"Atasan pejabat penilai tercatat {tercatat.nama_gelar}, padahal sekarang "
        f"{seharusnya.nama_gelar} yang menilai {kini.pejabat_penilai.nama_gelar}; "
        "tetapkan ulang agar sesuai."
    )
