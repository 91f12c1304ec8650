"""What each section of a report says of its part of the facts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hientai.duties.domain import DONE, OPEN, DutyRole, DutyState
from hientai.kernel.vietnamese import format_number
from hientai.reports.domain.facts import (
    ANSWERED,
    BEHIND,
    IN_TERM,
    NO_DUTY,
    NOT_BEHIND,
    RAISED,
    UNASSIGNED,
    DutyFacts,
    Figure,
    OpinionFacts,
    Query,
)
from hientai.reports.domain.gathered import Line, Report
from hientai.reports.domain.phrases import capital, clipped
from hientai.reports.domain.spans import MONTHS, Part, written_day
from hientai.reports.domain.texts import Piece, Text, bullet, joined, para

LISTED = 10  # a report names so many things; the annex and the page behind the figure name all
NAMED = 5
NAMED_TEXT = 160


def overall(report: Report) -> Iterator[Text]:
    span, totals = report.span, report.totals()
    owed = totals.duties()
    tasks = report.count_tasks()
    if not owed.value:
        yield para(
            _plans(report),
            " có ",
            tasks,
            f" nhiệm vụ; {span.name} chưa có việc nào{_whose(report)}.",
        )
        yield from _aside(report)
        return
    carried = report.totals(Query(part=Part.CARRIED)).duties()
    tail: tuple[Piece, ...] = (".",)
    if carried.value:
        tail = (", trong đó ", carried, f" việc từ {span.earlier} chuyển sang.")
    yield para(
        _plans(report), " có ", tasks, f" nhiệm vụ. {capital(span.name)} {_owing(report)} có ",
        owed, " việc phải làm (mỗi việc là phần của một đơn vị trong một kỳ)", *tail,
    )  # fmt: skip
    yield para(*_due_sentence(report), *_beside_sentence(report))
    yield para(*_task_sentence(report))
    yield from _aside(report)


def _plans(report: Report) -> str:
    return "Kế hoạch" if len(report.plans) == 1 else "Các kế hoạch"


def _owing(report: Report) -> str:
    return report.scope_name or "các cơ quan, đơn vị"


def _whose(report: Report) -> str:
    return f" của {report.scope_name or 'cơ quan, đơn vị'}"


def _due_sentence(report: Report) -> Iterator[Piece]:
    totals = report.totals()
    yield f"Đến ngày {written_day(report.span.at)}, "
    if totals.rate is None:
        yield "chưa có việc nào đến hạn."
        return
    yield from ("trong ", totals.due, " việc đến hạn đã hoàn thành ", totals.done, " việc")
    if totals.done.value:
        on_time, late = (
            totals.duties(DutyState.DONE_ON_TIME),
            totals.duties(DutyState.DONE_LATE),
        )
        yield from (", đạt ", totals.rate, " (", on_time, " việc đúng hạn, ", late)
        yield " việc quá hạn)"
    if totals.overdue.value:
        yield from ("; còn ", totals.overdue, " việc quá hạn chưa hoàn thành.")
    else:
        yield "; không còn việc quá hạn."


def _beside_sentence(report: Report) -> Iterator[Piece]:
    totals = report.totals()
    known = (
        (totals.duties(*IN_TERM), " việc chưa đến hạn"),
        (totals.duties(DutyState.CONTINUOUS), " việc thường xuyên chưa đến kỳ báo cáo"),
        (totals.duties(DutyState.WAITING), " việc chờ điều kiện"),
    )
    yield from joined([(figure, words) for figure, words in known if figure.value], before=" Có ")


def _task_sentence(report: Report) -> Iterator[Piece]:
    count = report.count_tasks
    known = (
        (count(*DONE), " nhiệm vụ đã xong mọi việc của kỳ"),
        (count(DutyState.OVERDUE), " nhiệm vụ có việc quá hạn"),
        (count(*OPEN[1:]), " nhiệm vụ đang thực hiện, chưa quá hạn"),
        (count(NO_DUTY), " nhiệm vụ không có việc trong kỳ"),
        (count(UNASSIGNED), " nhiệm vụ chưa giao được cho đơn vị nào"),
    )
    kept = [(figure, words) for figure, words in known if figure.value]
    yield from joined(kept, before="Tính theo nhiệm vụ: ")


def _aside(report: Report) -> Iterator[Text]:
    early = report.totals(Query(part=Part.EARLY)).duties()
    if early.value:
        yield para("Ngoài ra, ", early, f" việc của {report.span.later} đã hoàn thành trước hạn.")
    yield from _taking_part(report)
    stopped = report.totals(Query(part=Part.STOPPED)).duties()
    if stopped.value:
        yield para(stopped, f" việc đã dừng trong {report.span.name}, không tính vào số liệu.")
    history = report.totals(Query(part=Part.HISTORY)).duties()
    first = min((plan.tracked_from for plan in report.plans if plan.tracked_from), default=None)
    if history.value and first:
        day = written_day(first)
        yield para(
            history, f" việc có hạn trước ngày bắt đầu theo dõi ({day}) không tính vào số liệu."
        )


def _taking_part(report: Report) -> Iterator[Text]:
    """Tell the parts of those who work with others: counted apart from what is owed."""
    parts = report.totals(Query(role=DutyRole.COORDINATOR))
    if parts.due.value:
        yield para(
            "Các đơn vị phối hợp có ", parts.due, " phần việc đến hạn, đã xong ", parts.done,
            ", quá hạn ", parts.overdue, " (không tính vào số liệu trên).",
        )  # fmt: skip


def by_group(report: Report) -> Iterator[Text]:
    rated = [line for line in report.by_group if line.totals.due.value]
    if not rated:
        yield para(f"Chưa có {_group_word(report)} nào có việc đến hạn.")
        return
    behind = sorted((line for line in rated if line.totals.overdue.value), key=_rate)
    if not behind:
        yield para(f"Các {_group_word(report)} đều không còn việc quá hạn.")
        return
    what = "Nhóm" if len(report.plans) == 1 else "Kế hoạch"
    few = behind[:NAMED]
    more = (
        f"{what} có tỷ lệ hoàn thành thấp nhất: "
        if len(behind) > NAMED
        else f"{what} còn việc quá hạn: "
    )
    yield para(more, *_listed(few))


def _group_word(report: Report) -> str:
    return "nhóm nhiệm vụ" if len(report.plans) == 1 else "kế hoạch"


def _rate(line: Line) -> Decimal:
    rate = line.totals.rate
    return Decimal(rate.value) if rate else Decimal(100)


def _listed(lines: list[Line]) -> Iterator[Piece]:
    for position, line in enumerate(lines):
        name = clipped(f"{line.number}. {line.name}" if line.number else line.name, 90)
        yield f"{'; ' if position else ''}{name} ("
        yield from (line.totals.overdue, " trong ", line.totals.due, " việc đến hạn)")
    yield "."


def by_body(report: Report) -> Iterator[Text]:
    lines = report.by_body
    if not lines:
        yield para(f"{capital(report.span.name)} chưa có đơn vị nào có việc phải làm.")
        return
    due = report.count_bodies()
    if not due.value:
        yield para(f"Các đơn vị có việc {report.span.name} chưa đơn vị nào có việc đến hạn.")
        return
    yield para("Có ", due, " đơn vị có việc đến hạn", *_done_bodies(report))
    behind = list(report.find_bodies(Query(states=(BEHIND,))))
    if behind:
        named = behind[:NAMED]
        most = "Nhiều việc quá hạn nhất: " if len(behind) > NAMED else "Gồm: "
        yield para(most, *_listed(named))


def _done_bodies(report: Report) -> Iterator[Piece]:
    done, behind = report.count_bodies(NOT_BEHIND), report.count_bodies(BEHIND)
    if not behind.value:
        yield "; các đơn vị đều đã xong hết việc đến hạn."
    elif not done.value:
        yield from ("; chưa đơn vị nào xong hết, ", behind, " đơn vị còn việc quá hạn.")
    else:
        yield from ("; ", done, " đơn vị đã xong hết việc đến hạn, ", behind)
        yield " đơn vị còn việc quá hạn."


def overdue(report: Report) -> Iterator[Text]:
    count = report.count_tasks(DutyState.OVERDUE).value
    if not report.totals().overdue.value:
        yield para("Không có việc quá hạn.")
        return
    found: dict[int, list[DutyFacts]] = {}
    for duty in report.overdue:
        found.setdefault(duty.task, []).append(duty)
    yield from (_overdue_line(report, duties) for duties in list(found.values())[:LISTED])
    if count > LISTED:
        yield para("Các nhiệm vụ khác có việc quá hạn: xem Phụ lục.")


def _overdue_line(report: Report, duties: list[DutyFacts]) -> Text:
    """Tell a task's overdue duties, the oldest of them first, and whose they are."""
    first = duties[0]
    due = first.due or report.span.at
    late = (report.span.judged_on - due).days
    names = list(dict.fromkeys(report.bodies.get(duty.body, "") for duty in duties))
    owing = "; ".join(names[:NAMED]) + (" và các đơn vị khác" if len(names) > NAMED else "")
    query = Query(states=(DutyState.OVERDUE,), task=first.task)
    longest = "lâu nhất " if len(duties) > 1 else ""
    return bullet(
        f"{clipped(report.task_by_id[first.task].text, NAMED_TEXT)}: ",
        Figure(len(duties), "việc", query),
        f" việc quá hạn, {longest}{late} ngày (hạn {written_day(due)}), của {owing}.",
    )


def difficulties(report: Report) -> Iterator[Text]:
    raised, answered = report.count_opinions(), report.count_opinions(ANSWERED)
    if not raised.value:
        yield para(f"{capital(report.span.name)} không có đơn vị nào nêu khó khăn, vướng mắc.")
        return
    yield para("Có ", raised, " khó khăn, vướng mắc", *_answered(report, answered))
    shown = sorted(report.opinions, key=lambda o: (o.answered is not None, o.raised))[:LISTED]
    yield from (_opinion_line(report, opinion) for opinion in shown)


def _answered(report: Report, answered: Figure) -> Iterator[Piece]:
    waiting = report.count_opinions(RAISED)
    if not answered.value:
        yield ", chưa trả lời nội dung nào."
    elif not waiting.value:
        yield ", đã trả lời hết."
    else:
        yield from ("; đã trả lời ", answered, ", còn ", waiting, " chưa trả lời.")


def _opinion_line(report: Report, opinion: OpinionFacts) -> Text:
    outcome = "chưa trả lời"
    if opinion.answered:
        outcome = f"đã trả lời ngày {written_day(opinion.answered)}"
    return bullet(f"{report.bodies.get(opinion.body, '')}: {clipped(opinion.text)} ({outcome}).")


def coming(report: Report) -> Iterator[Text]:
    following = report.span.next.name
    overdue = report.totals().overdue
    if overdue.value:
        yield para("Hoàn thành ", overdue, " việc quá hạn.")
    dues = report.totals(Query(part=Part.NEXT)).duties()
    if not dues.value:
        yield para(f"Chưa mở việc nào có hạn trong {following}.")
        return
    yield para(f"{capital(following)} có ", dues, *_by_quarter(report))
    for duty in report.coming[:LISTED]:
        body, what = report.bodies.get(duty.body, ""), report.task_by_id[duty.task].text
        yield bullet(f"{body}: {clipped(what)} (hạn {written_day(duty.due or report.span.end)}).")


def _by_quarter(report: Report) -> Iterator[Piece]:
    quarters = [
        (report.totals(Query(part=Part.NEXT, quarter=quarter)).duties(), name)
        for quarter, name in enumerate(("I", "II", "III", "IV"), 1)
    ]
    kept = [(figure, f" việc trong quý {name}") for figure, name in quarters if figure.value]
    if report.span.next.months not in {MONTHS, MONTHS // 2}:
        yield " việc đến hạn."
    elif len(kept) > 1:
        yield from joined(kept, before=" việc đến hạn: ")
    else:
        yield f" việc đến hạn, đều{kept[0][1].removeprefix(' việc')}."


def compared(report: Report) -> Iterator[Text]:
    """Tell how the share and what is overdue changed against the span before."""
    before = report.previous
    if before is None or not before.totals().duties().value:
        yield para(
            f"{capital(report.span.before.name)} chưa theo dõi, không có số liệu để so sánh."
        )
        return
    now, then = report.totals(), before.totals(Query(before=True))
    if now.rate is None or then.rate is None:
        yield para("Chưa đủ việc đến hạn ở cả hai kỳ để so sánh tỷ lệ hoàn thành.")
        return
    yield para(
        "Tỷ lệ hoàn thành việc đến hạn ", now.rate, f", {_moved(now.rate, then.rate)} so với ",
        then.rate, f" của {before.span.name}; việc quá hạn ", now.overdue, " so với ",
        then.overdue, ".",
    )  # fmt: skip


def _moved(now: Figure, then: Figure) -> str:
    points = round(Decimal(now.value) - Decimal(then.value), 1)
    if not points:
        return "không đổi"
    return f"{'tăng' if points > 0 else 'giảm'} {format_number(abs(points), 1)} điểm phần trăm"
