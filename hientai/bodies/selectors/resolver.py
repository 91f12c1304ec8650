"""What the names in a province's papers stand for on a day, in bodies of the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hientai.bodies.domain.resolving import (
    Answer,
    Engine,
    Found,
    Reason,
    Status,
    standard_names,
)
from hientai.bodies.models import Body
from hientai.bodies.selectors.register import Register
from hientai.places.selectors import places

MAX_WHY = 400
# Members of a group that nobody confirmed are only suggested.
LEAST_CERTAINTY = 0.7
EXACT, SUCCESSOR, COLLECTIVE = "exact", "successor", "collective"
OPEN, UNKNOWN = "open", "unknown"


@dataclass(frozen=True)
class Resolution:
    """What a name stands for: `bodies` are the members, or suggestions while open or unknown."""

    state: str
    bodies: tuple[Body, ...]
    why: str


class Resolver:
    """Resolves the names in the papers of one province on one day, after a few queries."""

    def __init__(self, *, province: str, at: date) -> None:
        self._province, self._at = province, at
        self._register = Register()
        self._engine = Engine(self._register.load, others=standard_names(), places=places)

    def resolve(self, name: str) -> Resolution:
        """Return what a name stands for; nothing is guessed silently: `why` says how it came."""
        answer = self._engine.resolve(name, province=self._province, at=self._at)
        bodies = self._bodies(answer.found)
        state = _state(answer)
        if state in {EXACT, SUCCESSOR}:
            main = self._bodies(found for found in answer.found if found.main)
            if not main:
                missing = _("Đơn vị này chưa có trong danh mục; chọn đơn vị hoặc thêm mới.")
                return Resolution(UNKNOWN, bodies, _joined([*_said(answer.why), missing]))
            bodies = main
        return Resolution(state, bodies, _joined(_said(answer.why)))

    def _bodies(self, found: Iterable[Found]) -> tuple[Body, ...]:
        refs = (one.fact.ref for one in found)
        known = (self._register.bodies.get(ref) for ref in refs if isinstance(ref, int))
        return tuple(body for body in known if body is not None)


def _state(answer: Answer) -> str:
    """Return the state; what a person must choose from is open."""
    match answer.status:
        case Status.UNKNOWN:
            return UNKNOWN
        case Status.AMBIGUOUS:
            return OPEN
        case _ if answer.group:
            sure = all(found.confidence >= LEAST_CERTAINTY for found in answer.found)
            return COLLECTIVE if sure else OPEN
        case Status.EXACT:
            return EXACT
        case _succeeded:
            return SUCCESSOR if sum(found.main for found in answer.found) == 1 else OPEN


def _said(why: Iterable[Reason]) -> list[str]:
    """Return the sentences of an answer in the reader's language."""
    return [
        _(reason.sentence) % reason.values if reason.values else _(reason.sentence)
        for reason in why
    ]


def _joined(sentences: list[str]) -> str:
    """Join sentences to what fits the field that keeps them."""
    text = " ".join(sentences)
    return text if len(text) <= MAX_WHY else text[: MAX_WHY - 1] + "…"
