"""Rules of events: how many bodies stand on each side, that dates agree, that nothing goes round."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from hientai.kernel.errors import DomainError, noop

ENDING: Final = frozenset({"renamed", "merged", "split", "absorbed", "abolished"})
_ISSUED: Final = re.compile(r" ngày (\d\d)/(\d\d)/(\d{4})$")


class BadEvent(DomainError):
    """An event that cannot have happened as it was entered."""

    code = "bad_event"


@dataclass(frozen=True)
class Sides:
    """How many predecessors and successors a kind of event has; `None` is any number."""

    before: tuple[int, int | None]
    after: tuple[int, int | None]
    sentence: str


CARDINALITY: Final = {
    "created": Sides((0, 0), (1, 1), noop("Thành lập: chọn một đơn vị mới, không có đơn vị cũ.")),
    "renamed": Sides((1, 1), (1, 1), noop("Đổi tên: một đơn vị cũ, một tên mới.")),
    "merged": Sides((2, None), (1, 1), noop("Hợp nhất: từ hai đơn vị cũ trở lên, một đơn vị mới.")),
    "split": Sides((1, 1), (2, None), noop("Chia tách: một đơn vị cũ, từ hai đơn vị mới trở lên.")),
    "absorbed": Sides(
        (1, None), (1, 1), noop("Nhập vào: từ một đơn vị cũ trở lên, một đơn vị nhận.")
    ),
    "abolished": Sides(
        (1, 1), (0, 0), noop("Kết thúc hoạt động: một đơn vị cũ, không có đơn vị kế thừa.")
    ),
    "moved": Sides(
        (1, 1), (1, None), noop("Chuyển chức năng: một đơn vị giao, từ một đơn vị nhận trở lên.")
    ),
}


@dataclass(frozen=True)
class Life:
    """A body as the rules see it; `pk` is None for one that the event will make."""

    pk: int | None
    name: str
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True)
class Head:
    """What an event is, when, and by which paper; `sure` where a person saw the paper."""

    kind: str
    on: dt.date
    basis: str = ""
    basis_date: dt.date | None = None
    basis_issuer: str = ""
    sure: bool = False


@dataclass(frozen=True)
class Fact:
    """Something true of a body from a day on; `other` is the body that it speaks of."""

    kind: str
    value: str
    since: dt.date | None = None
    other: int | None = None
    basis: str = ""


@dataclass(frozen=True)
class OtherName:
    """Another way in which papers write a name, always or from one day to another."""

    name: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True)
class NewBody:
    """A body that an event will make."""

    name: str
    kind: str
    province: str

    def as_json(self) -> dict[str, str]:
        return {"name": self.name, "kind": self.kind, "province": self.province}


def check_event(kind: str, on: dt.date, before: Sequence[Life], after: Sequence[Life]) -> None:
    """Refuse sides that the kind does not allow, or that were not there on the day."""
    sides = CARDINALITY[kind]
    if not (_fits(sides.before, len(before)) and _fits(sides.after, len(after))):
        raise BadEvent(sides.sentence)
    both = {body.pk for body in before} & {body.pk for body in after} - {None}
    if both:
        name = next(body.name for body in before if body.pk in both)
        raise BadEvent(noop("%(name)s không thể vừa là đơn vị cũ vừa là đơn vị mới."), name=name)
    for body in before:
        _check_before(body, on)
    for body in after:
        _check_after(body, on)


def _fits(allowed: tuple[int, int | None], count: int) -> bool:
    least, most = allowed
    return count >= least and (most is None or count <= most)


def _check_before(body: Life, on: dt.date) -> None:
    if body.first and body.first >= on:
        raise BadEvent(
            noop("%(name)s chỉ có từ %(first)s, sau ngày của sự kiện."),
            name=body.name,
            first=f"{body.first:%d/%m/%Y}",
        )
    if body.last and body.last < on - dt.timedelta(days=1):
        raise BadEvent(
            noop("%(name)s đã kết thúc từ %(last)s, trước ngày của sự kiện."),
            name=body.name,
            last=f"{body.last:%d/%m/%Y}",
        )


def _check_after(body: Life, on: dt.date) -> None:
    if body.first and body.first > on:
        raise BadEvent(
            noop("%(name)s chỉ có từ %(first)s, sau ngày của sự kiện."),
            name=body.name,
            first=f"{body.first:%d/%m/%Y}",
        )
    if body.last and body.last < on:
        raise BadEvent(
            noop("%(name)s đã kết thúc ngày %(last)s nên không nhận được việc."),
            name=body.name,
            last=f"{body.last:%d/%m/%Y}",
        )


def goes_round(known: Iterable[tuple[int, int]], new: Collection[tuple[int, int]]) -> bool:
    """Return whether the new lines from old to new body close a circle with the known ones."""
    onward: dict[int, set[int]] = defaultdict(set)
    for old, heir in (*known, *new):
        onward[old].add(heir)
    starts = {old for old, _heir in new}
    return any(_reaches(onward, start) for start in starts)


def _reaches(onward: dict[int, set[int]], start: int) -> bool:
    seen: set[int] = set()
    waiting = list(onward[start])
    while waiting:
        here = waiting.pop()
        if here == start:
            return True
        if here not in seen:
            seen.add(here)
            waiting.extend(onward.get(here, ()))
    return False


def basis_words(basis: str, issued: dt.date | None, issuer: str) -> str:
    """Return a legal basis as a paper cites it: symbol, day, issuer."""
    words = f"{basis} ngày {issued:%d/%m/%Y}" if basis and issued else basis
    return f"{words} của {issuer}" if words and issuer else words


def parse_basis(words: str) -> tuple[str, dt.date | None]:
    """Return the paper and the day of a basis written in one line."""
    found = _ISSUED.search(words)
    if not found:
        return words, None
    day, month, year = map(int, found.groups())
    return words[: found.start()], dt.date(year, month, day)
