"""The words around a report: its title, its first and its last sentence.

An official report is in Vietnamese whoever reads it, so nothing here is translated.
"""

from __future__ import annotations

from hientai.reports.domain.gathered import Report
from hientai.reports.domain.phrases import lowered, plan_cited, plans_named
from hientai.reports.domain.spans import written_day
from hientai.reports.domain.texts import Text, para


def _what(report: Report) -> str:
    return "Tình hình" if report.span.running else "Kết quả"


def title(report: Report) -> str:
    whose = f" của {report.scope_name}" if report.scope_name else ""
    return f"{_what(report)} thực hiện {plans_named(report.plans)}{whose} {report.span.name}"


def opening(report: Report) -> Text:
    cited = "; ".join(plan_cited(plan) for plan in report.plans)
    whose = f" của {report.scope_name}" if report.scope_name else ""
    what = f"{lowered(_what(report))} thực hiện{whose} {report.span.name}"
    return para(f"Thực hiện {cited}, {report.reporter.name} báo cáo {what} như sau:")


def closing(report: Report, named: str = "") -> Text:
    until = f" đến ngày {written_day(report.span.at)}" if report.span.running else ""
    what = lowered(named or title(report))
    return para(f"Trên đây là {what}{until}, {report.reporter.name} kính báo cáo./.")
