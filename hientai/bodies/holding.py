"""The question that an event asks about a predecessor itself: what becomes of its own rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from hientai.bodies.domain.holding import Held, Question, Shown
from hientai.bodies.models import Body, BodyKind
from hientai.kernel.errors import noop

RULING = (BodyKind.COMMITTEE, BodyKind.COUNCIL)


class RulesHolder(Question):
    what = "rules"
    label = noop("văn bản, quy định riêng của đơn vị cũ")

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        found = Body.objects.filter(pk__in=bodies, kind__in=RULING).order_by("id")
        return [Held(body.pk, body.pk) for body in found]

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        said = _("Văn bản, quy định riêng của %(body)s")
        return {
            body.pk: Shown(
                said % {"body": body.full_name}, reverse("bodies:detail", args=[body.pk])
            )
            for body in Body.objects.filter(pk__in=items)
        }
