from django.contrib.auth.models import User
from django.db import models


class Unit(models.Model):
    nama = models.CharField(max_length=120)
    path = models.CharField(max_length=120, db_index=True)

    def __str__(self):
        return self.nama


class Pegawai(models.Model):
    user = models.OneToOneField(User, models.CASCADE, null=True)
    nip = models.CharField(max_length=18, unique=True)
    nama = models.CharField(max_length=120, db_index=True)
    unit = models.ForeignKey(Unit, models.CASCADE)
    jabatan = models.CharField(max_length=120)
    golongan = models.CharField(max_length=6)

    def __str__(self):
        return self.nama


class Periode(models.Model):
    nama = models.CharField(max_length=40)
    mulai = models.DateField()
    akhir = models.DateField()
    aktif = models.BooleanField(db_index=True)

    def __str__(self):
        return self.nama


class SKP(models.Model):
    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        AJU = "aju", "Menunggu persetujuan"
        SETUJU = "setuju", "Disetujui"
        NILAI = "nilai", "Penilaian"
        SELESAI = "selesai", "Selesai"
        KEMBALI = "kembali", "Dikembalikan"

    pegawai = models.ForeignKey(Pegawai, models.CASCADE)
    periode = models.ForeignKey(Periode, models.CASCADE)
    penilai = models.ForeignKey(Pegawai, models.CASCADE, related_name="dinilai")
    status = models.CharField(max_length=10, choices=Status)
    predikat = models.CharField(max_length=20, blank=True)
    nilai = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    diubah = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["periode", "-diubah"]),
            models.Index(fields=["penilai", "status"]),
        ]

    def __str__(self):
        return f"SKP {self.pk}"


class RHK(models.Model):
    skp = models.ForeignKey(SKP, models.CASCADE, related_name="rhk")
    nomor = models.IntegerField()
    uraian = models.TextField()
    aspek = models.CharField(max_length=20)
    indikator = models.TextField()
    target = models.CharField(max_length=40)
    realisasi = models.TextField()
    umpan_balik = models.TextField()

    def __str__(self):
        return self.uraian


class Perilaku(models.Model):
    skp = models.ForeignKey(SKP, models.CASCADE, related_name="perilaku")
    nomor = models.IntegerField()
    judul = models.CharField(max_length=60)
    poin = models.JSONField()
    ekspektasi = models.TextField()
    umpan_balik = models.TextField()

    def __str__(self):
        return self.judul


class Catatan(models.Model):
    skp = models.ForeignKey(SKP, models.CASCADE, related_name="catatan")
    penulis = models.ForeignKey(Pegawai, models.CASCADE)
    isi = models.TextField()
    waktu = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.isi


class Notifikasi(models.Model):
    user = models.ForeignKey(User, models.CASCADE)
    dibaca = models.BooleanField()
    teks = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["user", "dibaca"])]

    def __str__(self):
        return self.teks
