"""How targets stand today: one reading of observations for however many targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.documents.models import Relation
from hientai.indicators.domain.goals import Point
from hientai.indicators.domain.judging import Judgement, State, judge, overall
from hientai.indicators.models import STATE_LABELS, Observation, Target, Verdict
from hientai.indicators.selectors.wording import amount, reasons
from hientai.kernel.permissions import Actor
from hientai.plans.domain.figures import target_words
from hientai.plans.models import Plan, Task
from hientai.plans.selectors import visible_plans

Place = tuple[int, str, str]  # indicator, dimension, part


@dataclass(frozen=True)
class PartStands:
    """One value of a target: of one sector, or the whole."""

    part: str
    judged: Judgement
    held: Observation | None
    why: str

    @property
    def state(self) -> State:
        return self.judged.state

    @property
    def state_label(self) -> str:
        return str(STATE_LABELS[self.state])


@dataclass(frozen=True)
class Stands:
    """A target with its state today."""

    target: Target
    state: State
    parts: tuple[PartStands, ...] = ()
    ended_by: Plan | None = None  # a plan that replaced this one, or says this anew
    verdict: Verdict | None = None
    stopped: bool = False  # its plan is followed no more

    @property
    def has_ended(self) -> bool:
        return self.stopped or self.ended_by is not None

    @property
    def label(self) -> str:
        return str(STATE_LABELS[self.state])

    @property
    def is_judged(self) -> bool:
        """Return whether it counts: not an objective that nobody judged, nor one that ended."""
        return not self.has_ended and (self.verdict is not None or not self.target.in_words)

    @property
    def why(self) -> str:
        if self.target.in_words:
            return self.verdict.words if self.verdict else _("Chưa đánh giá.")
        if len(self.parts) == 1:
            return self.parts[0].why
        met = sum(one.state == State.MET for one in self.parts)
        return _("%(met)s/%(all)s phần đạt.") % {"met": met, "all": len(self.parts)}

    @property
    def held(self) -> Observation | None:
        return self.parts[0].held if len(self.parts) == 1 else None

    @property
    def today(self) -> str:
        """Say today's value, or how many parts have one."""
        if self.target.in_words:
            return ""
        unit = self.target.indicator.unit if self.target.indicator else ""
        if len(self.parts) == 1:
            held = self.parts[0].held
            return amount(held.value if held else None, unit)
        known = sum(one.held is not None for one in self.parts)
        return _("%(n)s/%(all)s phần có số liệu") % {"n": known, "all": len(self.parts)}

    @property
    def goal(self) -> str:
        return target_words(self.target) if not self.target.in_words else ""


def visible_targets(actor: Actor) -> QuerySet[Target]:
    """Return the targets of the plans that a person sees."""
    plans = visible_plans(actor).filter(state=Plan.State.CONFIRMED).order_by()
    return Target.objects.filter(plan__in=plans.values("pk")).select_related(
        "plan__document", "plan__steward", "indicator__over", "indicator__body", "read"
    )


def followed(actor: Actor) -> QuerySet[Target]:
    return visible_targets(actor).filter(stage=Target.Stage.CONFIRMED)


def standings(targets: Iterable[Target], today: date | None = None) -> list[Stands]:
    """Judge targets as of a day, in three queries however many there are."""
    rows, today = list(targets), today or localdate()
    held = current_observations({one.indicator_id for one in rows if one.indicator_id})
    ended = _ended(rows)
    verdicts = _verdicts([one.pk for one in rows if one.in_words])
    stopped = _stopped({one.plan_id for one in rows})
    found = [_stands(one, held, today, ended.get(one.pk), verdicts.get(one.pk)) for one in rows]
    return [replace(one, stopped=one.target.plan_id in stopped) for one in found]


def current_observations(
    indicators: Collection[int | None],
) -> dict[Place, list[Observation]]:
    """Return the values in force by place, in the order of their days."""
    found: defaultdict[Place, list[Observation]] = defaultdict(list)
    rows = Observation.objects.filter(indicator__in=indicators, current=True).order_by("on", "id")
    for row in rows:
        found[row.indicator_id, row.dim, row.part].append(row)
    return found


def _stands(
    target: Target,
    held: dict[Place, list[Observation]],
    today: date,
    ended: Plan | None,
    verdict: Verdict | None,
) -> Stands:
    if target.in_words:
        state = State(verdict.state) if verdict else State.NOT_DUE
        return Stands(target, state, (), ended, verdict)
    parts = tuple(_part(target, part, held, today) for part in target.parts or [""])
    return Stands(target, overall([one.judged for one in parts]), parts, ended)


def _part(
    target: Target, part: str, held: dict[Place, list[Observation]], today: date
) -> PartStands:
    place = (target.indicator_id or 0, target.dim if part else "", part)
    rows = [row for row in held.get(place, []) if row.on <= today]
    judged = judge(target.goal, [Point(row.on, row.value) for row in rows], today)
    last = rows[-1] if rows else None
    why = reasons(judged, target.indicator, last) if target.indicator else ""
    return PartStands(part, judged, last, why)


def _verdicts(targets: Collection[int]) -> dict[int, Verdict]:
    rows = Verdict.objects.filter(target__in=targets).order_by("at", "id") if targets else ()
    return {row.target_id: row for row in rows}


def _stopped(plans: Collection[int]) -> set[int]:
    """Return those of the plans of which every task was stopped."""
    kept = Count("pk", filter=Q(stopped_on=None))
    tasks = Task.objects.filter(plan__in=plans, dropped=False, opens_duties=True)
    rows = tasks.order_by().values_list("plan").annotate(kept=kept)
    return {plan for plan, kept in rows if not kept}


def _ended(targets: Sequence[Target]) -> dict[int, Plan]:
    """Return by which confirmed plan a target stands no more: replaced whole, or said anew in one."""
    papers = {one.plan.document_id: one.plan_id for one in targets}
    said = Relation.objects.filter(
        target__in=papers,
        kind__in=(Relation.Kind.REPLACES, Relation.Kind.ANNULS, Relation.Kind.AMENDS),
        source__plan__state=Plan.State.CONFIRMED,
    ).exclude(state=Relation.State.REFUSED)
    rows = list(said.select_related("source__plan__document"))
    if not rows:
        return {}
    newer = {row.source.plan.pk: row.source.plan for row in rows}
    anew = set(
        Target.objects.filter(plan__in=newer, stage=Target.Stage.CONFIRMED)
        .exclude(indicator=None)
        .values_list("plan_id", "indicator_id", "dim")
    )
    found: dict[int, Plan] = {}
    for target in targets:
        for row in rows:
            plan = row.source.plan
            if row.target_id != target.plan.document_id:
                continue
            whole = row.kind != Relation.Kind.AMENDS
            if whole or (plan.pk, target.indicator_id, target.dim) in anew:
                found[target.pk] = plan
    return found
