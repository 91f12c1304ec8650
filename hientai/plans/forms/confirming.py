"""Forms of confirming a plan and giving its tasks to bodies."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hientai.bodies.models import Body
from hientai.kernel.errors import DomainError
from hientai.kernel.vietnamese import nfc, parse_date
from hientai.plans.forms.calendar import CalendarForm
from hientai.plans.forms.fields import BodyField, DayField
from hientai.plans.selectors.words import day_words


class ConfirmForm(CalendarForm):
    """From when a plan is tracked, when it is reported on, and who answers for what."""

    tracked_from = DayField(
        label=gettext_lazy("Theo dõi từ ngày"),
        help_text=gettext_lazy(
            "Kỳ trước ngày này được mở làm lịch sử để đơn vị báo cáo bù, không tính quá hạn."
        ),
    )
    steward = BodyField(label=gettext_lazy("Đầu mối theo dõi"))
    collector = BodyField(label=gettext_lazy("Nơi tiếp nhận khó khăn, vướng mắc"), required=False)
    consolidator = BodyField(label=gettext_lazy("Nơi tổng hợp dự toán"), required=False)
    accept_rest = forms.BooleanField(required=False)

    def __init__(self, *args: Any, left: int, **options: Any) -> None:
        super().__init__(*args, **options)
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
