"""A small year of a made-up plan, built without a database."""

from dataclasses import dataclass
from datetime import date

from hientai.duties.domain import DONE, DutyState
from hientai.reports.domain.facts import DutyFacts, GroupFacts, PlanFacts, Reporter, TaskFacts
from hientai.reports.domain.gathered import OWED, Report, TaskResult
from hientai.reports.domain.spans import Part, Span
from hientai.reports.domain.tallies import tallied

YEAR_OVER = Span.of_year(2025, date(2026, 3, 1))
PLAN = PlanFacts(
    id=1,
    kind="Kế hoạch",
    number="124/KH-UBND",
    issued=date(2024, 6, 10),
    issuer="Ủy ban nhân dân tỉnh Bắc Giang",
    title="Thực hiện Nghị quyết số 45-NQ/TW",
)
REPORTER = Reporter(
    name="Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh",
    kind="association",
    place="Bắc Ninh",
    committee="Ủy ban nhân dân tỉnh Bắc Ninh",
)
GROUPS = (GroupFacts(7, "I", "Nâng cao nhận thức"), GroupFacts(8, "II", "Đào tạo"))
TASKS = (
    TaskFacts(1, "I / 1", "Tuyên truyền Nghị quyết", ("Sở Nội vụ",), "Hằng năm", 7, 7),
    TaskFacts(2, "II / 1", "Xây dựng Đề án", ("Các sở",), "2025", 8, 8),
)
BODIES = {11: "Sở Nội vụ", 12: "Sở Y tế"}


@dataclass(frozen=True, slots=True)
class Said(DutyFacts):
    """A duty with what was last said of it."""

    summary: str = ""


def duty(number: int, state: DutyState, **fields: object) -> Said:
    values = {"task": 1, "body": 11, "part": Part.OWED, "due": date(2025, 6, 30)}
    return Said(id=number, state=state, **{**values, **fields})  # type: ignore[arg-type] # a test's free hand


def report(*duties: Said, **fields: object) -> Report:
    oldest = sorted(duties, key=lambda one: (one.due or date.max, one.id))
    owed = [one for one in oldest if one.part in OWED]
    values = {
        "plans": (PLAN,),
        "reporter": REPORTER,
        "span": YEAR_OVER,
        "tasks": TASKS,
        "tallies": tallied(duties),
        "groups": GROUPS,
        "headings": GROUPS,
        "bodies": BODIES,
        "overdue": tuple(one for one in owed if one.state is DutyState.OVERDUE),
        "coming": tuple(one for one in oldest if one.part is Part.NEXT),
        "results": {task.id: _result(owed, task.id) for task in TASKS},
    }
    return Report(**{**values, **fields})  # type: ignore[arg-type] # a test's free hand


def _result(owed: list[Said], task: int) -> TaskResult:
    mine = [one for one in owed if one.task == task]
    owing = {one.body for one in mine if one.state not in DONE}
    said = tuple((one.body, one.summary) for one in sorted(mine, key=lambda d: d.id) if one.summary)
    return TaskResult(len({one.body for one in mine}), len(owing), said[:3], len(said))


def full_report() -> Report:
    """Return a year with something of everything."""
    return report(
        duty(1, DutyState.DONE_ON_TIME, summary="Đã đăng 12 tin, bài."),
        duty(2, DutyState.DONE_LATE, task=2),
        duty(3, DutyState.OVERDUE, task=2, body=12),
        duty(4, DutyState.OVERDUE, task=2, part=Part.CARRIED, due=date(2024, 12, 31)),
        duty(5, DutyState.IN_TERM, due=date(2025, 12, 31)),
        duty(6, DutyState.WAITING, due=None),
        duty(7, DutyState.IN_TERM, part=Part.NEXT, due=date(2026, 3, 31)),
        duty(8, DutyState.DONE_ON_TIME, part=Part.EARLY, due=date(2026, 6, 30)),
        duty(9, DutyState.HISTORY, part=Part.HISTORY, due=date(2025, 1, 5)),
    )
