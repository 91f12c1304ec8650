"""What a person types on their own pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.core.inputs import Upload, checked
from hientai.people.domain.fields import FIELDS
from hientai.privacy.domain.purposes import PUBLIC_FIELDS
from hientai.privacy.domain.rights import RIGHTS
from hientai.privacy.models import PURPOSE_CHOICES
from hientai.privacy.selectors.profile import ADDED, EDITED

QUESTIONS = {
    "birth_year": (_("Năm sinh của anh/chị"), _("Bốn chữ số, để chắc là đúng người.")),
    "identity": (_("4 số cuối của số định danh"), _("Trên thẻ căn cước, để chắc là đúng người.")),
}


class TieForm(forms.Form):
    """The one question by which the right person is told."""

    def __init__(self, *args: Any, question: str, **options: Any) -> None:
        super().__init__(*args, **options)
        if question:
            label, hint = QUESTIONS[question]
            widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
            self.fields["answer"] = forms.CharField(
                label=label, help_text=hint, max_length=12, widget=widget
            )
            self.order_fields(["answer"])


class ClaimForm(TieForm):
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=150,
        help_text=_("Chữ thường, không dấu cách, ví dụ nguyen.mau.an."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        help_text=_("Ít nhất 10 ký tự, không phải từ hay gặp."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class EditForm(forms.Form):
    """Every single value that a person may say, and a line to add to what there are several of."""

    def __init__(self, *args: Any, had: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in EDITED:
            self.fields[name] = forms.CharField(
                label=_t(FIELDS[name].label),
                required=name == "name",
                max_length=300,
                initial=had.get(name, ""),
            )
        for name in ADDED:
            self.fields[name] = forms.CharField(
                label=_t(FIELDS[name].label),
                required=False,
                max_length=400,
            )

    @property
    def singles(self) -> list[forms.BoundField]:
        return [self[name] for name in EDITED]

    @property
    def added(self) -> list[forms.BoundField]:
        return [self[name] for name in ADDED]

    def said(self) -> dict[str, str]:
        """Return what was typed; of what there are several, only what is added."""
        values = {name: str(text) for name, text in self.cleaned_data.items()}
        return {name: text for name, text in values.items() if name in EDITED or text}


class ProofForm(forms.Form):
    thing = forms.ChoiceField(label=_("Giấy tờ chứng minh điều gì"))
    file = forms.FileField(
        label=_("Bản chụp giấy tờ"),
        help_text=_("PDF hoặc ảnh, tối đa 20 MB. Chỉ cán bộ đối chiếu mở được."),
    )

    def __init__(self, *args: Any, things: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["thing"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type checker
        field.choices = [("", _t("Chọn một mục của hồ sơ")), *things]

    def clean_file(self) -> Upload:
        return checked(self.cleaned_data["file"])


class PublicForm(forms.Form):
    """Which fields stand on the open page; nothing is ticked before somebody ticks it."""

    fields_shown = forms.MultipleChoiceField(
        label=_("Hiện những mục"),
        choices=[(name, _(label)) for name, label in PUBLIC_FIELDS.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một mục để hiện trên trang công khai.")},
    )


class AskForm(forms.Form):
    right = forms.ChoiceField(
        label=_("Yêu cầu"),
        choices=[(right.value, _(rules.label)) for right, rules in RIGHTS.items()],
    )
    purpose = forms.ChoiceField(
        label=_("Về cách dùng"),
        required=False,
        choices=[("", _("mọi cách dùng")), *PURPOSE_CHOICES],
        help_text=_("Với phản đối và rút đồng ý."),
    )
    words = forms.CharField(
        label=_("Nội dung"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
