"""Who takes which step of an opinion: the sides on which a person stands, the steps open to them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.timezone import localdate

from hientai.accounts.models import User
from hientai.accounts.selectors import held_on
from hientai.bodies.models import Body
from hientai.kernel.errors import Conflict, NotAllowed, noop
from hientai.kernel.permissions import Actor, Role
from hientai.opinions import domain
from hientai.opinions.domain import Act, Side, State
from hientai.opinions.models import Opinion
from hientai.plans.models import Plan


def keeper_of(plan: Plan) -> Body:
    """Return the body that the plan names for difficulties, else its steward."""
    return plan.difficulty_collector or plan.steward


def bodies_on(opinion: Opinion, side: Side) -> list[int]:
    """Return the bodies on a side; the leader stands for none of them."""
    if side is Side.RAISER:
        return [opinion.body_id]
    if side is Side.HOLDER:
        return [opinion.collector_id]
    if side is Side.KEEPER and opinion.plan:
        return [opinion.plan.difficulty_collector_id or opinion.plan.steward_id]
    return []


def sides_of(actor: Actor, opinion: Opinion) -> frozenset[Side]:
    granted = opinion.rules.permissions.items()
    return frozenset(
        side
        for side, permission in granted
        if actor.may(permission, of=bodies_on(opinion, Side(side)))
    )


def acts_for(actor: Actor, opinion: Opinion) -> list[Act]:
    """Return the steps that a person may take now."""
    return domain.open_acts(opinion.rules, State(opinion.state), sides_of(actor, opinion))


def check_may(actor: Actor, opinion: Opinion, act: Act) -> None:
    """Refuse who stands on none of the sides that take a step, or a step that is not open now."""
    takers = opinion.rules.acts.get(act, frozenset())
    if not takers & sides_of(actor, opinion):
        raise NotAllowed(
            noop("Anh/chị chưa được giao việc này. Liên hệ đầu mối theo dõi kế hoạch.")
        )
    if domain.after(opinion.rules, act, State(opinion.state)) is None:
        raise Conflict(
            noop("%(noun)s này %(state)s. Mở lại trang để xem bản mới nhất."),
            noun=opinion.rules.noun.capitalize(),
            state=opinion.get_state_display().lower(),
        )


def leaders_over(body: Body) -> QuerySet[User]:
    """Return the leaders of the body's province, and those of none."""
    through = "memberships__"
    held = User.objects.filter(
        held_on(localdate(), through=through), memberships__role=Role.LEADER, is_active=True
    )
    here = held.filter(memberships__body__province=body.province)
    return (here | held.filter(memberships__body=None)).distinct()
