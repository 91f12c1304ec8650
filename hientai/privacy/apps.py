from typing import ClassVar

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "hientai.privacy"
    actions: ClassVar[dict[str, object]] = {}
