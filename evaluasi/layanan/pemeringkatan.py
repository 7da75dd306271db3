"""Acts on the ranking of a unit: upload, apply, send, take back, return, set, lock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from ekinerja.inti.berkas import BerkasSah, nama_bersih
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.layanan import alihkan, catat, mulai, simpan
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from evaluasi.impor import Isian, Rencana, susun
from evaluasi.izin import pemeringkatan as izin
from evaluasi.models import AnggotaPemeringkatan, PemeringkatanKinerja, UnggahanPemeringkatan
from evaluasi.pemberitahuan import pemeringkatan as pemberitahuan
from evaluasi.pilihan import AksiPemeringkatan, StatusPemeringkatan

BERUBAH = (
    "Data unit berubah sejak lembar ini diperiksa. Unggah lembar sekali lagi untuk melihat "
    "perbedaannya yang terbaru."
)


@transaction.atomic
def simpan_unggahan(
    unit_pk: int, *, periode_pk: int, isi: bytes, nama: str, pelaku: Pegawai
) -> UnggahanPemeringkatan:
    """Keep a sheet that was checked without errors, with the state it was compared with."""
    unit, periode, ada = _kunci(unit_pk, periode_pk)
    pada = hari_ini(unit.zona_waktu)
    izin.susun(unit, periode, pelaku, pada, ada).wajib()
    rencana = susun(isi, unit=unit, periode=periode, pada=pada)
    if rencana.galat:
        raise Ditolak(tolak(Sebab.ISI, "Lembar yang masih salah tidak dapat diterapkan."))
    _wajib_berubah(rencana)
    unggahan = UnggahanPemeringkatan.objects.create(
        unit_kerja=unit,
        periode=periode,
        pengunggah=pelaku,
        nama=nama_bersih(nama),
        isi=isi,
        sha256=rencana.sha256,
        keadaan=rencana.keadaan,
        ringkasan=rencana.jumlah,
        waktu_unggah=kini(),
    )
    rincian = {"sha256": rencana.sha256, "jumlah": rencana.jumlah}
    catat(unggahan, unggahan.pk, AksiPemeringkatan.UNGGAH, pelaku=pelaku, rincian=rincian)
    return unggahan


@transaction.atomic
def terapkan_unggahan(
    pk: int, *, sha256: str, keadaan: str, pelaku: Pegawai
) -> PemeringkatanKinerja:
    """Apply the very sheet and against the very state that ``pelaku`` saw: all rows or none."""
    letak = UnggahanPemeringkatan.objects.only("unit_kerja_id", "periode_id").get(pk=pk)
    unit, periode, ada = _kunci(letak.unit_kerja_id, letak.periode_id)
    unggahan = UnggahanPemeringkatan.objects.select_for_update(of=("self",)).get(pk=pk)
    pada = hari_ini(unit.zona_waktu)
    izin.terapkan(unggahan, pelaku, pada, ada).wajib()
    rencana = susun(bytes(unggahan.isi), unit=unit, periode=periode, pada=pada)
    sama = rencana.sha256 == unggahan.sha256 == sha256
    if rencana.galat or not sama or not rencana.keadaan == unggahan.keadaan == keadaan:
        raise Ditolak(tolak(Sebab.VERSI, BERUBAH))
    _wajib_berubah(rencana)
    hasil = _susun(unit, periode, ada, unggahan, rencana, pelaku)
    unggahan.waktu_diterapkan = kini()
    unggahan.save(update_fields=["waktu_diterapkan"])
    return hasil


def _susun(
    unit: UnitKerja,
    periode: PeriodePenilaian,
    ada: PemeringkatanKinerja | None,
    unggahan: UnggahanPemeringkatan,
    rencana: Rencana,
    pelaku: Pegawai,
) -> PemeringkatanKinerja:
    """Put the rows of the sheet in the place of those that were there."""
    hasil = ada or PemeringkatanKinerja(unit_kerja=unit, periode=periode)
    hasil.sha256_hasil, hasil.nama_hasil = unggahan.sha256, unggahan.nama
    hasil.berkas_hasil.save(unggahan.nama, ContentFile(bytes(unggahan.isi)), save=False)
    rincian = {
        "sha256": unggahan.sha256,
        "jumlah": rencana.jumlah,
        "perubahan": [
            [satu.nip, satu.dari.kelompok if satu.dari else "", satu.ke.kelompok if satu.ke else ""]
            for satu in rencana.perubahan
        ],
    }
    if ada is None:
        mulai(hasil, AksiPemeringkatan.SUSUN, pelaku=pelaku, rincian=rincian)
    else:
        kolom = ("sha256_hasil", "nama_hasil", "berkas_hasil")
        isian = {nama: getattr(hasil, nama) for nama in kolom}
        simpan(hasil, AksiPemeringkatan.SUSUN, pelaku=pelaku, isian=isian, rincian=rincian)
    _ganti_anggota(hasil, rencana.isian)
    return hasil


def _ganti_anggota(pemeringkatan: PemeringkatanKinerja, daftar: Sequence[Isian]) -> None:
    pemeringkatan.daftar_anggota.all().delete()
    AnggotaPemeringkatan.objects.bulk_create(
        AnggotaPemeringkatan(
            pemeringkatan=pemeringkatan,
            pegawai_id=satu.pegawai_id,
            kelompok=satu.kelompok,
            peringkat=satu.peringkat,
            alasan=satu.alasan,
        )
        for satu in daftar
    )


@transaction.atomic
def kirim_pemeringkatan(
    pk: int,
    *,
    nomor_surat: str,
    tanggal_surat: date,
    berkas_surat: BerkasSah,
    pelaku: Pegawai,
    versi: int,
) -> PemeringkatanKinerja:
    """Send the ranking with its letter to whoever cares for the unit."""
    hasil = PemeringkatanKinerja.objects.kunci(pk, versi)
    pada = _pada(hasil)
    izin.kirim(hasil, pelaku, pada).wajib()
    izin.surat(nomor_surat, tanggal_surat, hasil.periode, pada).wajib()
    hasil.sha256_surat = berkas_surat.sha256
    hasil.berkas_surat.save(berkas_surat.nama, ContentFile(berkas_surat.isi), save=False)
    isian: dict[str, Any] = {
        "nomor_surat": nomor_surat,
        "tanggal_surat": tanggal_surat,
        "berkas_surat": hasil.berkas_surat,
        "nama_surat": berkas_surat.nama,
        "sha256_surat": berkas_surat.sha256,
        "pimpinan": pelaku,
        "waktu_dikirim": kini(),
        "catatan_pengembalian": "",
    }
    rincian = {"nomor_surat": nomor_surat, "sha256_surat": berkas_surat.sha256}
    alihkan(hasil, AksiPemeringkatan.KIRIM, pelaku=pelaku, rincian=rincian, **isian)
    pemberitahuan.dikirim(hasil, pada)
    return hasil


@transaction.atomic
def tarik_pemeringkatan(pk: int, *, pelaku: Pegawai, versi: int) -> PemeringkatanKinerja:
    """Take back what was sent and is not yet verified."""
    hasil = PemeringkatanKinerja.objects.kunci(pk, versi)
    izin.tarik(hasil, pelaku, _pada(hasil)).wajib()
    return alihkan(hasil, AksiPemeringkatan.TARIK, pelaku=pelaku, waktu_dikirim=None)


@transaction.atomic
def kembalikan_pemeringkatan(
    pk: int, *, catatan: str, pelaku: Pegawai, versi: int
) -> PemeringkatanKinerja:
    """Back to the head with a note; what was set is set no longer."""
    hasil = PemeringkatanKinerja.objects.kunci(pk, versi)
    izin.kembalikan(hasil, pelaku, _pada(hasil)).wajib()
    if not catatan.strip():
        raise Ditolak(tolak(Sebab.ISI, "Tuliskan catatan bagi pimpinan unit."))
    alihkan(
        hasil,
        AksiPemeringkatan.KEMBALIKAN,
        pelaku=pelaku,
        rincian={"catatan": catatan},
        catatan_pengembalian=catatan,
        waktu_dikirim=None,
        waktu_ditetapkan=None,
        ditetapkan_oleh=None,
    )
    pemberitahuan.dikembalikan(hasil)
    return hasil


@transaction.atomic
def tetapkan_pemeringkatan(pk: int, *, pelaku: Pegawai, versi: int) -> PemeringkatanKinerja:
    """Verified: from now on the penilai of each member reads his group."""
    hasil = PemeringkatanKinerja.objects.kunci(pk, versi)
    izin.tetapkan(hasil, pelaku, _pada(hasil)).wajib()
    isian: dict[str, Any] = {"waktu_ditetapkan": kini(), "ditetapkan_oleh": pelaku}
    alihkan(hasil, AksiPemeringkatan.TETAPKAN, pelaku=pelaku, **isian)
    pemberitahuan.ditetapkan(hasil)
    return hasil


@transaction.atomic
def kunci_pemeringkatan(pk: int, *, pelaku: Pegawai) -> PemeringkatanKinerja:
    """Told by the first set evaluation of the unit; again is no change."""
    hasil = PemeringkatanKinerja.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)
    if hasil.status == StatusPemeringkatan.TERKUNCI:
        return hasil
    if (hasil.status, AksiPemeringkatan.KUNCI) not in hasil.alur:
        raise Ditolak(
            tolak(
                Sebab.STATUS,
                "Pemeringkatan unit ini sedang diperbaiki. Tunggu sampai ditetapkan kembali.",
            )
        )
    return alihkan(hasil, AksiPemeringkatan.KUNCI, pelaku=pelaku)


def _wajib_berubah(rencana: Rencana) -> None:
    if not rencana.perubahan:
        raise Ditolak(tolak(Sebab.ISI, "Tidak ada yang berubah: isi lembar sama."))


def _kunci(
    unit_pk: int, periode_pk: int
) -> tuple[UnitKerja, PeriodePenilaian, PemeringkatanKinerja | None]:
    """One writer per unit: the ranking may not exist yet."""
    unit = UnitKerja.objects.select_for_update(of=("self",), no_key=True).get(pk=unit_pk)
    periode = PeriodePenilaian.objects.select_related("tahun_kinerja").get(pk=periode_pk)
    ada = PemeringkatanKinerja.objects.select_for_update(of=("self",), no_key=True)
    return unit, periode, ada.filter(unit_kerja=unit, periode=periode).first()


def _pada(pemeringkatan: PemeringkatanKinerja) -> date:
    return hari_ini(pemeringkatan.unit_kerja.zona_waktu)
