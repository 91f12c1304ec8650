"""The time that a block's own words state: an opening period, a completion, a report's period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from hientai.reading.contract import Timeframe
from hientai.reading.sought import Sought
from hientai.reading.source import Piece, whole
from hientai.reading.times import read_time

_LONGEST_SHOWN: Final = 240
_EVERY: Final = r"(?:(?:hang|moi)\s+(?:nam|quy|thang|tuan)|(?:0?6|sau)\s+thang(?!\s+(?:dau|cuoi))|(?:0?3|ba) thang(?=\s*,|\s+va)|nam(?=\s*[,)(]| va)|quy(?=\s*[,)(]))"
_PERIOD: Final = Sought(
    rf"(?<!\w)(?:dinh ky\s*,?\s*(?:\(?{_EVERY}(?:\s*(?:,|va|hoac|/)\s*(?:dinh ky\s+)?{_EVERY})*\)?)?"
    rf"|(?:hang|moi)\s+(?:nam|quy|thang|tuan)(?:\s*(?:,|va)\s*{_EVERY})*)"
)
_LATER_PERIOD: Final = re.compile(rf"[^.;]{{0,40}}?{_EVERY}")
_YEAR: Final = r"(?:19|20)\d\d"
_OPENING: Final = re.compile(
    rf"(?:(?:trong|tu)\s+)?(?:nam\s+{_YEAR}(?:\s*(?:-|den(?: nam)?)\s*{_YEAR})?|quy\s+[ivx\d]+\s*(?:/|nam)\s*(?:nam\s*)?{_YEAR}"
    rf"|thang\s+\d+\s*(?:/|nam)\s*(?:nam\s*)?{_YEAR}|giai doan\s+{_YEAR}\s*-\s*{_YEAR})\s*[,:]"
    rf"|(?:phan dau\s+)?den (?:het |cuoi )?(?:nam\s+|quy\s+[ivx\d]+\s*(?:/|nam)\s*|thang\s+\d+\s*(?:/|nam)\s*){_YEAR}(?=\s*,?\s*hoan thanh)\s*,?\s"
)
_DAY: Final = rf"(?:\d{{1,2}}\s*[/.-]\s*\d{{1,2}}(?:\s*[/.-]\s*{_YEAR})?|\d{{1,2}}\s+thang\s+\d{{1,2}}(?:\s*(?:nam\s+|/\s*){_YEAR})?)"
_SPAN: Final = (
    rf"(?:(?:ngay\s+)?{_DAY}(?:\s+(?:hang|moi)\s+nam)?|quy\s+[ivx\d]+\s*(?:/|nam)?\s*(?:nam\s*)?{_YEAR}|thang\s+\d{{1,2}}\s*(?:/|nam)\s*(?:nam\s*)?{_YEAR}"
    rf"|\d{{1,2}}/{_YEAR}|(?:(?:dau|giua|cuoi|het)\s+)?nam\s+{_YEAR}|(?:0?6|sau) thang (?:dau|cuoi) nam(?:\s+{_YEAR})?)"
)
_DONE: Final = Sought(
    rf"(?<!\w)(?:hoan thanh|hoan tat|xong|ket thuc|trinh|ban hanh|phe duyet|thuc hien)(?:[^.;]{{0,170}}?)?\s*,?\s*"
    rf"(?P<when>(?:[tf]rong|truoc|vao|cham nhat(?: la)?(?: den| vao| trong| truoc)?|den het|khong qua|den)\s+{_SPAN})"
)
_FINISHED: Final = re.compile(r"hoan thanh|hoan tat|xong(?!\w)|ket thuc")
_BEFORE: Final = Sought(
    rf"(?<!\w)(?:truoc|cham nhat(?: la)?(?:\s+(?:den|vao|trong|truoc))?|khong qua|muon nhat)\s+(?:ngay\s+)?{_DAY}"
    rf"(?:\s*(?:,|va)\s*(?:truoc\s+)?(?:ngay\s+)?{_DAY})*(?:\s+(?:hang|moi)\s+nam|\s+cua nam)?"
)
_LIST_OF_DAYS: Final = re.compile(rf"(?:truoc\s+)?(?:ngay\s+)?{_DAY}")
_END_PERIOD: Final = Sought(
    rf"(?<!\w)trong\s+(?:thang\s+\d{{1,2}}|quy\s+[ivx\d]+)\s*(?:/|nam)\s*(?:nam\s*)?{_YEAR}(?=\s*(?:[.;]|$|de tong hop))"
)
_YEARLY_SPAN: Final = Sought(
    r"(?<!\w)(?<!\d )(?<!cuoi )(?:(?:trong|vao)\s+)?(?:quy [ivx]+|thang \d{1,2})\s+(?:hang|moi)\s+nam"
)
_LATER_OPENING: Final = Sought(
    rf"(?<=[.;]\s)den (?:het |cuoi )?nam\s+{_YEAR}(?=\s*,?\s*hoan thanh)"
)
_QUARTER_END: Final = Sought(r"(?:truoc )?(?:ngay \d+ )?(?:cua )?thang cuoi (?:cua )?quy")
_GIVEN: Final = re.compile(r"(?:nhiem vu|noi dung|cong viec|viec) (?:da |duoc )?giao\s*$")
_CITED: Final = re.compile(r"(?:so\s+\S+|luat[^,;)]{0,60})\s*,?\s*$")


@dataclass(frozen=True, slots=True)
class Moment:
    """A timeframe and the characters that state it."""

    time: Timeframe
    piece: Piece


def value_moment(piece: Piece) -> Moment | None:
    """Read a value or a cell that is a time."""
    time = read_time(piece)
    return Moment(time, piece) if time else None


_HEADING: Final = re.compile(
    r"(?:trong |tu |den |het |truoc |cuoi |dau )*(?:(?:nam|quy|thang|tuan|giai doan|dot)\s+[ivx\d]+"
    r"(?:\s*(?:[-–,/]|va|den|nam|quy|thang|het)\s*)*[ivx\d]*)+(?:\s*(?:[-–/]|nam|den)\s*\d{4})*|(?:hang|moi) (?:nam|quy|thang|tuan)|thuong xuyen"
)


_YEARLESS: Final = re.compile(
    r"(?:trong |tu |den |het |truoc |cuoi |dau )*(?:thang|quy)\s+[ivx\d]+(?:\s*(?:[-–,]|va|den)?\s*(?:(?:het\s+)?(?:thang|quy)\s+)?[ivx\d]+)*"
)


def in_year(moment: Moment, year: int) -> Moment:
    """Return `Quý III`, `Tháng 02 - 6` in the year of the plan; any other time as it is."""
    if not _YEARLESS.fullmatch(moment.piece.plain.strip(" .;")):
        return moment
    text = moment.piece.text.strip(" .;")
    dated = read_time(whole(f"{text}/{year}"))
    return Moment({**dated, "text": text}, moment.piece) if dated else moment


def is_time(piece: Piece) -> bool:
    """Tell a line that is a time and nothing else, beginning with a capital as headings do."""
    bare = piece.strip(" .:;-")
    return piece.text[:1].isupper() and bool(_HEADING.fullmatch(bare.plain))


def heading_moment(piece: Piece) -> Moment | None:
    """Read a heading that is nothing but a time: it holds for all below it."""
    heading = piece.strip(" .:;-")
    found = value_moment(heading) if _HEADING.fullmatch(heading.plain) else None
    return found if found and (found.time["recurrence"] or found.time["end"]) else None


def own_moment(piece: Piece, *, report: bool) -> Moment | None:
    """Read the time that a task's own words state, None where they state none."""
    text = piece.plain
    finds: list[tuple[int, int]] = []
    period = _period(text, report=report)
    opening = _OPENING.match(text)
    if opening:
        finds.append((len("phan dau ") if text.startswith("phan dau ") else 0, opening.end() - 1))
    days = (found.span() for found in _BEFORE.finditer(text))
    finds.extend(span for span in days if not _CITED.search(text[: span[0]]))
    if report:
        finds.extend(m.span() for m in _QUARTER_END.finditer(text))
    finds.extend(m.span() for m in _LATER_OPENING.finditer(text))
    named = next((m.span() for m in _YEARLY_SPAN.finditer(text)), None)
    period = named if named and (period is None or named[0] <= period[0] <= named[1]) else period
    if not any(_BEFORE.match(text, start) for start, _ in finds):
        finds.extend(_completions(text) or [m.span() for m in _END_PERIOD.finditer(text)])
    if period:
        inside = [f for f in finds if period[0] <= f[0] and f[1] <= period[1]]
        finds = [period, *(f for f in finds if f not in inside and (report or period[0] <= f[0]))]
    return _read(piece, sorted(finds), yearly=period is not None) if finds else None


def _period(text: str, *, report: bool) -> tuple[int, int] | None:
    """Return the period that opens the block or, in a report duty, goes with the report."""
    for found in _PERIOD.finditer(text):
        bare = found.group().strip(" ,") == "dinh ky"
        later = _LATER_PERIOD.match(text, found.end()) if bare else None
        if later and report:
            return found.start(), later.end()
        if found.start() == 0 and not (bare and not report):
            return found.span()
        if report and _near_report(text, *found.span()):
            return found.span()
    return None


def _near_report(text: str, start: int, end: int) -> bool:
    """Tell whether the period belongs to the duty to report and not to other words."""
    after = re.match(r"[^.;]{0,160}?(?:bao cao|tong hop|gui ket qua)", text[end:])
    before = re.search(r"(?:bao cao|tong hop|gui)[^.;]{0,200}$", text[:start])
    stated = re.match(r"\s*la (?:mot|can cu|co so)", text[end:])
    noun = stated or re.search(
        r"(?:chuong trinh|ke hoach|nhiem vu|cong tac|kinh phi|du toan|ngan sach)\s*$", text[:start]
    )
    return bool((after or before) and not noun)


def _completions(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for found in _DONE.finditer(text):
        finished = _FINISHED.match(text, found.start())
        dated = re.match(r"(?:[tf]rong|cham nhat|truoc)", found["when"])
        if re.search(r"tam nhin\s*$", text[: found.start("when")]):
            continue
        named = re.search(
            r"(?:ke hoach|chuong trinh|de an|chien luoc|muc tieu)[^,;.]{0,40}$",
            found.group()[: found.start("when") - found.start()],
        )
        if _GIVEN.search(text[: found.start()]):
            continue
        if finished or (dated and not named and not found["when"].startswith("den")):
            spans.append(found.span("when"))
    return spans


def _read(piece: Piece, finds: list[tuple[int, int]], *, yearly: bool) -> Moment | None:
    start, end = finds[0][0], max(end for _, end in finds)
    words = " ".join(piece.text[a:b] for a, b in finds)
    if (
        len(finds) > 1
        and yearly
        and len([f for f in finds if _LIST_OF_DAYS.match(piece.plain[f[0] : f[1]])]) > 1
    ):
        words = piece.text[finds[0][0] : finds[0][1]]
    time = read_time(Piece(words, (0,) * len(words)))
    if time is None or not any(time[key] for key in ("recurrence", "start", "end", "condition")):
        return None
    shown = piece.cut(start, end).strip(" ,;.")
    if len(shown) > _LONGEST_SHOWN:
        shown = piece.cut(*finds[0]).strip(" ,;.")
    time["text"] = shown.text
    return Moment(time, shown)
