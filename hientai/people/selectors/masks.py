"""Who is meant: of the whole register as it was read, and of those changed since.

Marks where many are counted and narrowed; places, in order, where few are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from hientai.people.domain.degrees import rank_of
from hientai.people.selectors.columns import Part
from hientai.people.selectors.following import Register
from hientai.people.selectors.postings import Ints, Mask, marked

Masks = tuple[Mask, Mask]
Places = tuple[Ints, Ints]
Ids = npt.NDArray[np.int64]
_UNKNOWN: Final = 99999999  # birth: after all that are known


def everybody(register: Register) -> Masks:
    return register.alive, np.ones(len(register.fresh), np.bool_)


def nobody(register: Register) -> Masks:
    return np.zeros(len(register.whole), np.bool_), np.zeros(len(register.fresh), np.bool_)


def all_of(masks: Sequence[Masks]) -> Masks:
    """Return who is in all of them."""
    whole, fresh = masks[0]
    for more in masks[1:]:
        whole, fresh = whole & more[0], fresh & more[1]
    return whole, fresh


def without(some: Masks, others: Masks) -> Masks:
    return some[0] & ~others[0], some[1] & ~others[1]


def places_of(masks: Masks) -> Places:
    first, second = (np.flatnonzero(mask).astype(np.int32) for mask in masks)
    return first, second


def marks_of(register: Register, steps: Sequence[Places]) -> Masks:
    """Mark who is in one of the steps."""
    first, second = (
        marked((step[part] for step in steps), len(own)) for part, own in enumerate(register.parts)
    )
    return first, second


def apart(register: Register, steps: Sequence[Places]) -> list[Places]:
    """Return the steps, each without whom a step before it has."""
    found: list[Places] = []
    before: Masks | None = None
    for step in steps:
        if before is None:
            if count(step):
                before = marks_of(register, [step])
            found.append(step)
            continue
        own = step[0][~before[0][step[0]]], step[1][~before[1][step[1]]]
        before[0][own[0]] = before[1][own[1]] = True
        found.append(own)
    return found


def count(places: Places) -> int:
    return len(places[0]) + len(places[1])


def ids_in_order(register: Register, steps: Sequence[Places]) -> Ids:
    """Return the ids of each step in the order of name lists, one step after another."""
    return np.concatenate([register.ids(*places) for places in steps])


def sorted_ids(register: Register, ids: Ids, sort: str) -> Ids:
    """Return ids by another order (`domain.narrowing.SORTS`), equals as they stood."""
    keys = np.zeros(len(ids), np.int64)
    for part in register.parts:
        if len(part):
            known, order = part.by_id
            at = np.minimum(np.searchsorted(known, ids), len(known) - 1)
            here = known[at] == ids
            keys[here] = _keys(register, part, sort)[order[at[here]]]
    return ids[np.argsort(keys, kind="stable")]


def _keys(register: Register, part: Part, sort: str) -> npt.NDArray[np.int64]:
    if sort == "age":
        return np.where(part.birth == 0, _UNKNOWN, part.birth).astype(np.int64)
    values = register.codes.columns["degree"].values_in_order
    return np.array([-rank_of(value) for value in values], np.int64)[part.columns["degree"]]
