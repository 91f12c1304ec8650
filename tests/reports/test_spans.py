"""Spans of reports: what they are called, what comes before and after."""

from datetime import date

import pytest

from hientai.reports.domain.spans import Span

TODAY = date(2030, 1, 1)


def span(start, end):
    return Span(date.fromisoformat(start), date.fromisoformat(end), TODAY)


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("2025-01-01", "2025-12-31", "năm 2025"),
        ("2025-01-01", "2025-06-30", "6 tháng đầu năm 2025"),
        ("2025-01-01", "2025-09-30", "9 tháng đầu năm 2025"),
        ("2025-04-01", "2025-06-30", "quý II/2025"),
        ("2025-05-01", "2025-05-31", "tháng 5/2025"),
        ("2021-01-01", "2025-12-31", "giai đoạn 2021-2025"),
        ("2025-03-09", "2025-09-01", "từ ngày 09/3/2025 đến ngày 01/9/2025"),
    ],
)
def test_a_span_is_called_as_papers_call_it(start, end, name):
    assert span(start, end).name == name


@pytest.mark.parametrize(
    ("start", "end", "before", "after"),
    [
        ("2025-01-01", "2025-12-31", "năm 2024", "năm 2026"),
        ("2025-01-01", "2025-06-30", "6 tháng cuối năm 2024", "6 tháng cuối năm 2025"),
        ("2025-03-01", "2025-03-31", "tháng 2/2025", "tháng 4/2025"),
        ("2021-01-01", "2025-12-31", "giai đoạn 2016-2020", "giai đoạn 2026-2030"),
        (
            "2025-01-05",
            "2025-01-14",
            "từ ngày 26/12/2024 đến ngày 04/01/2025",
            "từ ngày 15/01/2025 đến ngày 24/01/2025",
        ),
    ],
)
def test_the_spans_beside_have_the_same_length(start, end, before, after):
    found = span(start, end)

    assert (found.before.name, found.next.name) == (before, after)
