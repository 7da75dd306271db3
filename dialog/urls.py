from django.urls import path

from dialog.views import risalah as views

app_name = "dialog"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("skp/<int:skp_pk>/", views.panel_skp, name="panel_skp"),
    path("skp/<int:skp_pk>/baru/", views.buat, name="buat"),
    path("<int:pk>/", views.rinci, name="rinci"),
    path("<int:pk>/ubah/", views.ubah, name="ubah"),
    path("<int:pk>/kirim/", views.kirim, name="kirim"),
    path("<int:pk>/tanggapi/", views.tanggapi, name="tanggapi"),
    path("<int:pk>/kembalikan/", views.kembalikan, name="kembalikan"),
    path("<int:pk>/konfirmasi/", views.konfirmasi, name="konfirmasi"),
]
