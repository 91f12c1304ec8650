"""The list of targets, narrowed; the values behind it; one indicator with all that is known of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import QuerySet

from hientai.indicators.models import Indicator, Observation, Target
from hientai.indicators.selectors.asking import visible_asks
from hientai.indicators.selectors.standing import Stands, current_observations, followed
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import fold
from hientai.plans.models import Plan


def narrowed(stands: Sequence[Stands], *, q: str, plan: str, state: str) -> list[Stands]:
    words = fold(q).split()
    return [
        one
        for one in stands
        if (not plan or str(one.target.plan_id) == plan)
        and (not state or (one.state.value == state and not one.has_ended))
        and all(word in _key(one) for word in words)
    ]


def _key(one: Stands) -> str:
    name = one.target.indicator.name if one.target.indicator else ""
    return fold(f"{name} {one.target.clause}")


def plans_of(stands: Sequence[Stands]) -> list[Plan]:
    return list({one.target.plan_id: one.target.plan for one in stands}.values())


def observed_for(stands: Sequence[Stands]) -> dict[int, list[Observation]]:
    """Return for each target of one value what was observed of it, by day."""
    found = current_observations({one.target.indicator_id for one in stands})
    return {
        one.target.pk: found.get((one.target.indicator_id or 0, "", ""), [])
        for one in stands
        if not one.target.parts
    }


def visible_indicators(actor: Actor) -> QuerySet[Indicator]:
    """Return all for whoever sees all; else those of one's plans, and those one's bodies report."""
    rows = Indicator.objects.select_related("over", "body")
    if actor.reaches_all(Permission.INDICATOR_SEE):
        return rows
    own = followed(actor).values("indicator")
    asked = visible_asks(actor).values("indicator")
    bodies = actor.own_bodies(Permission.INDICATOR_SEE)
    return rows.filter(pk__in=own) | rows.filter(pk__in=asked) | rows.filter(body__in=bodies)


def history(indicator: Indicator) -> list[tuple[Observation, list[Observation]]]:
    """Return the values in force, the newest first, each with the earlier ones of its place."""
    rows = indicator.observations.select_related("document", "ask", "target__plan__document")
    places: defaultdict[tuple[str, str, str], list[Observation]] = defaultdict(list)
    for row in rows.order_by("-id"):
        places[row.dim, row.part, row.period].append(row)
    found = []
    for group in places.values():
        held = next((row for row in group if row.current), group[0])
        found.append((held, [row for row in group if row is not held]))
    return sorted(found, key=lambda pair: (pair[0].on, pair[0].part), reverse=True)


def parts_of_targets(indicator: Indicator) -> list[str]:
    """Return the parts for which any followed target of the indicator wants a value."""
    rows = Target.objects.filter(indicator=indicator, stage=Target.Stage.CONFIRMED)
    return list(
        dict.fromkeys(part for parts in rows.values_list("parts", flat=True) for part in parts)
    )
