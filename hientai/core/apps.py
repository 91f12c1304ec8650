from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "hientai.core"
