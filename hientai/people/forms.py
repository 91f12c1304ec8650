"""What is typed to send a list in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.people.services.intakes import KINDS


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Danh sách Excel hoặc CSV"),
        help_text=_("Bảng của đơn vị như vẫn dùng, không cần sửa theo mẫu: xlsx, xls, ods, csv."),
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
    )
    body = forms.ModelChoiceField(
        label=_("Danh sách của đơn vị"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("nhiều đơn vị, xem cột nơi công tác"),
    )

    def __init__(self, *args: Any, bodies: Any, must_choose: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- for the type checker
        field.queryset = bodies
        field.required = must_choose
        if must_choose:
            field.empty_label = None
