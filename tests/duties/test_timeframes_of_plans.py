"""Every timeframe of the reference plans, and none: what is due, when it is late, what 2025 shows.

A plan issued on 10/06/2024, tracked from 01/01/2025, reported on by 15 December, by its bodies ten
days before that.
"""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from hientai.duties.domain import Counted, DutyState, Figures, planned, state_of
from hientai.kernel.timeframes import ReportingCalendar, TimeKind
from hientai.plans.domain import timeframe_of

REFERENCES = Path(__file__).parent.parent / "reading" / "data"
TRACKED_FROM, END_OF_2025 = date(2025, 1, 1), date(2025, 12, 31)
NEW_YEAR = date(2026, 1, 1)
ONE_DAY = timedelta(days=1)
PLANS_DAY, LAST_DAY = "2025-12-05", "2025-12-31"
QUARTERS = ["2025-03-31", "2025-06-30", "2025-09-30", LAST_DAY]
# Where a month ends on a day of rest, the next working day: Tết, 30/4 with its bridge, 2/9 …
MONTHS = [
    *("2025-02-03", "2025-02-28", "2025-03-31", "2025-05-05", "2025-06-02", "2025-06-30"),
    *("2025-07-31", "2025-09-03", "2025-09-30", "2025-10-31", "2025-12-01", "2025-12-31"),
]

# recurrence, start, end, condition -> kind, what is owed in 2025, and what 2025 shows beside it
TABLE = {
    (None, None, None, None): (TimeKind.NONE, [PLANS_DAY], {}),
    ("continuous", None, None, None): (TimeKind.CONTINUOUS, [PLANS_DAY], {}),
    (None, "2024-01-01", None, None): (TimeKind.FROM_DAY, [PLANS_DAY], {}),
    ("yearly", None, None, None): (TimeKind.YEARLY, [LAST_DAY], {}),
    ("yearly", None, "--12-15", None): (TimeKind.YEARLY, ["2025-12-15"], {}),
    (None, "2025-01-01", "2025-12-31", None): (TimeKind.RANGED, [LAST_DAY], {}),
    (None, "2024-01-01", "2025-12-31", None): (TimeKind.RANGED, [LAST_DAY], {}),
    (None, "2024-01-01", "2024-12-31", None): (TimeKind.RANGED, [], {"history": 1}),
    (None, "2024-10-01", "2024-12-31", None): (TimeKind.RANGED, [], {"history": 1}),
    (None, "2024-01-01", "2026-12-31", None): (TimeKind.RANGED, [], {"in_term": 1}),
    (None, "2025-01-01", "2026-12-31", None): (TimeKind.RANGED, [], {"in_term": 1}),
    (None, None, None, "Sau khi có các quy định và văn bản hướng dẫn của Trung ương"): (
        TimeKind.CONDITIONAL,
        [],
        {"waiting": 1},
    ),
    # what the contract knows beside these
    ("half-yearly", None, None, None): (TimeKind.HALF_YEARLY, ["2025-06-30", LAST_DAY], {}),
    ("quarterly", None, None, None): (TimeKind.QUARTERLY, QUARTERS, {}),
    ("quarterly", None, "--12-15", None): (
        TimeKind.QUARTERLY,
        [*QUARTERS[:3], "2025-12-15"],
        {},
    ),
    ("monthly", None, None, None): (TimeKind.MONTHLY, MONTHS, {}),
    ("weekly", None, None, None): (TimeKind.CONTINUOUS, [PLANS_DAY], {}),
    ("periodic", None, None, None): (TimeKind.PERIODIC, [PLANS_DAY], {}),
    ("yearly", "--04-01", "--06-30", None): (TimeKind.YEARLY, ["2025-06-30"], {}),
    ("yearly", "2025-01-01", "2026-12-31", None): (TimeKind.YEARLY, [LAST_DAY], {}),
    ("continuous", "2026-01-01", None, None): (TimeKind.CONTINUOUS, [], {}),
    (None, None, "2025-05-31", None): (TimeKind.DATED, ["2025-06-02"], {}),
    (None, None, "2030-12-31", None): (TimeKind.DATED, [], {"in_term": 1}),
    (None, None, "2020-12-31", None): (TimeKind.DATED, [], {"history": 1}),
    (None, "2026-03-01", None, None): (TimeKind.FROM_DAY, [], {}),
}
FIELDS = ("recurrence", "start", "end", "condition")
ROWS = [(timeframe_of(dict(zip(FIELDS, key, strict=True))), *row) for key, row in TABLE.items()]
NAMES = [" ".join(str(part)[:12] for part in key if part) or "none" for key in TABLE]


def opened(timeframe, today=END_OF_2025):
    return planned(
        timeframe,
        ReportingCalendar(day=15, contributor_days=10),
        issued=date(2024, 6, 10),
        tracked_from=TRACKED_FROM,
        today=today,
    )


def state(duty, timeframe, *, done_on=None, today=NEW_YEAR):
    return state_of(
        due_on=duty.due,
        done_on=done_on,
        history=duty.history,
        time_kind=timeframe.kind,
        today=today,
    )


def owed_in_2025(timeframe):
    """Return what is due in 2025, and the rest that stands open or as history beside it."""
    duties = opened(timeframe)
    owed = [duty for duty in duties if duty.due and duty.due.year == 2025 and not duty.history]
    once = timeframe.kind in {TimeKind.DATED, TimeKind.RANGED, TimeKind.CONDITIONAL}
    return owed, [duty for duty in duties if duty not in owed and once]


def test_the_table_holds_every_timeframe_of_the_references():
    found = set()
    for path in REFERENCES.glob("0*.json"):
        for task in json.loads(path.read_text(encoding="utf-8"))["tasks"]:
            time = timeframe_of(task["timeframe"])
            found.add((time.recurrence, time.start, time.end, time.condition))
    assert len(found) == 12
    assert found <= set(TABLE)


@pytest.mark.parametrize(("timeframe", "kind", "days", "beside"), ROWS, ids=NAMES)
def test_what_is_due_in_2025(timeframe, kind, days, beside):
    owed, _ = owed_in_2025(timeframe)
    assert timeframe.kind == kind
    assert [duty.due.isoformat() for duty in owed] == days


@pytest.mark.parametrize(("timeframe", "kind", "days", "beside"), ROWS, ids=NAMES)
def test_it_is_late_from_the_day_after_and_never_before(timeframe, kind, days, beside):
    for duty in owed_in_2025(timeframe)[0]:
        assert state(duty, timeframe, today=duty.due) == DutyState.DUE_SOON
        assert state(duty, timeframe, today=duty.due + ONE_DAY) == DutyState.OVERDUE
        assert state(duty, timeframe, done_on=duty.due) == DutyState.DONE_ON_TIME
        assert state(duty, timeframe, done_on=duty.due + ONE_DAY) == DutyState.DONE_LATE


def report_of_2025(timeframe, done_on):
    owed, rest = owed_in_2025(timeframe)
    counts = {}
    for duty in owed:
        one = state(duty, timeframe, done_on=done_on(duty))
        counts[one] = counts.get(one, 0) + 1
    counts |= {state(duty, timeframe): 1 for duty in rest}
    return Figures(Counted.DUTIES, counts)


@pytest.mark.parametrize(("timeframe", "kind", "days", "beside"), ROWS, ids=NAMES)
def test_the_report_of_2025_counts_only_what_is_due(timeframe, kind, days, beside):
    silent = report_of_2025(timeframe, lambda _: None)
    punctual = report_of_2025(timeframe, lambda duty: duty.due)
    tardy = report_of_2025(timeframe, lambda duty: duty.due + ONE_DAY)
    due = len(days)
    assert dict(silent.counts) == ({"overdue": due} if due else {}) | beside
    assert dict(punctual.counts) == ({"done_on_time": due} if due else {}) | beside
    assert dict(tardy.counts) == ({"done_late": due} if due else {}) | beside
    assert (silent.due, punctual.due, tardy.due) == (due, due, due)
    assert silent.share == (0 if due else None)
    assert punctual.share == tardy.share == (1 if due else None)
