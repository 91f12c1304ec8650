"""What is typed to plan a year of supervision, a visit, and what was found there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.core.inputs import DayField, FilesField
from hientai.kernel.permissions import Actor
from hientai.opinions.domain import KINDS, Kind
from hientai.plans.models import Heading, Plan, Task
from hientai.supervision.models import Finding, Visit
from hientai.supervision.selectors import (
    bodies_to_supervise_for,
    bodies_to_visit,
    clauses_of,
)
from hientai.supervision.services import FindingSaid, Held, Scope

SHOWN = 90


def _area(label: Any, rows: int = 3, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=5000, widget=forms.Textarea(attrs={"rows": rows}), **options
    )


class YearForm(forms.Form):
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Cơ quan giám sát"), empty_label=_("Chọn cơ quan")
    )
    year = forms.IntegerField(label=_("Năm"), min_value=2020, max_value=2100)
    number = forms.CharField(
        label=_("Số, ký hiệu kế hoạch"),
        max_length=60,
        required=False,
        help_text=_("Ví dụ: 15/KH-MTTQ-BTT."),
    )
    issued_on = DayField(label=_("Ngày ban hành"), required=False)
    aim = _area(_("Mục đích, yêu cầu"), required=False)

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        bodies = bodies_to_supervise_for(actor)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]  # of this field
        self.fields["body"].initial = bodies.first()
        self.fields["year"].initial = localdate().year


def _offer(field: Any, found: Any) -> None:
    """Offer clauses, each with its place and the beginning of its words."""
    field.queryset = found
    field.label_from_instance = lambda one: _short(f"{one.label}: {one.text}")


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1].rstrip()}…"


class ScopeForm(forms.Form):
    """Clauses and days of a visit."""

    start = DayField(label=_("Từ ngày"))
    end = DayField(label=_("Đến ngày"))
    topic = _area(_("Nội dung giám sát"), required=False)
    headings = forms.ModelMultipleChoiceField(
        Heading.objects.none(),
        label=_("Nhóm nhiệm vụ"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tasks = forms.ModelMultipleChoiceField(
        Task.objects.none(),
        label=_("Từng nhiệm vụ"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, plan: Plan, **options: Any) -> None:
        super().__init__(*args, **options)
        clauses = clauses_of(plan)
        _offer(self.fields["headings"], clauses.headings)
        _offer(self.fields["tasks"], clauses.tasks)

    @property
    def scope(self) -> Scope:
        data = self.cleaned_data
        return Scope(
            data["start"], data["end"], list(data["headings"]), list(data["tasks"]), data["topic"]
        )


class VisitsForm(ScopeForm):
    """Visits to several bodies over the same clauses."""

    field_order = ("bodies", "start", "end", "topic", "headings", "tasks")

    bodies = forms.ModelMultipleChoiceField(
        Body.objects.none(),
        label=_("Đơn vị được giám sát"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một đơn vị được giám sát.")},
    )

    def __init__(self, *args: Any, plan: Plan, **options: Any) -> None:
        super().__init__(*args, plan=plan, **options)
        self.fields["bodies"].queryset = bodies_to_visit(plan)  # type: ignore[attr-defined]  # of this field


def scope_of(visit: Visit) -> dict[str, Any]:
    """Return what the form for a visit shows at first."""
    return {
        "start": visit.planned_from,
        "end": visit.planned_to,
        "topic": visit.topic,
        "headings": list(visit.headings.values_list("pk", flat=True)),
        "tasks": list(visit.tasks.values_list("pk", flat=True)),
    }


class DropForm(forms.Form):
    why = _area(_("Lý do thôi thực hiện"), 2)


class HeldForm(forms.Form):
    held_on = DayField(label=_("Ngày giám sát"))
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)
    members = _area(_("Thành viên đoàn giám sát"), help_text=_("Mỗi người một dòng, kèm chức vụ."))
    summary = _area(_("Diễn biến, nhận xét chung"), 5, required=False)
    minutes = FilesField(label=_("Biên bản"), required=False, help_text=_("Một tệp."))

    @property
    def held(self) -> Held:
        data = self.cleaned_data
        return Held(
            on=data["held_on"],
            members=data["members"],
            place=data["place"],
            summary=data["summary"],
            minutes=data["minutes"],
        )


class FindingForm(forms.Form):
    category = forms.ChoiceField(label=_("Loại phát hiện"), widget=forms.RadioSelect)
    task = forms.ModelChoiceField(
        Task.objects.none(),
        label=_("Điều khoản"),
        required=False,
        empty_label=_("Không riêng nhiệm vụ nào"),
    )
    text = _area(_("Nội dung phát hiện"), 4)
    demand = _area(
        _("Yêu cầu, kiến nghị"),
        required=False,
        help_text=_("Cần với hạn chế và sai phạm."),
    )
    due_on = DayField(
        label=_("Hạn trả lời"),
        required=False,
        help_text=_("Để trống thì là 15 ngày làm việc từ ngày kết luận."),
    )

    def __init__(self, *args: Any, visit: Visit, **options: Any) -> None:
        super().__init__(*args, **options)
        labels = KINDS[Kind.FINDING].categories.items()
        self.fields["category"].choices = [(key, _t(label)) for key, label in labels]  # type: ignore[attr-defined]  # a ChoiceField
        _offer(self.fields["task"], clauses_of(visit.plan).tasks)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        silent = KINDS[Kind.FINDING].silent
        if data.get("category") and data["category"] not in silent and not data.get("demand"):
            raise ValidationError({"demand": _t("Ghi yêu cầu với đơn vị.")})
        return data

    @property
    def said(self) -> FindingSaid:
        return FindingSaid(**self.cleaned_data)


def said_of(finding: Finding) -> dict[str, Any]:
    """Return what the form for a finding shows at first."""
    names = ("category", "task", "text", "demand", "due_on")
    return {name: getattr(finding, name) for name in names}


class ConcludeForm(forms.Form):
    number = forms.CharField(
        label=_("Số, ký hiệu kết luận"),
        max_length=60,
        required=False,
        help_text=_("Ví dụ: 28/TB-MTTQ-BTT."),
    )
    on = DayField(label=_("Ngày kết luận"))
