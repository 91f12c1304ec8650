"""What is typed on the way of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.core.inputs import DayField, FilesField
from hientai.core.inputs import Upload as File
from hientai.drafting.services import Point

_AREA = {"rows": 3}
POINTS = 3  # empty rows of a form of comments


class OneFileField(FilesField):
    """One file, checked as it comes: (name, bytes), or None."""

    def __init__(self, **options: Any) -> None:
        super().__init__(help_text="", widget=forms.FileInput, **options)

    def clean(self, data: Any, initial: Any = None) -> File | None:  # type: ignore[override]  # one
        found = super().clean([data] if data else [], initial)
        return found[0] if found else None


class VersionForm(forms.Form):
    file = OneFileField(label=_("Tệp dự thảo"), error_messages={"required": _("Chọn tệp dự thảo.")})
    note = forms.CharField(label=_("Thay đổi gì so với bản trước"), max_length=300, required=False)


class AskForm(forms.Form):
    """Whom to ask, by when."""

    bodies = forms.ModelMultipleChoiceField(
        label=_("Đơn vị được hỏi"),
        queryset=Body.objects.none(),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Giữ Ctrl để chọn nhiều đơn vị."),
        error_messages={"required": _("Chọn ít nhất một đơn vị.")},
    )
    due_on = DayField(label=_("Góp ý trước ngày"), error_messages={"required": _("Ghi hạn góp ý.")})

    def __init__(self, *args: Any, bodies: QuerySet[Body], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["bodies"].queryset = bodies  # type: ignore[attr-defined]  # of the choice field


class CommentForm(forms.Form):
    """A body's points, one a row; none of them when it agrees."""

    agrees = forms.BooleanField(label=_("Thống nhất với dự thảo, không góp ý"), required=False)
    paper = forms.CharField(label=_("Số văn bản góp ý"), max_length=60, required=False)
    file = OneFileField(label=_("Tệp văn bản góp ý"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in range(1, POINTS + 1):
            self.fields[f"place{number}"] = forms.CharField(
                label=_t("Điều, khoản, mục"), max_length=120, required=False
            )
            self.fields[f"text{number}"] = forms.CharField(
                label=_t("Góp ý"),
                max_length=5000,
                required=False,
                widget=forms.Textarea(attrs=_AREA),
            )
            self.fields[f"proposal{number}"] = forms.CharField(
                label=_t("Đề nghị sửa thành"),
                max_length=5000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def rows(self) -> Sequence[tuple[Any, Any, Any]]:
        names = ("place", "text", "proposal")
        numbers = range(1, POINTS + 1)
        return [
            (self[f"{a}{n}"], self[f"{b}{n}"], self[f"{c}{n}"])
            for n in numbers
            for a, b, c in [names]
        ]

    @property
    def points(self) -> list[Point]:
        said = self.cleaned_data
        found = [
            Point(said[f"text{n}"], said[f"place{n}"], said[f"proposal{n}"])
            for n in range(1, POINTS + 1)
        ]
        return [] if said.get("agrees") else [one for one in found if one.text.strip()]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not said.get("agrees") and not self.points:
            self.add_error("text1", _t("Ghi góp ý, hoặc chọn thống nhất với dự thảo."))
        return said


class AnswerForm(forms.Form):
    """What becomes of a comment."""

    outcome = forms.ChoiceField(
        choices=[
            ("adopted", _("Tiếp thu")),
            ("partly", _("Tiếp thu một phần")),
            ("explained", _("Giải trình")),
        ],
        error_messages={"required": _("Chọn tiếp thu hay giải trình.")},
    )
    words = forms.CharField(max_length=5000, required=False)


class SubmitForm(forms.Form):
    number = forms.CharField(
        label=_("Số tờ trình"),
        max_length=60,
        error_messages={"required": _("Ghi số tờ trình.")},
    )
    submitted_to = forms.CharField(
        label=_("Trình cơ quan"),
        max_length=200,
        error_messages={"required": _("Ghi nơi nhận tờ trình.")},
    )
    on = DayField(label=_("Ngày trình"), required=False, help_text=_("Để trống nếu là hôm nay."))


class BackForm(forms.Form):
    to = forms.ChoiceField(label=_("Trả về bước"), choices=[])
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=2000,
        widget=forms.Textarea(attrs=_AREA),
        error_messages={"required": _("Ghi lý do trả lại.")},
    )

    def __init__(self, *args: Any, steps: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].choices = steps  # type: ignore[attr-defined]  # of the choice field


class IssueForm(forms.Form):
    number = forms.CharField(
        label=_("Số, ký hiệu"),
        max_length=60,
        error_messages={"required": _("Ghi số, ký hiệu văn bản.")},
    )
    issued = DayField(
        label=_("Ngày ban hành"), error_messages={"required": _("Ghi ngày ban hành.")}
    )
    title = forms.CharField(label=_("Trích yếu"), max_length=500, required=False)
    file = OneFileField(label=_("Tệp văn bản đã ban hành"), required=False)
    done = forms.BooleanField(
        label=_("Báo cáo việc này đã xong, lấy văn bản làm minh chứng"),
        required=False,
    )
