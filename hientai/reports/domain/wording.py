"""The yearly report in words: title, opening, sections, closing.

An official report is in Vietnamese whoever reads it, so nothing here is translated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hientai.reports.domain.annual import AnnualReport
from hientai.reports.domain.phrases import lowered, plan_cited, plan_name, written_day
from hientai.reports.domain.telling import (
    by_body,
    by_group,
    difficulties,
    next_year,
    overall,
    overdue,
)
from hientai.reports.domain.texts import Section, Text, para


def _what(report: AnnualReport) -> str:
    return "Tình hình" if report.year.running else "Kết quả"


def title(report: AnnualReport) -> str:
    return f"{_what(report)} thực hiện {plan_name(report.plan)} năm {report.year.number}"


def opening(report: AnnualReport) -> Text:
    plan = report.plan
    return para(
        f"Thực hiện {plan_cited(plan)}, {plan.steward} báo cáo "
        f"{lowered(_what(report))} thực hiện năm {report.year.number} như sau:"
    )


def closing(report: AnnualReport) -> Text:
    until = f" đến ngày {written_day(report.year.at)}" if report.year.running else ""
    return para(
        f"Trên đây là {lowered(title(report))}{until}, {report.plan.steward} kính báo cáo./."
    )


def sections(report: AnnualReport) -> tuple[Section, ...]:
    """Return the report's sections in order; each has something to say even when all is zero."""
    following = report.year.number + 1
    parts: tuple[tuple[str, str, Callable[[AnnualReport], Iterator[Text]]], ...] = (
        ("overall", "Kết quả chung", overall),
        ("groups", "Kết quả theo nhóm nhiệm vụ", by_group),
        ("bodies", "Kết quả theo cơ quan, đơn vị", by_body),
        ("overdue", "Việc quá hạn", overdue),
        ("difficulties", "Khó khăn, vướng mắc", difficulties),
        ("next", f"Việc đến hạn năm {following}", next_year),
    )
    return tuple(Section(key, name, tuple(tell(report))) for key, name, tell in parts)
