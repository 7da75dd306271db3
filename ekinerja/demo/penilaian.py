"""How the people of the demo were judged: levels of units, rankings, evaluations, objections."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from openpyxl import load_workbook

from ekinerja.demo import bahan
from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.kepegawaian.pilihan import JenisIdentitas
from evaluasi import ekspor
from evaluasi.aturan.penilaian import IsianPenilaian
from evaluasi.layanan import capaian, keberatan, konfirmasi, pemeringkatan, penilaian
from evaluasi.models import CapaianOrganisasi, EvaluasiKinerja, Keberatan, PemeringkatanKinerja
from skp.models import SKP

Teks = Mapping[str, Any]
# Group, both ratings and value of every seventh person; the rest are K2.
GOLONGAN = {
    0: ("K1", "di_atas", "di_atas", 114),
    3: ("K3", "sesuai", "sesuai", 91),
    6: ("K3", "di_bawah", "sesuai", 80),
}
UMUM = ("K2", "sesuai", "sesuai", 100)


def golongan(nomor: int) -> tuple[str, str, str, int]:
    return GOLONGAN.get(nomor % 7, UMUM)


def tetapkan_capaian(
    unit: UnitKerja, periode: PeriodePenilaian, admin: Pegawai, teks: Teks, *, sampai: str = "set"
) -> None:
    """The level of one unit: proposed by its head and set by his penilai, or recorded by the
    admin at the top; ``sampai`` «usul» stops at the proposal."""
    kepala = _kepala(unit)
    if kepala is None:
        return
    predikat = "istimewa" if unit.pk % 5 == 0 else "baik"
    tahunan = {"hasil": "sesuai", "proses": "baik"} if periode.kode == "tahunan" else {}
    predikat = "baik" if tahunan else predikat
    umum: dict[str, Any] = {"predikat": predikat, "dasar": teks["capaian"][predikat], **tahunan}
    penetapan = kepala.daftar_penetapan_penilai.order_by("berlaku_mulai").last()
    if penetapan is None or (
        penetapan.pejabat_penilai.jenis_identitas == JenisIdentitas.PEJABAT_NEGARA
    ):
        capaian.catat_capaian(
            unit.pk,
            periode_pk=periode.pk,
            nomor_dokumen=f"KEP-{periode.pk:02}/{periode.tahun_kinerja.tahun}",
            berkas=bahan.berkas_pdf("Keputusan capaian kinerja organisasi"),
            pelaku=admin,
            **umum,
        )
        return
    capaian.usulkan_capaian(unit.pk, periode_pk=periode.pk, pelaku=kepala, **umum)
    if sampai == "usul":
        return
    usulan = CapaianOrganisasi.objects.get(unit_kerja=unit, periode=periode)
    capaian.tetapkan_capaian(
        usulan.pk,
        predikat=usulan.predikat,
        dasar=usulan.dasar,
        pelaku=penetapan.pejabat_penilai,
        versi=usulan.versi,
    )


def peringkat(
    unit: UnitKerja,
    periode: PeriodePenilaian,
    nomor: Mapping[str, int],
    pengelola: Pegawai,
    *,
    sampai: str = "set",
) -> None:
    """Map the people of one unit into K1–K3 by its own sheet; «kirim» leaves it to be verified."""
    kepala = _kepala(unit)
    if kepala is None:
        return
    isi = _isi_lembar(ekspor.templat(unit, periode, pada=hari_ini(unit.zona_waktu)), nomor)
    if isi is None:
        return
    unggahan = pemeringkatan.simpan_unggahan(
        unit.pk, periode_pk=periode.pk, isi=isi, nama="pemeringkatan.xlsx", pelaku=kepala
    )
    hasil: PemeringkatanKinerja = pemeringkatan.terapkan_unggahan(
        unggahan.pk, sha256=unggahan.sha256, keadaan=unggahan.keadaan, pelaku=kepala
    )
    hasil = pemeringkatan.kirim_pemeringkatan(
        hasil.pk,
        nomor_surat=f"KP.01/{unit.pk}/{periode.pk}",
        tanggal_surat=hari_ini(unit.zona_waktu),
        berkas_surat=bahan.berkas_pdf("Surat keterangan pemetaan dan pemeringkatan kinerja"),
        pelaku=kepala,
        versi=hasil.versi,
    )
    if sampai == "set":
        pemeringkatan.tetapkan_pemeringkatan(hasil.pk, pelaku=pengelola, versi=hasil.versi)


def _isi_lembar(isi: bytes, urutan: Mapping[str, int]) -> bytes | None:
    """The pre-filled sheet with a group for everybody; ``None`` where it names nobody."""
    buku = load_workbook(io.BytesIO(isi))
    lembar = buku.worksheets[0]
    kepala = {str(sel.value).strip().lower(): nomor for nomor, sel in enumerate(lembar[1], 1)}
    baris = [b for b in range(2, lembar.max_row + 1) if lembar.cell(b, kepala["nip"]).value]
    for b in baris:
        nip = str(lembar.cell(b, kepala["nip"]).value)
        lembar.cell(b, kepala["kelompok"]).value = golongan(urutan.get(nip, 1))[0]
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue() if baris else None


def nilai(
    skp: SKP, periode: PeriodePenilaian, penilai: Pegawai, teks: Teks, nomor: int, *, sampai: str
) -> EvaluasiKinerja:
    """Rate one person; ``sampai`` is draf_penilaian, evaluasi_ditetapkan, keberatan or final."""
    satu = EvaluasiKinerja.objects.get(skp=skp, periode=periode)
    satu = penilaian.mulai_penilaian(satu.pk, pelaku=penilai, versi=satu.versi)
    _, hasil, perilaku, angka = golongan(nomor)
    isian = IsianPenilaian(
        rating_hasil_kerja=hasil,
        rating_perilaku=perilaku,
        nilai=angka if bahan.bernilai(skp.unit_kerja.instansi_id, skp.tahun) else None,
        kontribusi=teks["kontribusi"][nomor % len(teks["kontribusi"])],
        catatan_rekomendasi=teks["rekomendasi"][nomor % len(teks["rekomendasi"])],
        alasan_penyimpangan="",
        rhk={rhk.pk: (hasil, "") for rhk in skp.daftar_rhk.all()},
        perilaku={},
    )
    satu = penilaian.simpan_penilaian(satu.pk, isian=isian, pelaku=penilai, versi=satu.versi)
    if sampai == "draf_penilaian":
        return satu
    return penilaian.tetapkan_evaluasi(satu.pk, pelaku=penilai, versi=satu.versi)


def jawab(satu: EvaluasiKinerja, teks: Teks, *, sampai: str) -> None:
    """What the employee answers: nothing yet, an objection, or Setuju."""
    pegawai = satu.pegawai
    if sampai == "keberatan":
        alasan = teks["keberatan"]["alasan"]
        keberatan.ajukan_keberatan(satu.pk, alasan=alasan, pelaku=pegawai, versi=satu.versi)
    elif sampai == "final":
        konfirmasi.setujui_evaluasi(satu.pk, pelaku=pegawai, versi=satu.versi)


def putuskan(satu: EvaluasiKinerja, teks: Teks) -> None:
    """The objection of last year: both sides heard, and the result changed."""
    isi = teks["keberatan"]
    ini: Keberatan = satu.daftar_keberatan.get()
    atasan, penilai = satu.atasan_pejabat_penilai, satu.pejabat_penilai
    if atasan is None or penilai is None:
        return
    ini = keberatan.periksa_keberatan(ini.pk, pelaku=atasan, versi=ini.versi)
    ini = keberatan.jelaskan_keberatan(
        ini.pk, penjelasan=isi["penjelasan_penilai"], pelaku=penilai, versi=ini.versi
    )
    ini = keberatan.jelaskan_keberatan(
        ini.pk, penjelasan=isi["penjelasan_pegawai"], pelaku=satu.pegawai, versi=ini.versi
    )
    keberatan.putus_diubah(
        ini.pk,
        pertimbangan=isi["pertimbangan"],
        rating_hasil_kerja="sesuai",
        rating_perilaku="sesuai",
        nilai=91 if satu.nilai is not None else None,
        pelaku=atasan,
        versi=ini.versi,
    )


def _kepala(unit: UnitKerja) -> Pegawai | None:
    jabatan = unit.kepala_jabatan
    if jabatan is None:
        return None
    return Pegawai.objects.filter(jabatan=jabatan, aktif=True).select_related("unit_kerja").first()
