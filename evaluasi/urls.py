from django.urls import path

from evaluasi.views import capaian, jawaban, keberatan, pemeringkatan, penilaian, putusan, unggahan

app_name = "evaluasi"
urlpatterns = [
    path("", penilaian.daftar, name="daftar"),
    path("<int:pk>/", penilaian.rinci, name="rinci"),
    path("<int:pk>/mulai/", penilaian.mulai, name="mulai"),
    path("<int:pk>/nilai/", penilaian.nilai, name="nilai"),
    path("<int:pk>/tetapkan/", penilaian.tetapkan, name="tetapkan"),
    path("<int:pk>/lampiran/", penilaian.cetak, {"jenis": "evaluasi"}, name="cetak_lampiran"),
    path("<int:pk>/dokumen/", penilaian.cetak, {"jenis": "dokumen_evaluasi"}, name="cetak"),
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
    path("pemeringkatan/", pemeringkatan.daftar, name="pemeringkatan_daftar"),
    path(
        "pemeringkatan/<int:unit_pk>/<int:periode_pk>/", pemeringkatan.rinci, name="pemeringkatan"
    ),
    path(
        "pemeringkatan/<int:unit_pk>/<int:periode_pk>/lembar/",
        unggahan.templat,
        name="templat_pemeringkatan",
    ),
    path(
        "pemeringkatan/<int:unit_pk>/<int:periode_pk>/unggah/",
        unggahan.unggah,
        name="unggah_pemeringkatan",
    ),
    path("pemeringkatan/lembar/<int:pk>/", unggahan.pratinjau, name="pratinjau_pemeringkatan"),
    path("pemeringkatan/lembar/<int:pk>/terapkan/", unggahan.terapkan, name="susun_pemeringkatan"),
    path(
        "pemeringkatan/<int:unit_pk>/<int:periode_pk>/kirim/",
        pemeringkatan.kirim,
        name="kirim_pemeringkatan",
    ),
    path(
        "pemeringkatan/<int:unit_pk>/<int:periode_pk>/tarik/",
        pemeringkatan.tarik,
        name="tarik_pemeringkatan",
    ),
    path(
        "pemeringkatan/<int:unit_pk>/<int:periode_pk>/kembalikan/",
        pemeringkatan.kembalikan,
        name="kembalikan_pemeringkatan",
    ),
    path(
        "pemeringkatan/<int:unit_pk>/<int:periode_pk>/tetapkan/",
        pemeringkatan.tetapkan,
        name="tetapkan_pemeringkatan",
    ),
    path(
        "pemeringkatan/<int:unit_pk>/<int:periode_pk>/berkas/<slug:jenis>/",
        pemeringkatan.berkas,
        name="berkas_pemeringkatan",
    ),
    path("<int:pk>/setujui/", jawaban.setujui, name="setujui"),
    path("<int:pk>/keberatan/", jawaban.ajukan, name="ajukan_keberatan"),
    path("keberatan/", keberatan.daftar, name="keberatan_daftar"),
    path("keberatan/<int:pk>/", keberatan.rinci, name="keberatan"),
    path("keberatan/<int:pk>/lampiran/", keberatan.lampiran, name="lampiran_keberatan"),
    path("keberatan/<int:pk>/putusan/", keberatan.dokumen_putusan, name="dokumen_putusan"),
    path("keberatan/<int:pk>/cabut/", keberatan.cabut, name="cabut_keberatan"),
    path("keberatan/<int:pk>/periksa/", keberatan.periksa, name="periksa_keberatan"),
    path("keberatan/<int:pk>/jelaskan/", keberatan.jelaskan, name="jelaskan_keberatan"),
    path("keberatan/<int:pk>/tetap/", putusan.tetap, name="putus_tetap"),
    path("keberatan/<int:pk>/diubah/", putusan.diubah, name="putus_diubah"),
]
