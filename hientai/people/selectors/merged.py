"""Where profiles went that were merged into others: whoever merges registers a finder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final

Finder = Callable[[Collection[int]], Mapping[int, int]]
_finders: Final[list[Finder]] = []


def register(finder: Finder) -> None:
    """Let `finder` say which of some profiles went where; registered once, when the site starts."""
    if finder not in _finders:
        _finders.append(finder)


def kept_for(pks: Collection[int]) -> dict[int, int]:
    """Return the profile that was kept for each of `pks` that was merged into another."""
    return {gone: kept for finder in _finders for gone, kept in finder(pks).items()}
