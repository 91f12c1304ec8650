"""Finding people in one box: with marks as typed first, then all that is the same without them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL

from hientai.people.domain.searching import marked_words, plain_words
from hientai.people.models import Person

_SQLITE: Final = "SELECT rowid FROM people_words WHERE people_words MATCH %s"
_POSTGRES: Final = "SELECT id FROM people_person WHERE to_tsvector('simple', search_key) @@ to_tsquery('simple', %s)"


def with_words(people: QuerySet[Person], words: Sequence[str]) -> QuerySet[Person]:
    """Narrow to those who have all the words, the last perhaps only begun."""
    if not words:
        return people
    if connection.vendor == "sqlite":
        *whole, last = (f'"{word}"' for word in words)
        sql, asked = _SQLITE, " ".join([*whole, f"{last}*"])
    else:
        *whole, last = (f"'{word}'" for word in words)
        sql, asked = _POSTGRES, " & ".join([*whole, f"{last}:*"])
    return people.filter(pk__in=RawSQL(sql, (asked,)))  # noqa: S611 -- the words are a parameter


def searched(people: QuerySet[Person], query: str) -> QuerySet[Person]:
    """Return all that a query finds, whatever marks were typed."""
    return with_words(people, plain_words(query))


def exactly(people: QuerySet[Person], query: str) -> QuerySet[Person] | None:
    """Return those who have the words just as marked; None if the query has no marks."""
    marked = marked_words(query)
    return with_words(searched(people, query), marked) if marked else None


def found_people(query: str, *, limit: int) -> list[Person]:
    """Return people in the order of name lists, exact marks first."""
    everybody = Person.objects.all()
    exact = exactly(everybody, query)
    first = list(exact.order_by("sort_key", "pk")[:limit]) if exact is not None else []
    rest = searched(everybody, query).exclude(pk__in=[person.pk for person in first])
    return first + list(rest.order_by(F("sort_key"), "pk")[: limit - len(first)])
