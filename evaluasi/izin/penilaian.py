"""Who may rate an employee, when, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from ekinerja.inti.alur import boleh_beralih
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, pertama, tolak
from ekinerja.inti.templatetags.format_id import waktu
from ekinerja.inti.waktu import setempat
from ekinerja.kalender.aturan import awal_hari
from ekinerja.kalender.pilihan import StatusTahunKinerja, Tahap
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.pilihan import JenisIdentitas
from evaluasi.aturan.penilaian import IsianPenilaian, belum_siap, kekurangan
from evaluasi.aturan.predikat import rentang_nilai
from evaluasi.kueri.kesiapan import Bahan, batas_tahap, tahap_untuk
from evaluasi.models import EvaluasiKinerja
from evaluasi.pilihan import AksiEvaluasi, StatusEvaluasi
from skp.kueri import penetapan_pada


def penilai(evaluasi: EvaluasiKinerja, pelaku: Pegawai, pada: date) -> Keputusan:
    """The pejabat penilai of that day, and nobody else; never oneself."""
    penetapan = penetapan_pada(evaluasi.skp, pada)
    if penetapan is None or penetapan.pejabat_penilai_id != pelaku.pk:
        return tolak(
            Sebab.PELAKU, "Hanya pejabat penilai pegawai ini yang dapat menilai kinerjanya."
        )
    return BOLEH


def mulai(evaluasi: EvaluasiKinerja, pelaku: Pegawai, saat: datetime, bahan: Bahan) -> Keputusan:
    """Begin to rate: the penilai of today, once everything that must be there is there."""
    return pertama(
        penilai(evaluasi, pelaku, _hari(evaluasi, saat)),
        boleh_beralih(evaluasi, AksiEvaluasi.NILAI),
        _siap(belum_siap(bahan.keadaan)),
    )


def simpan(evaluasi: EvaluasiKinerja, pelaku: Pegawai, saat: datetime) -> Keputusan:
    """Write ratings and texts: the penilai of today, while it is being rated."""
    if not (siapa := penilai(evaluasi, pelaku, _hari(evaluasi, saat))):
        return siapa
    if evaluasi.status == StatusEvaluasi.DRAF_PENILAIAN:
        return BOLEH
    return tolak(
        Sebab.STATUS,
        f"Evaluasi ini berstatus «{evaluasi.get_status_display()}», sehingga isinya tidak dapat "
        "diubah.",
    )


def tetapkan(
    evaluasi: EvaluasiKinerja,
    pelaku: Pegawai,
    saat: datetime,
    *,
    bahan: Bahan,
    isian: IsianPenilaian,
) -> Keputusan:
    """Set the result for good: person, moment, what stands around it, what was written."""
    hari = _hari(evaluasi, saat)
    dasar = pertama(
        penilai(evaluasi, pelaku, hari),
        boleh_beralih(evaluasi, AksiEvaluasi.TETAPKAN),
        belum_terlalu_dini(evaluasi, saat),
        _siap(belum_siap(bahan.keadaan)),
        rantai(evaluasi, hari),
    )
    if not dasar:
        return dasar
    hasil = isian.predikat
    rentang = rentang_nilai(bahan.profil, bahan.kelompok, hasil) if hasil else None
    return _siap(kekurangan(isian, bahan.kelompok, rentang))


def rantai(evaluasi: EvaluasiKinerja, pada: date) -> Keputusan:
    """Somebody must be there to decide an objection, except at the top of the chain."""
    penetapan = penetapan_pada(evaluasi.skp, pada)
    if penetapan is None or penetapan.atasan_pejabat_penilai_id:
        return BOLEH
    if penetapan.pejabat_penilai.jenis_identitas == JenisIdentitas.PEJABAT_NEGARA:
        return BOLEH
    return tolak(
        Sebab.ISI,
        "Atasan pejabat penilai pegawai ini belum ditetapkan, sehingga keberatan tidak dapat "
        "diputus. Mintalah pengelola kinerja unitnya melengkapinya.",
    )


def belum_terlalu_dini(evaluasi: EvaluasiKinerja, saat: datetime) -> Keputusan:
    """Not before the stage of setting results opens; afterwards the delay is recorded.

    A year that is closed stays as it is.
    """
    tahun = evaluasi.periode.tahun_kinerja
    if tahun.status == StatusTahunKinerja.DITUTUP:
        return tolak(Sebab.STATUS, f"{tahun} sudah ditutup.")
    tahap = tahap_untuk(evaluasi.periode, Tahap.PENETAPAN)
    zona = evaluasi.pegawai.unit_kerja.zona_waktu
    if tahap is None or saat >= awal_hari(tahap.dibuka, zona):
        return BOLEH
    return tolak(
        Sebab.TENGGAT,
        f"{tahap.get_tahap_display()} {tahap.periode.label} baru dibuka pada "
        f"{waktu(awal_hari(tahap.dibuka, zona), zona)}.",
    )


def terlambat(evaluasi: EvaluasiKinerja, saat: datetime) -> str:
    """The sentence about a result that is set after its stage; empty in time."""
    tahap = tahap_untuk(evaluasi.periode, Tahap.PENETAPAN)
    zona = evaluasi.pegawai.unit_kerja.zona_waktu
    if tahap is None:
        return ""
    batas = batas_tahap(tahap, evaluasi.pegawai, saat)
    if saat <= batas:
        return ""
    return f"Ditetapkan melewati tahap penetapan, yang ditutup pada {waktu(batas, zona)}."


def _hari(evaluasi: EvaluasiKinerja, saat: datetime) -> date:
    return setempat(saat, evaluasi.unit_kerja.zona_waktu).date()


def _siap(kurang: Sequence[str]) -> Keputusan:
    return tolak(Sebab.ISI, " ".join(kurang)) if kurang else BOLEH
