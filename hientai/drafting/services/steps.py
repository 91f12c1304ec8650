"""From one step to the next, or back with a reason; each on its day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from hientai.core import audit, files
from hientai.drafting import domain, selectors
from hientai.drafting.domain import Step
from hientai.drafting.models import Draft, Stage, Version
from hientai.duties.models import Duty
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Plan, WantedPaper

Upload = tuple[str, bytes]


@transaction.atomic
def start_draft(*, wanted: WantedPaper, duty: Duty, by: Actor, on: date | None = None) -> Draft:
    """Begin a paper that a task asks for; whoever owes the task drafts it."""
    wanted = WantedPaper.objects.select_for_update(of=("self",)).get(pk=wanted.pk)
    by.require(Permission.DUTY_REPORT, of=[duty.body_id, duty.plan.steward_id])
    if wanted.task_id != duty.task_id or duty.plan.state != Plan.State.CONFIRMED:
        raise Conflict(noop("Văn bản này không thuộc việc đã chọn."))
    if wanted.state == WantedPaper.State.REFUSED or wanted.is_issued:
        raise Conflict(noop("Văn bản này đã ban hành hoặc không phải ban hành."))
    if _drafts_of(wanted).exists():
        raise Conflict(noop("Văn bản này đã có đơn vị soạn thảo."))
    day = on or localdate()
    draft = Draft.objects.create(
        wanted=wanted, body=duty.body, duty=duty, opened_on=day, opened_by=by.label[:200]
    )
    Stage.objects.create(draft=draft, step=Step.DRAFTING, since=day, by=by.label[:200])
    audit.record(by=by, action="draft.started", target=draft)
    return draft


def _drafts_of(wanted: WantedPaper) -> QuerySet[Draft]:
    """Return the making of this paper, also where another task asks for the same one."""
    same = Q(wanted=wanted)
    if wanted.document_id is not None:
        same |= Q(wanted__document=wanted.document_id)
    return Draft.objects.filter(same)


@transaction.atomic
def add_version(
    *, draft: Draft, file: Upload, by: Actor, note: str = "", on: date | None = None
) -> Version:
    """Keep a new file of the draft."""
    draft = held(draft, by)
    if draft.step == Step.ISSUED:
        raise Conflict(noop("Văn bản đã ban hành, không thêm dự thảo được nữa."))
    name, data = file
    last = draft.versions.first()
    version = Version.objects.create(
        draft=draft,
        number=last.number + 1 if last else 1,
        file=files.store(name=name, data=data, by=by),
        note=note.strip()[:300],
        on=on or localdate(),
        by=by.label[:200],
    )
    audit.record(by=by, action="draft.version", target=draft, number=version.number, file=name)
    return version


@transaction.atomic
def submit(  # by keyword: a service names all it needs
    *, draft: Draft, number: str, submitted_to: str, by: Actor, on: date | None = None
) -> Draft:
    """Note that the draft was put before whoever issues it, once every comment has its answer."""
    draft = held(draft, by)
    if not draft.versions.exists():
        raise Conflict(noop("Đưa bản dự thảo lên trước."))
    if not number.strip() or not submitted_to.strip():
        raise Conflict(noop("Ghi số tờ trình và nơi nhận."))
    left = selectors.comments_of(draft).filter(opinion__answer="").exclude(opinion__state="closed")
    if n := left.count():
        raise Conflict(noop("Còn %(n)s góp ý chưa tiếp thu hoặc giải trình."), n=n)
    said = {"number": number.strip()[:60], "submitted_to": submitted_to.strip()[:200]}
    return go(draft, Step.SUBMISSION, by=by, on=on, **said)


@transaction.atomic
def give_back(*, draft: Draft, to: Step, reason: str, by: Actor, on: date | None = None) -> Draft:
    """Give a draft back to an earlier step, with the reason."""
    draft = held(draft, by)
    if not domain.may_return(Step(draft.step), to):
        raise Conflict(noop("Không trả văn bản về bước này được."))
    if not reason.strip():
        raise Conflict(noop("Ghi lý do trả lại."))
    return _enter(draft, to, by=by, on=on, returned=True, words=reason.strip())


def held(draft: Draft, by: Actor) -> Draft:
    """Return the row as it is now, kept from others; to be written of by who drafts or watches."""
    rows = Draft.objects.select_for_update(of=("self",))
    rows = rows.select_related("wanted__task__plan__document", "wanted__document", "body", "duty")
    found = rows.get(pk=draft.pk)
    by.require(Permission.DUTY_REPORT, of=selectors.keepers_of(found))
    return found


def go(draft: Draft, to: Step, *, by: Actor, on: date | None, **said: str) -> Draft:
    """Take a held draft to a later step, inside the caller's transaction."""
    if not domain.may_go(Step(draft.step), to):
        raise Conflict(
            noop("Văn bản đang ở bước %(step)s, không chuyển như vậy được."),
            step=draft.step_label.lower(),
        )
    return _enter(draft, to, by=by, on=on, **said)


def _enter(draft: Draft, to: Step, *, by: Actor, on: date | None, **said: Any) -> Draft:
    day, before = on or localdate(), draft.step
    draft.stages.filter(until=None).update(until=day)
    Stage.objects.create(draft=draft, step=to, since=day, by=by.label[:200], **said)
    draft.step = to.value
    draft.save(update_fields=["step"])
    action = "draft.returned" if said.get("returned") else f"draft.{to}"
    audit.record(by=by, action=action, target=draft, before=before, **said)
    return draft
