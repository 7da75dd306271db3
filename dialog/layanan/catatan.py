"""Acts of the daily notes: write, change, delete, correct, issue the print of a month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from dialog.aturan import catatan as aturan
from dialog.dokumen import catatan as dokumen
from dialog.izin import catatan as izin
from dialog.kueri.catatan import aksi_untuk, iki_untuk
from dialog.models import CatatanHarian, KoreksiCatatan
from dialog.pilihan import AksiCatatan, KategoriCatatan
from ekinerja.dokumen.aturan import sidik_cuplikan
from ekinerja.dokumen.layanan import terbitkan
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.tautan import TAUTAN_SALAH, baca_tautan
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.layanan import catat
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.profil.layanan import profil_untuk

if TYPE_CHECKING:
    from dialog.models import RencanaAksi
    from skp.models import IndikatorKinerjaIndividu

KOLOM = ("uraian", "kategori", "progres", "masalah", "tautan", "perlu_dialog")
KAITAN_ASING = (
    "Indikator atau rencana aksi itu bukan milik SKP Anda yang ditetapkan tahun ini. "
    "Pilih dari daftar."
)


@transaction.atomic
def tulis_catatan(
    pegawai: Pegawai,
    *,
    uraian: str,
    kategori: str,
    progres: str = "",
    masalah: str = "",
    tautan: str = "",
    iki_pk: int | None = None,
    rencana_aksi_pk: int | None = None,
    perlu_dialog: bool = False,
    tanggal: date | None = None,
    pelaku: Pegawai,
) -> CatatanHarian:
    """Note something of today where the unit is, or of ``tanggal`` within the profile's window."""
    pegawai = _kunci_pegawai(pegawai)
    kini = _hari_ini(pegawai)
    tanggal = tanggal or kini
    izin.tulis(pegawai, pelaku, tanggal, kini, _jendela(pegawai, kini)).wajib()
    if CatatanHarian.objects.filter(pegawai=pegawai, tanggal=tanggal).count() >= aturan.MAKS_SEHARI:
        tolak(
            Sebab.ISI,
            f"Satu hari memuat paling banyak {aturan.MAKS_SEHARI} catatan. "
            "Gabungkan kegiatan yang serupa.",
        ).wajib()
    isi = _isi(uraian, kategori, progres, masalah, tautan, perlu_dialog)
    iki, aksi = _kaitan(pegawai, tanggal.year, iki_pk, rencana_aksi_pk)
    catatan = CatatanHarian.objects.create(
        pegawai=pegawai,
        unit_kerja=pegawai.unit_kerja,
        tanggal=tanggal,
        iki=iki,
        rencana_aksi=aksi,
        **isi,
    )
    rincian = {"pegawai": pegawai.pk, "tanggal": tanggal, "kategori": kategori}
    catat(catatan, catatan.pk, AksiCatatan.TULIS, pelaku=pelaku, rincian=rincian)
    return catatan


@transaction.atomic
def ubah_catatan(
    pk: int,
    *,
    uraian: str,
    kategori: str,
    progres: str = "",
    masalah: str = "",
    tautan: str = "",
    iki_pk: int | None = None,
    rencana_aksi_pk: int | None = None,
    perlu_dialog: bool = False,
    pelaku: Pegawai,
    versi: int,
) -> CatatanHarian:
    """Rewrite a note as long as its day is open; its date stays."""
    catatan = CatatanHarian.objects.kunci(pk, versi)
    izin.ubah(catatan, pelaku, *_saat(catatan)).wajib()
    sebelum = _rincian(catatan)
    for nama, nilai in _isi(uraian, kategori, progres, masalah, tautan, perlu_dialog).items():
        setattr(catatan, nama, nilai)
    if (iki_pk, rencana_aksi_pk) != (catatan.iki_id, catatan.rencana_aksi_id):
        catatan.iki, catatan.rencana_aksi = _kaitan(
            catatan.pegawai, catatan.tanggal.year, iki_pk, rencana_aksi_pk
        )
    catatan.versi += 1
    catatan.save(update_fields=[*KOLOM, "iki", "rencana_aksi", "versi"])
    catat(catatan, pk, AksiCatatan.UBAH, pelaku=pelaku, rincian={"sebelum": sebelum})
    return catatan


@transaction.atomic
def hapus_catatan(pk: int, *, pelaku: Pegawai, versi: int) -> None:
    """Take a note of an open day away; the history keeps what it said."""
    catatan = CatatanHarian.objects.kunci(pk, versi)
    izin.hapus(catatan, pelaku, *_saat(catatan)).wajib()
    catat(catatan, pk, AksiCatatan.HAPUS, pelaku=pelaku, rincian={"sebelum": _rincian(catatan)})
    catatan.delete()


@transaction.atomic
def koreksi_catatan(pk: int, *, uraian: str, pelaku: Pegawai) -> KoreksiCatatan:
    """Add a correction to a note whose day is over; the note itself stays as it was."""
    terkunci = CatatanHarian.objects.select_for_update(of=("self",), no_key=True)
    catatan = terkunci.select_related("pegawai__unit_kerja").get(pk=pk)
    izin.koreksi(catatan, pelaku, *_saat(catatan)).wajib()
    _wajib_berisi(uraian, "Tuliskan koreksinya.")
    koreksi = KoreksiCatatan.objects.create(catatan=catatan, uraian=uraian.strip())
    catat(catatan, pk, AksiCatatan.KOREKSI, pelaku=pelaku, rincian={"koreksi": koreksi.pk})
    return koreksi


@transaction.atomic
def terbitkan_catatan(pegawai: Pegawai, *, bulan: date, pelaku: Pegawai) -> DokumenTerbit:
    """Issue F.10 of the month of ``bulan``; the same content again gives the same document."""
    pegawai = _kunci_pegawai(pegawai)
    mulai, selesai = aturan.rentang_bulan(f"{bulan:%Y-%m}", bulan)
    daftar = list(
        CatatanHarian.objects.filter(pegawai=pegawai)
        .antara(mulai, selesai)
        .select_related("unit_kerja")
        .prefetch_related("daftar_koreksi")
    )
    izin.terbitkan(pegawai, pelaku, ada_isi=bool(daftar)).wajib()
    isi = dokumen.cuplikan(pegawai, daftar, mulai=mulai, selesai=selesai)
    jenis = dokumen.jenis(mulai)
    lama = DokumenTerbit.objects.terakhir(pegawai, jenis)
    if lama and lama.sidik_cuplikan == sidik_cuplikan(isi):
        return lama
    return terbitkan(pegawai, jenis=jenis, template=dokumen.TEMPLATE, cuplikan=isi, pelaku=pelaku)


def _kunci_pegawai(pegawai: Pegawai) -> Pegawai:
    terkunci = Pegawai.objects.select_for_update(of=("self",), no_key=True)
    return terkunci.select_related("unit_kerja__instansi", "jabatan").get(pk=pegawai.pk)


def _hari_ini(pegawai: Pegawai) -> date:
    return hari_ini(pegawai.unit_kerja.zona_waktu)


def _jendela(pegawai: Pegawai, kini: date) -> int:
    return profil_untuk(pegawai.unit_kerja.instansi_id, kini.year).jendela_mundur_hari


def _saat(catatan: CatatanHarian) -> tuple[date, int]:
    """Today where the writer's unit is, and how far back the profile lets him change."""
    kini = _hari_ini(catatan.pegawai)
    return kini, _jendela(catatan.pegawai, kini)


def _isi(
    uraian: str, kategori: str, progres: str, masalah: str, tautan: str, perlu_dialog: bool
) -> dict[str, Any]:
    """The typed part of a note, checked and clean."""
    _wajib_berisi(uraian, "Tuliskan rincian kegiatan Anda.")
    if kategori not in KategoriCatatan.values:
        tolak(Sebab.ISI, "Pilih kategori catatan.").wajib()
    alamat = baca_tautan(tautan) if tautan.strip() else ""
    if alamat is None:
        tolak(Sebab.ISI, TAUTAN_SALAH).wajib()
    return {
        "uraian": uraian.strip(),
        "kategori": kategori,
        "progres": progres.strip(),
        "masalah": masalah.strip(),
        "tautan": alamat,
        "perlu_dialog": aturan.perlu_dibahas(kategori, ditandai=perlu_dialog),
    }


def _kaitan(
    pegawai: Pegawai, tahun: int, iki_pk: int | None, aksi_pk: int | None
) -> tuple[IndikatorKinerjaIndividu | None, RencanaAksi | None]:
    """Indicator and action of one's own set SKP; an action brings its indicator along."""
    if aksi_pk is not None:
        aksi = aksi_untuk(pegawai, tahun).filter(pk=aksi_pk).first()
        if aksi is None or iki_pk not in {None, aksi.iki_id}:
            tolak(Sebab.ISI, KAITAN_ASING).wajib()
        return (aksi.iki, aksi) if aksi else (None, None)
    if iki_pk is None:
        return None, None
    iki = iki_untuk(pegawai, tahun).filter(pk=iki_pk).first()
    if iki is None:
        tolak(Sebab.ISI, KAITAN_ASING).wajib()
    return iki, None


def _rincian(catatan: CatatanHarian) -> dict[str, Any]:
    """What the history keeps of a note before it changes."""
    isi = {nama: getattr(catatan, nama) for nama in KOLOM}
    kaitan = {"iki": catatan.iki_id, "rencana_aksi": catatan.rencana_aksi_id}
    return {"tanggal": catatan.tanggal, **isi, **kaitan}


def _wajib_berisi(teks: str, kalimat: str) -> None:
    if not teks.strip():
        tolak(Sebab.ISI, kalimat).wajib()
