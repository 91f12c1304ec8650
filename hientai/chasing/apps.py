from django.apps import AppConfig


class ChasingConfig(AppConfig):
    name = "hientai.chasing"
