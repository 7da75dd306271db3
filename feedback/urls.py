from django.urls import path

from feedback import views

app_name = "feedback"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("skp/<int:skp_pk>/", views.panel_skp, name="panel_skp"),
    path("skp/<int:skp_pk>/<int:periode_pk>/", views.skp, name="skp"),
    path(
        "skp/<int:skp_pk>/<int:periode_pk>/hasil/<int:rhk_pk>/",
        views.beri_hasil,
        name="beri_hasil",
    ),
    path(
        "skp/<int:skp_pk>/<int:periode_pk>/perilaku/<int:aspek_pk>/",
        views.beri_perilaku,
        name="beri_perilaku",
    ),
    path("skp/<int:skp_pk>/<int:periode_pk>/cetak/", views.cetak, name="cetak"),
    path("skp/<int:skp_pk>/<int:periode_pk>/formulir/", views.formulir, name="formulir"),
    path("<int:pk>/ralat/", views.ralat, name="ralat"),
    path("<int:pk>/tanggapi/", views.tanggapi, name="tanggapi"),
]
