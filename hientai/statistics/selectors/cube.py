"""People who count, by any dimensions, on a day: the one source of every figure of the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from hientai.people.selectors.counting import Whom
from hientai.statistics.domain.columns import Axis, Counts, rows_of, tally
from hientai.statistics.domain.dimensions import DIMENSIONS, ON_PLACES
from hientai.statistics.selectors.axes import Axes, Value
from hientai.statistics.selectors.lands import on_boundary
from hientai.statistics.selectors.snapshots import snapshot

Filters = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class Cube:
    """Counts by dimension: `counts` has one axis a dimension, in the order of `values`."""

    dims: tuple[str, ...]
    values: tuple[tuple[Value, ...], ...]
    counts: Counts
    on: dt.date
    whom: Whom
    taken_at: str
    total: int  # people; of dimensions in which a person may be several times, less than the cells
    notes: tuple[str, ...] = field(default=())

    def rows(self) -> Iterator[tuple[tuple[str, ...], int]]:
        """Yield the keys of every cell that has people, and how many."""
        places = np.nonzero(self.counts)
        named = (
            [own[i].key for i in at.tolist()] for own, at in zip(self.values, places, strict=True)
        )
        yield from zip(zip(*named, strict=True), self.counts[places].tolist(), strict=True)

    @cached_property
    def by_keys(self) -> dict[tuple[str, ...], int]:
        return dict(self.rows())

    def count(self, *keys: str) -> int:
        """Return how many have these keys, in the order of the dimensions."""
        return self.by_keys.get(keys, 0)


def cube(
    dims: Sequence[str],
    filters: Filters | None = None,
    on: dt.date | None = None,
    *,
    whom: Whom = Whom.ALL,
    bodies: Collection[int] | None = None,
) -> Cube:
    """Count people by dimensions (`domain.dimensions.DIMENSIONS`), today or as of a former day.

    `filters` narrow by keys of dimensions, "" the unknown; `bodies` by places of work, for whoever
    sees only those. A former day is rebuilt from what profiles say of years: `notes` say how.
    """
    axes = Axes(snapshot(), on)
    only = narrowing(axes, filters or {}, whom, bodies)
    many = next((name for name in dims if DIMENSIONS[name].many), "")
    if many:
        values, counts = _of_many(axes, dims, only)
        total = int(tally(only[:1], only, axes.snapshot.rows).sum())
    else:
        found = [axes.of(name) for name in dims]
        values = [those for _axis, those in found]
        counts = tally([axis for axis, _values in found] or only[:1], only, axes.snapshot.rows)
        counts = counts if dims else counts[1]
        total = int(counts.sum())
    notes = notes_of(axes, dims, many)
    for name in ON_PLACES.intersection(dims):
        values, counts, estimated = _rebuilt(axes, list(dims).index(name), name, (values, counts))
        notes += [_("Có số chia theo tỷ lệ, không đếm được trên địa giới này.")] * estimated
    at = axes.snapshot.taken_at
    return Cube(tuple(dims), tuple(values), counts, axes.on, whom, at, total, tuple(notes))


def people_in(
    filters: Filters,
    on: dt.date | None = None,
    *,
    whom: Whom = Whom.ALL,
    bodies: Collection[int] | None = None,
) -> list[int]:
    """Return the keys of the profiles that `cube` counts in a cell."""
    axes = Axes(snapshot(), on)
    if not axes.snapshot.rows:
        return []
    rows = rows_of(narrowing(axes, filters, whom, bodies), axes.snapshot.rows)
    return [int(pk) for pk in axes.snapshot.pks[rows]]


def narrowing(
    axes: Axes, filters: Filters, whom: Whom, bodies: Collection[int] | None
) -> list[Axis]:
    """Return the yes-or-no axes that let through whom a breakdown counts."""
    only = [axes.counting(whom)]
    for name, keys in filters.items():
        only.append(_in_groups(axes, keys) if DIMENSIONS[name].many else _picked(axes, name, keys))
    if bodies is not None:
        only.append(_picked(axes, "body", [str(pk) for pk in bodies]))
    return only


def _picked(axes: Axes, name: str, keys: Collection[str]) -> Axis:
    axis, values = axes.of(name)
    if name in ON_PLACES:
        keys = _on_own_boundary(axes, name, keys)
    return axis.picked(at for at, value in enumerate(values) if value.key in keys)


def _on_own_boundary(axes: Axes, name: str, keys: Collection[str]) -> set[str]:
    """Return the places of bodies that lie wholly in the places asked for."""
    found: set[str] = {""} & set(keys)
    for place in set(axes.lands.places.values()):
        moved = on_boundary({(place, 0): 1}, name, axes.today)
        if {key for key, _name in moved.places} and all(key in keys for key, _n in moved.places):
            found.add(place.id)
    return found


def _in_groups(axes: Axes, keys: Collection[str]) -> Axis:
    many = axes.snapshot.many["groups"]
    wanted = np.array([value in keys for value in many.column.values] or [False], np.bool_)
    codes = np.zeros(axes.snapshot.rows, np.uint8)
    codes[many.rows[wanted[many.column.codes]]] = 1
    return Axis(codes, None, 2)


def _of_many(
    axes: Axes, dims: Sequence[str], only: Sequence[Axis]
) -> tuple[list[tuple[Value, ...]], Counts]:
    """Count those who are in policy groups, once for each group they are in."""
    many = axes.snapshot.many["groups"]
    labels = axes.group_labels()
    rows = np.asarray(many.rows, dtype=np.int64)
    found, values = [], []
    for name in dims:
        if DIMENSIONS[name].many:
            size = max(len(many.column.values), 1)
            found.append(Axis(many.column.codes, None, size))
            those = tuple(Value(key, labels.get(key, key)) for key in many.column.values)
            values.append(those or (Value("", _(DIMENSIONS[name].unknown)),))
            continue
        axis, those = axes.of(name)
        found.append(Axis(axis.codes[rows], axis.turn, axis.size))
        values.append(those)
    narrowed = [Axis(axis.codes[rows], axis.turn, axis.size) for axis in only]
    return values, tally(found, narrowed, len(rows))


def _rebuilt(
    axes: Axes, at: int, name: str, counted: tuple[list[tuple[Value, ...]], Counts]
) -> tuple[list[tuple[Value, ...]], Counts, bool]:
    """Move one dimension from the places of bodies onto the boundary asked for."""
    values, counts = counted
    by_place = np.moveaxis(counts, at, 0)
    rest = by_place.shape[1:]
    flat = by_place.reshape(by_place.shape[0], -1)
    of_id = {place.id: place for place in axes.lands.places.values()}
    cells: dict[tuple[Any, int], int] = {}
    for i, value in enumerate(values[at]):
        if place := of_id.get(value.key):
            cells.update({(place, int(j)): int(flat[i, j]) for j in np.flatnonzero(flat[i])})
    found = on_boundary(cells, name, axes.today)
    keys = [key for key, _label in found.places]
    new = np.zeros((len(keys) + 1, flat.shape[1]), np.int64)
    for (key, j), n in found.counts.items():
        new[keys.index(key), j] = n
    new[-1] = flat[-1]
    for j, n in found.left.items():
        new[-1, j] += n
    shown = (*(Value(*each) for each in found.places), values[at][-1])
    counts = np.moveaxis(new.reshape(len(keys) + 1, *rest), 0, at)
    return [*values[:at], shown, *values[at + 1 :]], counts, found.estimated


def notes_of(axes: Axes, dims: Sequence[str], many: str) -> list[str]:
    """Return what a reader of the figures must know, in words."""
    notes = []
    if axes.is_past:
        notes.append(
            _(
                "Tính lại từ hồ sơ hiện có: học vị theo năm cấp bằng (bằng không ghi năm coi là đã có),"
                " nơi công tác theo thời gian giữ chức vụ, nghỉ hưu theo tuổi của Nghị định 135/2020;"
                " người đã mất hoặc chuyển đi trước nay không còn trong số này."
            )
        )
    if {"retires", "retiring"}.intersection(dims):
        notes.append(
            _(
                "Tuổi nghỉ hưu ở điều kiện bình thường theo Nghị định 135/2020; không tính trường hợp"
                " nghỉ sớm hơn hoặc được kéo dài."
            )
        )
    if many:
        notes.append(_("Một người có thể thuộc nhiều nhóm: cộng các nhóm không ra tổng."))
    return notes
