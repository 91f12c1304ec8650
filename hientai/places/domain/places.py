"""All places that ever were, with the finding of names."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from hientai.places.domain.finding import Answer, Finder
from hientai.places.domain.place import Level, Place
from hientai.places.domain.register import Register


class Places(Register):
    """A register whose names are indexed when they are first asked for."""

    def at(
        self,
        text: str,
        day: dt.date | None,
        *,
        within: Place | str | None = None,
        level: Level | None = None,
    ) -> Answer:
        """Return what a name or a code stands for on a day; see `Answer`. Nothing is guessed.

        `text` may go on with what lies above: `xã Tả Van, thị xã Sa Pa, tỉnh Lào Cai`. Without a
        day a code that was used again is ambiguous.
        """
        return self._finder.find(text, day, within=within, level=level)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self)
