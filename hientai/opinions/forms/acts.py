"""What is typed to take a step of an opinion's way."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.bodies.fields import BodyField
from hientai.core.inputs import DayField, FilesField
from hientai.opinions.models import Opinion
from hientai.opinions.selectors import joinable


def area(label: Any, *, rows: int = 4, required: bool = True, ask: Any = "") -> forms.CharField:
    """Return a field for a few sentences; `ask` says what to write where it is empty."""
    words = forms.Textarea(attrs={"rows": rows})
    errors = {"required": ask} if ask else None
    return forms.CharField(
        label=label, widget=words, max_length=5000, required=required, error_messages=errors
    )


class ActForm(forms.Form):
    """A step of one opinion, by one person."""

    def __init__(self, *args: Any, opinion: Opinion, actor: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.opinion, self.actor = opinion, actor
        self.prepare()

    def prepare(self) -> None:
        """Fit the fields to the opinion."""


class _Outcomes(ActForm):
    def prepare(self) -> None:
        outcome = self.fields["outcome"]
        choices = [(key, _t(label)) for key, label in self.opinion.rules.outcomes.items()]
        outcome.choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        outcome.initial = choices[0][0]


class AnswerForm(_Outcomes):
    outcome = forms.ChoiceField(label=_("Kết quả"))
    words = area(_("Nội dung trả lời"), rows=5, ask=_("Ghi nội dung trả lời."))
    attached = FilesField(label=_("Tệp kèm theo"), required=False)


class DecideForm(AnswerForm):
    words = area(_("Quyết định và lý do"), rows=5, ask=_("Ghi quyết định và lý do."))

    def prepare(self) -> None:
        super().prepare()
        self.fields["outcome"].initial = "solved"


class ClassifyForm(ActForm):
    category = forms.ChoiceField(label=_("Nhóm"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        category = self.fields["category"]
        labels = self.opinion.rules.categories.items()
        category.choices = [(key, _t(label)) for key, label in labels]  # type: ignore[attr-defined]  # a ChoiceField
        category.initial = self.opinion.category


class PassOnForm(ActForm):
    to = BodyField(label=_("Đơn vị trả lời"))
    words = area(_("Lý do chuyển"), ask=_("Ghi lý do chuyển."))

    def prepare(self) -> None:
        self.fields["to"].province = self.opinion.collector.province  # type: ignore[attr-defined]  # a BodyField


class ProposeForm(ActForm):
    words = area(_("Hướng giải quyết đề xuất"), ask=_("Ghi hướng giải quyết đề xuất."))
    attached = FilesField(label=_("Tệp kèm theo"), required=False)


class GiveBackForm(ActForm):
    words = area(_("Yêu cầu làm lại"), ask=_("Ghi yêu cầu làm lại."))


class SendUpForm(ActForm):
    to = forms.CharField(
        label=_("Cơ quan nhận"), max_length=200, help_text=_("Ví dụ: Bộ Khoa học và Công nghệ.")
    )
    number = forms.CharField(
        label=_("Số, ký hiệu văn bản"), max_length=60, help_text=_("Ví dụ: 125/UBND-KGVX.")
    )
    issued = DayField(label=_("Ngày văn bản"))
    title = forms.CharField(label=_("Trích yếu"), max_length=500, required=False)
    words = area(_("Nội dung đề nghị"), required=False)
    attached = FilesField(label=_("Bản chụp văn bản"), required=False)


class HearForm(ActForm):
    issuer = forms.CharField(label=_("Cơ quan trả lời"), max_length=200)
    number = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=60, required=False)
    issued = DayField(label=_("Ngày văn bản"), required=False)
    words = area(_("Nội dung trả lời"), rows=5, ask=_("Ghi nội dung trả lời."))
    attached = FilesField(label=_("Bản chụp văn bản"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("number") and not data.get("issued"):
            raise ValidationError({"issued": _t("Nhập ngày văn bản.")})
        return data


class ReopenForm(ActForm):
    words = area(_("Việc còn chưa xong"), ask=_("Ghi việc còn chưa xong."))
    due_on = DayField(
        label=_("Hạn trả lời mới"), required=False, help_text=_("Để trống thì theo hạn chung.")
    )


class CloseForm(ActForm):
    words = area(_("Ghi chú"), rows=2, required=False)


class JoinForm(ActForm):
    others = forms.ModelMultipleChoiceField(
        Opinion.objects.none(),
        label=_("Kiến nghị nêu cùng việc"),
        error_messages={"required": _("Chọn ít nhất một kiến nghị.")},
    )

    def prepare(self) -> None:
        self.fields["others"].queryset = joinable(self.opinion, self.actor)  # type: ignore[attr-defined]  # of this field


class NothingForm(ActForm):
    """A step that says nothing more."""
