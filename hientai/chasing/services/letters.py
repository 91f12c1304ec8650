"""Letters of reminder: made as a file, and noted as issued."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from hientai.chasing.domain import BadLetter
from hientai.chasing.domain.letters import letter_paper
from hientai.chasing.models import Letter
from hientai.chasing.selectors.letters import letter_facts, pressing
from hientai.core import audit
from hientai.core.files import store
from hientai.core.papers import write_docx
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import fold
from hientai.plans.models import Plan


def make_letter(
    *, plan: Plan, bodies: Collection[int], reply_by: date, by: Actor, today: date | None = None
) -> Letter:
    """Write a letter to bodies about all that they have late or due soon of a plan."""
    by.require(Permission.DUTY_REMIND, of=[plan.steward_id])
    day = today or localdate()
    if reply_by < day:
        raise BadLetter(noop("Ngày trả lời phải từ hôm nay trở đi."))
    duties = pressing(plan, bodies, day)
    if not duties:
        raise BadLetter(noop("Chọn đơn vị có việc quá hạn hoặc sắp đến hạn."))
    data = write_docx(letter_paper(letter_facts(plan, duties, reply_by, day)))
    name = f"don-doc-{fold(plan.document.reference).replace(' ', '-')[:60]}-{day:%Y%m%d}.docx"
    with transaction.atomic():
        file = store(name=name.replace("/", "-"), data=data, by=by)
        letter = Letter.objects.create(
            plan=plan, reply_by=reply_by, file=file, made_by=by.label[:200]
        )
        letter.duties.set(duties)
        letter.bodies.set({one.body_id for one in duties})
        audit.record(by=by, action="letter.made", target=letter, duties=len(duties))
    return letter


def issue_letter(*, letter: Letter, number: str, issued_on: date, by: Actor) -> Letter:
    """Note under which number and on which day a letter went out."""
    by.require(Permission.DUTY_REMIND, of=[letter.plan.steward_id])
    with transaction.atomic():
        letter.number, letter.issued_on = number.strip()[:60], issued_on
        letter.save(update_fields=["number", "issued_on"])
        audit.record(by=by, action="letter.issued", target=letter, number=letter.number)
    return letter
