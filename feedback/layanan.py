"""Acts of feedback: give, correct, answer, print."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from ekinerja.dokumen.aturan import sidik_cuplikan
from ekinerja.dokumen.layanan import terbitkan
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.layanan import catat
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.models import Pegawai
from feedback import dokumen, izin, pemberitahuan
from feedback.kueri import untuk_periode
from feedback.models import UmpanBalik
from feedback.pilihan import AksiUmpanBalik, HubunganUmpanBalik, SifatWaktu
from skp.models import SKP

# What a correction takes over from the row that it corrects.
TURUNAN = (
    "pegawai",
    "skp",
    "periode",
    "pemberi",
    "hubungan",
    "objek",
    "rhk",
    "iki",
    "aspek",
    "sifat_waktu",
    "atas_permintaan",
)


@transaction.atomic
def beri_umpan_balik(
    skp_pk: int,
    *,
    periode_pk: int,
    objek: str,
    respon: str,
    isi: str,
    rhk_pk: int | None = None,
    iki_pk: int | None = None,
    aspek_pk: int | None = None,
    sifat_waktu: str = SifatWaktu.BERKALA,
    kendala: str = "",
    alternatif_solusi: str = "",
    sumber_label: str = "",
    dasar_bukti: str = "",
    pelaku: Pegawai,
) -> UmpanBalik:
    """Say something about one result or one behaviour; without a source the post of the giver."""
    (skp, pada), periode = _kunci_skp(skp_pk), _periode(periode_pk)
    izin.beri(skp, pelaku, pada, periode).wajib()
    izin.objek_sah(skp, objek, rhk=rhk_pk, iki=iki_pk, aspek=aspek_pk).wajib()
    izin.isi_sah(isi).wajib()
    kaitan = {"objek": objek, "rhk_id": rhk_pk, "iki_id": iki_pk, "aspek_id": aspek_pk}
    kaitan |= {"sifat_waktu": sifat_waktu, "respon": respon}
    ucapan = {"isi": isi, "kendala": kendala, "alternatif_solusi": alternatif_solusi}
    umpan = UmpanBalik.objects.create(
        pegawai=skp.pegawai,
        skp=skp,
        periode=periode,
        pemberi=pelaku,
        hubungan=HubunganUmpanBalik.PENILAI,
        sumber_label=sumber_label.strip() or pelaku.jabatan.nama,
        dasar_bukti=dasar_bukti.strip(),
        tanggal=pada,
        **kaitan,
        **{nama: teks.strip() for nama, teks in ucapan.items()},
    )
    _catat(umpan, AksiUmpanBalik.BERI, pelaku, {"skp": skp.pk, "objek": objek, "respon": respon})
    pemberitahuan.diberikan(umpan)
    return umpan


@transaction.atomic
def ralat_umpan_balik(
    pk: int,
    *,
    isi: str,
    respon: str,
    alasan: str,
    kendala: str = "",
    alternatif_solusi: str = "",
    sumber_label: str = "",
    dasar_bukti: str = "",
    pelaku: Pegawai,
    versi: int,
) -> UmpanBalik:
    """A new row that names the old one and says why; both stay to be read."""
    lama = UmpanBalik.objects.kunci(pk, versi)
    pada = hari_ini(lama.skp.unit_kerja.zona_waktu)
    izin.ralat(lama, pelaku, pada).wajib()
    izin.isi_sah(isi, alasan).wajib()
    umpan = UmpanBalik.objects.create(
        **{nama: getattr(lama, nama) for nama in TURUNAN},
        respon=respon,
        isi=isi.strip(),
        kendala=kendala.strip(),
        alternatif_solusi=alternatif_solusi.strip(),
        sumber_label=sumber_label.strip() or lama.sumber_label,
        dasar_bukti=dasar_bukti.strip(),
        tanggal=pada,
        ralat_dari=lama,
        alasan_ralat=alasan.strip(),
    )
    rincian = {"dari": lama.pk, "alasan": alasan, "respon": respon}
    _catat(umpan, AksiUmpanBalik.RALAT, pelaku, rincian)
    pemberitahuan.diralat(umpan)
    return umpan


@transaction.atomic
def tanggapi_umpan_balik(pk: int, *, tanggapan: str, pelaku: Pegawai, versi: int) -> UmpanBalik:
    """The one answer of the employee."""
    umpan = UmpanBalik.objects.kunci(pk, versi)
    izin.tanggapi(umpan, pelaku).wajib()
    izin.tanggapan_sah(tanggapan).wajib()
    umpan.tanggapan_pegawai, umpan.waktu_tanggapan = tanggapan.strip(), kini()
    umpan.versi += 1
    umpan.save(update_fields=["tanggapan_pegawai", "waktu_tanggapan", "versi"])
    _catat(umpan, AksiUmpanBalik.TANGGAPI, pelaku, {})
    pemberitahuan.ditanggapi(umpan)
    return umpan


@transaction.atomic
def cetak_umpan_balik(skp_pk: int, *, periode_pk: int, pelaku: Pegawai) -> DokumenTerbit:
    """Issue F.11 of one period; one that says the same already stays in force."""
    skp, pada = _kunci_skp(skp_pk)
    periode = _periode(periode_pk)
    izin.periode_skp(skp, periode).wajib()
    izin.cetak(skp, pelaku, pada, jumlah=untuk_periode(skp, periode).count()).wajib()
    isi = dokumen.cuplikan(skp, periode, pada)
    lama = dokumen.terbit(skp, periode)
    # The day alone is no news.
    if lama and sidik_cuplikan({**isi, "tanggal": lama.cuplikan["tanggal"]}) == lama.sidik_cuplikan:
        return lama
    jenis = dokumen.jenis(periode)
    return terbitkan(skp, jenis=jenis, template=dokumen.TEMPLATE, cuplikan=isi, pelaku=pelaku)


def _kunci_skp(skp_pk: int) -> tuple[SKP, date]:
    """The SKP, locked against a change of its status, and the day where its owner works."""
    semua = SKP.objects.select_for_update(of=("self",), no_key=True)
    skp = semua.select_related("unit_kerja__instansi", "pegawai").get(pk=skp_pk)
    return skp, hari_ini(skp.unit_kerja.zona_waktu)


def _periode(pk: int) -> PeriodePenilaian:
    return PeriodePenilaian.objects.select_related("tahun_kinerja").get(pk=pk)


def _catat(umpan: UmpanBalik, aksi: AksiUmpanBalik, pelaku: Pegawai, rincian: Any) -> None:
    catat(umpan, umpan.pk, aksi, pelaku=pelaku, rincian=rincian)
