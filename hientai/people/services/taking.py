"""Going through a file row by row: the account of it, and with a writer the writing too."""

from __future__ import annotations

import datetime as dt
import gc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from hientai.bodies.domain import name_key
from hientai.bodies.models import Body
from hientai.kernel.errors import UnreadableFile, noop
from hientai.people.domain.importing.account import Judged, Outcome, judge_within
from hientai.people.domain.importing.drafts import Draft
from hientai.people.domain.importing.lists import PeopleList, read_people
from hientai.people.domain.importing.repeats import Repeats
from hientai.people.domain.names import name_fold
from hientai.people.models import Sector
from hientai.people.selectors.matching import Candidates, nobody_yet

CHUNK: Final = 4000


@dataclass(frozen=True)
class Source:
    """A file and what people said about it: columns by folded heading, rows by sheet and number."""

    name: str
    data: bytes
    today: dt.date
    body: Body | None = None
    workplace: str = ""
    within: int | None = None  # the only body of whose people the sender may change profiles
    chosen: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[tuple[str, int], str] = field(default_factory=dict)
    corrections: Mapping[tuple[str, int], Mapping[str, str]] = field(default_factory=dict)
    intake: int | None = None  # while it is written: people whom it made are not its own namesakes
    done: int = 0  # rows that were written before, in whole chunks, with their account
    counted: Mapping[str, int] = field(default_factory=dict)


@dataclass
class Account:
    """What a file says, counted; `columns` by heading."""

    counts: Counter[str] = field(default_factory=Counter)
    columns: dict[str, str | None] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return sum(self.counts[outcome.value] for outcome in Outcome)

    def as_json(self) -> dict[str, int]:
        return {"rows": self.rows, **{each.value: self.counts[each.value] for each in Outcome}}


Heard = Callable[[Sequence[Judged]], None]


def go_through(source: Source, heard: Heard) -> Account:
    """Judge every row against the register; `heard` gets them chunk by chunk, in order."""
    lists = read_people(source.name, source.data, source.chosen)
    account = Account(Counter(source.counted))
    with _uncollected():
        _judge_all(lists, source, account, heard)
    if not account.rows:
        raise UnreadableFile(
            noop("Tệp “%(name)s” có tiêu đề nhưng chưa có dòng nào là người."), name=source.name
        )
    return account


def _judge_all(lists: Iterator[PeopleList], source: Source, account: Account, heard: Heard) -> None:
    repeats, empty = Repeats(), nobody_yet()
    drafts = _drafts(lists, source, account)
    for draft in islice(drafts, source.done):
        if not draft.is_wrong and _decided(draft, source) != "skip":
            repeats.note(draft)
    while chunk := list(islice(drafts, CHUNK)):
        known = Candidates([] if empty else chunk, without=source.intake)
        judged = [_judged(draft, known, repeats, source) for draft in chunk]
        account.counts.update(each.outcome.value for each in judged)
        heard(judged)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles from looking at a million rows, of which none is in a cycle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _judged(draft: Draft, known: Candidates, repeats: Repeats, source: Source) -> Judged:
    decided = _decided(draft, source)
    if decided == "skip":
        return Judged(draft, Outcome.SAME)
    if not draft.is_wrong:
        repeats.note(draft)
    return judge_within(draft, known.of(draft), source.within, decided=decided)


def _decided(draft: Draft, source: Source) -> str:
    return source.decisions.get(draft.place, "") if source.decisions else ""


def _drafts(lists: Iterator[PeopleList], source: Source, account: Account) -> Iterator[Draft]:
    sectors = frozenset(map(name_fold, Sector.objects.values_list("name", flat=True)))
    own = source.body
    here = own.name if own else source.workplace
    for each in lists:
        each.corrections = {
            row - 1: cells
            for (sheet, row), cells in source.corrections.items()
            if sheet == f"{each.sheet}{each.part}"[:100]
        }
        for draft in each.drafts(source.today):
            values = draft.values
            if "sector" in values and name_fold(values["sector"]) not in sectors:
                del values["sector"]
            if here and not values.get("workplace"):
                values["workplace"] = here
            if own and name_key(values["workplace"]) == own.key:
                values["_body_id"] = own.pk  # of several bodies of that name, the sender's
            yield draft
        account.columns.update(each.named_columns())
        del each  # before the next sheet is read
