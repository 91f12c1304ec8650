"""The phrases of reports: names of plans, states in words, what a figure lists.

An official report is in Vietnamese whoever reads it, so nothing here is translated.
"""

from __future__ import annotations

from datetime import date

from hientai.duties.domain import DONE, DutyState
from hientai.reports.domain.annual import AnnualReport
from hientai.reports.domain.facts import (
    DUE,
    NO_DUTY,
    UNASSIGNED,
    Counts,
    Part,
    PlanFacts,
    Query,
    TaskFacts,
    Year,
)

CLIP = 220

STATE_WORDS: dict[str, str] = {
    DutyState.OVERDUE: "Quá hạn",
    DutyState.DUE_SOON: "Sắp đến hạn",
    DutyState.IN_TERM: "Trong hạn",
    DutyState.WAITING: "Chờ điều kiện",
    DutyState.CONTINUOUS: "Thường xuyên",
    DutyState.DONE_ON_TIME: "Xong đúng hạn",
    DutyState.DONE_LATE: "Xong quá hạn",
    DutyState.HISTORY: "Trước khi theo dõi",
    NO_DUTY: "Không có việc trong năm",
    UNASSIGNED: "Chưa giao đơn vị",
}


def clipped(text: str, limit: int = CLIP) -> str:
    """Return the text on one line, cut at a word's end when it is long."""
    flat = " ".join(text.split()).rstrip(" .;")
    return flat if len(flat) <= limit else f"{flat[:limit].rsplit(' ', 1)[0].rstrip(' ,;.')}…"


def ended(text: str, limit: int = CLIP) -> str:
    """Return the text clipped and ended by a full stop."""
    found = clipped(text, limit)
    return found if found.endswith("…") else f"{found}."


def written_day(day: date) -> str:
    """Return 09/01/2025 or 13/3/2024: official papers write days under 10 and months 1, 2 with a 0."""
    month = f"{day.month:02d}" if day.month in {1, 2} else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def plan_name(plan: PlanFacts) -> str:
    """Return “Kế hoạch số 124/KH-UBND”, or the kind and its issuer when it has no number."""
    kind = plan.kind or "Kế hoạch"
    return f"{kind} số {plan.number}" if plan.number else f"{kind} của {plan.issuer or 'tỉnh'}"


def plan_cited(plan: PlanFacts) -> str:
    """Return the plan as a paper cites it: number, date, issuer and title."""
    words = [plan_name(plan)]
    if plan.issued:
        words.append(f"ngày {written_day(plan.issued)}")
    if plan.number and plan.issuer:
        words.append(f"của {plan.issuer}")
    if plan.title:
        words.append(lowered(plan.title.strip()))
    return " ".join(words)


def task_state_words(report: AnnualReport, task: TaskFacts) -> str:
    """Say how a task stands: a state for one duty, “28/30 đơn vị đã xong; 2 quá hạn” for more."""
    duties = report.owed_of(task)
    if len(duties) <= 1:
        return STATE_WORDS[report.task_key(task)]
    bodies = {duty.body for duty in duties}
    owing = {duty.body for duty in duties if duty.state not in DONE}
    done = sum(duty.state in DONE for duty in duties)
    overdue = sum(duty.state is DutyState.OVERDUE for duty in duties)
    of_bodies = f"{len(bodies - owing)}/{len(bodies)} đơn vị đã xong"
    words = of_bodies if len(bodies) > 1 else f"{done}/{len(duties)} kỳ đã xong"
    return f"{words}; {overdue} việc quá hạn" if overdue else words


def task_result(report: AnnualReport, task: TaskFacts, *, limit: int = 3) -> str:
    """Return what the bodies last said of a task, the first few of them by name."""
    said = [duty for duty in report.owed_of(task) if duty.summary]
    if len(said) == 1 and len(report.owed_of(task)) == 1:
        return ended(said[0].summary)
    lines = [f"{report.bodies.get(d.body, '')}: {ended(d.summary, 140)}" for d in said[:limit]]
    if len(said) > limit:
        lines.append(f"Và {len(said) - limit} báo cáo khác.")
    return "\n".join(lines)


def figure_title(query: Query, *, year: int) -> str:
    """Name what a figure lists, for the page behind it."""
    if query.counts is Counts.OPINIONS:
        return f"Khó khăn, vướng mắc năm {year}"
    if query.counts is Counts.TASKS:
        return "Nhiệm vụ của kế hoạch"
    if query.counts is Counts.BODIES:
        return f"Đơn vị có việc đến hạn năm {year}"
    if query.part is not Part.OWED:
        return _PART_TITLES[query.part] % {"year": year, "next": year + 1}
    if set(query.states) == set(DUE):
        return f"Việc đến hạn năm {year}"
    words = ", ".join(STATE_WORDS[state].lower() for state in query.states)
    return f"Việc năm {year}: {words}" if words else f"Việc phải làm năm {year}"


_PART_TITLES = {
    Part.CARRIED: "Việc từ các năm trước chuyển sang năm %(year)s",
    Part.EARLY: "Việc của các năm sau đã xong trong năm %(year)s",
    Part.NEXT: "Việc đến hạn năm %(next)s",
    Part.HISTORY: "Việc trước ngày bắt đầu theo dõi, năm %(year)s",
}


def lowered(text: str) -> str:
    """Lower the first letter, unless the word is an abbreviation."""
    second = text[1:2]
    return text if second.isupper() else text[:1].lower() + text[1:]


def two(number: int) -> str:
    return f"{number:02d}" if number else "0"


def figure_meaning(query: Query, year: Year) -> str:
    """Say in a sentence what makes a thing count in a figure."""
    if query.counts is Counts.DUTIES:
        return _PART_MEANINGS[query.part] % {
            "at": written_day(year.at),
            "year": year.number,
            "next": year.number + 1,
        }
    return _MEANINGS[query.counts] % {"year": year.number, "at": written_day(year.at)}


_PART_MEANINGS = {
    Part.OWED: (
        "Đếm việc của từng đơn vị: có hạn trong năm %(year)s, chờ điều kiện, hoặc quá hạn từ năm "
        "trước; tình trạng tại ngày %(at)s."
    ),
    Part.CARRIED: "Đếm việc có hạn trước năm %(year)s mà đến đầu năm chưa xong.",
    Part.EARLY: "Đếm việc có hạn sau năm %(year)s đã xong trong năm.",
    Part.NEXT: "Đếm việc đã mở có hạn trong năm %(next)s, chưa xong đến ngày %(at)s.",
    Part.HISTORY: "Đếm việc có hạn trước ngày bắt đầu theo dõi kế hoạch; không tính là quá hạn.",
}
_MEANINGS = {
    Counts.TASKS: "Đếm nhiệm vụ của kế hoạch, tình trạng tại ngày %(at)s.",
    Counts.BODIES: "Đếm cơ quan, đơn vị có ít nhất một việc đến hạn, tình trạng tại ngày %(at)s.",
    Counts.OPINIONS: "Đếm nội dung nêu trong năm %(year)s hoặc còn chờ trả lời từ năm trước.",
}
