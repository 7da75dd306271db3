"""Two years of one office on the demo's clock: last year to its end, this year up to today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from ekinerja.demo import bahan, pelaksanaan, penilaian, perencanaan
from ekinerja.demo.saat import hari
from ekinerja.kalender.layanan.tahun import ubah_tahap
from ekinerja.kalender.models import PeriodePenilaian, TahapPeriode
from ekinerja.kalender.pilihan import Tahap
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.profil.layanan import profil_untuk
from evaluasi.layanan.penilaian import buka_evaluasi
from skp.models import SKP
from skp.pilihan import StatusSKP

# How long after the last day to rate a quarter counts as over: time for the last answer.
SESUDAH = timedelta(days=10)
# The stages of the quarter that is open in the demo, as days from today.
TERBUKA = {
    Tahap.INPUT_REALISASI: (-20, 3),
    Tahap.PERILAKU_360: (-10, 4),
    Tahap.REVIU: (-10, 5),
    Tahap.PEMERINGKATAN: (-10, 7),
    Tahap.PENETAPAN: (-8, 10),
    Tahap.PERSETUJUAN: (-8, 14),
}
BELUM_DIKIRIM = {"rencana_selesai", "realisasi_kosong", "realisasi_draf"}
DINILAI = {"draf_penilaian", "evaluasi_ditetapkan", "keberatan", "final"}


@dataclass
class Kantor:
    """One office as the demo walks through its years."""

    isi: Mapping[str, Any]
    orang: dict[str, Pegawai]
    teks: Mapping[str, Any]
    kini: date
    skp: dict[str, SKP] = field(default_factory=dict)

    @property
    def zona(self) -> str:
        return str(self.isi["zona"])

    @property
    def admin(self) -> Pegawai:
        return self._berperan("admin_instansi")[0]

    def pengelola(self, unit: UnitKerja) -> Pegawai:
        """Whoever cares for the unit without being one of its own people."""
        daftar = [*self._berperan("pengelola_kinerja")[::-1], self.admin]
        return next(satu for satu in daftar if satu.unit_kerja_id != unit.pk)

    def daftar(self) -> list[tuple[int, Mapping[str, Any], Pegawai, Pegawai]]:
        """Number, line, person and penilai of everybody who writes an SKP."""
        return [
            (nomor, satu, self.orang[satu["kode"]], self.orang[satu["penilai"]])
            for nomor, satu in enumerate(self.isi["orang"])
            if satu.get("paket") and satu.get("penilai")
        ]

    def unit(self) -> list[UnitKerja]:
        """Units from the top down."""
        milik = UnitKerja.objects.filter(instansi=self.admin.instansi_id)
        return list(milik.select_related("kepala_jabatan", "instansi").order_by("jalur"))

    def teks_tahun(self, tahun: int) -> Any:
        return bahan.isi_tahun(self.teks, tahun)

    def _berperan(self, peran: str) -> list[Pegawai]:
        return [self.orang[s["kode"]] for s in self.isi["orang"] if s.get("peran") == peran]


def jalankan_lalu(kantor: Kantor, tahun: int) -> None:
    """A whole year: everybody planned, worked, was rated and answered."""
    teks = kantor.teks_tahun(tahun)
    with hari(date(tahun, 1, 12), kantor.zona):
        for _, satu, pegawai, penilai in kantor.daftar():
            lengkap = {**satu, "keadaan": "ditetapkan"}
            perencanaan.jalankan(lengkap, pegawai, penilai, teks, tahun=tahun)
    _muat_skp(kantor, tahun)
    with hari(date(tahun, 1, 20), kantor.zona):
        for _, satu, _, penilai in kantor.daftar():
            pelaksanaan.susun_rencana(kantor.skp[satu["kode"]], penilai, teks["pelaksanaan"])
    for periode in _daftar_periode(kantor, tahun):
        _selesaikan(kantor, periode, teks["pelaksanaan"])
    _catatan_lalu(kantor, tahun, teks["pelaksanaan"])


def jalankan_kini(kantor: Kantor, tahun: int) -> None:
    """This year: some still plan, most work; past quarters are done, one quarter is open today."""
    teks = kantor.teks_tahun(tahun)
    with hari(min(date(tahun, 1, 14), kantor.kini - timedelta(days=30)), kantor.zona):
        for _, satu, pegawai, penilai in kantor.daftar():
            if satu.get("keadaan") == "ditetapkan":
                perencanaan.jalankan(satu, pegawai, penilai, teks, tahun=tahun)
    with hari(kantor.kini - timedelta(days=3), kantor.zona):
        for _, satu, pegawai, penilai in kantor.daftar():
            if satu.get("keadaan") != "ditetapkan":
                perencanaan.jalankan(satu, pegawai, penilai, teks, tahun=tahun)
    _muat_skp(kantor, tahun)
    with hari(min(date(tahun, 1, 22), kantor.kini - timedelta(days=25)), kantor.zona):
        _rencana_kini(kantor, teks["pelaksanaan"])
    daftar = [p for p in _daftar_periode(kantor, tahun) if p.kode != "tahunan"]
    sudah = [p for p in daftar if _tahap(p)[Tahap.PENETAPAN].ditutup + SESUDAH < kantor.kini]
    for periode in sudah:
        _selesaikan(kantor, periode, teks["pelaksanaan"])
    _berjalan(kantor, daftar[min(len(sudah), len(daftar) - 1)], teks["pelaksanaan"])


def _muat_skp(kantor: Kantor, tahun: int) -> None:
    milik = SKP.objects.filter(tahun=tahun, status=StatusSKP.DITETAPKAN).select_related(
        "pegawai__unit_kerja", "unit_kerja__instansi"
    )
    per_orang = {skp.pegawai_id: skp for skp in milik}
    kantor.skp = {
        kode: per_orang[satu.pk] for kode, satu in kantor.orang.items() if satu.pk in per_orang
    }


def _daftar_periode(kantor: Kantor, tahun: int) -> list[PeriodePenilaian]:
    semua = PeriodePenilaian.objects.pada_tahun(kantor.admin.instansi_id, tahun)
    return list(semua.select_related("tahun_kinerja"))


def _tahap(periode: PeriodePenilaian) -> dict[str, TahapPeriode]:
    return {satu.tahap: satu for satu in periode.daftar_tahap.all()}


def _selesaikan(kantor: Kantor, periode: PeriodePenilaian, teks: Mapping[str, Any]) -> None:
    """One period of everybody, from the first result to the last answer."""
    tahap = _tahap(periode)
    ikut = [baris for baris in kantor.daftar() if baris[1]["kode"] in kantor.skp]
    with hari(tahap[Tahap.INPUT_REALISASI].dibuka + timedelta(days=4), kantor.zona):
        for nomor, satu, _, penilai in ikut:
            skp = kantor.skp[satu["kode"]]
            pelaksanaan.isi_realisasi(skp, periode, teks)
            if periode.kode != "tahunan":
                pelaksanaan.beri_umpan_balik(skp, periode, penilai, teks, nomor)
            if periode.kode == "tw2" and nomor % 3 == 0:
                pelaksanaan.berdialog(skp, penilai, teks)
    buka = tahap[Tahap.PENETAPAN].dibuka + timedelta(days=1)
    with hari(buka, kantor.zona):
        _siapkan_unit(kantor, periode, teks)
        for _, satu, _, _ in ikut:
            buka_evaluasi(kantor.skp[satu["kode"]].pk, periode_pk=periode.pk)
    with hari(buka + timedelta(days=3), kantor.zona):
        ditetapkan = [
            penilaian.nilai(kantor.skp[satu["kode"]], periode, penilai, teks, nomor, sampai="final")
            for nomor, satu, _, penilai in ikut
        ]
    with hari(buka + timedelta(days=5), kantor.zona):
        keberatan = [s for s in ditetapkan if s.predikat == "butuh_perbaikan"][:1]
        for hasil in ditetapkan:
            menolak = periode.kode == "tahunan" and hasil in keberatan
            penilaian.jawab(hasil, teks, sampai="keberatan" if menolak else "final")
            if menolak:
                penilaian.putuskan(hasil, teks)


def _siapkan_unit(kantor: Kantor, periode: PeriodePenilaian, teks: Mapping[str, Any]) -> None:
    profil = profil_untuk(kantor.admin.instansi_id, periode.tahun_kinerja.tahun)
    nomor = kantor_nomor(kantor)
    for unit in kantor.unit():
        penilaian.tetapkan_capaian(unit, periode, kantor.admin, teks)
        if periode.kode in profil.wajib_pemeringkatan:
            penilaian.peringkat(unit, periode, nomor, kantor.pengelola(unit))


def kantor_nomor(kantor: Kantor) -> dict[str, int]:
    """Which line of the office a NIP stands on: the same person always rates alike."""
    return {pegawai.nip or "": nomor for nomor, _, pegawai, _ in kantor.daftar()}


def _catatan_lalu(kantor: Kantor, tahun: int, teks: Mapping[str, Any]) -> None:
    """The notes of the source's example, on their own days."""
    if "rahayu" not in kantor.orang:
        return
    for satu in reversed(teks["catatan_lalu"]):
        with hari(pelaksanaan.tanggal_catatan(satu, tahun), kantor.zona):
            pelaksanaan.tulis_catatan(kantor.orang["rahayu"], satu)


def _rencana_kini(kantor: Kantor, teks: Mapping[str, Any]) -> None:
    for _, satu, _, penilai in kantor.daftar():
        if satu["kode"] in kantor.skp:
            sampai = "selesai" if satu.get("kini") == "rencana_selesai" else "disetujui"
            pelaksanaan.susun_rencana(kantor.skp[satu["kode"]], penilai, teks, sampai=sampai)


def _berjalan(kantor: Kantor, periode: PeriodePenilaian, teks: Mapping[str, Any]) -> None:
    """The quarter that is open today: its stages move to today, and everybody stands elsewhere."""
    _buka_kini(kantor, periode)
    ikut = [baris for baris in kantor.daftar() if baris[1]["kode"] in kantor.skp]
    with hari(kantor.kini - timedelta(days=7), kantor.zona):
        for nomor, satu, _, penilai in ikut:
            _realisasi_kini(kantor, periode, teks, nomor, satu, penilai)
        _unit_kini(kantor, periode, teks)
        for _, satu, _, _ in ikut:
            buka_evaluasi(kantor.skp[satu["kode"]].pk, periode_pk=periode.pk)
    with hari(kantor.kini - timedelta(days=4), kantor.zona):
        for nomor, satu, _, penilai in ikut:
            sampai = satu.get("kini", "")
            if sampai in DINILAI:
                skp = kantor.skp[satu["kode"]]
                hasil = penilaian.nilai(skp, periode, penilai, teks, nomor, sampai=sampai)
                penilaian.jawab(hasil, teks, sampai=sampai)
    _catatan_kini(kantor, ikut, teks)


def _realisasi_kini(
    kantor: Kantor,
    periode: PeriodePenilaian,
    teks: Mapping[str, Any],
    nomor: int,
    satu: Mapping[str, Any],
    penilai: Pegawai,
) -> None:
    skp, sampai = kantor.skp[satu["kode"]], satu.get("kini", "")
    if sampai == "realisasi_draf":
        pelaksanaan.isi_realisasi(skp, periode, teks, kirim=False, sebagian=True)
    elif sampai not in BELUM_DIKIRIM:
        pelaksanaan.isi_realisasi(skp, periode, teks)
        pelaksanaan.beri_umpan_balik(skp, periode, penilai, teks, nomor)
    if sampai == "realisasi_draf":
        pelaksanaan.berdialog(skp, penilai, teks, sampai="ditanggapi")
    elif sampai == "realisasi_dikirim" and nomor % 2:
        pelaksanaan.berdialog(skp, penilai, teks, tahap="evaluasi", sampai="dikirim")


def _unit_kini(kantor: Kantor, periode: PeriodePenilaian, teks: Mapping[str, Any]) -> None:
    """Where somebody is already rated the unit is ready; elsewhere its head still has to act."""
    siap = {
        kantor.orang[satu["kode"]].unit_kerja_id
        for _, satu, _, _ in kantor.daftar()
        if satu.get("kini") in DINILAI
    }
    profil = profil_untuk(kantor.admin.instansi_id, periode.tahun_kinerja.tahun)
    wajib = periode.kode in profil.wajib_pemeringkatan
    for unit in kantor.unit():
        atas = any(jalur.startswith(unit.jalur) for jalur in _jalur(siap))
        if unit.pk in siap or (atas and not wajib):
            penilaian.tetapkan_capaian(unit, periode, kantor.admin, teks)
        elif atas:
            penilaian.tetapkan_capaian(unit, periode, kantor.admin, teks, sampai="usul")
        if wajib and unit.pk in siap:
            penilaian.peringkat(unit, periode, kantor_nomor(kantor), kantor.pengelola(unit))
        elif wajib and atas:
            penilaian.peringkat(
                unit, periode, kantor_nomor(kantor), kantor.pengelola(unit), sampai="kirim"
            )


def _jalur(kunci: set[int]) -> list[str]:
    return list(UnitKerja.objects.filter(pk__in=kunci).values_list("jalur", flat=True))


def _buka_kini(kantor: Kantor, periode: PeriodePenilaian) -> None:
    for tahap in _tahap(periode).values():
        dibuka, ditutup = TERBUKA[Tahap(tahap.tahap)]
        tahun_kinerja = type(periode.tahun_kinerja).objects.get(pk=periode.tahun_kinerja_id)
        ubah_tahap(
            tahap.pk,
            dibuka=kantor.kini + timedelta(days=dibuka),
            ditutup=kantor.kini + timedelta(days=ditutup),
            alasan="Kalender contoh: tahap triwulan ini dibuka di sekitar hari ini.",
            pelaku=kantor.admin,
            versi=tahun_kinerja.versi,
        )


def _catatan_kini(
    kantor: Kantor,
    ikut: list[tuple[int, Mapping[str, Any], Pegawai, Pegawai]],
    teks: Mapping[str, Any],
) -> None:
    """A few notes of the last two weeks, with days that have none."""
    for geser in range(14, 0, -1):
        tanggal = kantor.kini - timedelta(days=geser)
        if tanggal.weekday() > 4 or tanggal.year != kantor.kini.year:
            continue
        with hari(tanggal, kantor.zona, pukul=15):
            for nomor, _, pegawai, _ in ikut:
                if (nomor + geser) % 3 == 0:
                    isi = teks["catatan_kini"][(nomor + geser) % len(teks["catatan_kini"])]
                    pelaksanaan.tulis_catatan(pegawai, isi)
