"""What comes in from the pages of returns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.core.inputs import DayField, FilesField, checked
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError
from hientai.plans.models import Task
from hientai.returns.domain import LONGEST, PACES, Said
from hientai.returns.domain.form_values import percent_of
from hientai.returns.selectors import Entry

Upload = tuple[str, bytes]


class Draft(forms.CharField):
    """A field of a draft: it may be empty still, and is not called optional for that."""

    def validate(self, value: Any) -> None:
        """Take it empty; the validators have their say."""


class DraftChoice(forms.ChoiceField):
    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


def area(label: Any, rows: int = 3, *, optional: bool = True) -> forms.CharField:
    return Draft(
        label=label,
        required=not optional,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"max_length": _("Phần này dài quá %(limit_value)d ký tự.")},
    )


class LineForm(forms.Form):
    """What is typed of one duty."""

    use_required_attribute = False

    result = area(_("Kết quả trong kỳ"), optional=False)
    cumulative = area(_("Lũy kế"), optional=False)
    pace = DraftChoice(
        label=_("Tiến độ so với kế hoạch"),
        choices=[(pace.value, label) for pace, label in PACES.items()],
        widget=forms.RadioSelect,
    )
    percent = Draft(
        label=_("Khối lượng đã làm (%)"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "small"}),
    )
    difficulty = area(_("Khó khăn, vướng mắc"), 2)
    proposal = area(_("Đề xuất, kiến nghị"), 2)
    nothing_arose = forms.BooleanField(label=_("Không phát sinh"), required=False)
    evidence = FilesField(label=_("Minh chứng"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean_percent(self) -> int | None:
        try:
            return percent_of(self.cleaned_data["percent"])
        except DomainError as refusal:
            words = sentence(refusal)
            raise ValidationError(words[:1].upper() + words[1:]) from None

    @property
    def said(self) -> Said:
        return Said(**{name: self.cleaned_data[name] for name in vars(Said())})


def line_form(entry: Entry) -> LineForm:
    """Return the form of a line with what is saved, or with what is proposed."""
    values = {**vars(entry.said), "revision": entry.revision}
    return LineForm(initial=values)


class NoteForm(forms.Form):
    """What a report says beside its lines."""

    note = area(_("Nội dung chung"))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class AnswerForm(NoteForm):
    """What a report says where it was asked for out of turn."""

    use_required_attribute = False

    note = area(_("Trả lời"), optional=False)


class OneFileField(forms.FileField):
    """One file, checked as it comes: its name and bytes, or nothing."""

    def clean(self, data: Any, initial: Any = None) -> Upload | None:
        upload: UploadedFile[Any] | None = super().clean(data, initial)
        return checked(upload) if upload else None


class SendForm(forms.Form):
    """The last look before sending."""

    unfilled = forms.BooleanField(
        label=_("Gửi và để các việc chưa điền là chưa báo cáo"), required=False
    )
    paper = OneFileField(label=_("Báo cáo giấy của đơn vị"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class FormFileForm(forms.Form):
    file = OneFileField(
        label=_("Biểu đã điền"),
        help_text=_("Tệp Excel (.xlsx) tải về từ chính báo cáo này."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("Chọn tệp biểu đã điền.")},
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do trả lại"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Ghi lý do trả lại để đơn vị biết cần sửa gì.")},
    )


class AskForm(forms.Form):
    """A report asked for out of turn."""

    question = forms.CharField(
        label=_("Nội dung cần báo cáo"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Ghi nội dung cần báo cáo.")},
    )
    due_on = DayField(
        label=_("Hạn báo cáo"),
        help_text=_("Ví dụ 15/12/2026."),
        widget=forms.TextInput(attrs={"size": 12, "inputmode": "numeric", "class": "small"}),
        error_messages={"required": _("Nhập hạn báo cáo.")},
    )
    bodies = forms.ModelMultipleChoiceField(
        label=_("Đơn vị"),
        queryset=Body.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một đơn vị.")},
    )
    tasks = forms.ModelMultipleChoiceField(
        label=_("Về nhiệm vụ"),
        queryset=Task.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bỏ trống nếu chỉ hỏi nội dung trên."),
    )

    def __init__(self, *args: Any, bodies: Any, tasks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].queryset = bodies  # type: ignore[attr-defined]  # a model choice
        self.fields["tasks"].queryset = tasks  # type: ignore[attr-defined]  # a model choice


def ids(values: Iterable[str]) -> list[int]:
    """Return those that are numbers, each once."""
    return list(dict.fromkeys(int(value) for value in values if value.isdigit()))


def day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def refusal(form: forms.Form) -> str:
    """Return the first thing that is wrong, for whoever typed and did not press anything."""
    errors = next(iter(form.errors.values()), None)
    return str(errors[0]) if errors else _t("Chưa lưu được.")
