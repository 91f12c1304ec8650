"""The charts of reports, each titled by what it finds."""

from __future__ import annotations

from hientai.core.charts import Chart, Group, stacked
from hientai.kernel.vietnamese import format_date
from hientai.reports.domain.annual import AnnualReport, Line
from hientai.reports.domain.phrases import clipped

LABEL = 60


def group_chart(report: AnnualReport) -> Chart | None:
    """Draw the duties of each group by state; None when there is nothing to draw."""
    lines = report.by_group
    if not lines:
        return None
    source = f"Việc của các đơn vị, tình trạng tại ngày {format_date(report.year.at)}"
    return stacked(_finding(lines), [_bar(line) for line in lines], unit="việc", source=source)


def _finding(lines: tuple[Line, ...]) -> str:
    behind = [line for line in lines if line.totals.overdue.value]
    if not behind:
        return "Không nhóm nào còn việc quá hạn"
    worst = max(behind, key=_late_share)
    overdue, due = worst.totals.overdue.text, worst.totals.due.text
    return f"Nhóm {worst.number} chậm nhất: {overdue}/{due} việc đến hạn chưa xong"


def _late_share(line: Line) -> float:
    return float(line.totals.overdue.value) / float(line.totals.due.value)


def _bar(line: Line) -> Group:
    label = clipped(f"{line.number}. {line.name}" if line.number else line.name, LABEL)
    return Group(label, line.totals.tally, line.totals.duties().address)
