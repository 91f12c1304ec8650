"""What is typed to set the ladder, to ask for explanation and to give it, to choose what to get."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import formset_factory
from django.http import QueryDict
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.accounts.models import User
from hientai.bodies.models import Body
from hientai.chasing.domain import AUDIENCE_LABELS, FARTHEST, Audience, Step
from hientai.core.inputs import DayField

LONGEST = len("999999999")
AUDIENCES = [(audience.value, _(AUDIENCE_LABELS[audience])) for audience in Audience]
BEFORE, AFTER = "before", "after"


class RungForm(forms.Form):
    """One rung as people say it: so many days before or after the due day."""

    days = forms.IntegerField(
        label=_("Số ngày"),
        min_value=0,
        max_value=FARTHEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "small", "size": 4}),
    )
    side = forms.ChoiceField(
        label=_("Trước hay sau hạn"),
        widget=forms.Select(attrs={"class": "in"}),
        choices=[(BEFORE, _("ngày trước hạn")), (AFTER, _("ngày sau hạn"))],
        initial=BEFORE,  # what an empty row sends by itself, so that it stays empty
    )
    audience = forms.ChoiceField(
        label=_("Nhắc ai"),
        choices=AUDIENCES,
        widget=forms.Select(attrs={"class": "in"}),
        initial=AUDIENCES[0][0],
    )

    def step(self) -> Step | None:
        said = self.cleaned_data
        if not said or said.get("DELETE"):
            return None
        days = -said["days"] if said["side"] == BEFORE else said["days"]
        return Step(days, Audience(said["audience"]))


LadderForms = formset_factory(RungForm, extra=2, can_delete=True, max_num=40)


def as_typed(steps: tuple[Step, ...]) -> list[dict[str, Any]]:
    """Return rungs as the initial values of `LadderForms`."""
    return [
        {
            "days": abs(step.days),
            "side": AFTER if step.days > 0 else BEFORE,
            "audience": step.audience.value,
        }
        for step in steps
    ]


class PreviewForm(forms.Form):
    day = DayField(label=_("Xem trước ngày"), required=False)


class AskForm(forms.Form):
    text = forms.CharField(
        label=_("Nội dung cần giải trình"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        error_messages={"required": _("Ghi nội dung cần giải trình.")},
    )
    due_on = DayField(
        label=_("Giải trình trước ngày"),
        error_messages={"required": _("Nhập ngày phải giải trình.")},
    )


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Nội dung giải trình"),
        help_text=_("Nguyên nhân, việc đã làm, ngày sẽ xong."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=5000,
        error_messages={"required": _("Ghi nội dung giải trình.")},
    )


class AcceptForm(forms.Form):
    text = forms.CharField(
        label=_("Ý kiến"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        required=False,
    )


class LetterForm(forms.Form):
    reply_by = DayField(
        label=_("Trả lời trước ngày"), error_messages={"required": _("Nhập ngày phải trả lời.")}
    )


class IssueForm(forms.Form):
    number = forms.CharField(label=_("Số công văn"), max_length=60)
    issued_on = DayField(label=_("Ngày công văn"))


class PreferenceForm(forms.Form):
    digest = forms.BooleanField(
        label=_("Nhận thư tổng hợp mỗi ngày làm việc có việc cần nhắc"), required=False
    )
    urgent = forms.BooleanField(label=_("Nhận thư ngay khi có yêu cầu giải trình"), required=False)


class BodyChoice(forms.ModelChoiceField[Body]):
    """A body of today, named with its province."""

    def label_from_instance(self, obj: Body) -> str:
        return obj.full_name


class HeadForm(forms.Form):
    body = BodyChoice(
        label=_("Đơn vị"),
        queryset=Body.objects.filter(valid_to=None).order_by("sort_key", "id"),
        empty_label=_("Chọn đơn vị"),
    )
    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    position = forms.CharField(label=_("Chức vụ"), max_length=120, required=False)
    email = forms.EmailField(label=_("Địa chỉ thư"), required=False)
    user = forms.ModelChoiceField(
        label=_("Tài khoản"),
        help_text=_("Có tài khoản thì nhận cả trong hộp thông báo."),
        queryset=User.objects.filter(is_active=True).order_by("full_name", "id"),
        empty_label=_("Không có tài khoản"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("email") and not said.get("user"):
            raise ValidationError(_t("Ghi địa chỉ thư hoặc chọn tài khoản của người đứng đầu."))
        return said


def numbers(query: QueryDict, name: str) -> list[int]:
    """Return the numbers that a list in an address or a form holds; what is none is left out."""
    found = query.getlist(name)
    return [
        int(text) for text in found if text.isascii() and text.isdigit() and len(text) <= LONGEST
    ]
