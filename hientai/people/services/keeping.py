"""Rows of an account that somebody must see or that changed a profile, as the tables keep them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from hientai.people.domain.degrees import Degree, known_degrees
from hientai.people.domain.fields import GUARDED
from hientai.people.domain.importing.account import Change, Judged, Outcome
from hientai.people.domain.importing.drafts import Draft, Problem
from hientai.people.models import Intake, IntakeRow

MASK: Final = "•••"
KEPT: Final = frozenset(Outcome) - {Outcome.NEW, Outcome.SAME}
_BATCH: Final = 500


class KeptRows:
    """The rows of one account, chunk by chunk; what people decided of a row stays with it."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        newest = intake.kept_rows.order_by("-pk").first()
        self._before = newest.pk if newest else 0

    def hear(
        self, judged: Sequence[Judged], befores: Mapping[int, dict[str, Any]] | None = None
    ) -> None:
        """Keep those of a chunk that need a look, in the place of what was kept of them before."""
        rows = [
            self._row(each, (befores or {}).get(id(each), {}))
            for each in judged
            if each.outcome in KEPT
        ]
        old = self._kept_before([each.draft for each in judged])
        for row in rows:
            if before := old.pop((row.sheet, row.row), None):
                row.decision, row.corrections = before.decision, before.corrections
                before.delete()
        undecided = [row.pk for row in old.values() if not row.decision and not row.corrections]
        if undecided:
            self._intake.kept_rows.filter(pk__in=undecided).delete()
        IntakeRow.objects.bulk_create(rows, batch_size=_BATCH)

    def sweep(self) -> None:
        """Drop what was kept before of rows that the file has no more, unless somebody decided it."""
        old = self._intake.kept_rows.filter(pk__lte=self._before, decision="", corrections={})
        old.delete()

    def _kept_before(self, drafts: Sequence[Draft]) -> dict[tuple[str, int], IntakeRow]:
        found: dict[tuple[str, int], IntakeRow] = {}
        for sheet in {draft.place[0] for draft in drafts}:
            numbers = [draft.row + 1 for draft in drafts if draft.place[0] == sheet]
            rows = self._intake.kept_rows.filter(
                sheet=sheet, row__gte=min(numbers), row__lte=max(numbers)
            )
            found.update({(row.sheet, row.row): row for row in rows})
        return found

    def _row(self, judged: Judged, before: dict[str, Any]) -> IntakeRow:
        draft = judged.draft
        return IntakeRow(
            intake=self._intake,
            sheet=draft.place[0],
            row=draft.row + 1,
            outcome=judged.outcome.value,
            name=str(draft.values.get("name", ""))[:120],
            person=judged.person,
            problems=[as_json(problem) for problem in draft.problems],
            changes=[_shown(change) for change in judged.changes],
            before=before,
        )


def as_json(problem: Problem) -> dict[str, str]:
    return {
        "sheet": problem.sheet,
        "cell": problem.cell,
        "value": problem.value,
        "reason": problem.words,
    }


def _shown(change: Change) -> dict[str, str]:
    """Return a change in words; of a guarded value only that it changed."""
    if change.field in GUARDED:
        return {"field": change.field, "before": MASK if change.before else "", "after": MASK}
    return {
        "field": change.field,
        "before": words_of(change.before),
        "after": words_of(change.after),
    }


def words_of(value: Any) -> str:
    """Return a value as a page shows it."""
    if isinstance(value, Degree):
        known = known_degrees().get(value.code)
        parts = (
            known.name if known else "",
            value.speciality,
            value.school,
            str(value.year or ""),
            value.country,
        )
        return ", ".join(filter(None, parts))
    if isinstance(value, list | tuple):
        return "; ".join(map(words_of, value))
    known = known_degrees().get(value) if isinstance(value, str) else None
    return known.name if known else str(value or "")
