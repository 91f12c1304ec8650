"""A body as it is typed in a form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.bodies.selectors import bodies_named


class BodyField(forms.CharField):
    """A body of today typed by its name, with suggestions (`datalist#bodies`).

    Where several provinces have one of the name, that of `province` is meant.
    """

    widget = forms.TextInput(attrs={"list": "bodies", "autocomplete": "off"})

    def __init__(self, *, province: str = "", **options: Any) -> None:
        self.province = province
        options.setdefault("max_length", 300)
        options.setdefault("help_text", _("Gõ tên và chọn trong gợi ý."))
        super().__init__(**options)

    def clean(self, value: Any) -> Body | None:
        name = str(super().clean(value)).strip()
        if not name:
            return None
        found = bodies_named(name)
        here = [body for body in found if body.province == self.province] if self.province else []
        if not found:
            raise forms.ValidationError(_t("Chưa có đơn vị tên này; chọn trong gợi ý."))
        if len(here or found) > 1:
            raise forms.ValidationError(_t("Nhiều tỉnh có đơn vị tên này; thêm tên tỉnh."))
        return (here or found)[0]
