"""Posts as things that a body holds: who worked for it works for its successor."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from hientai.accounts.models import Membership
from hientai.accounts.selectors import held_on
from hientai.bodies.domain.holding import Held, Move, Shown
from hientai.kernel.errors import noop


class PostHolder:
    """The old post ends and stays on record; a new one begins at the successor."""

    what = "post"
    label = noop("vai trò của người dùng")
    asks = False

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        posts = Membership.objects.filter(held_on(localdate()), body__in=bodies)
        found = posts.filter(user__is_active=True).order_by("id").values_list("pk", "body")
        return [Held(pk, body_id) for pk, body_id in found]

    def move(self, moves: Sequence[Move]) -> Mapping[int, Mapping[str, Any]]:
        today = localdate()
        wanted = {move.item: move for move in moves}
        posts = list(Membership.objects.filter(held_on(today), pk__in=wanted))
        there = _there(posts, moves)
        kept = {}
        for post in posts:
            to_body = wanted[post.pk].to_body
            made = None
            if (post.user_id, post.role, to_body) not in there:
                made = Membership.objects.create(
                    user_id=post.user_id, role=post.role, body_id=to_body, since=today
                )
            kept[post.pk] = {
                "until": post.until.isoformat() if post.until else None,
                "made": made.pk if made else None,
            }
        ended = Membership.objects.filter(pk__in=[post.pk for post in posts])
        ended.update(until=today - timedelta(days=1))
        return kept

    def move_back(self, moves: Sequence[Move]) -> None:
        for move in moves:
            until = move.kept.get("until")
            last = date.fromisoformat(until) if until else None
            Membership.objects.filter(pk=move.item).update(until=last)
        made = [move.kept["made"] for move in moves if move.kept.get("made")]
        Membership.objects.filter(pk__in=made).delete()

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        posts = Membership.objects.filter(pk__in=items).select_related("user")
        return {
            post.pk: Shown(
                f"{post.user}: {post.role_label}", reverse("accounts:person", args=[post.user_id])
            )
            for post in posts
        }


def _there(posts: Sequence[Membership], moves: Sequence[Move]) -> set[tuple[int, str, int | None]]:
    """Return the posts that the people hold at the successors already."""
    known = Membership.objects.filter(
        user__in=[post.user_id for post in posts], body__in=[move.to_body for move in moves]
    )
    known.filter(until__lt=localdate()).update(until=None)
    return set(known.values_list("user", "role", "body"))
