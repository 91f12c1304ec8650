"""The address of a report, read: which of its figures is open."""

from __future__ import annotations

from django import forms

from hientai.duties.domain import DutyRole, DutyState
from hientai.reports.domain.facts import (
    ANSWERED,
    BEHIND,
    NO_DUTY,
    NOT_BEHIND,
    RAISED,
    UNASSIGNED,
    Counts,
    Query,
)
from hientai.reports.domain.spans import Part

STATES = (*DutyState, NO_DUTY, UNASSIGNED, RAISED, ANSWERED, BEHIND, NOT_BEHIND)


class FigureForm(forms.Form):
    """Which figure of a report is open: the parameters that `Query.parameters` writes."""

    count = forms.TypedChoiceField(
        coerce=Counts, choices=[(c.value, c.value) for c in Counts], required=False
    )
    part = forms.TypedChoiceField(
        coerce=Part, choices=[(p.value, p.value) for p in Part], required=False
    )
    state = forms.MultipleChoiceField(choices=[(s, s) for s in STATES], required=False)
    group = forms.IntegerField(required=False)
    body = forms.IntegerField(required=False)
    task = forms.IntegerField(required=False)
    quarter = forms.IntegerField(required=False)
    role = forms.TypedChoiceField(
        coerce=DutyRole, choices=[(r.value, r.value) for r in DutyRole], required=False
    )
    before = forms.BooleanField(required=False)

    def query(self) -> Query | None:
        """Return what is asked for; None when nothing is, or nothing that can be understood."""
        if not any(name in self.data for name in self.fields) or not self.is_valid():
            return None
        asked = self.cleaned_data
        return Query(
            counts=asked["count"] or Counts.DUTIES,
            part=asked["part"] or Part.OWED,
            states=tuple(asked["state"]),
            group=asked["group"],
            body=asked["body"],
            task=asked["task"],
            quarter=asked["quarter"],
            role=asked["role"] or DutyRole.LEAD,
            before=asked["before"],
        )
