"""What a form field needs to be shown so that everybody can fill it in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

_BOUNDS = ("min_value", "max_value")
_GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def parts(bound: BoundField, *, hint: str, before: str) -> dict[str, Any]:
    """Return what `components/field.html` shows of a field, its input tied to hint and error."""
    shown_hint = hint or str(bound.help_text)
    said = {
        "hint": shown_hint,
        "before": before,
        "error": next(iter(sentences(bound)), ""),
    }
    return {
        "bound": bound,
        "kind": kind(bound),
        "id": bound.auto_id,
        "optional": not bound.field.required,
        "input": _input(bound, [name for name, text in said.items() if text]),
        **said,
    }


def kind(bound: BoundField) -> str:
    """Return how the field is laid out: as one box, a group of choices, a tick, or a file."""
    widget = bound.field.widget
    if isinstance(widget, _GROUPS):
        return "group"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "file" if isinstance(widget, forms.FileInput) else "box"


def _input(bound: BoundField, described_by: list[str]) -> SafeString:
    shape = kind(bound)
    attributes: dict[str, str | bool] = {}
    if described_by:
        attributes["aria-describedby"] = " ".join(
            f"{bound.auto_id}_{part}" for part in described_by
        )
    if shape == "box":
        own = str(bound.field.widget.attrs.get("class", ""))
        attributes["class"] = f"in {own}".strip()
    return bound.as_widget(attrs=attributes)


def refusals(form: BaseForm) -> Iterator[dict[str, str]]:
    """Yield every refusal of a form with the address of its field, in the order of the page."""
    for sentence in form.non_field_errors():
        yield {"href": "", "sentence": str(sentence)}
    for bound in form:
        for sentence in sentences(bound):
            yield {"href": f"#{_first_input(bound)}", "sentence": sentence}


def _first_input(bound: BoundField) -> str:
    return f"{bound.auto_id}_0" if kind(bound) == "group" else bound.id_for_label


def sentences(bound: BoundField) -> list[str]:
    """Return the refusals of a field; a stock one says what to do instead of what was wrong."""
    return [
        _own_words(bound, error) or sentence
        for error in bound.errors.as_data()
        for sentence in error.messages
    ]


def _own_words(bound: BoundField, error: ValidationError) -> str:
    code = error.code or ""
    if code == "required" and _is_stock(error):
        return _what_to_do(bound)
    if code in bound.field.error_messages and error.message != _stock(bound.field, code):
        return ""
    if code in {"invalid", *_BOUNDS}:
        low, high = (getattr(bound.field, name, None) for name in _BOUNDS)
        said = {"thing": bound.label, "text": bound.data, "low": low, "high": high}
        return _what_it_is(bound.field) % said
    return ""


def _stock(field: forms.Field, code: str) -> object:
    """Return what Django says to every field of the kind, so that own words can be told from it."""
    own = (vars(kind).get("default_error_messages", {}) for kind in type(field).__mro__)
    return next((messages[code] for messages in own if code in messages), None)


def _what_it_is(field: forms.Field) -> str:
    if isinstance(field, forms.DateField):
        return _("“%(text)s” không phải ngày, viết theo dạng 31/12/2025.")
    if isinstance(field, forms.EmailField):
        return _("“%(text)s” không phải địa chỉ thư, viết theo dạng ten@donvi.gov.vn.")
    return _what_number(field) if isinstance(field, forms.IntegerField) else ""


def _what_number(field: forms.IntegerField) -> str:
    if field.min_value is None:
        return _("%(thing)s là một số, viết bằng chữ số.")
    if field.max_value is None:
        return _("%(thing)s là số từ %(low)s trở lên.")
    return _("%(thing)s là số từ %(low)s đến %(high)s.")


def _is_stock(error: ValidationError) -> bool:
    return bool(error.message == forms.Field.default_error_messages["required"])


def _what_to_do(bound: BoundField) -> str:
    label = str(bound.label)
    thing = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    if isinstance(bound.field.widget, forms.FileInput | forms.Select | forms.RadioSelect):
        return _("Chọn %(thing)s") % {"thing": thing}
    return _("Nhập %(thing)s") % {"thing": thing}
