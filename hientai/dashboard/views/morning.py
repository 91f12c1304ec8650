"""The morning page: what waits for whoever reads it, and what whoever watches has to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.bodies.models import Body
from hientai.core.access import actor_of, signed_in
from hientai.core.charts import strip
from hientai.dashboard import selectors
from hientai.dashboard.views.board_charts import tracked
from hientai.dashboard.views.board_page import counts_of
from hientai.dashboard.views.headline import Seen, headline
from hientai.duties import selectors as duty_selectors
from hientai.duties.domain import SOON_DAYS, DutyState, Figures
from hientai.duties.selectors import Tally
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import format_number

FEW = 5
LATE_BODIES = 10


@dataclass(frozen=True)
class Look:
    """One thing to look at today: how many, of what, where; red where something is late."""

    n: int
    words: str
    href: str
    hot: bool = False

    @property
    def said(self) -> str:
        return f"{format_number(self.n)} {self.words}"


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Say what waits for whoever reads it, by what their posts let them do."""
    actor, today = actor_of(request), localdate()
    if actor.only_themselves:
        return redirect("privacy:mine")
    watches = actor.reaches_all(Permission.DUTY_SEE)
    duties = duty_selectors.visible_duties(actor)
    tally = duty_selectors.tally(duties, today=today)
    waiting = selectors.waiting_for(actor)
    ask = selectors.asked_of(actor, today)
    late = selectors.overdue_bodies(tally) if watches else []
    found = looks(actor, tally, late, today) if watches else []
    seen = Seen(
        watched=tally.figures if watches else None,
        late_bodies=len(late),
        ask=ask,
        waiting=sum(one.count for one in waiting),
        first_look=found[0].said if found else "",
    )
    context = {
        "today": today,
        "headline": headline(seen),
        "ask": ask,
        "ask_apart": bool(seen.waiting or late),  # the heading says something else first
        "waiting": waiting,
        "watches": watches,
        "figures": tally.figures,
        "counts": counts_of(tally.figures),
        "strip": strip(tracked(tally.figures)),
        "overdue": late[:LATE_BODIES],
        "looks": found,
        "changes": selectors.changes(actor, today),
        **({} if watches else _owed(actor, today)),
    }
    return render(request, "dashboard/home.html", context)


def _owed(actor: Actor, today: date) -> dict[str, Any]:
    """Return what presses; where nothing does, what is due next."""
    pressing = list(selectors.pressing(actor, today)[:FEW])
    return {
        "owed": pressing or list(selectors.in_term(actor, today)[:FEW]),
        "presses": bool(pressing),
    }


def looks(actor: Actor, tally: Tally, late: list[tuple[Body, Figures]], today: date) -> list[Look]:
    """Return what there is to look at, what is late first."""
    board = reverse("dashboard:board")
    figures = tally.figures
    silent = selectors.silent_bodies(tally.by_body).count() if late else 0
    found = [
        Look(figures[DutyState.OVERDUE], _late(late), f"{board}?state=overdue", hot=True),
        Look(
            selectors.newly_overdue(actor, today),
            _("việc đến hạn hôm qua chưa xong"),
            f"{board}?state=overdue&month={today:%Y-%m}",
            hot=True,
        ),
        Look(
            silent,
            _("đơn vị có việc quá hạn mà chưa từng báo cáo"),
            reverse("dashboard:silent"),
            hot=True,
        ),
        Look(
            selectors.tasks_without_body(actor).count(),
            _("nhiệm vụ chưa có đơn vị nào thực hiện"),
            reverse("dashboard:unowned"),
        ),
        Look(
            figures[DutyState.DUE_SOON],
            _("việc đến hạn trong %(n)s ngày tới") % {"n": SOON_DAYS},
            f"{board}?state=due_soon",
        ),
    ]
    return [look for look in found if look.n]


def _late(late: list[tuple[Body, Figures]]) -> str:
    if not late:
        return ""
    body, figures = late[0]
    return _("việc quá hạn ở %(bodies)s đơn vị, nhiều nhất là %(body)s (%(n)s)") % {
        "bodies": format_number(len(late)),
        "body": body,
        "n": format_number(figures[DutyState.OVERDUE]),
    }
