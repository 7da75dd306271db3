"""Who may do what to the level of a unit, and why not."""

from __future__ import annotations

from datetime import date

from ekinerja.inti.alur import boleh_beralih
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, pertama, tolak
from ekinerja.inti.templatetags.format_id import tanggal
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kalender.pilihan import KodePeriode, StatusTahunKinerja
from ekinerja.kepegawaian.kueri import lingkup
from ekinerja.kepegawaian.models import Pegawai, PenetapanPenilai, UnitKerja
from ekinerja.kepegawaian.pilihan import JenisIdentitas
from evaluasi.kueri.cakupan import pemimpin, penilai_pimpinan
from evaluasi.models import CapaianOrganisasi
from evaluasi.pilihan import AksiCapaian, StatusCapaian


def baca_usulan(unit: UnitKerja, pelaku: Pegawai, pada: date) -> Keputusan:
    """Proposals and how the predicates are spread: not for every member of the unit."""
    jangkauan = lingkup(pelaku, pada)
    if jangkauan.kelola(unit) or unit.jalur.startswith(jangkauan.jalur):
        return BOLEH
    for kepala in _daftar_pemimpin(unit, pada):
        penilai = penilai_pimpinan(unit, kepala, pada)
        if penilai is not None and penilai.pejabat_penilai_id == pelaku.pk:
            return BOLEH
    return tolak(
        Sebab.PELAKU,
        "Usulan capaian hanya dibaca oleh pimpinan unit, penilainya, dan pengelola kinerja.",
    )


def usulkan(
    unit: UnitKerja,
    periode: PeriodePenilaian,
    pelaku: Pegawai,
    pada: date,
    capaian: CapaianOrganisasi | None,
) -> Keputusan:
    """Propose or change the proposal: whoever heads the unit today, until it is set."""
    if pelaku.pk not in _daftar_pemimpin(unit, pada):
        return tolak(Sebab.PELAKU, "Hanya pimpinan unit yang dapat mengusulkan capaian unitnya.")
    if not (saat := pertama(_periode(unit, periode, pada), _belum_ditetapkan(capaian))):
        return saat
    if _dicatat_admin(unit, pelaku.pk, pada):
        return tolak(
            Sebab.STATUS,
            "Capaian unit ini ditetapkan di luar portal. Sampaikan dokumen putusannya kepada "
            "admin instansi agar dicatat.",
        )
    return BOLEH


def tetapkan(capaian: CapaianOrganisasi, pelaku: Pegawai, pada: date) -> Keputusan:
    """Set it: the pejabat penilai of today of the head who proposed it."""
    penilai = penilai_pimpinan(capaian.unit_kerja, capaian.pengusul_id, pada)
    if penilai is None or penilai.pejabat_penilai_id != pelaku.pk:
        return tolak(
            Sebab.PELAKU,
            "Hanya pejabat penilai dari pimpinan unit yang dapat menetapkan capaian ini.",
        )
    saat = pertama(
        boleh_beralih(capaian, AksiCapaian.TETAPKAN),
        _periode(capaian.unit_kerja, capaian.periode, pada),
    )
    if saat and capaian.pengusul_id not in _daftar_pemimpin(capaian.unit_kerja, pada):
        return tolak(
            Sebab.STATUS,
            "Pengusul tidak lagi memimpin unit ini. Mintalah pimpinan yang sekarang memeriksa "
            "dan menyimpan usulannya.",
        )
    return saat


def catat(
    unit: UnitKerja,
    periode: PeriodePenilaian,
    pelaku: Pegawai,
    pada: date,
    capaian: CapaianOrganisasi | None,
) -> Keputusan:
    """Record what was decided outside: the admin, where nobody in the portal could set it."""
    if unit.instansi_id not in lingkup(pelaku, pada).instansi:
        return tolak(Sebab.PELAKU, "Hanya admin instansi yang dapat mencatat putusan capaian.")
    daftar = _daftar_pemimpin(unit, pada)
    if pelaku.pk in daftar:
        return tolak(
            Sebab.PELAKU,
            "Pimpinan unit tidak mencatat capaian unitnya sendiri. Mintalah admin instansi lain.",
        )
    if daftar and not _dicatat_admin(unit, daftar[0], pada):
        return tolak(
            Sebab.STATUS,
            "Capaian unit ini diusulkan oleh pimpinannya dan ditetapkan oleh pejabat penilainya.",
        )
    return pertama(_periode(unit, periode, pada), _belum_ditetapkan(capaian))


def isian(periode: PeriodePenilaian, dasar: str, hasil: str, proses: str) -> Keputusan:
    """Is what was typed whole?"""
    if not dasar.strip():
        return tolak(Sebab.ISI, "Tuliskan dasar penetapannya.")
    if periode.kode != KodePeriode.TAHUNAN and (hasil or proses):
        return tolak(Sebab.ISI, "Kuadran hasil dan proses hanya untuk periode tahunan.")
    if bool(hasil) != bool(proses):
        return tolak(Sebab.ISI, "Isi hasil dan proses kuadran tahunan, kedua-duanya.")
    return BOLEH


def penetap(unit: UnitKerja, pada: date) -> PenetapanPenilai | None:
    """Who would set what the present head proposes; None where the admin records it."""
    daftar = _daftar_pemimpin(unit, pada)
    penilai = penilai_pimpinan(unit, daftar[0], pada) if daftar else None
    return None if penilai is None or _di_luar_portal(penilai) else penilai


def _daftar_pemimpin(unit: UnitKerja, pada: date) -> list[int]:
    return [baris.pegawai_id for baris in pemimpin(unit, pada)]


def _dicatat_admin(unit: UnitKerja, kepala_id: int, pada: date) -> bool:
    """The top of a chain: no penilai, or one without an account (KEPUTUSAN 36, 46)."""
    penilai = penilai_pimpinan(unit, kepala_id, pada)
    return penilai is None or _di_luar_portal(penilai)


def _di_luar_portal(penetapan: PenetapanPenilai) -> bool:
    penilai = penetapan.pejabat_penilai
    return penilai.jenis_identitas == JenisIdentitas.PEJABAT_NEGARA and penilai.akun_id is None


def _belum_ditetapkan(capaian: CapaianOrganisasi | None) -> Keputusan:
    if capaian is None or capaian.status == StatusCapaian.DRAF:
        return BOLEH
    return tolak(
        Sebab.STATUS, "Capaian periode ini sudah ditetapkan, sehingga tidak dapat diubah lagi."
    )


def _periode(unit: UnitKerja, periode: PeriodePenilaian, pada: date) -> Keputusan:
    tahun = periode.tahun_kinerja
    if tahun.instansi_id != unit.instansi_id or unit.kepala_jabatan_id is None:
        return tolak(Sebab.ISI, "Unit ini tidak mempunyai capaian sendiri pada periode tersebut.")
    if tahun.status == StatusTahunKinerja.DITUTUP:
        return tolak(Sebab.STATUS, f"{tahun} sudah ditutup.")
    if periode.mulai > pada:
        return tolak(Sebab.STATUS, f"{periode} baru dimulai pada {tanggal(periode.mulai)}.")
    return BOLEH
