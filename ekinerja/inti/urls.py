from django.urls import path

from ekinerja.inti import views

app_name = "inti"
urlpatterns = [
    path("livez/", views.hidup, name="hidup"),
    path("readyz/", views.siap, name="siap"),
]
