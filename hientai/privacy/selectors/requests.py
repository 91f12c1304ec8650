"""Requests about personal data: those that wait, and the register of all."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.models import Person
from hientai.privacy.domain.rights import RIGHTS, Right
from hientai.privacy.models import Request

OPEN = Q(answered_on=None, dropped_on=None)
STAGES = {
    "new": OPEN & Q(acknowledged_on=None),
    "working": OPEN & Q(acknowledged_on__isnull=False),
    "done": Q(granted=True),
    "refused": Q(granted=False),
    "dropped": Q(dropped_on__isnull=False),
}


@dataclass(frozen=True)
class Figures:
    """The register in numbers."""

    all: int
    open: int
    late: int
    granted: int
    refused: int
    days: int | None  # to an answer, the middle one


def handled_by(actor: Actor) -> QuerySet[Request]:
    """Return every request to whoever handles them, and to nobody else any."""
    found = Request.objects.select_related("person")
    return found if actor.reaches_all(Permission.PRIVACY_HANDLE) else found.none()


def waiting(actor: Actor) -> QuerySet[Request]:
    """Return requests that are not answered, the next day first."""
    return handled_by(actor).filter(OPEN).order_by("due_on", "pk")


def count_waiting(actor: Actor) -> int:
    if not actor.reaches_all(Permission.PRIVACY_HANDLE):
        return 0
    return Request.objects.filter(OPEN).count()


def register(actor: Actor, *, stage: str = "", right: str = "") -> QuerySet[Request]:
    """Return the register, newest first, narrowed by where requests stand and by right."""
    found = handled_by(actor).order_by("-received_on", "-pk")
    if stage == "late":
        found = found.filter(_late())
    elif stage in STAGES:
        found = found.filter(STAGES[stage])
    return found.filter(right=right) if right in set(Right) else found


def _late() -> Q:
    today = localdate()
    return OPEN & (Q(due_on__lt=today) | Q(acknowledged_on=None, acknowledge_by__lt=today))


def figures(actor: Actor) -> Figures:
    rows = handled_by(actor)
    days = sorted(
        one.days_taken
        for one in rows.filter(answered_on__isnull=False)
        if one.days_taken is not None
    )
    return Figures(
        all=rows.count(),
        open=rows.filter(OPEN).count(),
        late=rows.filter(_late()).count(),
        granted=rows.filter(granted=True).count(),
        refused=rows.filter(granted=False).count(),
        days=days[len(days) // 2] if days else None,
    )


def request_of(actor: Actor, pk: int) -> Request:
    found = handled_by(actor).prefetch_related("steps").filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Không có yêu cầu này."))
    return found


def own_requests(person: Person) -> QuerySet[Request]:
    return person.privacy_requests.prefetch_related("steps").order_by("-received_on", "-pk")


def own_request(person: Person, pk: int) -> Request:
    found = own_requests(person).filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Không có yêu cầu này."))
    return found


def rights_offered() -> list[tuple[str, str, str]]:
    """Return every right with its name and what it means."""
    return [(right.value, rules.label, rules.help) for right, rules in RIGHTS.items()]
