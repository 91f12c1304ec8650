"""Form fields that several apps share: a day as people write it, several files in one field."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.core.files import KINDS, MAX_SIZE, MEGABYTE, check_upload
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError
from hientai.kernel.vietnamese import format_date, parse_date

Upload = tuple[str, bytes]
MAX_FILES = 10


class DayField(forms.CharField):
    """A day typed as 31/12/2025 and shown back in full; an empty one is None."""

    widget = forms.TextInput(attrs={"size": 12, "inputmode": "numeric"})

    def clean(self, value: Any) -> date | None:
        text = str(super().clean(value)).strip()
        try:
            return parse_date(text) if text else None
        except DomainError as refusal:
            raise ValidationError(sentence(refusal)) from None

    def prepare_value(self, value: Any) -> Any:
        return format_date(value) if isinstance(value, date) else value


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files in one field, each checked as it comes: a list of (name, bytes)."""

    widget = FilesInput

    def __init__(self, **options: Any) -> None:
        words = _("Chọn được nhiều tệp: %(kinds)s; mỗi tệp tối đa %(size)s MB.")
        kinds = ", ".join(kind.lstrip(".") for kind in KINDS)
        options.setdefault("help_text", words % {"kinds": kinds, "size": MAX_SIZE // MEGABYTE})
        super().__init__(**options)

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:  # noqa: ARG002  # Django's signature
        uploads: Sequence[UploadedFile[Any]] = [one for one in data or [] if one]
        if self.required and not uploads:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(uploads) > MAX_FILES:
            raise ValidationError(_t("Gửi tối đa %(n)d tệp một lần.") % {"n": MAX_FILES})
        return [checked(one) for one in uploads]


def checked(upload: UploadedFile[Any]) -> Upload:
    """Return name and bytes of an upload, or refuse it."""
    name = upload.name or ""
    content: bytes = upload.read(MAX_SIZE + 1)  # enough to know that it is too large
    try:
        check_upload(name, content)
    except DomainError as refusal:
        raise ValidationError(sentence(refusal)) from None
    return name, content
