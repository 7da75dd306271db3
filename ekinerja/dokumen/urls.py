from django.urls import path

from ekinerja.dokumen import views

app_name = "dokumen"
urlpatterns = [
    path("", views.periksa, name="periksa"),
    path("<str:kode>/", views.periksa_kode, name="periksa_kode"),
]
