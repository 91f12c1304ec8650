from typing import ClassVar

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "hientai.statistics"
    actions: ClassVar[dict[str, object]] = {}
