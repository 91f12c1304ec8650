"""One task being put together: text, roles, time, kind, and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from hientai.kernel.errors import noop
from hientai.reading.bodies import Body, split
from hientai.reading.contract import Spans, Task
from hientai.reading.groups import Entry, own_attributes
from hientai.reading.keys import Attribute, inline_attributes
from hientai.reading.kinds import is_difficulty, kind_of
from hientai.reading.moments import Moment, own_moment, value_moment
from hientai.reading.notes import trailing_note
from hientai.reading.proposals import propose
from hientai.reading.reports import receivers
from hientai.reading.roles import Roles, label_bodies, subject_roles, unique
from hientai.reading.shares import given_roles, value_roles
from hientai.reading.sought import Sought
from hientai.reading.source import Piece, join

_OPENING: Final = 200
_WHEN: Final = re.compile(r"neu|trong qua trinh|khi|gap")
_CLOSING: Final = Sought(r"\s*\.?\s*/\s*\.?\s*$")


_YEAR: Final = r"(?:19|20)\d\d"
_LEAD_TIME: Final = Sought(
    rf"sau khi co [^;]+|thuong xuyen|(?:dinh ky\s+)?(?:hang|moi) (?:nam|quy|thang)|giai doan {_YEAR}\s*-\s*{_YEAR}"
    rf"|(?:trong |truoc |den |tu |cham nhat )?(?:het |cuoi )?(?:ngay |thang |quy [ivx]+\s*[/ ]\s*|nam )+[\d/]*{_YEAR}(?:\s*-\s*{_YEAR})?"
)


@dataclass(frozen=True, slots=True)
class Above:
    """What the headings above say of every task below them that says nothing itself."""

    roles: Roles
    moment: Moment | None = None


@dataclass(slots=True)
class Draft:
    """A task with its sources."""

    path: tuple[str, ...]
    text: Piece
    roles: Roles
    moment: Moment | None
    kind: str
    reports_to: list[Body]
    deliverable: Piece | None = None
    doubts: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, entry: Entry, above: Above, path: tuple[str, ...]) -> Draft | None:
        """Put a block together with its own lines and what it inherits."""
        node = entry.node
        text, noted, in_note = trailing_note(node.piece)
        text, inline = inline_attributes(text)
        inline = [*inline, *in_note]
        labelled, end = node.labelled if text is node.piece else label_bodies(text)
        text = text.cut(end).strip(" -–") if labelled else text.strip()
        if not text:
            return None
        stated = [*own_attributes(node.children), *entry.attributes, *inline]
        text = text.without(_CLOSING) if _is_closed(text) else text
        text = _with_stop(text, node.piece)
        own = subject_roles(text)
        given = given_roles(stated)
        given.add(noted)
        if entry.lead:
            given.add(entry.lead)
        leads = given.leads or list(labelled) or own.leads
        partners = given.coordinators or own.coordinators
        roles = Roles(
            leads or above.roles.leads,
            partners if leads or partners else above.roles.coordinators,
        )
        draft = cls._finish(path, text, _parted(roles), stated, entry)
        draft.moment = draft.moment or above.moment
        return draft

    @classmethod
    def _finish(
        cls, path: tuple[str, ...], text: Piece, roles: Roles, stated: list[Attribute], entry: Entry
    ) -> Draft:
        node = entry.node
        told = node.is_difficulty if text is node.piece else is_difficulty(text)
        difficulty = told and (node.label is None or _is_channel(text))
        kind = "difficulty_channel" if difficulty else kind_of(text)
        moment = (
            _stated_moment(stated)
            or _lead_moment(entry)
            or own_moment(text, report=kind == "report")
        )
        reporting = kind in {"report", "difficulty_channel"}
        goes_to = receivers(text, difficulty=difficulty) if reporting else []
        if reporting:
            names = {body.name for body in goes_to}
            roles.coordinators = [b for b in roles.coordinators if b.name not in names]
        draft = cls(path, text, roles, moment, kind, goes_to, _deliverable(stated))
        draft._doubt()
        return draft

    @classmethod
    def of_row(
        cls, cells: Mapping[str, Piece], inherited: Sequence[Body], path: tuple[str, ...]
    ) -> Draft | None:
        """Put a table's row together."""
        text = cells["text"]
        if not text:
            return None
        given = value_roles(cells["leads"]) if cells.get("leads") else Roles()
        if cells.get("coordinators"):
            given.coordinators = unique([*given.coordinators, *split(cells["coordinators"])])
        labelled, end = label_bodies(text) if not given.leads else ([], 0)
        text = text.cut(end).strip() if labelled else text
        own = subject_roles(text)
        roles = Roles(
            given.leads or labelled or own.leads or list(inherited),
            given.coordinators or own.coordinators,
        )
        channel = is_difficulty(text) and _is_channel(text)
        kind = "difficulty_channel" if channel else kind_of(text)
        cell = join([c for c in (cells.get("timeframe"), cells.get("until")) if c], " - ")
        moment = (value_moment(cell) if cell else None) or own_moment(text, report=kind == "report")
        goes_to = receivers(text, difficulty=False) if kind == "report" else []
        product = cells.get("deliverable") or None
        draft = cls(path, text, roles, moment, kind, goes_to, product)
        draft._doubt()
        return draft

    def _doubt(self) -> None:
        if not self.roles.leads:
            self.doubts["leads"] = noop("Văn bản không nêu rõ cơ quan thực hiện.")
        if self.moment and not _says(self.moment):
            self.doubts["timeframe"] = noop("Chưa xác định được mốc thời gian.")
        if self.kind in {"report", "difficulty_channel"} and not self.reports_to:
            self.doubts["reports_to"] = noop("Chưa xác định được nơi nhận báo cáo.")

    def task(self) -> Task:
        """Return the task as the contract writes it."""
        task = Task(
            path=list(self.path),
            text=self.text.text,
            leads=[body.name for body in self.roles.leads],
            coordinators=[body.name for body in self.roles.coordinators],
            timeframe=self.moment.time if self.moment else None,
            kind=self.kind,
            reports_to=[body.name for body in self.reports_to],
            deliverable=self.deliverable.text if self.deliverable else None,
            sources=self._sources(),
        )
        if self.doubts:
            task["doubts"] = dict(self.doubts)
        proposed = propose(self.text)
        if proposed:
            task["proposed_deliverable"] = proposed
        return task

    def _sources(self) -> dict[str, Spans]:
        sources = {
            "text": self.text.spans(),
            "leads": _spans(self.roles.leads),
            "coordinators": _spans(self.roles.coordinators),
            "reports_to": _spans(self.reports_to),
            "timeframe": self.moment.piece.spans() if self.moment else [],
            "deliverable": self.deliverable.spans() if self.deliverable else [],
        }
        return {name: spans for name, spans in sources.items() if spans}


def _spans(bodies: Iterable[Body]) -> Spans:
    found: Spans = []
    for body in bodies:
        found.extend(span for span in body.piece.spans() if span not in found)
    return found


def _says(moment: Moment) -> bool:
    time = moment.time
    return bool(time["recurrence"] or time["start"] or time["end"] or time["condition"])


def _is_closed(text: Piece) -> bool:
    """Tell whether the text ends with `./.` or a part of it."""
    return text.text.rstrip().removesuffix(".").rstrip().endswith("/")


def _with_stop(text: Piece, whole: Piece) -> Piece:
    """Keep the full stop that a closing `./.` also is."""
    if text.text.endswith((".", ";", "!", "?", "…", ":")) or not _is_closed(whole):
        return text
    return Piece(text.text + ".", (*text.at, text.at[-1] + 1 if text.at else 0))


def _is_channel(text: Piece) -> bool:
    """Tell whether a block on difficulties, a closing formula perhaps, says when to tell them."""
    return _WHEN.search(text.plain, 0, _OPENING) is not None


def _parted(roles: Roles) -> Roles:
    names = {body.name.casefold() for body in roles.leads}
    kept = [b for b in roles.coordinators if b.name.casefold() not in names]
    return Roles(unique(roles.leads), unique(kept))


def _stated_moment(stated: Sequence[Attribute]) -> Moment | None:
    values = [a.value for a in stated if a.field == "timeframe" and a.value]
    return value_moment(join(values)) if values else None


def _lead_moment(entry: Entry) -> Moment | None:
    """Return the time that the lead line states for its group."""
    if entry.lead_piece is None:
        return None
    found = _LEAD_TIME.search(entry.lead_piece.plain)
    return value_moment(entry.lead_piece.cut(found.start(), found.end())) if found else None


def _deliverable(stated: Sequence[Attribute]) -> Piece | None:
    return next((a.value for a in stated if a.field == "deliverable" and a.value), None)
