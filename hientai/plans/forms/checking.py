"""Forms of uploading and checking a plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hientai.documents.models import Document
from hientai.documents.services import ACCEPTED
from hientai.kernel.timeframes import Recurrence, Timeframe
from hientai.kernel.vietnamese import nfc
from hientai.plans import domain
from hientai.plans.forms.fields import (
    BoxedForm,
    DayField,
    NamesField,
    NumberField,
    PaperDateField,
)
from hientai.plans.models import Target, Task
from hientai.plans.selectors.words import RECURRENCE_LABELS


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Tệp kế hoạch"),
        help_text=gettext_lazy(
            "Word tối đa 50 MB; PDF, ảnh chụp 200 MB và 1.000 trang; .txt, .md 20 MB. Bản chụp đọc lâu hơn, cần kiểm tra kỹ hơn."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED)}),
        allow_empty_file=True,  # the door says in its own words what is wrong with it
    )


class TaskForm(BoxedForm):
    """What a task says; `contents` puts it together."""

    text = forms.CharField(
        label=gettext_lazy("Nội dung"), widget=forms.Textarea(attrs={"rows": 3}), max_length=20_000
    )
    leads = NamesField(label=gettext_lazy("Chủ trì"), required=False)
    coordinators = NamesField(label=gettext_lazy("Phối hợp"), required=False)
    reports_to = NamesField(label=gettext_lazy("Nơi nhận báo cáo"), required=False)
    recurrence = forms.ChoiceField(
        label=gettext_lazy("Lặp lại"),
        required=False,
        choices=[("", gettext_lazy("Một lần")), *RECURRENCE_LABELS.items()],
    )
    start = DayField(label=gettext_lazy("Từ ngày"), required=False)
    end = DayField(label=gettext_lazy("Đến ngày, hạn"), required=False)
    condition = forms.CharField(
        label=gettext_lazy("Khi có điều kiện"), required=False, max_length=300
    )
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Task.Kind)
    deliverable = forms.CharField(label=gettext_lazy("Sản phẩm"), required=False, max_length=2_000)
    opens_duties = forms.BooleanField(
        label=gettext_lazy("Mở việc phải làm cho đơn vị chủ trì"), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    time_text = forms.CharField(label=gettext_lazy("Theo văn bản"), required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("start") or "", cleaned.get("end") or ""
        if not cleaned.get("recurrence"):
            for name, value in (("start", start), ("end", end)):
                if value.startswith("--"):
                    self.add_error(
                        name, _("Ngày không có năm chỉ dùng khi việc lặp lại; ghi đủ năm.")
                    )
        if start and end and start > end and start[:2] != "--" and end[:2] != "--":
            self.add_error("end", _("Ngày cuối phải sau ngày đầu."))
        return cleaned

    def changes(self) -> dict[str, Any]:
        """Return the cleaned values as `correct_task` takes them."""
        said = self.cleaned_data
        recurrence = said["recurrence"]
        return {
            "text": nfc(said["text"]),
            "leads": said["leads"],
            "coordinators": said["coordinators"],
            "reports_to": said["reports_to"],
            "timeframe": Timeframe(
                text=nfc(said["time_text"]),
                recurrence=Recurrence(recurrence) if recurrence else None,
                start=said["start"] or None,
                end=said["end"] or None,
                condition=said["condition"] or None,
            ),
            "kind": said["kind"],
            "deliverable": said["deliverable"],
            "opens_duties": said["opens_duties"],
        }

    def contents(self) -> domain.Contents:
        """Return the cleaned values as a new task."""
        changes = self.changes()
        changes.pop("opens_duties")
        return domain.Contents(**changes)


def initial_of(task: Task, contents: domain.Contents) -> dict[str, Any]:
    """Return what a task's form shows at first."""
    return {
        "text": contents.text,
        "leads": contents.leads,
        "coordinators": contents.coordinators,
        "reports_to": contents.reports_to,
        "recurrence": task.recurrence,
        "start": task.start,
        "end": task.end,
        "condition": task.condition,
        "kind": task.kind,
        "deliverable": task.deliverable,
        "opens_duties": task.opens_duties,
        "version": task.version,
        "time_text": task.time_text,
    }


class DocumentForm(BoxedForm):
    """The paper's head."""

    number = forms.CharField(label=gettext_lazy("Số, ký hiệu"), required=False, max_length=60)
    date = PaperDateField(label=gettext_lazy("Ngày ban hành"), required=False)
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), max_length=200)
    title = forms.CharField(
        label=gettext_lazy("Trích yếu"), widget=forms.Textarea(attrs={"rows": 3})
    )
    signer_name = forms.CharField(label=gettext_lazy("Người ký"), required=False, max_length=120)
    signer_position = forms.CharField(label=gettext_lazy("Chức vụ"), required=False, max_length=120)
    signer_authority = forms.CharField(
        label=gettext_lazy("Quyền hạn ký"), required=False, max_length=120
    )

    def changes(self) -> dict[str, Any]:
        """Return the cleaned values as `correct_document` takes them."""
        said = self.cleaned_data
        parts = {name: said[f"signer_{name}"] for name in ("name", "position", "authority")}
        signer = (
            {name: value or None for name, value in parts.items()} if any(parts.values()) else None
        )
        return {name: said[name] for name in ("number", "date", "issuer", "title")} | {
            "signer": signer
        }


def initial_of_document(document: Document) -> dict[str, Any]:
    signer = document.signer or {}
    return {
        "number": document.number,
        "date": document.issued,
        "issuer": document.issuer,
        "title": document.title,
        **{f"signer_{name}": signer.get(name) or "" for name in ("name", "position", "authority")},
    }


class TargetForm(BoxedForm):
    """A measurable goal in figures."""

    measure = forms.CharField(label=gettext_lazy("Đo gì"), widget=forms.Textarea, max_length=2_000)
    operator = forms.ChoiceField(
        label=gettext_lazy("So sánh"),
        choices=[
            ("=", gettext_lazy("bằng")),
            (">=", gettext_lazy("từ … trở lên")),
            (">", gettext_lazy("trên")),
            ("<=", gettext_lazy("không quá")),
            ("<", gettext_lazy("dưới")),
            ("~", gettext_lazy("khoảng")),
            ("between", gettext_lazy("từ … đến …")),
        ],
        required=False,
    )
    value = NumberField(label=gettext_lazy("Giá trị"), max_length=30)
    value_max = NumberField(label=gettext_lazy("Đến"), required=False, max_length=30)
    unit = forms.CharField(label=gettext_lazy("Đơn vị tính"), required=False, max_length=200)
    by = forms.IntegerField(
        label=gettext_lazy("Năm đạt"), required=False, min_value=2000, max_value=2100
    )


def initial_of_target(target: Target) -> dict[str, Any]:
    return {name: getattr(target, name) for name in TargetForm.base_fields}
