"""A digest in parts: what is late, what is due today, what is due soon; each by bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hientai.chasing.domain import Audience
from hientai.chasing.models import Digest
from hientai.duties.domain import OPEN, RANK
from hientai.duties.models import Duty
from hientai.duties.selectors import with_state
from hientai.kernel.errors import noop

OWN_LINES = 40  # of what one's own body owes; the rest is on its page
FEW_LINES = 3  # of each body, to whoever watches many

TITLES = (noop("Quá hạn"), noop("Đến hạn hôm nay"), noop("Sắp đến hạn"))


@dataclass(frozen=True)
class Group:
    """What one body owes; not all of it is shown."""

    body: str
    shown: list[Duty]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.shown)

    @property
    def oldest(self) -> Duty:
        return self.shown[0]


@dataclass(frozen=True)
class Section:
    title: str
    groups: list[Group]

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


def still_open(digest: Digest, today: date) -> list[Duty]:
    """Return the digest's work that is open and due as it was said to be, the oldest first."""
    told = {(line.duty_id, line.due_on) for line in digest.lines.all()}
    duties = with_state(Duty.objects.filter(pk__in={pk for pk, _day in told}), today)
    left = duties.filter(rank__in=[RANK[state] for state in OPEN]).select_related(
        "task", "body", "plan__document"
    )
    return [one for one in left.order_by("due_on", "id") if (one.pk, one.due_on) in told]


def tells_of_others(digest: Digest) -> bool:
    """Return whether it goes to somebody who watches bodies, and is told briefly."""
    return digest.lines.exclude(audience=Audience.OFFICER).exists()


def sections(duties: Iterable[Duty], today: date, *, briefly: bool) -> list[Section]:
    """Return work by how it stands today; what has nothing is left out."""
    parts: list[list[Duty]] = [[] for _title in TITLES]
    for one in duties:
        if one.due_on:
            parts[(one.due_on >= today) + (one.due_on > today)].append(one)
    most = FEW_LINES if briefly else OWN_LINES
    return [
        Section(_(title), _groups(found, most))
        for title, found in zip(TITLES, parts, strict=True)
        if found
    ]


def _groups(duties: list[Duty], most: int) -> list[Group]:
    """Group by bodies, whoever owes most first."""
    by_body: dict[str, list[Duty]] = {}
    for one in duties:
        by_body.setdefault(str(one.body), []).append(one)
    groups = [Group(body, owed[:most], len(owed)) for body, owed in by_body.items()]
    return sorted(groups, key=lambda group: -group.count)
