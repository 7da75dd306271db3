from django.urls import path

from ekinerja.pemberitahuan import views

app_name = "pemberitahuan"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("pengiriman/", views.ledger, name="ledger"),
    path("tandai-dibaca/", views.tandai_semua, name="tandai_semua"),
    path("<int:pk>/", views.buka, name="buka"),
    path("<int:pk>/tandai-dibaca/", views.tandai_dibaca, name="tandai_dibaca"),
]
