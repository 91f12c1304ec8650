"""Bodies of one district or commune: the place says whether they are there and who follows them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from hientai.bodies.domain.names import name_key
from hientai.bodies.domain.resolving.answer import Answer, Found, Reason, Status
from hientai.bodies.domain.resolving.book import Book
from hientai.bodies.domain.resolving.facts import Fact, Step
from hientai.bodies.domain.resolving.scope import Scope
from hientai.bodies.domain.resolving.telling import dated
from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import fold, nfc
from hientai.places.domain import Answer as PlaceAnswer
from hientai.places.domain import Level, Place, Places
from hientai.places.domain import Status as PlaceStatus
from hientai.places.domain import Step as PlaceStep

_DISTRICT: Final = "huyen|quan|thi xa|thanh pho|h|q"
_COMMUNE: Final = "xa|phuong|thi tran|dac khu|x|p"
_NAMED: Final = re.compile(
    r"^(?:(?P<head>uy ban nhan dan|hoi dong nhan dan|dang uy"
    r"|(?:uy ban )?mat tran to quoc(?: viet nam)?) )?"
    rf"(?:(?P<district>{_DISTRICT})|(?P<commune>{_COMMUNE})) (?P<name>.+)$"
)
_PARTY: Final = re.compile(r"^(?P<head>huyen uy|quan uy|thi uy|thanh uy) (?P<name>.+)$")
_HEADS: Final = {
    "uy ban nhan dan": "Ủy ban nhân dân",
    "hoi dong nhan dan": "Hội đồng nhân dân",
    "dang uy": "Đảng ủy",
}
_FRONT: Final = "Ủy ban Mặt trận Tổ quốc Việt Nam"
_PARTY_OF_UNIT: Final = {"huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}
_SUGGESTED: Final = 0.3
_TYPO: Final = 0.85
_THERE: Final = noop("Đúng tên đang dùng.")
_FOLLOWED: Final = noop("%(old)s thuộc %(new)s từ %(on)s.")
_ENDED: Final = noop(
    "Cấp huyện kết thúc từ 01/07/2025; địa bàn %(old)s nay gồm %(n)d xã, phường: chọn đơn vị."
)
_PARTED: Final = noop("Địa bàn %(old)s nay thuộc nhiều đơn vị; chọn đơn vị.")
_SEVERAL: Final = noop("Có nhiều nơi cùng tên này; chọn đơn vị.")


@dataclass(frozen=True)
class Organ:
    """What a name says: a kind of body, and the place that it is of; `mere` if only the place."""

    head: str
    place: str
    level: Level
    mere: bool = False

    def name_in(self, place: Place) -> str:
        if self.head != "Đảng ủy" or place.level is not Level.DISTRICT:
            return f"{self.head} {place.full_name}"
        return f"{_PARTY_OF_UNIT.get(place.unit, 'Thành ủy')} {place.name}"


def organ_of(words: str, written: str) -> Organ | None:
    """Return the body of one district or commune that folded words name."""
    party = _PARTY.match(words)
    if party:
        return Organ("Đảng ủy", _as_written(party["name"], written), Level.DISTRICT)
    named = _NAMED.match(words)
    if named is None:
        return None
    head = named["head"] or "uy ban nhan dan"
    unit = named["district"] or named["commune"]
    mere = named["head"] is None
    if mere and len(unit) == 1:
        return None
    level = Level.DISTRICT if named["district"] else Level.COMMUNE
    text = f"{unit} {_as_written(named['name'], written)}"
    return Organ(_HEADS.get(head, _FRONT), text, level, mere=mere)


def _as_written(name: str, written: str) -> str:
    """Return the last words as they were written: their marks tell places apart."""
    words = re.findall(r"\w+", nfc(written))[-len(name.split()) :]
    text = " ".join(words)
    return text if fold(text) == name else name


def of_place(organ: Organ, book: Book, scope: Scope, places: Places) -> Answer | None:
    """Return the body of the place on the day; None where there is no such place."""
    found = places.at(organ.place, scope.at, within=scope.home, level=organ.level)
    if found.status is PlaceStatus.UNKNOWN and scope.together:
        found = places.at(organ.place, scope.at, within=scope.family, level=organ.level)
    if _elsewhere_then(found, scope, places):
        return None
    if found.status is PlaceStatus.UNKNOWN or (organ.mere and found.typo):
        return None
    via = tuple(map(_step, found.via))
    facts = [_fact(organ, place, book, scope) for place in found.places]
    sure = _TYPO if found.typo else 1.0
    if found.status is PlaceStatus.EXACT:
        return Answer(Status.EXACT, (Found(facts[0], sure),), (Reason(_THERE),))
    if found.status is PlaceStatus.SUCCESSOR and found.named:
        return _followed(organ, found.named, Found(facts[0], sure, via))
    return Answer(Status.AMBIGUOUS, _each(facts, via), (_why(organ, found),))


def _elsewhere_then(found: PlaceAnswer, scope: Scope, places: Places) -> bool:
    """Return whether on the day a place was in a province that only later became one with ours."""
    if scope.together or found.place is None:
        return False
    above = places.province_of(found.place, scope.at)
    return above is not None and above.name != scope.home


def _followed(organ: Organ, named: Place, heir: Found) -> Answer:
    on = heir.via[-1].on if heir.via else named.until or dt.date.min
    why = dated(_FOLLOWED, on, old=organ.name_in(named), new=heir.fact.name)
    return Answer(Status.SUCCESSOR, (heir,), (why,))


def _why(organ: Organ, found: PlaceAnswer) -> Reason:
    if found.named is None:
        return Reason(_SEVERAL)
    old = found.named.full_name
    if organ.level is Level.DISTRICT:
        return Reason(_ENDED, {"old": old, "n": len(found.places)})
    return Reason(_PARTED, {"old": old})


def _each(facts: list[Fact], via: tuple[Step, ...]) -> tuple[Found, ...]:
    sure = round(max(1 / len(facts), 0.01), 2)
    last = {step.new: (step,) for step in via}
    return tuple(Found(fact, sure, last.get(fact.name, ())) for fact in facts)


def _fact(organ: Organ, place: Place, book: Book, scope: Scope) -> Fact:
    """Return the body as the register has it, or one made from its place."""
    name = organ.name_in(place)
    key = name_key(name)
    known = (fact for fact in book.index.find(key) if fact.key == key and scope.ours(fact))
    for fact in known:
        if fact.valid_on(scope.at):
            return fact
    province = scope.family if scope.together else scope.home
    kind = "party" if organ.head == "Đảng ủy" else str(place.level)
    return Fact((province, name, place.since), name, key, kind, province, place.since, place.until)


def _step(step: PlaceStep) -> Step:
    kind = "merged" if step.whole else "split"
    return Step(step.old.full_name, step.new.full_name, kind, step.on, step.basis, step.sure)
