"""Days in the form of RFC 5545 (iCalendar): whole-day events, escaped and folded as it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from hientai.kernel.timeframes import ONE_DAY

LINE = 75  # octets, without the line break
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


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
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Hien Tai//Duties//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        *(line for entry in entries for line in _event(entry)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{entry.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.day + ONE_DAY:%Y%m%d}"
    yield f"SUMMARY:{escaped(entry.summary)}"
    yield f"DESCRIPTION:{escaped(entry.description)}"
    yield f"URL:{entry.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Return a text value, other control characters left out."""
    clean = "".join(char for char in text if char in "\n\t" or (char >= " " and char != "\x7f"))
    return clean.translate(ESCAPED)


def folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets, no character cut; each but the first is indented."""
    part, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > LINE:
            yield part
            part, size = " ", 1
        part += char
        size += octets
    yield part
