"""The bodies that tasks name: written in bulk, each name resolved once."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from hientai.bodies.services import ensure_province
from hientai.kernel.permissions import SYSTEM
from hientai.plans.models import Party, Plan, Task
from hientai.plans.selectors import SETTLED, Names

Wanted = tuple[Task, Party.Role, Iterable[str]]


def set_parties(wanted: Iterable[Wanted], names: Names) -> None:
    """Make these the bodies of the tasks in these roles, in this order."""
    wanted = [(task, role, list(called)) for task, role, called in wanted]
    for role in Party.Role:
        ids = [task.pk for task, of_role, _called in wanted if of_role == role]
        Party.objects.filter(task__in=ids, role=role).delete()
    parties = [
        Party(task=task, role=role, name=name, position=position)
        for task, role, called in wanted
        for position, name in enumerate(called)
    ]
    for party in parties:
        _describe(party, names)
    Party.objects.bulk_create(parties)
    _link(parties, names)


def resolve_plan(plan: Plan) -> None:
    """Say what a plan's names mean today, but for those to which a person gave bodies."""
    if plan.province:
        ensure_province(province=plan.province, by=SYSTEM)
    parties = Party.objects.filter(task__plan=plan, task__dropped=False).select_related("task")
    resolve_again(
        (party for party in parties if not _is_assigned(party)),
        Names(plan, timezone.localdate()),
    )


def _is_assigned(party: Party) -> bool:
    given = (party.task.values.get("leads") or {}).get("assigned", [])
    return party.role == Party.Role.LEAD and party.state in SETTLED and party.name in given


def resolve_again(parties: Iterable[Party], names: Names) -> None:
    """Say anew what the names stand for."""
    parties = list(parties)
    for party in parties:
        _describe(party, names)
    Party.objects.bulk_update(parties, ["state", "why"], batch_size=200)
    Party.bodies.through.objects.filter(party__in=[party.pk for party in parties]).delete()
    _link(parties, names)


def _describe(party: Party, names: Names) -> None:
    found = names.resolve(party.name)
    party.state, party.why = Party.State(found.state), str(found.why)[:400]


def _link(parties: Iterable[Party], names: Names) -> None:
    link = Party.bodies.through
    link.objects.bulk_create(
        [
            link(party_id=party.pk, body_id=body.pk)
            for party in parties
            for body in names.members(party.name)
        ],
        batch_size=500,
    )
