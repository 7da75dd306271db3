"""Acts of the realisasi: write, add and drop evidence, send, return, lock.

Acts on a whole period lock the SKP first, so that two tabs, two senders or an evaluation meet one
after the other; acts on one realisasi lock that row.
"""

from __future__ import annotations

from decimal import Decimal

from django.core.files.base import ContentFile
from django.db import transaction

from dialog.aturan import realisasi as aturan
from dialog.izin import realisasi as izin
from dialog.kueri.realisasi import daftar_iki
from dialog.models import BuktiDukung, RealisasiIKI
from dialog.models.realisasi import tempat_bukti
from dialog.pemberitahuan import realisasi as pemberitahuan
from dialog.pilihan import AksiRealisasi, JenisBukti, StatusRealisasi
from ekinerja.inti.berkas import BerkasSah
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.tautan import TAUTAN_SALAH, baca_tautan
from ekinerja.inti.waktu import kini
from ekinerja.jejak.layanan import alihkan, mulai, simpan
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.profil.layanan import profil_untuk
from skp.izin import catatan_pengembalian
from skp.layanan.kaitan import bekukan_iki
from skp.models import SKP, IndikatorKinerjaIndividu


@transaction.atomic
def simpan_realisasi(
    skp_pk: int,
    *,
    iki_pk: int,
    periode_pk: int,
    uraian: str,
    nilai_angka: Decimal | None = None,
    kendala: str = "",
    pelaku: Pegawai,
    versi: int | None = None,
) -> RealisasiIKI:
    """Write what was achieved of one IKI of ``skp_pk`` in one period; it stays a draft.

    ``versi`` is that of the row the person saw, 0 where he saw none, ``None`` where nobody looked
    at a page. Writing what stands there already changes nothing.
    """
    skp, periode = _kunci_skp(skp_pk), _periode(periode_pk)
    izin.isi(skp, periode, pelaku, kini()).wajib()
    iki = IndikatorKinerjaIndividu.objects.get(pk=iki_pk, rhk__skp=skp, rhk__aktif=True)
    akar = iki.iki_akar_id or iki.pk
    terkunci = RealisasiIKI.objects.select_for_update(of=("self",), no_key=True)
    lama = terkunci.filter(iki_akar=akar, periode=periode).first()
    if versi is not None and versi != (lama.versi if lama else 0):
        tolak(
            Sebab.VERSI,
            "Realisasi ini baru saja diubah. Periksa isinya yang terbaru, lalu ulangi.",
        ).wajib()
    izin.dapat_diubah(lama).wajib()
    if not uraian.strip():
        tolak(Sebab.ISI, "Tuliskan dahulu realisasinya.").wajib()
    isi = {"uraian": uraian.strip(), "nilai_angka": nilai_angka, "kendala": kendala.strip()}
    if lama is None:
        return _mulai(RealisasiIKI(skp=skp, periode=periode, iki_akar_id=akar, **isi), pelaku)
    if all(getattr(lama, nama) == nilai for nama, nilai in isi.items()):
        return lama
    return simpan(
        lama, AksiRealisasi.UBAH, pelaku=pelaku, isian={**isi, "skp": skp}, rincian=dict(isi)
    )


def _mulai(realisasi: RealisasiIKI, pelaku: Pegawai) -> RealisasiIKI:
    skp, periode = realisasi.skp, realisasi.periode
    profil = profil_untuk(skp.unit_kerja.instansi_id, skp.tahun)
    realisasi.sifat = aturan.sifat(periode.kode, gabung_tw4_akhir=profil.gabung_tw4_akhir)
    return mulai(realisasi, AksiRealisasi.TULIS, pelaku=pelaku, rincian=_isi(realisasi))


@transaction.atomic
def tambah_keterangan(pk: int, *, keterangan: str, pelaku: Pegawai, versi: int) -> BuktiDukung:
    """Evidence in words, such as where a paper is kept."""
    bukti = BuktiDukung(jenis=JenisBukti.KETERANGAN, keterangan=keterangan.strip())
    return _tambah(pk, bukti, pelaku, versi)


@transaction.atomic
def tambah_tautan(
    pk: int, *, keterangan: str, url: str, pelaku: Pegawai, versi: int
) -> BuktiDukung:
    """Evidence at an address of the web, kept with the day it was given."""
    tautan = baca_tautan(url)
    if tautan is None:
        tolak(Sebab.ISI, TAUTAN_SALAH).wajib()
    bukti = BuktiDukung(jenis=JenisBukti.TAUTAN, keterangan=keterangan.strip(), url=tautan or "")
    return _tambah(pk, bukti, pelaku, versi)


@transaction.atomic
def tambah_berkas(
    pk: int, *, keterangan: str, berkas: BerkasSah, pelaku: Pegawai, versi: int
) -> BuktiDukung:
    """Evidence as a file; its fingerprint stays in the history even after it is dropped."""
    bukti = BuktiDukung(
        jenis=JenisBukti.BERKAS,
        keterangan=keterangan.strip(),
        nama_berkas=berkas.nama,
        tipe=berkas.tipe,
        ukuran_byte=berkas.ukuran_byte,
        sha256=berkas.sha256,
    )
    return _tambah(pk, bukti, pelaku, versi, berkas)


def _tambah(
    pk: int, bukti: BuktiDukung, pelaku: Pegawai, versi: int, berkas: BerkasSah | None = None
) -> BuktiDukung:
    realisasi = RealisasiIKI.objects.kunci(pk, versi)
    izin.tambah_bukti(realisasi, pelaku, kini()).wajib()
    if not bukti.keterangan:
        tolak(Sebab.ISI, "Tuliskan nama atau isi bukti dukungnya.").wajib()
    if berkas is not None:
        _simpan_berkas(bukti, berkas)
    bukti.realisasi = realisasi
    bukti.save(force_insert=True)
    simpan(realisasi, AksiRealisasi.BUKTI, pelaku=pelaku, isian={}, rincian=_isi_bukti(bukti))
    return bukti


def _simpan_berkas(bukti: BuktiDukung, berkas: BerkasSah) -> None:
    """Keep the same content once; a half-written file of the same name is left alone."""
    tempat, gudang = tempat_bukti(bukti, ""), bukti.berkas.storage
    if gudang.exists(tempat) and gudang.size(tempat) == berkas.ukuran_byte:
        bukti.berkas.name = tempat
    else:
        bukti.berkas.save(berkas.nama, ContentFile(berkas.isi), save=False)


@transaction.atomic
def hapus_bukti(pk: int, *, pelaku: Pegawai, versi: int) -> RealisasiIKI:
    """Drop one piece of evidence; ``versi`` is that of its realisasi. A file stays in its store."""
    bukti = BuktiDukung.objects.get(pk=pk)
    realisasi = RealisasiIKI.objects.kunci(bukti.realisasi_id, versi)
    izin.ubah(realisasi, pelaku, kini()).wajib()
    rincian = _isi_bukti(bukti)
    bukti.delete()
    return simpan(realisasi, AksiRealisasi.HAPUS_BUKTI, pelaku=pelaku, isian={}, rincian=rincian)


@transaction.atomic
def kirim_semua(skp_pk: int, *, periode_pk: int, pelaku: Pegawai) -> list[RealisasiIKI]:
    """Send every written realisasi of the period, or refuse whole and name the first that lacks.

    With its first sending an IKI is frozen. What was not written can follow while it is open.
    """
    skp, periode = _kunci_skp(skp_pk), _periode(periode_pk)
    list(_terkunci(skp, periode))
    daftar = daftar_iki(skp, periode)
    saat = kini()
    izin.kirim(periode, daftar, izin.isi(skp, periode, pelaku, saat)).wajib()
    terkirim = []
    for baris in daftar:
        realisasi = baris.realisasi
        if realisasi is None or not realisasi.dapat_diubah:
            continue
        pertama = realisasi.waktu_dikirim is None
        bukti = [_isi_bukti(satu) for satu in realisasi.daftar_bukti.all()]
        rincian = {**_isi(realisasi), "daftar_bukti": bukti}
        alihkan(realisasi, AksiRealisasi.KIRIM, pelaku=pelaku, rincian=rincian, waktu_dikirim=saat)
        if pertama:
            bekukan_iki(baris.akar_id, pelaku=pelaku)
        terkirim.append(realisasi)
    pemberitahuan.dikirim(skp, periode, terkirim)
    return terkirim


@transaction.atomic
def kembalikan_realisasi(pk: int, *, catatan: str, pelaku: Pegawai, versi: int) -> RealisasiIKI:
    """Send one realisasi back with a note of at least ten characters."""
    realisasi = RealisasiIKI.objects.kunci(pk, versi)
    izin.kembalikan(realisasi, pelaku, kini()).wajib()
    catatan_pengembalian(catatan).wajib()
    alihkan(
        realisasi,
        AksiRealisasi.KEMBALIKAN,
        pelaku=pelaku,
        rincian={"catatan": catatan},
        catatan_pengembalian=catatan,
    )
    pemberitahuan.dikembalikan(realisasi, pelaku)
    return realisasi


@transaction.atomic
def kunci_realisasi(skp_pk: int, *, periode_pk: int, pelaku: Pegawai | None) -> list[RealisasiIKI]:
    """Lock all rows of the period as they stand, sent or not; again, it locks nothing.

    Told by ``evaluasi`` in its own transaction, after it asked whether the evaluation may be set.
    """
    skp, periode = _kunci_skp(skp_pk), _periode(periode_pk)
    daftar = [s for s in _terkunci(skp, periode) if s.status != StatusRealisasi.TERKUNCI]
    for realisasi in daftar:
        alihkan(realisasi, AksiRealisasi.KUNCI, pelaku=pelaku)
    return daftar


def _kunci_skp(pk: int) -> SKP:
    terkunci = SKP.objects.select_for_update(of=("self",), no_key=True)
    return terkunci.select_related("pegawai__unit_kerja", "unit_kerja").get(pk=pk)


def _periode(pk: int) -> PeriodePenilaian:
    return PeriodePenilaian.objects.select_related("tahun_kinerja").get(pk=pk)


def _terkunci(skp: SKP, periode: PeriodePenilaian) -> list[RealisasiIKI]:
    """The rows of the period, locked, in one order."""
    daftar = RealisasiIKI.objects.untuk_skp(skp, periode)
    return list(daftar.select_for_update(of=("self",), no_key=True))


def _isi(realisasi: RealisasiIKI) -> dict[str, object]:
    return {
        "iki": realisasi.iki_akar_id,
        "periode": realisasi.periode_id,
        "uraian": realisasi.uraian,
        "nilai_angka": realisasi.nilai_angka,
        "kendala": realisasi.kendala,
    }


def _isi_bukti(bukti: BuktiDukung) -> dict[str, object]:
    kolom = ("jenis", "keterangan", "url", "nama_berkas", "sha256")
    return {nama: str(getattr(bukti, nama)) for nama in kolom if getattr(bukti, nama)}
