"""A letter of reminder (công văn đôn đốc) as an official paper that waits for its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from textwrap import shorten
from typing import Final

from hientai.kernel.issuers import COMMITTEE, abbreviation, signature_of, stands_under_committee
from hientai.kernel.papers import (
    LETTER,
    Annex,
    Block,
    Column,
    GroupRow,
    Paper,
    Para,
    Row,
    Table,
    annex_reference,
)
from hientai.kernel.vietnamese import format_date, roman

COLUMNS: Final = (
    Column("TT", 0.8, "center"),
    Column("Nội dung việc phải làm", 6),
    Column("Điều khoản", 1.7, "center"),
    Column("Hạn", 2, "center"),
    Column("Tình trạng", 2, "center"),
)
MOST_ADDRESSEES: Final = 8  # more are named in the annex
LONGEST: Final = 250  # characters of a task; the plan has the rest


@dataclass(frozen=True)
class Owing:
    """One duty in a letter."""

    body: str
    text: str
    clause: str
    due_on: date


@dataclass(frozen=True)
class LetterFacts:
    """What a letter is made of; `owing` in the order of bodies, then of days."""

    plan: str  # “Kế hoạch số 12/KH-UBND”
    plan_in_full: str  # the same with its day and issuer
    plan_issuer: str
    steward: str
    steward_kind: str
    place: str
    today: date
    reply_by: date
    owing: tuple[Owing, ...]

    @property
    def bodies(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.body for one in self.owing))


def letter_paper(facts: LetterFacts) -> Paper:
    """Return the letter: a table in it for one body, an annex by bodies for several."""
    symbol = f"{abbreviation(facts.steward)}-VP"
    under = stands_under_committee(facts.steward_kind, facts.steward)
    several = len(facts.bodies) > 1
    return Paper(
        parent_body=facts.plan_issuer if under and facts.plan_issuer.startswith(COMMITTEE) else "",
        issuing_body=facts.steward,
        number=None,
        symbol=symbol,
        place=facts.place or "………",
        date=None,
        kind=LETTER,
        title=f"đôn đốc thực hiện {facts.plan}",
        blocks=tuple(_blocks(facts, several=several)),
        recipients=("Như trên", *([facts.plan_issuer] if facts.plan_issuer else []), "Lưu: VT"),
        signature=signature_of(facts.steward_kind, facts.steward),
        annexes=_annex(facts, symbol) if several else (),
        addressees=_addressees(facts),
    )


def _addressees(facts: LetterFacts) -> tuple[str, ...]:
    if len(facts.bodies) > MOST_ADDRESSEES:
        return ("Các cơ quan, đơn vị có tên tại Phụ lục",)
    return facts.bodies


def _blocks(facts: LetterFacts, *, several: bool) -> Iterator[Block]:
    late = sum(one.due_on < facts.today for one in facts.owing)
    where = "theo Phụ lục kèm theo" if several else "theo bảng dưới đây"
    yield Para(
        f"Thực hiện {facts.plan_in_full}, tính đến ngày"
        f" {format_date(facts.today)}, {_whose(facts)} còn {len(facts.owing)} việc chưa hoàn thành,"
        f" trong đó {late} việc quá hạn ({where})."
    )
    if not several:
        yield Table(COLUMNS, tuple(_rows(facts.owing, facts.today)))
    yield Para(
        f"{facts.steward} đề nghị {_asked(facts)} tập trung hoàn thành các việc nêu trên; báo cáo"
        " kết quả kèm minh chứng, nêu rõ nguyên nhân chậm, khó khăn, vướng mắc và ngày hoàn thành,"
        f" gửi về {facts.steward} trước ngày {format_date(facts.reply_by)} để tổng hợp, báo cáo cấp"
        " có thẩm quyền."
    )
    yield Para(f"{facts.steward} trân trọng đề nghị sự phối hợp của quý cơ quan./.")


def _whose(facts: LetterFacts) -> str:
    bodies = facts.bodies
    return f"{len(bodies)} cơ quan, đơn vị" if len(bodies) > 1 else bodies[0]


def _asked(facts: LetterFacts) -> str:
    return "các cơ quan, đơn vị" if len(facts.bodies) > 1 else facts.bodies[0]


def _rows(owing: Sequence[Owing], today: date) -> Iterator[Row]:
    for number, one in enumerate(owing, 1):
        left = (one.due_on - today).days
        state = f"Quá hạn {-left} ngày" if left < 0 else f"Còn {left} ngày"
        text = shorten(one.text, LONGEST, placeholder="…")
        cells = (str(number), text, one.clause, format_date(one.due_on), state)
        yield Row(cells)


def _annex(facts: LetterFacts, symbol: str) -> tuple[Annex, ...]:
    rows: list[Row | GroupRow] = []
    groups = groupby(facts.owing, key=lambda one: one.body)
    for number, (body, owing) in enumerate(groups, 1):
        rows.append(GroupRow(roman(number), body))
        rows.extend(_rows(list(owing), facts.today))
    return (
        Annex(
            title="CÁC VIỆC CHƯA HOÀN THÀNH",
            reference=annex_reference(LETTER, None, symbol, None, facts.steward),
            columns=COLUMNS,
            rows=tuple(rows),
            landscape=False,
        ),
    )
