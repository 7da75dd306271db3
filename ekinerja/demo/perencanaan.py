"""Bringing each person's SKP as far as the demo says, act by act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dialog.layanan import risalah as dialog
from dialog.models import RisalahDialog
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.layanan.perbaikan import minta_perbaikan
from ekinerja.kepegawaian.models import Pegawai
from skp.kueri import dapat_diintervensi
from skp.layanan import penyusunan, persetujuan
from skp.layanan.penyusunan import IsianIKI, IsianLampiran, IsianRHK
from skp.models import SKP

# How far each situation goes; every step takes what the ones before it left.
LANGKAH = (
    "draf",
    "siap_dialog",
    "risalah_dikirim",
    "risalah_ditanggapi",
    "siap_ajukan",
    "diajukan",
)
SELANJUTNYA = {"dikembalikan": "diajukan", "ditetapkan": "diajukan", "minta_perbaikan": "draf"}
TANPA_SKP = {"", "belum", "tanpa_penilai", "tanpa_skp"}


def jalankan(
    satu: Mapping[str, Any],
    pegawai: Pegawai,
    penilai: Pegawai | None,
    teks: Mapping[str, Any],
    *,
    tahun: int,
) -> None:
    """One person's planning, up to ``satu["keadaan"]``."""
    keadaan: str = satu.get("keadaan", "")
    if keadaan in TANPA_SKP or penilai is None:
        return
    if keadaan == "minta_perbaikan":
        minta_perbaikan(pegawai.pk, uraian=teks["permintaan"], pelaku=pegawai)
    sampai = LANGKAH.index(SELANJUTNYA.get(keadaan, keadaan))
    lengkap = sampai >= LANGKAH.index("siap_dialog")
    skp = _susun(satu, pegawai, teks, tahun, lengkap=lengkap)
    if sampai >= LANGKAH.index("risalah_dikirim"):
        _dialog(skp, penilai, teks, sampai)
    if sampai >= LANGKAH.index("diajukan"):
        persetujuan.ajukan_skp(skp.pk, pelaku=pegawai, versi=_versi(skp))
    if keadaan == "dikembalikan":
        catatan = teks["catatan"]
        persetujuan.kembalikan_skp(skp.pk, catatan=catatan, pelaku=penilai, versi=_versi(skp))
    if keadaan == "ditetapkan":
        ekspektasi = teks["ekspektasi"]
        persetujuan.tulis_ekspektasi(
            skp.pk, ekspektasi=ekspektasi, pelaku=penilai, versi=_versi(skp)
        )
        persetujuan.tetapkan_skp(skp.pk, pelaku=penilai, versi=_versi(skp))


def _versi(skp: SKP) -> int:
    return SKP.objects.values_list("versi", flat=True).get(pk=skp.pk)


def _susun(
    satu: Mapping[str, Any], pegawai: Pegawai, teks: Mapping[str, Any], tahun: int, *, lengkap: bool
) -> SKP:
    kini = hari_ini(pegawai.unit_kerja.zona_waktu)
    riwayat = pegawai.daftar_riwayat_jabatan.pada(kini).get()
    pendekatan = satu.get("pendekatan", "kuantitatif")
    skp = penyusunan.buat_skp(riwayat, tahun=tahun, pendekatan=pendekatan, pelaku=pegawai)
    rhk_atas = {rhk.uraian: rhk for rhk in dapat_diintervensi(skp, kini)}
    paket = teks[satu["paket"]]
    for jenis in ("utama", "tambahan"):
        for rhk in paket.get(jenis, []):
            diintervensi = rhk.get("diintervensi", "")
            atas = rhk_atas.get(diintervensi)
            isian = IsianRHK(
                jenis=jenis,
                uraian=rhk["uraian"],
                daftar_iki=[_iki(*iki) for iki in rhk["iki"]],
                rhk_pimpinan=atas,
                teks_diintervensi="" if atas else diintervensi,
                pemberi_tugas_label=rhk.get("pemberi", ""),
                penugasan_tahun_berjalan=rhk.get("tahun_berjalan", False),
            )
            penyusunan.simpan_rhk(skp.pk, isian=isian, pelaku=pegawai, versi=_versi(skp))
    if lengkap:
        baris = [IsianLampiran(*satu) for satu in teks["lampiran"]]
        penyusunan.simpan_lampiran(skp.pk, baris=baris, pelaku=pegawai, versi=_versi(skp))
    return skp


def _iki(aspek: str, kedua: str, uraian: str, target: str, sumber: str = "") -> IsianIKI:
    return IsianIKI(
        uraian=uraian, target=target, aspek=aspek, aspek_kedua=kedua, sumber_data=sumber
    )


def _dialog(skp: SKP, penilai: Pegawai, teks: Mapping[str, Any], sampai: int) -> None:
    pegawai = skp.pegawai
    tempat: dict[str, Any] = {
        "tanggal": hari_ini(skp.unit_kerja.zona_waktu),
        "metode": "tatap_muka",
        "tempat_media": f"Ruang rapat {skp.unit_kerja.sebutan}",
    }
    risalah: RisalahDialog = dialog.buat_dialog(skp, **tempat, pelaku=pegawai)
    risalah = dialog.ubah_risalah(
        risalah.pk, **tempat, pokok_bahasan=teks["risalah"], pelaku=pegawai, versi=risalah.versi
    )
    risalah = dialog.kirim_risalah(risalah.pk, pelaku=pegawai, versi=risalah.versi)
    if sampai >= LANGKAH.index("risalah_ditanggapi"):
        risalah = dialog.tanggapi_risalah(
            risalah.pk,
            penyesuaian_ukuran=False,
            penyelesaian="selesai",
            keterangan="",
            pelaku=penilai,
            versi=risalah.versi,
        )
    if sampai >= LANGKAH.index("siap_ajukan"):
        dialog.konfirmasi_risalah(risalah.pk, pelaku=pegawai, versi=risalah.versi)
