"""A visit's conclusion as an official paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from hientai.bodies.models import Body, BodyKind
from hientai.core.papers import write_docx
from hientai.kernel.errors import noop
from hientai.kernel.issuers import abbreviation, signature_of
from hientai.kernel.papers import Block, Bullet, Column, Heading, Paper, Para, Row, Table
from hientai.kernel.vietnamese import fold, format_date, roman
from hientai.supervision.domain import GOOD
from hientai.supervision.models import Finding, Visit

DOCX_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KIND: Final = "Thông báo"
HEADS: Final = {
    "good": noop("CÁCH LÀM HAY"),
    "gap": noop("HẠN CHẾ, THIẾU SÓT"),
    "violation": noop("SAI PHẠM"),
}
COLUMNS: Final = (
    Column("TT", 1, "center"),
    Column("Nội dung", 5.6),
    Column("Điều khoản", 2, "center"),
    Column("Yêu cầu, kiến nghị", 4.8),
    Column("Hạn trả lời", 2.5, "center"),
)


def conclusion_docx(visit: Visit) -> bytes:
    return write_docx(conclusion_paper(visit))


def conclusion_paper(visit: Visit) -> Paper:
    """Return the conclusion of a visit, number and day blank until it was sent with them."""
    body = visit.year_plan.body
    symbol = f"TB-{_short(body)}"
    number, own = _number(visit.number)
    given = number is not None and visit.concluded_on is not None
    return Paper(
        parent_body="",
        issuing_body=body.name,
        number=number if given else None,
        symbol=own or symbol,
        place=body.province or "………",
        date=visit.concluded_on if given else None,
        kind=KIND,
        title=f"Kết quả giám sát tại {visit.body.name}",
        blocks=tuple(_blocks(visit)),
        recipients=(visit.body.name, visit.plan.steward.name, "Lưu: VT"),
        signature=signature_of(body.kind, body.name),
    )


def _short(body: Body) -> str:
    """Return how a body stands in its symbols, in the letters that these allow."""
    if body.kind == BodyKind.FRONT:
        return "MTTQ-BTT"
    letters = abbreviation(body.name)
    return "".join(one if one == "Đ" else fold(one).upper() for one in letters)


def _number(written: str) -> tuple[int | None, str]:
    """Return the number and the symbol of “28/TB-MTTQ-BTT”."""
    found = re.fullmatch(r"0*(\d+)/(TB-\S+)", written.strip())
    return (int(found[1]), found[2]) if found else (None, "")


def _blocks(visit: Visit) -> Iterator[Block]:
    document = visit.plan.document
    body, day = visit.year_plan.body.name, visit.held_on
    held = f", ngày {format_date(day)}," if day else ""
    yield Para(
        f"Thực hiện chương trình giám sát năm {visit.year_plan.year}{held} {body} đã giám sát"
        f" {visit.body.name} về việc thực hiện {document.short_name}"
        f"{': ' + visit.topic if visit.topic else ''}. Kết quả như sau:"
    )
    parts = list(_parts(visit))
    for place, (title, blocks) in enumerate(parts, start=1):
        yield Heading(1, f"{roman(place)}. {title}")
        yield from blocks
    if any(one.category != GOOD for one in visit.findings.all()):
        asked = "xem xét, trả lời và thực hiện các yêu cầu nêu trên đúng thời hạn"
        yield Para(f"{body} đề nghị {visit.body.name} {asked}./.")
    else:
        yield Para(f"{body} thông báo để {visit.body.name} biết, phát huy./.")


def _parts(visit: Visit) -> Iterator[tuple[str, list[Block]]]:
    members = [line.strip() for line in visit.members.splitlines() if line.strip()]
    general: list[Block] = [Para(f"Thành viên đoàn giám sát: {'; '.join(members)}.")]
    general += [Para(line.strip()) for line in visit.summary.splitlines() if line.strip()]
    yield "TÌNH HÌNH CHUNG", general
    order = list(HEADS)
    found = sorted(visit.findings.all(), key=lambda one: (order.index(one.category), one.pk))
    for category, group in groupby(found, key=lambda one: one.category):
        yield HEADS[category], _found(category, list(group))


def _found(category: str, group: list[Finding]) -> list[Block]:
    if category == GOOD:
        return [Bullet(f"{one.text}{_clause(one)}") for one in group]
    rows = tuple(_row(number, one) for number, one in enumerate(group, start=1))
    return [Table(COLUMNS, rows)]


def _clause(finding: Finding) -> str:
    return f" ({finding.task.label})" if finding.task else ""


def _row(number: int, finding: Finding) -> Row:
    due = finding.opinion.due_on if finding.opinion else finding.due_on
    clause = finding.task.label if finding.task else ""
    day = format_date(due) if due else ""
    return Row((str(number), finding.text, clause, finding.demand, day))
