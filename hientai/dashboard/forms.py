"""What is chosen to be open."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hientai.dashboard.services import Shown


class OpenForm(forms.Form):
    shown = forms.BooleanField(label=_("Công khai số liệu của kế hoạch này"), required=False)
    by_group = forms.BooleanField(label=_("Kèm số liệu theo nhóm nhiệm vụ"), required=False)
    by_body = forms.BooleanField(label=_("Kèm số liệu theo đơn vị, có tên đơn vị"), required=False)
    title_en = forms.CharField(
        label=_("Tên kế hoạch bằng tiếng Anh"), max_length=300, required=False
    )

    @property
    def figures(self) -> Shown:
        given = self.cleaned_data
        return Shown(given["by_group"], given["by_body"], given["title_en"])
