"""The name of one body: that body, what became of it, or what it will be made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from hientai.bodies.domain.provinces import DISTRICTS_ENDED, land_basis, predecessors_of
from hientai.bodies.domain.resolving.answer import Answer, Found, Reason, Status
from hientai.bodies.domain.resolving.book import Book, preferred
from hientai.bodies.domain.resolving.facts import Fact, Step
from hientai.bodies.domain.resolving.groups import district_ended
from hientai.bodies.domain.resolving.index import JOINED, Match
from hientai.bodies.domain.resolving.scope import Scope
from hientai.bodies.domain.resolving.telling import dated, label, told
from hientai.kernel.errors import noop

_SAME: Final = noop("Đúng tên đang dùng.")
_NEARLY: Final = noop("Hiểu là “%(name)s”; tên viết gần đúng.")
_GUESS: Final = noop("Tên viết gần giống nhiều đơn vị; chọn đơn vị.")
_SEVERAL: Final = noop("Có nhiều đơn vị cùng tên này; chọn đơn vị.")
_IN_NEW: Final = noop("Từ %(on)s, %(old)s thuộc %(new)s; nơi đó có đơn vị tên này.")
_NOT_YET: Final = noop("%(body)s chỉ có từ %(on)s; chọn đơn vị.")
_ENLARGED: Final = noop("Từ %(on)s %(name)s gồm cả %(others)s.")
_UNDER: Final = noop("Từ %(on)s trực thuộc %(parent)s.")
_UNDER_UNSURE: Final = noop("Từ %(on)s trực thuộc %(parent)s (chưa có người xác nhận).")
_CHOOSE: Final = noop("Chọn đơn vị nhận nhiệm vụ này.")
_NO_HEIR: Final = noop("%(body)s kết thúc từ %(on)s, chưa rõ đơn vị kế thừa; chọn đơn vị.")
_DAY: Final = dt.timedelta(days=1)


def one(match: Match, key: str, name: str, book: Book, scope: Scope) -> Answer:
    """Return what the bodies of a name mean on the day; `why` says how a near one was understood."""
    if match.guess:
        near = [fact for fact in match.facts if fact.valid_on(scope.at)] or list(match.facts)
        return Answer(Status.AMBIGUOUS, _each(near), (Reason(_GUESS),))
    answer = _one(match, key, name, book, scope)
    if match.certainty >= JOINED:
        return answer
    understood = Reason(_NEARLY, {"name": match.facts[0].name})
    found = tuple(
        replace(body, confidence=round(body.confidence * match.certainty, 2))
        for body in answer.found
    )
    return replace(answer, found=found, why=(understood, *answer.why))


def _one(match: Match, key: str, name: str, book: Book, scope: Scope) -> Answer:
    valid = preferred(match.facts, key, name, scope.at)
    if len(valid) > 1:
        return Answer(Status.AMBIGUOUS, _each(valid), (Reason(_SEVERAL),))
    if valid:
        return _there(valid[0], scope)
    ended = [fact for fact in match.facts if fact.ended_by(scope.at)]
    if not ended:
        return _not_yet(match.facts[0], book, scope)
    return _succeeded(max(ended, key=lambda fact: fact.valid_to or dt.date.min), book, scope)


def _each(facts: list[Fact]) -> tuple[Found, ...]:
    return tuple(Found(fact, round(1 / len(facts), 2)) for fact in facts)


def _there(fact: Fact, scope: Scope) -> Answer:
    province = scope.province
    if province is None or fact.province in {scope.home, ""} or not scope.absorbed:
        said = (Reason(_SAME), *_enlarged(fact, scope), *_below(fact, scope))
        return Answer(Status.EXACT, (Found(fact, 1.0),), said)
    since = scope.since or DISTRICTS_ENDED
    values = {"old": province.with_unit, "new": province.new_with_unit}
    # The body itself has no predecessor here: its land has.
    step = Step(province.name, fact.ref, "merged", since, land_basis(since), sure=True)
    why = dated(_IN_NEW, since, **values)
    return Answer(Status.SUCCESSOR, (Found(fact, 1.0, (step,)),), (why,))


def _enlarged(fact: Fact, scope: Scope) -> tuple[Reason, ...]:
    """Say so where a province kept its name but is another one since it took others over."""
    parts = predecessors_of(scope.family)
    others = ", ".join(part.name for part in parts if part.name != scope.family)
    if scope.since is None or fact.valid_from != scope.since or len(parts) == 1:
        return ()
    values = {"name": scope.family, "others": others}
    return (dated(_ENLARGED, scope.since, **values),)


def _below(fact: Fact, scope: Scope) -> tuple[Reason, ...]:
    """Say under whom a body came at a known day."""
    if fact.parent_since is None or fact.parent_since > scope.at:
        return ()
    sentence = _UNDER if fact.parent_sure else _UNDER_UNSURE
    return (dated(sentence, fact.parent_since, parent=fact.parent_name),)


def _not_yet(fact: Fact, book: Book, scope: Scope) -> Answer:
    why = dated(_NOT_YET, fact.valid_from or scope.at, body=label(fact, scope.home))
    return Answer(Status.AMBIGUOUS, book.lines.origins(fact, scope.at), (why,))


def _succeeded(fact: Fact, book: Book, scope: Scope) -> Answer:
    if fact.kind == "district" and scope.at >= DISTRICTS_ENDED:
        return district_ended((), book, scope)
    descent = book.lines.descend(fact, scope.at)
    facts = book.lines.facts
    said = [told(step, facts[step.old], facts[step.new], scope.home) for step in descent.steps]
    if descent.heirs:
        if sum(found.main for found in descent.heirs) != 1:
            said.append(Reason(_CHOOSE))
        said.extend(_below(descent.heirs[0].fact, scope))
        return Answer(Status.SUCCESSOR, descent.heirs, tuple(said))
    ended = (fact.valid_to or scope.at) + _DAY
    said.append(dated(_NO_HEIR, ended, body=label(fact, scope.home)))
    return Answer(Status.AMBIGUOUS, book.alike(fact.key, scope), tuple(said))
