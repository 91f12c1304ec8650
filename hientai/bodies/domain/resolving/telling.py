"""The sentences of an answer, in Vietnamese; the catalogue may put them into another language."""

from __future__ import annotations

import datetime as dt

from hientai.bodies.domain.resolving.answer import Reason
from hientai.bodies.domain.resolving.facts import Fact, Step
from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import format_date

_SURE = {
    "within": noop("%(old)s thuộc %(land)s từ %(on)s."),
    "renamed": noop("%(old)s đã đổi tên thành %(new)s từ %(on)s."),
    "split": noop("%(old)s đã chia, một phần về %(new)s từ %(on)s."),
    "moved": noop("%(old)s đã chuyển một số việc sang %(new)s từ %(on)s."),
    "merged": noop("%(old)s đã hợp nhất vào %(new)s từ %(on)s."),
}
_UNSURE = {
    "within": noop("%(old)s thuộc %(land)s từ %(on)s (chưa có người xác nhận)."),
    "renamed": noop("%(old)s đã đổi tên thành %(new)s từ %(on)s (chưa có người xác nhận)."),
    "split": noop("%(old)s đã chia, một phần về %(new)s từ %(on)s (chưa có người xác nhận)."),
    "moved": noop("%(old)s đã chuyển một số việc sang %(new)s từ %(on)s (chưa có người xác nhận)."),
    "merged": noop("%(old)s đã hợp nhất vào %(new)s từ %(on)s (chưa có người xác nhận)."),
}


def label(fact: Fact, home: str) -> str:
    """Return a body's name, with its province where that is another one and is not in it."""
    if fact.province in {"", home} or fact.province in fact.name:
        return fact.name
    return f"{fact.name} ({fact.province})"


def told(step: Step, old: Fact, new: Fact, home: str) -> Reason:
    """Say who followed whom and from when."""
    values = {
        "old": label(old, home),
        "new": label(new, home),
        "land": new.province,
        "on": format_date(step.on),
    }
    return Reason((_SURE if step.sure else _UNSURE)[_manner(step, old, new)], values)


def _manner(step: Step, old: Fact, new: Fact) -> str:
    if step.kind == "renamed" and old.key == new.key:
        return "within"
    return step.kind if step.kind in _SURE else "merged"


def dated(sentence: str, day: dt.date, **values: object) -> Reason:
    return Reason(sentence, {**values, "on": format_date(day)})
