"""How many there will be: cohorts, scenarios, intervals, and how wrong it was before."""

from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForecastsConfig(AppConfig):
    name = "hientai.forecasts"
    actions: ClassVar = {
        "forecast.asked": _("Lập dự báo"),
        "scenario.changed": _("Sửa kịch bản dự báo"),
        "scenario.made": _("Lập kịch bản dự báo"),
        "whole.saved": _("Lưu mẫu số của dự báo"),
        "whole.year": _("Ghi số liệu mẫu số"),
    }
