from django.urls import path

from ekinerja.kalender.views import libur, tahun

app_name = "kalender"
urlpatterns = [
    path("", tahun.tahun, name="tahun"),
    path("buka/", tahun.buka_tahun, name="buka_tahun"),
    path("<int:pk>/tutup/", tahun.tutup_tahun, name="tutup_tahun"),
    path("<int:pk>/buka-kembali/", tahun.buka_kembali_tahun, name="buka_kembali_tahun"),
    path("tahap/<int:pk>/ubah/", tahun.ubah_tahap, name="ubah_tahap"),
    path("tahap/<int:pk>/perpanjang/", tahun.perpanjang, name="perpanjang"),
    path("libur/", libur.hari_libur, name="hari_libur"),
    path("libur/tambah/", libur.tambah_libur, name="tambah_libur"),
    path("libur/<int:pk>/ubah/", libur.ubah_libur, name="ubah_libur"),
    path("libur/<int:pk>/hapus/", libur.hapus_libur, name="hapus_libur"),
]
