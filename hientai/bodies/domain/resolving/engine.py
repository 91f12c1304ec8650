"""From any way of writing a body's name to the body on a day: one engine for every caller."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Final

from hientai.bodies.domain.collectives import collective_of
from hientai.bodies.domain.names import expanded, key_of
from hientai.bodies.domain.provinces import (
    Province,
    bare_province_at_end,
    province_at_end,
    province_of,
)
from hientai.bodies.domain.resolving.answer import Answer, Reason, Status
from hientai.bodies.domain.resolving.book import Book
from hientai.bodies.domain.resolving.facts import Facts
from hientai.bodies.domain.resolving.groups import members
from hientai.bodies.domain.resolving.index import MISTYPED
from hientai.bodies.domain.resolving.one import one
from hientai.bodies.domain.resolving.scope import Scope, plain_scope, scope_of
from hientai.bodies.domain.resolving.wording import bare, remark, unlabelled, variants
from hientai.kernel.errors import noop

_EMPTY: Final = noop("Chưa có tên đơn vị.")
_UNKNOWN: Final = noop("Danh mục chưa có đơn vị tên như vậy; chọn đơn vị hoặc thêm mới.")
_ELSEWHERE: Final = noop("Tên này nêu %(named)s, không phải %(ours)s.")
_WHICH_PROVINCE: Final = noop("Tỉnh, thành phố nào cũng có đơn vị này; nêu thêm tỉnh, thành phố.")
_NO_PROVINCE: Final = noop("Không có tỉnh, thành phố tên “%(name)s”.")


class Engine:
    """`load` gives the bodies of a family of provinces, by the name that it has since July 2025."""

    def __init__(
        self,
        load: Callable[[str], Facts],
        *,
        families: Sequence[str] = (),
        others: Iterable[str] = (),
    ) -> None:
        known = frozenset(others)
        self.book = cache(lambda family: Book(load(family), known))
        self._families = families

    def resolve(self, name: str, *, province: str = "", at: dt.date) -> Answer:
        """Return what a name in a paper of a province stands for on a day; nothing is guessed."""
        written = unlabelled(bare(name))
        words = expanded(written)
        if not words:
            return Answer(Status.UNKNOWN, why=(Reason(_EMPTY),))
        named = province_at_end(words) or province_of(remark(name))
        if not province:
            return self._anywhere(words, written, named, at)
        ours = province_of(province)
        if named and ours and not _same_land(named, ours, at):
            return self._elsewhere(words, written, (named, ours), at)
        scope = scope_of(named, at) if named and ours else plain_scope(province, at)
        return self._within(words, written, scope)

    def _elsewhere(
        self, words: str, written: str, provinces: tuple[Province, Province], at: dt.date
    ) -> Answer:
        """Say that a name belongs to a province other than the paper's, and what it means there."""
        named, ours = provinces
        there = self._within(words, written, scope_of(named, at))
        values = {"named": named.with_unit, "ours": ours.with_unit}
        return Answer(Status.AMBIGUOUS, there.found, (Reason(_ELSEWHERE, values),))

    def _within(self, words: str, written: str, scope: Scope) -> Answer:
        book = self.book(scope.family)
        keys = [key_of(words) for words in variants(words)]
        for key in keys:
            if match := book.named(key, scope):
                return one(match, key, written, book, scope)
            if group := collective_of(key):
                return members(group, book, scope)
        for key in reversed(keys):
            if match := book.meant(key, scope):
                return one(match, key, written, book, scope)
        return Answer(Status.UNKNOWN, book.alike(keys[-1], scope), (Reason(_UNKNOWN),))

    def _anywhere(self, words: str, written: str, named: Province | None, at: dt.date) -> Answer:
        """Understand a name without the province of its paper: by the one in it, or if it is unique."""
        named = named or bare_province_at_end(words)
        if named:
            return self._within(words, written, scope_of(named, at))
        return Answer(Status.UNKNOWN, why=(Reason(_UNKNOWN),))


def _same_land(named: Province, ours: Province, at: dt.date) -> bool:
    if named.new_name != ours.new_name:
        return False
    return (
        named == ours
        or scope_of(ours, at).together
        or scope_of(named, at).home == scope_of(ours, at).home
    )


__all__ = ["MISTYPED", "Engine"]
