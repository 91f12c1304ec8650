"""What people enter about reviews."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.kernel.papers import PARTY_KINDS, Form
from hientai.kernel.permissions import Actor
from hientai.plans.models import Plan
from hientai.reports.domain.composing import OutlineSection
from hientai.reviews.domain.judging import Verdict
from hientai.reviews.domain.outlines import ANNEX_LABELS, PART_LABELS, OutlineData
from hientai.reviews.models import Addressee, FormChoice, Kind, Review
from hientai.reviews.selectors import outlines, plans_to_review, stewards_of
from hientai.reviews.services import NewReview, SectionChange

MORE_SECTIONS = 1  # empty rows under the sections that there are
DAY = "%d/%m/%Y"


class DayField(forms.DateField):
    """A day as people write it: 16/05/2025, 16/5/2025, or ISO."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            input_formats=[DAY, "%d/%m/%y", "%Y-%m-%d"],
            widget=forms.DateInput(format=DAY, attrs={"inputmode": "numeric"}),
            **options,
        )


class NewReviewForm(forms.Form):
    """A new review: kind and span, of what, by which outline."""

    kind = forms.ChoiceField(label=_("Loại báo cáo"), choices=Kind.choices)
    start = DayField(label=_("Từ ngày"))
    end = DayField(label=_("Đến hết ngày"))
    plans = forms.ModelMultipleChoiceField(
        Plan.objects.none(), label=_("Kế hoạch"), widget=forms.CheckboxSelectMultiple
    )
    steward = forms.ModelChoiceField(Body.objects.none(), label=_("Đơn vị lập báo cáo"))
    outline = forms.ChoiceField(label=_("Đề cương"))
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Chỉ của một đơn vị"),
        required=False,
        empty_label=_("Mọi đơn vị"),
    )
    place = forms.CharField(label=_("Chỉ của một địa bàn"), required=False, max_length=120)

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["plans"].queryset = plans_to_review(actor)  # type: ignore[attr-defined]  # the stubs know a bare Field
        self.fields["steward"].queryset = stewards_of(actor)  # type: ignore[attr-defined]  # as above
        self.fields["body"].queryset = Body.objects.filter(duties__isnull=False).distinct()  # type: ignore[attr-defined]  # as above
        self.known = {one.key: one for one in outlines()}
        self.fields["outline"].choices = [(key, one.name) for key, one in self.known.items()]  # type: ignore[attr-defined]  # as above

    def new_review(self) -> NewReview:
        asked = self.cleaned_data
        return NewReview(
            kind=asked["kind"],
            start=asked["start"],
            end=asked["end"],
            plans=tuple(asked["plans"]),
            steward=asked["steward"],
            outline=self.known[asked["outline"]],
            body=asked["body"],
            place=asked["place"].strip(),
        )


def usual_span(kind: str, today: date) -> tuple[date, date]:
    """Return the span for which a kind is mostly made on a day."""
    year = today.year if today.month > 10 else today.year - 1  # noqa: PLR2004 - November: the year's report is due
    if kind == Kind.HALF:
        return date(today.year, 1, 1), date(today.year, 6, 30)
    if kind in {Kind.INTERIM, Kind.FINAL}:
        return date(year - 2 if kind == Kind.INTERIM else year - 4, 1, 1), date(year, 12, 31)
    if kind == Kind.CUSTOM:
        return date(today.year, 1, 1), date(
            today.year, today.month, monthrange(today.year, today.month)[1]
        )
    return date(year, 1, 1), date(year, 12, 31)


class PassageForm(forms.Form):
    text = forms.CharField(required=False, strip=True, widget=forms.Textarea)
    insert = forms.CharField(required=False)
    within = forms.CharField(required=False)

    def typed(self) -> str:
        """Return the text, with the figure that was to be inserted where no script did it."""
        text = str(self.cleaned_data["text"])
        if name := self.cleaned_data["insert"]:
            within = self.cleaned_data["within"]
            text = f"{text} {{{{{name}{', ' if within else ''}{within}}}}}".strip()
        return text


class HeadForm(forms.Form):
    title = forms.CharField(
        label=_("Trích yếu"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    authority = forms.CharField(label=_("Quyền hạn ký"), required=False, max_length=120)
    position = forms.CharField(label=_("Chức vụ người ký"), required=False, max_length=120)
    signer = forms.CharField(label=_("Họ tên người ký"), required=False, max_length=120)


class IssueForm(forms.Form):
    number = forms.IntegerField(label=_("Số"), min_value=1)
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=40)
    on = DayField(label=_("Ngày phát hành"))

    def __init__(self, *args: Any, form: Form, **options: Any) -> None:
        super().__init__(*args, **options)
        self.form = form

    def clean_symbol(self) -> str:
        symbol = str(self.cleaned_data["symbol"]).strip()
        party = self.form is Form.PARTY
        opening = PARTY_KINDS["Báo cáo"] + ("/" if party else "-")
        if not symbol.startswith(opening) or " " in symbol:
            example = "BC/TU" if party else "BC-LHH"
            raise forms.ValidationError(
                _t("Ký hiệu của báo cáo có dạng %(example)s.") % {"example": example}
            )
        return symbol


class JudgeForm(forms.Form):
    verdict = forms.TypedChoiceField(coerce=Verdict, choices=[(v.value, v.value) for v in Verdict])
    words = forms.CharField(required=False)
    value = forms.CharField(required=False, max_length=100)


class MarkForm(forms.Form):
    state = forms.ChoiceField(choices=Addressee.State.choices)
    on = DayField(required=False)
    reason = forms.CharField(required=False)


class SectionForm(forms.Form):
    """A section of an outline or of a review."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    order = forms.IntegerField(label=_("Thứ tự"), required=False, min_value=1)
    title = forms.CharField(label=_("Tên mục"), required=False, max_length=200)
    parts = forms.MultipleChoiceField(
        label=_("Mục này nêu"), required=False, choices=[], widget=forms.CheckboxSelectMultiple
    )
    drop = forms.BooleanField(label=_("Bỏ mục này"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parts"].choices = labelled(PART_LABELS)  # type: ignore[attr-defined]  # the stubs know a bare Field

    @property
    def stays(self) -> bool:
        asked = self.cleaned_data
        return bool(asked.get("title", "").strip()) and not asked.get("drop")

    def change(self) -> SectionChange:
        asked = self.cleaned_data
        chosen = set(asked["parts"])
        parts = tuple(name for name in PART_LABELS if name in chosen)
        return SectionChange(asked["key"], asked["title"].strip(), parts)


SectionForms = forms.formset_factory(SectionForm, extra=MORE_SECTIONS)


def labelled(labels: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, _t(label)) for name, label in labels.items()]


class OutlineForm(forms.Form):
    name = forms.CharField(label=_("Tên đề cương"), max_length=200)
    kinds = forms.MultipleChoiceField(
        label=_("Dùng cho"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    form = forms.ChoiceField(label=_("Thể thức"), choices=FormChoice.choices)
    annexes = forms.MultipleChoiceField(
        label=_("Phụ lục"), required=False, choices=[], widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["annexes"].choices = labelled(ANNEX_LABELS)  # type: ignore[attr-defined]  # the stubs know a bare Field

    def outline(self, key: str, sections: Iterable[SectionChange]) -> OutlineData:
        asked = self.cleaned_data
        return OutlineData(
            key=key,
            name=asked["name"],
            kinds=tuple(asked["kinds"]),
            form=Form(asked["form"]),
            sections=tuple(
                OutlineSection(one.key or f"m{place}", one.title, one.parts)
                for place, one in enumerate(sections, 1)
            ),
            annexes=tuple(asked["annexes"]),
        )


class ArrangeForm(forms.Form):
    annexes = forms.MultipleChoiceField(
        label=_("Phụ lục"), required=False, choices=[], widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["annexes"].choices = labelled(ANNEX_LABELS)  # type: ignore[attr-defined]  # the stubs know a bare Field


def sections_in_order(forms_given: Iterable[Any]) -> tuple[SectionChange, ...]:
    """Return the sections that stay, by the order that was typed."""
    rows = [form for form in forms_given if form.stays]
    last = len(rows) + 1
    rows.sort(key=lambda form: form.cleaned_data.get("order") or last)
    return tuple(form.change() for form in rows)


def sections_of(review: Review) -> list[dict[str, Any]]:
    return [
        {"key": one.key, "order": place, "title": one.title, "parts": one.parts}
        for place, one in enumerate(review.sections.all(), 1)
    ]
