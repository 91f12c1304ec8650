"""From a body that has ended to those that hold its work on a day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from hientai.bodies.domain.resolving.answer import Found
from hientai.bodies.domain.resolving.facts import Fact, Facts, Step

MOVED: Final = "moved"
# How much each step leaves of the certainty that this body holds what was asked of the old one.
_UNSURE: Final = 0.85
_PART: Final = {"split": 0.7, MOVED: 0.5}
_MAX_HOPS: Final = 12


@dataclass(frozen=True)
class Descent:
    """`steps` in the order in which they are told; `heirs` valid on the day, the likeliest first."""

    steps: tuple[Step, ...]
    heirs: tuple[Found, ...]


class Lines:
    """Who followed whom, to be walked either way."""

    def __init__(self, facts: Facts) -> None:
        self.facts = {fact.ref: fact for fact in facts.bodies}
        self._onward: dict[Hashable, list[Step]] = defaultdict(list)
        self._back: dict[Hashable, list[Step]] = defaultdict(list)
        for step in sorted(facts.steps, key=lambda step: step.on):
            if step.old in self.facts and step.new in self.facts:
                self._onward[step.old].append(step)
                self._back[step.new].append(step)

    def descend(self, start: Fact, at: dt.date) -> Descent:
        """Follow a body onward to every body that is valid on the day."""
        best: dict[Hashable, Found] = {}
        steps: dict[Step, None] = {}
        for found in self._walk(start, at, (), steps):
            known = best.get(found.fact.ref)
            if known is None or known.confidence < found.confidence:
                best[found.fact.ref] = found
        heirs = sorted(best.values(), key=lambda found: -found.confidence)
        return Descent(tuple(steps), tuple(heirs))

    def _walk(
        self, fact: Fact, at: dt.date, via: tuple[Step, ...], steps: dict[Step, None]
    ) -> Iterator[Found]:
        if fact.valid_on(at) and via:
            yield Found(fact, certainty(via), via)
            return
        if len(via) > _MAX_HOPS:
            return
        seen = {step.old for step in via}
        onward = [step for step in self._onward.get(fact.ref, ()) if step.on <= at]
        if not any(step.kind == MOVED for step in via):
            steps.update(dict.fromkeys(onward))
        for step in onward:
            if step.new not in seen:
                yield from self._walk(self.facts[step.new], at, (*via, step), steps)

    def origins(self, fact: Fact, at: dt.date) -> tuple[Found, ...]:
        """Return what a body that is not there yet will be made of, the largest part first."""
        found: dict[Hashable, Found] = {}
        waiting: list[tuple[Fact, tuple[Step, ...]]] = [(fact, ())]
        while waiting:
            here, via = waiting.pop(0)
            for step in self._back.get(here.ref, ()):
                old, path = self.facts[step.old], (step, *via)
                if step.kind == MOVED or old.ref in found or len(path) > _MAX_HOPS:
                    continue
                if old.valid_on(at):
                    found[old.ref] = Found(old, certainty(path) / 2, path)
                else:
                    waiting.append((old, path))
        return tuple(sorted(found.values(), key=lambda origin: -origin.confidence))


def certainty(via: Iterable[Step]) -> float:
    left = 1.0
    for step in via:
        left *= _PART.get(step.kind, 1.0) * (1.0 if step.sure else _UNSURE)
    return round(left, 2)
