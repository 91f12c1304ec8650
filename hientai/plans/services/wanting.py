"""Papers that tasks ask for: proposed by the reader, decided by people, recorded once issued."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hientai.core import audit
from hientai.documents.domain import kind_of
from hientai.documents.models import Document, Relation
from hientai.documents.services import Named, record_of, settle
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import nfc
from hientai.plans import domain
from hientai.plans.models import Party, Plan, Task, Twin, WantedPaper
from hientai.plans.selectors import contents_of_row

FIELDS: Final = ("kind", "title", "issuer", "amends", "replaces")
_DOES: Final = (("amends", Relation.Kind.AMENDS), ("replaces", Relation.Kind.REPLACES))
_DONE_AT_ONCE: Final = frozenset({"Báo cáo", "Tờ trình", "Thông báo"})  # not papers to be tracked


def take_wanted(plan: Plan) -> None:
    """Propose the papers that a plan's tasks ask for; what people decided stays."""
    WantedPaper.objects.filter(task__plan=plan, state=WantedPaper.State.READ).delete()
    made = []
    for task in plan.tasks.filter(dropped=False, kind=Task.Kind.TASK).prefetch_related("parties"):
        decided = [one.read for one in task.wanted.all()]
        for read in domain.wanted_of(task.path, contents_of_row(task)):
            if read["kind"] in _DONE_AT_ONCE:
                continue
            known = next((one for one in decided if domain.same_wanted(one, read)), None)
            if known is not None:
                decided.remove(known)
                continue
            values = {name: read[name] for name in FIELDS}
            made.append(WantedPaper(task=task, read=read, **values))
    WantedPaper.objects.bulk_create(made)


@transaction.atomic
def decide_wanted(
    *, wanted: WantedPaper, changes: Mapping[str, Any] | None, by: Actor
) -> WantedPaper:
    """Accept a proposal, with corrected values if any are given; None refuses it."""
    wanted = _locked(wanted)
    _require_keeper(wanted.task, by)
    if wanted.is_issued:
        raise Conflict(noop("Văn bản này đã ban hành, không sửa yêu cầu được nữa."))
    before = {name: getattr(wanted, name) for name in FIELDS}
    if changes is None:
        wanted.state = WantedPaper.State.REFUSED
    else:
        _fill(wanted, changes)
        same = all(getattr(wanted, name) == wanted.read.get(name) for name in FIELDS)
        wanted.state = WantedPaper.State.CONFIRMED if same else WantedPaper.State.CORRECTED
    _decided(wanted, by)
    if wanted.task.plan.state == Plan.State.CONFIRMED:
        _record(wanted, by)
    action = "wanted.refused" if changes is None else "wanted.confirmed"
    audit.record(by=by, action=action, target=wanted.task, paper=str(wanted), before=before)
    return wanted


@transaction.atomic
def add_wanted(*, task: Task, values: Mapping[str, Any], by: Actor) -> WantedPaper:
    """Add a paper that the reader did not find."""
    _require_keeper(task, by)
    wanted = WantedPaper(task=task, state=WantedPaper.State.CORRECTED)
    _fill(wanted, values)
    _decided(wanted, by)
    if task.plan.state == Plan.State.CONFIRMED:
        _record(wanted, by)
    audit.record(by=by, action="wanted.added", target=task, paper=str(wanted))
    return wanted


def open_wanted(*, plan: Plan, by: Actor) -> int:
    """Give every paper that a confirmed plan asks for its record, to be found and waited for."""
    asked = WantedPaper.objects.filter(task__plan=plan, task__dropped=False, document=None)
    papers = list(asked.exclude(state=WantedPaper.State.REFUSED).select_related("task__plan"))
    for wanted in papers:
        if wanted.state == WantedPaper.State.READ:
            wanted.state = WantedPaper.State.CONFIRMED
        _decided(wanted, by)
        _record(wanted, by)
    return len(papers)


@transaction.atomic
def record_issue(
    *, wanted: WantedPaper, number: str, issued: str, title: str, by: Actor
) -> Document:
    """Note that the paper was issued: its record gets number and day, and meets its own file."""
    wanted = _locked(wanted)
    leads = Party.objects.filter(task=wanted.task, role=Party.Role.LEAD)
    bodies = set(leads.values_list("bodies", flat=True)) | {wanted.task.plan.steward_id}
    by.require(Permission.DUTY_REPORT, of=bodies)
    if wanted.task.plan.state != Plan.State.CONFIRMED or wanted.document is None:
        raise Conflict(noop("Kế hoạch chưa duyệt nên chưa ghi nhận được văn bản đã ban hành."))
    if wanted.is_issued:
        raise Conflict(noop("Văn bản này đã được ghi nhận là ban hành."))
    document = wanted.document
    document.number, document.issued = nfc(number).strip()[:60], issued[:10]
    kind = kind_of(document.number, "") or document.kind
    if kind != document.kind:  # a scheme is issued by a decision
        document.kind, document.title = kind, f"{document.kind} {document.title}".strip()
    document.title = nfc(title).strip() or document.title
    document.expected = False
    document.save()
    audit.record(by=by, action="wanted.issued", target=wanted.task, number=number, issued=issued)
    return settle(document)


def take_merged(*, gone: Document, stays: Document, **_signal: object) -> None:
    """Receive `documents.signals.records_merged`."""
    WantedPaper.objects.filter(document=gone).update(document=stays)


def _locked(wanted: WantedPaper) -> WantedPaper:
    rows = WantedPaper.objects.select_for_update(of=("self",))
    return rows.select_related("task__plan__document", "document").get(pk=wanted.pk)


def _require_keeper(task: Task, by: Actor) -> None:
    by.require(Permission.PLAN_CHECK, of=[task.plan.steward_id])


def _fill(wanted: WantedPaper, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values:
            setattr(wanted, name, values[name])
    if not wanted.kind.strip():
        raise Conflict(noop("Chọn loại văn bản phải ban hành."))


def _decided(wanted: WantedPaper, by: Actor) -> None:
    wanted.decided_by, wanted.decided_at = by.label[:200], timezone.now()
    wanted.save()


def _record(wanted: WantedPaper, by: Actor) -> None:
    """Keep the record of a paper that is waited for as the proposal says, or drop it if refused."""
    document, plan = wanted.document, wanted.task.plan
    if wanted.state == WantedPaper.State.REFUSED:
        if document is not None and document.wanted_by.count() == 1:
            document.delete()
        WantedPaper.objects.filter(pk=wanted.pk).update(document=None)
        return
    document = document or _shared(wanted)
    document = document or Document(expected=True, mention=True, province=plan.province)
    document.kind = wanted.kind[:80]
    said = wanted.state == WantedPaper.State.CORRECTED
    document.title = wanted.title if said else max(wanted.title, document.title, key=len)
    document.issuer = wanted.issuer[:200] or document.issuer
    document.save()
    wanted.document = document
    wanted.save(update_fields=["document"])
    _relate(wanted, document, by)


def _shared(wanted: WantedPaper) -> Document | None:
    """Return the record of the paper that another task asks for too: of the plan, or of the one above."""
    values = {name: getattr(wanted, name) for name in FIELDS}
    above = Twin.objects.filter(second=wanted.task).exclude(state=Twin.State.DIFFERENT)
    asked = Q(task__plan=wanted.task.plan) | Q(task__in=above.values("first"))
    others = WantedPaper.objects.filter(asked, document__expected=True).exclude(
        state=WantedPaper.State.REFUSED
    )
    for other in others.select_related("document"):
        if domain.one_paper(values, {name: getattr(other, name) for name in FIELDS}):
            return other.document
    return None


def _relate(wanted: WantedPaper, document: Document, by: Actor) -> None:
    """Say what the paper will amend or replace, of the papers that the task names by number."""
    document.relations.filter(stated_in=wanted.task.plan.document).delete()
    plan = wanted.task.plan
    named = [one.target for one in plan.document.statements.select_related("target")]
    for name, kind in _DOES:
        for number in getattr(wanted, name):
            if not domain.is_number(number):
                continue
            target = record_of(Named(number, province=plan.province), named)
            Relation.objects.create(
                source=document,
                target=target,
                kind=kind,
                read_kind=kind,
                stated_in=plan.document,
                quote=wanted.task.text,
                state=Relation.State.CONFIRMED,
                decided_by=by.label[:200],
                decided_at=timezone.now(),
            )
