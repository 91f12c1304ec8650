"""Two parts of the register as one: what was read long ago, and who changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from hientai.people.selectors.columns import Keys, Pairs, Part, keys_of
from hientai.people.selectors.postings import Ints, Mask, Postings, sorted_postings


def joined(whole: Part, alive: Mask, fresh: Part, between: npt.NDArray[np.float64]) -> Part:
    """Return those alive of one part with another, which stand `between` its places."""
    kept = np.flatnonzero(alive)
    order = np.argsort(np.concatenate((kept.astype(np.float64), between)), kind="stable")
    place = np.empty(len(order), np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    moved = np.full(len(whole), -1, np.int32)
    moved[kept] = place[: len(kept)]
    to = _Moves(moved, place[len(kept) :])

    def plain(first: Any, second: Any) -> Any:
        return np.concatenate((first[kept], second))[order]

    keys = _texts(whole.keys, kept) + _texts(fresh.keys, np.arange(len(fresh)))
    return Part(
        ids=plain(whole.ids, fresh.ids),
        keys=keys_of([keys[at] for at in order.tolist()]),
        birth=plain(whole.birth, fresh.birth),
        columns={name: plain(own, fresh.columns[name]) for name, own in whole.columns.items()},
        pairs={name: to.pairs(own, fresh.pairs[name]) for name, own in whole.pairs.items()},
        names=to.postings(whole.names, fresh.names),
        others=to.postings(whole.others, fresh.others),
    )


def _texts(keys: Keys, places: npt.NDArray[np.int64]) -> list[bytes]:
    letters = keys.letters.tobytes()
    starts, ends = keys.ends[places].tolist(), keys.ends[places + 1].tolist()
    return [letters[start:end] for start, end in zip(starts, ends, strict=True)]


@dataclass(frozen=True)
class _Moves:
    """Where the people of both parts stand now; -1 is nowhere."""

    whole: Ints
    fresh: Ints

    def pairs(self, first: Pairs, second: Pairs) -> Pairs:
        places = np.concatenate((self.whole[first.places], self.fresh[second.places]))
        values = np.concatenate((first.values, second.values))
        return Pairs(places[places >= 0], values[places >= 0])

    def postings(self, first: Postings, second: Postings) -> Postings:
        names = sorted(first.known | second.known)
        number = {name: at for at, name in enumerate(names)}
        words, places = [], []
        for own, to in ((first, self.whole), (second, self.fresh)):
            codes = np.array([number[word] for word in own.words], np.int32)
            words.append(np.repeat(codes, np.diff(own.starts)))
            places.append(to[own.places])
        here = np.concatenate(places)
        return sorted_postings(names, np.concatenate(words)[here >= 0], here[here >= 0])
