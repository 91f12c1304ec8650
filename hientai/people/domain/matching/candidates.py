"""Which rows are worth comparing: those that share enough of a name, a birth or a contact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hientai.people.domain.matching.columns import Codes, Columns

BATCH: Final = 4_000_000  # pairs that wait together to be weighed
KEYS: Final = 14  # kinds of keys
CROWD: Final = 400  # rows that share a key: so common that it alone says nothing
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_SHIFT: Final = np.uint64(29)

Keys = NDArray[np.uint64]
Pairs = tuple[Codes, Codes]


def candidates(
    columns: Columns, touching: Codes | None = None
) -> Iterator[tuple[Codes, Codes, float]]:
    """Yield pairs of row positions, the smaller first, with the share of the work that is done.

    They come in batches of bounded size; a pair is once in a batch, and seldom in two. With
    `touching` only pairs with one of these rows. Linear in rows for keys of usual rarity.
    """
    touched = None
    if touching is not None:
        touched = np.zeros(columns.size, np.bool_)
        touched[touching] = True
    waiting: list[NDArray[np.int64]] = []
    for number, (keys, rows) in enumerate(_blocks(columns), 1):
        first, second = _within(keys, rows)
        if touched is not None:
            wanted = touched[first] | touched[second]
            first, second = first[wanted], second[wanted]
        waiting.append(np.minimum(first, second) * columns.size + np.maximum(first, second))
        if number == KEYS or sum(map(len, waiting)) > BATCH:
            yield *_once(np.concatenate(waiting), columns.size), number / KEYS
            waiting = []


def _once(pairs: NDArray[np.int64], size: int) -> Pairs:
    """Return the pairs of a batch, each once."""
    pairs.sort()
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    return (pairs // max(size, 1)).astype(np.int32), (pairs % max(size, 1)).astype(np.int32)


def _blocks(columns: Columns) -> Iterator[tuple[Keys, NDArray[np.int64]]]:
    """Yield the keys of rows that have one, with their positions."""
    everybody = np.arange(columns.size, dtype=np.int64)
    for number, (parts, needed) in enumerate(_keys(columns)):
        rows = everybody if needed is None else np.flatnonzero(needed)
        key = np.full(len(rows), number + 1, np.uint64)
        for part in parts:
            key = (key ^ part[rows].astype(np.uint64)) * _MIX
            key ^= key >> _SHIFT
        yield key, rows


def _keys(columns: Columns) -> Iterator[tuple[list[Codes], NDArray[np.bool_] | None]]:
    name, values, year = columns.name, columns.values, columns.year
    joined, family, given = (
        each.codes[name] for each in (columns.joined, columns.plain[0], columns.plain[2])
    )
    initial = columns.family_letter.codes[name]
    yield [joined, year], None
    work = values["workplace"].codes
    yield [joined, work], work > 0
    yield [initial, columns.given_letter.codes[name], year, work], work > 0
    yield [initial, given, work], work > 0
    place = values["place"].codes
    yield [family, given, year, place], place > 0
    yield [joined, place], place > 0
    dated = columns.day > 0
    low, high = np.minimum(columns.day, columns.month), np.maximum(columns.day, columns.month)
    yield [low, high, year, columns.given_letter.codes[name]], dated
    yield [low, high, year, columns.family_letters.codes[name]], dated
    yield [low, high, joined], dated
    yield [family, given, year, values["sex"].codes, values["degree"].codes], None
    yield [columns.letters.codes[name], year], None
    for column in ("email", "phone", "identity"):
        codes = values[column].codes
        yield [codes], codes > 0


def _within(keys: Keys, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return all pairs of rows that share a key, but of keys that a crowd shares."""
    order = np.argsort(keys, kind="stable")
    keys, rows = keys[order], rows[order]
    _values, starts, counts = np.unique(keys, return_index=True, return_counts=True)
    shared = (counts > 1) & (counts <= CROWD)
    ends = np.repeat((starts + counts)[shared], counts[shared])
    at = _ranges(starts[shared], counts[shared])
    firsts, seconds = [rows[:0]], [rows[:0]]
    step = 1
    while len(at):  # the first with the next, with the one after it, and so on
        inside = at + step < ends
        at, ends = at[inside], ends[inside]
        firsts.append(rows[at])
        seconds.append(rows[at + step])
        step += 1
    return np.concatenate(firsts), np.concatenate(seconds)


def _ranges(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the positions from each start on, as many as its count."""
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(counts.sum(), dtype=np.int64)
