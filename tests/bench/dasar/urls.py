from django.urls import path

from tests.bench.dasar.aplikasi import views

urlpatterns = [
    path("masuk/", views.masuk),
    path("skp/", views.daftar, name="skp-list"),
    path("best/", views.daftar_terbaik),
    path("skp/<int:pk>/", views.rinci, name="skp-detail"),
    path("skp/<int:pk>/catatan/", views.kosong, name="catatan-tambah"),
    path("pegawai/", views.kosong, name="pegawai"),
    path("laporan/", views.kosong, name="laporan"),
]
