from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StatisticsConfig(AppConfig):
    name = "hientai.statistics"
    actions: ClassVar[dict[str, object]] = {
        "statistics.published": _("Công khai số liệu trí thức"),
        "statistics.chosen": _("Chọn bảng số liệu công khai"),
    }
