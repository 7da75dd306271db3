from django.urls import path

from ekinerja.profil import views

app_name = "profil"
urlpatterns = [
    path("", views.rinci, name="rinci"),
    path("ubah/", views.ubah, name="ubah"),
]
