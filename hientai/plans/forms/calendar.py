"""A plan's reporting calendar as it is typed: with confirming, or changed later."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from hientai.kernel.timeframes import Period, ReportingCalendar
from hientai.plans.forms.fields import BodyField, NamesField
from hientai.plans.models import CoordinatorsOwe, Plan
from hientai.plans.selectors.words import PERIOD_LABELS
from hientai.plans.services import Addressed


class CalendarForm(forms.Form):
    """Which period and day, how much earlier the bodies, to whom, through whom, and who else."""

    report_period = forms.ChoiceField(
        label=gettext_lazy("Kỳ báo cáo của kế hoạch"), choices=PERIOD_LABELS
    )
    report_day = forms.IntegerField(
        label=gettext_lazy("Ngày báo cáo"),
        min_value=1,
        max_value=31,
        help_text=gettext_lazy("Ngày trong tháng cuối của kỳ; kỳ năm, ngày 15 là 15/12."),
    )
    report_next_month = forms.BooleanField(
        label=gettext_lazy("Ngày ấy của tháng sau kỳ"),
        required=False,
        help_text=gettext_lazy("Kỳ tháng, ngày 5: báo cáo tháng 3 gửi ngày 05/4."),
    )
    contributor_days = forms.IntegerField(
        label=gettext_lazy("Đơn vị gửi trước"),
        min_value=0,
        max_value=25,
        help_text=gettext_lazy("Số ngày; 10 là các đơn vị gửi đầu mối trước 10 ngày."),
    )
    report_to = NamesField(
        label=gettext_lazy("Báo cáo gửi"),
        required=False,
        help_text=gettext_lazy("Mỗi dòng một nơi nhận."),
    )
    report_through = BodyField(label=gettext_lazy("Gửi qua"), required=False)
    coordinators = forms.ChoiceField(
        label=gettext_lazy("Đơn vị phối hợp báo cáo phần việc của mình"),
        choices=CoordinatorsOwe,
        required=False,
    )

    def __init__(self, *args: Any, bodies: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for choice in self.fields.values():
            if isinstance(choice, BodyField):
                choice.queryset = bodies

    def calendar(self) -> ReportingCalendar:
        said = self.cleaned_data
        return ReportingCalendar(
            Period(said["report_period"]),
            said["report_day"],
            said["contributor_days"],
            next_month=said["report_next_month"],
        )

    def addressed(self) -> Addressed:
        said = self.cleaned_data
        return Addressed(
            to=said["report_to"],
            through=said["report_through"],
            coordinators=CoordinatorsOwe(said["coordinators"] or CoordinatorsOwe.NAMED),
        )


def initial_of_calendar(plan: Plan) -> dict[str, Any]:
    return {
        "report_period": plan.report_period,
        "report_day": plan.report_day,
        "report_next_month": plan.report_next_month,
        "contributor_days": plan.contributor_days,
        "report_to": plan.report_to,
        "report_through": plan.report_through,
        "coordinators": plan.coordinators,
    }
