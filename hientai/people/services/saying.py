"""Who says a value, how surely, and by which paper: what every change by hand carries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils import timezone

from hientai.bodies.models import Body
from hientai.core.files import store
from hientai.core.models import StoredFile
from hientai.kernel.errors import DomainError, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.models import Origin, Person

STRENGTH: Final = {
    Origin.Kind.DERIVED: 0,
    Origin.Kind.DECLARED: 1,
    Origin.Kind.CONFIRMED: 2,
    Origin.Kind.SEEN: 3,
}


class PaperMissing(DomainError):
    """A value is said to be seen on a paper that nobody named."""

    code = "paper_missing"


@dataclass(frozen=True)
class Saying:
    """What a change stands on; `own`: the person's own side, which asked itself whose it is."""

    kind: Origin.Kind
    by: Actor
    body: Body | None = None
    paper: str = ""
    file: StoredFile | None = None
    at: datetime | None = None
    own: bool = False
    upload: tuple[str, bytes] | None = None  # a file not stored yet: its name, and what it holds
    also: frozenset[str] | None = None  # the only unchanged fields of which it is said; None: all

    def __post_init__(self) -> None:
        named = self.paper.strip() or self.file is not None or self.upload is not None
        if self.kind == Origin.Kind.SEEN and not named:
            raise PaperMissing(noop("Ghi tên giấy tờ đã xem, ví dụ: Bằng tiến sĩ số 01234."))

    @property
    def day(self) -> date:
        return timezone.localdate(self.at) if self.at else timezone.localdate()

    def require(self, person: Person) -> None:
        """Refuse who may not change this profile."""
        if not self.own:
            self.by.require(Permission.PEOPLE_EDIT, of=[person.body_id])

    def origin(self, at: datetime) -> Origin:
        """Keep who said it; one for all that is said at once. An upload is checked and kept with it."""
        file = self.file
        if self.upload is not None:
            name, data = self.upload
            file = store(name=name, data=data, by=self.by)
        return Origin.objects.create(
            kind=self.kind,
            at=at,
            by=self.by.label[:200],
            body=self.body,
            paper=self.paper.strip()[:200],
            file=file,
        )
