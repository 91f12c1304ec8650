"""One key for the many ways in which papers write a body's name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from hientai.bodies.domain.provinces import PLACE
from hientai.bodies.domain.tables import rows
from hientai.kernel.vietnamese import fold

_LONG: Final = {fold(row["short"]): fold(row["long"]) for row in rows("abbreviations")}
# "KH&CN" folds to "kh cn" and "KH-CN" too: the letters may stand apart.
_SHORT: Final = re.compile(
    r"\b(?:" + "|".join(" ?".join(short) for short in sorted(_LONG, key=len, reverse=True)) + r")\b"
)
_PLACE_AT_END: Final = re.compile(rf"(?: {PLACE})+$")
_UNION: Final = re.compile(
    r"\blien hiep (?:cac )?hoi\b(?: khoa hoc ky thuat\b)?"
    r"(?! (?:van hoc|huu nghi|phu nu|khoa hoc|thanh nien|doanh nghiep))"
)
UNION_KEY: Final = "lien hiep cac hoi khoa hoc ky thuat"
_OF_A_PLACE: Final = re.compile(r" (?:huyen|quan|thi xa|thanh pho|xa|phuong)$")
_folded: Final = lru_cache(maxsize=256)(fold)


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return the key by which names are equal: no case, tones, abbreviations, `và` or province.

    A province is cut from the end only where it is said to be one (`tỉnh X`): `Báo Bắc Giang` and
    `Ủy ban nhân dân thành phố Bắc Giang` keep their last word. The key of a key is itself.
    """
    return key_of(expanded(name))


def expanded(name: str) -> str:
    """Return a name without case, marks, `và` and abbreviations; its province is still there."""
    key = " ".join(word for word in fold(name).split() if word != "va")
    return _SHORT.sub(lambda found: _LONG[found[0].replace(" ", "")], key)


def key_of(words: str) -> str:
    """Return the key of a name that is already expanded."""
    return _UNION.sub(UNION_KEY, _PLACE_AT_END.sub("", words))


def without_place(key: str, place: str) -> str:
    """Return a key without a province named bare at its end: `so noi vu bac giang`."""
    if not place:
        return key
    bare = key.removesuffix(f" {_folded(place)}")
    return bare if bare == key or not _OF_A_PLACE.search(bare) else key
