"""Who somebody is, and for which bodies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from hientai.accounts.models import PERMISSION_LABELS, ROLE_LABELS, Membership, User
from hientai.core.models import AuditLine
from hientai.kernel.permissions import ANONYMOUS, Actor, Permission, Post, Reach, Role


def held_on(day: date, *, through: str = "") -> Q:
    """Memberships that hold on a day; `through` is the path to them, as `memberships__`."""
    since, until = f"{through}since", f"{through}until"
    return (Q(**{since: None}) | Q(**{f"{since}__lte": day})) & (
        Q(**{until: None}) | Q(**{f"{until}__gte": day})
    )


def actor_for(user: User | AnonymousUser) -> Actor:
    """Return the person with the posts that they hold today."""
    if not user.is_authenticated:
        return ANONYMOUS
    posts = Membership.objects.filter(held_on(localdate()), user=user).values_list("role", "body")
    return Actor(
        user_id=user.pk,
        label=str(user),
        posts=tuple(Post(Role(role), body_id) for role, body_id in posts),
    )


def officers_of(body_ids: set[int]) -> QuerySet[User]:
    """People who act for the bodies today."""
    return User.objects.filter(
        held_on(localdate(), through="memberships__"),
        memberships__body_id__in=body_ids,
        is_active=True,
    ).distinct()


def users() -> QuerySet[User]:
    return User.objects.prefetch_related("memberships__body").order_by("full_name", "pk")


def role_labels() -> list[str]:
    return [str(ROLE_LABELS[role]) for role in Role]


def policy_rows(
    grants: Mapping[Role, Mapping[Permission, Reach]],
) -> list[tuple[str, list[Reach | None]]]:
    """Return a row a permission: its label, and each role's reach."""
    return [
        (str(PERMISSION_LABELS[permission]), [grants[role].get(permission) for role in Role])
        for permission in Permission
    ]


def audit_lines(query: str) -> QuerySet[AuditLine]:
    lines = AuditLine.objects.all()
    if query:
        lines = lines.filter(
            Q(actor__contains=query) | Q(target__contains=query) | Q(action__contains=query)
        )
    return lines
