from importlib import import_module

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "hientai.plans"

    def ready(self) -> None:
        import_module("hientai.plans.receivers")
