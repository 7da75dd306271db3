"""Acts of the penilai: open, begin, write, set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from dialog.layanan.realisasi import kunci_realisasi
from ekinerja.antrean.daftar import berkala
from ekinerja.inti.waktu import ZONA, kini, setempat
from ekinerja.jejak.layanan import alihkan, mulai, simpan
from ekinerja.kalender.layanan.tenggat import tenggat_konfirmasi
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kalender.pilihan import KodePeriode
from ekinerja.kepegawaian.models import Pegawai
from evaluasi.aturan.penilaian import IsianPenilaian
from evaluasi.dokumen import evaluasi as dokumen
from evaluasi.izin import penilaian as izin
from evaluasi.kueri.kesiapan import Bahan, bahan, belum_dibuka, periode_dibuka
from evaluasi.layanan.pemeringkatan import kunci_pemeringkatan
from evaluasi.models import EvaluasiKinerja, PenilaianPerilaku, PenilaianRHK
from evaluasi.pemberitahuan import penilaian as pemberitahuan
from evaluasi.pilihan import AksiEvaluasi, JenisEvaluasi
from skp.kueri import penetapan_pada
from skp.models import SKP

SEKALI_BUKA = 5000
KOLOM = (
    "rating_hasil_kerja",
    "rating_perilaku",
    "nilai",
    "kontribusi",
    "catatan_rekomendasi",
    "alasan_penyimpangan",
)


@transaction.atomic
def buka_evaluasi(skp_pk: int, *, periode_pk: int) -> EvaluasiKinerja | None:
    """Open the evaluation of one SKP for one period, once; ``None`` where there is none to open."""
    skp = SKP.objects.select_for_update(of=("self",), no_key=True).get(pk=skp_pk)
    periode = PeriodePenilaian.objects.select_related("tahun_kinerja").get(pk=periode_pk)
    if not belum_dibuka(periode).filter(pk=skp.pk).exists():
        return None
    tahunan = periode.kode == KodePeriode.TAHUNAN
    evaluasi = EvaluasiKinerja(
        skp=skp,
        skp_akar_id=_akar(skp),
        pegawai_id=skp.pegawai_id,
        unit_kerja_id=skp.unit_kerja_id,
        periode=periode,
        jenis=JenisEvaluasi.TAHUNAN if tahunan else JenisEvaluasi.PERIODIK,
    )
    return mulai(evaluasi, AksiEvaluasi.BUKA, pelaku=None, rincian={"periode": periode.label})


def _akar(skp: SKP) -> int:
    """The first version of the SKP: adendum and komplemen go on with its line."""
    while skp.induk is not None:
        skp = skp.induk
    return skp.pk


@berkala("evaluasi.buka", setiap="jam")
def buka_jatuh_tempo(pada: datetime) -> int:
    """Open what the calendar has opened; safe to run twice or late.

    A day begins in the east first: a period opens an hour or two early for nobody's harm.
    """
    hari = max(setempat(pada, zona).date() for zona in ZONA)
    jumlah = 0
    for periode in periode_dibuka(hari):
        daftar = belum_dibuka(periode).values_list("pk", flat=True)[:SEKALI_BUKA]
        for pk in list(daftar):
            jumlah += buka_evaluasi(pk, periode_pk=periode.pk) is not None
    return jumlah


@transaction.atomic
def mulai_penilaian(pk: int, *, pelaku: Pegawai, versi: int) -> EvaluasiKinerja:
    """Begin to rate; the employee sees nothing of it before the result is set."""
    evaluasi = EvaluasiKinerja.objects.kunci(pk, versi)
    saat = kini()
    izin.penilai(evaluasi, pelaku, _hari(evaluasi, saat)).wajib()
    izin.mulai(evaluasi, pelaku, saat, bahan(evaluasi, saat)).wajib()
    return alihkan(evaluasi, AksiEvaluasi.NILAI, pelaku=pelaku)


@transaction.atomic
def simpan_penilaian(
    pk: int, *, isian: IsianPenilaian, pelaku: Pegawai, versi: int
) -> EvaluasiKinerja:
    """Keep what the penilai has written so far; the predicate follows from the ratings alone."""
    evaluasi = EvaluasiKinerja.objects.kunci(pk, versi)
    izin.simpan(evaluasi, pelaku, kini()).wajib()
    isi = {nama: getattr(isian, nama) for nama in KOLOM}
    isi["predikat"] = isian.predikat or ""
    _simpan_rincian(evaluasi, isian)
    return simpan(evaluasi, AksiEvaluasi.SIMPAN, pelaku=pelaku, isian=isi, rincian={"isi": isi})


def _simpan_rincian(evaluasi: EvaluasiKinerja, isian: IsianPenilaian) -> None:
    """The rows per RHK and behaviour; keys of another SKP are passed over."""
    milik = set(evaluasi.skp.daftar_rhk.values_list("pk", flat=True))
    evaluasi.daftar_penilaian_rhk.all().delete()
    PenilaianRHK.objects.bulk_create(
        PenilaianRHK(evaluasi=evaluasi, rhk_id=rhk, rating=rating, umpan_balik_ringkas=teks)
        for rhk, (rating, teks) in isian.rhk.items()
        if rhk in milik and (rating or teks)
    )
    aspek_sah = set(evaluasi.skp.daftar_ekspektasi.values_list("aspek", flat=True))
    evaluasi.daftar_penilaian_perilaku.all().delete()
    PenilaianPerilaku.objects.bulk_create(
        PenilaianPerilaku(evaluasi=evaluasi, aspek_id=aspek, umpan_balik_ringkas=teks)
        for aspek, teks in isian.perilaku.items()
        if aspek in aspek_sah and teks
    )


def isian_dari(evaluasi: EvaluasiKinerja) -> IsianPenilaian:
    """What stands written, as the rules read it."""
    return isian_pokok(
        evaluasi,
        rhk={
            satu.rhk_id: (satu.rating, satu.umpan_balik_ringkas)
            for satu in evaluasi.daftar_penilaian_rhk.all()
        },
        perilaku={
            satu.aspek_id: satu.umpan_balik_ringkas
            for satu in evaluasi.daftar_penilaian_perilaku.all()
        },
    )


def isian_pokok(
    evaluasi: EvaluasiKinerja,
    *,
    rhk: Mapping[int, tuple[str, str]],
    perilaku: Mapping[int, str],
) -> IsianPenilaian:
    """The same where a page has read the rows per RHK and behaviour already."""
    pokok = {nama: getattr(evaluasi, nama) for nama in KOLOM}
    return IsianPenilaian(**pokok, rhk=rhk, perilaku=perilaku)


@transaction.atomic
def tetapkan_evaluasi(pk: int, *, pelaku: Pegawai, versi: int) -> EvaluasiKinerja:
    """Set the result: freeze who judged and by what, lock what was judged, ask the employee."""
    evaluasi = EvaluasiKinerja.objects.kunci(pk, versi)
    saat = kini()
    hari = _hari(evaluasi, saat)
    izin.penilai(evaluasi, pelaku, hari).wajib()
    sekitar, isian = bahan(evaluasi, saat), isian_dari(evaluasi)
    izin.tetapkan(evaluasi, pelaku, saat, bahan=sekitar, isian=isian).wajib()
    _bekukan(evaluasi, sekitar, hari, saat)
    alihkan(
        evaluasi,
        AksiEvaluasi.TETAPKAN,
        pelaku=pelaku,
        rincian={
            "predikat": evaluasi.predikat,
            "kelompok": evaluasi.kelompok,
            "alasan_penyimpangan": evaluasi.alasan_penyimpangan,
            "catatan": izin.terlambat(evaluasi, saat),
        },
        **{nama: getattr(evaluasi, nama) for nama in DIBEKUKAN},
    )
    kunci_realisasi(evaluasi.skp_id, periode_pk=evaluasi.periode_id, pelaku=pelaku)
    if sekitar.anggota:
        kunci_pemeringkatan(sekitar.anggota.pemeringkatan_id, pelaku=pelaku)
    dokumen.terbitkan_evaluasi(evaluasi, pelaku=pelaku)
    pemberitahuan.ditetapkan(evaluasi)
    return evaluasi


DIBEKUKAN = (
    "capaian_organisasi",
    "pola_distribusi",
    "kelompok",
    "pejabat_penilai",
    "atasan_pejabat_penilai",
    "waktu_ditetapkan",
    "tanggal_ditetapkan",
    "tempat_penetapan",
    "batas_waktu",
    "cuplikan",
)


def _bekukan(evaluasi: EvaluasiKinerja, sekitar: Bahan, hari: date, saat: datetime) -> None:
    """Write on the object what the result stands on; ``alihkan`` saves it."""
    penetapan = penetapan_pada(evaluasi.skp, hari)
    if penetapan is None:  # izin has just found it
        raise RuntimeError("Penetapan penilai hilang di tengah transaksi.")
    unit = evaluasi.unit_kerja
    evaluasi.capaian_organisasi = sekitar.capaian
    # The histogram of the unit with this one in it.
    evaluasi.pola_distribusi = dict(Counter(sekitar.sebaran) + Counter([str(evaluasi.predikat)]))
    evaluasi.kelompok = sekitar.kelompok
    evaluasi.pejabat_penilai = penetapan.pejabat_penilai
    evaluasi.atasan_pejabat_penilai = penetapan.atasan_pejabat_penilai
    evaluasi.waktu_ditetapkan, evaluasi.tanggal_ditetapkan = saat, hari
    evaluasi.tempat_penetapan = unit.instansi.kota_penetapan
    evaluasi.batas_waktu = tenggat_konfirmasi(unit, tahun=evaluasi.skp.tahun, mulai=hari)
    evaluasi.cuplikan = dokumen.cuplikan(evaluasi, hari)


def _hari(evaluasi: EvaluasiKinerja, saat: datetime) -> date:
    return setempat(saat, evaluasi.unit_kerja.zona_waktu).date()
