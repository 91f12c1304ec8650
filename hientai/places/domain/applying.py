"""Changes applied to what is known, day by day; with any problem nothing is changed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hientai.kernel.errors import noop
from hientai.places.domain.changes import Change, Problem, read_changes
from hientai.places.domain.place import Link, Part, Place, new_place, with_unit
from hientai.places.domain.places import Places

_ONE_DAY: Final = dt.timedelta(days=1)
_Said = tuple[Change, str, dict[str, object]]


@dataclass(frozen=True)
class Applied:
    """The places after the changes; as before, if there is any problem."""

    places: Places
    problems: tuple[Problem, ...]


def apply_changes(places: Places, changes: Sequence[Change]) -> Applied:
    """Return the places after all changes; with any problem those that were given."""
    work = _Work(places)
    by_day: dict[dt.date, list[Change]] = defaultdict(list)
    for change in changes:
        by_day[change.on].append(change)
    problems: list[Problem] = []
    for day in sorted(by_day):
        said = list(work.turn(day, by_day[day]))
        problems += [Problem(change.row, sentence, values) for change, sentence, values in said]
    if problems:
        return Applied(places, tuple(sorted(problems, key=lambda problem: problem.row)))
    return Applied(Places(work.by_id.values(), work.links), ())


def apply_rows(places: Places, rows: Iterable[Mapping[str, str | None]]) -> Applied:
    """Return the places after the rows of a table; with any problem those that were given."""
    changes, problems = read_changes(rows)
    return Applied(places, tuple(problems)) if problems else apply_changes(places, changes)


class _Work:
    """Places while they are being changed."""

    def __init__(self, places: Places) -> None:
        self.by_id = {place.id: place for place in places}
        self.links = list(places.links)
        self._coded: dict[str, list[str]] = defaultdict(list)
        for place in places:
            self._coded[place.code].append(place.id)
        self._known: dict[tuple[dt.date, str, str], int] = {}
        self._leaving: dict[str, list[int]] = defaultdict(list)  # where a place's links are
        for at, link in enumerate(self.links):
            self._index(at, link)

    def _index(self, at: int, link: Link) -> None:
        self._known[link.on, self.by_id[link.old].code, self.by_id[link.new].code] = at
        self._leaving[link.old].append(at)

    def turn(self, day: dt.date, changes: Sequence[Change]) -> Iterator[_Said]:
        """Apply what happens on one day, or say what can't be and change nothing."""
        fresh = []
        for change in changes:
            if (change.on, change.old, change.new) in self._known:
                self._bring_share(change)
            else:
                fresh.append(change)
        fresh += self._going_on(fresh, day)
        said = [*self._refused(fresh, day), *_refused_parts(fresh)]
        if not said:
            self._move(fresh, day)
        yield from said

    def _bring_share(self, change: Change) -> None:
        at = self._known[change.on, change.old, change.new]
        self.links[at] = replace(
            self.links[at], share=change.share, basis=change.basis, sure=change.sure
        )

    def _going_on(self, changes: Sequence[Change], day: dt.date) -> list[Change]:
        """Return a row for each place that only takes something in: it begins anew."""
        olds = {change.old for change in changes}
        taking = {change.new: change for change in changes if change.new not in olds}
        return [
            replace(change, old=code, part=Part.WHOLE, share=None, old_name="", old_parent="")
            for code, change in taking.items()
            if (here := self._on(code, day)) and here.valid_on(day - _ONE_DAY)
        ]

    def _refused(self, changes: Sequence[Change], day: dt.date) -> Iterator[_Said]:
        news = {change.new for change in changes}
        for change in changes:
            before = self._on(change.old, day - _ONE_DAY)
            if change.old and len(change.old) != len(change.new):
                yield change, noop("Hai mã %(old)s và %(new)s khác cấp."), _codes(change)
            elif change.old and before is None and not self._comes_first(change):
                yield (
                    change,
                    noop("Trước ngày %(day)s không có nơi nào mang mã %(old)s."),
                    (_codes(change)),
                )
            elif before and before.until and before.valid_on(day) and change.old not in news:
                yield (
                    change,
                    noop("Sau ngày %(day)s đã có thay đổi khác của mã %(old)s."),
                    (_codes(change)),
                )
            if not change.name and not self._on(change.new, day) and change.old != change.new:
                yield change, noop("Nơi mới mang mã %(new)s chưa có tên."), _codes(change)

    def _comes_first(self, change: Change) -> bool:
        """Return whether a place that no list knows is told by its name."""
        return bool(change.old_name) and self._on(change.old, change.on - _ONE_DAY) is None

    def _move(self, changes: Sequence[Change], day: dt.date) -> None:
        before: dict[str, Place] = {}
        for change in changes:
            if change.old and change.old not in before:
                before[change.old] = self._closed(change, day)
        for change in changes:
            new = self._begun(change, before, day)
            if change.old:
                old = before[change.old]
                link = Link(
                    old.id, new.id, day, change.part, change.basis, change.sure, change.share
                )
                self._index(len(self.links), link)
                self.links.append(link)

    def _closed(self, change: Change, day: dt.date) -> Place:
        """End a place the day before; its later part, if any, is begun by the row to its own code."""
        here = self._on(change.old, day - _ONE_DAY)
        if here is None:
            heir = self._on(change.new, day)
            parent = change.old_parent or (heir.parent if heir else "")
            return self._keep(new_place(change.old, change.old_name, parent, None, day - _ONE_DAY))
        unit, name = with_unit(change.old_name) if change.old_name else (here.unit, here.name)
        parent = change.old_parent or here.parent
        self._keep(replace(here, unit=unit, name=name, parent=parent, until=day - _ONE_DAY))
        return here

    def _begun(self, change: Change, before: Mapping[str, Place], day: dt.date) -> Place:
        """Return the place that begins on the day, made if it is the first row about it."""
        there = self._on(change.new, day)
        if there is not None:
            return there
        same, source = before.get(change.new), before.get(change.old)
        parent = change.parent or next((p.parent for p in (same, source) if p), "")
        full = change.name or (same.full_name if same else "")
        new = self._keep(new_place(change.new, full, parent, day, same.until if same else None))
        if same and same.until:  # what became of it later, became of its later part
            later = [at for at in self._leaving[same.id] if self.links[at].on > day]
            for at in later:
                self.links[at] = replace(self.links[at], old=new.id)
                self._leaving[new.id].append(at)
        return new

    def _on(self, code: str, day: dt.date) -> Place | None:
        found = (self.by_id[place_id] for place_id in self._coded.get(code, ()))
        return next((place for place in found if place.valid_on(day)), None)

    def _keep(self, place: Place) -> Place:
        if place.id not in self.by_id:
            self._coded[place.code].append(place.id)
        self.by_id[place.id] = place
        return place


def _refused_parts(changes: Sequence[Change]) -> Iterator[_Said]:
    from_old: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.old:
            from_old[change.old].append(change)
    for rows in from_old.values():
        whole = [change for change in rows if change.part is Part.WHOLE]
        shares = [change.share for change in rows if change.share is not None]
        if len(rows) > 1 and whole:
            sentence = noop("Mã %(old)s chia cho nhiều nơi: ghi part là yes ở mọi dòng.")
            yield whole[0], sentence, _codes(whole[0])
        elif len(rows) == 1 and not whole:
            sentence = noop("Mã %(old)s chỉ chia một phần: còn thiếu dòng cho phần kia.")
            yield rows[0], sentence, _codes(rows[0])
        if sum(shares) > 1 or (shares and len(shares) == len(rows) and sum(shares) != 1):
            sentence = noop("Các tỷ lệ của mã %(old)s cộng lại phải bằng 1.")
            yield rows[0], sentence, _codes(rows[0])


def _codes(change: Change) -> dict[str, object]:
    return {"old": change.old, "new": change.new, "day": f"{change.on:%d/%m/%Y}"}
