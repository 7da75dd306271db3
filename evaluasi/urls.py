from django.urls import path

from evaluasi.views import capaian

app_name = "evaluasi"
urlpatterns = [
    path("capaian/", capaian.daftar, name="capaian_daftar"),
    path("capaian/<int:unit_pk>/<int:periode_pk>/", capaian.rinci, name="capaian"),
    path(
        "capaian/<int:unit_pk>/<int:periode_pk>/usulkan/", capaian.usulkan, name="usulkan_capaian"
    ),
    path(
        "capaian/<int:unit_pk>/<int:periode_pk>/tetapkan/",
        capaian.tetapkan,
        name="tetapkan_capaian",
    ),
    path("capaian/<int:unit_pk>/<int:periode_pk>/catat/", capaian.catat, name="catat_capaian"),
    path(
        "capaian/<int:unit_pk>/<int:periode_pk>/dokumen/", capaian.dokumen, name="dokumen_capaian"
    ),
]
