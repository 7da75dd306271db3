"""Acts on posts held, and the daily copy of today's post to the person."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.templatetags.format_id import tanggal
from ekinerja.inti.waktu import hari_ini, setempat
from ekinerja.jejak.layanan import catat
from ekinerja.kepegawaian import izin, pemberitahuan
from ekinerja.kepegawaian.models import Jabatan, Pegawai, RiwayatJabatan
from ekinerja.kepegawaian.pilihan import AksiKepegawaian, JenisPenugasan


@transaction.atomic
def tempatkan(
    pegawai_id: int,
    *,
    jabatan: Jabatan,
    tmt_mulai: date,
    pelaku: Pegawai | None,
    jenis_penugasan: str = JenisPenugasan.DEFINITIF,
    tmt_selesai: date | None = None,
    nomor_sk: str = "",
) -> RiwayatJabatan:
    """Give a post from a day on; a definitive one closes the one before it the day before.

    The same first day again corrects the row instead of adding one.
    """
    kunci = Pegawai.objects.select_for_update(of=("self",), no_key=True)
    pegawai = kunci.select_related("unit_kerja").get(pk=pegawai_id)
    hari = hari_ini(pegawai.unit_kerja.zona_waktu)
    if pelaku is not None:
        izin.tempatkan(pegawai, jabatan.unit_kerja, pelaku, hari).wajib()
    if tmt_selesai is not None and tmt_selesai < tmt_mulai:
        raise Ditolak(tolak(Sebab.ISI, "TMT selesai tidak boleh sebelum TMT mulai."))
    riwayat = RiwayatJabatan(
        pegawai=pegawai,
        jabatan=jabatan,
        unit_kerja=jabatan.unit_kerja,
        jenis_penugasan=jenis_penugasan,
        tmt_mulai=tmt_mulai,
        tmt_selesai=tmt_selesai,
        nomor_sk=nomor_sk,
    )
    if jenis_penugasan == JenisPenugasan.DEFINITIF:
        riwayat.pk = _sediakan_tempat(pegawai, tmt_mulai, tmt_selesai)
    riwayat.save()
    _salin_jabatan_kini(pegawai, hari_ini())
    aksi = AksiKepegawaian.TEMPATKAN
    jejak = catat(pegawai, pegawai.pk, aksi, pelaku=pelaku, rincian=_ringkas(riwayat))
    pemberitahuan.tempatkan(riwayat, jejak.pk)
    return riwayat


def segarkan_penempatan(pada: datetime) -> int:
    """Copy the definitive post of the day to those whose post begins. Safe to repeat.

    One day for all zones, that of WIB: a move from one zone to another would else swing to and
    fro while it is already tomorrow in the east.
    """
    hari = setempat(pada, "WIB").date()
    kini = RiwayatJabatan.objects.pada(hari).filter(jenis_penugasan=JenisPenugasan.DEFINITIF)
    beda = kini.exclude(pegawai__jabatan=F("jabatan"), pegawai__unit_kerja=F("unit_kerja"))
    return sum(_segarkan(kunci, hari) for kunci in beda.values_list("pegawai", flat=True))


@transaction.atomic
def _segarkan(pegawai_id: int, hari: date) -> int:
    pegawai = Pegawai.objects.select_for_update(of=("self",), no_key=True).get(pk=pegawai_id)
    if not _salin_jabatan_kini(pegawai, hari):
        return 0
    rincian = {"jabatan": pegawai.jabatan_id, "unit_kerja": pegawai.unit_kerja_id, "otomatis": True}
    catat(pegawai, pegawai.pk, AksiKepegawaian.TEMPATKAN, pelaku=None, rincian=rincian)
    return 1


def _sediakan_tempat(pegawai: Pegawai, mulai: date, selesai: date | None) -> int | None:
    """Close the definitive post running before ``mulai``; the key of one to be corrected."""
    definitif = pegawai.daftar_riwayat_jabatan.filter(jenis_penugasan=JenisPenugasan.DEFINITIF)
    for lama in definitif.order_by("tmt_mulai"):
        lewat = lama.tmt_selesai is not None and lama.tmt_selesai < mulai
        if lewat or (selesai is not None and lama.tmt_mulai > selesai):
            continue
        if lama.tmt_mulai == mulai:
            return lama.pk
        if lama.tmt_mulai > mulai:
            sejak = tanggal(lama.tmt_mulai)
            kalimat = f"Sudah ada jabatan definitif mulai {sejak}. Perbaiki yang itu dahulu."
            raise Ditolak(tolak(Sebab.ISI, kalimat))
        lama.tmt_selesai = mulai - timedelta(days=1)
        lama.save(update_fields=["tmt_selesai"])
    return None


def _salin_jabatan_kini(pegawai: Pegawai, hari: date) -> bool:
    """Does today's definitive post differ from the copy? Then renew the copy."""
    kini = (
        pegawai.daftar_riwayat_jabatan.pada(hari)
        .filter(jenis_penugasan=JenisPenugasan.DEFINITIF)
        .select_related("unit_kerja")
        .first()
    )
    if kini is None or (kini.jabatan_id, kini.unit_kerja_id) == (
        pegawai.jabatan_id,
        pegawai.unit_kerja_id,
    ):
        return False
    pegawai.jabatan_id, pegawai.unit_kerja = kini.jabatan_id, kini.unit_kerja
    pegawai.instansi_id = kini.unit_kerja.instansi_id
    pegawai.save(update_fields=["jabatan", "unit_kerja", "instansi"])
    return True


def _ringkas(riwayat: RiwayatJabatan) -> dict[str, object]:
    kolom = ("jabatan_id", "unit_kerja_id", "tmt_mulai", "tmt_selesai", "nomor_sk")
    return {
        "jenis_penugasan": str(riwayat.jenis_penugasan),
        **{nama: getattr(riwayat, nama) for nama in kolom},
    }
