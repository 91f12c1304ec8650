"""The words of a yearly report: sections of lines, in which every number is a figure.

An official report is in Vietnamese whoever reads it, so nothing here is translated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from hientai.duties.domain import DONE, OPEN, DutyState
from hientai.reports.annual import AnnualReport, Line
from hientai.reports.domain import (
    ANSWERED,
    IN_TERM,
    NO_DUTY,
    RAISED,
    UNASSIGNED,
    DutyFacts,
    Figure,
    OpinionFacts,
    Part,
    Query,
)
from hientai.reports.phrases import clipped, lowered, plan_cited, plan_name, two, written_day

LISTED = 20  # a report names so many things; the annex and the page behind the figure name all
NAMED = 5

Piece = str | Figure


class Look(StrEnum):
    PARA = "para"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph or a bullet: words and figures in turn."""

    pieces: tuple[Piece, ...]
    look: Look = Look.PARA

    @property
    def official(self) -> str:
        """The text as an official paper writes it."""
        return "".join(p.official if isinstance(p, Figure) else p for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Run:
    """Texts of one look in a row: paragraphs, or the bullets of one list."""

    bullets: bool
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    texts: tuple[Text, ...]

    @property
    def runs(self) -> Iterator[Run]:
        for look, texts in groupby(self.texts, key=lambda text: text.look):
            yield Run(look is Look.BULLET, tuple(texts))


def para(*pieces: Piece) -> Text:
    return Text(pieces)


def bullet(*pieces: Piece) -> Text:
    return Text(pieces, Look.BULLET)


def _what(report: AnnualReport) -> str:
    return "Tình hình" if report.year.running else "Kết quả"


def title(report: AnnualReport) -> str:
    return f"{_what(report)} thực hiện {plan_name(report.plan)} năm {report.year.number}"


def opening(report: AnnualReport) -> Text:
    plan = report.plan
    return para(
        f"Thực hiện {plan_cited(plan)}, {plan.steward} báo cáo "
        f"{lowered(_what(report))} thực hiện năm {report.year.number} như sau:"
    )


def closing(report: AnnualReport) -> Text:
    until = f" đến ngày {written_day(report.year.at)}" if report.year.running else ""
    return para(
        f"Trên đây là {lowered(title(report))}{until}, {report.plan.steward} kính báo cáo./."
    )


def sections(report: AnnualReport) -> tuple[Section, ...]:
    """Return the report's sections in order; each has something to say even when all is zero."""
    following = report.year.number + 1
    parts: tuple[tuple[str, str, Callable[[AnnualReport], Iterator[Text]]], ...] = (
        ("overall", "Kết quả chung", _overall),
        ("groups", "Kết quả theo nhóm nhiệm vụ", _by_group),
        ("bodies", "Kết quả theo cơ quan, đơn vị", _by_body),
        ("overdue", "Việc quá hạn", _overdue),
        ("difficulties", "Khó khăn, vướng mắc", _difficulties),
        ("next", f"Việc đến hạn năm {following}", _next),
    )
    return tuple(Section(key, name, tuple(tell(report))) for key, name, tell in parts)


def _overall(report: AnnualReport) -> Iterator[Text]:
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
    yield from _joined([(figure, words) for figure, words in known if figure.value], before=" Có ")


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
    yield from _joined(kept, before="Tính theo nhiệm vụ: ")


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


def _by_group(report: AnnualReport) -> Iterator[Text]:
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


def _by_body(report: AnnualReport) -> Iterator[Text]:
    lines = report.by_body
    if not lines:
        yield para(f"Năm {report.year.number} chưa có đơn vị nào có việc phải làm.")
        return
    due = [line for line in lines if line.totals.due.value]
    behind = [line for line in due if line.totals.overdue.value]
    if not due:
        yield para(
            f"Có {two(len(lines))} đơn vị có việc phải làm; chưa đơn vị nào có việc đến hạn."
        )
        return
    yield para(f"Có {two(len(due))} đơn vị có việc đến hạn; {_done_bodies(due, behind)}.")
    if behind:
        named = behind[:NAMED]
        most = "Nhiều việc quá hạn nhất: " if len(behind) > NAMED else "Gồm: "
        yield para(most, *_listed(named))


def _done_bodies(due: list[Line], behind: list[Line]) -> str:
    if not behind:
        return "các đơn vị đều đã xong hết việc đến hạn"
    left = f"{two(len(behind))} đơn vị còn việc quá hạn"
    done = len(due) - len(behind)
    if not done:
        return f"chưa đơn vị nào xong hết, {left}"
    return f"{two(done)} đơn vị đã xong hết việc đến hạn, {left}"


def _overdue(report: AnnualReport) -> Iterator[Text]:
    if not report.overdue:
        yield para("Không có việc quá hạn.")
        return
    found: dict[tuple[int, date | None], list[DutyFacts]] = {}
    for duty in report.overdue:
        found.setdefault((duty.task, duty.due), []).append(duty)
    shown = list(found.values())[:LISTED]
    yield from (_overdue_line(report, duties) for duties in shown)
    if more := len(found) - len(shown):
        yield para(f"Và {two(more)} nội dung khác, xem Phụ lục.")


def _overdue_line(report: AnnualReport, duties: list[DutyFacts]) -> Text:
    first = duties[0]
    due = first.due or report.year.at
    late = (report.year.judged_on - due).days
    names = [report.bodies.get(duty.body, "") for duty in duties]
    owing = "; ".join(names[:NAMED])
    if len(names) > NAMED:
        owing += f" và {two(len(names) - NAMED)} đơn vị khác"
    what = clipped(report.task_by_id[first.task].text)
    return bullet(f"{what} (hạn {written_day(due)}, quá {late} ngày): {owing}.")


def _difficulties(report: AnnualReport) -> Iterator[Text]:
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


def _next(report: AnnualReport) -> Iterator[Text]:
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
        yield from _joined(kept, before=" việc đến hạn: ")
    else:
        yield f" việc đến hạn, đều{kept[0][1].removeprefix(' việc')}."


def _joined(known: list[tuple[Figure, str]], *, before: str) -> Iterator[Piece]:
    for position, (figure, words) in enumerate(known):
        yield "; " if position else before
        yield figure
        yield words
    if known:
        yield "."
