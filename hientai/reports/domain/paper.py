"""The yearly report as an official paper of the body that watches the plan."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from hientai.kernel.papers import (
    Annex,
    Block,
    Bullet,
    Column,
    GroupRow,
    Heading,
    Paper,
    Para,
    Row,
    Signature,
    Table,
    annex_reference,
)
from hientai.kernel.vietnamese import fold, roman
from hientai.reports.domain.annual import AnnualReport, Line, Totals
from hientai.reports.domain.facts import PlanFacts, TaskFacts
from hientai.reports.domain.phrases import task_result, task_state_words
from hientai.reports.domain.texts import Look, Text
from hientai.reports.domain.wording import closing, opening, sections, title

KIND: Final = "Báo cáo"
COMMITTEE: Final = "Ủy ban nhân dân"
SHORT_COMMITTEE: Final = ("Ủy ban nhân dân tỉnh", "UBND tỉnh", "Ủy ban nhân dân thành phố")
MINOR_WORDS: Final = frozenset({"và", "các", "của", "tỉnh", "thành", "phố"})

# by the kind of the body that signs
UNDER_COMMITTEE: Final = frozenset({"department", "board"})
SIGNERS: Final[dict[str, tuple[str, str]]] = {
    "department": ("", "GIÁM ĐỐC"),
    "board": ("", "TRƯỞNG BAN"),
    "committee": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    "district": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    "commune": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    "association": ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
    "front": ("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"),
}

ANNEXES_HOLD: Final = (
    "Kết quả từng nhiệm vụ tại Phụ lục I; kết quả từng cơ quan, đơn vị tại Phụ lục II."
)

RESULT_COLUMNS: Final = (
    Column("TT", 1.2, "center"),
    Column("Nhóm nhiệm vụ", 5),
    Column("Số việc", 0.9, "center"),
    Column("Xong đúng hạn", 1, "center"),
    Column("Xong quá hạn", 1, "center"),
    Column("Chưa đến hạn", 1, "center"),
    Column("Quá hạn", 1, "center"),
    Column("Tỷ lệ", 1.1, "center"),
)
TASK_COLUMNS: Final = (
    Column("TT", 1.2, "center"),
    Column("Nội dung nhiệm vụ", 7),
    Column("Cơ quan chủ trì", 2.9),
    Column("Thời gian thực hiện", 1.6, "center"),
    Column("Kết quả", 4),
    Column("Tình trạng", 1.9, "center"),
)


def annual_paper(report: AnnualReport) -> Paper:
    """Return the report as a paper that still waits for its number, date and signature."""
    plan = report.plan
    symbol = f"BC-{abbreviation(plan.steward)}"
    return Paper(
        parent_body=plan.committee if plan.steward_kind in UNDER_COMMITTEE else "",
        issuing_body=plan.steward,
        number=None,
        symbol=symbol,
        place=plan.place or "………",
        date=None,
        kind=KIND,
        title=title(report).replace(
            COMMITTEE, COMMITTEE.replace(" ", "\u00a0")
        ),  # one word to the eye
        blocks=tuple(_blocks(report)),
        recipients=_recipients(plan),
        signature=_signature(plan),
        annexes=tuple(_annexes(report, symbol)),
    )


def abbreviation(body: str) -> str:
    """Return how a body shortens its name in its papers: Sở Nội vụ → SNV, Liên hiệp … → LHH."""
    if body.startswith("Liên hiệp các"):
        return "LHH"
    if body.startswith(COMMITTEE):
        return "UBND"
    words = [word for word in body.replace("-", " ").split() if word.lower() not in MINOR_WORDS]
    letters = "".join(word[0] for word in words if word[0].isalpha()).upper()
    return letters or "…"


def file_name(report: AnnualReport) -> str:
    """Return a name in plain letters, fit for every file system."""
    number = report.plan.number or f"ke-hoach-{report.plan.id}"
    return f"bao-cao-{report.year.number}-{fold(number).replace(' ', '-')}.docx"


def _recipients(plan: PlanFacts) -> tuple[str, ...]:
    """Return the committee, those whom the plan says to report to, those who carry it out."""
    known = {fold(name) for name in (*SHORT_COMMITTEE, plan.committee, plan.steward)}
    others = [name for name in plan.recipients if fold(name) not in known]
    committee = [plan.committee] if plan.committee else []
    return (*committee, *others, "Các cơ quan, đơn vị thực hiện kế hoạch", "Lưu: VT")


def _signature(plan: PlanFacts) -> Signature:
    authority, position = SIGNERS.get(plan.steward_kind, ("", "THỦ TRƯỞNG ĐƠN VỊ"))
    return Signature((authority,) if authority else (), position)


def _blocks(report: AnnualReport) -> Iterator[Block]:
    yield _block(opening(report))
    if report.units:
        yield Para(f"Số liệu trong báo cáo được tính theo đơn vị hiện nay. {report.units}")
    for number, section in enumerate(sections(report), 1):
        yield Heading(1, f"{roman(number)}. {section.title.upper()}")
        yield from map(_block, section.texts)
        if section.key == "overall":
            yield Para(ANNEXES_HOLD)
        if section.key == "groups" and report.by_group:
            yield Table(_result_columns("Nhóm nhiệm vụ"), tuple(_result_rows(report.by_group)))
    yield _block(closing(report))


def _block(text: Text) -> Block:
    if text.look is Look.BULLET:
        return Bullet(text.official)
    return Para(text.official)


def _result_columns(name: str) -> tuple[Column, ...]:
    first, _, *others = RESULT_COLUMNS
    return (first, Column(name, 5), *others)


def _result_rows(lines: tuple[Line, ...]) -> Iterator[Row]:
    for position, line in enumerate(lines, 1):
        yield Row((line.number or str(position), line.name, *_cells(line.totals)))


def _cells(totals: Totals) -> tuple[str, ...]:
    rate = totals.rate
    return (*(figure.text for figure in totals.cells), rate.text if rate else "-")


def _annexes(report: AnnualReport, symbol: str) -> Iterator[Annex]:
    reference = annex_reference(KIND, None, symbol, None, report.plan.steward)
    year = report.year.number
    rows = tuple(_task_rows(report))
    yield Annex(f"Kết quả thực hiện các nhiệm vụ năm {year}", reference, TASK_COLUMNS, rows)
    name = f"Kết quả của các cơ quan, đơn vị năm {year}"
    lines = (*_result_rows(report.by_body), _sum_row(report))
    columns = _result_columns("Cơ quan, đơn vị")
    yield Annex(name, reference, columns, lines, landscape=False)


def _sum_row(report: AnnualReport) -> Row:
    return Row(("", "Cộng", *_cells(report.totals())), bold=True)


def _task_rows(report: AnnualReport) -> Iterator[Row | GroupRow]:
    headings = {heading.id: heading for heading in report.headings}
    number = 0
    for heading_id, tasks in groupby(report.tasks, key=lambda task: task.heading):
        if heading_id in headings:
            heading = headings[heading_id]
            yield GroupRow(heading.number, heading.text)
        for task in tasks:
            number += 1
            yield _task_row(report, task, number)


def _task_row(report: AnnualReport, task: TaskFacts, number: int) -> Row:
    return Row(
        (
            str(number),
            task.text,
            "; ".join(task.leads),
            task.time_text,
            task_result(report, task),
            task_state_words(report, task),
        )
    )
