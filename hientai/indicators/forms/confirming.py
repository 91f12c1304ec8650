"""Which targets of a plan are followed, and for which indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.indicators.models import Target
from hientai.indicators.selectors.proposals import Proposal
from hientai.indicators.services.confirming import Choice


@dataclass(frozen=True)
class Row:
    """A proposed target with its fields."""

    proposal: Proposal
    follow: BoundField
    indicator: BoundField | None = None
    rhythm: BoundField | None = None


class ConfirmForm(forms.Form):
    """One page for a whole plan: a tick, an indicator and a rhythm for each target."""

    def __init__(
        self, *args: Any, proposals: Sequence[Proposal], facts: Sequence[Proposal], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.proposals, self.facts = proposals, facts
        for one in proposals:
            self.fields[f"follow-{one.key}"] = forms.BooleanField(
                label=_("Theo dõi"), required=False, initial=one.followed
            )
            if not one.in_words:
                self.fields[f"indicator-{one.key}"] = _indicator(one)
                self.fields[f"rhythm-{one.key}"] = forms.ChoiceField(
                    label=_("Tính"), choices=Target.RhythmChoice.choices, initial=one.rhythm
                )
        for one in facts:
            self.fields[f"fact-{one.key}"] = _indicator(one, optional=True)

    def rows(self) -> Iterator[Row]:
        for one in self.proposals:
            follow = self[f"follow-{one.key}"]
            if one.in_words:
                yield Row(one, follow)
            else:
                yield Row(one, follow, self[f"indicator-{one.key}"], self[f"rhythm-{one.key}"])

    def fact_rows(self) -> Iterator[tuple[Proposal, BoundField]]:
        for one in self.facts:
            yield one, self[f"fact-{one.key}"]

    @property
    def choices(self) -> dict[int, Choice]:
        given = self.cleaned_data
        return {
            one.key: Choice(
                given[f"follow-{one.key}"],
                given.get(f"indicator-{one.key}", ""),
                given.get(f"rhythm-{one.key}", ""),
            )
            for one in self.proposals
        }

    @property
    def chosen_facts(self) -> dict[int, str]:
        return {one.key: self.cleaned_data[f"fact-{one.key}"] for one in self.facts}


def _indicator(one: Proposal, *, optional: bool = False) -> forms.ChoiceField:
    choices = list(one.choices)
    if optional:
        choices = [("", _t("không ghi")), *choices]
    return forms.ChoiceField(
        label=_("Chỉ số"), choices=choices, initial=one.chosen, required=not optional
    )
