"""What a place came from and what became of it, as far as is known."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hientai.places.domain.place import Place, Step
from hientai.places.domain.places import Places


@dataclass(frozen=True)
class Way:
    """Steps of one day that meet in one place, or part there."""

    place: Place
    steps: tuple[Step, ...]
    forks: bool


@dataclass(frozen=True)
class Turn:
    """All that happened to a line of places on one day, by one paper."""

    on: dt.date
    before: tuple[Place, ...]
    after: tuple[Place, ...]
    steps: tuple[Step, ...]

    @property
    def basis(self) -> str:
        return self.steps[0].basis

    @property
    def ways(self) -> list[Way]:
        """Return the steps, told in as few sentences as they need."""
        forks = len(self.before) < len(self.after)
        places = self.before if forks else self.after
        return [
            Way(place, tuple(s for s in self.steps if (s.old if forks else s.new) == place), forks)
            for place in places
        ]

    @property
    def sure(self) -> bool:
        return all(step.sure for step in self.steps)


def turns(places: Places, place: Place) -> list[Turn]:
    """Return the turns in a place's line, the newest first: its ancestors' and its heirs'."""
    back = _all_steps(place, places.origins, lambda step: step.old)
    onward = _all_steps(place, places.successors, lambda step: step.new)
    by_day: dict[dt.date, list[Step]] = defaultdict(list)
    for step in dict.fromkeys((*back, *onward)):
        by_day[step.on].append(step)
    return [
        Turn(day, _once(s.old for s in found), _once(s.new for s in found), tuple(found))
        for day, found in sorted(by_day.items(), reverse=True)
    ]


def _all_steps(
    place: Place, ask: Callable[[Place], tuple[Step, ...]], follow: Callable[[Step], Place]
) -> list[Step]:
    found: dict[Step, None] = {}
    waiting = [place]
    while waiting:
        for step in ask(waiting.pop()):
            if step not in found:
                found[step] = None
                waiting.append(follow(step))
    return list(found)


def _once(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(dict.fromkeys(places), key=lambda place: place.code))
