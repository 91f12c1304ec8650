"""Fields for figures as people write them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from hientai.core.middleware import sentence
from hientai.indicators.domain.periods import parse_period
from hientai.indicators.domain.rounding import rounded
from hientai.kernel.errors import DomainError
from hientai.kernel.vietnamese import format_number, parse_number

_SEPARATORS: Final = re.compile(r"[;\n]")


class NumberField(forms.CharField):
    """A number typed as 1.234,5 and shown back so; an empty one is None."""

    widget = forms.TextInput(attrs={"size": 12, "inputmode": "decimal"})

    def clean(self, value: Any) -> Decimal | None:
        text = str(super().clean(value)).strip().removesuffix("%").strip()
        try:
            return parse_number(text) if text else None
        except DomainError as refusal:
            raise ValidationError(sentence(refusal)) from None

    def prepare_value(self, value: Any) -> Any:
        return format_number(value) if isinstance(value, Decimal) else value


class PeriodField(forms.CharField):
    """A period typed as 2026, Quý III/2026 or Tháng 9/2026; kept as its code."""

    widget = forms.TextInput(attrs={"size": 14})

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).strip()
        try:
            return parse_period(text) if text else ""
        except DomainError as refusal:
            raise ValidationError(sentence(refusal)) from None


class LinesField(forms.CharField):
    """Several short texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value: Any) -> list[str]:
        lines = _SEPARATORS.split(str(super().clean(value)))
        return list(dict.fromkeys(line.strip()[:200] for line in lines if line.strip()))

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


def shown(value: Decimal | None) -> Decimal | None:
    """Return a figure as a form shows it, without the zeros that the database adds."""
    return None if value is None else rounded(value)
