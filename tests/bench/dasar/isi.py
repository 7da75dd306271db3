"""``python -m tests.bench.dasar.isi``: tables and rows of the bare project."""

import os
import random
from datetime import date, timedelta
from itertools import product

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.dasar.settings")

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.bench.dasar.aplikasi.models import (  # noqa: E402
    RHK,
    SKP,
    Catatan,
    Notifikasi,
    Pegawai,
    Perilaku,
    Periode,
    Unit,
)

BANYAK = 1000
DEPAN = ["Budi", "Siti", "Agus", "Dewi", "Eko", "Rina", "Ahmad", "Nur", "Sri", "Dwi", "Putri"]
BELAKANG = ["Santoso", "Wijaya", "Saputra", "Hidayat", "Nugroho", "Siregar", "Lubis"]
POIN = [
    "Memahami dan memenuhi kebutuhan masyarakat",
    "Ramah, cekatan, solutif, dan dapat diandalkan",
    "Melakukan perbaikan tiada henti",
]


def orang():
    acak = random.Random(7)
    unit = Unit.objects.bulk_create(
        Unit(nama=f"Subbagian Perencanaan dan Pelaporan {i}", path=f"0001{i:04d}")
        for i in range(200)
    )
    akun = User.objects.bulk_create(User(username=f"u{i}", password="!") for i in range(50))
    Notifikasi.objects.bulk_create(
        Notifikasi(user=user, dibaca=i % 5 > 0, teks="SKP diajukan")
        for user, i in product(akun, range(40))
    )
    return Pegawai.objects.bulk_create(
        Pegawai(
            user=akun[i] if i < len(akun) else None,
            nip=str(198001010000000000 + i),
            nama=f"{acak.choice(DEPAN)} {acak.choice(BELAKANG)} {acak.choice(BELAKANG)}",
            unit=unit[i % 200],
            jabatan="Analis Kepegawaian Ahli Pertama",
            golongan="III/b",
        )
        for i in range(BANYAK)
    )


def skp(pegawai):
    acak = random.Random(8)
    periode = Periode.objects.create(
        nama="2026", mulai=date(2026, 1, 1), akhir=date(2026, 12, 31), aktif=True
    )
    return SKP.objects.bulk_create(
        SKP(
            pegawai=satu,
            periode=periode,
            penilai=pegawai[i // 20],
            status=acak.choice(SKP.Status.values),
            predikat=acak.choice(["Baik", "Sangat Baik", ""]),
            nilai=acak.choice([None, 87.5, 90]),
            diubah=timezone.now() - timedelta(minutes=i),
        )
        for i, satu in enumerate(pegawai)
    )


def isi(daftar_skp, penulis):
    RHK.objects.bulk_create(
        RHK(
            skp=satu,
            nomor=n,
            uraian="Tersusunnya dokumen rencana kerja dan pelaporan kinerja unit yang tepat waktu",
            aspek="Kuantitas",
            indikator="Persentase dokumen yang selesai tepat waktu",
            target="100 %",
            realisasi="98 % dari seluruh dokumen",
            umpan_balik="Baik, pertahankan dan tingkatkan koordinasi",
        )
        for satu, n in product(daftar_skp, range(1, 9))
    )
    Perilaku.objects.bulk_create(
        Perilaku(
            skp=satu,
            nomor=n,
            judul="Berorientasi pelayanan",
            poin=POIN,
            ekspektasi="Memberi pelayanan yang ramah",
            umpan_balik="Sudah baik",
        )
        for satu, n in product(daftar_skp, range(1, 8))
    )
    Catatan.objects.bulk_create(
        Catatan(skp=satu, penulis=penulis, isi="Mohon dilengkapi bukti dukung.")
        for satu, _ in product(daftar_skp, range(5))
    )


if __name__ == "__main__":
    call_command("migrate", run_syncdb=True, verbosity=0)
    pegawai = orang()
    isi(skp(pegawai), pegawai[0])
