"""Acts of the bulk print: order, run as a job, try again, throw old archives away."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from datetime import datetime, timedelta
from typing import IO

from django.core.files.base import File
from django.db import transaction
from django.db.models import Q
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.utils.text import slugify

from ekinerja.antrean.daftar import berkala, penangan
from ekinerja.antrean.layanan import antrekan, laporkan_kemajuan
from ekinerja.antrean.models import Pekerjaan
from ekinerja.beranda import izin
from ekinerja.beranda.kueri import dokumen_untuk, pegawai_unit
from ekinerja.beranda.models import CetakMassal, LembarCetak, nama_arsip
from ekinerja.beranda.pilihan import KeadaanLembar
from ekinerja.dokumen.cetak import CetakGagal, PDFBelumTersedia
from ekinerja.dokumen.layanan import cetak_terbit
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.layanan import catat
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.pemberitahuan import layanan as surat

PEKERJAAN = "beranda.cetak_massal"
# An archive holds what many people were told in confidence: it is kept no longer than needed.
UMUR_ARSIP = timedelta(days=7)
# What the contents of one document may throw; a database that is gone or a clock that runs out
# concerns the whole job and is left to it.
ISI_RUSAK = (
    CetakGagal,
    PDFBelumTersedia,
    OSError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    TemplateDoesNotExist,
    TemplateSyntaxError,
)
BERKAS_HILANG = "Berkas PDF dokumen ini tidak ditemukan. Hubungi admin instansi Anda."


@transaction.atomic
def pesan_cetak(
    unit: UnitKerja, *, jenis: str, tahun: int, periode: PeriodePenilaian | None, pelaku: Pegawai
) -> CetakMassal:
    """Order the documents of ``jenis`` of everybody in the unit; a job prints and gathers them."""
    pada = hari_ini(pelaku.unit_kerja.zona_waktu)
    izin.pesan_cetak(unit, pelaku, pada, jenis=jenis, periode=periode).wajib()
    cetak = CetakMassal.objects.create(
        pemesan=pelaku,
        unit_kerja=unit,
        jenis=jenis,
        tahun=tahun,
        periode=periode,
        waktu_dipesan=kini(),
    )
    orang = pegawai_unit(unit, tahun, periode).order_by("nama_lengkap", "pk")
    lembar = [
        LembarCetak(
            cetak=cetak,
            pegawai=satu,
            dokumen=dokumen,
            nama=f"{satu.nip}-{slugify(satu.nama_lengkap)[:60]}-{jenis}.pdf",
            keadaan=KeadaanLembar.MENUNGGU if dokumen else KeadaanLembar.TIADA,
        )
        for satu, dokumen in dokumen_untuk(orang, jenis, tahun, periode)
    ]
    LembarCetak.objects.bulk_create(lembar)
    rincian = {"unit_kerja": unit.pk, "jenis": jenis, "jumlah": len(lembar)}
    catat(cetak, cetak.pk, "beranda.pesan_cetak", pelaku=pelaku, rincian=rincian)
    _antrekan(cetak)
    return cetak


@transaction.atomic
def ulangi_cetak(pk: int, *, pelaku: Pegawai) -> CetakMassal:
    """Print once more what failed; what succeeded is taken as it stands."""
    cetak = CetakMassal.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)
    gagal = cetak.daftar_lembar.filter(keadaan=KeadaanLembar.GAGAL)
    pada = hari_ini(pelaku.unit_kerja.zona_waktu)
    izin.ulangi_cetak(cetak, pelaku, pada, gagal=gagal.count()).wajib()
    gagal.update(keadaan=KeadaanLembar.MENUNGGU, pesan="")
    cetak.percobaan += 1
    cetak.waktu_selesai = None
    cetak.save(update_fields=["percobaan", "waktu_selesai"])
    catat(cetak, cetak.pk, "beranda.ulangi_cetak", pelaku=pelaku)
    _antrekan(cetak)
    return cetak


@transaction.atomic
def catat_unduhan(pk: int, *, pelaku: Pegawai) -> None:
    """Whoever takes an archive of other people's documents is written down."""
    catat(CetakMassal, pk, "beranda.unduh_cetak", pelaku=pelaku)


def _antrekan(cetak: CetakMassal) -> None:
    argumen = {"pk": cetak.pk, "percobaan": cetak.percobaan}
    antrekan(PEKERJAAN, kunci=cetak.kunci, argumen=argumen)


@penangan(PEKERJAAN, sewa=timedelta(minutes=5), maks_percobaan=5)
def jalankan_cetak(pekerjaan: Pekerjaan, *, pk: int, percobaan: int) -> dict[str, int]:
    """Job: print what has no PDF yet, one by one, and put all that is there into one archive.

    Each result is written at once: a worker that dies takes up where the last one stopped, and a
    document that cannot be printed does not stop the rest.
    """
    cetak = CetakMassal.objects.get(pk=pk)
    if cetak.percobaan != percobaan or cetak.waktu_selesai:
        return {"dilewati": 1}
    total = cetak.daftar_lembar.exclude(keadaan=KeadaanLembar.TIADA).count()
    menunggu = list(
        cetak.daftar_lembar.filter(keadaan=KeadaanLembar.MENUNGGU).values_list("pk", "dokumen")
    )
    laporkan_kemajuan(pekerjaan, selesai=total - len(menunggu), total=total)
    for selesai, (lembar, dokumen) in enumerate(menunggu, total - len(menunggu) + 1):
        _cetak_lembar(pekerjaan, lembar, dokumen)
        laporkan_kemajuan(pekerjaan, selesai=selesai)
    return _selesaikan(cetak)


def _cetak_lembar(pekerjaan: Pekerjaan, lembar: int, dokumen: int) -> None:
    isian = {"keadaan": KeadaanLembar.BERHASIL, "pesan": ""}
    try:
        cetak_terbit(pekerjaan, pk=dokumen)
    except ISI_RUSAK as galat:
        isian = {"keadaan": KeadaanLembar.GAGAL, "pesan": _alasan(galat)}
    LembarCetak.objects.filter(pk=lembar, keadaan=KeadaanLembar.MENUNGGU).update(**isian)


def _alasan(galat: BaseException) -> str:
    """A sentence for people; what a program says of itself is only named."""
    if isinstance(galat, CetakGagal | PDFBelumTersedia):
        return str(galat)[:300]
    return f"Dokumen gagal dicetak ({type(galat).__name__})."


def _selesaikan(cetak: CetakMassal) -> dict[str, int]:
    """The archive first, then the row that names it; a file without a row is written again."""
    _tandai_hilang(cetak)
    berhasil = cetak.daftar_lembar.filter(keadaan=KeadaanLembar.BERHASIL)
    gagal = cetak.daftar_lembar.filter(keadaan=KeadaanLembar.GAGAL).count()
    isian: dict[str, object] = {"waktu_selesai": kini(), "berkas": "", "sha256": ""}
    daftar = list(berhasil.values_list("nama", "dokumen"))
    with tempfile.TemporaryFile() as sementara:
        if daftar:
            isian["sha256"] = _kemas(sementara, daftar)
            isian["berkas"] = _taruh(cetak, sementara)
        with transaction.atomic():
            belum = CetakMassal.objects.filter(
                pk=cetak.pk, percobaan=cetak.percobaan, waktu_selesai=None
            )
            if belum.update(**isian):
                _kabarkan(cetak, len(daftar), gagal)
    if cetak.berkas and cetak.berkas.name != isian.get("berkas"):
        cetak.berkas.storage.delete(cetak.berkas.name)
    return {"berhasil": len(daftar), "gagal": gagal}


def _tandai_hilang(cetak: CetakMassal) -> None:
    """A PDF that is not where its row says fails alone: the others are gathered all the same."""
    berhasil = cetak.daftar_lembar.filter(keadaan=KeadaanLembar.BERHASIL)
    letak = berhasil.values_list("pk", "dokumen__berkas")
    gudang = cetak.berkas.storage
    hilang = [pk for pk, nama in letak if not nama or not gudang.exists(nama)]
    berhasil.filter(pk__in=hilang).update(keadaan=KeadaanLembar.GAGAL, pesan=BERKAS_HILANG)


def _kemas(sementara: IO[bytes], daftar: list[tuple[str, int]]) -> str:
    """Write the archive, one document in memory at a time; its bytes depend on them alone."""
    dokumen = DokumenTerbit.objects.only("berkas", "sidik_pdf").in_bulk([d for _, d in daftar])
    with zipfile.ZipFile(sementara, "w", zipfile.ZIP_STORED) as arsip:
        for nama, pk in daftar:
            with dokumen[pk].berkas.open() as berkas:
                arsip.writestr(zipfile.ZipInfo(nama), berkas.read())
    sementara.seek(0)
    return hashlib.file_digest(sementara, "sha256").hexdigest()  # type: ignore[arg-type]


def _taruh(cetak: CetakMassal, sementara: IO[bytes]) -> str:
    gudang, nama = cetak.berkas.storage, nama_arsip(cetak.pk, cetak.percobaan)
    gudang.delete(nama)
    sementara.seek(0)
    return str(gudang.save(nama, File(sementara)))


def _kabarkan(cetak: CetakMassal, berhasil: int, gagal: int) -> None:
    surat.antrekan(
        "beranda/surel/cetak_selesai",
        penerima=cetak.pemesan,
        kunci=f"beranda.cetak_selesai:{cetak.pk}:{cetak.percobaan}",
        konteks={"cetak": cetak, "berhasil": berhasil, "gagal": gagal},
        tautan=cetak.get_absolute_url(),
    )


@berkala("beranda.hapus_arsip", setiap="harian")
def hapus_arsip(pada: datetime) -> int:
    """Throw archives away after a week; the documents themselves stay where they are."""
    batas = pada - UMUR_ARSIP
    usai = Q(waktu_selesai__lt=batas) | Q(waktu_selesai=None, waktu_dipesan__lt=batas)
    lama = list(CetakMassal.objects.filter(usai).exclude(berkas="")[:200])
    for cetak in lama:
        # A worker that died at the wrong moment leaves the archive of an earlier attempt.
        lampau = [nama_arsip(cetak.pk, nomor) for nomor in range(1, cetak.percobaan)]
        for nama in {cetak.berkas.name, *lampau}:
            cetak.berkas.storage.delete(nama)
        CetakMassal.objects.filter(pk=cetak.pk).update(berkas="", sha256="", waktu_dihapus=pada)
    return len(lama)
