"""The register's columns of this process, kept in step with the tables by what the database logs."""

from __future__ import annotations

import threading
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, pairwise, starmap
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from django.db import connection
from django.db.models import Q

from hientai.kernel.errors import DomainError, noop
from hientai.people.models import Person
from hientai.people.selectors import shelf, touched
from hientai.people.selectors.columns import Codes, Part, load
from hientai.people.selectors.joining import joined
from hientai.people.selectors.postings import Ints, Mask
from hientai.people.selectors.touched import Ranges, State

MOST_CHANGED: Final = 10_000  # more are not kept apart
MOST_READ: Final = 50_000  # or a quarter: of more the whole is read again
MOST_RANGES: Final = 200
AT_ONCE: Final = 200_000  # profiles: fewer are read while somebody waits
PATIENCE: Final = 3.0  # seconds that a page waits


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
        keys, ids = self.whole.keys, self.whole.ids

        def key(place: int) -> tuple[bytes, int]:
            return keys[place], int(ids[place])

        own = [(self.fresh.keys[place], int(pk)) for place, pk in enumerate(self.fresh.ids)]
        places = range(len(self.whole))
        return np.array([bisect_left(places, one, key=key) - 0.5 for one in own], np.float64)

    def as_one(self) -> Part:
        return joined(self.whole, self.alive, self.fresh, self._between)


class BeingRead(DomainError):
    """A very large register is being read; whoever asks is to come back."""

    code = "being_read"
    http_status = 503


class Follower:
    """Holds the register of this process; a very large one is read while others are told to wait."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: tuple[str, Register] | None = None
        self._reading: threading.Thread | None = None

    def now(self, *, wait: bool = False) -> Register:
        """Return the register as it is: read what changed, or from a file, or all of the tables.

        Where that takes long, somebody who cannot `wait` is refused after some seconds.
        """
        with self._lock:
            if self._reading is None:
                found = _quickly(self._held())
                if found is None and not (wait or connection.in_atomic_block or _is_small()):
                    self._reading = threading.Thread(target=self._read, daemon=True)
                    self._reading.start()
                else:
                    found = found or _whole()
                    self._known = (_name(), found)
                    return found
            reading = self._reading
        reading.join(None if wait else PATIENCE)
        if reading.is_alive():
            raise BeingRead(
                noop(
                    "Máy chủ đang chuẩn bị danh sách trí thức để tìm kiếm, thường mất chưa đến một "
                    "phút. Xin mở lại trang này sau ít giây."
                )
            )
        return self.now(wait=wait)

    def put_down(self) -> None:
        """Keep the register as it is now for other processes, with nobody in it who is gone."""
        found = self.now(wait=True)
        if found.changed or next(shelf.kept(), None) is None:
            with self._lock:
                self._known = (_name(), _anew(found))

    def _held(self) -> Register | None:
        return self._known[1] if self._known and self._known[0] == _name() else None

    def _read(self) -> None:
        try:
            found = _whole()
            with self._lock:
                self._known = (_name(), found)
        finally:
            self._reading = None
            connection.close()


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _is_small() -> bool:
    newest = Person.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (newest or 0) <= AT_ONCE


def _quickly(held: Register | None) -> Register | None:
    """Return the register from what is held or kept, if that is not too far behind."""
    known = [held] if held else []
    for each in chain(known, starmap(_of_kept, shelf.kept())):
        found = _in_step(each)
        if found is not None:
            return found
    return None


def _of_kept(codes: Codes, whole: Part, log: State) -> Register:
    nobody = load(codes, Person.objects.none())
    return Register(codes, log, whole, np.ones(len(whole), np.bool_), nobody)


def _in_step(known: Register) -> Register | None:
    log, ranges = touched.since(known.log)
    if ranges is None:
        return None
    if not ranges:
        return known
    together = _fewer(_joined([*known.changed, *ranges]))
    span = sum(last - first + 1 for first, last in together)
    if span <= MOST_CHANGED:
        return _changed(known, log, together)
    if span > max(MOST_READ, len(known) // 4):
        return None
    return _anew(_changed(known, log, together))


def _whole() -> Register:
    log, codes = touched.start(), Codes()
    whole = load(codes, Person.objects.all())
    return _of_kept(*shelf.keep(codes, whole, log))


def _anew(known: Register) -> Register:
    """Return a register of one part."""
    return _of_kept(*shelf.keep(known.codes, known.as_one(), known.log))


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


def _joined(ranges: Ranges, gap: int = 1) -> Ranges:
    """Return the ranges in order, those that touch or nearly so made one."""
    found: Ranges = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + gap:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _fewer(ranges: Ranges) -> Ranges:
    """Return so few ranges that a query can name them, with people between who did not change."""
    if len(ranges) <= MOST_RANGES:
        return ranges
    gaps = sorted(after[0] - before[1] for before, after in pairwise(ranges))
    return _joined(ranges, gap=gaps[-MOST_RANGES])


_FOLLOWER: Final = Follower()
register_now: Final = _FOLLOWER.now
put_down: Final = _FOLLOWER.put_down
