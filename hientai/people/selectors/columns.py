"""The register's columns in memory, in the order of name lists: for searching and counting at once.

A million people are some hundred megabytes and answer in thousandths of a second on any database.
`selectors.following` keeps one of these in step with the tables; one that was handed out never
changes. What only some may see is here too: whoever asks by it has been asked for the permission.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet

from hientai.bodies.models import Body
from hientai.people.domain.groups import group_said
from hientai.people.domain.searching import (
    birth_number,
    forms,
    forms_in_name,
    language_name,
    place_name,
)
from hientai.people.models import Degree, Fact, Guarded, Person
from hientai.people.selectors.postings import Coder, Ints, Mask, Postings, postings_of

CHUNK: Final = 20_000
PLAIN: Final = ("sector", "field", "degree", "title", "sex", "status", "lives", "body", "place")
GUARDED: Final = ("ethnicity", "party")
PAIRS: Final = ("language", "group")
_ROW: Final = (
    *("pk", "name", "sort_key", "birth", "workplace", "speciality", "home_place"),
    *("sector", "field_of_science", "degree", "academic_title", "sex", "status", "lives", "body"),
)


@dataclass(frozen=True)
class Pairs:
    """A column of which one may have several values: places beside values."""

    places: Ints
    values: Ints


@dataclass
class Codes:
    """The different values of each column, numbered; numbers never change, new ones are added."""

    columns: dict[str, Coder] = field(
        default_factory=lambda: {name: Coder() for name in (*PLAIN, *GUARDED, *PAIRS)}
    )


@dataclass(frozen=True)
class Keys:
    """Texts one behind the other: those by which name lists are ordered."""

    letters: npt.NDArray[np.uint8]
    ends: npt.NDArray[np.int64]  # after a first 0

    def __getitem__(self, place: int) -> bytes:
        return self.letters[self.ends[place] : self.ends[place + 1]].tobytes()


def keys_of(texts: Sequence[bytes]) -> Keys:
    ends = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)), out=ends[1:])
    return Keys(np.frombuffer(b"".join(texts), np.uint8), ends)


@dataclass(frozen=True)
class Part:
    """Some people, in the order of name lists."""

    ids: npt.NDArray[np.int64]
    keys: Keys
    birth: Ints  # yyyymmdd, 00 where not known, 0 where nothing is
    columns: dict[str, Ints]
    pairs: dict[str, Pairs]
    names: Postings
    others: Postings  # place of work, specialities, works

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def by_id(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return the ids in their own order, and the place of each."""
        order = np.argsort(self.ids)
        return self.ids[order], order

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Return the words that somebody here has."""
        return frozenset(self.names.known | self.others.known)

    def places_of(self, ids: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the places of those of the ids that are here."""
        known, order = self.by_id
        at = np.minimum(np.searchsorted(known, ids), max(len(known) - 1, 0))
        return order[at[known[at] == ids]] if len(known) else order[:0]


def load(codes: Codes, people: QuerySet[Person], within: Q | None = None) -> Part:
    """Read people; `within` says the same of `person` for the tables beside."""
    raw = _Raw(codes)
    for chunk in _chunks(people.order_by("pk").values_list(*_ROW)):
        raw.take(chunk)
    return raw.part(within)


def _chunks(rows: QuerySet[Any, Any]) -> Iterator[list[tuple[Any, ...]]]:
    """Yield rows as the database gives them: plain texts and numbers that need no turning."""
    try:
        sql, asked = rows.query.sql_with_params()
    except EmptyResultSet:
        return
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, asked)
        while chunk := cursor.fetchmany(CHUNK):
            yield chunk


def _all(arrays: list[Any], kind: Any = np.int32) -> Any:
    return np.concatenate(arrays) if arrays else np.zeros(0, kind)


class _Raw:
    """Rows as they come, by id; `part` puts them into the order of lists."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._names, self._texts = Coder(), Coder()
        self._keys = [b""]  # of the names
        self._arrays: dict[str, list[Any]] = {}
        self._bodies = {str(pk): name for pk, name in Body.objects.values_list("pk", "name")}

    def take(self, chunk: Sequence[tuple[Any, ...]]) -> None:
        ids, names, keys, births, works, specialities, homes, *plain = zip(*chunk, strict=True)
        sectors, fields, degrees, titles, sexes, statuses, lives, bodies = plain
        texts = self._texts
        self._add("ids", np.array(ids, np.int64))
        self._add("name", self._names.codes(names))
        self._keys += [b""] * (len(self._names) - len(self._keys))
        for code, key in zip(self._arrays["name"][-1].tolist(), keys, strict=True):
            self._keys[code] = key.encode()
        self._add("birth", np.fromiter(map(birth_number, births), np.int32, len(births)))
        self._add("workplace", texts.codes(works))
        self._add("speciality", texts.codes(specialities))
        body_keys = [str(body or "") for body in bodies]
        self._add("body_name", texts.codes([self._bodies.get(key, "") for key in body_keys]))
        for name, values in {
            "sector": [str(sector or "") for sector in sectors],
            "field": fields,
            "degree": degrees,
            "title": titles,
            "sex": sexes,
            "status": statuses,
            "lives": lives,
            "body": body_keys,
            "place": list(map(place_name, homes)),
        }.items():
            self._add(name, self._codes.columns[name].codes(values))

    def _add(self, name: str, values: Any) -> None:
        self._arrays.setdefault(name, []).append(values)

    def _get(self, name: str, kind: Any = np.int32) -> Any:
        return _all(self._arrays.get(name, []), kind)

    def part(self, within: Q | None) -> Part:
        by_id, names = self._get("ids", np.int64), self._get("name")
        order = np.lexsort((by_id, _ranks(self._keys, names)))
        place = np.empty(len(order), np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        beside = _Beside(self._codes, self._texts, by_id, place, within)
        texts = [
            (order, self._get(name)[order]) for name in ("workplace", "speciality", "body_name")
        ]
        everybody = np.arange(len(order), dtype=np.int32)
        pairs = [(everybody, values) for _order, values in texts]
        pairs += beside.texts()
        return Part(
            ids=by_id[order],
            keys=keys_of([self._keys[name] for name in names[order].tolist()]),
            birth=self._get("birth")[order],
            columns={name: self._get(name)[order] for name in PLAIN} | beside.guarded(),
            pairs=beside.pairs(),
            names=postings_of(everybody, names[order], self._names.values_in_order, forms_in_name),
            others=_postings(pairs, self._texts),
        )


def _ranks(keys: Sequence[bytes], names: Ints) -> npt.NDArray[np.int64]:
    """Return for each name the place of its key among all of theirs; equal keys share one."""
    used = np.flatnonzero(np.bincount(names)).tolist()
    own = [keys[name] for name in used]
    places = {key: place for place, key in enumerate(sorted(set(own)))}
    ranks = np.zeros(used[-1] + 1 if len(used) else 0, np.int64)
    ranks[used] = [places[key] for key in own]
    return ranks[names]


def _postings(pairs: Sequence[tuple[Ints, Ints]], texts: Coder) -> Postings:
    places = np.concatenate([places for places, _values in pairs])
    values = np.concatenate([values for _places, values in pairs])
    return postings_of(places, values, texts.values_in_order, forms)


class _Beside:
    """What stands of the people in tables beside."""

    def __init__(
        self, codes: Codes, texts: Coder, by_id: Any, place: Ints, within: Q | None
    ) -> None:
        self._codes, self._texts, self._by_id, self._place = codes, texts, by_id, place
        self._within = within if within is not None else Q()

    def _chunks(self, rows: QuerySet[Any], *columns: str) -> Iterator[tuple[Ints, Mask, list[Any]]]:
        """Yield rows by many: the places of their people, who of them is in the list, the values."""
        asked = rows.filter(self._within).order_by().values_list("person_id", *columns)
        for chunk in _chunks(asked):
            people, *values = zip(*chunk, strict=True)
            ids = np.array(people, np.int64)
            at = np.minimum(np.searchsorted(self._by_id, ids), len(self._by_id) - 1)
            yield self._place[at], self._by_id[at] == ids, values

    def _pairs(
        self, coder: Coder, rows: QuerySet[Any], column: str, value_of: Callable[[str], str] = str
    ) -> Pairs:
        places, codes = [], []
        if len(self._by_id):
            for at, here, (values,) in self._chunks(rows, column):
                places.append(at[here])
                codes.append(coder.codes(list(map(value_of, values)))[here])
        return Pairs(_all(places), _all(codes))

    def pairs(self) -> dict[str, Pairs]:
        columns, facts = self._codes.columns, Fact.objects
        languages, groups = (
            facts.filter(kind=kind) for kind in (Fact.Kind.LANGUAGE, Fact.Kind.GROUP)
        )
        return {
            "language": self._pairs(columns["language"], languages, "value", language_name),
            "group": self._pairs(columns["group"], groups, "value", group_said),
        }

    def texts(self) -> list[tuple[Ints, Ints]]:
        works = Fact.objects.filter(kind=Fact.Kind.WORK)
        found = [
            self._pairs(self._texts, Degree.objects.all(), "speciality"),
            self._pairs(self._texts, works, "value"),
        ]
        return [(pairs.places, pairs.values) for pairs in found]

    def guarded(self) -> dict[str, Ints]:
        found = {name: np.zeros(len(self._place), np.int32) for name in GUARDED}
        if len(self._by_id):
            for at, here, columns in self._chunks(Guarded.objects.all(), *GUARDED):
                for name, values in zip(GUARDED, columns, strict=True):
                    found[name][at[here]] = self._codes.columns[name].codes(values)[here]
        return found
