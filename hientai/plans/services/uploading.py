"""A plan's file: uploaded, read, read again, discarded."""

from __future__ import annotations

from django.db import transaction

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.documents.models import Reading
from hientai.documents.services import ask_reading, discard_document, store_document
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Plan
from hientai.plans.services.intake import take_reading


@transaction.atomic
def upload_plan(*, name: str, data: bytes, by: Actor, steward: Body | None = None) -> Plan:
    """Keep an uploaded plan and have it read; the uploader's body watches it until it is confirmed."""
    owners = [steward.pk] if steward else by.own_bodies(Permission.PLAN_UPLOAD)
    by.require(Permission.PLAN_UPLOAD, of=owners)
    steward = steward or _own_body(by)
    document = store_document(name=name, data=data, by=by)
    plan = Plan.objects.create(document=document, steward=steward, uploaded_by=by.label[:200])
    audit.record(by=by, action="plan.uploaded", target=plan, file=name)
    ask_reading(document=document, by=by)
    return plan


def _own_body(by: Actor) -> Body:
    own = by.own_bodies(Permission.PLAN_CHECK)
    body = Body.objects.filter(pk__in=own).order_by("pk").first()
    if body is None:
        raise Conflict(
            noop("Tài khoản chưa gắn với đơn vị theo dõi nào. Nhờ người quản trị gắn đơn vị trước.")
        )
    return body


@transaction.atomic
def discard_plan(*, plan: Plan, by: Actor) -> None:
    """Remove an upload that could not be read, with its file; a plan that was read stays."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    by.require(Permission.PLAN_CHECK, of=[plan.steward_id])
    if plan.state != Plan.State.FAILED:
        raise Conflict(noop("Chỉ xóa được tệp không đọc được."))
    document = plan.document
    audit.record(by=by, action="plan.discarded", target=plan)
    plan.delete()
    discard_document(document=document)


@transaction.atomic
def read_again(*, plan: Plan, by: Actor) -> Reading:
    """Have the file read again; until that is done nothing can be changed, and nothing is lost."""
    plan = Plan.objects.select_for_update().select_related("document").get(pk=plan.pk)
    by.require(Permission.PLAN_CHECK, of=[plan.steward_id])
    if plan.state == Plan.State.CONFIRMED:
        raise Conflict(noop("Kế hoạch đã duyệt, không đọc lại tệp được nữa."))
    if plan.state == Plan.State.READING and _is_waiting(plan):
        raise Conflict(noop("Tệp đang được đọc. Chờ đọc xong rồi mở lại trang này."))
    plan.state = Plan.State.READING
    plan.save(update_fields=["state"])
    audit.record(by=by, action="plan.read_again", target=plan)
    return ask_reading(document=plan.document, by=by)


def _is_waiting(plan: Plan) -> bool:
    waiting = (Reading.State.WAITING, Reading.State.RUNNING)
    return plan.document.readings.filter(state__in=waiting).exists()


def take_document_reading(*, reading: Reading, **_signal: object) -> None:
    """Take a finished reading into the plan of its document, if it has one."""
    plan = Plan.objects.filter(document=reading.document_id).first()
    if plan is not None:
        take_reading(plan=plan, reading=reading)


def refuse_reading(*, reading: Reading, **_signal: object) -> None:
    """Say on the plan that its file was refused; a plan that was read before stays as it was."""
    for plan in Plan.objects.filter(document=reading.document_id, state=Plan.State.READING):
        plan.state = Plan.State.CHECKING if plan.tasks.exists() else Plan.State.FAILED
        plan.save(update_fields=["state"])
