from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "hientai.bodies"
