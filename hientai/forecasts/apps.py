from typing import ClassVar

from django.apps import AppConfig


class ForecastsConfig(AppConfig):
    name = "hientai.forecasts"
    actions: ClassVar[dict[str, object]] = {}
