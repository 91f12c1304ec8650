"""What is typed to report on a duty, to remind of duties, to note that a condition came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.core.files import KINDS, MAX_SIZE, MEGABYTE, check_upload
from hientai.core.middleware import sentence
from hientai.duties.domain import MAX_FILES
from hientai.kernel.errors import DomainError
from hientai.kernel.vietnamese import parse_date


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files in one field, each checked as it comes: a list of (name, bytes)."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ARG002  # Django's signature
        uploads: Sequence[UploadedFile[Any]] = [one for one in data or [] if one]
        if len(uploads) > MAX_FILES:
            raise ValidationError(_t("Gửi tối đa %(n)d tệp một lần.") % {"n": MAX_FILES})
        return [_checked(one) for one in uploads]


def _checked(upload: UploadedFile[Any]) -> tuple[str, bytes]:
    name = upload.name or ""
    content: bytes = upload.read(MAX_SIZE + 1)  # enough to know that it is too large
    try:
        check_upload(name, content)
    except DomainError as error:
        raise ValidationError(sentence(error)) from None
    return name, content


class ReportForm(forms.Form):
    summary = forms.CharField(
        label=_("Kết quả đã làm"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        error_messages={"required": _("Ghi kết quả đã làm được trong kỳ.")},
    )
    percent = forms.IntegerField(
        label=_("Khối lượng đã làm (%)"),
        min_value=0,
        max_value=100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "small", "size": 4}),
        error_messages={
            "required": _("Nhập khối lượng đã làm, từ 0 đến 100."),
            "invalid": _("Khối lượng đã làm là số nguyên từ 0 đến 100."),
            "min_value": _("Khối lượng đã làm là số nguyên từ 0 đến 100."),
            "max_value": _("Khối lượng đã làm là số nguyên từ 0 đến 100."),
        },
    )
    done = forms.BooleanField(label=_("Đã xong việc của kỳ này"), required=False)
    evidence = ManyFilesField(
        label=_("Minh chứng"),
        required=False,
        help_text=_("Chọn được nhiều tệp: %(kinds)s; mỗi tệp tối đa %(size)s MB.")
        % {"kinds": ", ".join(kind.lstrip(".") for kind in KINDS), "size": MAX_SIZE // MEGABYTE},
    )


class RemindForm(forms.Form):
    text = forms.CharField(
        label=_("Lời nhắc"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": _("Ghi lời nhắc.")},
    )


class ConditionForm(forms.Form):
    on = forms.CharField(
        label=_("Ngày điều kiện đến"),
        help_text=_("Ví dụ 05/11/2026: ngày của văn bản hướng dẫn."),
        widget=forms.TextInput(attrs={"size": 12}),
        error_messages={"required": _("Nhập ngày điều kiện đến.")},
    )

    everywhere = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, others: int, **options: Any) -> None:
        super().__init__(*args, **options)
        if others:
            words = _t("Ghi nhận cho cả %(n)d nhiệm vụ khác chờ điều kiện này")
            self.fields["everywhere"].label = words % {"n": others}
        else:
            del self.fields["everywhere"]

    def clean_on(self) -> date:
        try:
            return parse_date(self.cleaned_data["on"])
        except DomainError as error:
            raise ValidationError(sentence(error)) from None
