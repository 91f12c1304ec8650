from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardConfig(AppConfig):
    name = "hientai.dashboard"
    actions: ClassVar = {
        "figures.opened": _("Công khai số liệu kế hoạch"),
        "figures.closed": _("Thôi công khai số liệu kế hoạch"),
    }
