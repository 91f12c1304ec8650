"""An outline filled with a report: told texts, tables and charts, section by section.

An outline is data: sections in order, each with the names of its parts. An official report is
in Vietnamese whoever reads it, so nothing here is translated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from hientai.reports.domain import telling
from hientai.reports.domain.annexes import ANNEXES
from hientai.reports.domain.content import Bar, Content, Grid, Part, Plot, Section, Words
from hientai.reports.domain.facts import Query
from hientai.reports.domain.gathered import Line, Report, Totals
from hientai.reports.domain.names import as_texts
from hientai.reports.domain.phrases import capital, clipped
from hientai.reports.domain.spans import written_day
from hientai.reports.domain.texts import Piece, Text
from hientai.reports.domain.wording import closing, opening, title

LABEL: Final = 60
MOST_BARS: Final = 10  # a chart with more cannot be read on paper
NO_RATE: Final = "-"
RESULT_HEAD: Final = (
    "Số việc", "Xong đúng hạn", "Xong quá hạn", "Chưa đến hạn", "Quá hạn", "Tỷ lệ",
)  # fmt: skip

TOLD: Final[Mapping[str, Callable[[Report], Iterator[Text]]]] = {
    "overall": telling.overall,
    "groups": telling.by_group,
    "bodies": telling.by_body,
    "overdue": telling.overdue,
    "difficulties": telling.difficulties,
    "next": telling.coming,
    "compare": telling.compared,
}
FREE: Final = "words"  # a text that only a person writes


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section of an outline: its title (“{next}” stands for the span after) and its parts."""

    key: str
    title: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What people wrote: texts by section and part, and parts that only reviews have."""

    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    others: Mapping[str, Part] = field(default_factory=dict)
    title: str = ""


NOTHING_WRITTEN: Final = Written()


def composed(
    report: Report,
    outline: tuple[OutlineSection, ...],
    annexes: tuple[str, ...],
    written: Written = NOTHING_WRITTEN,
) -> Content:
    """Return all that a report says by an outline."""
    note = ""
    if report.units:
        note = f"Số liệu trong báo cáo được tính theo đơn vị hiện nay. {report.units}"
    return Content(
        title=written.title or title(report),
        opening=opening(report),
        sections=tuple(_section(report, one, written) for one in outline),
        closing=closing(report, written.title),
        annexes=tuple(ANNEXES[name](report) for name in annexes),
        note=note,
    )


def _section(report: Report, outline: OutlineSection, written: Written) -> Section:
    name = outline.title.replace("{next}", report.span.next.name)
    parts = (_part(report, outline.key, part, written) for part in outline.parts)
    return Section(outline.key, name, tuple(part for part in parts if part))


def _part(report: Report, section: str, name: str, written: Written) -> Part | None:
    typed = written.texts.get((section, name))
    if typed is not None or name == FREE:
        texts, unknown = as_texts(report, typed or "")
        return Words(name, texts, edited=True, unknown=unknown)
    if name in TOLD:
        return Words(name, tuple(TOLD[name](report)))
    if name in DRAWN:
        return DRAWN[name](report)
    return written.others.get(name)


def _groups_table(report: Report) -> Part | None:
    return _grid("table:groups", group_word(report), report.by_group, report.totals())


def _bodies_table(report: Report) -> Part | None:
    return _grid("table:bodies", "Cơ quan, đơn vị", report.by_body, report.totals())


def group_word(report: Report) -> str:
    return "Nhóm nhiệm vụ" if len(report.plans) == 1 else "Kế hoạch"


def _grid(name: str, first: str, lines: tuple[Line, ...], total: Totals) -> Grid | None:
    if not lines:
        return None
    rows = tuple((line_name(line), *result_cells(line.totals)) for line in lines)
    return Grid(name, (first, *RESULT_HEAD), rows, ("Cộng", *result_cells(total)))


def line_name(line: Line) -> str:
    return f"{line.number}. {line.name}" if line.number else line.name


def result_cells(totals: Totals) -> tuple[Piece, ...]:
    return (*totals.cells, totals.rate or NO_RATE)


def _compare_table(report: Report) -> Part | None:
    before = report.previous
    if before is None or not before.totals().duties().value:
        return None
    now, then = report.totals(), before.totals(Query(before=True))
    names = ("Việc phải làm", *RESULT_HEAD[1:])
    rows = tuple(
        (name, old, new)
        for name, old, new in zip(names, result_cells(then), result_cells(now), strict=True)
    )
    return Grid("table:compare", ("Chỉ tiêu", *map(capital, _spans(report))), rows)


def _spans(report: Report) -> tuple[str, str]:
    return report.span.before.name, report.span.name


def _plot(name: str, finding: str, bars: list[Bar], report: Report) -> Plot | None:
    if not bars:
        return None
    source = f"Việc của các đơn vị, tình trạng tại ngày {written_day(report.span.at)}"
    return Plot(name, finding, tuple(bars), source)


def _groups_chart(report: Report) -> Part | None:
    lines = report.by_group
    return _plot(
        "chart:groups",
        _finding(lines, "Nhóm" if len(report.plans) == 1 else "Kế hoạch"),
        [_bar(line) for line in lines],
        report,
    )


def _bodies_chart(report: Report) -> Part | None:
    lines = report.by_body[:MOST_BARS]
    finding = _finding(lines, "Đơn vị")
    if len(report.by_body) > MOST_BARS:
        finding = f"{finding} ({MOST_BARS} đơn vị còn nhiều việc quá hạn nhất)"
    return _plot("chart:bodies", finding, [_bar(line) for line in lines], report)


def _compare_chart(report: Report) -> Part | None:
    before = report.previous
    if before is None or not before.totals().duties().value:
        return None
    bars = [
        Bar(capital(before.span.name), before.totals().tally, Query(before=True)),
        Bar(capital(report.span.name), report.totals().tally, Query()),
    ]
    finding = f"Việc {report.span.name} so với {before.span.name}"
    return _plot("chart:compare", finding, bars, report)


def _bar(line: Line) -> Bar:
    return Bar(clipped(line_name(line), LABEL), line.totals.tally, line.totals.query)


def _finding(lines: tuple[Line, ...], what: str) -> str:
    behind = [line for line in lines if line.totals.overdue.value]
    if not behind:
        return f"Không {what.lower()} nào còn việc quá hạn"
    worst = max(behind, key=_late_share)
    name = worst.number or clipped(worst.name, LABEL)
    named = f"{what} {name}" if worst.number else name
    overdue, due = worst.totals.overdue.text, worst.totals.due.text
    return f"{named} chậm nhất: {overdue}/{due} việc đến hạn chưa xong"


def _late_share(line: Line) -> float:
    return float(line.totals.overdue.value) / float(line.totals.due.value)


DRAWN: Final[Mapping[str, Callable[[Report], Part | None]]] = {
    "table:groups": _groups_table,
    "table:bodies": _bodies_table,
    "table:compare": _compare_table,
    "chart:groups": _groups_chart,
    "chart:bodies": _bodies_chart,
    "chart:compare": _compare_chart,
}
PARTS: Final = (*TOLD, *DRAWN, FREE)

YEARLY: Final = (
    OutlineSection("overall", "Kết quả chung", ("overall",)),
    OutlineSection(
        "groups", "Kết quả theo nhóm nhiệm vụ", ("groups", "chart:groups", "table:groups")
    ),
    OutlineSection("bodies", "Kết quả theo cơ quan, đơn vị", ("bodies",)),
    OutlineSection("overdue", "Việc quá hạn", ("overdue",)),
    OutlineSection("difficulties", "Khó khăn, vướng mắc", ("difficulties",)),
    OutlineSection("next", "Việc đến hạn {next}", ("next",)),
)
YEARLY_ANNEXES: Final = ("tasks", "bodies")
