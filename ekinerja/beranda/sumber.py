"""Which documents of every room wait for a person, and how a line about one of them reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast

from dialog.kueri.rencana import belum_menyusun
from dialog.models import RisalahDialog, SusunanRencanaAksi
from dialog.pilihan import StatusRisalah
from ekinerja.inti.waktu import kini
from ekinerja.kalender.models import TahapPeriode
from ekinerja.kalender.pilihan import Tahap
from ekinerja.kepegawaian.kueri import lingkup
from ekinerja.kepegawaian.models import Pegawai, PermintaanPerbaikan
from evaluasi.models import (
    CapaianOrganisasi,
    EvaluasiKinerja,
    Keberatan,
    PemeringkatanKinerja,
)
from evaluasi.pilihan import StatusPemeringkatan
from skp.models import SKP

KOLOM = ("objek", "dua", "nama", "sebutan", "batas", "ditutup", "zona")
NIHIL = Value("", CharField())


@dataclass(frozen=True, slots=True)
class Sumber:
    """``judul`` may name {nama} and {sebutan}; ``alamat`` is a URL name."""

    kelompok: str
    judul: str
    kata: str
    keterangan: str
    alamat: str
    cari: Callable[[Pegawai, date], QuerySet[Any] | list[QuerySet[Any]]]


def _kolom(
    queryset: QuerySet[Any],
    *,
    objek: str = "pk",
    dua: str = "",
    nama: str = "",
    sebutan: str = "",
    batas: str = "",
    ditutup: str = "",
    zona: str,
) -> QuerySet[Any]:
    """The same columns, of the same types, from whatever the source is about."""
    tiada_waktu = Cast(Value(None), DateTimeField())
    return queryset.order_by().annotate(
        t_objek=Cast(F(objek), BigIntegerField()),
        t_dua=Cast(F(dua) if dua else Value(None), BigIntegerField()),
        t_nama=Cast(F(nama) if nama else NIHIL, CharField()),
        t_sebutan=Cast(F(sebutan) if sebutan else NIHIL, CharField()),
        t_batas=F(batas) if batas else tiada_waktu,
        t_ditutup=Cast(F(ditutup) if ditutup else NIHIL, CharField()),
        t_zona=Cast(F(zona), CharField()),
    )


def _risalah(status: str) -> Callable[[Pegawai, date], QuerySet[Any]]:
    def cari(pelaku: Pegawai, pada: date) -> QuerySet[Any]:
        menunggu = RisalahDialog.objects.menunggu(pelaku, pada).filter(status=status)
        pimpinan = status == StatusRisalah.MENUNGGU_PIMPINAN
        orang = "dialog__skp__pegawai" if pimpinan else "dialog__pimpinan"
        batas = "batas_konfirmasi" if status == StatusRisalah.MENUNGGU_KONFIRMASI else ""
        return _kolom(
            menunggu,
            nama=f"{orang}__nama_lengkap",
            batas=batas,
            zona="dialog__skp__unit_kerja__zona_waktu",
        )

    return cari


def _skp_diajukan(pelaku: Pegawai, pada: date) -> QuerySet[Any]:
    diajukan = SKP.objects.menunggu_penilai(pelaku, pada)
    return _kolom(
        diajukan, nama="pegawai__nama_lengkap", sebutan="tahun", zona="unit_kerja__zona_waktu"
    )


def _rencana(milik: bool) -> Callable[[Pegawai, date], QuerySet[Any]]:
    def cari(pelaku: Pegawai, pada: date) -> QuerySet[Any]:
        semua = SusunanRencanaAksi.objects
        menunggu = semua.menunggu_pemilik(pelaku) if milik else semua.menunggu_penilai(pelaku, pada)
        return _kolom(
            menunggu,
            objek="skp",
            nama="skp__pegawai__nama_lengkap",
            sebutan="skp__tahun",
            zona="skp__unit_kerja__zona_waktu",
        )

    return cari


def _belum_menyusun(pelaku: Pegawai, pada: date) -> QuerySet[Any]:
    milik = SKP.objects.milik(pelaku).filter(tahun=pada.year)
    return _kolom(belum_menyusun(milik), sebutan="tahun", zona="unit_kerja__zona_waktu")


def _evaluasi(queryset: QuerySet[Any], batas: str = "", ditutup: str = "") -> QuerySet[Any]:
    return _kolom(
        queryset,
        nama="pegawai__nama_lengkap",
        sebutan="periode__label",
        batas=batas,
        ditutup=ditutup,
        zona="unit_kerja__zona_waktu",
    )


def _dinilai(pelaku: Pegawai, pada: date) -> QuerySet[Any]:
    """From the day on which results may be set, with the day on which that ends."""
    tahap = TahapPeriode.objects.filter(periode=OuterRef("periode"), tahap=Tahap.PENETAPAN)
    menunggu = EvaluasiKinerja.objects.menunggu_penilai(pelaku, pada)
    dibuka = menunggu.filter(Exists(tahap.filter(dibuka__lte=pada)))
    dibuka = dibuka.annotate(penetapan=Subquery(tahap.values("ditutup")[:1]))
    return _evaluasi(dibuka, ditutup="penetapan")


def _dijawab(pelaku: Pegawai, pada: date) -> QuerySet[Any]:
    return _evaluasi(EvaluasiKinerja.objects.menunggu_pegawai(pelaku), "batas_waktu")


def _keberatan(jenis: str) -> Callable[[Pegawai, date], QuerySet[Any]]:
    def cari(pelaku: Pegawai, pada: date) -> QuerySet[Any]:
        menunggu = getattr(Keberatan.objects, jenis)(pelaku, kini())
        batas = "batas_penjelasan" if jenis == "menunggu_penjelasan" else ""
        return _kolom(
            menunggu,
            nama="evaluasi__pegawai__nama_lengkap",
            sebutan="evaluasi__periode__label",
            batas=batas,
            zona="evaluasi__unit_kerja__zona_waktu",
        )

    return cari


def _capaian(pelaku: Pegawai, pada: date) -> QuerySet[Any]:
    return _unit(CapaianOrganisasi.objects.menunggu_penetap(pelaku, pada))


def _unit(queryset: QuerySet[Any]) -> QuerySet[Any]:
    return _kolom(
        queryset,
        objek="unit_kerja",
        dua="periode",
        nama="unit_kerja__nama",
        sebutan="periode__label",
        zona="unit_kerja__zona_waktu",
    )


def _pemeringkatan(pelaku: Pegawai, pada: date) -> QuerySet[Any]:
    return _unit(PemeringkatanKinerja.objects.menunggu_pengelola(pelaku, pada))


def _belum_ada(
    tahap: str, model: type[CapaianOrganisasi | PemeringkatanKinerja], selesai: tuple[str, ...]
) -> Callable[[Pegawai, date], list[QuerySet[Any]]]:
    """Stages that are open while the unit one heads has not handed in what they ask for."""

    def cari(pelaku: Pegawai, pada: date) -> list[QuerySet[Any]]:
        terbuka = TahapPeriode.objects.filter(
            tahap=tahap,
            dibuka__lte=pada,
            ditutup__gte=pada,
            periode__tahun_kinerja__instansi=pelaku.instansi_id,
        )
        # The path of a unit ends with its own key.
        dipimpin = [int(jalur.split("/")[-2]) for jalur in lingkup(pelaku, pada).pimpinan]
        return [_tanpa(terbuka, satu, model, selesai, pelaku) for satu in dipimpin]

    return cari


def _tanpa(
    terbuka: QuerySet[TahapPeriode],
    unit: int,
    model: type[CapaianOrganisasi | PemeringkatanKinerja],
    selesai: tuple[str, ...],
    pelaku: Pegawai,
) -> QuerySet[Any]:
    ada = model.objects.filter(unit_kerja=unit, periode=OuterRef("periode"))
    belum = terbuka.filter(~Exists(ada.filter(status__in=selesai) if selesai else ada))
    return _kolom(
        belum.annotate(
            satu_unit=Value(unit, BigIntegerField()),
            zona_unit=Value(pelaku.unit_kerja.zona_waktu, CharField()),
        ),
        objek="satu_unit",
        dua="periode",
        sebutan="periode__label",
        ditutup="ditutup",
        zona="zona_unit",
    )


def _permintaan(pelaku: Pegawai, pada: date) -> QuerySet[Any] | list[QuerySet[Any]]:
    jangkauan = lingkup(pelaku, pada)
    if not jangkauan.pengelola and not jangkauan.instansi:
        return []
    return _kolom(
        PermintaanPerbaikan.objects.menunggu_pengelola(pelaku, pada),
        nama="pegawai__nama_lengkap",
        sebutan="pegawai__unit_kerja__nama",
        zona="pegawai__unit_kerja__zona_waktu",
    )


DIALOG, EVALUASI, UNIT = "Dialog kinerja", "Evaluasi kinerja", "Unit yang Anda pimpin"
KEBERATAN, KELOLA = "Keberatan", "Pegawai di unit yang Anda kelola"
RENCANA = "Rencana aksi"
TERKIRIM = (
    StatusPemeringkatan.DIKIRIM,
    StatusPemeringkatan.DITETAPKAN,
    StatusPemeringkatan.TERKUNCI,
)
# In the order in which the groups stand on the page.
SUMBER = (
    Sumber(
        EVALUASI,
        "Jawab hasil evaluasi {sebutan}",
        "Baca hasil",
        "Setuju atau ajukan keberatan; tanpa jawaban hasilnya dianggap disetujui.",
        "evaluasi:rinci",
        _dijawab,
    ),
    Sumber(
        KEBERATAN,
        "Beri penjelasan atas keberatan {sebutan}",
        "Tulis penjelasan",
        "Keberatan {nama} sedang diperiksa.",
        "evaluasi:keberatan",
        _keberatan("menunggu_penjelasan"),
    ),
    Sumber(
        RENCANA,
        "Susun rencana aksi {sebutan}",
        "Susun",
        "Setiap indikator memerlukan paling sedikit satu rencana aksi.",
        "dialog:rencana",
        _belum_menyusun,
    ),
    Sumber(
        RENCANA,
        "Selesaikan rencana aksi {sebutan}",
        "Lanjutkan",
        "Tekan «Selesai» agar dapat disetujui pejabat penilai.",
        "dialog:rencana",
        _rencana(milik=True),
    ),
    Sumber(
        DIALOG,
        "Konfirmasi risalah",
        "Baca risalah",
        "Dialog dengan {nama}",
        "dialog:rinci",
        _risalah(StatusRisalah.MENUNGGU_KONFIRMASI),
    ),
    Sumber(
        DIALOG,
        "Tulis risalah dialog",
        "Tulis",
        "Dialog dengan {nama}",
        "dialog:rinci",
        _risalah(StatusRisalah.DRAF),
    ),
    Sumber(
        DIALOG,
        "Tanggapi risalah {nama}",
        "Baca risalah",
        "",
        "dialog:rinci",
        _risalah(StatusRisalah.MENUNGGU_PIMPINAN),
    ),
    Sumber(
        "SKP yang diajukan kepada Anda",
        "Periksa SKP {sebutan} {nama}",
        "Periksa SKP",
        "",
        "skp:rinci",
        _skp_diajukan,
    ),
    Sumber(
        "Rencana aksi pegawai yang Anda nilai",
        "Periksa rencana aksi {sebutan} {nama}",
        "Periksa",
        "",
        "dialog:rencana",
        _rencana(milik=False),
    ),
    Sumber(
        "Pegawai yang Anda nilai",
        "Nilai {nama}, {sebutan}",
        "Buka penilaian",
        "",
        "evaluasi:nilai",
        _dinilai,
    ),
    Sumber(
        "Keberatan yang Anda putus",
        "Putuskan keberatan {nama}, {sebutan}",
        "Periksa keberatan",
        "",
        "evaluasi:keberatan",
        _keberatan("menunggu_pemutus"),
    ),
    Sumber(
        UNIT,
        "Usulkan capaian organisasi {sebutan}",
        "Usulkan",
        "Tanpa capaian yang ditetapkan, pegawai unit Anda belum dapat dinilai.",
        "evaluasi:capaian",
        _belum_ada(Tahap.PENETAPAN, CapaianOrganisasi, ()),
    ),
    Sumber(
        UNIT,
        "Kirim pemeringkatan {sebutan}",
        "Susun",
        "Unggah pemetaan K1–K3 beserta surat keterangannya.",
        "evaluasi:pemeringkatan",
        _belum_ada(Tahap.PEMERINGKATAN, PemeringkatanKinerja, TERKIRIM),
    ),
    Sumber(
        "Capaian organisasi yang Anda tetapkan",
        "Tetapkan capaian {nama}, {sebutan}",
        "Periksa usulan",
        "",
        "evaluasi:capaian",
        _capaian,
    ),
    Sumber(
        KELOLA,
        "Periksa pemeringkatan {nama}, {sebutan}",
        "Periksa",
        "",
        "evaluasi:pemeringkatan",
        _pemeringkatan,
    ),
    Sumber(
        KELOLA,
        "Catat putusan keberatan {nama}, {sebutan}",
        "Catat putusan",
        "Diputus di luar portal karena penilainya pejabat negara.",
        "evaluasi:keberatan",
        _keberatan("menunggu_pengelola"),
    ),
    Sumber(
        KELOLA,
        "Jawab permintaan perbaikan {nama}",
        "Baca permintaan",
        "{sebutan}",
        "kepegawaian:jawab_perbaikan",
        _permintaan,
    ),
)
