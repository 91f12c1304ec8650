"""What is typed about a programme."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.bodies.selectors import bodies_today
from hientai.plans.models import Plan
from hientai.programmes.models import Programme
from hientai.programmes.services import Head, Taken


def _sees() -> list[tuple[str, str]]:
    return [(value, str(label).capitalize()) for value, label in Programme.Sees.choices]


class _Bodies(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic at run time
    def label_from_instance(self, obj: Body) -> str:
        return obj.full_name


class HeadForm(forms.Form):
    name = forms.CharField(
        label=_("Tên chương trình"),
        max_length=200,
        error_messages={"required": _("Nhập tên chương trình.")},
        help_text=_("Ví dụ: Chuyển đổi số của tỉnh giai đoạn 2026-2030."),
    )
    note = forms.CharField(
        label=_("Ghi chú"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    sees = forms.ChoiceField(
        label=_("Ai xem được"),
        choices=_sees,
        widget=forms.RadioSelect,
        help_text=_("Lãnh đạo xem được mọi chương trình."),
    )
    bodies = _Bodies(
        label=_("Chia sẻ với đơn vị"),
        queryset=Body.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Giữ Ctrl để chọn nhiều đơn vị."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = cast("_Bodies", self.fields["bodies"])
        bodies.queryset = bodies_today()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("sees") == Programme.Sees.BODIES and not given.get("bodies"):
            self.add_error("bodies", _("Chọn ít nhất một đơn vị để chia sẻ."))
        return given

    @property
    def head(self) -> Head:
        given = self.cleaned_data
        return Head(given["name"], given["note"], given["sees"], list(given["bodies"]))


def head_of(programme: Programme) -> dict[str, object]:
    """Return what the form shows of a programme as it stands."""
    return {
        "name": programme.name,
        "note": programme.note,
        "sees": programme.sees,
        "bodies": programme.bodies.all(),
    }


class FillForm(forms.Form):
    """What is ticked in a plan, and the part into which it goes."""

    part = forms.CharField(
        label=_("Đưa vào phần"),
        max_length=200,
        error_messages={"required": _("Nhập tên phần của chương trình.")},
        help_text=_("Chọn phần đã có hoặc gõ tên phần mới."),
        widget=forms.TextInput(attrs={"list": "parts", "autocomplete": "off"}),
    )

    def taken(self, plan: Plan) -> Taken:
        return Taken(
            plan=plan,
            whole="whole" in self.data,
            headings=self._numbers("heading"),
            tasks=self._numbers("task"),
        )

    def _numbers(self, name: str) -> list[int]:
        ticked: list[str] = self.data.getlist(name)  # type: ignore[attr-defined]  # a QueryDict
        return [int(text) for text in ticked if text.isascii() and text.isdigit()]
