from django.urls import path

from skp.views import baca, penyusunan, persetujuan

app_name = "skp"
urlpatterns = [
    path("", baca.daftar, name="daftar"),
    path("baru/", penyusunan.buat, name="buat"),
    path("<int:pk>/", baca.rinci, name="rinci"),
    path("<int:pk>/banding/", baca.banding, name="banding"),
    path("<int:pk>/cetak/", baca.cetak, name="cetak"),
    path("<int:pk>/susun/", penyusunan.susun, name="susun"),
    path("<int:pk>/rhk/baru/", penyusunan.tambah_rhk, name="tambah_rhk"),
    path("<int:pk>/rhk/<int:rhk_pk>/", penyusunan.ubah_rhk, name="ubah_rhk"),
    path("<int:pk>/rhk/<int:rhk_pk>/hapus/", penyusunan.hapus_rhk, name="hapus_rhk"),
    path("<int:pk>/lampiran/", penyusunan.lampiran, name="lampiran"),
    path("<int:pk>/batalkan/", penyusunan.batalkan, name="batalkan"),
    path("<int:pk>/tinjau/", persetujuan.tinjau, name="tinjau"),
    path("<int:pk>/ajukan/", persetujuan.ajukan, name="ajukan"),
    path("<int:pk>/tarik/", persetujuan.tarik, name="tarik"),
    path("<int:pk>/ekspektasi/", persetujuan.ekspektasi, name="ekspektasi"),
    path("<int:pk>/kembalikan/", persetujuan.kembalikan, name="kembalikan"),
    path("<int:pk>/tetapkan/", persetujuan.tetapkan, name="tetapkan"),
]
