"""Who looked at somebody's guarded values: from the log, with role and body of that day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.accounts.models import Membership
from hientai.core.models import AuditLine
from hientai.kernel.permissions import GRANTS, Permission, Reach, Role
from hientai.people.domain.fields import FIELDS, GUARDED
from hientai.people.models import Person

SEEN = ("person.guarded_seen", "privacy.copied", "privacy.proof_opened")
EXPORTED, LISTED = "person.exported", "person.guarded_listed"
_GUARDS = (Permission.PEOPLE_CONTACT, Permission.PEOPLE_SENSITIVE)


@dataclass(frozen=True)
class Look:
    """One look: who, in which role of which body, when, at what, on which page."""

    at: datetime
    who: str
    role: str
    body: str
    what: str
    page: str


def looks_at(person: Person) -> list[Look]:
    """Return every logged look at a person's guarded values, newest first.

    A list that went out names no people in the log; one with guarded columns that somebody took
    out whose reach holds this person is told as one in which the person may have been.
    """
    lines = AuditLine.objects.filter(
        action__in=SEEN, target_type="people.person", target_id=person.pk
    )
    lists = [
        line
        for line in AuditLine.objects.filter(action__in=[EXPORTED, LISTED])
        if _may_be_in(line, person)
    ]
    found = sorted((*lines, *lists), key=lambda line: line.pk, reverse=True)
    posts = _posts(line.actor_id for line in found)
    told = (_look(line, posts.get(line.actor_id or 0, []), person) for line in found)
    return [look for look in told if look is not None]


def _may_be_in(line: AuditLine, person: Person) -> bool:
    """Return whether a line about many people is about this one, as far as it tells."""
    people = line.details.get("people")
    if people is not None:
        return person.pk in people
    return line.action == EXPORTED and bool(_guarded_columns(line))


def _posts(users: Iterable[int | None]) -> dict[int, list[Membership]]:
    found: dict[int, list[Membership]] = {}
    rows = Membership.objects.filter(user__in={pk for pk in users if pk}).select_related("body")
    for post in rows.order_by("pk"):
        found.setdefault(post.user_id, []).append(post)
    return found


def _look(line: AuditLine, posts: Sequence[Membership], person: Person) -> Look | None:
    on = localdate(line.at)
    held = [post for post in posts if _held(post, on)]
    if line.action == EXPORTED and "people" not in line.details:
        held = [post for post in held if _reaches(post, person)]
        if not held:
            return None
    names = chain(line.details.get("fields", ()), _guarded_columns(line))
    what = ", ".join(_(FIELDS[name].label) for name in names if name in FIELDS)
    return Look(
        line.at,
        line.actor,
        ", ".join(dict.fromkeys(post.role_label for post in held)),
        ", ".join(dict.fromkeys(post.body.full_name for post in held if post.body)),
        what or _("toàn bộ hồ sơ"),
        _page(line),
    )


def _page(line: AuditLine) -> str:
    if line.action == LISTED:
        return _("Danh sách lọc theo dữ liệu này")
    if line.action == EXPORTED:
        return _("Danh sách xuất ra, có thể có anh/chị")
    if line.action == "privacy.copied":
        return _("Bản sao theo yêu cầu")
    if line.action == "privacy.proof_opened":
        return _("Minh chứng anh/chị gửi")
    return str(line.details.get("why") or _("Trang hồ sơ"))


def _guarded_columns(line: AuditLine) -> list[str]:
    return [name for name in line.details.get("columns", ()) if name in GUARDED]


def _held(post: Membership, on: date) -> bool:
    return (post.since is None or post.since <= on) and (post.until is None or post.until >= on)


def _reaches(post: Membership, person: Person) -> bool:
    grants = GRANTS[Role(post.role)]
    reaches = {grants.get(permission) for permission in _GUARDS}
    return Reach.EVERYTHING in reaches or (Reach.OWN in reaches and post.body_id == person.body_id)
