"""Who keeps an indicator: the stewards of the plans that name it, and the body that made it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q

from hientai.indicators.models import Indicator, Target
from hientai.kernel.permissions import Actor, Permission


def keepers(indicator: Indicator) -> set[int]:
    return keepers_of([indicator])[indicator.pk]


def keepers_of(indicators: Collection[Indicator]) -> dict[int, set[int]]:
    """Return the bodies that keep each indicator; who keeps a share keeps its denominator too."""
    keys = [one.pk for one in indicators]
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one in indicators:
        if one.steward_id:
            found[one.pk].add(one.steward_id)
    followed = Target.objects.exclude(stage=Target.Stage.DROPPED).filter(
        Q(indicator__in=keys) | Q(indicator__over__in=keys)
    )
    rows = followed.values_list("indicator", "indicator__over", "plan__steward").distinct()
    for key, over, steward in rows:
        found[key].add(steward)
        if over:
            found[over].add(steward)
    return found


def may_edit(actor: Actor, indicator: Indicator) -> bool:
    return actor.holds(Permission.INDICATOR_EDIT) and actor.may(
        Permission.INDICATOR_EDIT, of=keepers(indicator)
    )


def kept_by(actor: Actor) -> list[Indicator]:
    """Return the indicators that a person may write on."""
    every = list(Indicator.objects.order_by("name", "pk"))
    of = keepers_of(every)
    return [one for one in every if actor.may(Permission.INDICATOR_EDIT, of=of[one.pk])]
