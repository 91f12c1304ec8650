"""What is typed of a paper: its number, its day, how it stands to another."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hientai.documents.models import Document, Relation
from hientai.documents.services import ACCEPTED
from hientai.kernel.errors import DomainError
from hientai.kernel.vietnamese import format_date, parse_date

_MONTH_YEAR: Final = re.compile(r"(?:(\d{1,2})/)?((?:19|20)\d\d)")
_MONTHS: Final = 12


class PaperDay(forms.CharField):
    """A paper's day, as precise as it is known: 10/06/2024, 06/2024 or 2024; kept as ISO 8601."""

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).strip()
        found = _MONTH_YEAR.fullmatch(text)
        if not text:
            return ""
        if found and int(found[1] or 1) <= _MONTHS:
            return f"{found[2]}-{int(found[1]):02d}" if found[1] else found[2]
        try:
            return parse_date(text).isoformat()
        except DomainError as refusal:
            raise forms.ValidationError(
                _("Viết ngày dạng 10/06/2024; ngày chưa rõ viết 06/2024 hoặc 2024.")
            ) from refusal


class LastDay(forms.CharField):
    """A whole day, or none."""

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value)).strip()
        try:
            return parse_date(text) if text else None
        except DomainError as refusal:
            raise forms.ValidationError(_("Viết ngày dạng 31/12/2025.")) from refusal


class CompleteForm(forms.Form):
    """What is known of a paper now; boxes for what its own file says are left out."""

    kind = forms.CharField(label=gettext_lazy("Loại văn bản"), max_length=80, required=False)
    number = forms.CharField(label=gettext_lazy("Số, ký hiệu"), max_length=60, required=False)
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), max_length=200, required=False)
    issued = PaperDay(label=gettext_lazy("Ngày ban hành"), max_length=10, required=False)
    title = forms.CharField(
        label=gettext_lazy("Trích yếu"), required=False, widget=forms.Textarea({"rows": 3})
    )
    expired_on = LastDay(
        label=gettext_lazy("Còn hiệu lực đến hết ngày"), max_length=10, required=False
    )

    def __init__(self, *args: Any, document: Document, **options: Any) -> None:
        expired = document.expired_on
        known = {name: getattr(document, name) for name in ("kind", "number", "issuer", "title")}
        known["issued"] = document.day_words
        known["expired_on"] = format_date(expired) if expired else ""
        super().__init__(*args, **{"initial": known, **options})
        for name in list(self.fields):
            part = name == "issued" and len(document.issued) < len("2024-06-10")
            if name != "expired_on" and not document.mention and known[name] and not part:
                del self.fields[name]


class RelationForm(forms.Form):
    """A kind of relation; empty refuses the statement."""

    kind = forms.ChoiceField(choices=[("", ""), *Relation.Kind.choices], required=False)


class AttachForm(forms.Form):
    """The file of a paper that was only named."""

    file = forms.FileField(
        label=gettext_lazy("Tệp bản gốc"),
        error_messages={"required": gettext_lazy("Chọn tệp bản gốc trước khi tải lên.")},
        widget=forms.ClearableFileInput({"accept": ",".join(ACCEPTED)}),
    )


class RelateForm(forms.Form):
    """A relation that no text says: of which kind, to which paper."""

    relation = forms.ChoiceField(label=gettext_lazy("Quan hệ"), choices=Relation.Kind.choices)
    other = forms.CharField(label=gettext_lazy("Số, ký hiệu văn bản kia"), max_length=60)
    other_issuer = forms.CharField(
        label=gettext_lazy("Cơ quan ban hành"), max_length=200, required=False
    )
    other_issued = PaperDay(label=gettext_lazy("Ngày ban hành"), max_length=10, required=False)
