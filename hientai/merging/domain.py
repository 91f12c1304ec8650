"""How sure a pair is, what of two profiles is kept, and which pairs an identifier settles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from hientai.kernel.errors import noop

LEAST: Final = 0.25  # less likely pairs are not shown
BANDS: Final = (  # address, words, from, below
    ("chac", noop("Gần như chắc"), 0.95, 1.01),
    ("nhieu", noop("Nhiều khả năng"), 0.6, 0.95),
    ("chua", noop("Chưa rõ"), 0.0, 0.6),
)
KEPT: Final = "kept"
GONE: Final = "gone"

# values that are chosen together, by the field's name; a column that is in none stands alone
TOGETHER: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("name", "name_fold", "sort_key"),
    "birth": ("birth", "birth_year"),
    "workplace": ("workplace", "body_id", "work_unit"),
    "home_place": ("home_place", "home_unit", "home_then"),
    "status": ("status", "status_since", "status_note"),
    "lives": ("lives", "country"),
    "degree": ("degree", "speciality"),
    "field_of_science": ("field_of_science", "field_of_2008", "field_words"),
    "sector": ("sector_id", "sector_decided"),
}
GUARDED_TOGETHER: Final[Mapping[str, tuple[str, ...]]] = {
    "identity": ("identity_sealed", "identity_key"),
    "party": ("party", "party_since"),
}
# what is not chosen: said by the rest, or the profile's own
ASIDE: Final = frozenset(
    {"id", "search_key", "counts", "origin_id", "origins", "intake_id", "changed_at", "sample"}
)


def grouped(
    columns: Sequence[str], together: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return the columns to choose from by field, those that belong together under one."""
    inside = {column for group in together.values() for column in group}
    alone = {each.removesuffix("_id"): (each,) for each in columns if each not in inside}
    found = {name: group for name, group in together.items() if group[0] in columns}
    return {**found, **{name: group for name, group in alone.items() if group[0] not in ASIDE}}


def side(chosen: str, kept: Any, gone: Any) -> str:
    """Return whose value is kept: as chosen; else the one that there is, the kept profile's first."""
    if chosen in {KEPT, GONE}:
        return chosen
    return GONE if _empty(kept) and not _empty(gone) else KEPT


def better(field: str, kept: str, gone: str) -> str:
    """Return which of two values is proposed: a day that is known more precisely, a name with marks."""
    if field == "birth":
        return GONE if len(gone) > len(kept) else KEPT
    return GONE if field == "name" and kept.isascii() and not gone.isascii() else KEPT


def _empty(value: Any) -> bool:
    return value is None or value in ("", b"")


def band_of(probability: float) -> str:
    return next(words for _name, words, least, below in BANDS if least <= probability < below)


def settled(reasons: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether an identifier says that a pair is one person, and nothing speaks against it.

    An identity number, or a telephone or e-mail address with the same name and day of birth.
    """
    kinds = {reason["field"]: reason["kind"] for reason in reasons}
    if any(reason["field"] in OWN and reason["weight"] < 0 for reason in reasons):
        return False
    if kinds.get("identity") == "same":
        return True
    contact = "same" in {kinds.get("phone"), kinds.get("email")}
    return contact and kinds.get("name") in SAME_NAME and kinds.get("birth") == "same"


OWN: Final = frozenset({"name", "birth", "sex", "identity"})  # what nobody has two of
SAME_NAME: Final = frozenset({"same", "same_bare"})
