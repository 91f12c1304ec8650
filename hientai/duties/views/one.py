"""One duty as its page shows it, with what may be done about it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hientai.core.access import actor_of
from hientai.duties import selectors
from hientai.duties.domain import WHY_DUE, why_moved
from hientai.duties.forms import AnswerForm, ReportForm, StepForm
from hientai.duties.models import Duty
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.timeframes import TimeKind
from hientai.kernel.vietnamese import format_date
from hientai.kernel.workdays import term_end


def duty_of(request: HttpRequest, pk: int) -> Duty:
    """Return a duty that this person may see; what they may not see is not there."""
    found = selectors.duty_page(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy việc này trong phần việc của anh/chị."))
    return found


def show(
    request: HttpRequest,
    duty: Duty,
    *,
    report: ReportForm | None = None,
    step: StepForm | None = None,
    answer: AnswerForm | None = None,
) -> HttpResponse:
    """Draw the page of a duty; a form that was refused comes back as it was typed."""
    actor = actor_of(request)
    events = selectors.timeline(duty)
    asked = selectors.request_waiting(duty)
    refused = any(form is not None and form.errors for form in (report, step, answer))
    context: dict[str, Any] = {
        "duty": duty,
        "form": report or ReportForm(initial={"percent": duty.percent}),
        "step_form": step or StepForm(),
        "answer_form": answer or AnswerForm(initial={"day": asked.day if asked else None}),
        "asked": asked,
        "steps": list(duty.steps.all()),
        "events": events,
        "before": next((one.progress for one in events if one.progress), None),
        "task_state": selectors.task_states([duty.task]).get(duty.task_id),
        "others": selectors.other_periods(duty),
        "difficulties": selectors.difficulties_of(duty),
        **_days(duty),
        **_allowed(duty, actor),
    }
    return render(request, "duties/detail.html", context, status=422 if refused else 200)


def _days(duty: Duty) -> dict[str, Any]:
    """Say why the day is the day: by its kind of time, by rest, by what was granted."""
    first, due = duty.first_due_on, duty.due_on
    moved = why_moved(first, due)
    extended = bool(first and due and due != term_end(first))
    return {
        "why": _(WHY_DUE[TimeKind(duty.time_kind)]),
        "moved": _(moved[0]) % {"day": format_date(moved[1]), "rest": _(moved[2])} if moved else "",
        "first_due": term_end(first) if first and extended else None,
    }


def _allowed(duty: Duty, actor: Actor) -> dict[str, Any]:
    of, steward = [duty.body_id, duty.plan.steward_id], [duty.plan.steward_id]
    is_open = not (duty.done_on or duty.stopped_on or duty.history)
    reports = actor.may(Permission.DUTY_REPORT, of=of)
    decides = actor.may(Permission.TASK_ASSIGN, of=steward)
    return {
        "is_open": is_open,
        "may_report": reports and not duty.stopped_on,
        "on_behalf": not actor.may(Permission.DUTY_REPORT, of=[duty.body_id]),
        "may_ask": actor.may(Permission.EXPLANATION_ASK, of=steward),
        "may_wish": reports and is_open,
        "may_raise": actor.may(Permission.OPINION_RAISE, of=of) and not duty.stopped_on,
        "may_remind": actor.may(Permission.DUTY_REMIND, of=steward),
        "may_ask_why": is_open and actor.may(Permission.EXPLANATION_ASK, of=steward),
        "may_decide": decides,
        "leads": selectors.leads_of(duty.task) if decides else [],
    }
