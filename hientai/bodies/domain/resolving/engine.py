"""From any way of writing a body's name to the body on a day: one engine for every caller."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from hientai.bodies.domain.collectives import collective_of
from hientai.bodies.domain.names import expanded, key_of
from hientai.bodies.domain.provinces import (
    DISTRICTS_ENDED,
    Province,
    bare_province_at_end,
    predecessors_of,
    province_at_end,
    province_of,
)
from hientai.bodies.domain.resolving.answer import Answer, Found, Reason, Status
from hientai.bodies.domain.resolving.below import below_district
from hientai.bodies.domain.resolving.book import Book
from hientai.bodies.domain.resolving.facts import Facts
from hientai.bodies.domain.resolving.groups import district_ended, members
from hientai.bodies.domain.resolving.one import one
from hientai.bodies.domain.resolving.organs import Organ, of_place, organ_of
from hientai.bodies.domain.resolving.scope import Scope, plain_scope, scope_of
from hientai.bodies.domain.resolving.several import together
from hientai.bodies.domain.resolving.wording import bare, parts, remark, unlabelled, variants
from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import fold
from hientai.places.domain import Level, Places, standard_places

_EMPTY: Final = noop("Chưa có tên đơn vị.")
_UNKNOWN: Final = noop("Danh mục chưa có đơn vị tên như vậy; chọn đơn vị hoặc thêm mới.")
_ELSEWHERE: Final = noop("Tên này nêu %(named)s, không phải %(ours)s.")
_WHICH_PROVINCE: Final = noop("Tỉnh, thành phố nào cũng có đơn vị này; nêu thêm tỉnh, thành phố.")
_WHOSE: Final = noop("Nhóm này tùy tỉnh, thành phố; nêu thêm tỉnh, thành phố.")
_NO_PROVINCE: Final = noop("Không có tỉnh, thành phố tên “%(name)s”.")
_NO_CITY: Final = noop("Khi đó thành phố %(name)s thuộc tỉnh, danh mục chưa có; chọn đơn vị.")
_NO_PLACE: Final = "Hồ Chí Minh"  # at the end of a name more often the person than the city
_RESOLVED: Final = (Status.EXACT, Status.SUCCESSOR)


class Engine:
    """`load` gives the bodies of a family of provinces, by the name that it has since July 2025.

    `families` are those that are asked where no province is given; `others` the keys of names
    that exist somewhere, which are not to be taken for nearly written names.
    """

    def __init__(
        self,
        load: Callable[[str], Facts],
        *,
        families: Sequence[str] = (),
        others: Iterable[str] = (),
        places: Callable[[], Places] = standard_places,
    ) -> None:
        known = frozenset(others)
        self._book: Callable[[str], Book] = cache(lambda name: Book(load(name), known, places))
        self._families = families
        self._places = places
        self._answer = lru_cache(maxsize=8192)(self._asked)

    def resolve(self, name: str, *, province: str = "", at: dt.date) -> Answer:
        """Return what a name in a paper of a province stands for on a day; nothing is guessed."""
        return self._answer(name, province, at)

    def _asked(self, name: str, province: str, at: dt.date) -> Answer:
        written = unlabelled(bare(name))
        words = expanded(written)
        if not words:
            return Answer(Status.UNKNOWN, why=(Reason(_EMPTY),))
        named = province_at_end(words) or province_of(remark(name))
        if named and _not_yet_a_city(words, named, at):
            return Answer(Status.UNKNOWN, why=(Reason(_NO_CITY, {"name": named.name}),))
        if not province:
            return self._anywhere(words, written, named, at)
        ours = province_of(province) or self._coded(province, at)
        if ours is None and not self._book(province).at_home(province):
            return Answer(Status.UNKNOWN, why=(Reason(_NO_PROVINCE, {"name": province}),))
        if named is None and ours:
            named = self._named_bare(words, scope_of(ours, at))
        if named and ours and not _same_land(named, ours, at):
            return self._elsewhere(words, written, (named, ours), at)
        home = named if named and ours else ours
        return self._within(
            words, written, scope_of(home, at) if home else plain_scope(province, at)
        )

    def _named_bare(self, words: str, scope: Scope) -> Province | None:
        """Return another province that a name ends with, unless it is part of a name of ours."""
        bare = bare_province_at_end(words)
        if bare is None or bare.name in {scope.home, _NO_PLACE}:
            return None
        found = self._book(scope.family).named(key_of(words), scope)
        ours = found is not None and any(fact.province == scope.home for fact in found.facts)
        return None if ours else bare

    def _coded(self, code: str, at: dt.date) -> Province | None:
        """Return the province that had a code on the day: seven names changed theirs in 2025."""
        place = self._places().coded_on(code.zfill(2), at) if code.isdigit() else None
        return province_of(place.name) if place else None

    def _elsewhere(
        self, words: str, written: str, provinces: tuple[Province, Province], at: dt.date
    ) -> Answer:
        """Say that a name belongs to a province other than the paper's, and what it means there."""
        named, ours = provinces
        there = self._within(words, written, scope_of(named, at))
        values = {"named": named.with_unit, "ours": ours.with_unit}
        found = (replace(one, confidence=round(one.confidence / 2, 2)) for one in there.found)
        return Answer(Status.AMBIGUOUS, tuple(found), (Reason(_ELSEWHERE, values),))

    def _within(self, words: str, written: str, scope: Scope) -> Answer:
        """Understand a name by the province; if it is none, the names that it lists."""
        answer = self._single(words, written, scope)
        if answer.status is not Status.UNKNOWN:
            return answer
        listed = parts(written)
        if len(listed) > 1:
            each = [self._single(expanded(part), part, scope) for part in listed]
            return together(each) or answer
        return answer

    def _single(self, words: str, written: str, scope: Scope) -> Answer:
        book = self._book(scope.family)
        organ = organ_of(words, written)
        of_place = self._of_place(organ, book, scope) if organ else None
        if of_place and of_place.status is Status.EXACT:
            return of_place
        keys = [key_of(words) for words in variants(words)]
        named = _named(keys, written, book, scope)
        if named and (named.status is Status.EXACT or of_place is None):
            return named
        return (
            of_place or _meant(keys, written, book, scope) or _nobody(keys[-1], organ, book, scope)
        )

    def _of_place(self, organ: Organ, book: Book, scope: Scope) -> Answer | None:
        return of_place(organ, book, scope, self._places()) if scope.province else None

    def _anywhere(self, words: str, written: str, named: Province | None, at: dt.date) -> Answer:
        """Understand a name without the province of its paper: by the one in it, or if it is unique."""
        named = named or bare_province_at_end(words)
        if named:
            return self._within(words, written, scope_of(named, at))
        centre = self._single(words, written, plain_scope("", at))
        if centre.status is not Status.UNKNOWN and not centre.group:
            return centre
        found = self._homes(words, at)
        if len(found) == 1:
            return self._within(words, written, plain_scope(found[0], at))
        if not found:
            group = any(map(collective_of, map(key_of, variants(words))))
            why = Reason(_WHOSE if group else _UNKNOWN)
            return Answer(Status.AMBIGUOUS if group else Status.UNKNOWN, why=(why,), group=group)
        each = (self._within(words, written, plain_scope(home, at)) for home in found)
        bodies = tuple(
            Found(body.fact, round(body.confidence / len(found), 2), body.via)
            for answer in each
            if answer.status in _RESOLVED and not answer.group
            for body in answer.found[:1]
        )
        return Answer(Status.AMBIGUOUS, bodies, (Reason(_WHICH_PROVINCE),))

    def _homes(self, words: str, at: dt.date) -> list[str]:
        """Return the provinces of a day that have a body of that name, or a place."""
        keys = [key_of(words) for words in variants(words)]
        homes = dict.fromkeys(
            scope.home
            for family in self._families
            for scope in _scopes(family, at)
            if any(self._book(family).named(key, scope) for key in keys)
        )
        return list(homes)


def _named(keys: list[str], written: str, book: Book, scope: Scope) -> Answer | None:
    """Understand a name that is written as it is known, or a known phrase for several."""
    for key in keys:
        if match := book.named(key, scope):
            return one(match, key, written, book, scope)
    for key in reversed(keys):
        if group := collective_of(key):
            return members(group, book, scope)
    return None


def _meant(keys: list[str], written: str, book: Book, scope: Scope) -> Answer | None:
    """Understand a name that is written nearly as it is known."""
    for key in reversed(keys):
        if match := book.meant(key, scope):
            return one(match, key, written, book, scope)
    return None


def _nobody(key: str, organ: Organ | None, book: Book, scope: Scope) -> Answer:
    if organ and organ.level is Level.DISTRICT and scope.at >= DISTRICTS_ENDED:
        return district_ended((), book, scope)
    if below := below_district(key, book, scope):
        return below
    return Answer(Status.UNKNOWN, book.alike(key, scope), (Reason(_UNKNOWN),))


def _scopes(family: str, at: dt.date) -> list[Scope]:
    """Return the provinces that a family was, or the one that it is, on a day."""
    province = province_of(family)
    if province is None:
        return [plain_scope(family, at)]
    scope = scope_of(province, at)
    if scope.together:
        return [scope]
    return [scope_of(part, at) for part in predecessors_of(family)]


def _not_yet_a_city(words: str, named: Province, at: dt.date) -> bool:
    """Return whether a name means the city inside a province that only later became one."""
    before = predecessors_of(named.new_name)
    since = before[0].since
    says_city = words.endswith(f"thanh pho {fold(named.name)}")
    return says_city and named not in before and since is not None and at < since


def _same_land(named: Province, ours: Province, at: dt.date) -> bool:
    if named.new_name != ours.new_name:
        return False
    here = scope_of(ours, at)
    return named == ours or here.together or scope_of(named, at).home == here.home
