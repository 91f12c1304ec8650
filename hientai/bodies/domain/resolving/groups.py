"""Names of several bodies: who belongs to a collective on a day, and what leaves it open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from hientai.bodies.domain.collectives import Collective
from hientai.bodies.domain.provinces import DISTRICTS_ENDED
from hientai.bodies.domain.resolving.answer import Answer, Found, Reason, Status
from hientai.bodies.domain.resolving.book import Book
from hientai.bodies.domain.resolving.facts import Fact
from hientai.bodies.domain.resolving.scope import Scope
from hientai.bodies.domain.resolving.telling import dated
from hientai.kernel.errors import noop

_MEMBER: Final = 0.95
_SUGGESTED: Final = 0.3
_DISTRICTS_ENDED: Final = noop(
    "Cấp huyện kết thúc từ 01/07/2025; đề nghị giao UBND các xã, phường hoặc sở."
)
_NOT_SAID: Final = noop("Văn bản chưa nêu rõ đơn vị nào; chọn đơn vị.")
_NOBODY: Final = noop("Danh mục chưa có đơn vị nào thuộc nhóm này; chọn đơn vị hoặc thêm mới.")
_LARGER: Final = noop("Nay %(new)s rộng hơn %(old)s; chọn xã, phường thuộc phạm vi kế hoạch.")
_MEMBERS: Final = noop("Nhóm này gồm %(n)d đơn vị tại ngày %(on)s.")


def members(group: Collective, book: Book, scope: Scope) -> Answer:
    """Return the members of a collective on the day; suggestions where a person must choose."""
    kinds = group.kinds
    if scope.at >= DISTRICTS_ENDED and "district" in kinds and "commune" not in kinds:
        others = tuple(kind for kind in kinds if kind != "district")
        return district_ended(book.of_kinds(others, scope), book, scope)
    found = book.of_kinds(kinds, scope)
    why = _why_open(group, found, scope)
    if why:
        return Answer(Status.AMBIGUOUS, _listed(found, _SUGGESTED), (why,), group=True)
    told = dated(_MEMBERS, scope.at, n=len(found))
    return Answer(Status.EXACT, _listed(found, _MEMBER), (told,), group=True)


def district_ended(others: Iterable[Fact], book: Book, scope: Scope) -> Answer:
    facts = (*others, *book.of_kinds(["commune"], scope))
    return Answer(Status.AMBIGUOUS, _listed(facts, _SUGGESTED), (Reason(_DISTRICTS_ENDED),))


def _why_open(group: Collective, found: tuple[Fact, ...], scope: Scope) -> Reason | None:
    if group.open:
        return Reason(_NOT_SAID)
    if not found:
        return Reason(_NOBODY)
    if scope.province and scope.absorbed and "commune" in group.kinds:
        old, new = scope.province.with_unit, scope.province.new_with_unit
        return Reason(_LARGER, {"old": old, "new": new})
    return None


def _listed(facts: Iterable[Fact], sure: float) -> tuple[Found, ...]:
    return tuple(Found(fact, sure) for fact in facts)
