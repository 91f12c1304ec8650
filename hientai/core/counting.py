"""How many rows several lists have, asked at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def count_each(lists: Sequence[QuerySet[Any]]) -> list[int]:
    """Return the count of each list, in one question: a page counts several small ones.

    A list that is known to be empty is not asked for.
    """
    asked = {place: found for place, rows in enumerate(lists) if (found := _counting(rows))}
    counts = [0] * len(lists)
    if asked:
        columns = ", ".join(f"({sql})" for sql, _values in asked.values())
        with connection.cursor() as cursor:
            values = [value for _sql, values in asked.values() for value in values]
            cursor.execute(f"SELECT {columns}", values)  # compiled, values apart
            for place, count in zip(asked, cursor.fetchone(), strict=True):
                counts[place] = count
    return counts


def _counting(rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]] | None:
    """Return the SQL that counts the rows, and its values; None where there can be none."""
    try:
        sql, values = rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return None
    return f"SELECT COUNT(*) FROM ({sql}) counted", values  # noqa: S608  # compiled, values apart
