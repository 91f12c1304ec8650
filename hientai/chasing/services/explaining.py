"""Requests for explanation: asked, answered, accepted or asked again, or withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from hientai.chasing.domain import BadExplanation
from hientai.chasing.models import Explanation, Turn
from hientai.core import audit
from hientai.core.notices import Notice, tell
from hientai.duties.models import Duty
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import format_date
from hientai.kernel.workdays import is_working_day

State = Explanation.State
Kind = Turn.Kind


def ask(
    *, duties: Iterable[Duty], text: str, due_on: date, by: Actor, today: date | None = None
) -> list[Explanation]:
    """Ask for explanation of duties: one request a body, and a steward.

    Whoever sees all asks as a leader; a steward asks about the duties of their own plans only.
    """
    day = today or localdate()
    chosen = list(duties)
    if not chosen:
        raise BadExplanation(noop("Chọn việc cần giải trình."))
    for duty in chosen:
        by.require(Permission.EXPLANATION_ASK, of=[duty.plan.steward_id])
    _check(text, noop("Ghi nội dung cần giải trình."))
    _check_day(due_on, day)
    leads = by.reaches_all(Permission.EXPLANATION_ASK)
    groups: dict[tuple[int, int | None], list[Duty]] = defaultdict(list)
    for duty in chosen:
        groups[duty.body_id, None if leads else duty.plan.steward_id].append(duty)
    with transaction.atomic():
        return [
            _ask(body, steward, owed, (text.strip(), due_on), by)
            for (body, steward), owed in groups.items()
        ]


def _ask(
    body_id: int, steward_id: int | None, duties: list[Duty], said: tuple[str, date], by: Actor
) -> Explanation:
    text, due_on = said
    made = Explanation.objects.create(
        body_id=body_id,
        steward_id=steward_id,
        text=text,
        due_on=due_on,
        asked_by=by.label[:200],
        asker_id=by.user_id,
    )
    made.duties.set(duties)
    turn = _turn(made, Kind.ASKED, text, by)
    audit.record(by=by, action="explanation.asked", target=made, duties=len(duties))
    _tell_body(made, turn, noop("%(by)s yêu cầu giải trình về %(n)s việc, trước ngày %(day)s"))
    return made


def answer(*, explanation: Explanation, text: str, by: Actor) -> Explanation:
    """Answer for the body that is asked."""
    by.require(Permission.EXPLANATION_ANSWER, of=[explanation.body_id])
    _check(text, noop("Ghi nội dung giải trình."))
    with transaction.atomic():
        held = _held(explanation, State.ASKED, becomes=State.ANSWERED)
        turn = _turn(held, Kind.ANSWERED, text, by)
        audit.record(by=by, action="explanation.answered", target=held)
        _tell_asker(held, f"turn:{turn.pk}", noop("%(body)s đã giải trình, chờ xem xét"))
    return held


def accept(*, explanation: Explanation, text: str = "", by: Actor) -> Explanation:
    """Accept the answer; only whoever may ask does, of a leader's request a leader."""
    _require_asker(explanation, by)
    with transaction.atomic():
        held = _held(explanation, State.ANSWERED, becomes=State.ACCEPTED)
        turn = _turn(held, Kind.ACCEPTED, text, by)
        audit.record(by=by, action="explanation.accepted", target=held)
        _tell_body(held, turn, noop("%(by)s đã chấp nhận giải trình"))
    return held


def ask_again(
    *, explanation: Explanation, text: str, due_on: date, by: Actor, today: date | None = None
) -> Explanation:
    """Say what the answer lacks, and by when it is to come."""
    _require_asker(explanation, by)
    _check(text, noop("Ghi điều còn phải giải trình."))
    _check_day(due_on, today or localdate())
    with transaction.atomic():
        held = _held(explanation, State.ANSWERED, becomes=State.ASKED)
        held.due_on = due_on
        held.save(update_fields=["due_on"])
        turn = _turn(held, Kind.AGAIN, text, by)
        audit.record(by=by, action="explanation.asked_again", target=held)
        _tell_body(held, turn, noop("%(by)s yêu cầu giải trình lại, trước ngày %(day)s"))
    return held


def withdraw(*, explanation: Explanation, by: Actor) -> Explanation:
    """Take a request back; nothing is owed any more."""
    _require_asker(explanation, by)
    with transaction.atomic():
        held = _held(explanation, State.ASKED, State.ANSWERED, becomes=State.WITHDRAWN)
        turn = _turn(held, Kind.WITHDRAWN, "", by)
        audit.record(by=by, action="explanation.withdrawn", target=held)
        _tell_body(held, turn, noop("%(by)s đã rút yêu cầu giải trình"))
    return held


def remind_of_explanations(*, today: date | None = None) -> None:
    """Remind a body on the day that its answer is due, and whoever asked once it is late."""
    day = today or localdate()
    if not is_working_day(day):
        return
    owed = Explanation.objects.filter(state=State.ASKED).select_related("body")
    for one in owed.filter(due_on__lte=day):
        late = one.due_on < day
        words = (
            noop("Quá hạn giải trình từ ngày %(day)s") if late else noop("Hôm nay hạn giải trình")
        )
        _tell(one, words, f"{one.due_on}:{'late' if late else 'due'}", bodies=[one.body_id])
        if late:
            words = noop("%(body)s chưa giải trình, hạn ngày %(day)s")
            _tell_asker(one, f"{one.due_on}:asker", words)


def _check(text: str, sentence: str) -> None:
    if not text.strip():
        raise BadExplanation(sentence)


def _check_day(due_on: date, today: date) -> None:
    if due_on < today:
        raise BadExplanation(noop("Hạn giải trình phải từ hôm nay trở đi."))


def _require_asker(explanation: Explanation, by: Actor) -> None:
    by.require(Permission.EXPLANATION_ASK, of=[explanation.steward_id])


def _held(
    explanation: Explanation, *states: Explanation.State, becomes: Explanation.State
) -> Explanation:
    held = Explanation.objects.select_for_update().get(pk=explanation.pk)
    if held.state not in {one.value for one in states}:
        raise Conflict(
            noop("Yêu cầu giải trình này %(state)s. Mở lại trang để xem bản mới nhất."),
            state=held.get_state_display().lower(),
        )
    held.state = becomes
    held.save(update_fields=["state"])
    return held


def _turn(explanation: Explanation, kind: Turn.Kind, text: str, by: Actor) -> Turn:
    asks = kind in {Kind.ASKED, Kind.AGAIN}
    return Turn.objects.create(
        explanation=explanation,
        kind=kind,
        text=text.strip(),
        due_on=explanation.due_on if asks else None,
        by=by.label[:200],
    )


def _tell_body(explanation: Explanation, turn: Turn, words: str) -> None:
    _tell(explanation, words, f"turn:{turn.pk}", by=turn.by, bodies=[explanation.body_id])


def _tell_asker(explanation: Explanation, what: str, words: str) -> None:
    asker, steward = explanation.asker_id, explanation.steward_id
    users, bodies = [asker] if asker else [], [steward] if steward else []
    _tell(explanation, words, what, users=users, bodies=bodies)


def _tell(
    explanation: Explanation,
    words: str,
    what: str,
    *,
    by: str = "",
    bodies: Iterable[int] = (),
    users: Iterable[int] = (),
) -> None:
    tell(
        Notice(
            kind="explanation",
            words=words,
            values={
                "by": by,
                "body": str(explanation.body),
                "n": explanation.duties.count(),
                "day": format_date(explanation.due_on),
            },
            href=reverse("chasing:explanation", args=[explanation.pk]),
            key=f"explanation:{explanation.pk}:{what}",
            bodies=list(bodies),
            users=list(users),
            urgent=True,
        )
    )
