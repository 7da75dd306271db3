"""Who may do what to the ranking of a unit, and why not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ekinerja.inti.alur import boleh_beralih
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, pertama, tolak
from ekinerja.inti.templatetags.format_id import tanggal
from ekinerja.inti.waktu import kini
from ekinerja.kalender.izin import isi_tahap
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.kueri import lingkup
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from evaluasi.aturan.alur import TERBACA_PEGAWAI
from evaluasi.kueri.pemeringkatan import (
    ada_pemverifikasi_bebas,
    ditutup_bagi,
    selisih_anggota,
    tahap_pemeringkatan,
)
from evaluasi.models import EvaluasiKinerja, PemeringkatanKinerja, UnggahanPemeringkatan
from evaluasi.pilihan import AksiPemeringkatan, StatusPemeringkatan

NAMA_DISEBUT = 5


def baca(
    unit: UnitKerja, pemeringkatan: PemeringkatanKinerja | None, pelaku: Pegawai, pada: date
) -> Keputusan:
    """The whole ranking and its files: who heads or cares for the unit, and is not ranked there
    (before his own evaluation is set the other rows would tell him his group)."""
    jangkauan = lingkup(pelaku, pada)
    if not (jangkauan.kelola(unit) or unit.jalur.startswith(jangkauan.jalur)):
        return tolak(
            Sebab.PELAKU,
            "Seluruh pemeringkatan hanya dibaca oleh pimpinan unit dan pengelola kinerja.",
        )
    if pemeringkatan is None or not _diperingkat(pemeringkatan, pelaku):
        return BOLEH
    terbaca = EvaluasiKinerja.objects.filter(
        pegawai=pelaku, periode=pemeringkatan.periode_id, status__in=sorted(TERBACA_PEGAWAI)
    )
    if terbaca.exists():
        return BOLEH
    return tolak(
        Sebab.PELAKU,
        "Anda termasuk yang diperingkat. Isinya terbaca setelah evaluasi Anda ditetapkan.",
    )


def susun(
    unit: UnitKerja,
    periode: PeriodePenilaian,
    pelaku: Pegawai,
    pada: date,
    pemeringkatan: PemeringkatanKinerja | None,
) -> Keputusan:
    """Upload a sheet and apply it: who heads the unit today, while it is a draft and in time."""
    if not (siapa := _pimpinan(unit, pelaku, pada)):
        return siapa
    if unit.kepala_jabatan_id is None or periode.tahun_kinerja.instansi_id != unit.instansi_id:
        return tolak(Sebab.ISI, "Unit ini tidak menyusun pemeringkatan pada periode tersebut.")
    if pemeringkatan is not None and pemeringkatan.status != StatusPemeringkatan.DRAF:
        return tolak(
            Sebab.STATUS,
            f"Pemeringkatan berstatus «{pemeringkatan.get_status_display()}», sehingga tidak "
            "dapat disusun ulang.",
        )
    return jendela(periode, pelaku)


def terapkan(
    unggahan: UnggahanPemeringkatan,
    pelaku: Pegawai,
    pada: date,
    pemeringkatan: PemeringkatanKinerja | None,
) -> Keputusan:
    if unggahan.pengunggah_id != pelaku.pk:
        return tolak(Sebab.PELAKU, "Lembar ini hanya diterapkan oleh yang mengunggahnya.")
    if unggahan.waktu_diterapkan:
        return tolak(Sebab.STATUS, "Lembar ini sudah diterapkan.")
    return susun(unggahan.unit_kerja, unggahan.periode, pelaku, pada, pemeringkatan)


def kirim(pemeringkatan: PemeringkatanKinerja, pelaku: Pegawai, pada: date) -> Keputusan:
    siapa = pertama(
        _pimpinan(pemeringkatan.unit_kerja, pelaku, pada),
        boleh_beralih(pemeringkatan, AksiPemeringkatan.KIRIM),
    )
    if not siapa or not (siapa := jendela(pemeringkatan.periode, pelaku)):
        return siapa
    kurang, lebih = selisih_anggota(pemeringkatan, pada)
    if kurang:
        return tolak(Sebab.ISI, f"Belum diperingkat: {_sebut(kurang)}. Unggah lembar yang lengkap.")
    if lebih:
        return tolak(
            Sebab.ISI, f"Bukan lagi pegawai unit ini: {_sebut(lebih)}. Unggah lembar yang terbaru."
        )
    return BOLEH


def surat(nomor: str, tanggal_surat: date, periode: PeriodePenilaian, pada: date) -> Keputusan:
    """Is the letter that comes with the ranking one that can be?"""
    if not nomor.strip():
        return tolak(Sebab.ISI, "Tuliskan nomor surat keterangan.")
    if tanggal_surat > pada:
        return tolak(Sebab.ISI, "Tanggal surat keterangan belum tiba.")
    if tanggal_surat < periode.mulai:
        awal = tanggal(periode.mulai)
        return tolak(Sebab.ISI, f"Surat keterangan bertanggal sebelum periode dimulai ({awal}).")
    return BOLEH


def tarik(pemeringkatan: PemeringkatanKinerja, pelaku: Pegawai, pada: date) -> Keputusan:
    """Take back what was sent, as long as it could be sent again."""
    siapa = pertama(
        _pimpinan(pemeringkatan.unit_kerja, pelaku, pada),
        boleh_beralih(pemeringkatan, AksiPemeringkatan.TARIK),
    )
    return jendela(pemeringkatan.periode, pelaku) if siapa else siapa


def kembalikan(pemeringkatan: PemeringkatanKinerja, pelaku: Pegawai, pada: date) -> Keputusan:
    """Back to the head with a note, until the first evaluation locks it."""
    return pertama(
        _pengelola(pemeringkatan, pelaku, pada, "mengembalikan"),
        boleh_beralih(pemeringkatan, AksiPemeringkatan.KEMBALIKAN),
    )


def tetapkan(pemeringkatan: PemeringkatanKinerja, pelaku: Pegawai, pada: date) -> Keputusan:
    siapa = pertama(
        _pengelola(pemeringkatan, pelaku, pada, "menetapkan"),
        boleh_beralih(pemeringkatan, AksiPemeringkatan.TETAPKAN),
    )
    if not siapa:
        return siapa
    kurang, _ = selisih_anggota(pemeringkatan, pada)
    if kurang:
        return tolak(
            Sebab.ISI, f"Belum diperingkat: {_sebut(kurang)}. Kembalikan kepada pimpinan unit."
        )
    return BOLEH


def jendela(periode: PeriodePenilaian, pelaku: Pegawai) -> Keputusan:
    """Is the stage open for this head? Asked once per period object."""
    simpanan: dict[int, Keputusan] = periode.__dict__.setdefault("_jendela", {})
    if pelaku.pk not in simpanan:
        tahap = tahap_pemeringkatan(periode)
        simpanan[pelaku.pk] = (
            isi_tahap(tahap, pelaku, kini(), ditutup=ditutup_bagi(periode, tahap, pelaku))
            if tahap
            else tolak(Sebab.STATUS, f"Kalender {periode} tidak memuat tahap pemeringkatan.")
        )
    return simpanan[pelaku.pk]


def _pimpinan(unit: UnitKerja, pelaku: Pegawai, pada: date) -> Keputusan:
    if unit.jalur in lingkup(pelaku, pada).pimpinan:
        return BOLEH
    return tolak(Sebab.PELAKU, "Hanya pimpinan unit yang menyusun dan mengirim pemeringkatan.")


def _pengelola(
    pemeringkatan: PemeringkatanKinerja, pelaku: Pegawai, pada: date, perbuatan: str
) -> Keputusan:
    """Who cares for the unit, did not send it himself and is not ranked in it.

    Where everybody who could is ranked there, one of them may: without reading it (KEPUTUSAN 45).
    """
    unit = pemeringkatan.unit_kerja
    jangkauan = lingkup(pelaku, pada)
    if not jangkauan.kelola(unit):
        return tolak(
            Sebab.PELAKU,
            f"Hanya pengelola kinerja unit atau admin instansi yang dapat {perbuatan}.",
        )
    if pelaku.pk == pemeringkatan.pimpinan_id or unit.jalur in jangkauan.pimpinan:
        return tolak(Sebab.PELAKU, "Pimpinan unit tidak memverifikasi pemeringkatannya sendiri.")
    if _diperingkat(pemeringkatan, pelaku) and ada_pemverifikasi_bebas(pemeringkatan, pada):
        return tolak(
            Sebab.PELAKU,
            "Anda termasuk yang diperingkat. Mintalah pengelola kinerja lain atau admin instansi.",
        )
    return BOLEH


def _diperingkat(pemeringkatan: PemeringkatanKinerja, pelaku: Pegawai) -> bool:
    """Asked once per object."""
    simpanan: dict[int, bool] = pemeringkatan.__dict__.setdefault("_diperingkat", {})
    if pelaku.pk not in simpanan:
        peserta = pemeringkatan.daftar_anggota.all()
        simpanan[pelaku.pk] = any(satu.pegawai_id == pelaku.pk for satu in peserta)
    return simpanan[pelaku.pk]


def _sebut(orang: Sequence[Pegawai]) -> str:
    nama = ", ".join(satu.nama_gelar for satu in orang[:NAMA_DISEBUT])
    sisa = len(orang) - NAMA_DISEBUT
    return f"{nama}, dan {sisa} pegawai lain" if sisa > 0 else nama
