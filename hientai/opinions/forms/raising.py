"""What is typed to raise a difficulty, and to look for some."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.core.inputs import FilesField
from hientai.kernel.permissions import Actor
from hientai.opinions.domain import KINDS, Kind, Source
from hientai.opinions.forms.acts import area
from hientai.opinions.models import Opinion
from hientai.opinions.selectors import (
    bodies_to_raise_for,
    plans_to_raise_on,
)


class RaiseForm(forms.Form):
    text = area(_("Khó khăn, vướng mắc"), ask=_("Ghi khó khăn, vướng mắc."))
    proposal = area(_("Đề xuất cách giải quyết"), rows=3, required=False)
    attached = FilesField(label=_("Tệp kèm theo"), required=False)


class NewForm(RaiseForm):
    """A difficulty that comes from no duty: of a plan, by a body, an association or a person."""

    field_order = ("plan", "body", "source", "speaker", "contact", "category", "text", "proposal")

    plan = forms.ModelChoiceField(
        Opinion.objects.none(), label=_("Kế hoạch"), empty_label=_("Chọn kế hoạch")
    )
    body = forms.ModelChoiceField(
        Opinion.objects.none(), label=_("Đơn vị ghi nhận"), empty_label=_("Chọn đơn vị")
    )
    source = forms.ChoiceField(
        label=_("Ai nêu"), choices=Opinion.Source.choices, initial=Source.BODY.value
    )
    speaker = forms.CharField(
        label=_("Tên người hoặc hội nêu"),
        max_length=200,
        required=False,
        help_text=_("Để trống khi chính đơn vị nêu."),
    )
    contact = forms.CharField(
        label=_("Nơi liên hệ"),
        max_length=200,
        required=False,
        help_text=_("Điện thoại, thư điện tử hoặc địa chỉ để báo kết quả."),
    )
    category = forms.ChoiceField(label=_("Nhóm"), required=False)

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        bodies, plans = bodies_to_raise_for(actor), plans_to_raise_on(actor)
        self._offer("body", bodies)
        self._offer("plan", plans)
        labels = KINDS[Kind.DIFFICULTY].categories.items()
        choices = [("", _t("Chưa phân loại")), *((key, _t(label)) for key, label in labels)]
        self.fields["category"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def _offer(self, name: str, found: Any) -> None:
        """Offer what there is; the only one is chosen already."""
        self.fields[name].queryset = found  # type: ignore[attr-defined]  # of this field
        first = list(found[:2])
        if len(first) == 1:
            self.fields[name].initial = first[0]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("source") == Source.PERSON and not data.get("speaker"):
            raise ValidationError({"speaker": _t("Ghi họ tên người nêu.")})
        return data
