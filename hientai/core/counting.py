"""How many rows several lists have, asked at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


@dataclass(frozen=True)
class Counts:
    """One question that counts several lists; it may be kept and asked again.

    Keep it only where nothing in the lists depends on the hour or on what was read before.
    """

    sql: str
    values: tuple[Any, ...]
    places: tuple[int, ...]  # of the lists that are asked for
    number: int

    @classmethod
    def of(cls, lists: Sequence[QuerySet[Any]]) -> Counts:
        """Compile the question; a list that is known to be empty is not asked for."""
        found = {place: part for place, rows in enumerate(lists) if (part := _counting(rows))}
        columns = ", ".join(f"({sql})" for sql, _values in found.values())
        values = tuple(value for _sql, own in found.values() for value in own)
        return cls(f"SELECT {columns}", values, tuple(found), len(lists))

    def ask(self) -> list[int]:
        """Return the count of each list, with one query, or none where all are empty."""
        counts = [0] * self.number
        if self.places:
            with connection.cursor() as cursor:
                cursor.execute(self.sql, self.values)  # compiled, values apart
                for place, count in zip(self.places, cursor.fetchone(), strict=True):
                    counts[place] = count
        return counts


def _counting(rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]] | None:
    """Return the SQL that counts the rows, and its values; None where there can be none."""
    try:
        sql, values = rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return None
    return f"SELECT COUNT(*) FROM ({sql}) counted", values  # noqa: S608  # compiled, values apart
