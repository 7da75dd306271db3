"""Acts between employee and penilai: submit, withdraw, expectations, return, set."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from ekinerja.dokumen.layanan import terbitkan
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.layanan import alihkan, simpan
from ekinerja.kepegawaian.models import Pegawai
from skp import dokumen, izin, pemberitahuan
from skp.kueri import penetapan_pada
from skp.models import SKP
from skp.pilihan import AksiSKP, StatusSKP


@transaction.atomic
def ajukan_skp(pk: int, *, pelaku: Pegawai, versi: int) -> SKP:
    """Hand the SKP to the penilai of today; what was submitted is kept word for word."""
    skp = SKP.objects.kunci(pk, versi)
    pada = hari_ini(skp.unit_kerja.zona_waktu)
    izin.ajukan(skp, pelaku, pada).wajib()
    alihkan(
        skp,
        AksiSKP.AJUKAN,
        pelaku=pelaku,
        rincian={"isi": dokumen.cuplikan(skp, pada)},
        waktu_diajukan=kini(),
        waktu_diperiksa=None,
    )
    pemberitahuan.diajukan(skp, penetapan_pada(skp, pada))
    return skp


@transaction.atomic
def tarik_skp(pk: int, *, pelaku: Pegawai, versi: int) -> SKP:
    """Take the SKP back before the penilai has begun."""
    skp = SKP.objects.kunci(pk, versi)
    izin.tarik(skp, pelaku).wajib()
    alihkan(skp, AksiSKP.TARIK, pelaku=pelaku)
    pemberitahuan.ditarik(skp, penetapan_pada(skp, hari_ini(skp.unit_kerja.zona_waktu)))
    return skp


@transaction.atomic
def tulis_ekspektasi(pk: int, *, ekspektasi: Mapping[str, str], pelaku: Pegawai, versi: int) -> SKP:
    """Write the penilai's special expectations, by kode of the aspek; others stay as they are.

    Saving what stands there already changes nothing: it is no beginning of the examination.
    """
    skp = SKP.objects.kunci(pk, versi)
    izin.tulis_ekspektasi(skp, pelaku, hari_ini(skp.unit_kerja.zona_waktu)).wajib()
    perubahan = {}
    for satu in skp.daftar_ekspektasi.select_related("aspek"):
        teks = ekspektasi.get(satu.aspek.kode, satu.ekspektasi_khusus)
        if teks != satu.ekspektasi_khusus:
            perubahan[satu.aspek.kode] = {"sebelum": satu.ekspektasi_khusus, "sesudah": teks}
            satu.ekspektasi_khusus = teks
            satu.save(update_fields=["ekspektasi_khusus"])
    if not perubahan:
        return skp
    diajukan = skp.status == StatusSKP.DIAJUKAN
    return simpan(
        skp,
        AksiSKP.TULIS_EKSPEKTASI,
        pelaku=pelaku,
        isian={"waktu_diperiksa": kini()} if diajukan else {},
        rincian=perubahan,
    )


@transaction.atomic
def kembalikan_skp(pk: int, *, catatan: str, pelaku: Pegawai, versi: int) -> SKP:
    """Send the SKP back to its owner with a note of at least ten characters."""
    skp = SKP.objects.kunci(pk, versi)
    izin.kembalikan(skp, pelaku, hari_ini(skp.unit_kerja.zona_waktu)).wajib()
    izin.catatan_pengembalian(catatan).wajib()
    alihkan(
        skp,
        AksiSKP.KEMBALIKAN,
        pelaku=pelaku,
        rincian={"catatan": catatan},
        catatan_pengembalian=catatan,
    )
    pemberitahuan.dikembalikan(skp)
    return skp


@transaction.atomic
def tetapkan_skp(pk: int, *, pelaku: Pegawai, versi: int) -> SKP:
    """Set the SKP: freeze identities and text, and issue the form whose code anyone can check."""
    skp = SKP.objects.kunci(pk, versi)
    pada = hari_ini(skp.unit_kerja.zona_waktu)
    izin.tetapkan(skp, pelaku, pada).wajib()
    penetapan = penetapan_pada(skp, pada)
    if penetapan is None:  # izin has just found it
        raise RuntimeError("Penetapan penilai hilang di tengah transaksi.")
    tempat = skp.unit_kerja.instansi.kota_penetapan
    cuplikan = {
        **dokumen.cuplikan(skp, pada),
        "tempat": tempat,
        "tanggal": pada.isoformat(),
    }
    alihkan(
        skp,
        AksiSKP.TETAPKAN,
        pelaku=pelaku,
        waktu_ditetapkan=kini(),
        tanggal_ditetapkan=pada,
        tempat_penetapan=tempat,
        pejabat_penilai=penetapan.pejabat_penilai,
        atasan_pejabat_penilai=penetapan.atasan_pejabat_penilai,
        pemberi_pertimbangan=penetapan.pemberi_pertimbangan,
        cuplikan=cuplikan,
    )
    terbitkan(skp, jenis="skp", template=dokumen.template(skp), cuplikan=cuplikan, pelaku=pelaku)
    pemberitahuan.ditetapkan(skp)
    return skp
