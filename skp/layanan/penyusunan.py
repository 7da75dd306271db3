"""Acts of the employee who writes the SKP: start it, fill it, give it up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from django.db import transaction

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.layanan import alihkan, mulai, simpan
from ekinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from skp import aturan, izin
from skp.kueri import dapat_diintervensi
from skp.models import (
    SKP,
    AspekPerilaku,
    EkspektasiPerilaku,
    IndikatorKinerjaIndividu,
    LampiranSKP,
    RencanaHasilKerja,
)
from skp.pilihan import AksiSKP


@dataclass(frozen=True, slots=True)
class IsianIKI:
    """One indicator as it was typed; ``pk`` is empty for a new one."""

    uraian: str
    target: str = ""
    aspek: str = ""
    aspek_kedua: str = ""
    perspektif: str = ""
    sumber_data: str = ""
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class IsianRHK:
    """One planned result with its indicators as they were typed."""

    jenis: str
    uraian: str
    daftar_iki: Sequence[IsianIKI]
    rhk_pimpinan: RencanaHasilKerja | None = None
    teks_diintervensi: str = ""
    pemberi_tugas_label: str = ""
    penugasan_tahun_berjalan: bool = False


@dataclass(frozen=True, slots=True)
class IsianLampiran:
    jenis: str
    uraian: str
    kondisi: str = ""


@transaction.atomic
def buat_skp(riwayat: RiwayatJabatan, *, tahun: int, pendekatan: str, pelaku: Pegawai) -> SKP:
    """Start the SKP of ``tahun`` for one post, with its seven behaviours.

    The period is the part of the year in which the post is held.
    """
    # The lock on the post makes a second click wait and then find the first one's SKP.
    riwayat = RiwayatJabatan.objects.select_for_update(of=("self",)).get(pk=riwayat.pk)
    izin.buat(riwayat, tahun, pelaku).wajib()
    awal, akhir = date(tahun, 1, 1), date(tahun, 12, 31)
    skp = SKP(
        pegawai=riwayat.pegawai,
        riwayat_jabatan=riwayat,
        unit_kerja=riwayat.unit_kerja,
        tahun=tahun,
        periode_mulai=max(awal, riwayat.tmt_mulai),
        periode_selesai=min(akhir, riwayat.tmt_selesai or akhir),
        pendekatan=pendekatan,
        format=aturan.format_untuk(riwayat.jabatan.kelompok, riwayat.jabatan.pimpinan_unit_mandiri),
    )
    if skp.periode_mulai > skp.periode_selesai:
        raise Ditolak(
            tolak(
                Sebab.ISI, f"Jabatan ini tidak dipegang pada tahun {tahun}, sehingga tidak ber-SKP."
            )
        )
    mulai(skp, AksiSKP.BUAT, pelaku=pelaku, rincian={"tahun": tahun, "pendekatan": pendekatan})
    EkspektasiPerilaku.objects.bulk_create(
        EkspektasiPerilaku(skp=skp, aspek=aspek) for aspek in AspekPerilaku.objects.all()
    )
    return skp


@transaction.atomic
def simpan_rhk(
    pk: int, *, isian: IsianRHK, pelaku: Pegawai, versi: int, rhk_pk: int | None = None
) -> RencanaHasilKerja:
    """Write one RHK with all its IKI: new when ``rhk_pk`` is empty. IKI left out are removed."""
    skp = SKP.objects.kunci(pk, versi)
    (izin.ubah if rhk_pk else izin.tambah_rhk)(skp, pelaku).wajib()
    rhk = _rhk(skp, rhk_pk) if rhk_pk else RencanaHasilKerja(skp=skp)
    _wajib_milik_penilai(skp, isian.rhk_pimpinan, tetap=rhk.rhk_pimpinan_id)
    sebelum = _rekam(rhk) if rhk.pk else None
    if not rhk.pk or rhk.jenis != isian.jenis:
        rhk.urutan = skp.daftar_rhk.filter(jenis=isian.jenis).count() + 1
    rhk.jenis, rhk.uraian = isian.jenis, isian.uraian
    rhk.rhk_pimpinan = isian.rhk_pimpinan
    rhk.teks_diintervensi = "" if isian.rhk_pimpinan else isian.teks_diintervensi
    rhk.pemberi_tugas_label = isian.pemberi_tugas_label
    rhk.penugasan_tahun_berjalan = isian.penugasan_tahun_berjalan
    rhk.save()
    _tulis_iki(rhk, isian.daftar_iki)
    rincian = {"rhk": rhk.pk, "sebelum": sebelum, "sesudah": _rekam(rhk)}
    simpan(skp, AksiSKP.SIMPAN_RHK, pelaku=pelaku, isian={}, rincian=rincian)
    return rhk


@transaction.atomic
def hapus_rhk(pk: int, *, rhk_pk: int, pelaku: Pegawai, versi: int) -> SKP:
    """Remove one RHK with its IKI; what it said stays in the history."""
    skp = SKP.objects.kunci(pk, versi)
    izin.ubah(skp, pelaku).wajib()
    rhk = _rhk(skp, rhk_pk)
    if rhk.daftar_rhk_pendukung.exists() or rhk.daftar_iki.filter(dibekukan=True).exists():
        raise Ditolak(
            tolak(Sebab.STATUS, "RHK ini sudah dipakai pegawai lain atau sudah berealisasi.")
        )
    rincian = {"rhk": rhk.pk, "sebelum": _rekam(rhk), "sesudah": None}
    rhk.daftar_iki.all().delete()
    rhk.delete()
    return simpan(skp, AksiSKP.HAPUS_RHK, pelaku=pelaku, isian={}, rincian=rincian)


@transaction.atomic
def simpan_lampiran(
    pk: int,
    *,
    baris: Sequence[IsianLampiran],
    pelaku: Pegawai,
    versi: int,
    frekuensi: str = "",
) -> SKP:
    """Write the whole lampiran as it stands on the page, in its order.

    ``frekuensi`` is how often evidence is gathered; empty leaves it as it is.
    """
    skp = SKP.objects.kunci(pk, versi)
    izin.ubah(skp, pelaku).wajib()
    sebelum = list(skp.daftar_lampiran.values("jenis", "uraian", "kondisi"))
    skp.daftar_lampiran.all().delete()
    LampiranSKP.objects.bulk_create(
        LampiranSKP(skp=skp, urutan=urutan, **asdict(satu)) for urutan, satu in enumerate(baris, 1)
    )
    rincian = {"sebelum": sebelum, "sesudah": [asdict(satu) for satu in baris]}
    isian = {"frekuensi_dokumentasi": frekuensi} if frekuensi else {}
    return simpan(skp, AksiSKP.SIMPAN_LAMPIRAN, pelaku=pelaku, isian=isian, rincian=rincian)


@transaction.atomic
def batalkan_skp(pk: int, *, pelaku: Pegawai, versi: int) -> SKP:
    """Give up a draft; it disappears from every list and stays in the history."""
    skp = SKP.objects.kunci(pk, versi)
    izin.batalkan(skp, pelaku).wajib()
    return alihkan(skp, AksiSKP.BATALKAN, pelaku=pelaku)


def _wajib_milik_penilai(
    skp: SKP, rhk_pimpinan: RencanaHasilKerja | None, *, tetap: int | None
) -> None:
    if rhk_pimpinan is None:
        return
    pada = hari_ini(skp.unit_kerja.zona_waktu)
    if not dapat_diintervensi(skp, pada, tetap=tetap).filter(pk=rhk_pimpinan.pk).exists():
        raise Ditolak(
            tolak(Sebab.ISI, "RHK pimpinan yang dipilih bukan milik pejabat penilai Anda.")
        )


def _rhk(skp: SKP, rhk_pk: int) -> RencanaHasilKerja:
    rhk = skp.daftar_rhk.filter(pk=rhk_pk).first()
    if rhk is None:
        raise Ditolak(tolak(Sebab.VERSI, "RHK ini sudah dihapus di halaman lain."))
    return rhk


def _tulis_iki(rhk: RencanaHasilKerja, daftar: Sequence[IsianIKI]) -> None:
    lama = {iki.pk: iki for iki in rhk.daftar_iki.all()}
    tetap = lama.keys() & {isian.pk for isian in daftar}
    beku = [iki for iki in lama.values() if iki.dibekukan]
    if any(iki.pk not in tetap for iki in beku):
        raise Ditolak(tolak(Sebab.STATUS, "IKI yang sudah berealisasi tidak dapat dihapus."))
    rhk.daftar_iki.exclude(pk__in=tetap).delete()
    for urutan, isian in enumerate(daftar, 1):
        iki = lama.pop(isian.pk or 0, None) or IndikatorKinerjaIndividu(rhk=rhk)
        if iki.dibekukan:
            continue
        for nama, nilai in asdict(replace(isian, pk=iki.pk)).items():
            setattr(iki, nama, nilai)
        iki.urutan = urutan
        bacaan = aturan.baca_target(isian.target)
        iki.target_min = bacaan.minimal if bacaan else None
        iki.target_maks = bacaan.maksimal if bacaan else None
        iki.satuan = bacaan.satuan if bacaan else ""
        iki.save()


def _rekam(rhk: RencanaHasilKerja) -> dict[str, object]:
    """What the history keeps of one RHK."""
    return {
        "jenis": rhk.jenis,
        "uraian": rhk.uraian,
        "diintervensi": rhk.diintervensi,
        "pemberi_tugas": rhk.pemberi_tugas_label,
        "iki": list(
            rhk.daftar_iki.values("pk", "uraian", "target", "aspek", "aspek_kedua", "perspektif")
        ),
    }
