from typing import ClassVar

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "hientai.upkeep"
    actions: ClassVar[dict[str, object]] = {}
