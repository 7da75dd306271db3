from django.apps import AppConfig


class BerandaConfig(AppConfig):
    name = "ekinerja.beranda"
    label = "beranda"
