"""Whom a step concerns, and in which words they are told."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from hientai.core.notices import Notice, tell
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor
from hientai.opinions.domain import Act, Side, State
from hientai.opinions.models import Opinion, Step
from hientai.opinions.selectors.acting import bodies_on, leaders_over

_SHOWN: Final = 140


class Who(StrEnum):
    RAISER = auto()
    HOLDER = auto()
    KEEPER = auto()
    LEADERS = auto()


_SIDES: Final = {Who.RAISER: Side.RAISER, Who.HOLDER: Side.HOLDER, Who.KEEPER: Side.KEEPER}
TOLD: Final[Mapping[Act, tuple[tuple[Who, str], ...]]] = MappingProxyType(
    {
        Act.RAISE: ((Who.HOLDER, noop("%(raiser)s gửi %(noun)s: “%(text)s”.")),),
        Act.CLASS: ((Who.RAISER, noop("%(holder)s đã tiếp nhận %(noun)s: “%(text)s”.")),),
        Act.JOIN: (
            (Who.RAISER, noop("%(holder)s trả lời chung %(noun)s này với nơi khác: “%(text)s”.")),
        ),
        Act.PART: ((Who.RAISER, noop("%(holder)s xem xét riêng %(noun)s: “%(text)s”.")),),
        Act.PASS_ON: (
            (Who.HOLDER, noop("%(by)s chuyển tới đơn vị để trả lời %(noun)s: “%(text)s”.")),
            (Who.RAISER, noop("%(holder)s là nơi trả lời %(noun)s: “%(text)s”.")),
        ),
        Act.PROPOSE: (
            (Who.LEADERS, noop("%(holder)s trình hướng giải quyết %(noun)s: “%(text)s”.")),
            (Who.RAISER, noop("%(holder)s đã trình lãnh đạo %(noun)s: “%(text)s”.")),
        ),
        Act.RETURN: ((Who.HOLDER, noop("Lãnh đạo yêu cầu làm lại đề xuất về %(noun)s: “%(text)s”.")),),
        Act.DECIDE: (
            (Who.RAISER, noop("Lãnh đạo đã quyết định về %(noun)s: “%(text)s”.")),
            (Who.HOLDER, noop("Lãnh đạo đã quyết định về %(noun)s: “%(text)s”.")),
        ),
        Act.SEND_UP: (
            (Who.RAISER, noop("%(holder)s đã gửi cấp trên %(noun)s: “%(text)s”.")),
            (Who.KEEPER, noop("%(holder)s đã gửi cấp trên %(noun)s: “%(text)s”.")),
        ),
        Act.HEAR: ((Who.RAISER, noop("Cấp trên đã trả lời %(noun)s: “%(text)s”.")),),
        Act.ANSWER: (
            (Who.RAISER, noop("%(holder)s trả lời %(noun)s: “%(text)s”.")),
            (Who.KEEPER, noop("%(holder)s trả lời %(noun)s: “%(text)s”.")),
        ),
        Act.REOPEN: ((Who.HOLDER, noop("%(raiser)s cho là chưa xong %(noun)s: “%(text)s”.")),),
        Act.CLOSE: (
            (Who.HOLDER, noop("%(by)s khép lại %(noun)s: “%(text)s”.")),
            (Who.RAISER, noop("%(by)s khép lại %(noun)s: “%(text)s”.")),
        ),
        Act.WITHDRAW: ((Who.HOLDER, noop("%(raiser)s rút %(noun)s: “%(text)s”.")),),
    }
)  # fmt: skip


def tell_step(opinion: Opinion, step: Step, *, by: Actor, before: str = "") -> None:
    """Tell those whom a step concerns, but not the bodies for which it was taken."""
    act = Act(step.act)
    if act is Act.CLASS and before != State.RAISED:
        return  # classed anew: nothing to whoever raised it
    for who, words in TOLD.get(act, ()):
        bodies, users = _reached(opinion, who, by)
        if bodies or users:
            tell(
                Notice(
                    kind=f"opinion.{step.act}",
                    words=words,
                    values=_values(opinion, by),
                    href=opinion.get_absolute_url(),
                    key=f"opinion:{opinion.pk}:{step.pk}:{who}",
                    bodies=bodies,
                    users=users,
                )
            )


def _reached(opinion: Opinion, who: Who, by: Actor) -> tuple[list[int], list[int]]:
    if who is Who.LEADERS:
        return [], list(leaders_over(opinion.collector).values_list("pk", flat=True))
    bodies = bodies_on(opinion, _SIDES[who])
    return [body for body in bodies if body not in by.body_ids], []


def _values(opinion: Opinion, by: Actor) -> dict[str, str | int]:
    text = opinion.text
    return {
        "raiser": opinion.from_whom,
        "holder": opinion.collector.name,
        "noun": opinion.rules.noun,
        "by": by.label,
        "text": text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…",
    }
