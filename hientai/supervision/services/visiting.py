"""A visit held: its minutes, its findings, and the conclusion that sends them to the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from hientai.core import audit, files
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor
from hientai.kernel.vietnamese import format_date
from hientai.opinions.domain import KINDS, Kind
from hientai.opinions.models import Opinion
from hientai.opinions.services import About, Saying, raise_opinion
from hientai.plans.models import Task
from hientai.supervision.domain import BadVisit, Found, check_conclusion, check_held
from hientai.supervision.models import Finding, Visit
from hientai.supervision.services.planning import State, hold, require_own

Upload = tuple[str, bytes]


@dataclass(frozen=True)
class Held:
    """How a visit went; no file leaves the minutes that there are."""

    on: date
    members: str
    place: str = ""
    summary: str = ""
    minutes: Sequence[Upload] = ()


@dataclass(frozen=True)
class FindingSaid:
    category: str
    text: str
    demand: str = ""
    task: Task | None = None
    due_on: date | None = None


@transaction.atomic
def record_visit(*, visit: Visit, held: Held, by: Actor, today: date | None = None) -> Visit:
    """Write down when a visit was held, by whom, with its minutes."""
    require_own(visit.year_plan, by)
    kept = hold(visit, State.PLANNED, State.HELD)
    check_held(held.on, today or localdate())
    if not held.members.strip():
        raise BadVisit(noop("Ghi thành viên đoàn giám sát."))
    kept.state, kept.held_on = State.HELD, held.on
    kept.members, kept.place = held.members.strip(), held.place.strip()[:200]
    kept.summary = held.summary.strip()
    for name, data in held.minutes[:1]:
        kept.minutes = files.store(name=name, data=data, by=by)
    kept.save()
    audit.record(by=by, action="supervision.visit_held", target=kept, on=held.on.isoformat())
    return kept


@transaction.atomic
def add_finding(*, visit: Visit, said: FindingSaid, by: Actor) -> Finding:
    """Note a finding of a visit that was held; its body sees it with the conclusion."""
    require_own(visit.year_plan, by)
    kept = hold(visit, State.HELD)
    finding = Finding(visit=kept)
    _set(finding, said)
    audit.record(by=by, action="finding.added", target=finding, visit=kept.pk)
    return finding


@transaction.atomic
def change_finding(*, finding: Finding, said: FindingSaid, by: Actor) -> Finding:
    """Change a finding that was not sent yet."""
    require_own(finding.visit.year_plan, by)
    hold(finding.visit, State.HELD)
    before = finding.text
    _set(finding, said)
    audit.record(by=by, action="finding.changed", target=finding, before=before)
    return finding


@transaction.atomic
def drop_finding(*, finding: Finding, by: Actor) -> None:
    """Strike out a finding that was not sent yet."""
    require_own(finding.visit.year_plan, by)
    hold(finding.visit, State.HELD)
    audit.record(by=by, action="finding.dropped", target=finding, visit=finding.visit_id)
    finding.delete()


def _set(finding: Finding, said: FindingSaid) -> None:
    if said.category not in KINDS[Kind.FINDING].categories:
        raise BadVisit(noop("Chọn loại phát hiện trong danh sách."))
    if not said.text.strip():
        raise BadVisit(noop("Ghi nội dung phát hiện."))
    if said.task is not None and said.task.plan_id != finding.visit.plan_id:
        raise Conflict(noop("Nhiệm vụ này không thuộc kế hoạch được giám sát."))
    finding.category, finding.task, finding.due_on = said.category, said.task, said.due_on
    finding.text, finding.demand = said.text.strip(), said.demand.strip()
    finding.save()


@transaction.atomic
def conclude(*, visit: Visit, by: Actor, number: str = "", on: date | None = None) -> Visit:
    """Conclude a visit: each finding goes to the body, and all but good practice waits for an answer."""
    require_own(visit.year_plan, by)
    kept, day = hold(visit, State.HELD), on or localdate()
    findings = list(kept.findings.select_related("task"))
    found = [Found(one.category, one.demand, one.due_on) for one in findings]
    check_conclusion(found, kept.held_on or day, day)
    for finding in findings:
        finding.opinion = _send(kept, finding, by=by, on=day)
        finding.save(update_fields=["opinion"])
    kept.state, kept.concluded_on, kept.number = State.CONCLUDED, day, number.strip()[:60]
    kept.save(update_fields=["state", "concluded_on", "number"])
    audit.record(by=by, action="supervision.concluded", target=kept, findings=len(findings))
    return kept


def _send(visit: Visit, finding: Finding, *, by: Actor, on: date) -> Opinion:
    saying = Saying(
        body=visit.year_plan.body,
        text=finding.text,
        proposal=finding.demand,
        category=finding.category,
    )
    about = About(
        plan=visit.plan,
        task=finding.task,
        origin=f"Cuộc giám sát ngày {format_date(visit.held_on or on)}",
        origin_href=visit.get_absolute_url(),
        due_on=finding.due_on,
    )
    return raise_opinion(
        kind=Kind.FINDING, saying=saying, about=about, collector=visit.body, by=by, on=on
    )
