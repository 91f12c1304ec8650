"""The moment at which something is kept, where its day is given."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.timezone import localtime


def moment(on: date | None) -> datetime:
    """Return now, or this time of day on another day."""
    now = localtime()
    return now if on is None or on == now.date() else datetime.combine(on, now.timetz())
