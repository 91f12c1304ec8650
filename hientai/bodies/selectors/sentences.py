"""A succession as a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hientai.bodies.domain.resolving import Fact, Step, told
from hientai.bodies.models import Body, Succession


def succession_sentence(step: Succession, *, home: str = "") -> str:
    """Say who followed whom and from when; the province of a body only if it is not `home`."""
    line = Step(
        step.predecessor_id, step.successor_id, step.kind, step.on, step.basis, step.confirmed
    )
    reason = told(line, _fact(step.predecessor), _fact(step.successor), home)
    return _(reason.sentence) % reason.values


def _fact(body: Body) -> Fact:
    return Fact(body.pk, body.name, body.key, body.kind, body.province)
