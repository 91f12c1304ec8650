"""Reads on requests for explanation."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from hientai.bodies.models import Body
from hientai.chasing.models import Explanation
from hientai.duties.domain import OPEN, RANK
from hientai.duties.models import Duty
from hientai.duties.selectors import listed, with_state
from hientai.kernel.permissions import Actor, Permission

State = Explanation.State
ORDER = (State.ASKED, State.ANSWERED, State.ACCEPTED, State.WITHDRAWN)
MOST = 40  # a page of ticks; a body is chosen to see the rest of its own


def visible_explanations(actor: Actor) -> QuerySet[Explanation]:
    """Return the requests that the person may see: all, or those to their bodies or from them."""
    found = Explanation.objects.select_related("body", "steward")
    if actor.reaches_all(Permission.DUTY_SEE):
        return found
    own = actor.own_bodies(Permission.DUTY_SEE)
    return found.filter(Q(body__in=own) | Q(steward__in=own))


def explanation_of(actor: Actor, pk: int) -> Explanation | None:
    return visible_explanations(actor).filter(pk=pk).first()


def waiting(actor: Actor) -> QuerySet[Explanation]:
    """Return what waits for the person: an answer of their bodies, or a look at an answer."""
    asked = Q(state=State.ASKED, body__in=actor.own_bodies(Permission.EXPLANATION_ANSWER))
    if actor.reaches_all(Permission.EXPLANATION_ASK):
        mine = Q(steward=None, asker=actor.user_id) | Q(steward=None, asker=None)
    else:
        mine = Q(steward__in=actor.own_bodies(Permission.EXPLANATION_ASK))
    found = visible_explanations(actor).filter(asked | Q(state=State.ANSWERED) & mine)
    return found.order_by("due_on", "id")


def count_waiting(actor: Actor) -> int:
    return waiting(actor).count()


def waiting_first(explanations: QuerySet[Explanation]) -> QuerySet[Explanation]:
    """Order by what is still asked, the earliest day first; then the rest, the newest first."""
    place = Case(
        *(When(state=state, then=Value(n)) for n, state in enumerate(ORDER)),
        output_field=IntegerField(),
    )
    day = Case(When(state__in=[State.ASKED, State.ANSWERED], then="due_on"))
    return explanations.annotate(place=place, day=day).order_by("place", "day", "-id")


def askable(actor: Actor, today: date | None = None) -> QuerySet[Duty]:
    """Return the open duties that the person may ask a body to explain, overdue first."""
    duties = with_state(Duty.objects.filter(due_on__isnull=False), today)
    found = duties.filter(rank__in=[RANK[state] for state in OPEN])
    if not actor.reaches_all(Permission.EXPLANATION_ASK):
        found = found.filter(plan__steward__in=actor.own_bodies(Permission.EXPLANATION_ASK))
    return listed(found)


def offered(
    actor: Actor, *, body: int | None, chosen: Collection[int], today: date
) -> QuerySet[Duty]:
    """Return what a page offers to ask about: what was chosen, else what is overdue (of a body)."""
    found = askable(actor, today)
    if chosen:
        return found.filter(pk__in=chosen)
    found = found.filter(due_on__lt=today)
    return (found.filter(body=body) if body else found)[:MOST]


def late_bodies(actor: Actor, today: date) -> QuerySet[Body]:
    """Return the bodies that have something overdue to be asked about."""
    late = askable(actor, today).filter(due_on__lt=today).order_by().values("body")
    return Body.objects.filter(pk__in=late).order_by("sort_key", "id")


def duties_of(explanation: Explanation, today: date | None = None) -> QuerySet[Duty]:
    return listed(with_state(Duty.objects.filter(explanations=explanation), today))
