"""May this person do this to this object on this day. One function per act; writes nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ekinerja.inti.alur import boleh_beralih
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, pertama, tolak
from ekinerja.inti.templatetags.format_id import tanggal
from ekinerja.kepegawaian.kueri import lingkup
from ekinerja.kepegawaian.pilihan import (
    AksiKepegawaian,
    JenisIdentitas,
    KeadaanPeran,
    Peran,
    StatusPermintaanPerbaikan,
)

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import (
        BerkasImpor,
        Instansi,
        Pegawai,
        PenetapanPenilai,
        PenugasanPeran,
        PermintaanPerbaikan,
        UnitKerja,
    )

BUKAN_PENGELOLA = (
    "Hanya pengelola kinerja unit kerja tersebut atau admin instansinya yang dapat melakukannya."
)
BUKAN_ADMIN = "Hanya admin instansi yang dapat melakukannya."
DIRI_SENDIRI = (
    "Anda tidak dapat memutuskan hal tentang diri sendiri. Mintalah kepada admin instansi."
)
SUDAH_BERAKHIR = "Peran ini sudah berakhir."
ADMIN_TERAKHIR = (
    "Ini satu-satunya admin instansi yang sedang berjalan. "
    "Beri peran admin instansi kepada orang lain dahulu."
)
PALING_JAUH = timedelta(days=366)
PALING_BANYAK_TEMPLAT = 5000


def bukan_diri_sendiri(pegawai_id: int, pelaku: Pegawai) -> Keputusan:
    """Nobody decides about himself."""
    return tolak(Sebab.PELAKU, DIRI_SENDIRI) if pegawai_id == pelaku.pk else BOLEH


def pengelola_untuk(unit: UnitKerja, pelaku: Pegawai, pada: date) -> Keputusan:
    """In the care of this person, as pengelola kinerja or as admin of the instansi."""
    if lingkup(pelaku, pada).kelola(unit):
        return BOLEH
    return tolak(Sebab.PELAKU, BUKAN_PENGELOLA)


def admin_untuk(instansi: Instansi | int, pelaku: Pegawai, pada: date) -> Keputusan:
    kunci = instansi if isinstance(instansi, int) else instansi.pk
    if kunci in lingkup(pelaku, pada).instansi:
        return BOLEH
    return tolak(Sebab.PELAKU, BUKAN_ADMIN)


def daftar(pelaku: Pegawai, pada: date) -> Keputusan:
    """The lists of people and of requests are for those who care for somebody."""
    jangkauan = lingkup(pelaku, pada)
    if jangkauan.pengelola or jangkauan.instansi:
        return BOLEH
    return tolak(
        Sebab.PELAKU, "Daftar ini untuk pengelola kinerja dan admin instansi. Buka «Profil saya»."
    )


def baca_profil(
    pegawai: Pegawai, pelaku: Pegawai, pada: date, kini: PenetapanPenilai | None
) -> Keputusan:
    """The whole profile; other people who see somebody see name, post and unit."""
    jangkauan = lingkup(pelaku, pada)
    unit = pegawai.unit_kerja
    memimpin = bool(jangkauan.pimpinan) and unit.jalur.startswith(jangkauan.pimpinan)
    atasan = kini and pelaku.pk in (kini.pejabat_penilai_id, kini.atasan_pejabat_penilai_id)
    if pegawai.pk == pelaku.pk or jangkauan.kelola(unit) or memimpin or atasan:
        return BOLEH
    return tolak(Sebab.PELAKU, "Anda hanya dapat melihat nama, jabatan, dan unit kerjanya.")


def tambah_unit(
    induk: UnitKerja | None, instansi_id: int, pelaku: Pegawai, pada: date
) -> Keputusan:
    """Below a unit in one's care; a root only by the admin."""
    if induk is None:
        return admin_untuk(instansi_id, pelaku, pada)
    return pengelola_untuk(induk, pelaku, pada)


def ubah_unit(unit: UnitKerja, pelaku: Pegawai, pada: date) -> Keputusan:
    return pengelola_untuk(unit, pelaku, pada)


def ubah_jabatan(unit: UnitKerja, pelaku: Pegawai, pada: date) -> Keputusan:
    """Posts of a unit, new or changed."""
    return pengelola_untuk(unit, pelaku, pada)


def tambah_pegawai(unit: UnitKerja, pelaku: Pegawai, pada: date) -> Keputusan:
    return pengelola_untuk(unit, pelaku, pada)


def ubah_pegawai(pegawai: Pegawai, pelaku: Pegawai, pada: date) -> Keputusan:
    return pertama(
        bukan_diri_sendiri(pegawai.pk, pelaku), pengelola_untuk(pegawai.unit_kerja, pelaku, pada)
    )


def tempatkan(pegawai: Pegawai, unit_tujuan: UnitKerja, pelaku: Pegawai, pada: date) -> Keputusan:
    """Both the unit left and the unit entered are in one's care."""
    return pertama(
        bukan_diri_sendiri(pegawai.pk, pelaku),
        pengelola_untuk(pegawai.unit_kerja, pelaku, pada),
        pengelola_untuk(unit_tujuan, pelaku, pada),
    )


def tetapkan_penilai(pegawai: Pegawai, pelaku: Pegawai, pada: date) -> Keputusan:
    """Who may say who assesses ``pegawai``; never he himself."""
    orang = pertama(
        bukan_diri_sendiri(pegawai.pk, pelaku), pengelola_untuk(pegawai.unit_kerja, pelaku, pada)
    )
    return pertama(orang, dinilai(pegawai))


def dinilai(pegawai: Pegawai) -> Keputusan:
    """Is this somebody whose performance is assessed here at all?"""
    if pegawai.jenis_identitas not in (JenisIdentitas.NIP, JenisIdentitas.NI_PPPK):
        return tolak(
            Sebab.STATUS,
            f"{pegawai.nama_gelar} bukan pegawai ASN, sehingga tidak mempunyai pejabat penilai.",
        )
    if not pegawai.aktif:
        return tolak(Sebab.STATUS, f"{pegawai.nama_gelar} sudah tidak aktif.")
    return BOLEH


def akhiri_penetapan(penetapan: PenetapanPenilai, pelaku: Pegawai, pada: date) -> Keputusan:
    orang = pertama(
        bukan_diri_sendiri(penetapan.pegawai_id, pelaku),
        pengelola_untuk(penetapan.pegawai.unit_kerja, pelaku, pada),
    )
    if orang and penetapan.berlaku_sampai and penetapan.berlaku_sampai < pada:
        sampai = tanggal(penetapan.berlaku_sampai)
        return tolak(Sebab.STATUS, f"Penetapan ini sudah berakhir pada {sampai}.")
    return orang


def susunan_penilai(
    pegawai: Pegawai, *, penilai: Pegawai, atasan: Pegawai | None, pertimbangan: Pegawai | None
) -> Keputusan:
    """Do these people fit together?"""
    nama = penilai.nama_gelar
    if penilai.pk == pegawai.pk:
        return tolak(Sebab.ISI, "Pejabat penilai tidak boleh pegawai itu sendiri.")
    if not penilai.aktif:
        return tolak(Sebab.ISI, f"{nama} sudah tidak aktif. Pilih pejabat lain.")
    if pertimbangan is not None and pertimbangan.pk == pegawai.pk:
        return tolak(Sebab.ISI, "Pemberi pertimbangan tidak boleh pegawai itu sendiri.")
    return _atasan_penilai(pegawai, penilai, atasan)


def _atasan_penilai(pegawai: Pegawai, penilai: Pegawai, atasan: Pegawai | None) -> Keputusan:
    puncak = penilai.jenis_identitas == JenisIdentitas.PEJABAT_NEGARA
    if atasan is None:
        return BOLEH if puncak else tolak(Sebab.ISI, tanpa_atasan(penilai))
    if puncak:
        return tolak(
            Sebab.ISI,
            f"{penilai.nama_gelar} adalah pejabat negara, puncak rantai penilaian; "
            "kosongkan atasan pejabat penilai.",
        )
    if atasan.pk in (pegawai.pk, penilai.pk):
        return tolak(
            Sebab.ISI,
            "Atasan pejabat penilai harus orang lain, bukan pegawai maupun pejabat penilainya.",
        )
    if not atasan.aktif:
        return tolak(Sebab.ISI, f"{atasan.nama_gelar} sudah tidak aktif. Pilih pejabat lain.")
    return BOLEH


def tanpa_atasan(penilai: Pegawai) -> str:
    return (
        f"{penilai.nama_gelar} belum mempunyai pejabat penilai, sehingga atasan pejabat penilai "
        "tidak dapat diturunkan. Pilih atasan pejabat penilai di bawah, atau tetapkan dahulu "
        f"siapa yang menilai {penilai.nama_gelar} pada halamannya."
    )


def tanggal_penetapan(mulai: date, sampai: date | None, pada: date) -> Keputusan:
    """A period that can be meant: not a slip of the year, not upside down."""
    if not pada - 5 * PALING_JAUH <= mulai <= pada + PALING_JAUH:
        return tolak(
            Sebab.ISI, "Tanggal mulai paling lama 5 tahun lalu dan paling jauh 1 tahun lagi."
        )
    if sampai is not None and sampai < mulai:
        return tolak(Sebab.ISI, "Tanggal berakhir tidak boleh sebelum tanggal mulai.")
    return BOLEH


def peran(pelaku: Pegawai, pada: date) -> Keputusan:
    """The list of roles, and giving one at all: for admins of an instansi."""
    return BOLEH if lingkup(pelaku, pada).instansi else tolak(Sebab.PELAKU, BUKAN_ADMIN)


def beri_peran(pegawai: Pegawai, unit: UnitKerja, pelaku: Pegawai, pada: date) -> Keputusan:
    """Roles come from the admin of the unit's instansi, to somebody else who can log in there."""
    orang = pertama(
        bukan_diri_sendiri(pegawai.pk, pelaku), admin_untuk(unit.instansi_id, pelaku, pada)
    )
    if orang and pegawai.instansi_id != unit.instansi_id:
        kalimat = f"{pegawai.nama_gelar} bukan pegawai {unit.instansi}."
        return tolak(Sebab.ISI, kalimat)
    return pertama(orang, dapat_berakun(pegawai))


def cabut_peran(penugasan: PenugasanPeran, pelaku: Pegawai, pada: date) -> Keputusan:
    """By the admin, of somebody else; the instansi keeps one. Needs ``dengan_admin_lain``."""
    return pertama(
        bukan_diri_sendiri(penugasan.pegawai_id, pelaku),
        admin_untuk(penugasan.unit_kerja.instansi_id, pelaku, pada),
        dapat_dicabut(penugasan, pada),
    )


def dapat_dicabut(penugasan: PenugasanPeran, pada: date) -> Keputusan:
    """Has it not ended, and does an admin remain? Asked of the system itself, too."""
    keadaan = penugasan.keadaan(pada)
    if keadaan is KeadaanPeran.BERAKHIR:
        return tolak(Sebab.STATUS, SUDAH_BERAKHIR)
    admin = penugasan.peran == Peran.ADMIN_INSTANSI and keadaan is KeadaanPeran.BERJALAN
    if admin and not penugasan.ada_admin_lain:
        return tolak(Sebab.STATUS, ADMIN_TERAKHIR)
    return BOLEH


def minta_perbaikan(pegawai: Pegawai, pelaku: Pegawai) -> Keputusan:
    """«Penilai saya keliru»: everybody for himself, one request at a time."""
    if pegawai.pk != pelaku.pk:
        return tolak(Sebab.PELAKU, "Permintaan perbaikan hanya diajukan oleh pegawai sendiri.")
    menunggu = pegawai.daftar_permintaan_perbaikan.filter(status=StatusPermintaanPerbaikan.DIAJUKAN)
    if menunggu.exists():
        return tolak(Sebab.STATUS, "Permintaan Anda sebelumnya masih menunggu jawaban pengelola.")
    return dinilai(pegawai)


def jawab_perbaikan(permintaan: PermintaanPerbaikan, pelaku: Pegawai, pada: date) -> Keputusan:
    return pertama(
        bukan_diri_sendiri(permintaan.pegawai_id, pelaku),
        pengelola_untuk(permintaan.pegawai.unit_kerja, pelaku, pada),
        boleh_beralih(permintaan, AksiKepegawaian.SELESAIKAN_PERBAIKAN),
    )


def terbitkan_kode(pegawai: Pegawai, pelaku: Pegawai, pada: date) -> Keputusan:
    """A one-time code opens an account: by those who care for the unit, never for oneself."""
    return pertama(
        bukan_diri_sendiri(pegawai.pk, pelaku),
        pengelola_untuk(pegawai.unit_kerja, pelaku, pada),
        _pemegang_peran(pegawai, pelaku, pada),
        dapat_berakun(pegawai),
    )


def _pemegang_peran(pegawai: Pegawai, pelaku: Pegawai, pada: date) -> Keputusan:
    """A role holder's account reaches further than his desk: only the admin reopens it."""
    jangkauan = lingkup(pegawai, pada)
    if jangkauan.pengelola or jangkauan.instansi:
        return admin_untuk(pegawai.instansi_id, pelaku, pada)
    return BOLEH


def dapat_berakun(pegawai: Pegawai) -> Keputusan:
    """Only somebody with a number can log in with it."""
    if not pegawai.nip:
        return tolak(Sebab.STATUS, "Pegawai tanpa NIP, NI PPPK, atau NRP tidak mempunyai akun.")
    if not pegawai.aktif:
        return tolak(Sebab.STATUS, f"{pegawai.nama_gelar} sudah tidak aktif.")
    return BOLEH


def impor(pelaku: Pegawai, pada: date) -> Keputusan:
    """Sheets of people, posts and units: for whoever cares for units; each row is asked again."""
    return daftar(pelaku, pada)


def templat_terisi(jumlah: int) -> Keputusan:
    """A filled template stays of a size that one person can look through."""
    if jumlah > PALING_BANYAK_TEMPLAT:
        kalimat = (
            f"Lingkup Anda memuat {jumlah} orang, terlalu banyak untuk satu templat terisi. "
            "Unduh templat kosong, atau mintalah pengelola unit mengunduh bagiannya."
        )
        return tolak(Sebab.ISI, kalimat)
    return BOLEH


def terapkan_impor(berkas: BerkasImpor, pelaku: Pegawai, pada: date) -> Keputusan:
    """By the one who saw the preview, once."""
    if berkas.pengunggah_id != pelaku.pk:
        return tolak(Sebab.PELAKU, "Hanya pengunggah berkas yang dapat menerapkannya.")
    if berkas.waktu_diterapkan is not None:
        return tolak(Sebab.STATUS, "Berkas ini sudah diterapkan.")
    return impor(pelaku, pada)
