"""The rest of the year behind the set SKP of ``_isi_portal``: reports, feedback, evaluations."""

from datetime import date, timedelta
from itertools import product

from django.db.models import QuerySet
from django.utils import timezone

from dialog.models import BuktiDukung, RealisasiIKI
from dialog.pilihan import JenisBukti, SifatRealisasi, StatusRealisasi
from ekinerja.jejak import layanan as jejak
from ekinerja.kalender.layanan.tahun import buka_tahun
from ekinerja.kalender.models import TahapPeriode
from ekinerja.kalender.pilihan import KodePeriode, Tahap
from ekinerja.kepegawaian.models import Jabatan, PenugasanPeran, RiwayatJabatan, UnitKerja
from evaluasi.dokumen import evaluasi as dokumen
from evaluasi.models import CapaianOrganisasi, EvaluasiKinerja, PenilaianPerilaku, PenilaianRHK
from evaluasi.pilihan import (
    AksiEvaluasi,
    JenisEvaluasi,
    Predikat,
    PredikatOrganisasi,
    Rating,
    StatusCapaian,
    StatusEvaluasi,
)
from feedback.models import UmpanBalik
from feedback.pilihan import HubunganUmpanBalik, ObjekUmpanBalik, Respon
from skp.models import AspekPerilaku, IndikatorKinerjaIndividu, RencanaHasilKerja

STATUS = [
    StatusEvaluasi.DRAF_PENILAIAN,
    StatusEvaluasi.DITETAPKAN,
    StatusEvaluasi.TERBUKA,
    StatusEvaluasi.FINAL,
]
BELUM = {StatusEvaluasi.DRAF_PENILAIAN, StatusEvaluasi.TERBUKA}
TEKS = "Usulan tersusun rapi dan tepat waktu; pertahankan ketelitian memeriksa lampiran."


def triwulan(unit, admin, tahun):
    """Triwulan I of an opened year, its stages open on whatever day is measured."""
    PenugasanPeran.objects.create(
        pegawai=admin, peran="admin_instansi", unit_kerja=unit, mulai=date(2020, 1, 1)
    )
    tahun_kinerja = buka_tahun(unit.instansi, tahun=tahun, pelaku=admin)
    periode = tahun_kinerja.daftar_periode.get(kode=KodePeriode.TW1)
    QuerySet(TahapPeriode).filter(
        periode=periode, tahap__in=[Tahap.INPUT_REALISASI, Tahap.PENETAPAN]
    ).update(dibuka=date(tahun, 1, 1), ditutup=date(tahun, 12, 31))
    return periode


def capaian(unit, kepala, periode):
    """The top unit has a head of its own, and its level is set."""
    jabatan = Jabatan.objects.create(
        nama="Kepala Biro", kelompok="jpt", jenjang="pratama", unit_kerja=unit
    )
    QuerySet(RiwayatJabatan).filter(pegawai=kepala).update(jabatan=jabatan)
    QuerySet(UnitKerja).filter(pk=unit.pk).update(kepala_jabatan=jabatan)
    return CapaianOrganisasi.objects.create(
        unit_kerja=unit,
        periode=periode,
        predikat=PredikatOrganisasi.BAIK,
        dasar="Delapan dari sembilan indikator perjanjian kinerja tercapai.",
        pengusul=kepala,
        status=StatusCapaian.DITETAPKAN,
        penetap=kepala,
        tanggal=timezone.localdate(),
        waktu_ditetapkan=timezone.now(),
    )


def realisasi(daftar, periode):
    """Everything sent, each IKI with one link as evidence."""
    iki = IndikatorKinerjaIndividu.objects.filter(rhk__skp__in=daftar).select_related("rhk")
    hasil = RealisasiIKI.objects.bulk_create(
        RealisasiIKI(
            iki_akar=satu,
            skp_id=satu.rhk.skp_id,
            periode=periode,
            sifat=SifatRealisasi.PROGRES,
            uraian="Dari 412 usulan, 386 memenuhi syarat sejak diterima pertama kali.",
            nilai_angka=93,
            status=StatusRealisasi.DIKIRIM,
            waktu_dikirim=timezone.now(),
            versi=2,
        )
        for satu in iki
    )
    QuerySet(BuktiDukung).bulk_create(
        BuktiDukung(
            realisasi=satu,
            jenis=JenisBukti.TAUTAN,
            keterangan="Rekapitulasi usulan triwulan I",
            url="https://berkas.contoh.go.id/rekap",
        )
        for satu in hasil
    )


def umpan_balik(daftar, periode):
    """The penilai said something about every result."""
    rhk = RencanaHasilKerja.objects.filter(skp__in=daftar).select_related("skp")
    QuerySet(UmpanBalik).bulk_create(
        UmpanBalik(
            pegawai_id=satu.skp.pegawai_id,
            skp=satu.skp,
            periode=periode,
            pemberi_id=satu.skp.pejabat_penilai_id,
            hubungan=HubunganUmpanBalik.PENILAI,
            objek=ObjekUmpanBalik.HASIL_KERJA,
            rhk=satu,
            respon=Respon.POSITIF,
            isi=TEKS,
            sumber_label="Kepala Biro",
            tanggal=timezone.localdate(),
        )
        for satu in rhk
    )


def _baris(skp, status, periode, beku):
    berisi = status != StatusEvaluasi.TERBUKA
    kini = timezone.now()
    hasil = EvaluasiKinerja(
        skp=skp,
        skp_akar=skp,
        pegawai=skp.pegawai,
        unit_kerja=skp.unit_kerja,
        periode=periode,
        jenis=JenisEvaluasi.PERIODIK,
        status=status,
        capaian_organisasi=beku["capaian"],
        rating_hasil_kerja=Rating.SESUAI if berisi else "",
        rating_perilaku=Rating.SESUAI if berisi else "",
        predikat=Predikat.BAIK if berisi else "",
        kontribusi=TEKS if berisi else "",
        catatan_rekomendasi=TEKS if berisi else "",
        versi=3,
    )
    if status not in BELUM:
        hasil.pejabat_penilai = skp.pejabat_penilai
        hasil.waktu_ditetapkan, hasil.tanggal_ditetapkan = kini, timezone.localdate()
        hasil.tempat_penetapan = "Jakarta"
        hasil.batas_waktu = kini + timedelta(days=20)
        hasil.waktu_final = kini if status == StatusEvaluasi.FINAL else None
        hasil.cuplikan = beku["isi"]
    return hasil


def penilaian(evaluasi):
    """What is written at the desk of the penilai about each result and each behaviour."""
    QuerySet(PenilaianRHK).bulk_create(
        PenilaianRHK(evaluasi=satu, rhk=rhk, rating=Rating.SESUAI, umpan_balik_ringkas=TEKS)
        for satu in evaluasi
        for rhk in satu.skp.daftar_rhk.all()
    )
    aspek = list(AspekPerilaku.objects.all())
    QuerySet(PenilaianPerilaku).bulk_create(
        PenilaianPerilaku(evaluasi=satu, aspek=yang, umpan_balik_ringkas=TEKS)
        for satu, yang in product(evaluasi, aspek)
    )


def evaluasi(daftar, periode, ukuran):
    """One per set SKP, four states in turn; those set carry the content of one being rated."""
    menurut = [(skp, STATUS[i % len(STATUS)]) for i, skp in enumerate(daftar)]
    beku = {"capaian": ukuran, "isi": None}
    terbuka = [_baris(skp, status, periode, beku) for skp, status in menurut if status in BELUM]
    terbuka = EvaluasiKinerja.objects.bulk_create(terbuka)
    dinilai = [satu for satu in terbuka if satu.status == StatusEvaluasi.DRAF_PENILAIAN]
    penilaian(dinilai)
    beku["isi"] = dokumen.cuplikan(dinilai[0], timezone.localdate())
    terbit = [_baris(skp, status, periode, beku) for skp, status in menurut if status not in BELUM]
    return terbuka + EvaluasiKinerja.objects.bulk_create(terbit)


def isi_tahun(unit, pegawai, daftar, *, penilai, tahun):
    """Period, SKP, and an evaluation being rated and a set one of people of ``penilai``."""
    periode = triwulan(unit, pegawai[0], tahun)
    ukuran = capaian(unit, pegawai[0], periode)
    realisasi(daftar, periode)
    umpan_balik(daftar, periode)
    semua = evaluasi(daftar, periode, ukuran)
    milik = {satu.status: satu for satu in semua if satu.skp.pejabat_penilai == penilai}
    ditetapkan = milik[StatusEvaluasi.DITETAPKAN]
    for aksi in (AksiEvaluasi.BUKA, AksiEvaluasi.NILAI, AksiEvaluasi.SIMPAN, AksiEvaluasi.TETAPKAN):
        jejak.catat(ditetapkan, ditetapkan.pk, aksi, pelaku=penilai)
    return periode, milik[StatusEvaluasi.DRAF_PENILAIAN], ditetapkan
