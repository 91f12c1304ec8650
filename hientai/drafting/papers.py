"""The table of what became of each comment, as an official annex: what every dossier carries."""

from __future__ import annotations

from typing import Final

from hientai.core.papers import write_docx
from hientai.drafting.models import Asked, Comment, Draft
from hientai.drafting.selectors import comments_of
from hientai.kernel.issuers import abbreviation, signature_of
from hientai.kernel.papers import Annex, Column, GroupRow, Paper, Para, Row
from hientai.kernel.vietnamese import format_date, roman

DOCX_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_COLUMNS: Final = (
    Column("TT", 0.7, "center"),
    Column("Điều, khoản, mục", 2),
    Column("Nội dung góp ý", 6),
    Column("Tiếp thu, giải trình", 6),
)
_OUTCOMES: Final = {"adopted": "Tiếp thu", "partly": "Tiếp thu một phần", "explained": "Giải trình"}


def adoption_docx(draft: Draft) -> bytes:
    """Return the report on opinions with its table: who was asked, who agreed, what became of each point."""
    return write_docx(adoption_paper(draft))


def adoption_paper(draft: Draft) -> Paper:
    asked = list(draft.asked.select_related("body"))
    comments = list(comments_of(draft))
    paper = str(draft.wanted)
    return Paper(
        parent_body="",
        issuing_body=draft.body.name,
        number=None,
        symbol=f"BC-{abbreviation(draft.body.name)}",
        place=draft.body.province or "………",
        date=None,
        kind="Báo cáo",
        title=f"Tổng hợp, tiếp thu, giải trình ý kiến góp ý dự thảo {paper}",
        blocks=(
            Para(_said(asked, comments)),
            *_agreed([one.body.name for one in asked if one.agrees]),
            *_silent([one.body.name for one in asked if one.answered_on is None]),
            Para("Kết quả tiếp thu, giải trình từng ý kiến nêu tại Phụ lục kèm theo./."),
        ),
        recipients=(draft.wanted.issuer or draft.wanted.task.plan.steward.name, "Lưu: VT"),
        signature=signature_of(draft.body.kind, draft.body.name),
        annexes=(
            Annex(
                title="Bảng tiếp thu, giải trình ý kiến góp ý",
                reference=f"Kèm theo Báo cáo của {draft.body.name}",
                columns=_COLUMNS,
                rows=tuple(_rows(comments)),
            ),
        ),
    )


def _said(asked: list[Asked], comments: list[Comment]) -> str:
    bodies = len({one.asked.body_id for one in comments})
    outcomes = [one.opinion.outcome for one in comments]
    counted = "; ".join(
        f"{label.lower()} {outcomes.count(key)}"
        for key, label in _OUTCOMES.items()
        if outcomes.count(key)
    )
    text = f"Đã lấy ý kiến {len(asked)} cơ quan, đơn vị; {bodies} nơi góp ý với {len(comments)} nội dung"
    return f"{text}{': ' + counted if counted else ''}."


def _agreed(names: list[str]) -> list[Para]:
    return [Para(f"Thống nhất với dự thảo: {'; '.join(names)}.")] if names else []


def _silent(names: list[str]) -> list[Para]:
    return [Para(f"Chưa có văn bản góp ý: {'; '.join(names)}.")] if names else []


def _rows(comments: list[Comment]) -> list[Row | GroupRow]:
    rows: list[Row | GroupRow] = []
    by_body: dict[int, list[Comment]] = {}
    for one in comments:
        by_body.setdefault(one.asked.body_id, []).append(one)
    number = 0
    for place, said in enumerate(by_body.values(), start=1):
        asked = said[0].asked
        paper = f", văn bản số {asked.paper}" if asked.paper else ""
        day = f", ngày {format_date(asked.answered_on)}" if asked.answered_on else ""
        rows.append(GroupRow(roman(place), f"{asked.body.name}{paper}{day}"))
        for one in said:
            number += 1
            rows.append(_row(number, one))
    return rows


def _row(number: int, one: Comment) -> Row:
    opinion = one.opinion
    proposal = f"\nĐề nghị sửa thành: {opinion.proposal}" if opinion.proposal else ""
    label = _OUTCOMES.get(opinion.outcome, "")
    answer = "\n".join(part for part in (label, opinion.answer) if part)
    return Row((str(number), one.place, f"{opinion.text}{proposal}", answer))
