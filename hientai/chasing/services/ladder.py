"""Setting the ladder, and who heads a body."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from hientai.accounts.models import User
from hientai.bodies.models import Body
from hientai.chasing.domain import FARTHEST, BadLadder, Step
from hientai.chasing.models import Head, Ladder
from hientai.core import audit
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission


def set_ladder(*, steps: Collection[Step], by: Actor) -> Ladder:
    """Put new rungs in force from now on; no rungs at all: nobody is reminded by the clock."""
    by.require(Permission.LADDER_SET)
    if any(abs(step.days) > FARTHEST for step in steps):
        raise BadLadder(noop("Bậc nhắc cách ngày đến hạn nhiều nhất %(n)s ngày."), n=FARTHEST)
    with transaction.atomic():
        made = Ladder.objects.create(
            steps=sorted([step.days, step.audience.value] for step in set(steps)),
            set_by=by.label[:200],
        )
        audit.record(by=by, action="chasing.ladder_set", target=made, steps=made.steps)
    return made


def set_head(
    *, body: Body, name: str, position: str, email: str, user: User | None, by: Actor
) -> Head:
    """Note who heads a body, and where reminders reach them."""
    by.require(Permission.LADDER_SET)
    if not (email or user):
        raise BadLadder(noop("Ghi địa chỉ thư hoặc chọn tài khoản của người đứng đầu."))
    with transaction.atomic():
        head, _made = Head.objects.update_or_create(
            body=body,
            defaults={"name": name, "position": position, "email": email, "user": user},
        )
        audit.record(by=by, action="chasing.head_set", target=head, body=str(body))
    return head
