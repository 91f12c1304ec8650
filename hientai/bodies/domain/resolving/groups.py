"""Names of several bodies: who belongs to a collective on a day, and what leaves it open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from hientai.bodies.domain.collectives import Collective
from hientai.bodies.domain.names import UNION_KEY
from hientai.bodies.domain.provinces import DISTRICTS_ENDED
from hientai.bodies.domain.resolving.answer import Answer, Found, Reason, Status
from hientai.bodies.domain.resolving.book import Book
from hientai.bodies.domain.resolving.facts import Fact
from hientai.bodies.domain.resolving.scope import Scope
from hientai.bodies.domain.resolving.telling import dated
from hientai.kernel.errors import noop

MEMBER: Final = "member"
_SURE, _UNSURE, _SUGGESTED = 0.95, 0.6, 0.3
_DISTRICTS_ENDED: Final = noop(
    "Cấp huyện kết thúc từ 01/07/2025; đề nghị giao UBND các xã, phường hoặc sở."
)
_NOT_SAID: Final = noop("Văn bản chưa nêu rõ đơn vị nào; chọn đơn vị.")
_NOBODY: Final = noop("Danh mục chưa có đơn vị nào thuộc nhóm này; chọn đơn vị hoặc thêm mới.")
_MEMBERS: Final = noop("Nhóm này gồm %(n)d đơn vị tại ngày %(on)s.")
_NOT_CONFIRMED: Final = noop("Danh sách hội thành viên chưa có người xác nhận.")
_NO_MEMBERS: Final = noop("Chưa có danh sách hội thành viên; chọn trong các hội.")


def members(group: Collective, book: Book, scope: Scope) -> Answer:
    """Return the members of a collective on the day; suggestions where a person must choose."""
    kinds = group.kinds
    if scope.at >= DISTRICTS_ENDED and "district" in kinds and "commune" not in kinds:
        others = tuple(kind for kind in kinds if kind != "district")
        return district_ended(book.of_kinds(others, scope), book, scope)
    found = book.of_kinds(kinds, scope)
    of_union = book.of_kinds([MEMBER], scope) if MEMBER in kinds else ()
    if MEMBER in kinds and not of_union:
        found = (*found, *book.of_kinds(["association"], scope))
        return Answer(Status.AMBIGUOUS, _listed(found), (Reason(_NO_MEMBERS),), group=True)
    if group.open or not found:
        why = Reason(_NOT_SAID if group.open else _NOBODY)
        return Answer(Status.AMBIGUOUS, _listed(found), (why,), group=True)
    return Answer(Status.EXACT, tuple(map(_sure, found)), _told(found, scope), group=True)


def _told(found: tuple[Fact, ...], scope: Scope) -> tuple[Reason, ...]:
    told = dated(_MEMBERS, scope.at, n=len(found))
    return (told, Reason(_NOT_CONFIRMED)) if any(map(_unsure, found)) else (told,)


def _sure(fact: Fact) -> Found:
    return Found(fact, _UNSURE if _unsure(fact) else _SURE)


def _unsure(fact: Fact) -> bool:
    """Return whether nobody confirmed that an association is a member of the union."""
    return fact.parent == UNION_KEY and not fact.parent_sure


def district_ended(others: Iterable[Fact], book: Book, scope: Scope) -> Answer:
    facts = (*others, *book.of_kinds(["commune"], scope))
    return Answer(Status.AMBIGUOUS, _listed(facts), (Reason(_DISTRICTS_ENDED),))


def _listed(facts: Iterable[Fact]) -> tuple[Found, ...]:
    return tuple(Found(fact, _SUGGESTED) for fact in facts)
