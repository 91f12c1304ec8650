"""The register's columns of this process, kept in step with the tables by what the database logs."""

from __future__ import annotations

import threading
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from django.db import connection
from django.db.models import Q

from hientai.people.models import Person
from hientai.people.selectors import touched
from hientai.people.selectors.columns import Codes, Part, load
from hientai.people.selectors.postings import Ints, Mask
from hientai.people.selectors.touched import Ranges, State

MOST_CHANGED: Final = 10_000  # more are not read apart: the whole is read again
MOST_RANGES: Final = 200


@dataclass(frozen=True)
class Register:
    """The register at one moment: the whole as it was read, and a few people changed since."""

    codes: Codes
    log: State
    whole: Part
    alive: Mask  # of the whole, those not changed since
    fresh: Part
    changed: tuple[tuple[int, int], ...] = ()
    remembered: dict[Any, Any] = field(default_factory=dict, compare=False)

    def __len__(self) -> int:
        return int(self.alive.sum()) + len(self.fresh)

    @property
    def parts(self) -> tuple[Part, Part]:
        return self.whole, self.fresh

    def ids(self, whole: Ints, fresh: Ints) -> npt.NDArray[np.int64]:
        """Return who stands at places of both parts, in the order of name lists."""
        found = self.whole.ids[whole]
        if not len(fresh):
            return found
        at = np.concatenate((whole.astype(np.float64), self._between[fresh]))
        return np.concatenate((found, self.fresh.ids[fresh]))[np.argsort(at, kind="stable")]

    @cached_property
    def _between(self) -> npt.NDArray[np.float64]:
        """Return where those changed since stand among the places of the whole."""
        keys, whole = self.codes.keys, self.whole

        def key(place: int) -> tuple[str, int]:
            return keys[whole.name[place]], int(whole.ids[place])

        own = [
            (keys[name], int(pk)) for name, pk in zip(self.fresh.name, self.fresh.ids, strict=True)
        ]
        places = range(len(whole))
        return np.array([bisect_left(places, one, key=key) - 0.5 for one in own], np.float64)


class _Follower:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: tuple[str, Register] | None = None

    def now(self) -> Register:
        """Return the register as it is; read what changed, or all where that is as quick."""
        name = str(connection.settings_dict["NAME"])
        with self._lock:
            known = self._known[1] if self._known and self._known[0] == name else None
            found = _in_step(known) if known else _whole()
            self._known = (name, found)
            return found


def _in_step(known: Register) -> Register:
    log, ranges = touched.since(known.log)
    if ranges is None:
        return _whole()
    if not ranges:
        return known
    together = _joined([*known.changed, *ranges])
    span = sum(last - first + 1 for first, last in together)
    if span > MOST_CHANGED or len(together) > MOST_RANGES:
        return _whole()
    return _changed(known, log, together)


def _whole() -> Register:
    log, codes = touched.start(), Codes()
    whole = load(codes, Person.objects.all())
    nobody = load(codes, Person.objects.none())
    return Register(codes, log, whole, np.ones(len(whole), np.bool_), nobody)


def _changed(known: Register, log: State, ranges: Ranges) -> Register:
    own, beside = Q(), Q()
    alive = np.ones(len(known.whole), np.bool_)
    ids, order = known.whole.by_id
    for each in ranges:
        own |= Q(pk__range=each)
        beside |= Q(person__gte=each[0], person__lte=each[1])
        first, last = np.searchsorted(ids, (each[0], each[1] + 1))
        alive[order[first:last]] = False
    fresh = load(known.codes, Person.objects.filter(own), beside)
    return Register(known.codes, log, known.whole, alive, fresh, tuple(ranges))


def _joined(ranges: Ranges) -> Ranges:
    """Return the ranges in order, those that touch made one."""
    found: Ranges = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


_FOLLOWER: Final = _Follower()
register_now: Final = _FOLLOWER.now
