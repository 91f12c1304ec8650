"""What is typed of a paper that a task asks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from hientai.kernel.vietnamese import nfc
from hientai.plans.forms.fields import BoxedForm, PaperDateField


class LinesField(forms.CharField):
    """Papers, one a line: by number, or by name where there is none."""

    widget = forms.Textarea(attrs={"rows": 1})

    def clean(self, value: Any) -> list[str]:
        lines = (nfc(line).strip(" ;,.\t")[:300] for line in str(super().clean(value)).splitlines())
        return list(dict.fromkeys(line for line in lines if line))


class WantedForm(BoxedForm):
    """The paper that a task asks for."""

    kind = forms.CharField(label=gettext_lazy("Loại văn bản"), max_length=80)
    title = forms.CharField(
        label=gettext_lazy("Về việc"), required=False, widget=forms.Textarea(attrs={"rows": 1})
    )
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), required=False, max_length=200)
    amends = LinesField(label=gettext_lazy("Sửa đổi, bổ sung"), required=False)
    replaces = LinesField(label=gettext_lazy("Thay thế"), required=False)


class IssueForm(BoxedForm):
    """That a paper was issued: its number and its day."""

    number = forms.CharField(label=gettext_lazy("Số, ký hiệu"), max_length=60)
    issued = PaperDateField(label=gettext_lazy("Ngày ban hành"))
    title = forms.CharField(label=gettext_lazy("Trích yếu"), required=False, max_length=500)
