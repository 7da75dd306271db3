from django.apps import AppConfig


class AcuanConfig(AppConfig):
    name = "ekinerja.acuan"
    label = "acuan"
