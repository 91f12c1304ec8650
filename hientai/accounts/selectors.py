"""Who somebody is, and for which bodies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q, QuerySet
from django.utils.timezone import localdate

from hientai.accounts.models import (
    PERMISSION_LABELS,
    ROLE_LABELS,
    Membership,
    User,
)
from hientai.bodies.models import Body
from hientai.bodies.selectors import bodies_named, bodies_today
from hientai.core.audit import action_labels
from hientai.core.models import AuditLine
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import ANONYMOUS, Actor, Permission, Post, Reach, Role
from hientai.kernel.vietnamese import fold, names_sort_key


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
    posts = Membership.objects.filter(held_on(localdate()), user=user)
    rows = posts.values_list("role", "body", "body__name", "body__province")
    return Actor(
        user_id=user.pk,
        label=str(user),
        posts=tuple(
            Post(Role(role), body_id, Body(name=name, province=province).full_name if name else "")
            for role, body_id, name, province in rows
        ),
    )


def officers_of(body_ids: set[int]) -> QuerySet[User]:
    """People who act for the bodies today."""
    return User.objects.filter(
        held_on(localdate(), through="memberships__"),
        memberships__body_id__in=body_ids,
        is_active=True,
    ).distinct()


def users(query: str = "") -> list[User]:
    """People in the order of Vietnamese name lists, closed accounts last.

    Found by name, with or without marks, or by the name they sign in with. There are hundreds of
    accounts at most, so they are put in order here.
    """
    found = User.objects.prefetch_related(_posts())
    if query:
        found = found.filter(_called(query))
    return sorted(found, key=lambda user: (not user.is_active, names_sort_key(str(user)), user.pk))


def _posts() -> Prefetch[str, QuerySet[Membership], str]:
    posts = Membership.objects.select_related("body").order_by("pk")
    return Prefetch("memberships", posts.filter(held_on(localdate())))


def _called(query: str) -> Q:
    key = fold(query)
    names = User.objects.values_list("pk", "full_name", "username")
    return Q(pk__in=[pk for pk, *called in names if any(key in fold(name) for name in called)])


def user_of(pk: int) -> User:
    user = User.objects.prefetch_related(_posts()).filter(pk=pk).first()
    if user is None:
        raise NotFound(noop("Không có người dùng này."))
    return user


def post_of(pk: int) -> Membership:
    post = Membership.objects.select_related("user", "body").filter(pk=pk).first()
    if post is None:
        raise NotFound(noop("Không có vai trò này."))
    return post


def body_names() -> list[str]:
    """Return the names by which a body can be chosen for a post."""
    return [body.full_name for body in bodies_today()]


def bodies_called(name: str) -> list[Body]:
    """Return the bodies of today of that full name, or else of that name in any province."""
    found = bodies_named(name)
    exact = [body for body in found if fold(body.full_name) == fold(name)]
    return exact or found


def role_labels() -> list[str]:
    return [str(ROLE_LABELS[role]) for role in Role]


def policy_rows(
    grants: Mapping[Role, Mapping[Permission, Reach]],
) -> list[tuple[str, list[tuple[str, Reach | None]]]]:
    """Return a row a permission: its label, then each role with its reach."""
    labels = {role: str(ROLE_LABELS[role]) for role in Role}
    return [
        (
            str(PERMISSION_LABELS[permission]),
            [(labels[role], grants[role].get(permission)) for role in Role],
        )
        for permission in Permission
    ]


def audit_lines(query: str) -> QuerySet[AuditLine]:
    """Lines of the log, newest first; found by what was done, by whom or to what."""
    lines = AuditLine.objects.all()
    if not query:
        return lines
    key = fold(query)
    actions = [action for action, label in action_labels().items() if key in fold(label)]
    people = User.objects.filter(_called(query)).values("pk")
    return lines.filter(
        Q(actor__icontains=query)
        | Q(target__icontains=query)
        | Q(action__in=actions)
        | Q(actor_id__in=people)
    )


@dataclass(frozen=True)
class LogRow:
    line: AuditLine
    action: str


def log_rows(lines: Iterable[AuditLine]) -> list[LogRow]:
    """Tell each line's action in words; a new one that has none yet by its own name."""
    labels = action_labels()
    return [LogRow(line, labels.get(line.action, line.action)) for line in lines]
