"""What is asked of the conversion: a table, its day, and the boundaries wanted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hientai.kernel.errors import DomainError
from hientai.kernel.vietnamese import parse_date
from hientai.places.domain import Level
from hientai.places.domain.cells import read_cells, text_cells
from hientai.places.domain.converting import Question, read_ratios
from hientai.places.domain.standard import LAST_OLD_DAY
from hientai.places.domain.weights import read_weights

MAX_FILE = 5 * 1024 * 1024
NOW, OLD, OTHER = "now", "old", "other"
LEVELS = [
    (Level.COMMUNE.value, gettext_lazy("Xã, phường")),
    (Level.DISTRICT.value, gettext_lazy("Huyện, quận (chỉ địa giới cũ)")),
    (Level.PROVINCE.value, gettext_lazy("Tỉnh, thành phố")),
]


class DateField(forms.CharField):
    """A day as dd/mm/yyyy."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=10, **options)
        self.widget.attrs.update({"inputmode": "numeric", "class": "day"})

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value)).strip()
        if not text:
            return None
        try:
            return parse_date(text)
        except DomainError as refusal:
            raise forms.ValidationError(_(refusal.sentence) % refusal.values) from refusal


class ConvertForm(forms.Form):
    table = forms.CharField(
        label=gettext_lazy("Dán bảng từ Excel"),
        required=False,
        strip=False,
        help_text=gettext_lazy("Một cột tên hoặc mã nơi, các cột số; cột huyện, năm nếu có."),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "wrap": "off"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Hoặc chọn tệp"),
        required=False,
        help_text=gettext_lazy("Excel (.xlsx) hoặc CSV, tối đa 5 MB; đọc trang tính đầu."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
    )
    day = DateField(
        label=gettext_lazy("Số liệu tính đến ngày"),
        help_text=gettext_lazy("Bảng có cột năm thì lấy theo cột đó."),
    )
    to = forms.ChoiceField(
        label=gettext_lazy("Quy đổi sang địa giới"),
        choices=[
            (NOW, gettext_lazy("Hiện nay")),
            (OLD, gettext_lazy("Trước 01/07/2025")),
            (OTHER, gettext_lazy("Ngày khác")),
        ],
        widget=forms.RadioSelect,
    )
    other = DateField(label=gettext_lazy("Ngày khác"), required=False)
    level = forms.ChoiceField(
        label=gettext_lazy("Theo cấp"),
        choices=[("", gettext_lazy("Như trong bảng")), *LEVELS],
        required=False,
    )
    within = forms.CharField(
        label=gettext_lazy("Bảng của tỉnh, huyện nào"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Giúp phân biệt các nơi trùng tên, ví dụ Lào Cai."),
    )
    split = forms.ChoiceField(
        label=gettext_lazy("Nơi bị chia tách"),
        choices=[
            ("", gettext_lazy("Ước chia khi sang địa giới mới, để chung khi về địa giới cũ")),
            ("apart", gettext_lazy("Ước chia: theo trọng số, nếu không có thì chia đều")),
            ("together", gettext_lazy("Không ước: để chung một dòng các nơi không tách được")),
        ],
        required=False,
    )
    about = forms.ChoiceField(
        label=gettext_lazy("Số liệu về"),
        choices=[
            ("", gettext_lazy("Người, tổ chức, tiền")),
            ("land", gettext_lazy("Diện tích đất")),
        ],
        required=False,
    )
    ratios = forms.CharField(
        label=gettext_lazy("Tỷ lệ cần tính lại"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
        help_text=gettext_lazy("Mỗi dòng: tên cột / tên cột. Ví dụ: Tiến sĩ / Dân số."),
    )
    weights = forms.CharField(
        label=gettext_lazy("Trọng số"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=gettext_lazy("Mỗi dòng: mã nơi; số dân. Một phần của xã: 00016>00004; 1.200."),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        self._read_table(found)
        if found.get("to") == OTHER and not found.get("other") and "other" not in self.errors:
            self.add_error("other", _("Nhập ngày của địa giới cần quy đổi sang."))
        readers: dict[str, Callable[[str], Any]] = {
            "weights": lambda text: read_weights(text_cells(text)),
            "ratios": read_ratios,
        }
        for name, read in readers.items():
            try:
                found[name] = read(found[name]) if found.get(name) else ()
            except DomainError as refusal:
                self.add_error(name, _(refusal.sentence) % refusal.values)
        return found

    def _read_table(self, found: dict[str, Any]) -> None:
        """Read the file, else the pasted text; the cells are kept as `rows`."""
        upload, text = found.get("file"), found.get("table", "")
        name = "file" if upload else "table"
        if upload and upload.size > MAX_FILE:
            self.add_error("file", _("Tệp lớn hơn 5 MB. Chỉ giữ trang số liệu rồi gửi lại."))
            return
        if not upload and not text.strip():
            self.add_error("table", _("Dán bảng hoặc chọn tệp trước khi quy đổi."))
            return
        try:
            found["rows"] = read_cells(upload.read()) if upload else text_cells(text)
        except DomainError as refusal:
            self.add_error(name, _(refusal.sentence) % refusal.values)

    def question(self) -> Question:
        """Return what is asked, after the form is valid."""
        said = self.cleaned_data
        days: dict[str, dt.date | None] = {
            NOW: timezone.localdate(),
            OLD: LAST_OLD_DAY,
            OTHER: said["other"],
        }
        return Question(
            day=said["day"],
            to=days[said["to"]] or timezone.localdate(),
            level=Level(said["level"]) if said["level"] else None,
            within=said["within"],
            apart={"apart": True, "together": False}.get(said["split"]),
            land=said["about"] == "land",
            weights=said["weights"] or {},
            ratios=said["ratios"],
        )
