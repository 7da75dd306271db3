"""Carrying out an imported sheet: all of it, through the acts of this app, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.layanan import catat
from ekinerja.kepegawaian import izin
from ekinerja.kepegawaian.impor.rencana import Rencana, susun
from ekinerja.kepegawaian.impor.susunan import JenisPerubahan, Perubahan, Rujukan
from ekinerja.kepegawaian.layanan import organisasi, pegawai, penempatan, penilai
from ekinerja.kepegawaian.models import BerkasImpor, Instansi, Jabatan, Pegawai, UnitKerja
from ekinerja.kepegawaian.pilihan import AksiImpor

BERUBAH = (
    "Data kepegawaian berubah sejak pratinjau dibuat. Unggah berkas sekali lagi untuk melihat "
    "perubahannya yang terbaru."
)


@transaction.atomic
def simpan_pratinjau(isi: bytes, *, nama: str, rencana: Rencana, pelaku: Pegawai) -> BerkasImpor:
    """Keep the file that was checked without errors, with the state it was compared with."""
    izin.impor(pelaku, hari_ini()).wajib()
    if rencana.galat:
        raise Ditolak(tolak(Sebab.ISI, "Berkas yang masih salah tidak dapat diterapkan."))
    berkas = BerkasImpor.objects.create(
        instansi=pelaku.instansi,
        pengunggah=pelaku,
        nama=nama[:200],
        isi=isi,
        sha256=rencana.sha256,
        keadaan=rencana.keadaan,
        ringkasan=rencana.jumlah,
        waktu_unggah=kini(),
    )
    rincian = {"sha256": rencana.sha256, "jumlah": rencana.jumlah}
    catat(berkas, berkas.pk, AksiImpor.UNGGAH, pelaku=pelaku, rincian=rincian)
    return berkas


@transaction.atomic
def terapkan(pk: int, *, sha256: str, keadaan: str, pelaku: Pegawai) -> BerkasImpor:
    """Apply the very file and against the very state that ``pelaku`` saw in the preview."""
    Instansi.objects.select_for_update(no_key=True).get(pk=pelaku.instansi_id)
    berkas = BerkasImpor.objects.select_for_update(of=("self",)).get(pk=pk)
    izin.terapkan_impor(berkas, pelaku, hari_ini()).wajib()
    if berkas.sha256 != sha256:
        raise Ditolak(tolak(Sebab.VERSI, BERUBAH))
    rencana = susun(bytes(berkas.isi), pelaku=pelaku, pada=hari_ini())
    if rencana.galat or not rencana.keadaan == berkas.keadaan == keadaan:
        raise Ditolak(tolak(Sebab.VERSI, BERUBAH))
    if not rencana.perubahan:
        raise Ditolak(tolak(Sebab.ISI, "Tidak ada yang perlu diterapkan: isinya sudah sama."))
    with sekali_baca_lingkup(pelaku):
        _Pelaksana(pelaku).jalankan(rencana.perubahan)
    berkas.penerap, berkas.waktu_diterapkan = pelaku, kini()
    berkas.save(update_fields=["penerap", "waktu_diterapkan"])
    rincian = {"sha256": sha256, "jumlah": rencana.jumlah}
    catat(berkas, berkas.pk, AksiImpor.TERAPKAN, pelaku=pelaku, rincian=rincian)
    return berkas


@contextmanager
def sekali_baca_lingkup(pelaku: Pegawai) -> Iterator[None]:
    """Ask once, not per row, how far ``pelaku`` reaches; his roles are locked in by then."""
    simpanan = pelaku.__dict__.get("simpanan_lingkup")
    pelaku.__dict__["simpanan_lingkup"] = {}
    try:
        yield
    finally:
        if simpanan is None:
            del pelaku.__dict__["simpanan_lingkup"]


class _Pelaksana:
    """Runs the changes in their order and remembers what the sheet's own codes became."""

    def __init__(self, pelaku: Pegawai) -> None:
        self.pelaku = pelaku
        self.unit: dict[str, int] = {}
        self.jabatan: dict[str, int] = {}
        self.orang: dict[str, int] = {}
        self._orang_terbaca: dict[int, Pegawai] = {}
        self._jabatan_terbaca: dict[int, Jabatan] = {}

    def jalankan(self, daftar: tuple[Perubahan, ...]) -> None:
        perbuatan: dict[JenisPerubahan, Callable[[Perubahan], None]] = {
            JenisPerubahan.TAMBAH_UNIT: self._tambah_unit,
            JenisPerubahan.UBAH_UNIT: self._ubah_unit,
            JenisPerubahan.PINDAH_UNIT: self._pindah_unit,
            JenisPerubahan.TAMBAH_JABATAN: self._tambah_jabatan,
            JenisPerubahan.UBAH_JABATAN: self._ubah_jabatan,
            JenisPerubahan.KEPALA_UNIT: self._kepala_unit,
            JenisPerubahan.TAMBAH_ORANG: self._tambah_orang,
            JenisPerubahan.UBAH_ORANG: self._ubah_orang,
            JenisPerubahan.PINDAH_ORANG: self._pindah_orang,
            JenisPerubahan.TETAPKAN_PENILAI: self._penilai,
            JenisPerubahan.GANTI_PENILAI: self._penilai,
        }
        for jenis, lakukan in perbuatan.items():
            for perubahan in daftar:
                if perubahan.jenis == jenis:
                    self._satu(perubahan, lakukan)

    def _satu(self, perubahan: Perubahan, lakukan: Callable[[Perubahan], None]) -> None:
        """A refusal of one act names its row; the transaction falls as a whole."""
        try:
            lakukan(perubahan)
        except Ditolak as galat:
            kalimat = f"Lembar {perubahan.baris}: {galat.keputusan.alasan}"
            raise Ditolak(tolak(galat.keputusan.sebab or Sebab.ISI, kalimat)) from galat

    def _ambil_unit(self, rujukan: Rujukan | None) -> UnitKerja | None:
        if rujukan is None:
            return None
        return UnitKerja.objects.get(pk=_kunci(rujukan, self.unit))

    def _ambil_jabatan(self, rujukan: Rujukan) -> Jabatan:
        """Posts are read once: in their phase nothing but people changes any more."""
        kunci = _kunci(rujukan, self.jabatan)
        if kunci not in self._jabatan_terbaca:
            milik = Jabatan.objects.select_related("unit_kerja__instansi")
            self._jabatan_terbaca[kunci] = milik.get(pk=kunci)
        return self._jabatan_terbaca[kunci]

    def _ambil_orang(self, rujukan: Rujukan | None) -> Pegawai | None:
        if rujukan is None:
            return None
        kunci = _kunci(rujukan, self.orang)
        if kunci not in self._orang_terbaca:
            self._orang_terbaca[kunci] = Pegawai.objects.get(pk=kunci)
        return self._orang_terbaca[kunci]

    def _tambah_unit(self, perubahan: Perubahan) -> None:
        isi = dict(perubahan.isi)
        induk = self._ambil_unit(isi.pop("induk"))
        unit = organisasi.tambah_unit(
            isi.pop("nama"), instansi=self.pelaku.instansi, induk=induk, pelaku=self.pelaku, **isi
        )
        self.unit[str(perubahan.sasaran)] = unit.pk

    def _ubah_unit(self, perubahan: Perubahan) -> None:
        organisasi.ubah_unit(int(perubahan.sasaran), pelaku=self.pelaku, **perubahan.isi)

    def _pindah_unit(self, perubahan: Perubahan) -> None:
        induk = self._ambil_unit(perubahan.isi["induk"])
        organisasi.ubah_unit(int(perubahan.sasaran), pelaku=self.pelaku, induk=induk)

    def _tambah_jabatan(self, perubahan: Perubahan) -> None:
        isi = dict(perubahan.isi)
        unit = self._ambil_unit(isi.pop("unit_kerja"))
        if unit is None:
            raise TypeError("Jabatan baru tanpa unit kerja.")
        jabatan = organisasi.tambah_jabatan(
            isi.pop("nama"), unit_kerja=unit, pelaku=self.pelaku, **isi
        )
        self.jabatan[str(perubahan.sasaran)] = jabatan.pk

    def _ubah_jabatan(self, perubahan: Perubahan) -> None:
        organisasi.ubah_jabatan(int(perubahan.sasaran), pelaku=self.pelaku, **perubahan.isi)

    def _kepala_unit(self, perubahan: Perubahan) -> None:
        baru = perubahan.isi["jabatan"]
        jabatan = None if baru is None else self._ambil_jabatan(baru)
        pk = _kunci(perubahan.sasaran, self.unit)
        organisasi.ubah_unit(pk, pelaku=self.pelaku, kepala_jabatan=jabatan)

    def _tambah_orang(self, perubahan: Perubahan) -> None:
        isi = _ganti_kunci(perubahan.isi)
        jabatan = self._ambil_jabatan(isi.pop("jabatan"))
        baru = pegawai.tambah_pegawai(
            isi.pop("nama_lengkap"), jabatan=jabatan, pelaku=self.pelaku, **isi
        )
        self.orang[str(perubahan.sasaran)] = baru.pk

    def _ubah_orang(self, perubahan: Perubahan) -> None:
        isi = _ganti_kunci(perubahan.isi)
        pegawai.ubah_pegawai(int(perubahan.sasaran), pelaku=self.pelaku, **isi)

    def _pindah_orang(self, perubahan: Perubahan) -> None:
        isi = dict(perubahan.isi)
        jabatan = self._ambil_jabatan(isi.pop("jabatan"))
        penempatan.tempatkan(int(perubahan.sasaran), jabatan=jabatan, pelaku=self.pelaku, **isi)

    def _penilai(self, perubahan: Perubahan) -> None:
        isi = perubahan.isi
        pejabat = self._ambil_orang(isi["penilai"])
        if pejabat is None:
            raise TypeError("Penetapan tanpa pejabat penilai.")
        usulan = penilai.Usulan(
            penilai=pejabat,
            atasan=self._ambil_orang(isi["atasan"]),
            mulai=isi["berlaku_mulai"],
            alasan="Impor berkas",
        )
        sasaran = _kunci(perubahan.sasaran, self.orang)
        penilai.tetapkan_penilai(sasaran, usulan=usulan, pelaku=self.pelaku)


def _kunci(rujukan: Rujukan, baru: Mapping[str, int]) -> int:
    return baru[rujukan] if isinstance(rujukan, str) else rujukan


def _ganti_kunci(isi: Mapping[str, Any]) -> dict[str, Any]:
    """``pangkat_golongan`` travels as a key; the acts set fields by name."""
    hasil = dict(isi)
    if "pangkat_golongan" in hasil:
        hasil["pangkat_golongan_id"] = hasil.pop("pangkat_golongan")
    return hasil
