"""Taking what was read into a plan's rows: new ones are made, decided values stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from hientai.bodies.services import ensure_province
from hientai.core import audit
from hientai.documents.models import Reading
from hientai.documents.services import take_relations
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import SYSTEM
from hientai.kernel.vietnamese import fold
from hientai.plans import domain
from hientai.plans.domain.proposals import configures
from hientai.plans.models import Plan, Task
from hientai.plans.selectors import ROLE_OF_FIELD, Names
from hientai.plans.services.head import take_document, take_headings, take_targets
from hientai.plans.services.pairing import take_twins
from hientai.plans.services.parties import Wanted, set_parties
from hientai.plans.services.wanting import take_wanted

CLOSED = noop("Kế hoạch đã duyệt, không đọc lại tệp được nữa.")
GONE = noop("Lần đọc này không thấy nhiệm vụ ở chỗ cũ nữa. Giữ lại vì anh/chị đã xem hoặc sửa.")
_COLUMNS = (
    "position", "path", "label", "group", "text", "text_key", "kind", "deliverable", "time_text",
    "recurrence", "start", "end", "condition", "opens_duties", "read_keys", "values",
)  # fmt: skip


@transaction.atomic
def take_reading(*, plan: Plan, reading: Reading) -> Plan:
    """Make a reading the plan's content; corrected, split, merged, added and dropped rows survive."""
    plan = Plan.objects.select_for_update().select_related("document").get(pk=plan.pk)
    if plan.state == Plan.State.CONFIRMED:
        raise Conflict(CLOSED)
    take_document(plan.document, reading.result)
    issued_in = domain.province_of(plan.document.issuer)
    plan.province = issued_in or plan.province or plan.steward.province
    if plan.province:
        ensure_province(province=plan.province, by=SYSTEM)
    take_relations(document=plan.document, reading=reading, province=plan.province)
    _take_tasks(plan, reading)
    take_targets(plan, reading.result)
    plan.state = Plan.State.CHECKING
    plan.save(update_fields=["state", "province"])
    take_twins(plan)
    take_wanted(plan)
    audit.record(by=SYSTEM, action="plan.read", target=plan, tasks=plan.tasks.count())
    return plan


def write_contents(task: Task, contents: domain.Contents) -> None:
    """Put what a task says into its columns; bodies are parties and are written apart."""
    time = contents.timeframe
    task.text, task.text_key = contents.text, fold(contents.text)
    task.kind = contents.kind if contents.kind in Task.Kind else Task.Kind.TASK
    task.deliverable = contents.deliverable
    task.time_text, task.condition = time.text, time.condition or ""
    task.recurrence = time.recurrence.value if time.recurrence else ""
    task.start, task.end = time.start or "", time.end or ""


def _take_tasks(plan: Plan, reading: Reading) -> None:
    intake = _Intake(plan, reading)
    rows = intake.matched_rows()
    for row in rows:
        intake.refresh(row)
    gone = [row for row in rows if intake.is_gone(row)]
    Task.objects.filter(pk__in=[row.pk for row in gone]).delete()
    rows = [row for row in rows if row not in gone]
    made = intake.new_rows()
    for position, row in enumerate(intake.in_order(rows, made), start=1):
        row.position = position
    Task.objects.bulk_update(rows, _COLUMNS, batch_size=100)
    Task.objects.bulk_create(made)
    set_parties(intake.wanted, Names(plan, timezone.localdate()))


class _Intake:
    """One reading on its way into one plan."""

    def __init__(self, plan: Plan, reading: Reading) -> None:
        self.plan = plan
        self.new = domain.keyed(reading.result.get("tasks", []))
        self.old = domain.keyed(_before(reading).get("tasks", []))
        self.headings = take_headings(plan, reading.result)
        self.wanted: list[Wanted] = []
        self.used: set[str] = set()

    def matched_rows(self) -> list[Task]:
        """Return the plan's rows, each pointed at the tasks of the new reading it stands for."""
        rows = list(self.plan.tasks.order_by("position", "id"))
        held = {key: self.old.get(key, {}) for row in rows for key in row.read_keys}
        pairs = domain.matched(held, self.new)
        self.used = set(pairs.values())
        for row in rows:
            row.read_keys = self._keys_now(row, pairs) or row.read_keys
        return rows

    def _keys_now(self, row: Task, pairs: Mapping[str, str]) -> list[str]:
        keys = list(dict.fromkeys(pairs[key] for key in row.read_keys if key in pairs))
        if row.origin not in {Task.Origin.SPLIT, Task.Origin.ADDED}:
            return keys
        for key in self.new.keys() - self.used:
            if domain.adopts(row.text, str(self.new[key].get("text"))):
                self.used.add(key)
                return [key]
        return keys

    def refresh(self, row: Task) -> None:
        """Bring a row's undecided values up to the new reading."""
        read = [self.new[key] for key in row.read_keys if key in self.new]
        if not read:
            if row.read_keys:
                gone: dict[str, Any] = {
                    "spans": [],
                    "doubt": GONE,
                    "read": None,
                    "state": domain.READ,
                }
                row.values = {**row.values, "gone": gone}
            return
        task = domain.merged_reading(read)
        row.values.pop("gone", None)
        self._fill(row, task, domain.reread(row.values, domain.values_of(task)))

    def _fill(self, row: Task, task: Mapping[str, Any], values: dict[str, Any]) -> None:
        read = domain.contents_of(task)
        now: dict[str, Any] = {}
        undecided = [name for name in domain.FIELDS if not domain.keeps(values.get(name))]
        for name in set(undecided) - set(domain.NAME_FIELDS):
            now[name] = getattr(read, name)
        kept = {"text": row.text, "timeframe": row.timeframe, "kind": row.kind}
        write_contents(row, domain.Contents(**{**kept, "deliverable": row.deliverable, **now}))
        row.values = values
        if not domain.keeps(values.get("opens_duties")):
            row.opens_duties = not configures(read)
        self._place(row, list(task.get("path") or ()))
        self.wanted.extend(
            (row, ROLE_OF_FIELD[name], getattr(read, name))
            for name in domain.NAME_FIELDS
            if name in undecided
        )

    def _place(self, row: Task, path: list[str]) -> None:
        row.path = path
        if row.origin != Task.Origin.SPLIT:
            row.label = domain.label_of(path)
        row.group = self.headings.get(domain.heading_over(path, self.headings))

    def is_gone(self, row: Task) -> bool:
        """Return whether a row stands for nothing any more and nobody ever decided on it."""
        decided = row.dropped or row.version or any(map(domain.keeps, row.values.values()))
        return "gone" in row.values and not decided

    def new_rows(self) -> list[Task]:
        """Return rows for what no row stands for yet."""
        rows = []
        for key, task in self.new.items():
            if key not in self.used:
                row = Task(plan=self.plan, position=0, read_keys=[key])
                self._fill(row, task, domain.values_of(task))
                rows.append(row)
        return rows

    def in_order(self, rows: list[Task], made: list[Task]) -> list[Task]:
        """Return all rows in the paper's order; what it does not hold stays after its neighbour."""
        place = {key: index for index, key in enumerate(self.new)}
        at, order = -1, []
        for index, row in enumerate(rows):
            at = min((place[key] for key in row.read_keys if key in place), default=at)
            order.append((at, index, row))
        order.extend((place[row.read_keys[0]], len(rows), row) for row in made)
        return [row for _place, _index, row in sorted(order, key=lambda item: item[:2])]


def _before(reading: Reading) -> dict[str, Any]:
    """Return what the reading before this one found; nothing at first."""
    done = Reading.objects.filter(document=reading.document_id, state=Reading.State.DONE)
    last = done.exclude(pk=reading.pk).order_by("-ended_at", "-id").first()
    return dict(last.result) if last else {}
