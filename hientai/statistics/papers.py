"""The yearly statistical booklet as an official paper: chapters with charts, tables, the method."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from hientai.bodies.models import Body, BodyKind
from hientai.core.charts import Chart
from hientai.core.charts import Table as Figures
from hientai.core.painting import painted
from hientai.core.papers import write_docx
from hientai.kernel.issuers import abbreviation, signature_of
from hientai.kernel.papers import Block, Column, Heading, Paper, Para, Picture, Row, Table
from hientai.kernel.permissions import Actor
from hientai.kernel.vietnamese import format_date, format_number, roman
from hientai.statistics.domain.asking import Asked
from hientai.statistics.domain.rounding import BASE
from hientai.statistics.models import Publication
from hientai.statistics.selectors.balancing import BalanceAsked, balance
from hientai.statistics.selectors.breakdowns import Breakdown, breakdown
from hientai.statistics.selectors.drawing import drawn, flow_of
from hientai.statistics.selectors.figures import balance_answer, balance_chart, open_chart
from hientai.statistics.selectors.moves import degree_moves
from hientai.statistics.selectors.publications import tables_of

KIND: Final = "Báo cáo"
MOST_ROWS: Final = 40
CHAPTERS: Final = (
    ("Học vị, học hàm", (("degree", ""), ("title", ""))),
    ("Lĩnh vực khoa học", (("field", "degree"),)),
    ("Ngành", (("sector", "degree"),)),
    ("Giới tính và độ tuổi", (("age5", "sex"), ("age", "degree"))),
    ("Nơi công tác và địa bàn", (("body_kind", "degree"), ("place", "degree"))),
    ("Nhóm chính sách", (("group", "degree"),)),
)


@dataclass(frozen=True)
class Chapter:
    title: str
    parts: tuple[Chart | str, ...]


def internal_booklet(actor: Actor, year: int, today: dt.date) -> bytes:
    """Return the exact booklet of a year, of those whom the actor may count."""
    asked = Asked(year=str(year) if year < today.year else "", before=str(year - 1))
    whole = breakdown(actor, asked)
    chapters = [
        Chapter("Quy mô", (_size(whole), drawn(whole))),
        *(_chapter(actor, asked, title, parts) for title, parts in CHAPTERS),
        _moved(actor, asked, whole),
        _balanced(actor),
        Chapter("Cách tính", (*_method(), *whole.notes)),
    ]
    title = f"Thống kê đội ngũ trí thức năm {year} (bản nội bộ)"
    return write_docx(_paper(actor, title, chapters))


def public_booklet(actor: Actor, publication: Publication) -> bytes:
    """Return the booklet of what is open of a day: rounded figures only."""
    total = format_number(publication.figures["total"])
    opening = f"Đến ngày {format_date(publication.on)}, tỉnh có khoảng {total} trí thức."
    tables = [
        (table.label, open_chart(publication, table))
        for table in tables_of(publication)
        if table.known
    ]
    chapters = [
        Chapter("Quy mô", (opening,)),
        *(Chapter(label, (chart,)) for label, chart in tables),
        Chapter("Cách tính", (_rounding(), *_method(), *publication.notes)),
    ]
    title = f"Thống kê đội ngũ trí thức năm {publication.on.year}"
    return write_docx(_paper(actor, title, chapters))


def _chapter(actor: Actor, asked: Asked, title: str, parts: Sequence[tuple[str, str]]) -> Chapter:
    found = (
        breakdown(actor, Asked(rows=rows, columns=columns, year=asked.year))
        for rows, columns in parts
    )
    return Chapter(title, tuple(drawn(one) for one in found if one.known))


def _moved(actor: Actor, asked: Asked, whole: Breakdown) -> Chapter:
    title = "Dịch chuyển giữa các học vị"
    if whole.before_on is None:
        return Chapter(title, ())
    return Chapter(title, (flow_of(degree_moves(actor, asked, whole.before_on, whole.on)),))


def _balanced(actor: Actor) -> Chapter:
    """Judge sectors and fields as they are today: what will be missing is asked of today."""
    parts: list[Chart | str] = []
    for by in ("sector", "field"):
        found = balance(actor, BalanceAsked(by=by))
        if found.rows:
            parts += [f"{balance_answer(found)}.", balance_chart(found)]
    return Chapter("Cân đối và nghỉ hưu trong 5 năm tới", tuple(parts))


def _size(whole: Breakdown) -> str:
    told = f"Đến ngày {format_date(whole.on)} có {format_number(whole.total)} trí thức"
    if whole.before_on is None:
        return f"{told}."
    before = format_number(whole.total_before)
    return f"{told}; ngày {format_date(whole.before_on)} có {before}."


def _method() -> tuple[str, ...]:
    return (
        (
            "Tính người được coi là trí thức theo quy tắc của tỉnh, đang công tác hoặc đã nghỉ hưu;"
            " không tính người đã mất hoặc đã chuyển đi. Mỗi người tính một lần, theo học vị cao nhất."
        ),
        (
            "Lĩnh vực khoa học theo Thông tư 24/2025/TT-BKHCN, cấp 1. Tuổi tính đến ngày của số liệu."
            " Tuổi nghỉ hưu ở điều kiện bình thường theo Nghị định 135/2020/NĐ-CP."
        ),
    )


def _rounding() -> str:
    return (
        f"Mỗi số được làm tròn ngẫu nhiên lên hoặc xuống đến bội của {BASE} để không ai tìm ra một"
        " người từ các bảng; tổng là tổng của các số đã làm tròn. Số 0 nghĩa là từ 0 đến"
        f" {BASE - 1} người."
    )


def _paper(actor: Actor, title: str, chapters: Sequence[Chapter]) -> Paper:
    body = _issuer(actor)
    name = body.name if body else "Cơ quan lập báo cáo"
    told = [chapter for chapter in chapters if chapter.parts]
    numbers = count(1)
    blocks: list[Block] = []
    for at, chapter in enumerate(told, 1):
        blocks.append(Heading(1, f"{roman(at)}. {chapter.title.upper()}"))
        for part in chapter.parts:
            blocks += [Para(part)] if isinstance(part, str) else _shown(part, next(numbers))
    return Paper(
        parent_body="",
        issuing_body=name,
        number=None,
        symbol=f"BC-{abbreviation(name)}",
        place=(body.province if body else "") or "………",
        date=None,
        kind=KIND,
        title=title,
        blocks=tuple(blocks),
        recipients=("Các cơ quan, đơn vị liên quan", "Lưu: VT"),
        signature=signature_of(body.kind if body else "", name),
    )


def _issuer(actor: Actor) -> Body | None:
    """Return whose paper it is: of the actor's body, else of the province's committee."""
    own = Body.objects.filter(pk__in=actor.body_ids).order_by("pk").first()
    committees = Body.objects.filter(kind=BodyKind.COMMITTEE, valid_to=None)
    return own or committees.order_by("pk").first()


def _shown(chart: Chart, number: int) -> Iterator[Block]:
    """Yield a chart with its caption, then its figures."""
    if not chart.table.rows:
        return
    picture = painted(chart)
    yield Picture(
        picture.data, f"{chart.title}. {_words(chart.table)}", f"Biểu đồ {number}. {chart.title}"
    )
    yield _table(chart.table)


def _words(figures: Figures) -> str:
    return "; ".join(f"{row.cells[0]}: {', '.join(row.cells[1:])}" for row in figures.rows)


def _table(figures: Figures) -> Table:
    rows = [Row(row.cells) for row in figures.rows[:MOST_ROWS]]
    columns = tuple(
        Column(name or "Nội dung", 1.6 if place else 4, "right" if _counts(rows, place) else "left")
        for place, name in enumerate(figures.head)
    )
    total = [Row(figures.total, bold=True)] if figures.total else []
    return Table(columns, (*rows, *total))


def _counts(rows: Sequence[Row], place: int) -> bool:
    return place > 0 and all(row.cells[place][:1].isdigit() for row in rows)
