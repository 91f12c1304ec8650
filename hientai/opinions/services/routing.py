"""The steps from what was said to its end: classed, passed on, put before the leader, answered, closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.documents.models import Document
from hientai.documents.services import Named, record_of
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor
from hientai.kernel.vietnamese import format_date
from hientai.opinions.domain import Act, State, answer_day
from hientai.opinions.models import Opinion
from hientai.opinions.services.joining import answer_followers, followers, hand_lead_on
from hientai.opinions.services.steps import EmptyOpinion, Told, advance, hold, moment


@dataclass(frozen=True)
class Numbered:
    """A paper by its number, day and issuer; `to` is to whom it goes."""

    number: str
    issued: date
    issuer: str = ""
    title: str = ""
    to: str = ""


@transaction.atomic
def classify(
    *, opinion: Opinion, category: str, by: Actor, words: str = "", on: date | None = None
) -> Opinion:
    """Take an opinion in hand and put it in a class of its kind."""
    if category not in opinion.rules.categories:
        raise Conflict(noop("Chọn nhóm trong danh sách."))
    return advance(opinion, Act.CLASS, Told(words), by=by, on=on, category=category)


@transaction.atomic
def pass_on(
    *, opinion: Opinion, to: Body, words: str, by: Actor, on: date | None = None
) -> Opinion:
    """Let another body answer: the last day for the answer stays."""
    if opinion.collector_id == to.pk:
        raise Conflict(noop("%(body)s đang là nơi trả lời."), body=to.name)
    held = advance(opinion, Act.PASS_ON, Told(words, body=to), by=by, on=on, collector=to)
    followers(held).update(collector=to)
    return held


@transaction.atomic
def propose(*, opinion: Opinion, told: Told, by: Actor, on: date | None = None) -> Opinion:
    """Put a solution before the leader."""
    return advance(opinion, Act.PROPOSE, told, by=by, on=on)


@transaction.atomic
def give_back(*, opinion: Opinion, words: str, by: Actor, on: date | None = None) -> Opinion:
    """Have a proposal made anew, as the leader."""
    return advance(opinion, Act.RETURN, Told(words), by=by, on=on)


@transaction.atomic
def decide(
    *, opinion: Opinion, told: Told, by: Actor, outcome: str = "", on: date | None = None
) -> Opinion:
    """Answer as the leader, with reason; the answer reaches all who said the same."""
    return _answered(opinion, Act.DECIDE, told, by=by, outcome=outcome, on=on)


@transaction.atomic
def send_up(
    *, opinion: Opinion, paper: Numbered, told: Told, by: Actor, on: date | None = None
) -> Opinion:
    """Send what is beyond the province's power up by a numbered paper; it stays open until answered."""
    if not paper.to.strip():
        raise EmptyOpinion(noop("Ghi cơ quan cấp trên nhận văn bản."))
    issuer = paper.issuer or opinion.collector.name
    document = _record(opinion, paper, issuer)
    words = "\n".join(part for part in (paper.to.strip(), told.words.strip()) if part)
    sent = Told(words, told.files, paper=document)
    return advance(opinion, Act.SEND_UP, sent, by=by, on=on)


@transaction.atomic
def hear(
    *, opinion: Opinion, paper: Numbered, told: Told, by: Actor, on: date | None = None
) -> Opinion:
    """Record the answer from above, with its paper where it has a number."""
    document = _record(opinion, paper, paper.issuer) if paper.number.strip() else None
    heard = Told(told.words, told.files, paper=document)
    return _answered(opinion, Act.HEAR, heard, by=by, outcome="", on=on)


def _record(opinion: Opinion, paper: Numbered, issuer: str) -> Document:
    if not paper.number.strip():
        raise EmptyOpinion(noop("Nhập số, ký hiệu văn bản."))
    return record_of(
        Named(
            number=paper.number.strip(),
            issuer=issuer.strip(),
            date=paper.issued.isoformat(),
            province=opinion.collector.province,
            title=paper.title.strip(),
        )
    )


@transaction.atomic
def answer(  # by keyword: a service names all it needs
    *,
    opinion: Opinion,
    answer: str,
    by: Actor,
    outcome: str = "",
    told: Told | None = None,
    on: date | None = None,
) -> Opinion:
    """Answer as the body that holds the opinion; the answer reaches all who said the same."""
    told = Told(answer, told.files if told else ())
    return _answered(opinion, Act.ANSWER, told, by=by, outcome=outcome, on=on)


def _answered(
    opinion: Opinion, act: Act, told: Told, *, by: Actor, outcome: str, on: date | None
) -> Opinion:
    if not told.words.strip():
        raise EmptyOpinion(noop("Ghi nội dung trả lời."))
    if outcome and outcome not in opinion.rules.outcomes:
        raise Conflict(noop("Chọn kết quả trong danh sách."))
    said = {
        "answer": told.words.strip(),
        "answered_at": moment(on),
        "answered_by": by.label[:200],
        "outcome": outcome,
    }
    held = advance(opinion, act, told, by=by, on=on, **said)
    answer_followers(held, act, by=by, on=on)
    return held


@transaction.atomic
def reopen(
    *,
    opinion: Opinion,
    words: str,
    by: Actor,
    due_on: date | None = None,
    on: date | None = None,
) -> Opinion:
    """Say that the answer did not settle it: it waits again, by itself, with a new last day."""
    day = on or localdate()
    if due_on is not None and due_on <= day:
        raise Conflict(noop("Hạn trả lời mới phải sau ngày %(day)s."), day=format_date(day))
    due = due_on or answer_day(day, opinion.rules.answer_days)
    unsaid = {
        "answer": "",
        "answered_at": None,
        "answered_by": "",
        "outcome": "",
    }  # the step keeps it
    told = Told(words)
    return advance(opinion, Act.REOPEN, told, by=by, on=on, due_on=due, lead=None, **unsaid)


@transaction.atomic
def close(*, opinion: Opinion, by: Actor, words: str = "", on: date | None = None) -> Opinion:
    """Close an opinion: answered and settled, or taken back by the body that raised it."""
    held = hold(opinion)
    act = Act.CLOSE if held.state == State.ANSWERED else Act.WITHDRAW
    closed = advance(held, act, Told(words), by=by, on=on)
    if act is Act.WITHDRAW:
        hand_lead_on(closed, by=by, on=on)
    return closed
