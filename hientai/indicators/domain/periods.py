"""Periods of observations: `2026`, `2026-H1`, `2026-Q3`, `2026-09`; and their last days."""

from __future__ import annotations

import calendar
import re
from datetime import date
from enum import StrEnum
from typing import Final

from hientai.kernel.errors import DomainError, noop

_PERIOD: Final = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:-(?:Q(?P<q>[1-4])|H(?P<h>[12])|(?P<m>\d\d)))?"
)
_WRITTEN: Final = re.compile(
    r"(?:(?:quý\s*(?P<q>[1-4]|iv|i{1,3}))|(?:(?P<h>6 tháng (?:đầu|cuối) năm))|(?:tháng\s*(?P<m>\d{1,2})))"
    r"\s*[/ ]?\s*(?:năm\s*)?(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
YEAR_MONTHS: Final = 12


class BadPeriod(DomainError):
    """A period that cannot be understood."""

    code = "bad_period"


def parse_period(text: str) -> str:
    """Return the code of a period as people write it: `2026`, `Quý III/2026`, `Tháng 9/2026`."""
    written = text.strip().removeprefix("Năm ").removeprefix("năm ")
    if _PERIOD.fullmatch(written) and _month(written) <= YEAR_MONTHS:
        return written
    found = _WRITTEN.fullmatch(written)
    if not found:
        raise BadPeriod(
            noop("“%(text)s” không phải kỳ, ghi như 2026, Quý III/2026 hoặc Tháng 9/2026."),
            text=text,
        )
    year = found["year"]
    if found["q"]:
        quarter = found["q"].lower()
        return f"{year}-Q{_ROMAN.get(quarter, quarter)}"
    if found["h"]:
        return f"{year}-H{1 if 'đầu' in found['h'].lower() else 2}"
    month = int(found["m"])
    if not 1 <= month <= YEAR_MONTHS:
        raise BadPeriod(noop("“%(text)s”: không có tháng này."), text=text)
    return f"{year}-{month:02d}"


def _month(period: str) -> int:
    """Return the last month of a period; more than twelve where there is no such month."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        return YEAR_MONTHS + 1
    if found["q"]:
        return 3 * int(found["q"])
    if found["h"]:
        return 6 * int(found["h"])
    if found["m"]:
        return int(found["m"]) or YEAR_MONTHS + 1
    return YEAR_MONTHS


def last_day(period: str) -> date:
    year, month = int(period[:4]), _month(period)
    return date(year, month, calendar.monthrange(year, month)[1])


class Step(StrEnum):
    """How long a period is."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"


def last_period(step: Step, today: date) -> str:
    """Return the last period that is over."""
    months = {Step.YEAR: 12, Step.HALF: 6, Step.QUARTER: 3, Step.MONTH: 1}[step]
    over = today.year * YEAR_MONTHS + today.month - 1
    year, at = divmod(over // months - 1, YEAR_MONTHS // months)
    return {
        Step.YEAR: f"{year}",
        Step.HALF: f"{year}-H{at + 1}",
        Step.QUARTER: f"{year}-Q{at + 1}",
        Step.MONTH: f"{year}-{at + 1:02d}",
    }[step]


def written_period(period: str) -> str:
    """Return a period as reports write it; in Vietnamese, whoever reads it."""
    found = _PERIOD.fullmatch(period)
    if found is None or period == found["year"]:
        return period
    year = found["year"]
    if found["q"]:
        return f"Quý {('I', 'II', 'III', 'IV')[int(found['q']) - 1]}/{year}"
    if found["h"]:
        return f"6 tháng {'đầu' if found['h'] == '1' else 'cuối'} năm {year}"
    return f"Tháng {int(found['m'])}/{year}"
