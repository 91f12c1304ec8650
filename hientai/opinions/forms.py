"""What is typed to raise a difficulty and to answer it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RaiseForm(forms.Form):
    text = forms.CharField(
        label=_("Khó khăn, vướng mắc"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        error_messages={"required": _("Ghi khó khăn, vướng mắc.")},
    )
    proposal = forms.CharField(
        label=_("Đề xuất cách giải quyết"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5000,
        required=False,
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Nội dung trả lời"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=5000,
        error_messages={"required": _("Ghi nội dung trả lời.")},
    )
