"""The doors of the house."""

from django.urls import include, path

urlpatterns = [
    path("", include("ekinerja.inti.urls")),
    path("", include("ekinerja.beranda.urls")),
    path("akun/", include("ekinerja.kepegawaian.akun.urls")),
    path("kepegawaian/", include("ekinerja.kepegawaian.urls")),
    path("kalender/", include("ekinerja.kalender.urls")),
    path("profil/", include("ekinerja.profil.urls")),
    path("kotak-masuk/", include("ekinerja.pemberitahuan.urls")),
    path("isian/", include("ekinerja.isian.urls")),
    path("periksa/", include("ekinerja.dokumen.urls")),
    path("skp/", include("skp.urls")),
    path("dialog/", include("dialog.urls")),
    path("evaluasi/", include("evaluasi.urls")),
    path("umpan-balik/", include("feedback.urls")),
]
