"""Forms of checking and confirming: dates are typed dd/mm/yyyy, names one a line."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hientai.bodies.models import Body
from hientai.documents.models import Document
from hientai.documents.services import ACCEPTED
from hientai.kernel.errors import DomainError
from hientai.kernel.timeframes import Period, Recurrence, ReportingCalendar, Timeframe
from hientai.kernel.vietnamese import nfc, parse_date
from hientai.plans import domain
from hientai.plans.models import Task
from hientai.plans.selectors.words import PERIOD_LABELS, RECURRENCE_LABELS, day_words

_DAY_MONTH: Final = re.compile(r"(\d{1,2})/(\d{1,2})")
_MONTH_YEAR: Final = re.compile(r"(?:(\d{1,2})/)?(\d{4})")
_LINE: Final = 72
_MOST_ROWS: Final = 12
_LAST_MONTH: Final = 12
_LAST_DAY: Final = 31


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Tệp kế hoạch"),
        help_text=gettext_lazy(
            "Tệp .txt, .md hoặc Word .docx, tối đa 20 MB. Bản PDF, bản chụp: lưu lại dạng văn bản trước."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED)}),
        allow_empty_file=True,  # the door says in its own words what is wrong with it
    )


class DayField(forms.CharField):
    """A day as dd/mm/yyyy, or of every year as dd/mm; kept as the contract writes it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=10, **options)
        self.widget.attrs.update({"inputmode": "numeric", "class": "day"})

    def prepare_value(self, value: Any) -> Any:
        return day_words(value) if value and "/" not in value else value

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).strip()
        if not text:
            return ""
        return self._of_year(text) or self._day(text)

    def _of_year(self, text: str) -> str:
        found = _DAY_MONTH.fullmatch(text)
        if not found:
            return ""
        day, month = int(found[1]), int(found[2])
        if not (1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY):
            raise forms.ValidationError(_("“%(day)s” không phải ngày trong năm.") % {"day": text})
        return f"--{month:02d}-{day:02d}"

    def _day(self, text: str) -> str:
        try:
            return parse_date(text).isoformat()
        except DomainError as refusal:
            message = _("Viết ngày dạng 31/12/2025, hoặc 15/12 nếu lặp hằng năm.")
            raise forms.ValidationError(message) from refusal


class PaperDateField(DayField):
    """A paper's date, as precise as it is known: 10/06/2024, 06/2024 or 2024."""

    def _of_year(self, text: str) -> str:
        found = _MONTH_YEAR.fullmatch(text)
        if not found:
            return ""
        if found[1] and not 1 <= int(found[1]) <= _LAST_MONTH:
            raise forms.ValidationError(_("Tháng phải từ 1 đến 12."))
        return f"{found[2]}-{int(found[1]):02d}" if found[1] else found[2]


class NamesField(forms.CharField):
    """Names of bodies, one a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> tuple[str, ...]:
        lines = (nfc(line).strip(" ;,.\t")[:300] for line in str(super().clean(value)).splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))


class BoxedForm(forms.Form):
    """A form drawn box by box: every box has the common look, and is as high as its words."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for bound in self:
            widget = bound.field.widget
            if isinstance(widget, forms.CheckboxInput | forms.HiddenInput):
                continue
            widget.attrs["class"] = f"in {widget.attrs.get('class', '')}".strip()
            if isinstance(widget, forms.Textarea):
                widget.attrs["rows"] = _rows(str(bound.value() or ""))


def _rows(text: str) -> int:
    lines = sum(1 + len(line) // _LINE for line in text.splitlines())
    return min(max(lines, 1), _MOST_ROWS)


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
    time_text = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)

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
                text=said["time_text"],
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


class BodyField(forms.ModelChoiceField[Body]):
    """One body, shown with its province where its name lacks it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Body.objects.none(), empty_label=gettext_lazy("Chưa có"), **options)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.full_name)


class ConfirmForm(forms.Form):
    """From when a plan is tracked, when it is reported on, and who answers for what."""

    tracked_from = DayField(
        label=gettext_lazy("Theo dõi từ ngày"),
        help_text=gettext_lazy(
            "Kỳ trước ngày này được mở làm lịch sử để đơn vị báo cáo bù, không tính quá hạn."
        ),
    )
    report_period = forms.ChoiceField(
        label=gettext_lazy("Kỳ báo cáo của kế hoạch"), choices=PERIOD_LABELS
    )
    report_day = forms.IntegerField(
        label=gettext_lazy("Ngày báo cáo"),
        min_value=1,
        max_value=31,
        help_text=gettext_lazy("Ngày trong tháng cuối của kỳ; kỳ năm, ngày 15 là 15/12."),
    )
    contributor_days = forms.IntegerField(
        label=gettext_lazy("Đơn vị gửi trước"),
        min_value=0,
        max_value=25,
        help_text=gettext_lazy("Số ngày; 10 là các đơn vị gửi đầu mối trước 10 ngày."),
    )
    steward = BodyField(label=gettext_lazy("Đầu mối theo dõi"))
    collector = BodyField(label=gettext_lazy("Nơi tiếp nhận khó khăn, vướng mắc"), required=False)
    consolidator = BodyField(label=gettext_lazy("Nơi tổng hợp dự toán"), required=False)
    accept_rest = forms.BooleanField(required=False)

    def __init__(self, *args: Any, bodies: Any, left: int, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("steward", "collector", "consolidator"):
            choice = self.fields[name]
            if isinstance(choice, forms.ModelChoiceField):
                choice.queryset = bodies
        if left:
            self.fields["accept_rest"].required = True
            self.fields["accept_rest"].label = _("Đồng ý với %(n)d mục còn cần xem") % {"n": left}
            self.fields["accept_rest"].error_messages["required"] = _(
                "Còn %(n)d mục cần xem. Xem từng mục, hoặc đánh dấu đồng ý với tất cả."
            ) % {"n": left}
        else:
            del self.fields["accept_rest"]

    def clean_tracked_from(self) -> Any:
        try:
            return parse_date(day_words(self.cleaned_data["tracked_from"]))
        except DomainError as refusal:
            raise forms.ValidationError(_("Ghi đủ ngày, tháng, năm: 01/01/2026.")) from refusal

    def calendar(self) -> ReportingCalendar:
        said = self.cleaned_data
        return ReportingCalendar(
            Period(said["report_period"]), said["report_day"], said["contributor_days"]
        )


class AssignForm(forms.Form):
    """The bodies that are to lead a task: picked by click, the whole group, or typed by name."""

    group = forms.BooleanField(required=False)
    everywhere = forms.BooleanField(required=False)
    bodies = forms.ModelMultipleChoiceField(Body.objects.none(), required=False)
    name = forms.CharField(required=False, max_length=300)

    def __init__(self, *args: Any, bodies: Any, members: list[Body], **options: Any) -> None:
        super().__init__(*args, **options)
        self.all_bodies, self.members = bodies, members
        choice = self.fields["bodies"]
        if isinstance(choice, forms.ModelMultipleChoiceField):
            choice.queryset = bodies

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = [*(cleaned.get("bodies") or ()), *(self.members if cleaned.get("group") else ())]
        wanted = nfc(cleaned.get("name") or "").strip()
        if wanted:
            named = [b for b in self.all_bodies if wanted in {b.full_name, b.name}]
            if len(named) != 1:
                raise forms.ValidationError(
                    _("Không có đơn vị tên “%(name)s”. Chọn tên trong danh sách gợi ý.")
                    % {"name": wanted}
                )
            chosen += named
        if not chosen:
            raise forms.ValidationError(_("Chọn đơn vị trước khi giao."))
        cleaned["ids"] = {body.pk for body in chosen}
        return cleaned
