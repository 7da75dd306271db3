from django.conf import settings
from django.urls import path

from ekinerja.beranda import galeri, tampilan, views

app_name = "beranda"
urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("tampilan/", tampilan.tampilan, name="tampilan"),
]
if settings.DEBUG:
    urlpatterns.append(path("komponen/", galeri.galeri, name="galeri"))
