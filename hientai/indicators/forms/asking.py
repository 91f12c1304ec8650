"""Asking a body, and its answer."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.bodies.selectors import bodies_today
from hientai.core.inputs import DayField, checked
from hientai.indicators.forms.fields import NumberField, PeriodField
from hientai.indicators.models import Ask
from hientai.indicators.services.asking import WHOLE, Answer


class BodyField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Body.objects.none(), empty_label=_("chưa chọn đơn vị"), **options)

    def label_from_instance(self, obj: Body) -> str:
        return obj.full_name


class AskForm(forms.Form):
    body = BodyField(label=_("Đơn vị báo cáo"))
    period = PeriodField(label=_("Kỳ số liệu"), help_text=_("Ví dụ: 2026, Quý III/2026."))
    due_on = DayField(label=_("Hạn gửi"), help_text=_("Ví dụ: 31/12/2026."))
    question = forms.CharField(
        label=_("Điều cần lưu ý"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    always = forms.BooleanField(
        label=_("Từ nay đơn vị này báo cáo chỉ tiêu này"), required=False, initial=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("BodyField", self.fields["body"]).queryset = bodies_today()


class AnswerForm(forms.Form):
    """One number for each part that is asked for, a note, a file."""

    note = forms.CharField(
        label=_("Ghi chú, cách tính"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    file = forms.FileField(label=_("Minh chứng"), required=False)

    def __init__(self, *args: Any, asked: Ask, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = list(asked.parts) or [WHOLE]
        unit = f" ({asked.indicator.unit})" if asked.indicator.unit else ""
        own = {}
        for at, part in enumerate(self.parts):
            said = asked.values.get(part)
            own[f"value{at}"] = NumberField(
                label=f"{part or asked.indicator.name}{unit}",
                initial=Decimal(said) if said else None,
            )
        self.fields = {**own, **self.fields}

    def clean_file(self) -> tuple[str, bytes] | None:
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        return checked(file) if file else None

    @property
    def answer(self) -> Answer:
        given = self.cleaned_data
        values = {part: given[f"value{at}"] for at, part in enumerate(self.parts)}
        return Answer(values, given["note"], given["file"])


class ReturnForm(forms.Form):
    why = forms.CharField(
        label=_("Lý do trả lại"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean_why(self) -> str:
        why = str(self.cleaned_data["why"]).strip()
        if not why:
            raise ValidationError(_("Ghi lý do trả lại."))
        return why
