"""A paper that a task asks for, and its way."""

from datetime import date
from typing import Any

from hientai.documents.models import Document
from hientai.drafting.models import Asked, Draft
from hientai.drafting.services import Point, add_version, ask_opinions, comment, start_draft
from hientai.duties.models import Duty
from hientai.kernel.permissions import SYSTEM
from hientai.plans.models import Plan, Task, WantedPaper
from tests.factories import make_body, make_duty, make_plan, make_task

START = date(2026, 3, 2)
DUE = date(2026, 3, 20)
FILE = ("du-thao.txt", "Dự thảo quyết định.".encode())
POINT = Point("Bổ sung chế độ cho cộng tác viên.", "Điều 3", "Cộng tác viên được hưởng 50%.")


def make_wanted(task: Task, kind: str = "Quyết định") -> WantedPaper:
    paper = Document.objects.create(kind=kind, title="chế độ thù lao", expected=True, mention=True)
    return WantedPaper.objects.create(
        task=task, kind=kind, title="chế độ thù lao", document=paper, state="confirmed"
    )


def make_owed(**fields: Any) -> Duty:
    plan = make_plan(state=Plan.State.CONFIRMED)
    body = make_body("Sở Mẫu")
    return make_duty(make_task(plan, lead=body), body, **fields)


def started(duty: Duty | None = None) -> Draft:
    duty = duty or make_owed()
    return start_draft(wanted=make_wanted(duty.task), duty=duty, by=SYSTEM, on=START)


def drafted() -> Draft:
    draft = started()
    add_version(draft=draft, file=FILE, by=SYSTEM, on=START)
    return draft


def asked_about(draft: Draft | None = None) -> Asked:
    (asked,) = ask_opinions(
        draft=draft or drafted(),
        bodies=[make_body("Sở Tài chính")],
        due_on=DUE,
        by=SYSTEM,
        on=date(2026, 3, 5),
    )
    return asked


def commented(**more: Any) -> Asked:
    said = {"points": [POINT], "by": SYSTEM, "on": date(2026, 3, 10), **more}
    asked = comment(asked=asked_about(), **said)
    asked.draft.refresh_from_db()
    return asked
