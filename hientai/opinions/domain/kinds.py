"""Whatever is said that must be answered: each kind as data, this page is the whole of its rules.

A kind tells who may say it, in which classes, within how many working days it is answered, and who
takes which step. The days are the province's own custom, no law. Petitions and recommendations
will be rows here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from hientai.kernel.errors import noop
from hientai.kernel.permissions import Permission


class Kind(StrEnum):
    DIFFICULTY = "difficulty"
    FINDING = "finding"
    COMMENT = "comment"


class Source(StrEnum):
    """Who speaks; what a person says comes in through the body that wrote it down."""

    BODY = "body"
    ASSOCIATION = "association"
    PERSON = "person"


class State(StrEnum):
    RAISED = "raised"
    CLASSED = "classed"
    JOINED = "joined"  # goes with its lead, whose answer is its own
    PROPOSED = "proposed"
    SENT_UP = "sent_up"
    ANSWERED = "answered"
    CLOSED = "closed"


class Act(StrEnum):
    """A step of the way; the values are what happened."""

    RAISE = "raised"
    CLASS = "classed"
    JOIN = "joined"
    PART = "parted"
    PASS_ON = "passed_on"  # noqa: S105  # a step, no password
    PROPOSE = "proposed"
    RETURN = "returned"
    DECIDE = "decided"
    SEND_UP = "sent_up"
    HEAR = "heard"  # the answer from above
    ANSWER = "answered"
    REOPEN = "reopened"
    CLOSE = "closed"
    WITHDRAW = "withdrawn"


class Side(StrEnum):
    """Who takes a step."""

    RAISER = "raiser"
    HOLDER = "holder"  # the body that is to answer now
    KEEPER = "keeper"  # the body that the plan names for difficulties
    LEADER = "leader"


IN_WORK: Final = frozenset({State.RAISED, State.CLASSED})
UNANSWERED: Final = IN_WORK | {State.JOINED, State.PROPOSED, State.SENT_UP}
TIMED: Final = UNANSWERED - {State.SENT_UP}
DONE: Final = frozenset({State.ANSWERED, State.CLOSED})


@dataclass(frozen=True)
class Move:
    """From which states a step is taken, and to which; `says` when it needs words."""

    before: frozenset[State]
    after: State
    says: bool = True


MOVES: Final[Mapping[Act, Move]] = MappingProxyType(
    {
        Act.CLASS: Move(IN_WORK, State.CLASSED, says=False),
        Act.JOIN: Move(IN_WORK, State.JOINED, says=False),
        Act.PART: Move(frozenset({State.JOINED}), State.CLASSED, says=False),
        Act.PASS_ON: Move(IN_WORK, State.RAISED),
        Act.PROPOSE: Move(IN_WORK, State.PROPOSED),
        Act.RETURN: Move(frozenset({State.PROPOSED}), State.CLASSED),
        Act.DECIDE: Move(frozenset({State.PROPOSED}), State.ANSWERED),
        Act.SEND_UP: Move(IN_WORK, State.SENT_UP, says=False),
        Act.HEAR: Move(frozenset({State.SENT_UP}), State.ANSWERED),
        Act.ANSWER: Move(IN_WORK, State.ANSWERED),
        Act.REOPEN: Move(frozenset({State.ANSWERED}), State.RAISED),
        Act.CLOSE: Move(frozenset({State.ANSWERED}), State.CLOSED, says=False),
        Act.WITHDRAW: Move(UNANSWERED - {State.SENT_UP}, State.CLOSED, says=False),
    }
)

_RAISER = frozenset({Side.RAISER})
_HOLDER = frozenset({Side.HOLDER})
_LEADER = frozenset({Side.LEADER})
_KEEPS = frozenset({Side.HOLDER, Side.KEEPER})


@dataclass(frozen=True)
class KindRules:
    """The rules of a kind. `categories` in `silent` only tell, no answer is owed."""

    label: str
    noun: str
    proposal: str  # what its wish is called
    raiser: str
    holder: str
    sources: frozenset[Source]
    categories: Mapping[str, str]
    outcomes: Mapping[str, str]
    answer_days: int
    acts: Mapping[Act, frozenset[Side]]
    permissions: Mapping[Side, Permission]
    silent: frozenset[str] = field(default_factory=frozenset)
    home: str = ""  # the page that lists the kind; without one it stands where it came from

    @property
    def may_join(self) -> bool:
        return Act.JOIN in self.acts

    @property
    def may_go_up(self) -> bool:
        return Act.SEND_UP in self.acts


KINDS: Final[Mapping[Kind, KindRules]] = MappingProxyType(
    {
        Kind.DIFFICULTY: KindRules(
            label=noop("Khó khăn, vướng mắc"),
            noun=noop("kiến nghị"),
            proposal=noop("Đề xuất cách giải quyết"),
            raiser=noop("Đơn vị nêu"),
            holder=noop("Nơi trả lời"),
            sources=frozenset(Source),
            categories={
                "policy": noop("Cơ chế, chính sách"),
                "guidance": noop("Hướng dẫn nghiệp vụ"),
                "money": noop("Kinh phí"),
                "people": noop("Nhân lực, tổ chức"),
                "cooperation": noop("Phối hợp"),
                "means": noop("Cơ sở vật chất, dữ liệu"),
                "other": noop("Việc khác"),
            },
            outcomes={
                "guided": noop("Đã hướng dẫn"),
                "solved": noop("Đã giải quyết"),
                "partly": noop("Giải quyết một phần"),
                "declined": noop("Chưa giải quyết, nêu rõ lý do"),
            },
            answer_days=10,
            acts={
                Act.CLASS: _KEEPS,
                Act.JOIN: _KEEPS,
                Act.PART: _KEEPS,
                Act.PASS_ON: _KEEPS,
                Act.PROPOSE: _HOLDER,
                Act.RETURN: _LEADER,
                Act.DECIDE: _LEADER,
                Act.SEND_UP: _HOLDER,
                Act.HEAR: _KEEPS,
                Act.ANSWER: _HOLDER,
                Act.REOPEN: _RAISER,
                Act.CLOSE: _RAISER | _HOLDER,
                Act.WITHDRAW: _RAISER,
            },
            permissions={
                Side.RAISER: Permission.OPINION_RAISE,
                Side.HOLDER: Permission.OPINION_ANSWER,
                Side.KEEPER: Permission.OPINION_ANSWER,
                Side.LEADER: Permission.OPINION_DECIDE,
            },
            home="opinions:list",
        ),
        Kind.FINDING: KindRules(
            label=noop("Phát hiện qua giám sát"),
            noun=noop("phát hiện giám sát"),
            proposal=noop("Yêu cầu, kiến nghị của đoàn giám sát"),
            raiser=noop("Cơ quan giám sát"),
            holder=noop("Đơn vị được giám sát"),
            sources=frozenset({Source.BODY}),
            categories={
                "gap": noop("Hạn chế, thiếu sót"),
                "violation": noop("Sai phạm"),
                "good": noop("Cách làm hay"),
            },
            outcomes={
                "mended": noop("Đã khắc phục"),
                "mending": noop("Đang khắc phục"),
                "explained": noop("Giải trình"),
            },
            answer_days=15,
            acts={Act.ANSWER: _HOLDER, Act.REOPEN: _RAISER, Act.CLOSE: _RAISER},
            permissions={
                Side.RAISER: Permission.SUPERVISE,
                Side.HOLDER: Permission.OPINION_ANSWER,
            },
            silent=frozenset({"good"}),
            home="supervision:list",
        ),
        Kind.COMMENT: KindRules(
            label=noop("Góp ý dự thảo"),
            noun=noop("góp ý"),
            proposal=noop("Đề nghị sửa thành"),
            raiser=noop("Đơn vị góp ý"),
            holder=noop("Đơn vị soạn thảo"),
            sources=frozenset({Source.BODY}),
            categories={
                "content": noop("Nội dung"),
                "basis": noop("Căn cứ, thẩm quyền"),
                "wording": noop("Câu chữ, thể thức"),
            },
            outcomes={
                "adopted": noop("Tiếp thu"),
                "partly": noop("Tiếp thu một phần"),
                "explained": noop("Giải trình, giữ như dự thảo"),
            },
            answer_days=15,
            acts={
                Act.ANSWER: _HOLDER,
                Act.REOPEN: _RAISER,
                Act.CLOSE: _RAISER,
                Act.WITHDRAW: _RAISER,
            },
            permissions={
                Side.RAISER: Permission.OPINION_RAISE,
                Side.HOLDER: Permission.OPINION_ANSWER,
            },
        ),
    }
)


def rules_of(kind: str) -> KindRules:
    return KINDS[Kind(kind)]
