"""A composed report drawn: for the page, and as the paper with its charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hientai.core.charts import Chart, Group, stacked
from hientai.core.painting import painted
from hientai.core.papers import write_docx
from hientai.kernel.papers import Paper, Picture
from hientai.kernel.vietnamese import format_number
from hientai.reports.domain.content import Bar, Content, Part, Plot, Section
from hientai.reports.domain.facts import Figure
from hientai.reports.domain.paper import Head, paper_of

UNIT = "việc"


@dataclass(frozen=True)
class ShownPart:
    """A part as the page shows it: with its chart, if it is one."""

    part: Part
    chart: Chart | None = None


@dataclass(frozen=True)
class ShownSection:
    section: Section
    parts: tuple[ShownPart, ...]


def shown(content: Content) -> list[ShownSection]:
    """Return the sections of a report with their charts drawn."""
    return [
        ShownSection(section, tuple(_shown_parts(section.parts))) for section in content.sections
    ]


def _shown_parts(parts: tuple[Part, ...]) -> Iterator[ShownPart]:
    for part in parts:
        yield ShownPart(part, drawn(part) if isinstance(part, Plot) else None)


def drawn(plot: Plot) -> Chart:
    bars = [Group(bar.label, bar.counts, _address(bar)) for bar in plot.bars]
    return stacked(plot.title, bars, unit=UNIT, source=plot.source)


def _address(bar: Bar) -> str:
    return Figure(sum(bar.counts.values()), UNIT, bar.query).address


def picture() -> Callable[[Plot], Picture]:
    """Return what draws charts for a paper, numbering their captions."""
    numbers = iter(range(1, 100))

    def draw(plot: Plot) -> Picture:
        words = "; ".join(
            f"{bar.label}: {format_number(sum(bar.counts.values()))} {UNIT}" for bar in plot.bars
        )
        caption = f"Biểu đồ {next(numbers)}. {plot.title}"
        return Picture(painted(drawn(plot)).data, f"{plot.title}. {words}", caption)

    return draw


def as_paper(content: Content, head: Head) -> Paper:
    return paper_of(content, head, picture())


def as_docx(content: Content, head: Head) -> bytes:
    return write_docx(as_paper(content, head))
