"""What a body says of one duty in one period, and what that makes of the duty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final

from hientai.duties.domain import PERCENT_DONE, DutyState
from hientai.duties.domain.works import Figure
from hientai.kernel.errors import noop
from hientai.kernel.timeframes import TimeKind
from hientai.kernel.vietnamese import format_number

LONGEST: Final = 5000
NOTHING_AROSE: Final = noop("Không phát sinh trong kỳ.")
MAX_FILES: Final = 10  # of one line

# Work without a day of its own: what it owes in a period is the report.
OWES_THE_REPORT: Final = frozenset(
    {TimeKind.PERIODIC, TimeKind.CONTINUOUS, TimeKind.FROM_DAY, TimeKind.NONE}
)


class Pace(StrEnum):
    """Against the plan: the three words of the provinces' own form."""

    AHEAD = "ahead"
    ON_TRACK = "on_track"
    BEHIND = "behind"


PACES: Final[Mapping[Pace, str]] = {
    Pace.AHEAD: noop("Vượt"),
    Pace.ON_TRACK: noop("Đạt"),
    Pace.BEHIND: noop("Chậm"),
}


@dataclass(frozen=True)
class Said:
    """The words and figures of one line."""

    result: str = ""
    cumulative: str = ""
    percent: int | None = None
    pace: str = ""  # a Pace, or nothing yet
    difficulty: str = ""
    proposal: str = ""
    nothing_arose: bool = False

    @property
    def is_filled(self) -> bool:
        """Whether the body has said what became of the duty in this period."""
        return bool(self.result or self.nothing_arose)

    @property
    def summary(self) -> str:
        """The result as the duty's history tells it."""
        return self.result or NOTHING_AROSE


def tidied(said: Said) -> Said:
    """Return it without spaces around; who writes a result says that something arose."""
    result = _clean(said.result)
    return replace(
        said,
        result=result,
        cumulative=_clean(said.cumulative),
        difficulty=_clean(said.difficulty),
        proposal=_clean(said.proposal),
        nothing_arose=said.nothing_arose and not result,
    )


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def settles(said: Said, kind: TimeKind, *, periodic: bool) -> bool:
    """Whether a line does all that the duty asks of its period.

    Work without a day of its own owes the periodic report, and that is it; other work is done when
    all of it is.
    """
    owes_the_report = periodic and kind in OWES_THE_REPORT
    return said.is_filled and (owes_the_report or said.percent == PERCENT_DONE)


def carried(last: Said | None, period: str) -> str:
    """Return what was done up to now: what stood there last time, and what was done since."""
    if last is None:
        return ""
    if not last.result or last.result in last.cumulative:
        return last.cumulative or last.result
    newest = f"{period}: {last.result}" if period else last.result
    return "\n".join(filter(None, (last.cumulative, newest)))


def told(figures: Sequence[Figure]) -> str:
    """Return figures as the words of a result, one a line."""
    return "\n".join(_told(one) for one in figures)


def _told(figure: Figure) -> str:
    value = figure.value
    number = format_number(value) if isinstance(value, Decimal | int) else value
    rest = " ".join(filter(None, (number, figure.unit)))
    return f"{figure.label}: {rest}" if rest else figure.label


def usual_pace(state: DutyState) -> Pace:
    """Return what the pace is before anybody says otherwise."""
    return Pace.BEHIND if state is DutyState.OVERDUE else Pace.ON_TRACK
