"""What the pages about bodies show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    Exists,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils.timezone import localdate

from hientai.bodies.domain import name_key, named_province, province_of
from hientai.bodies.models import Body, BodyAlias, BodyKind, EventKind, Succession
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.vietnamese import fold, sort_key, tone_canonical

_IN_BRACKETS = re.compile(r"(.+?)\s*\(([^()]+)\)")
NOW, ENDED = "now", "ended"


@dataclass(frozen=True)
class BodyFilter:
    """What somebody looks for; an empty field asks for nothing."""

    query: str = ""
    kind: str = ""
    province: str = ""
    state: str = ""


def bodies(wanted: BodyFilter) -> QuerySet[Body]:
    """Bodies that are there first, then those whose names bear the marks as typed, then by name."""
    found = Body.objects.filter(_narrowed(wanted))
    if wanted.query:
        found = found.filter(_named(wanted.query))
    return found.annotate(ended=_rank(~_valid()), rank=_rank(_unmarked(wanted.query))).order_by(
        "ended", "rank", "sort_key", "id"
    )


def with_heirs(found: QuerySet[Body]) -> QuerySet[Body]:
    """Bring along who followed each body, and its other names."""
    heirs = Succession.objects.select_related("successor").order_by("event__on", "id")
    return found.prefetch_related(Prefetch("successions", heirs), "aliases")


def provinces() -> list[str]:
    """Return the provinces that have bodies, in the order of the Vietnamese dictionary."""
    names = Body.objects.exclude(province="").order_by().values_list("province", flat=True)
    return sorted(set(names.distinct()), key=sort_key)


def body_of(pk: int) -> Body:
    body = with_heirs(Body.objects.filter(pk=pk)).first()
    if body is None:
        raise NotFound(noop("Không có cơ quan, đơn vị này trong danh mục."))
    return body


def body_if_known(number: str) -> Body | None:
    """Return the body of a number in an address; None where it is none."""
    return Body.objects.filter(pk=number).first() if number.isdecimal() else None


def bodies_today() -> QuerySet[Body]:
    """Bodies that are there today, by name."""
    return Body.objects.filter(_valid()).order_by("sort_key", "province", "id")


def bodies_named(name: str) -> list[Body]:
    """Return the bodies of today of a name, its province beside it or in brackets if given."""
    written = _IN_BRACKETS.fullmatch(name.strip())
    called, place = (written[1], written[2]) if written else (name, "")
    province = province_of(place) if place else named_province(name)
    found = bodies_today().filter(key=name_key(called))
    return list(found.filter(province=province.name) if province else found)


def bodies_at(name: str, day: date) -> list[Body]:
    """Return the bodies that bore a name on a day, its province beside it or in brackets if given."""
    written = _IN_BRACKETS.fullmatch(name.strip())
    called, place = (written[1], written[2]) if written else (name, "")
    province = province_of(place) if place else named_province(name)
    key = name_key(called)
    found = Body.objects.filter(_valid(day)).filter(Q(key=key) | Q(aliases__key=key)).distinct()
    if province:
        found = found.filter(province=province.name)
    listed = list(found)
    return [body for body in listed if body.key == key] or listed


def names_at(day: date) -> list[str]:
    """Return the names by which bodies of a day can be chosen; communes are too many to list."""
    found = Body.objects.filter(_valid(day)).exclude(kind=BodyKind.COMMUNE)
    return [body.full_name for body in found]


def descent(body: Body) -> list[Succession]:
    """Return every succession that led to a body or away from it, newest first."""
    steps = {
        **_walk(body, come_from="successor", go_to="predecessor"),
        **_walk(body, come_from="predecessor", go_to="successor"),
    }
    return sorted(steps.values(), key=lambda step: (step.on, step.pk), reverse=True)


@dataclass(frozen=True)
class NameThen:
    """A name that a body bore from one day to another; renaming makes a new body of the same line."""

    body: Body
    since: date | None
    until: date | None


def names_over_time(body: Body, steps: list[Succession]) -> list[NameThen]:
    """Return what a body was called, the first name first: its line as far as it was only renamed."""
    renamed = [step for step in steps if step.kind == EventKind.RENAMED]
    before = {step.successor_id: step.predecessor for step in renamed}
    after = {step.predecessor_id: step.successor for step in renamed}
    line = [body]
    while (old := before.get(line[0].pk)) and old not in line:
        line.insert(0, old)
    while (new := after.get(line[-1].pk)) and new not in line:
        line.append(new)
    return [NameThen(one, one.valid_from, one.valid_to) for one in line]


def _walk(body: Body, *, come_from: str, go_to: str) -> dict[int, Succession]:
    steps: dict[int, Succession] = {}
    frontier = {body.pk}
    while frontier:
        found = Succession.objects.filter(**{f"{come_from}__in": frontier}).exclude(pk__in=steps)
        here = list(found.select_related("predecessor", "successor"))
        steps |= {step.pk: step for step in here}
        frontier = {getattr(step, f"{go_to}_id") for step in here}
    return steps


def _narrowed(wanted: BodyFilter) -> Q:
    """Ask for kind, province and state; a value that is none of ours asks for nothing."""
    asked = Q()
    if wanted.kind in BodyKind.values:
        asked &= Q(kind=wanted.kind)
    if wanted.province:
        asked &= Q(province=wanted.province)
    if wanted.state in (NOW, ENDED):
        asked &= _valid() if wanted.state == NOW else ~_valid()
    return asked


def _named(query: str) -> Q:
    """Find by every word of the query, with or without marks, in the name or in another name."""
    words, other = Q(), Q()
    for word in name_key(query).split():
        words &= Q(key__contains=word)
        other &= Q(key__contains=word)
    found = words | Q(Exists(BodyAlias.objects.filter(other, body=OuterRef("pk"))))
    named = named_province(query)
    if named:
        return found & Q(province=named.name)
    province = province_of(query)
    return found | Q(province=province.name) if province else found


def _unmarked(query: str) -> Q:
    """Be true of names that do not bear the marks of the query; of none if it bears no marks."""
    marked = " ".join(tone_canonical(query).split())
    if fold(marked) == marked.casefold():
        return Q(pk=None)
    # SQLite knows the capitals of ASCII letters only: "đường" would miss "Đường".
    return ~(Q(name__icontains=marked) | Q(name__icontains=marked.title()))


def _valid(day: date | None = None) -> Q:
    """Be true of what has not ended; of what was there where a day is given."""
    ends = Q(valid_to=None) | Q(valid_to__gte=day or localdate())
    return ends & (Q(valid_from=None) | Q(valid_from__lte=day)) if day else ends


def _rank(behind: Q) -> Case:
    return Case(When(behind, then=Value(1)), default=Value(0), output_field=IntegerField())
