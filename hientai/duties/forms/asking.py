"""What is typed to ask about a duty, to answer, to divide it, to stop it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.core.inputs import DayField
from hientai.duties.domain import RequestKind
from hientai.duties.selectors import Ending, Successor
from hientai.duties.services import Wish
from hientai.plans.models import Task

KINDS = {
    RequestKind.EXTEND: _("Xin thêm thời gian"),
    RequestKind.DECLINE: _("Không phải việc của đơn vị"),
    RequestKind.REDIRECT: _("Chuyển cho đơn vị khác"),
}


def _words(label: Any, required: Any, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=2000,
        error_messages={"required": required},
    )


def _offer(choice: forms.Field, bodies: QuerySet[Body]) -> None:
    if isinstance(choice, forms.ModelChoiceField):
        choice.queryset = bodies


class WishForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Đơn vị đề nghị"), choices=list(KINDS.items()), widget=forms.RadioSelect
    )
    reason = _words(_("Lý do"), _("Ghi lý do đề nghị."))
    day = DayField(
        label=_("Hạn mới đề nghị"),
        required=False,
        help_text=_("Khi xin thêm thời gian. Ví dụ 31/03/2027."),
    )
    other = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Việc này thuộc đơn vị"),
        required=False,
        empty_label=_("Chưa chọn"),
        help_text=_("Khi chuyển đơn vị khác."),
    )

    def __init__(self, *args: Any, bodies: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _offer(self.fields["other"], bodies)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("kind") == RequestKind.EXTEND and not said.get("day"):
            self.add_error("day", _t("Ghi hạn mới đề nghị."))
        if said.get("kind") == RequestKind.REDIRECT and not said.get("other"):
            self.add_error("other", _t("Chọn đơn vị mà việc này thuộc về."))
        return said

    def wish(self) -> Wish:
        said = self.cleaned_data
        kind = RequestKind(said["kind"])
        return Wish(
            kind=kind,
            reason=said["reason"],
            day=said["day"] if kind is RequestKind.EXTEND else None,
            other=said["other"] if kind is RequestKind.REDIRECT else None,
        )


class AnswerForm(forms.Form):
    grant = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[("yes", _("Đồng ý")), ("no", _("Không đồng ý"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn đồng ý hay không đồng ý.")},
    )
    day = DayField(label=_("Hạn mới"), required=False)
    reason = _words(_("Lý do trả lời"), _("Ghi lý do trả lời."), rows=2)


class StepForm(forms.Form):
    text = forms.CharField(
        label=_("Bước cần làm"),
        max_length=300,
        error_messages={"required": _("Ghi bước cần làm.")},
    )
    due_on = DayField(label=_("Ngày phải xong"), required=False)


class AnswerableForm(forms.Form):
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Đơn vị chịu trách nhiệm chính"),
        required=False,
        blank=True,
        widget=forms.RadioSelect,
        empty_label=_("Không chọn riêng: đơn vị nào cũng báo cáo kết quả"),
    )

    def __init__(self, *args: Any, bodies: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _offer(self.fields["body"], bodies)


class ReasonForm(forms.Form):
    why = _words(_("Lý do dừng"), _("Ghi lý do dừng."))


class WithdrawConditionForm(forms.Form):
    why = _words(_("Lý do rút lại"), _("Ghi lý do rút lại."))


class StopPlanForm(ReasonForm):
    """Which tasks of a plan end: all of one that is replaced, the proposed ones of one amended."""

    def __init__(
        self, *args: Any, endings: Sequence[Ending], newer: Successor | None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._endings, self._asked = endings, bool(args and args[0])
        if newer:
            words = _t("%(plan)s sửa đổi.") if newer.amends else _t("%(plan)s thay thế.")
            self.initial.setdefault("why", words % {"plan": newer.plan.document.short_name})
        self._all = bool(newer and not newer.amends)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.tasks():
            raise forms.ValidationError(_t("Chọn ít nhất một nhiệm vụ để dừng."))
        return said

    def rows(self) -> list[tuple[Ending, bool]]:
        """Return each task that is followed, and whether it is chosen to end."""
        return [(one, self._chosen(one)) for one in self._endings]

    def tasks(self) -> list[Task]:
        return [one.task for one, chosen in self.rows() if chosen]

    def instead(self) -> dict[int, Task]:
        return {
            one.task.pk: one.instead
            for one, chosen in self.rows()
            if chosen and one.instead and f"no-{one.task.pk}" not in self.data
        }

    def _chosen(self, one: Ending) -> bool:
        if self._asked:
            return f"task-{one.task.pk}" in self.data
        return self._all or one.instead is not None
