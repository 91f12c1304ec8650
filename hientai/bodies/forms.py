"""What is typed about a body."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hientai.bodies.domain import current_provinces
from hientai.bodies.models import BodyKind


def _provinces() -> list[tuple[str, str]]:
    return [("", str(_("Chọn tỉnh, thành phố"))), *((name, name) for name in current_provinces())]


class AddBodyForm(forms.Form):
    name = forms.CharField(label=_("Tên"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=[("", _("Chọn loại")), *BodyKind.choices])
    province = forms.ChoiceField(label=_("Tỉnh, thành phố"), choices=_provinces)
    valid_from = forms.DateField(
        label=_("Hoạt động từ ngày"),
        required=False,
        widget=forms.TextInput,
        help_text=_("Ví dụ 01/07/2025."),
    )
    aliases = forms.CharField(
        label=_("Tên khác trong văn bản"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một tên, kể cả tên viết tắt."),
    )

    def clean_aliases(self) -> list[str]:
        """Return one alias a line; what does not fit the field is refused with its line."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["aliases"].splitlines()]
        for number, line in enumerate(lines, start=1):
            if len(line) > 200:  # noqa: PLR2004 -- the length of the field
                raise forms.ValidationError(_("Dòng %(n)s dài quá 200 chữ."), params={"n": number})
        return [line for line in lines if line]


class ProvinceForm(forms.Form):
    province = forms.ChoiceField(label=_("Tỉnh, thành phố"), choices=_provinces)
