from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "ekinerja.demo"
    label = "demo"
