"""A name that lists several bodies: `Sở Nội vụ, Sở Tài chính`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hientai.bodies.domain.resolving.answer import Answer, Reason, Status
from hientai.kernel.errors import noop

_LISTED: Final = noop("Tên này nêu %(n)d đơn vị.")


def together(answers: Sequence[Answer]) -> Answer | None:
    """Return all of the bodies as a group; None if one of them is not known."""
    if any(answer.status in {Status.UNKNOWN, Status.AMBIGUOUS} for answer in answers):
        return None
    found = {body.fact.ref: body for answer in answers for body in answer.found}
    told = Reason(_LISTED, {"n": len(found)})
    said = (reason for answer in answers for reason in answer.why if answer.status != Status.EXACT)
    every_exact = all(answer.status is Status.EXACT for answer in answers)
    status = Status.EXACT if every_exact else Status.SUCCESSOR
    return Answer(status, tuple(found.values()), (told, *said), group=True)
