"""The span of a report: which duties belong to it, how it stands today, what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hientai.duties.domain import period_label
from hientai.kernel.timeframes import ONE_DAY

MONTHS = 12


class Part(StrEnum):
    """How a duty belongs to a span."""

    OWED = "owed"  # due in the span, waiting for its condition, or carried into the span
    CARRIED = "carried"  # due before the span began and not done by then
    EARLY = "early"  # due after the span, done within it
    NEXT = "next"  # due in the span after
    HISTORY = "history"  # due in the span, before the tracking of the plan began
    STOPPED = "stopped"  # owed no more since a day of the span


@dataclass(frozen=True, slots=True)
class Span:
    """Days from first to last as they stand at their end, or today while they run."""

    start: date
    end: date
    today: date

    @classmethod
    def of_year(cls, number: int, today: date) -> Span:
        return cls(date(number, 1, 1), date(number, 12, 31), today)

    @property
    def running(self) -> bool:
        return self.today <= self.end

    @property
    def at(self) -> date:
        """The day on which figures are given and up to which work counts as done."""
        return min(self.today, self.end)

    @property
    def judged_on(self) -> date:
        """The day on which lateness is judged: work due on the last day is late once it is over."""
        return self.at if self.running else self.end + ONE_DAY

    @property
    def months(self) -> int:
        """How many whole months the span is; 0 when it is none."""
        if self.start.day != 1 or (self.end + ONE_DAY).day != 1:
            return 0
        return (self.end.year - self.start.year) * MONTHS + self.end.month - self.start.month + 1

    @property
    def whole_years(self) -> bool:
        return self.start.month == 1 and self.months > 0 and self.months % MONTHS == 0

    @property
    def next(self) -> Span:
        """The span of the same length that follows."""
        start = self.end + ONE_DAY
        if self.months:
            return Span(start, _shift(start, self.months) - ONE_DAY, self.today)
        return Span(start, start + (self.end - self.start), self.today)

    @property
    def before(self) -> Span:
        """The span of the same length that came before, seen at its end."""
        end = self.start - ONE_DAY
        if self.months:
            return Span(_shift(self.start, -self.months), end, self.today)
        return Span(end - (self.end - self.start), end, self.today)

    @property
    def name(self) -> str:
        """What papers call it: năm 2025, 6 tháng đầu năm 2025, giai đoạn 2021-2025."""
        if self.whole_years and self.months > MONTHS:
            return f"giai đoạn {self.start.year}-{self.end.year}"
        label = period_label(self.start, self.end)
        if self.months and " - " in label and self.start.month == 1:
            return f"{self.months} tháng đầu năm {self.start.year}"
        if " - " in label or not label:
            return f"từ ngày {written_day(self.start)} đến ngày {written_day(self.end)}"
        return label[:1].lower() + label[1:]

    @property
    def earlier(self) -> str:
        """What the spans before are called: “các năm trước”, “các kỳ trước”."""
        return "các năm trước" if self.whole_years else "các kỳ trước"

    @property
    def later(self) -> str:
        return "các năm sau" if self.whole_years else "các kỳ sau"

    def part(self, *, due: date | None, done: date | None, history: bool) -> Part | None:
        """Return how a duty belongs to this span; `done` is known as of the day it is seen on."""
        if history:
            return Part.HISTORY if due and self.start <= due <= self.end else None
        if done is not None and done < self.start and (due is None or due < self.start):
            return None
        if due is None or self.start <= due <= self.end:
            return Part.OWED
        if due < self.start:
            return Part.CARRIED
        if done is not None:
            return Part.EARLY if done >= self.start else None
        return Part.NEXT if due <= self.next.end else None


def _shift(day: date, months: int) -> date:
    """Return the first day of the month so many months away."""
    count = day.year * MONTHS + day.month - 1 + months
    return date(count // MONTHS, count % MONTHS + 1, 1)


def written_day(day: date) -> str:
    """Return 09/01/2025 or 13/3/2024: official papers write days under 10 and months 1, 2 with a 0."""
    month = f"{day.month:02d}" if day.month in {1, 2} else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"
