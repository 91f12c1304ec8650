"""A small year of a made-up plan, built without a database."""

from datetime import date

from hientai.duties.domain import DutyState
from hientai.reports.domain.annual import AnnualReport
from hientai.reports.domain.facts import DutyFacts, GroupFacts, Part, PlanFacts, TaskFacts, Year

YEAR_OVER = Year(2025, date(2026, 3, 1))
PLAN = PlanFacts(
    id=1,
    kind="Kế hoạch",
    number="124/KH-UBND",
    issued=date(2024, 6, 10),
    issuer="Ủy ban nhân dân tỉnh Bắc Giang",
    title="Thực hiện Nghị quyết số 45-NQ/TW",
    place="Bắc Ninh",
    committee="Ủy ban nhân dân tỉnh Bắc Ninh",
    steward="Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh",
    steward_kind="association",
)
GROUPS = (GroupFacts(7, "I", "Nâng cao nhận thức"), GroupFacts(8, "II", "Đào tạo"))
TASKS = (
    TaskFacts(1, "I / 1", "Tuyên truyền Nghị quyết", ("Sở Nội vụ",), "Hằng năm", 7, 7),
    TaskFacts(2, "II / 1", "Xây dựng Đề án", ("Các sở",), "2025", 8, 8),
)
BODIES = {11: "Sở Nội vụ", 12: "Sở Y tế"}


def duty(number: int, state: DutyState, **fields: object) -> DutyFacts:
    values = {"task": 1, "body": 11, "part": Part.OWED, "due": date(2025, 6, 30)}
    return DutyFacts(id=number, state=state, **{**values, **fields})  # type: ignore[arg-type] # a test's free hand


def report(*duties: DutyFacts, **fields: object) -> AnnualReport:
    values = {
        "plan": PLAN,
        "year": YEAR_OVER,
        "tasks": TASKS,
        "duties": duties,
        "groups": GROUPS,
        "headings": GROUPS,
        "bodies": BODIES,
    }
    return AnnualReport(**{**values, **fields})  # type: ignore[arg-type] # a test's free hand


def full_report() -> AnnualReport:
    """Return a year with something of everything."""
    return report(
        duty(1, DutyState.DONE_ON_TIME, summary="Đã đăng 12 tin, bài."),
        duty(2, DutyState.DONE_LATE, task=2),
        duty(3, DutyState.OVERDUE, task=2, body=12),
        duty(4, DutyState.OVERDUE, task=2, part=Part.CARRIED, due=date(2024, 12, 31)),
        duty(5, DutyState.IN_TERM, due=date(2025, 12, 31)),
        duty(6, DutyState.WAITING, due=None),
        duty(7, DutyState.IN_TERM, part=Part.NEXT, due=date(2026, 3, 31), once=True),
        duty(8, DutyState.DONE_ON_TIME, part=Part.EARLY, due=date(2026, 6, 30)),
        duty(9, DutyState.HISTORY, part=Part.HISTORY, due=date(2025, 1, 5)),
    )
