from typing import ClassVar

from django.apps import AppConfig


class MergingConfig(AppConfig):
    name = "hientai.merging"
    actions: ClassVar[dict[str, object]] = {}
