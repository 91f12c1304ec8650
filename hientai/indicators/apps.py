from typing import ClassVar

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "hientai.indicators"
    actions: ClassVar[dict[str, object]] = {}
