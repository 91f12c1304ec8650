"""What freezing keeps: every figure, list and text of a moment, as plain values with a hash.

Reading it back gives the same report; a test holds that its figures are what its lists count.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from hientai.duties.domain import DutyRole
from hientai.kernel.papers import Annex, Column, Form, GroupRow, Row, Signature
from hientai.reports.domain.content import Bar, Content, Grid, Part, Plot, Section, Words
from hientai.reports.domain.facts import (
    Counts,
    Figure,
    GroupFacts,
    OpinionFacts,
    PlanFacts,
    Query,
    Reporter,
    TaskFacts,
)
from hientai.reports.domain.gathered import Report
from hientai.reports.domain.paper import Head
from hientai.reports.domain.spans import Part as DutyPart
from hientai.reports.domain.spans import Span
from hientai.reports.domain.texts import Look, Piece, Text
from hientai.reviews.domain.keeping import KeptRows, kept_tallies, read_tallies

FORMAT: Final = 1


@dataclass(frozen=True)
class Frozen:
    """A review as it was frozen: its words, the head of its paper, and the lists behind figures."""

    content: Content
    head: Head
    report: Report
    duties: KeptRows
    before: KeptRows
    bodies: tuple[int, ...] | None = None
    meta: Mapping[str, str] = field(default_factory=dict)


def as_bytes(frozen: Frozen) -> bytes:
    """Return what is kept, always the same for the same: its hash names it."""
    kept = {
        "format": FORMAT,
        "meta": dict(frozen.meta),
        "content": _content(frozen.content),
        "head": _head(frozen.head),
        "report": _report(frozen.report),
        "duties": frozen.duties.rows,
        "previous": _report(frozen.report.previous) if frozen.report.previous else None,
        "before": frozen.before.rows,
        "bodies": frozen.bodies,
    }
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def from_bytes(data: bytes) -> Frozen:
    kept = json.loads(data)
    previous = _read_report(kept["previous"], None) if kept["previous"] else None
    return Frozen(
        content=_read_content(kept["content"]),
        head=_read_head(kept["head"]),
        report=_read_report(kept["report"], previous),
        duties=KeptRows(kept["duties"]),
        before=KeptRows(kept["before"]),
        bodies=None if kept["bodies"] is None else tuple(kept["bodies"]),
        meta=kept["meta"],
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read_day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def _report(report: Report) -> dict[str, Any]:
    return {
        "plans": [{**asdict(plan), "issued": _day(plan.issued), "tracked_from": _day(plan.tracked_from)} for plan in report.plans],
        "reporter": asdict(report.reporter),
        "span": [_day(report.span.start), _day(report.span.end), _day(report.span.today)],
        "tasks": [asdict(task) for task in report.tasks],
        "groups": [asdict(group) for group in report.groups],
        "bodies": [[body, name] for body, name in report.bodies.items()],
        "opinions": [{**asdict(one), "raised": _day(one.raised), "answered": _day(one.answered)} for one in report.opinions],
        "assigned": sorted(report.assigned),
        "scope_name": report.scope_name,
        "tallies": kept_tallies(report.tallies),
    }  # fmt: skip


def _read_report(kept: dict[str, Any], previous: Report | None) -> Report:
    start, end, today = map(date.fromisoformat, kept["span"])
    return Report(
        plans=tuple(map(_read_plan, kept["plans"])),
        reporter=Reporter(**kept["reporter"]),
        span=Span(start, end, today),
        tasks=tuple(TaskFacts(**{**one, "leads": tuple(one["leads"])}) for one in kept["tasks"]),
        tallies=read_tallies(kept["tallies"]),
        groups=tuple(GroupFacts(**one) for one in kept["groups"]),
        bodies=dict(kept["bodies"]),
        opinions=tuple(map(_read_opinion, kept["opinions"])),
        assigned=frozenset(kept["assigned"]),
        scope_name=kept["scope_name"],
        previous=previous,
    )


def _read_plan(kept: dict[str, Any]) -> PlanFacts:
    days = {key: _read_day(kept[key]) for key in ("issued", "tracked_from")}
    return PlanFacts(**{**kept, **days, "recipients": tuple(kept["recipients"])})


def _read_opinion(kept: dict[str, Any]) -> OpinionFacts:
    raised = date.fromisoformat(kept["raised"])
    return OpinionFacts(**{**kept, "raised": raised, "answered": _read_day(kept["answered"])})


def _content(content: Content) -> dict[str, Any]:
    return {
        "title": content.title,
        "note": content.note,
        "opening": _text(content.opening),
        "closing": _text(content.closing),
        "sections": [
            {"key": one.key, "title": one.title, "parts": [_part(part) for part in one.parts]}
            for one in content.sections
        ],
        "annexes": [_annex(annex) for annex in content.annexes],
    }


def _read_content(kept: dict[str, Any]) -> Content:
    return Content(
        title=kept["title"],
        opening=_read_text(kept["opening"]),
        sections=tuple(
            Section(one["key"], one["title"], tuple(map(_read_part, one["parts"])))
            for one in kept["sections"]
        ),
        closing=_read_text(kept["closing"]),
        annexes=tuple(map(_read_annex, kept["annexes"])),
        note=kept["note"],
    )


def _part(part: Part) -> dict[str, Any]:
    if isinstance(part, Words):
        return {
            "words": part.name,
            "texts": [_text(text) for text in part.texts],
            "edited": part.edited,
        }
    if isinstance(part, Grid):
        rows = [[_piece(cell) for cell in row] for row in part.rows]
        return {
            "grid": part.name,
            "head": part.head,
            "rows": rows,
            "weights": part.weights,
            "total": [_piece(c) for c in part.total],
        }
    bars = [[bar.label, dict(bar.counts), _query(bar.query)] for bar in part.bars]
    return {"plot": part.name, "title": part.title, "bars": bars, "source": part.source}


def _read_part(kept: dict[str, Any]) -> Part:
    if "words" in kept:
        return Words(kept["words"], tuple(map(_read_text, kept["texts"])), edited=kept["edited"])
    if "grid" in kept:
        rows = tuple(tuple(map(_read_piece, row)) for row in kept["rows"])
        total = tuple(map(_read_piece, kept["total"]))
        return Grid(kept["grid"], tuple(kept["head"]), rows, total, tuple(kept["weights"]))
    bars = tuple(Bar(label, counts, _read_query(query)) for label, counts, query in kept["bars"])
    return Plot(kept["plot"], kept["title"], bars, kept["source"])


def _text(text: Text) -> list[Any]:
    return [text.look.value, [_piece(piece) for piece in text.pieces]]


def _read_text(kept: list[Any]) -> Text:
    return Text(tuple(map(_read_piece, kept[1])), Look(kept[0]))


def _piece(piece: Piece) -> str | dict[str, Any]:
    if isinstance(piece, str):
        return piece
    return {"value": str(piece.value), "unit": piece.unit, "query": _query(piece.query)}


def _read_piece(kept: str | dict[str, Any]) -> Piece:
    if isinstance(kept, str):
        return kept
    share = kept["unit"] == "%"
    value = Decimal(kept["value"]) if share else int(kept["value"])
    return Figure(value, kept["unit"], _read_query(kept["query"]))


def _query(query: Query) -> dict[str, Any]:
    return asdict(query)


def _read_query(kept: dict[str, Any]) -> Query:
    return Query(
        **{
            **kept,
            "counts": Counts(kept["counts"]),
            "part": DutyPart(kept["part"]),
            "states": tuple(kept["states"]),
            "role": DutyRole(kept["role"]),
        }
    )


def _head(head: Head) -> dict[str, Any]:
    return {**asdict(head), "form": head.form.value, "day": _day(head.day)}


def _read_head(kept: dict[str, Any]) -> Head:
    signature = kept["signature"]
    signed = Signature(tuple(signature["authorities"]), signature["position"], signature["name"])
    return Head(
        **{
            **kept,
            "form": Form(kept["form"]),
            "recipients": tuple(kept["recipients"]),
            "signature": signed,
            "day": _read_day(kept["day"]),
        }
    )


def _annex(annex: Annex) -> dict[str, Any]:
    return {
        "title": annex.title,
        "landscape": annex.landscape,
        "columns": [[one.title, one.weight, one.align] for one in annex.columns],
        "rows": [
            [row.number, row.text]
            if isinstance(row, GroupRow)
            else {"cells": row.cells, "bold": row.bold}
            for row in annex.rows
        ],
    }


def _read_annex(kept: dict[str, Any]) -> Annex:
    rows = tuple(
        GroupRow(*row) if isinstance(row, list) else Row(tuple(row["cells"]), row["bold"])
        for row in kept["rows"]
    )
    columns = tuple(Column(*one) for one in kept["columns"])
    return Annex(kept["title"], "", columns, rows, kept["landscape"])
