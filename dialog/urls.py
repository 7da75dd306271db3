from django.urls import path

from dialog.views import catatan, isi_realisasi, isian_rencana, lembar, realisasi, rencana
from dialog.views import risalah as views

app_name = "dialog"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("skp/<int:skp_pk>/", views.panel_skp, name="panel_skp"),
    path("skp/<int:skp_pk>/baru/", views.buat, name="buat"),
    path("<int:pk>/", views.rinci, name="rinci"),
    path("<int:pk>/ubah/", lembar.ubah, name="ubah"),
    path("<int:pk>/kirim/", views.kirim, name="kirim"),
    path("<int:pk>/tanggapi/", lembar.tanggapi, name="tanggapi"),
    path("<int:pk>/kembalikan/", lembar.kembalikan, name="kembalikan"),
    path("<int:pk>/cetak/", views.cetak, name="cetak_risalah"),
    path("<int:pk>/konfirmasi/", views.konfirmasi, name="konfirmasi"),
    path("rencana/", rencana.daftar, name="rencana_daftar"),
    path("rencana/<int:skp_pk>/", rencana.rinci, name="rencana"),
    path("rencana/<int:skp_pk>/panel/", rencana.panel, name="rencana_panel"),
    path(
        "rencana/<int:skp_pk>/iki/<int:iki_pk>/tambah/",
        isian_rencana.tambah,
        name="rencana_tambah",
    ),
    path(
        "rencana/<int:skp_pk>/perubahan/<int:risalah_pk>/",
        rencana.perubahan,
        name="rencana_perubahan",
    ),
    path("rencana/aksi/<int:pk>/ubah/", isian_rencana.ubah, name="rencana_ubah"),
    path("rencana/aksi/<int:pk>/hapus/", isian_rencana.hapus, name="rencana_hapus"),
    path("rencana/susunan/<int:pk>/cetak/", rencana.cetak, name="rencana_cetak"),
    path("rencana/susunan/<int:pk>/selesai/", rencana.selesai, name="rencana_selesai"),
    path("rencana/susunan/<int:pk>/buka/", rencana.buka, name="rencana_buka"),
    path(
        "rencana/susunan/<int:pk>/kembalikan/", isian_rencana.kembalikan, name="rencana_kembalikan"
    ),
    path("rencana/susunan/<int:pk>/setujui/", rencana.setujui, name="rencana_setujui"),
    path("realisasi/", realisasi.daftar, name="realisasi_daftar"),
    path("realisasi/<int:skp_pk>/<int:periode_pk>/", realisasi.rinci, name="realisasi"),
    path(
        "realisasi/<int:skp_pk>/<int:periode_pk>/iki/<int:iki_pk>/",
        isi_realisasi.tulis,
        name="tulis_realisasi",
    ),
    path(
        "realisasi/<int:skp_pk>/<int:periode_pk>/kirim/",
        isi_realisasi.kirim,
        name="kirim_realisasi",
    ),
    path(
        "realisasi/<int:skp_pk>/<int:periode_pk>/perpanjang/",
        isi_realisasi.perpanjang,
        name="perpanjang_realisasi",
    ),
    path("realisasi/<int:pk>/kembalikan/", isi_realisasi.kembalikan, name="kembalikan_realisasi"),
    path("bukti/<int:pk>/", realisasi.bukti, name="bukti"),
    path("bukti/<int:pk>/hapus/", isi_realisasi.hapus_bukti, name="hapus_bukti"),
    path("catatan/", catatan.catatan, name="catatan"),
    path("catatan/staf/", catatan.staf, name="catatan_staf"),
    path("catatan/pegawai/<int:pegawai_pk>/", catatan.pegawai, name="catatan_pegawai"),
    path(
        "catatan/pegawai/<int:pegawai_pk>/cetak/<int:tahun>/<int:bulan>/",
        catatan.cetak,
        name="catatan_cetak",
    ),
    path("catatan/terbitkan/<int:tahun>/<int:bulan>/", catatan.terbitkan, name="terbitkan_catatan"),
    path("catatan/<int:pk>/ubah/", catatan.ubah, name="ubah_catatan"),
    path("catatan/<int:pk>/hapus/", catatan.hapus, name="hapus_catatan"),
    path("catatan/<int:pk>/koreksi/", catatan.koreksi, name="koreksi_catatan"),
]
