"""What each section of a yearly report says of its part of the facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from hientai.duties.domain import DONE, OPEN, DutyState
from hientai.reports.domain.annual import AnnualReport, Line
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
    Part,
    Query,
)
from hientai.reports.domain.phrases import clipped, written_day
from hientai.reports.domain.texts import Piece, Text, bullet, joined, para

LISTED = 20  # a report names so many things; the annex and the page behind the figure name all
NAMED = 5


def overall(report: AnnualReport) -> Iterator[Text]:
    year, totals = report.year.number, report.totals()
    owed = totals.duties()
    tasks = report.count_tasks()
    if not owed.value:
        yield para(
            "Kế hoạch có ", tasks, f" nhiệm vụ; năm {year} chưa có việc nào của cơ quan, đơn vị."
        )
        yield from _aside(report)
        return
    carried = report.totals(Query(part=Part.CARRIED)).duties()
    tail: tuple[Piece, ...] = (".",)
    if carried.value:
        tail = (", trong đó ", carried, " việc từ các năm trước chuyển sang.")
    yield para(
        "Kế hoạch có ", tasks, f" nhiệm vụ. Năm {year} các cơ quan, đơn vị có ", owed,
        " việc phải làm (mỗi việc là phần của một đơn vị trong một kỳ)", *tail,
    )  # fmt: skip
    yield para(*_due_sentence(report), *_beside_sentence(report))
    yield para(*_task_sentence(report))
    yield from _aside(report)


def _due_sentence(report: AnnualReport) -> Iterator[Piece]:
    totals = report.totals()
    yield f"Đến ngày {written_day(report.year.at)}, "
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


def _beside_sentence(report: AnnualReport) -> Iterator[Piece]:
    totals = report.totals()
    known = (
        (totals.duties(*IN_TERM), " việc chưa đến hạn"),
        (totals.duties(DutyState.CONTINUOUS), " việc thường xuyên chưa đến kỳ báo cáo"),
        (totals.duties(DutyState.WAITING), " việc chờ điều kiện"),
    )
    yield from joined([(figure, words) for figure, words in known if figure.value], before=" Có ")


def _task_sentence(report: AnnualReport) -> Iterator[Piece]:
    count = report.count_tasks
    known = (
        (count(*DONE), " nhiệm vụ đã xong mọi việc của năm"),
        (count(DutyState.OVERDUE), " nhiệm vụ có việc quá hạn"),
        (count(*OPEN[1:]), " nhiệm vụ đang thực hiện, chưa quá hạn"),
        (count(NO_DUTY), " nhiệm vụ không có việc trong năm"),
        (count(UNASSIGNED), " nhiệm vụ chưa giao được cho đơn vị nào"),
    )
    kept = [(figure, words) for figure, words in known if figure.value]
    yield from joined(kept, before="Tính theo nhiệm vụ: ")


def _aside(report: AnnualReport) -> Iterator[Text]:
    early = report.totals(Query(part=Part.EARLY)).duties()
    if early.value:
        yield para("Ngoài ra, ", early, " việc của các năm sau đã hoàn thành trước hạn.")
    history = report.totals(Query(part=Part.HISTORY)).duties()
    if history.value and report.plan.tracked_from:
        day = written_day(report.plan.tracked_from)
        yield para(
            history, f" việc có hạn trước ngày bắt đầu theo dõi ({day}) không tính vào số liệu."
        )


def by_group(report: AnnualReport) -> Iterator[Text]:
    rated = [line for line in report.by_group if line.totals.due.value]
    if not rated:
        yield para("Chưa có nhóm nhiệm vụ nào có việc đến hạn.")
        return
    behind = sorted((line for line in rated if line.totals.overdue.value), key=_rate)
    if not behind:
        yield para("Các nhóm nhiệm vụ đều không còn việc quá hạn.")
        return
    yield para("Nhóm còn việc quá hạn: ", *_listed(behind))


def _rate(line: Line) -> Decimal:
    rate = line.totals.rate
    return Decimal(rate.value) if rate else Decimal(100)


def _listed(lines: list[Line]) -> Iterator[Piece]:
    for position, line in enumerate(lines):
        name = clipped(f"{line.number}. {line.name}" if line.number else line.name, 90)
        yield f"{'; ' if position else ''}{name} ("
        yield from (line.totals.overdue, " trong ", line.totals.due, " việc đến hạn)")
    yield "."


def by_body(report: AnnualReport) -> Iterator[Text]:
    lines = report.by_body
    if not lines:
        yield para(f"Năm {report.year.number} chưa có đơn vị nào có việc phải làm.")
        return
    due = report.count_bodies()
    if not due.value:
        yield para(f"Các đơn vị có việc năm {report.year.number} chưa đơn vị nào có việc đến hạn.")
        return
    yield para("Có ", due, " đơn vị có việc đến hạn", *_done_bodies(report))
    behind = list(report.find_bodies(Query(states=(BEHIND,))))
    if behind:
        named = behind[:NAMED]
        most = "Nhiều việc quá hạn nhất: " if len(behind) > NAMED else "Gồm: "
        yield para(most, *_listed(named))


def _done_bodies(report: AnnualReport) -> Iterator[Piece]:
    done, behind = report.count_bodies(NOT_BEHIND), report.count_bodies(BEHIND)
    if not behind.value:
        yield "; các đơn vị đều đã xong hết việc đến hạn."
    elif not done.value:
        yield from ("; chưa đơn vị nào xong hết, ", behind, " đơn vị còn việc quá hạn.")
    else:
        yield from ("; ", done, " đơn vị đã xong hết việc đến hạn, ", behind)
        yield " đơn vị còn việc quá hạn."


def overdue(report: AnnualReport) -> Iterator[Text]:
    if not report.overdue:
        yield para("Không có việc quá hạn.")
        return
    found: dict[int, list[DutyFacts]] = {}
    for duty in report.overdue:
        found.setdefault(duty.task, []).append(duty)
    shown = list(found.values())[:LISTED]
    yield from (_overdue_line(report, duties) for duties in shown)
    if len(found) > len(shown):
        yield para("Các nhiệm vụ khác có việc quá hạn: xem Phụ lục.")


def _overdue_line(report: AnnualReport, duties: list[DutyFacts]) -> Text:
    """Tell a task's overdue duties, the oldest of them first, and whose they are."""
    first = duties[0]
    due = first.due or report.year.at
    late = (report.year.judged_on - due).days
    names = list(dict.fromkeys(report.bodies.get(duty.body, "") for duty in duties))
    owing = "; ".join(names[:NAMED]) + (" và các đơn vị khác" if len(names) > NAMED else "")
    query = Query(states=(DutyState.OVERDUE,), task=first.task)
    longest = "lâu nhất " if len(duties) > 1 else ""
    return bullet(
        f"{clipped(report.task_by_id[first.task].text)}: ",
        Figure(len(duties), "việc", query),
        f" việc quá hạn, {longest}{late} ngày (hạn {written_day(due)}), của {owing}.",
    )


def difficulties(report: AnnualReport) -> Iterator[Text]:
    raised, answered = report.count_opinions(), report.count_opinions(ANSWERED)
    if not raised.value:
        yield para(f"Năm {report.year.number} không có đơn vị nào nêu khó khăn, vướng mắc.")
        return
    yield para("Có ", raised, " khó khăn, vướng mắc", *_answered(report, answered))
    shown = sorted(report.opinions, key=lambda o: (o.answered is not None, o.raised))[:LISTED]
    yield from (_opinion_line(report, opinion) for opinion in shown)


def _answered(report: AnnualReport, answered: Figure) -> Iterator[Piece]:
    waiting = report.count_opinions(RAISED)
    if not answered.value:
        yield ", chưa trả lời nội dung nào."
    elif not waiting.value:
        yield ", đã trả lời hết."
    else:
        yield from ("; đã trả lời ", answered, ", còn ", waiting, " chưa trả lời.")


def _opinion_line(report: AnnualReport, opinion: OpinionFacts) -> Text:
    outcome = "chưa trả lời"
    if opinion.answered:
        outcome = f"đã trả lời ngày {written_day(opinion.answered)}"
    return bullet(f"{report.bodies.get(opinion.body, '')}: {clipped(opinion.text)} ({outcome}).")


def next_year(report: AnnualReport) -> Iterator[Text]:
    following = report.year.number + 1
    overdue = report.totals().overdue
    if overdue.value:
        yield para("Hoàn thành ", overdue, " việc quá hạn.")
    dues = report.totals(Query(part=Part.NEXT)).duties()
    if not dues.value:
        yield para(f"Chưa mở việc nào có hạn trong năm {following}.")
        return
    yield para(f"Năm {following} có ", dues, *_by_quarter(report))
    once = [duty for duty in report.find_duties(Query(part=Part.NEXT)) if duty.once]
    for duty in sorted(once, key=lambda duty: duty.due or date.max)[:LISTED]:
        body, what = report.bodies.get(duty.body, ""), report.task_by_id[duty.task].text
        yield bullet(f"{body}: {clipped(what)} (hạn {written_day(duty.due or report.year.end)}).")


def _by_quarter(report: AnnualReport) -> Iterator[Piece]:
    quarters = [
        (report.totals(Query(part=Part.NEXT, quarter=quarter)).duties(), name)
        for quarter, name in enumerate(("I", "II", "III", "IV"), 1)
    ]
    kept = [(figure, f" việc trong quý {name}") for figure, name in quarters if figure.value]
    if len(kept) > 1:
        yield from joined(kept, before=" việc đến hạn: ")
    else:
        yield f" việc đến hạn, đều{kept[0][1].removeprefix(' việc')}."
