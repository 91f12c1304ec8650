"""Boxes: days typed dd/mm/yyyy, names one a line, numbers as 1.234,5, bodies."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hientai.bodies.models import Body
from hientai.kernel.errors import DomainError, noop
from hientai.kernel.vietnamese import format_number, nfc, parse_date, parse_number
from hientai.plans.selectors.words import day_words

_DAY_MONTH: Final = re.compile(r"(\d{1,2})/(\d{1,2})")
_WHOLE_DAY: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_MONTH_YEAR: Final = re.compile(r"(?:(\d{1,2})/)?(\d{4})")
_LINE: Final = 72
_BEYOND: Final = Decimal(10) ** 14  # no column of a goal holds it
_MOST_ROWS: Final = 12
_LAST_MONTH: Final = 12
_LAST_DAY: Final = 31


class DayField(forms.CharField):
    """A day as dd/mm/yyyy, or of every year as dd/mm; kept as the contract writes it."""

    how_to_write = noop("Viết ngày dạng 31/12/2025, hoặc 15/12 nếu lặp hằng năm.")

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=10, **options)
        self.widget.attrs.update({"inputmode": "numeric", "class": "day"})

    def prepare_value(self, value: Any) -> Any:
        return day_words(value) if value and "/" not in value else value

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).strip()
        if not text:
            return ""
        return self._of_year(text) or self._day(text)

    def _of_year(self, text: str) -> str:
        found = _DAY_MONTH.fullmatch(text)
        if not found:
            return ""
        day, month = int(found[1]), int(found[2])
        if not (1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY):
            raise forms.ValidationError(_("“%(day)s” không phải ngày trong năm.") % {"day": text})
        return f"--{month:02d}-{day:02d}"

    def _day(self, text: str) -> str:
        try:
            return parse_date(text).isoformat()
        except DomainError as refusal:
            if _WHOLE_DAY.fullmatch(text):
                message = _("“%(day)s” không phải ngày có thật.") % {"day": text}
            else:
                message = _(self.how_to_write)
            raise forms.ValidationError(message) from refusal


class PaperDateField(DayField):
    """A paper's date, as precise as it is known: 10/06/2024, 06/2024 or 2024."""

    how_to_write = noop("Viết ngày dạng 10/06/2024; ngày chưa rõ viết 06/2024 hoặc 2024.")

    def _of_year(self, text: str) -> str:
        found = _MONTH_YEAR.fullmatch(text)
        if not found:
            return ""
        if found[1] and not 1 <= int(found[1]) <= _LAST_MONTH:
            raise forms.ValidationError(_("Tháng phải từ 1 đến 12."))
        return f"{found[2]}-{int(found[1]):02d}" if found[1] else found[2]


class NamesField(forms.CharField):
    """Names of bodies, one a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> tuple[str, ...]:
        lines = (nfc(line).strip(" ;,.\t")[:300] for line in str(super().clean(value)).splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))


class NumberField(forms.CharField):
    """A number as 1.234,5; empty where there is none."""

    def prepare_value(self, value: Any) -> Any:
        return format_number(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:
        text = str(super().clean(value)).strip()
        if not text:
            return None
        try:
            number = parse_number(text)
        except DomainError as refusal:
            raise forms.ValidationError(_("Viết số dạng 1.234,5.")) from refusal
        if abs(number) >= _BEYOND:
            raise forms.ValidationError(_("Số có nhiều nhất 14 chữ số trước dấu phẩy."))
        return number


class BodyField(forms.ModelChoiceField[Body]):
    """One body, shown with its province where its name lacks it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Body.objects.none(), empty_label=gettext_lazy("Chưa có"), **options)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.full_name)


class BoxedForm(forms.Form):
    """A form drawn box by box: every box has the common look, and is as high as its words."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for bound in self:
            widget = bound.field.widget
            if isinstance(widget, forms.CheckboxInput | forms.HiddenInput):
                continue
            widget.attrs["class"] = f"in {widget.attrs.get('class', '')}".strip()
            if isinstance(widget, forms.Textarea):
                widget.attrs["rows"] = _rows(str(bound.value() or ""))


def _rows(text: str) -> int:
    lines = sum(1 + len(line) // _LINE for line in text.splitlines())
    return min(max(lines, 1), _MOST_ROWS)
