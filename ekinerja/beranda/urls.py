from django.conf import settings
from django.urls import path

from ekinerja.beranda import galeri, tampilan
from ekinerja.beranda.views import awal, cetak, pantauan

app_name = "beranda"
urlpatterns = [
    path("", awal.beranda, name="beranda"),
    path("tampilan/", tampilan.tampilan, name="tampilan"),
    path("pantauan/", pantauan.mulai, name="pantauan"),
    path("pantauan/<int:unit_pk>/", pantauan.unit, name="pantauan_unit"),
    path("pantauan/<int:unit_pk>/cetak/", cetak.pesan, name="pesan_cetak"),
    path("cetak/", cetak.daftar, name="cetak_daftar"),
    path("cetak/<int:pk>/", cetak.rinci, name="cetak"),
    path("cetak/<int:pk>/unduh/", cetak.unduh, name="unduh_cetak"),
    path("cetak/<int:pk>/ulangi/", cetak.ulangi, name="ulangi_cetak"),
]
if settings.DEBUG:
    urlpatterns.append(path("komponen/", galeri.galeri, name="galeri"))
