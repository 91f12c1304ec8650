"""What is typed about a body."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from hientai.bodies.domain import current_provinces
from hientai.bodies.domain.events import CARDINALITY, Fact, Head, NewBody, OtherName
from hientai.bodies.models import Body, BodyDetail, BodyKind, Event, EventKind, Handover
from hientai.bodies.selectors import lists


def _provinces() -> list[tuple[str, str]]:
    return [("", str(_("Chọn tỉnh, thành phố"))), *((name, name) for name in current_provinces())]


class AddBodyForm(forms.Form):
    name = forms.CharField(label=_("Tên"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=[("", _("Chọn loại")), *BodyKind.choices])
    province = forms.ChoiceField(label=_("Tỉnh, thành phố"), choices=_provinces)
    valid_from = forms.DateField(
        label=_("Hoạt động từ ngày"),
        required=False,
        widget=forms.TextInput,
        help_text=_("Ví dụ 01/07/2025."),
    )
    aliases = forms.CharField(
        label=_("Tên khác trong văn bản"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một tên, kể cả tên viết tắt."),
    )

    def clean_aliases(self) -> list[str]:
        """Return one alias a line; what does not fit the field is refused with its line."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["aliases"].splitlines()]
        for number, line in enumerate(lines, start=1):
            if len(line) > 200:  # noqa: PLR2004 -- the length of the field
                raise forms.ValidationError(_("Dòng %(n)s dài quá 200 chữ."), params={"n": number})
        return [line for line in lines if line]


class ChangeBodyForm(forms.Form):
    """What is true of a body now, or one more thing that was true from a day on."""

    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    alias = forms.CharField(label=_("Thêm tên khác trong văn bản"), required=False, max_length=200)
    alias_since = forms.DateField(
        label=_("Tên này dùng từ ngày"), required=False, widget=forms.TextInput
    )
    alias_until = forms.DateField(label=_("Đến hết ngày"), required=False, widget=forms.TextInput)
    kind = forms.ChoiceField(
        label=_("Ghi thêm"), required=False, choices=[("", _("Chọn")), *BodyDetail.Kind.choices]
    )
    value = forms.CharField(label=_("Nội dung"), required=False, max_length=300)
    since = forms.DateField(label=_("Từ ngày"), required=False, widget=forms.TextInput)
    basis = forms.CharField(label=_("Văn bản căn cứ"), required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        """Turn the detail into what the service takes; who is above is a body by its name."""
        given = super().clean() or {}
        if given.get("kind") and not given.get("value"):
            self.add_error("value", _("Nhập nội dung."))
        elif given.get("kind") == BodyDetail.Kind.PARENT:
            try:
                given["other"] = body_named(given["value"], given.get("since") or localdate())
            except forms.ValidationError as refusal:
                self.add_error("value", refusal)
        return given

    @property
    def other_name(self) -> OtherName:
        given = self.cleaned_data
        return OtherName(given["alias"], given["alias_since"], given["alias_until"])

    @property
    def fact(self) -> Fact | None:
        given = self.cleaned_data
        other: Body | None = given.get("other")
        if not given["kind"]:
            return None
        value = other.name if other else given["value"]
        return Fact(
            given["kind"], value, given["since"], other.pk if other else None, given["basis"]
        )


class ProvinceForm(forms.Form):
    province = forms.ChoiceField(label=_("Tỉnh, thành phố"), choices=_provinces)


class HeadForm(forms.Form):
    """What happened, when, by which paper."""

    kind = forms.ChoiceField(
        label=_("Việc sắp xếp"),
        choices=[(kind.value, _(CARDINALITY[kind].sentence)) for kind in EventKind],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(
        label=_("Ngày có hiệu lực"),
        widget=forms.TextInput,
        help_text=_("Ngày đầu của đơn vị mới, ví dụ 01/07/2025. Có thể ghi trước ngày đó."),
    )
    basis = forms.CharField(
        label=_("Văn bản căn cứ"),
        max_length=200,
        help_text=_("Loại và số, ký hiệu, ví dụ Nghị quyết 202/2025/QH15."),
    )
    basis_date = forms.DateField(label=_("Ngày văn bản"), required=False, widget=forms.TextInput)
    basis_issuer = forms.CharField(label=_("Cơ quan ban hành"), required=False, max_length=200)
    sure = forms.BooleanField(label=_("Tôi đã xem văn bản này"), required=False)

    @property
    def head(self) -> Head:
        return Head(**self.cleaned_data)

    @staticmethod
    def initial_of(event: Event) -> dict[str, object]:
        names = ("kind", "on", "basis", "basis_date", "basis_issuer", "sure")
        return {name: getattr(event, name) for name in names}


def body_named(name: str, day: date) -> Body:
    """Return the only body of a name on a day; refuse none and several with a sentence."""
    found = lists.bodies_at(name, day)
    if not found:
        raise forms.ValidationError(
            _("Ngày %(day)s chưa có đơn vị tên “%(name)s”; chọn trong gợi ý."),
            params={"day": f"{day:%d/%m/%Y}", "name": name},
        )
    if len(found) > 1:
        raise forms.ValidationError(
            _("Có %(n)s đơn vị tên này; ghi thêm tỉnh trong ngoặc, ví dụ “%(one)s”."),
            params={"n": len(found), "one": found[0].full_name},
        )
    return found[0]


class PickBodyForm(forms.Form):
    """A body typed by the name that it had on a day, with suggestions."""

    body = forms.CharField(
        label=_("Tên đơn vị"),
        max_length=260,
        widget=forms.TextInput(attrs={"list": "bodies", "autocomplete": "off"}),
    )

    def __init__(self, *args: object, day: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they come
        self._day = day

    def clean_body(self) -> Body:
        return body_named(self.cleaned_data["body"], self._day)


class NewBodyForm(forms.Form):
    """A body that the event will make."""

    name = forms.CharField(label=_("Tên đơn vị mới"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=[("", _("Chọn loại")), *BodyKind.choices])
    province = forms.ChoiceField(label=_("Tỉnh, thành phố"), choices=_provinces)

    @property
    def new(self) -> NewBody:
        return NewBody(**self.cleaned_data)


class AnswerForm(forms.Form):
    """An answer to what was handed over: which things, what to do with them."""

    do = forms.ChoiceField(
        choices=[(do, do) for do in ("take", "refuse", "pass", "choose", "suggested", "settle")]
    )
    to = forms.CharField(required=False, max_length=260)
    reason = forms.CharField(required=False, max_length=400)
    answer = forms.ChoiceField(required=False, choices=[("", ""), *Handover.Answer.choices])
