"""The phrases of reports: names of plans, states in words, what a figure lists.

An official report is in Vietnamese whoever reads it, so nothing here is translated.
"""

from __future__ import annotations

from collections.abc import Sequence

from hientai.duties.domain import DONE, DutyRole, DutyState
from hientai.reports.domain.facts import (
    DUE,
    NO_DUTY,
    UNASSIGNED,
    Counts,
    PlanFacts,
    Query,
    TaskFacts,
)
from hientai.reports.domain.gathered import Report, TaskResult
from hientai.reports.domain.spans import Part, Span, written_day

CLIP = 220
FEW = 3

STATE_WORDS: dict[str, str] = {
    DutyState.OVERDUE: "Quá hạn",
    DutyState.DUE_SOON: "Sắp đến hạn",
    DutyState.IN_TERM: "Trong hạn",
    DutyState.WAITING: "Chờ điều kiện",
    DutyState.CONTINUOUS: "Thường xuyên",
    DutyState.DONE_ON_TIME: "Xong đúng hạn",
    DutyState.DONE_LATE: "Xong quá hạn",
    DutyState.HISTORY: "Trước khi theo dõi",
    DutyState.STOPPED: "Đã dừng",
    NO_DUTY: "Không có việc trong kỳ",
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


def plans_named(plans: Sequence[PlanFacts]) -> str:
    """Name one plan; of several their numbers, or how many they are."""
    if len(plans) == 1:
        return plan_name(plans[0])
    if len(plans) <= FEW and all(plan.number for plan in plans):
        return f"các Kế hoạch số {', '.join(plan.number for plan in plans)}"
    return f"{two(len(plans))} kế hoạch"


def task_state_words(report: Report, task: TaskFacts) -> str:
    """Say how a task stands: a state for one duty, “28/30 đơn vị đã xong; 2 quá hạn” for more."""
    owed, result = report.owed_of(task), report.results.get(task.id, TaskResult())
    count = sum(owed.values())
    if count <= 1:
        return STATE_WORDS[report.task_key(task)]
    done, overdue = sum(owed[state] for state in DONE), owed[DutyState.OVERDUE]
    of_bodies = f"{result.bodies - result.owing}/{result.bodies} đơn vị đã xong"
    words = of_bodies if result.bodies > 1 else f"{done}/{count} kỳ đã xong"
    return f"{words}; {overdue} việc quá hạn" if overdue else words


def task_result(report: Report, task: TaskFacts) -> str:
    """Return what the bodies last said of a task, the first few of them by name."""
    result = report.results.get(task.id, TaskResult())
    if len(result.said) == 1 and sum(report.owed_of(task).values()) == 1:
        return ended(result.said[0][1])
    lines = [f"{report.bodies.get(body, '')}: {ended(words, 140)}" for body, words in result.said]
    if result.said_by > len(result.said):
        lines.append(f"Và {result.said_by - len(result.said)} báo cáo khác.")
    return "\n".join(lines)


def figure_title(query: Query, span: Span) -> str:
    """Name what a figure lists, for the page behind it."""
    if query.counts is not Counts.DUTIES:
        return _COUNT_TITLES[query.counts] % _names(span)
    if query.part is not Part.OWED:
        return _PART_TITLES[query.part] % _names(span)
    if query.role is DutyRole.COORDINATOR:
        return f"Phần việc của đơn vị phối hợp {span.name}"
    if set(query.states) == set(DUE):
        return f"Việc đến hạn {span.name}"
    if set(query.states) == set(DONE):
        return f"Việc đã xong {span.name}"
    words = ", ".join(STATE_WORDS[state].lower() for state in query.states)
    return f"Việc {span.name}: {words}" if words else f"Việc phải làm {span.name}"


_COUNT_TITLES: dict[str, str] = {
    Counts.OPINIONS: "Khó khăn, vướng mắc %(span)s",
    Counts.TASKS: "Nhiệm vụ của kế hoạch",
    Counts.BODIES: "Đơn vị có việc đến hạn %(span)s",
}


def _names(span: Span) -> dict[str, str]:
    return {
        "span": span.name,
        "next": span.next.name,
        "earlier": span.earlier,
        "later": span.later,
        "at": written_day(span.at),
    }


_PART_TITLES = {
    Part.CARRIED: "Việc từ %(earlier)s chuyển sang %(span)s",
    Part.EARLY: "Việc của %(later)s đã xong trong %(span)s",
    Part.NEXT: "Việc đến hạn %(next)s",
    Part.HISTORY: "Việc trước ngày bắt đầu theo dõi, %(span)s",
    Part.STOPPED: "Việc đã dừng trong %(span)s",
}


def lowered(text: str) -> str:
    """Lower the first letter, unless the word is an abbreviation."""
    second = text[1:2]
    return text if second.isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """Raise the first letter."""
    return text[:1].upper() + text[1:]


def two(number: int) -> str:
    return f"{number:02d}" if number else "0"


def figure_meaning(query: Query, span: Span) -> str:
    """Say in a sentence what makes a thing count in a figure."""
    known = _PART_MEANINGS if query.counts is Counts.DUTIES else _MEANINGS
    key = query.part if query.counts is Counts.DUTIES else query.counts
    return known[key] % _names(span)


_PART_MEANINGS: dict[str, str] = {
    Part.OWED: (
        "Đếm việc của từng đơn vị: có hạn trong %(span)s, chờ điều kiện, hoặc quá hạn từ "
        "%(earlier)s; tình trạng tại ngày %(at)s."
    ),
    Part.CARRIED: "Đếm việc có hạn trước %(span)s mà đến đầu kỳ chưa xong.",
    Part.EARLY: "Đếm việc có hạn sau %(span)s đã xong trong kỳ.",
    Part.NEXT: "Đếm việc đã mở có hạn trong %(next)s, chưa xong đến ngày %(at)s.",
    Part.HISTORY: "Đếm việc có hạn trước ngày bắt đầu theo dõi kế hoạch; không tính là quá hạn.",
    Part.STOPPED: "Đếm việc thôi không phải làm từ một ngày trong kỳ.",
}
_MEANINGS: dict[str, str] = {
    Counts.TASKS: "Đếm nhiệm vụ của kế hoạch, tình trạng tại ngày %(at)s.",
    Counts.BODIES: "Đếm cơ quan, đơn vị có ít nhất một việc đến hạn, tình trạng tại ngày %(at)s.",
    Counts.OPINIONS: "Đếm nội dung nêu trong %(span)s hoặc còn chờ trả lời từ %(earlier)s.",
}
