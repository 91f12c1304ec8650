"""Who gets in where in returns."""

from datetime import date, timedelta

from django.utils import timezone

from hientai.core.files import store
from hientai.kernel.permissions import SYSTEM, Role
from hientai.returns.models import Ask, LineFile, Return, ReturnLine
from tests.architecture.access_doors import SEES, STEWARD, WORKS, Door, get, post
from tests.architecture.access_world import World

SEES_ALL = SEES - {Role.BODY_OFFICER}
ASKS = STEWARD | {Role.LEADER}
LINE = {"result": "Đã trình dự thảo.", "revision": "1"}

PAGES: dict[str, Door] = {
    "returns:ask": get(ASKS, plan="plan"),
    "returns:asked": get(SEES_ALL, pk="ask"),
    "returns:check": post(STEWARD, {"do": "confirm"}, pk="sent_return"),
    "returns:confirm-many": post(STEWARD, plan="plan"),
    "returns:correct": post(WORKS, pk="sent_return"),
    "returns:detail": get(SEES, pk="sent_return"),
    "returns:drop": post(WORKS, pk="draft_return"),
    "returns:evidence": get(SEES, pk="line_file"),
    "returns:form": get(SEES, pk="sent_return"),
    "returns:form-in": get(WORKS, pk="draft_return"),
    "returns:line": post(WORKS, LINE, pk="draft_return", duty="reported_duty"),
    "returns:mine": get(SEES),
    "returns:note": post(WORKS, {"note": "Mẫu"}, pk="draft_return"),
    "returns:overview": get(SEES, plan="plan"),
    "returns:paper": get(SEES, pk="sent_return"),
    "returns:send": get(WORKS, pk="draft_return"),
}
FORMS: dict[str, Door] = {
    "POST returns:ask": post(ASKS, {"question": "Mẫu"}, plan="plan"),
    "POST returns:form-in": post(WORKS, pk="draft_return"),
    "POST returns:send": post(WORKS, {"unfilled": "on", "seen": "0"}, pk="draft_return"),
}
OPERATIONS: dict[str, Door] = {
    "GET /api/v1/returns": get(SEES),
    "GET /api/v1/returns/{return_id}": get(SEES, return_id="sent_return"),
    "PUT /api/v1/returns/{return_id}/lines/{duty_id}": Door(
        WORKS,
        {"return_id": "draft_return", "duty_id": "reported_duty"},
        "put",
        data={"result": "Đã trình dự thảo."},
        json=True,
    ),
    "POST /api/v1/returns/{return_id}/send": Door(
        WORKS, {"return_id": "draft_return"}, "post", data={"unfilled": True}, json=True
    ),
}


def things(world: World) -> dict[str, int | str]:
    """Make what the addresses name; keys are the arguments' values in the tables above."""
    now = timezone.now()
    about = {"plan": world.plan, "body": world.own_body, "due_on": date(2026, 12, 5)}
    first = Return.objects.create(
        **about,
        period_start=date(2025, 1, 1),
        period_end=date(2025, 12, 31),
        state=Return.State.SENT,
        sent_at=now,
        paper=store(name="bao-cao.pdf", data=b"%PDF-1.4 mau", by=SYSTEM),
    )
    line = ReturnLine.objects.create(report=first, duty=world.duty, saved_at=now, result="Mẫu")
    file = store(name="bien-ban.pdf", data=b"%PDF-1.4 mau", by=SYSTEM)
    draft = Return.objects.create(
        **about, period_start=date(2026, 1, 1), period_end=date(2026, 12, 31)
    )
    asked = Ask.objects.create(
        plan=world.plan, question="Mẫu", due_on=now.date() + timedelta(days=9), asked_at=now
    )
    return {
        "sent_return": first.pk,
        "draft_return": draft.pk,
        "line_file": LineFile.objects.create(line=line, file=file).pk,
        "reported_duty": world.duty.pk,
        "ask": asked.pk,
    }
