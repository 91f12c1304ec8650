"""How the list is narrowed, and the table that is sent in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from hientai.core.inputs import checked


@dataclass(frozen=True)
class ListFilter:
    """What the list of targets is narrowed by, as addresses write it."""

    q: str = ""
    plan: str = ""
    state: str = ""

    @classmethod
    def read(cls, asked: QueryDict) -> ListFilter:
        return cls(*(asked.get(name, "").strip()[:200] for name in ("q", "plan", "state")))

    @property
    def is_empty(self) -> bool:
        return not (self.q or self.plan or self.state)


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Bảng số liệu đã điền"),
        help_text=_("Tệp Excel tải từ trang này. Dòng nào sai thì chưa ghi dòng nào."),
    )

    def clean_file(self) -> tuple[str, bytes]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        return checked(file)
