"""``python -m tests.bench._isi_portal``: tables and 1,000 people of the portal, rows only.

Prints as JSON the session cookie and the paths of those who look: a pengelola kinerja with every
menu entry at the lists, a penilai who decides at a submitted SKP and rates a set one.
"""

import json
import os
import random
from datetime import date
from itertools import product

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ekinerja.settings.production")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.db.models import QuerySet  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from ekinerja.acuan import layanan as acuan  # noqa: E402
from ekinerja.inti.waktu import hari_ini  # noqa: E402
from ekinerja.jejak import layanan as jejak  # noqa: E402
from ekinerja.kepegawaian.akun.middleware import DUA_LANGKAH  # noqa: E402
from ekinerja.kepegawaian.models import (  # noqa: E402
    Instansi,
    Jabatan,
    PangkatGolongan,
    Pegawai,
    PenetapanPenilai,
    Pengguna,
    PenugasanPeran,
    RiwayatJabatan,
    UnitKerja,
)
from ekinerja.pemberitahuan.models import Pemberitahuan  # noqa: E402
from skp import dokumen  # noqa: E402
from skp.models import (  # noqa: E402
    SKP,
    AspekPerilaku,
    EkspektasiPerilaku,
    IndikatorKinerjaIndividu,
    LampiranSKP,
    RencanaHasilKerja,
)
from skp.pilihan import AksiSKP, StatusSKP  # noqa: E402
from tests.bench._isi_tahun import isi_tahun  # noqa: E402

BANYAK, BANYAK_UNIT, BAWAHAN = 1000, 40, 20
TAHUN = timezone.localdate().year
MULAI = date(2020, 1, 1)
NAMA = ["Budi Santoso", "Siti Rahayu Wijaya", "Agus Saputra Lubis", "Dewi Kartika Siregar"]
STATUS = [
    StatusSKP.DRAF,
    StatusSKP.DIAJUKAN,
    StatusSKP.DIAJUKAN,
    StatusSKP.DIKEMBALIKAN,
    StatusSKP.DITETAPKAN,
]
LAMPIRAN = [
    ("sumber_daya", "Data kepegawaian yang mutakhir dan dapat dibuka setiap saat", ""),
    ("sumber_daya", "Anggaran perjalanan dinas ke unit kerja di daerah", ""),
    ("skema", "Perkembangan dilaporkan kepada pejabat penilai setiap bulan", ""),
    ("konsekuensi", "Diusulkan mengikuti pelatihan teknis", "tercapai"),
    ("konsekuensi", "Pendampingan tambahan oleh pejabat penilai", "tidak_tercapai"),
]
RHK = "Usulan persetujuan teknis kenaikan pangkat disusun secara akurat dan tepat waktu"
PIMPINAN = "Terwujudnya layanan kepegawaian yang cepat, akurat, dan akuntabel"
IKI = "Persentase usulan persetujuan teknis yang memenuhi syarat"


def unit_kerja():
    instansi = Instansi.objects.create(
        nama="Kementerian Pengukuran", kota_penetapan="Jakarta", jenis="pusat"
    )
    induk = UnitKerja.objects.create(
        nama="Biro Kepegawaian", singkatan="Biro SDM", instansi=instansi, zona_waktu="WIB"
    )
    anak = UnitKerja.objects.bulk_create(
        UnitKerja(nama=f"Subbagian {i}", induk=induk, instansi=instansi, zona_waktu="WIB")
        for i in range(BANYAK_UNIT)
    )
    for unit in (induk, *anak):
        unit.jalur = f"/{induk.pk}/" if unit is induk else f"/{induk.pk}/{unit.pk}/"
    UnitKerja.objects.bulk_update([induk, *anak], ["jalur"])
    return [induk, *anak]


def orang(unit):
    acak = random.Random(7)
    nip = [f"{19700101 + i % 28}{200001 + i % 12}1{i:03d}" for i in range(BANYAK)]
    akun = Pengguna.objects.bulk_create(Pengguna(username=satu, password="!") for satu in nip)
    jabatan = Jabatan.objects.bulk_create(
        Jabatan(nama="Analis Sumber Daya", kelompok="ja", jenjang="pelaksana", unit_kerja=satu)
        for satu in unit
    )
    pangkat = PangkatGolongan.objects.get(kode="III/d")
    pegawai = Pegawai.objects.bulk_create(
        Pegawai(
            nip=nip[i],
            nama_lengkap=f"{acak.choice(NAMA)} {i}",
            gelar_belakang="S.E.",
            jenis_asn="pns",
            pangkat_golongan=pangkat,
            email=f"pegawai{i}@contoh.go.id",
            akun=akun[i],
            instansi=unit[0].instansi,
            unit_kerja=jabatan[i % len(unit)].unit_kerja,
            jabatan=jabatan[i % len(unit)],
        )
        for i in range(BANYAK)
    )
    RiwayatJabatan.objects.bulk_create(
        RiwayatJabatan(
            pegawai=satu, jabatan=satu.jabatan, unit_kerja=satu.unit_kerja, tmt_mulai=MULAI
        )
        for satu in pegawai
    )
    PenetapanPenilai.objects.bulk_create(
        PenetapanPenilai(
            pegawai=pegawai[i],
            pejabat_penilai=pegawai[i // BAWAHAN],
            atasan_pejabat_penilai=pegawai[0] if i >= BAWAHAN * BAWAHAN else None,
            berlaku_mulai=MULAI,
        )
        for i in range(1, BANYAK)
    )
    return pegawai


def daftar_skp(pegawai, *, beku=None):
    """SKP with all their rows: the open ones, or with ``beku`` as frozen content the set ones."""
    riwayat = dict(RiwayatJabatan.objects.values_list("pegawai", "pk"))
    hasil = []
    for i, satu in enumerate(pegawai):
        status, penilai = STATUS[i % len(STATUS)], pegawai[i // BAWAHAN]
        if satu == penilai or (status == StatusSKP.DITETAPKAN) is (beku is None):
            continue
        skp = SKP(
            pegawai=satu,
            riwayat_jabatan_id=riwayat[satu.pk],
            unit_kerja=satu.unit_kerja,
            tahun=TAHUN,
            periode_mulai=date(TAHUN, 1, 1),
            periode_selesai=date(TAHUN, 12, 31),
            pendekatan="kuantitatif",
            format="ja_jf",
            status=status,
            waktu_diajukan=timezone.now(),
            waktu_dialog=timezone.now(),
            dialog_dengan=penilai,
            versi=4,
        )
        if beku is not None:
            skp.waktu_ditetapkan = timezone.now()
            skp.tanggal_ditetapkan = date(TAHUN, 1, 20)
            skp.pejabat_penilai = penilai
            skp.cuplikan = beku
        hasil.append(skp)
    return isi(SKP.objects.bulk_create(hasil))


def isi(daftar):
    aspek = list(AspekPerilaku.objects.all())
    EkspektasiPerilaku.objects.bulk_create(
        EkspektasiPerilaku(
            skp=skp, aspek=satu, ekspektasi_khusus="Memberi pelayanan yang ramah dan cepat"
        )
        for skp, satu in product(daftar, aspek)
    )
    rhk = RencanaHasilKerja.objects.bulk_create(
        RencanaHasilKerja(skp=skp, jenis="utama", urutan=n, uraian=RHK, teks_diintervensi=PIMPINAN)
        for skp, n in product(daftar, range(1, 9))
    )
    IndikatorKinerjaIndividu.objects.bulk_create(
        IndikatorKinerjaIndividu(rhk=satu, uraian=IKI, target="90 – 95%", aspek="kuantitas")
        for satu in rhk
    )
    LampiranSKP.objects.bulk_create(
        LampiranSKP(skp=skp, jenis=jenis, urutan=n, uraian=uraian, kondisi=kondisi)
        for skp, (n, (jenis, uraian, kondisi)) in product(daftar, enumerate(LAMPIRAN, 1))
    )
    return daftar


def riwayat(skp):
    """Five lines, as many as the bare page has remarks."""
    penilai = skp.dialog_dengan
    beku = {"isi": dokumen.cuplikan(skp, timezone.localdate())}
    for aksi, pelaku, rincian in (
        (AksiSKP.BUAT, skp.pegawai, {}),
        (AksiSKP.CATAT_DIALOG, penilai, {}),
        (AksiSKP.AJUKAN, skp.pegawai, beku),
        (AksiSKP.KEMBALIKAN, penilai, {"catatan": "Mohon dilengkapi target setiap indikator."}),
        (AksiSKP.AJUKAN, skp.pegawai, beku),
    ):
        jejak.catat(skp, skp.pk, aksi, pelaku=pelaku, rincian=rincian)


def surat(pegawai):
    QuerySet(Pemberitahuan).bulk_create(
        Pemberitahuan(
            penerima=satu,
            jenis="skp/surel/diajukan",
            kunci=f"{satu.pk}:{i}",
            perihal="SKP diajukan",
            isi="SKP menunggu keputusan Anda.",
            waktu_dibuat=timezone.now(),
            waktu_dibaca=timezone.now() if i % 5 else None,
        )
        for satu, i in product(pegawai, range(40))
    )


def kuki(pegawai):
    klien = Client(headers={"x-forwarded-proto": "https"})
    klien.force_login(pegawai.akun)
    sesi = klien.session
    sesi[DUA_LANGKAH] = hari_ini().isoformat()
    sesi.save()
    return f"{settings.SESSION_COOKIE_NAME}={sesi.session_key}"


@transaction.atomic
def utama():
    acuan.muat()
    unit = unit_kerja()
    pegawai = orang(unit)
    penilai, pengelola = pegawai[2], pegawai[-1]
    PenugasanPeran.objects.create(
        pegawai=pengelola, peran="pengelola_kinerja", unit_kerja=unit[0], mulai=MULAI
    )
    daftar = daftar_skp(pegawai)
    tetap = daftar_skp(pegawai, beku=dokumen.cuplikan(daftar[0], timezone.localdate()))
    daftar += tetap
    surat([penilai, pengelola, *pegawai[10:40]])
    hasil = {"daftar": ("/skp/", kuki(pengelola))}
    for status in (StatusSKP.DIAJUKAN, StatusSKP.DITETAPKAN):
        skp = next(s for s in daftar if s.dialog_dengan == penilai and s.status == status)
        riwayat(skp)
        hasil[status.value] = (f"/skp/{skp.pk}/", kuki(penilai))
    tahun = isi_tahun(unit[0], pegawai, tetap, penilai=penilai, tahun=TAHUN)
    return hasil | jalur_tahun(*tahun, unit=unit[1], pengelola=pengelola, penilai=penilai)


def jalur_tahun(periode, dinilai, ditetapkan, *, unit, pengelola, penilai):
    """Lists for the pengelola (25 people in ``unit``), details for the penilai."""
    daftar, rinci = kuki(pengelola), kuki(penilai)
    realisasi = reverse("dialog:realisasi", args=[ditetapkan.skp_id, periode.pk])
    pantauan = reverse("beranda:pantauan_unit", args=[unit.pk])
    return {
        "pantauan": (f"{pantauan}?periode={periode.kode}", daftar),
        "evaluasi": (reverse("evaluasi:daftar"), daftar),
        "realisasi_daftar": (reverse("dialog:realisasi_daftar"), daftar),
        "realisasi": (realisasi, rinci),
        "nilai": (reverse("evaluasi:nilai", args=[dinilai.pk]), rinci),
        "rinci": (reverse("evaluasi:rinci", args=[ditetapkan.pk]), rinci),
    }


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    print(json.dumps(utama()))
