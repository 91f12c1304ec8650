from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "hientai.places"
    actions: ClassVar = {
        "places.loaded": _("Nạp thay đổi địa giới"),
    }
