"""What a person changes while checking a plan: every change is kept when the file is read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hientai.core import audit
from hientai.documents.models import Document
from hientai.documents.services import settle
from hientai.kernel.errors import Conflict, NotFound, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.plans import domain
from hientai.plans.models import Plan, Target, Task
from hientai.plans.selectors import ROLE_OF_FIELD, Names, contents_of_row
from hientai.plans.services.head import COLUMN_OF_FIELD, set_field
from hientai.plans.services.intake import write_contents
from hientai.plans.services.parties import resolve_plan, set_parties

STALE = noop("Người khác vừa sửa nhiệm vụ này. Xem lại nội dung mới rồi sửa tiếp.")
_TARGET_FIELDS: Final = ("text", "measure", "operator", "value", "value_max", "unit", "by")


def checking(plan_id: int, by: Actor) -> Plan:
    """Return the plan, locked, if it is being checked and the person may check it."""
    plan = Plan.objects.select_for_update().select_related("document").get(pk=plan_id)
    by.require(Permission.PLAN_CHECK, of=[plan.steward_id])
    if plan.state == Plan.State.CONFIRMED:
        raise Conflict(noop("Kế hoạch đã duyệt, không sửa nội dung đã đọc được nữa."))
    if plan.state != Plan.State.CHECKING:
        raise Conflict(noop("Kế hoạch đang được đọc. Chờ đọc xong rồi sửa."))
    return plan


def _fresh(task: Task, version: int | None = None) -> Task:
    fresh = Task.objects.prefetch_related("parties").get(pk=task.pk)
    if version is not None and version != fresh.version:
        raise Conflict(STALE)
    return fresh


def _write(task: Task, contents: domain.Contents, plan: Plan, fields: Sequence[str]) -> None:
    """Put corrected fields into a row and mark them as a person's."""
    write_contents(task, contents)
    task.values = {
        **task.values,
        **{name: domain.corrected(task.values.get(name)) for name in fields},
    }
    task.version += 1
    task.save()
    set_parties(
        [
            (task, ROLE_OF_FIELD[name], getattr(contents, name))
            for name in fields
            if name in ROLE_OF_FIELD
        ],
        Names(plan, timezone.localdate()),
    )


@transaction.atomic
def correct_task(
    *, task: Task, changes: Mapping[str, Any], by: Actor, version: int | None = None
) -> Task:
    """Replace values of a task (`domain.FIELDS`, `opens_duties`); what was read is kept beside.

    Values that stay equal count as accepted. With `version` a change made meanwhile is refused.
    """
    plan = checking(task.plan_id, by)
    task = _fresh(task, version)
    before = contents_of_row(task)
    wanted = {name: value for name, value in changes.items() if name in domain.FIELDS}
    more = ("gone", "path") if wanted.keys() == set(domain.FIELDS) else ("gone",)
    after = replace(before, **wanted)
    if not after.text.strip():
        raise Conflict(noop("Nội dung nhiệm vụ còn trống. Nhập nội dung hoặc bỏ nhiệm vụ."))
    fields = domain.changed(before, after)
    opens = changes.get("opens_duties", task.opens_duties)
    if opens != task.opens_duties:
        task.opens_duties = opens
        task.values["opens_duties"] = domain.corrected(None)
    _accept_fields(task, [name for name in (*wanted, *more) if name not in fields])
    _write(task, after, plan, fields)
    audit.record(
        by=by,
        action="task.corrected",
        target=task,
        before={name: _plain(getattr(before, name)) for name in fields},
        after={name: _plain(getattr(after, name)) for name in fields},
    )
    return task


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else str(value)


def _accept_fields(task: Task, fields: Sequence[str], *, together: bool = False) -> None:
    for name in fields:
        if name in task.values:
            task.values[name] = domain.accepted(task.values[name], together=together)


@transaction.atomic
def accept_value(*, task: Task, by: Actor, fields: Sequence[str] = ()) -> Task:
    """Agree with what was read: some fields, or without `fields` the whole task."""
    checking(task.plan_id, by)
    task = _fresh(task)
    _accept_fields(task, list(fields or task.values))
    task.version += 1
    task.save(update_fields=["values", "version"])
    audit.record(by=by, action="task.accepted", target=task, field=", ".join(fields))
    return task


@transaction.atomic
def accept_rest(*, plan: Plan, by: Actor) -> int:
    """Agree with everything that is still unsure; return how many tasks, goals and head values it was."""
    plan = checking(plan.pk, by)
    tasks = [t for t in plan.tasks.filter(dropped=False) if domain.is_doubtful(t.values)]
    for task in tasks:
        _accept_fields(task, list(task.values), together=True)
        task.version += 1
    Task.objects.bulk_update(tasks, ["values", "version"], batch_size=100)
    targets = plan.targets.filter(checked=False, dropped=False).exclude(doubt="")
    document = plan.document
    unsure = [n for n, value in document.values.items() if domain.is_doubtful({n: value})]
    count = len(tasks) + targets.update(checked=True) + len(unsure)
    document.values = {
        n: domain.accepted(value, together=True) for n, value in document.values.items()
    }
    document.save(update_fields=["values"])
    audit.record(by=by, action="plan.rest_accepted", target=plan, count=count)
    return count


@transaction.atomic
def split_task(*, task: Task, texts: Sequence[str], by: Actor) -> list[Task]:
    """Make several tasks of one, each with its words; bodies and time are the same for all."""
    plan = checking(task.plan_id, by)
    task = _fresh(task)
    texts = [text.strip() for text in texts if text.strip()]
    if len(texts) < 2:  # noqa: PLR2004  # a split makes two
        raise Conflict(noop("Tách cần ít nhất hai phần có nội dung, mỗi phần một dòng."))
    contents, label, position = contents_of_row(task), task.label, task.position
    later = plan.tasks.filter(position__gt=position)
    later.update(position=F("position") + len(texts) - 1)
    parts = [task, *(_copy(task) for _text in texts[1:])]
    for place, (part, text) in enumerate(zip(parts, texts, strict=True)):
        part.origin, part.position = Task.Origin.SPLIT, position + place
        part.label = f"{label[:110]} ({place + 1})"
        _write(part, replace(contents, text=text), plan, ("text",))
    _copy_parties(contents, parts[1:], plan)
    audit.record(by=by, action="task.split", target=task, parts=texts)
    return parts


def _copy(task: Task) -> Task:
    columns = ("plan_id", "path", "group_id", "opens_duties", "read_keys", "values")
    return Task(**{name: getattr(task, name) for name in columns})


def _copy_parties(contents: domain.Contents, parts: Sequence[Task], plan: Plan) -> None:
    wanted = [
        (part, role, getattr(contents, name))
        for part in parts
        for name, role in ROLE_OF_FIELD.items()
    ]
    set_parties(wanted, Names(plan, timezone.localdate()))


@transaction.atomic
def merge_tasks(*, tasks: Sequence[Task], by: Actor) -> Task:
    """Make one task of several: the first takes up the words, bodies and sources of the others."""
    if len({task.pk for task in tasks}) < 2:  # noqa: PLR2004  # a merge takes two
        raise Conflict(noop("Gộp cần ít nhất hai nhiệm vụ."))
    plan = checking(tasks[0].plan_id, by)
    rows = sorted((_fresh(task) for task in tasks), key=lambda row: row.position)
    if {row.plan_id for row in rows} != {plan.pk}:
        raise NotFound(noop("Chỉ gộp các nhiệm vụ của cùng một kế hoạch."))
    first, *others = rows
    contents = domain.merged([contents_of_row(row) for row in rows])
    fields = {"text", *domain.changed(contents_of_row(first), contents)}
    fields |= {n for row in rows for n in domain.FIELDS if domain.keeps(row.values.get(n))}
    first.values = _joined_values(rows)
    first.read_keys = list(dict.fromkeys(key for row in rows for key in row.read_keys))
    first.origin = Task.Origin.MERGED
    Task.objects.filter(pk__in=[row.pk for row in others]).delete()
    _write(first, contents, plan, [name for name in domain.FIELDS if name in fields])
    merged_labels = [row.label for row in others]
    audit.record(by=by, action="task.merged", target=first, others=merged_labels)
    return first


def _joined_values(rows: Sequence[Task]) -> dict[str, Any]:
    """Return the first row's values, each with the sources of all rows."""
    joined: dict[str, Any] = {}
    for row in rows:
        for name, value in row.values.items():
            known = joined.setdefault(name, {**value, "spans": []})
            known["spans"] = [*known["spans"], *value.get("spans", [])]
    return joined


@transaction.atomic
def add_task(
    *, plan: Plan, contents: domain.Contents, by: Actor, after: Task | None = None
) -> Task:
    """Add a task that the reader missed, after another or at the end."""
    plan = checking(plan.pk, by)
    if not contents.text.strip():
        raise Conflict(noop("Nội dung nhiệm vụ còn trống. Nhập nội dung trước khi thêm."))
    before = plan.tasks.filter(pk=after.pk).first() if after else plan.tasks.last()
    position = before.position if before else 0
    plan.tasks.filter(position__gt=position).update(position=F("position") + 1)
    path = [*(before.path[:-1] if before else []), "+"]
    task = Task(plan=plan, position=position + 1, path=path, origin=Task.Origin.ADDED)
    task.label = domain.label_of(path)
    task.group_id = before.group_id if before else None
    _write(task, contents, plan, domain.changed(domain.Contents(), contents))
    audit.record(by=by, action="task.added", target=task)
    return task


def drop_task(*, task: Task, by: Actor) -> Task:
    """Take a task out of the plan; it can be restored, and stays out when the file is read again."""
    return _set_dropped(task, by, dropped=True)


def restore_task(*, task: Task, by: Actor) -> Task:
    return _set_dropped(task, by, dropped=False)


@transaction.atomic
def _set_dropped(task: Task, by: Actor, *, dropped: bool) -> Task:
    checking(task.plan_id, by)
    task = _fresh(task)
    task.dropped = dropped
    task.same_as = task.same_as if dropped else None
    task.version += 1
    task.save(update_fields=["dropped", "same_as", "version"])
    action = "task.dropped" if dropped else "task.restored"
    audit.record(by=by, action=action, target=task)
    return task


@transaction.atomic
def correct_document(*, plan: Plan, changes: Mapping[str, Any], by: Actor) -> Document:
    """Replace values of the paper's head (`domain.DOCUMENT_FIELDS`); equal ones count as accepted."""
    plan = checking(plan.pk, by)
    document = plan.document
    before: dict[str, Any] = {}
    for name in domain.DOCUMENT_FIELDS:
        if name not in changes:
            continue
        column = COLUMN_OF_FIELD.get(name, name)
        old, value = getattr(document, column), document.values.get(name)
        set_field(document, name, changes[name])
        if getattr(document, column) != old:
            before[name] = old
            document.values[name] = domain.corrected(value)
        elif value:
            document.values[name] = domain.accepted(value)
    document.save()
    if "issuer" in before:
        plan.province = document.province = domain.province_of(document.issuer)
        plan.save(update_fields=["province"])
        document.save(update_fields=["province"])
        resolve_plan(plan)
    if before:
        settle(document)
    audit.record(by=by, action="document.corrected", target=document, before=before)
    return document


@transaction.atomic
def accept_document_value(*, plan: Plan, field: str, by: Actor) -> Document:
    """Agree with one value of the paper's head as it was read, a blank one too."""
    document = checking(plan.pk, by).document
    if field in document.values:
        document.values[field] = domain.accepted(document.values[field])
        document.save(update_fields=["values"])
    audit.record(by=by, action="document.accepted", target=document, field=field)
    return document


@transaction.atomic
def correct_target(*, target: Target, changes: Mapping[str, Any], by: Actor) -> Target:
    """Replace values of a measurable goal."""
    checking(target.plan_id, by)
    before = {name: str(getattr(target, name)) for name in _TARGET_FIELDS if name in changes}
    for name in before:
        setattr(target, name, changes[name])
    target.checked = True
    target.save()
    audit.record(by=by, action="target.corrected", target=target, before=before)
    return target


def accept_target(*, target: Target, by: Actor) -> Target:
    return _decide_target(target, by, checked=True, action="target.accepted")


def drop_target(*, target: Target, by: Actor) -> Target:
    return _decide_target(target, by, dropped=True, action="target.dropped")


def restore_target(*, target: Target, by: Actor) -> Target:
    return _decide_target(target, by, dropped=False, action="target.restored")


@transaction.atomic
def _decide_target(target: Target, by: Actor, *, action: str, **columns: bool) -> Target:
    checking(target.plan_id, by)
    for name, value in columns.items():
        setattr(target, name, value)
    target.save(update_fields=list(columns))
    audit.record(by=by, action=action, target=target)
    return target
