"""How far names of bodies can be believed: known, like another of the paper, cut, full of verbs."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from hientai.reading import lexicon
from hientai.reading.after.surroundings import Surroundings
from hientai.reading.contract import Reading, Task
from hientai.reading.files.syllables import is_syllable
from hientai.reading.source import plain

NAME_FIELDS: Final = ("leads", "coordinators", "reports_to")
_LONGEST: Final = 9
_SHORTEST: Final = 2
_HEADS: Final = tuple(plain(head) + " " for head in lexicon.HEADS)
_KNOWN: Final = frozenset(plain(name) for name in lexicon.NAMES) | frozenset(
    f"{head} {plain(name)}" for head in ("so", "bo") for name in lexicon.DEPARTMENTS
)
_TAILS: Final = sorted((plain(tail) for tail in lexicon.TAILS), key=len, reverse=True)
_PLACES: Final = re.compile(
    rf"\s(?:tinh |thanh pho |xa |phuong |huyen )?(?:{'|'.join(plain(p) for p in lexicon.PROVINCES)})$"
)
_VERB: Final = re.compile(
    r"(?<!\w)(?:thuc hien|trien khai|xay dung|chu tri|phoi hop|to chuc thuc hien|tham muu|bao dam|theo doi|thong qua|nghien cuu xay dung|huong dan|nham|de )(?!\w)"
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_FOREIGN: Final = re.compile(r"[^A-Za-zÀ-ỹĐđ]|[ÆØøæÅåÄäÖöÜüÑñÇç]")
_GAPS: Final = re.compile(r"\W+")


class Names:
    """All names of a reading, so that each can be held against the others."""

    def __init__(self, reading: Reading, around: Surroundings) -> None:
        self._text = reading["text"]
        self._around = around
        names = [n for task in reading["tasks"] for field in NAME_FIELDS for n in task[field]]
        self._said = Counter(names)
        self._squeezed: dict[str, Counter[str]] = {}
        for name in names:
            self._squeezed.setdefault(_GAPS.sub("", plain(name)), Counter())[name] += 1

    def signs(self, task: Task, field: str) -> dict[str, float]:
        """Return the signs of doubt about a task's names in one role."""
        names: list[str] = task[field]  # type: ignore[literal-required]
        sorts = Counter(_sort(name) for name in names)
        spans = task["sources"].get(field) or []
        printed = " ".join(self._text[a:b] for a, b in spans)
        low = printed.lower()
        return {
            "many": min(1.0, max(0, len(names) - 2) / 4),
            "headed": float(sorts["headed"] > 0),
            "odd": float(sorts["odd"] > 0),
            "collective": float(sorts["collective"] > 0),
            "repaired": float(any(plain(n) in plain(printed) and n.lower() not in low for n in names)),
            "long name": float(any(len(name.split()) > _LONGEST for name in names)),
            "short name": float(any(len(name.split()) < _SHORTEST for name in names)),
            "verb in name": float(any(_VERB.search(plain(name)) for name in names)),
            "goes on": float(any(self._around.goes_on(end) for _, end in spans)),
            "misspelt": float(any(misspelt(w) for n in names for w in _LETTERS.findall(n))),
            "like another": float(any(self._like_another(name) for name in names)),
            "said once": float(bool(names) and all(self._said[name] == 1 for name in names)),
            "stray letter": float(any(not name[:1].isupper() for name in names)),
        }  # fmt: skip

    def _like_another(self, name: str) -> bool:
        """Tell whether the paper has the same name, more often, with other marks or spaces."""
        others = self._squeezed[_GAPS.sub("", plain(name))]
        return any(n > others[name] for other, n in others.items() if other != name)


def misspelt(word: str) -> bool:
    """Tell whether a word can be no Vietnamese one: letters in no order, a capital inside."""
    if word.isupper():
        return False
    if _FOREIGN.search(word):
        return True
    return not is_syllable(word) or not (word.islower() or word.istitle())


@lru_cache(maxsize=4096)
def _sort(name: str) -> str:
    """Return `known`, `collective`, `headed` (begins like a body's name) or `odd`."""
    folded = plain(name)
    if folded.startswith(("cac ", "nhung ")):
        return "collective"
    bare = _PLACES.sub("", folded)
    for tail in _TAILS:
        bare = bare.removesuffix(" " + tail)
    if bare in _KNOWN or folded in _KNOWN:
        return "known"
    return "headed" if f"{folded} ".startswith(_HEADS) else "odd"
