from django.urls import path

from ekinerja.kepegawaian.views import daftar, impor, penilai, peran, perbaikan

app_name = "kepegawaian"
urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("ringkasan/", daftar.ringkasan, name="ringkasan"),
    path("cari/", daftar.cari_pegawai, name="cari_pegawai"),
    path("saya/", perbaikan.saya, name="saya"),
    path("saya/perbaikan/", perbaikan.minta_perbaikan, name="minta_perbaikan"),
    path("permintaan/", perbaikan.permintaan, name="permintaan"),
    path("permintaan/<int:pk>/", perbaikan.jawab_perbaikan, name="jawab_perbaikan"),
    path("penetapan/<int:pk>/akhiri/", penilai.akhiri_penetapan, name="akhiri_penetapan"),
    path("unit/<int:pk>/samakan/", penilai.samakan, name="samakan"),
    path("peran/", peran.peran, name="peran"),
    path("peran/beri/", peran.beri_peran, name="beri_peran"),
    path("peran/cari/", peran.cari_peran, name="cari_peran"),
    path("peran/<int:pk>/cabut/", peran.cabut_peran, name="cabut_peran"),
    path("impor/", impor.beranda_impor, name="impor"),
    path("impor/templat/", impor.templat, name="impor_templat"),
    path("impor/periksa/", impor.periksa, name="impor_periksa"),
    path("impor/<int:pk>/", impor.pratinjau, name="impor_pratinjau"),
    path("impor/<int:pk>/terapkan/", impor.terapkan, name="impor_terapkan"),
    path("<int:pk>/", daftar.rinci, name="rinci"),
    path("<int:pk>/penilai/", penilai.tetapkan_penilai, name="tetapkan_penilai"),
]
