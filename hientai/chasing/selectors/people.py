"""Who is reached for a body, its head, a steward and the leaders: read once for many bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import date

from hientai.accounts.models import Membership, User
from hientai.accounts.selectors import held_on
from hientai.bodies.models import Body
from hientai.bodies.selectors.heirs import Lineage
from hientai.chasing.domain import Audience, Recipient, box_key, head_key, user_key
from hientai.chasing.models import Head
from hientai.kernel.permissions import Role

ACT_FOR = (Role.BODY_OFFICER, Role.STEWARD)


def recipient_of(user: User) -> Recipient:
    return Recipient(user_key(user.pk), str(user), user.pk, user.email)


class Book:
    """Recipients by audience on a day, for the bodies that owe and the stewards of their plans."""

    def __init__(self, bodies: Collection[int], stewards: Collection[int], day: date) -> None:
        self._bodies = Body.objects.in_bulk(list(bodies))
        self._heirs = self._read_heirs(day)
        self._officers: dict[int, list[Recipient]] = defaultdict(list)
        self._stewards: dict[int, list[Recipient]] = defaultdict(list)
        self._leaders: list[Recipient] = []
        self._read_posts({*self._heirs.values(), *stewards}, day)
        heads = Head.objects.filter(body__in=set(self._heirs.values())).select_related("user")
        self._heads = {head.body_id: head for head in heads}

    def of(self, audience: Audience, body_id: int, steward_id: int) -> list[Recipient]:
        """Return whom an audience means for a body's duty; one that ended is its successor."""
        ask: dict[Audience, Callable[[], list[Recipient]]] = {
            Audience.OFFICER: lambda: self._officers_of(self._heirs[body_id]),
            Audience.HEAD: lambda: self._head_of(self._heirs[body_id]),
            Audience.STEWARD: lambda: self._stewards[steward_id],
            Audience.LEADER: lambda: self._leaders,
        }
        return ask[audience]()

    def name(self, body_id: int) -> str:
        return str(self._bodies[body_id])

    def _read_heirs(self, day: date) -> dict[int, int]:
        ended = [pk for pk, body in self._bodies.items() if not body.valid_on(day)]
        lineage = Lineage(ended, day) if ended else None
        heirs = {pk: lineage.successor(pk) for pk in ended} if lineage else {}
        self._bodies |= {heir.pk: heir for heir in heirs.values() if heir}
        return {pk: heir.pk if (heir := heirs.get(pk)) else pk for pk in self._bodies}

    def _read_posts(self, bodies: Collection[int], day: date) -> None:
        posts = Membership.objects.filter(held_on(day), user__is_active=True)
        theirs = posts.filter(role__in=ACT_FOR, body__in=bodies) | posts.filter(role=Role.LEADER)
        for post in theirs.select_related("user").order_by("user__full_name", "user_id", "id"):
            one = recipient_of(post.user)
            if post.role == Role.LEADER:
                self._add(self._leaders, one)
            elif post.body_id is not None:
                self._add(self._officers[post.body_id], one)
                if post.role == Role.STEWARD:
                    self._add(self._stewards[post.body_id], one)

    @staticmethod
    def _add(people: list[Recipient], one: Recipient) -> None:
        if one not in people:
            people.append(one)

    def _officers_of(self, body_id: int) -> list[Recipient]:
        """Return those who act for a body; where there is nobody, its own box."""
        if found := self._officers.get(body_id):
            return found
        body = self._bodies[body_id]
        return [Recipient(box_key(body_id), str(body), None, body.email)] if body.email else []

    def _head_of(self, body_id: int) -> list[Recipient]:
        head = self._heads.get(body_id)
        if head is None:
            return []
        if head.user and head.user.is_active:
            return [recipient_of(head.user)]
        return [Recipient(head_key(body_id), head.name, None, head.email)] if head.email else []
