from django.apps import AppConfig


class SubplansConfig(AppConfig):
    name = "hientai.subplans"
