"""The figures that a text may ask for by name: {{quá hạn}}, {{tỷ lệ, nhóm 7}}, {{đã xong, kỳ trước}}.

Names are Vietnamese, as whoever writes the text reads them; each is a question (`Query`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from hientai.duties.domain import DONE, OPEN, DutyRole, DutyState
from hientai.reports.domain.facts import (
    ANSWERED,
    BEHIND,
    DUE,
    IN_TERM,
    NO_DUTY,
    NOT_BEHIND,
    NOT_YET,
    RAISED,
    UNASSIGNED,
    Counts,
    Figure,
    Query,
)
from hientai.reports.domain.gathered import Report
from hientai.reports.domain.spans import Part
from hientai.reports.domain.texts import Look, Piece, Text

HOLE: Final = re.compile(r"\{\{([^{}]*)\}\}")
SHARE: Final = "%"
_BEFORE: Final = "kỳ trước"
_WITHIN: Final = {"group": "nhóm", "body": "đơn vị", "task": "nhiệm vụ", "quarter": "quý"}
_NARROWED: Final = re.compile(r"(nhóm|đơn vị|nhiệm vụ|quý) (\d{1,12})")
_UNITS: Final = {
    Counts.DUTIES: "việc",
    Counts.TASKS: "nhiệm vụ",
    Counts.BODIES: "đơn vị",
    Counts.OPINIONS: "khó khăn, vướng mắc",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A figure that can be asked for: what it counts, in which states, or as a share."""

    counts: Counts = Counts.DUTIES
    states: tuple[str, ...] = ()
    part: Part = Part.OWED
    unit: str = ""
    role: DutyRole = DutyRole.LEAD


NAMES: Final[dict[str, Name]] = {
    "phải làm": Name(),
    "đến hạn": Name(states=DUE),
    "đã xong": Name(states=DONE),
    "đúng hạn": Name(states=(DutyState.DONE_ON_TIME,)),
    "xong quá hạn": Name(states=(DutyState.DONE_LATE,)),
    "quá hạn": Name(states=(DutyState.OVERDUE,)),
    "chưa xong, chưa quá hạn": Name(states=NOT_YET),
    "tỷ lệ": Name(states=DONE, unit=SHARE),
    "chưa đến hạn": Name(states=IN_TERM),
    "thường xuyên": Name(states=(DutyState.CONTINUOUS,)),
    "chờ điều kiện": Name(states=(DutyState.WAITING,)),
    "từ kỳ trước chuyển sang": Name(part=Part.CARRIED),
    "của kỳ sau đã xong": Name(part=Part.EARLY),
    "đến hạn kỳ sau": Name(part=Part.NEXT),
    "trước khi theo dõi": Name(part=Part.HISTORY),
    "đã dừng": Name(part=Part.STOPPED),
    "phối hợp": Name(role=DutyRole.COORDINATOR),
    "phối hợp đã xong": Name(states=DONE, role=DutyRole.COORDINATOR),
    "phối hợp quá hạn": Name(states=(DutyState.OVERDUE,), role=DutyRole.COORDINATOR),
    "nhiệm vụ": Name(Counts.TASKS),
    "nhiệm vụ đã xong": Name(Counts.TASKS, DONE),
    "nhiệm vụ quá hạn": Name(Counts.TASKS, (DutyState.OVERDUE,)),
    "nhiệm vụ đang thực hiện": Name(Counts.TASKS, OPEN[1:]),
    "nhiệm vụ không có việc": Name(Counts.TASKS, (NO_DUTY,)),
    "nhiệm vụ chưa giao": Name(Counts.TASKS, (UNASSIGNED,)),
    "đơn vị có việc đến hạn": Name(Counts.BODIES),
    "đơn vị xong hết": Name(Counts.BODIES, (NOT_BEHIND,)),
    "đơn vị còn quá hạn": Name(Counts.BODIES, (BEHIND,)),
    "khó khăn": Name(Counts.OPINIONS),
    "khó khăn đã trả lời": Name(Counts.OPINIONS, (ANSWERED,)),
    "khó khăn chờ trả lời": Name(Counts.OPINIONS, (RAISED,)),
}
_BY_MEANING: Final = {
    (name.counts, frozenset(map(str, name.states)), name.part, name.unit, name.role): key
    for key, name in NAMES.items()
}


def measured(report: Report, query: Query, unit: str = "") -> Figure | None:
    """Answer a question anew; None where there is nothing to answer it from."""
    asked = report.previous if query.before else report
    if asked is None:
        return None
    plain = replace(query, states=(), before=False)
    if query.counts is Counts.DUTIES:
        totals = asked.totals(plain)
        found = totals.rate if unit == SHARE else totals.duties(*query.states)
        return replace(found, query=query) if found else None
    lists = {
        Counts.TASKS: asked.find_tasks,
        Counts.BODIES: asked.find_bodies,
        Counts.OPINIONS: asked.find_opinions,
    }
    return Figure(len(lists[query.counts](query)), _UNITS[query.counts], query)


def resolved(report: Report, key: str) -> Figure | None:
    """Return the figure of a name; None when there is no such name, or no such number."""
    words = key.strip()
    before = words.endswith(f", {_BEFORE}")
    words = words.removesuffix(f", {_BEFORE}")
    head, _comma, last = words.rpartition(", ")
    within = _NARROWED.fullmatch(last) if words not in NAMES else None
    name = NAMES.get(head if within else words)
    if name is None:
        return None
    query = Query(name.counts, name.part, name.states, role=name.role, before=before)
    if within:
        number = int(within[2])
        at = {word: number if word == within[1] else None for word in _WITHIN.values()}
        query = replace(
            query, group=at["nhóm"], body=at["đơn vị"], task=at["nhiệm vụ"], quarter=at["quý"]
        )
    return measured(report, query, name.unit)


def named(figure: Figure) -> str:
    """Return the name by which a text asks for a figure; "" when it has none."""
    query = figure.query
    unit = SHARE if figure.unit == SHARE else ""
    key = (query.counts, frozenset(map(str, query.states)), query.part, unit, query.role)
    words = [_BY_MEANING.get(key, "")]
    if not words[0]:
        return ""
    for field, word in _WITHIN.items():
        if (value := getattr(query, field)) is not None:
            words.append(f"{word} {value}")
    if len(words) > 2:  # noqa: PLR2004 - a name and one narrowing
        return ""
    return ", ".join([*words, _BEFORE] if query.before else words)


def as_typed(texts: tuple[Text, ...]) -> str:
    """Return texts as a person would type them: figures by name, a list's lines with hyphens."""
    return "\n".join(
        ("- " if text.look is Look.BULLET else "") + "".join(map(_typed, text.pieces))
        for text in texts
    )


def _typed(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    name = named(piece)
    return f"{{{{{name}}}}}" if name else piece.text


def as_texts(report: Report, typed: str) -> tuple[tuple[Text, ...], tuple[str, ...]]:
    """Return what a person typed as texts with live figures, and the names that mean nothing."""
    texts, unknown = [], []
    for line in filter(None, map(str.strip, typed.splitlines())):
        look = Look.BULLET if line.startswith("- ") else Look.PARA
        pieces = list(_pieces(report, line.removeprefix("- ")))
        unknown += [p.strip("{}") for p in pieces if isinstance(p, str) and HOLE.fullmatch(p)]
        texts.append(Text(tuple(pieces), look))
    return tuple(texts), tuple(unknown)


def _pieces(report: Report, line: str) -> Iterator[Piece]:
    for place, part in enumerate(HOLE.split(line)):
        if place % 2 == 0:
            if part:
                yield part
        else:
            yield resolved(report, part) or f"{{{{{part}}}}}"
