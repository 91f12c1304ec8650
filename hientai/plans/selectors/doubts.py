"""Values that a person should look at, as pages show them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from hientai.plans import domain
from hientai.plans.models import Task
from hientai.plans.selectors.pictures import Cut
from hientai.plans.selectors.words import FIELD_LABELS, day_words


@dataclasses.dataclass
class Doubt:
    """A value that may be wrong: what was read, why, how probably, and where it is printed."""

    field: str
    label: str
    why: str
    p: float = 0.0
    said: str = ""
    strong: bool = True
    known: bool = True
    cuts: list[Cut] = dataclasses.field(default_factory=list)

    @property
    def wrong(self) -> int:
        """Return how many of a hundred such values are wrong, 0 where nobody knows."""
        return min(99, round(100 * (1 - self.p))) if self.known else 0


def doubts_of(values: Mapping[str, Any]) -> list[Doubt]:
    """Return what should be looked at, the least sure first."""
    return _doubts(values, (n for n, value in values.items() if domain.is_doubtful({n: value})))


def unsure_of(values: Mapping[str, Any], below: float) -> list[Doubt]:
    """Return what is not doubted by itself, but must be looked at for nearly all to be right."""
    names = (
        name
        for name, value in values.items()
        if not domain.is_doubtful({name: value}) and domain.chance(value) <= below
    )
    return _doubts(values, names, strong=False)


def _doubts(values: Mapping[str, Any], names: Iterable[str], *, strong: bool = True) -> list[Doubt]:
    found = []
    for name in names:
        value = values[name]
        why = value.get("doubt") or value.get("why") or ""
        label = str(FIELD_LABELS.get(name, name))
        said = said_of(name, value.get("read"))
        told = _(why) if why and strong else ""
        found.append(Doubt(name, label, told, domain.chance(value), said, strong, "p" in value))
    return sorted(found, key=lambda doubt: doubt.p)


def was_read(values: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, str]:
    """Return what was read of each value that a person put right; of long `words` only what differs."""
    return {
        name: _as_read(value["read"], words.get(name))
        for name, value in values.items()
        if value.get("state") == domain.CORRECTED and "read" in value
    }


def _as_read(read: Any, now: str | None) -> str:
    if isinstance(read, str) and now:
        return domain.put_right(read, now)
    if isinstance(read, Mapping):
        return str(read.get("text") or read.get("name") or "")
    return _plainly(read) if read else _("không thấy nêu")


def said_of(name: str, read: Any) -> str:
    """Write what was read of a value; a task's words stand on its card anyway."""
    if name in {"text", "title", "gone"}:
        return ""
    if not read:
        return _("không thấy nêu")
    if isinstance(read, Mapping):
        return str(read.get("text") or read.get("name") or "")
    return _WORDS.get(name, _plainly)(read)


def _plainly(read: Any) -> str:
    return "; ".join(map(str, read)) if isinstance(read, list) else str(read)


_WORDS: Final[dict[str, Callable[[Any], str]]] = {
    "path": domain.label_of,
    "kind": lambda read: str(dict(Task.Kind.choices).get(read, read)),
    "date": day_words,
}
