"""What is typed to open a round, and what a body says of one person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hientai.people.domain.fields import FIELDS
from hientai.people.models import Person
from hientai.plans.models import Task

Status = Person.Status
STATES = (
    (Status.WORKING.value, _("Vẫn làm việc ở đơn vị")),
    (Status.RETIRED.value, Status.RETIRED.label),
    (Status.MOVED.value, Status.MOVED.label),
    (Status.DEAD.value, Status.DEAD.label),
)


class RoundForm(forms.Form):
    title = forms.CharField(label=_("Tên đợt rà soát"), max_length=200)
    due_on = forms.DateField(
        label=_("Hạn xác nhận"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    yearly = forms.BooleanField(
        label=_("Mở lại hằng năm"),
        required=False,
        help_text=_("Năm sau, cùng ngày này, phần mềm tự mở đợt mới."),
    )
    tasks = forms.ModelMultipleChoiceField(
        label=_("Thực hiện nhiệm vụ của kế hoạch"),
        queryset=Task.objects.none(),
        required=False,
        help_text=_("Số đơn vị và số người đã xác nhận sẽ có sẵn khi báo cáo nhiệm vụ này."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, tasks: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["tasks"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 -- for the type checker
        field.queryset = tasks


class SaidForm(forms.Form):
    """What is otherwise of one person; a field left as it is says nothing."""

    status = forms.ChoiceField(
        label=_("Tình trạng"), choices=STATES, widget=forms.RadioSelect, initial=Status.WORKING
    )

    def __init__(self, *args: Any, known: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["since"] = forms.CharField(
            label=_("Từ ngày"),
            required=False,
            max_length=10,
            help_text=_("Ngày nghỉ hưu, chuyển đi, mất: 01/09/2026, 09/2026 hoặc 2026."),
        )
        self.known = known
        for name, value in known.items():
            self.fields[name] = forms.CharField(
                label=_(FIELDS[name].label), max_length=300, required=False, initial=value
            )

    def values(self) -> dict[str, str]:
        """Return what was typed otherwise than it was."""
        said = {name: str(value).strip() for name, value in self.cleaned_data.items()}
        status = said.pop("status")
        said.pop("since", None)
        changed = {name: value for name, value in said.items() if value != self.known[name]}
        return changed if status == Status.WORKING else {**changed, "status": status}
