"""What is typed to order plans, to hand one in, to return one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.core.inputs import DayField
from hientai.documents.services import ACCEPTED
from hientai.plans.models import Plan


class OrderForm(forms.Form):
    """By when each body hands in its plan, and whether the clause is all that the task says."""

    due_on = DayField(label=_("Nộp trước ngày"), required=False)
    whole = forms.BooleanField(label=_("Cả nhiệm vụ chỉ giao lập kế hoạch"), required=False)


class KnownPlanField(forms.ModelChoiceField[Plan]):
    def label_from_instance(self, obj: Plan) -> str:
        return f"{obj.document.short_name}: {obj.document.title}"[:120]


class HandInForm(forms.Form):
    """A body's plan: its file, or one that is here already."""

    file = forms.FileField(
        label=_("Tệp kế hoạch của đơn vị"),
        required=False,
        error_messages={"required": _("Chọn tệp kế hoạch của đơn vị.")},
        help_text=_("Word, PDF, ảnh chụp hoặc văn bản thuần; bản đã ký càng tốt."),
        widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED)}),
    )
    known = KnownPlanField(
        label=_("Hoặc kế hoạch đã có trong hệ thống"),
        queryset=Plan.objects.none(),
        required=False,
        empty_label=_("Không, tải tệp lên"),
    )

    def __init__(self, *args: Any, known: QuerySet[Plan], **options: Any) -> None:
        super().__init__(*args, **options)
        if known.exists():
            self.fields["known"].queryset = known  # type: ignore[attr-defined]  # of the choice field
        else:
            del self.fields["known"]
            self.fields["file"].required = True

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not said.get("file") and not said.get("known"):
            self.add_error("file", _t("Chọn tệp kế hoạch của đơn vị."))
        return said


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do trả lại"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Ghi lý do trả lại để đơn vị biết phải sửa gì.")},
    )
