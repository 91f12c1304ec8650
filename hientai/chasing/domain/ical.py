"""Days in the form of RFC 5545 (iCalendar): whole-day events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from hientai.kernel.timeframes import ONE_DAY

HEAD = {
    "version": "2.0",
    "prodid": "-//Hien Tai//Duties//VI",
    "calscale": "GREGORIAN",
    "method": "PUBLISH",
}


@dataclass(frozen=True)
class Entry:
    """One day with what is due on it. `uid` stays the same as long as the thing is the same."""

    uid: str
    day: date
    summary: str
    description: str
    url: str
    stamp: datetime


def calendar(name: str, entries: Iterable[Entry]) -> str:
    """Return a calendar, its lines ended by CRLF."""
    made = Calendar(HEAD)
    made.add("x-wr-calname", printable(name))
    for entry in entries:
        made.add_component(_event(entry))
    text: bytes = made.to_ical()
    return text.decode()


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.stamp.astimezone(UTC))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + ONE_DAY)
    event.add("summary", printable(entry.summary))
    event.add("description", printable(entry.description))
    event.add("url", entry.url)
    event.add("transp", "TRANSPARENT")
    return event


def printable(text: str) -> str:
    """Leave out control characters, which RFC 5545 does not allow in texts."""
    return "".join(char for char in text if char in "\n\t" or (char >= " " and char != "\x7f"))
