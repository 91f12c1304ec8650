"""A composed report as an official paper of the body that reports, in the State's or the Party's form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from hientai.kernel.issuers import (
    COMMITTEE,
    abbreviation,
    signature_of,
    stands_under_committee,
)
from hientai.kernel.papers import (
    Block,
    Bullet,
    Column,
    Form,
    Heading,
    Paper,
    Para,
    Picture,
    Row,
    Signature,
    Table,
    annex_reference,
)
from hientai.kernel.vietnamese import fold, roman
from hientai.reports.domain.content import Content, Grid, Part, Plot
from hientai.reports.domain.facts import Figure, Reporter
from hientai.reports.domain.gathered import Report
from hientai.reports.domain.texts import Look, Piece, Text

KIND: Final = "Báo cáo"
SHORT_COMMITTEE: Final = ("Ủy ban nhân dân tỉnh", "UBND tỉnh", "Ủy ban nhân dân thành phố")
PARTY_SIGNERS: Final[tuple[tuple[str, tuple[str, str]], ...]] = (
    ("tỉnh ủy", ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")),
    ("thành ủy", ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")),
    ("đảng ủy", ("T/M ĐẢNG ỦY", "BÍ THƯ")),
    ("văn phòng", ("", "CHÁNH VĂN PHÒNG")),
    ("ban ", ("", "TRƯỞNG BAN")),
)
# codes/issuer_abbrev_party.csv: Hướng dẫn 36-HD/VPTW; for other bodies their initials
PARTY_SHORT: Final[tuple[tuple[str, str], ...]] = (
    ("văn phòng tỉnh ủy", "VPTU"),
    ("ban tổ chức tỉnh ủy", "BTCTU"),
    ("ủy ban kiểm tra tỉnh ủy", "UBKTTU"),
    ("tỉnh ủy", "TU"),
    ("thành ủy", "TU"),
    ("huyện ủy", "HU"),
    ("đảng ủy", "ĐU"),
    ("chi bộ", "CB"),
    ("ban chỉ đạo", "BCĐ"),
)


@dataclass(frozen=True, slots=True)
class Head:
    """The form of a paper: who issues it, its number and date, who gets it, who signs."""

    form: Form
    parent: str
    issuer: str
    symbol: str
    place: str
    recipients: tuple[str, ...]
    signature: Signature
    number: int | None = None
    day: date | None = None
    draft_mark: str = ""


def head_of(report: Report, form: Form = Form.STATE) -> Head:
    """Return the head that a report's paper has by itself."""
    reporter = report.reporter
    party = form is Form.PARTY
    return Head(
        form=form,
        parent=_parent(reporter, form),
        issuer=reporter.name,
        symbol=f"BC/{party_abbreviation(reporter.name)}"
        if party
        else f"BC-{abbreviation(reporter.name)}",
        place=reporter.place or "………",
        recipients=_party_recipients(report) if party else _recipients(report),
        signature=_party_signature(reporter)
        if party
        else signature_of(reporter.kind, reporter.name),
    )


def _parent(reporter: Reporter, form: Form) -> str:
    if form is Form.PARTY:
        return (
            f"Tỉnh ủy {reporter.place}"
            if fold(reporter.name).startswith(("van phong", "ban "))
            else ""
        )
    return reporter.committee if stands_under_committee(reporter.kind, reporter.name) else ""


def paper_of(content: Content, head: Head, draw: Callable[[Plot], Picture]) -> Paper:
    """Return a composed report as a paper; `draw` makes a picture of a chart."""
    annexes = tuple(
        replace(
            annex,
            reference=annex_reference(
                KIND, head.number, head.symbol, head.day, head.issuer, head.form
            ),
        )
        for annex in content.annexes
    )
    return Paper(
        parent_body=head.parent,
        issuing_body=head.issuer,
        number=head.number,
        symbol=head.symbol,
        place=head.place,
        date=head.day,
        kind=KIND,
        title=content.title.replace(COMMITTEE, COMMITTEE.replace(" ", "\u00a0")),
        blocks=tuple(_blocks(content, draw)),
        recipients=head.recipients,
        signature=head.signature,
        annexes=annexes,
        form=head.form,
        draft_mark=head.draft_mark,
    )


def party_abbreviation(body: str) -> str:
    """Return how a body of the Party stands in its symbols: Tỉnh ủy → TU."""
    low = body.lower()
    known = (short for opening, short in PARTY_SHORT if low.startswith(opening))
    return next(known, abbreviation(body))


def file_name(report: Report) -> str:
    """Return a name in plain letters, fit for every file system."""
    number = report.plan.number if len(report.plans) == 1 else f"{len(report.plans)}-ke-hoach"
    named = fold(number or f"ke-hoach-{report.plan.id}").replace(" ", "-")
    span = fold(report.span.name).removeprefix("nam ").replace(" ", "-")
    return f"bao-cao-{span}-{named}.docx"


def _recipients(report: Report) -> tuple[str, ...]:
    """Return the committee, those whom the plans say to report to, those who carry them out."""
    committee = report.reporter.committee
    known = {fold(name) for name in (*SHORT_COMMITTEE, committee, report.reporter.name)}
    others = [name for name in addressees(report) if fold(name) not in known]
    first = [committee] if committee else []
    return (*first, *others, "Các cơ quan, đơn vị thực hiện kế hoạch", "Lưu: VT")


def addressees(report: Report) -> tuple[str, ...]:
    """Return whom the reporting calendars of the plans name, each once."""
    return tuple(dict.fromkeys(name for plan in report.plans for name in plan.recipients))


def _party_recipients(report: Report) -> tuple[str, ...]:
    others = [name for name in addressees(report) if fold(name) != fold(report.reporter.name)]
    return (*others, "Các cơ quan, đơn vị thực hiện", f"Lưu {report.reporter.name}")


def _party_signature(reporter: Reporter) -> Signature:
    low = reporter.name.lower()
    known = (signer for opening, signer in PARTY_SIGNERS if low.startswith(opening))
    authority, position = next(known, ("", "THỦ TRƯỞNG ĐƠN VỊ"))
    return Signature((authority,) if authority else (), position)


def _blocks(content: Content, draw: Callable[[Plot], Picture]) -> Iterator[Block]:
    yield _block(content.opening)
    if content.note:
        yield Para(content.note)
    told = [section for section in content.sections if section.says_something]
    for number, section in enumerate(told, 1):
        yield Heading(1, f"{roman(number)}. {section.title.upper()}")
        for part in section.parts:
            yield from _part_blocks(part, draw)
        if number == 1 and content.annexes:
            yield Para(_annexes_hold(content))
    yield _block(content.closing)


def _annexes_hold(content: Content) -> str:
    several = len(content.annexes) > 1
    named = [
        f"{annex.title[:1].lower()}{annex.title[1:]} tại Phụ lục{f' {roman(n)}' if several else ''}"
        for n, annex in enumerate(content.annexes, 1)
    ]
    return f"Chi tiết: {'; '.join(named)}."


def _part_blocks(part: Part, draw: Callable[[Plot], Picture]) -> Iterator[Block]:
    if isinstance(part, Plot):
        yield draw(part)
    elif isinstance(part, Grid):
        yield _table(part)
    else:
        yield from map(_block, part.texts)


def _table(grid: Grid) -> Table:
    weights = grid.weights or (5, *(1 for _name in grid.head[1:]))
    columns = tuple(
        Column(name, weight, "center" if place else "left")
        for place, (name, weight) in enumerate(zip(grid.head, weights, strict=True))
    )
    rows = [Row(tuple(map(_cell, row))) for row in grid.rows]
    total = [Row(tuple(map(_cell, grid.total)), bold=True)] if grid.total else []
    return Table(columns, (*rows, *total))


def _cell(piece: Piece) -> str:
    return piece.text if isinstance(piece, Figure) else piece


def _block(text: Text) -> Block:
    return Bullet(text.official) if text.look is Look.BULLET else Para(text.official)
