from django.apps import AppConfig


class ProfilConfig(AppConfig):
    name = "ekinerja.profil"
    label = "profil"
    verbose_name = "Profil aturan"
