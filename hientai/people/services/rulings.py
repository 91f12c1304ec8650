"""What can be recounted: the list of sectors, the rules of counting, places of today.

For each: what a change says of a profile, which columns hold that, and how the change comes to hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from hientai.kernel.vietnamese import fold
from hientai.people.domain.deriving import Rule, SectorWords, reason_to_count, sector_of
from hientai.people.models import CountingRule, Fact, Person, Recount, Sector
from hientai.people.selectors.placed import Grounds, Home

What = Recount.What
Judge = Callable[[list[Person]], Iterable[tuple[Person, Any]]]
COLUMNS: Final = (
    *("id", "workplace", "speciality", "sector_id", "sector_decided", "degree", "academic_title"),
    *("counts", "home_place", "home_unit", "home_then", "body_id", "work_unit"),
)
_COUNTED: Final = (Fact.Kind.AWARD.value, Fact.Kind.MEMBERSHIP.value)


def judge_of(recount: Recount) -> Judge:
    """Return what says of which profiles the change moves, and to what."""
    made = {What.SECTORS: _by_sectors, What.COUNTING: _by_rules, What.PLACES: _by_places}
    return made[What(recount.what)](recount.asked)


def value_of(recount: Recount, person: Person) -> Any:
    if recount.what == What.PLACES:
        return Home(person.home_unit, person.home_then), person.work_unit
    return person.sector_id if recount.what == What.SECTORS else person.counts


def columns_of(recount: Recount, value: Any) -> dict[str, Any]:
    """Return the columns that hold a value."""
    if recount.what == What.SECTORS:
        return {"sector_id": value}
    if recount.what == What.COUNTING:
        return {"counts": value}
    home, work = value
    return {"home_unit": home.today, "home_then": home.then, "work_unit": work}


def names_of(recount: Recount) -> Callable[[Any], str]:
    """Return how values are called on the page."""
    if recount.what == What.COUNTING:
        return lambda value: _("được tính") if value else _("không được tính")
    if recount.what == What.PLACES:
        return _known_place
    known = dict(Sector.objects.values_list("pk", "name"))
    new = recount.asked.get("name", "")
    return lambda pk: _("chưa rõ ngành") if pk is None else known.get(pk, new)


def _known_place(value: tuple[Home, str]) -> str:
    home, work = value
    if home.today:
        return _("biết quê quán và nơi công tác") if work else _("biết quê quán")
    return _("biết nơi công tác") if work else _("chưa biết")


# sectors


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: folded, each once."""
    return tuple(map(fold, _kept(text)))


def _kept(text: str) -> list[str]:
    """Return the words of a text as they were typed, each once whatever its marks."""
    parts = [" ".join(part.split()) for line in text.splitlines() for part in line.split(";")]
    return list({fold(part): part for part in reversed(parts) if fold(part)}.values())[::-1]


def _listed(asked: dict[str, Any]) -> tuple[SectorWords, ...]:
    """Return the sectors as they would be after a change; a new one is 0 until it is there."""
    gone = int(asked.get("from") or 0)
    found = []
    for sector in Sector.objects.exclude(pk=gone):
        bodies, specialities = sector.body_words, sector.speciality_words
        if asked["op"] == "words" and sector.pk == asked["sector"]:
            bodies, specialities = asked["bodies"], asked["specialities"]
        elif asked["op"] == "merge" and sector.pk == asked["into"]:
            other = Sector.objects.filter(pk=gone).first()
            bodies = f"{bodies};{other.body_words}" if other else bodies
            specialities = f"{specialities};{other.speciality_words}" if other else specialities
        found.append(SectorWords(sector.pk, words_of(bodies), words_of(specialities)))
    if asked["op"] == "add" and not asked.get("made"):
        found.append(SectorWords(0, words_of(asked["bodies"]), words_of(asked["specialities"])))
    return tuple(found)


def _by_sectors(asked: dict[str, Any]) -> Judge:
    sectors, gone, into = _listed(asked), asked.get("from"), asked.get("into")

    def judge(people: list[Person]) -> Iterator[tuple[Person, Any]]:
        for person in people:
            if person.sector_decided:
                after = into if gone and person.sector_id == gone else person.sector_id
            else:
                after = sector_of(person.workplace, person.speciality, sectors)
            if after != person.sector_id:
                yield person, after

    return judge


# who counts


def _rules(asked: dict[str, Any]) -> list[Rule]:
    """Return the rules as they would be after a change."""
    found = []
    for rule in CountingRule.objects.order_by("pk"):
        active, value = rule.active, rule.value
        if rule.pk == asked["rule"]:
            active, value = asked["active"], asked["value"]
        if active:
            found.append(Rule(rule.kind, value, rule.reason))
    return found


def _by_rules(asked: dict[str, Any]) -> Judge:
    rules = _rules(asked)

    def judge(people: list[Person]) -> Iterator[tuple[Person, Any]]:
        said: dict[int, dict[str, list[str]]] = {}
        facts = Fact.objects.filter(person__in=people, kind__in=_COUNTED)
        for pk, kind, value in facts.values_list("person", "kind", "value"):
            said.setdefault(pk, {}).setdefault(kind, []).append(value)
        for person in people:
            after = bool(_reason(rules, person, said.get(person.pk, {})))
            if after != person.counts:
                yield person, after

    return judge


def _reason(rules: list[Rule], person: Person, said: dict[str, list[str]]) -> str:
    return reason_to_count(
        rules,
        degree=person.degree,
        title=person.academic_title,
        awards=said.get(Fact.Kind.AWARD, ()),
        memberships=said.get(Fact.Kind.MEMBERSHIP, ()),
    )


# places


def _by_places(_asked: dict[str, Any]) -> Judge:
    grounds = Grounds()

    def judge(people: list[Person]) -> Iterator[tuple[Person, Any]]:
        for person in people:
            home = grounds.home(person.home_place)
            work = grounds.work(person.workplace, person.body_id)
            if (home, work) != (Home(person.home_unit, person.home_then), person.work_unit):
                yield person, (home, work)

    return judge


# coming to hold


def make_hold(recount: Recount) -> None:
    """Write the change of a list or rule itself, in the caller's transaction."""
    asked = recount.asked
    if recount.what == What.COUNTING:
        rule = CountingRule.objects.get(pk=asked["rule"])
        rule.active, rule.value = asked["active"], asked["value"]
        rule.reason = asked.get("reason") or rule.reason
        rule.save()
    elif recount.what == What.SECTORS:
        _hold_sectors(recount)


def _hold_sectors(recount: Recount) -> None:
    asked = recount.asked
    words = {name: ";".join(_kept(asked.get(name, ""))) for name in ("bodies", "specialities")}
    if asked["op"] == "add":
        last = Sector.objects.aggregate(last=Max("place"))["last"] or 0
        made = Sector.objects.create(
            name=asked["name"],
            place=last + 1,
            body_words=words["bodies"],
            speciality_words=words["specialities"],
        )
        recount.asked = {**asked, "made": made.pk}
        recount.save(update_fields=["asked"])
    elif asked["op"] == "words":
        Sector.objects.filter(pk=asked["sector"]).update(
            body_words=words["bodies"], speciality_words=words["specialities"]
        )
    elif asked["op"] == "merge":
        gone, into = (Sector.objects.get(pk=asked[name]) for name in ("from", "into"))
        into.body_words = ";".join(_kept(f"{into.body_words};{gone.body_words}"))
        both = f"{into.speciality_words};{gone.speciality_words}"
        into.speciality_words = ";".join(_kept(both))
        into.save(update_fields=["body_words", "speciality_words"])


def tidy(recount: Recount) -> None:
    """Take out a sector that went into another, once nobody has it any more."""
    gone = recount.asked.get("from")
    if recount.what == What.SECTORS and gone:
        with transaction.atomic():
            into = recount.asked["into"]
            Person.objects.filter(sector=gone).update(sector=into)
            Sector.objects.filter(pk=gone).delete()
