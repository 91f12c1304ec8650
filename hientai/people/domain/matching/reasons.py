"""What speaks for and against two rows being one person, field by field: kinds, never values."""

from __future__ import annotations

from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from hientai.people.domain.matching.features import Birth, Row, Written

FIELDS: Final = (
    *("name", "birth", "sex", "degree", "speciality"),
    *("workplace", "place", "email", "phone", "identity"),
)


class Reason(NamedTuple):
    """How two rows agree or differ in a field, and what that weighs (natural logarithm of odds)."""

    field: str
    kind: str
    weight: float


def kind_of(field: str, a: Row, b: Row) -> str:
    """Return how two rows compare in a field; empty where one of them says nothing."""
    if field == "name":
        return _name(a.name, b.name)
    if field == "birth":
        return _birth(a.birth, b.birth)
    one, other = getattr(a, field), getattr(b, field)
    if not one or not other:
        return ""
    if field == "identity" and one != other and OSA.distance(one, other, score_cutoff=1) <= 1:
        return "near"
    return "same" if one == other else "other"


def _name(a: Written, b: Written) -> str:
    if a.joined == b.joined:
        if a.full_marked == b.full_marked:
            return "same"
        return "same_bare" if a.bare or b.bare else "marks"
    if sorted(a.words) == sorted(b.words):
        return "order"
    if OSA.distance(a.joined, b.joined, score_cutoff=1) <= 1:
        return "letter"
    return _parts(a.words, b.words)


def _parts(one: list[str], other: list[str]) -> str:
    ends = one[:1] == other[:1] and one[-1:] == other[-1:]
    if ends and (set(one) <= set(other) or set(other) <= set(one)):
        return "middle"
    short = len(one) == len(other) and all(
        x.startswith(y) or y.startswith(x) for x, y in zip(one, other, strict=True)
    )
    return "initials" if short else "other"


def _birth(one: Birth, other: Birth) -> str:
    (day, month, year), (other_day, other_month, other_year) = one, other
    if not year or not other_year:
        return ""
    if not day or not other_day:
        return "year" if year == other_year else "other_year"
    same_day = (day, month) == (other_day, other_month)
    if year != other_year:
        return "same_day" if same_day else "other"
    if same_day:
        return "same"
    if (day, month) == (other_month, other_day):
        return "swapped"
    return "near" if day == other_day or month == other_month else "other_day"
