from django.urls import path

from ekinerja.isian import views

app_name = "isian"
urlpatterns = [
    path("konsep/", views.simpan_konsep, name="simpan_konsep"),
    path("konsep/buang/", views.buang_konsep, name="buang_konsep"),
]
