"""Who is found by a telephone, an address or an identity number: for those who may see it only."""

from __future__ import annotations

import re
from typing import Final

from django.conf import settings
from django.db.models import Q

from hientai.kernel.permissions import Actor
from hientai.people.domain.fields import GUARDED
from hientai.people.domain.sealing import sealer
from hientai.people.models import Guarded
from hientai.people.selectors.lists import visible_people
from hientai.people.selectors.profiles import GUARD_PERMISSIONS, may_see

_GAPS: Final = re.compile(r"[\s.()-]+")
_NUMBER: Final = re.compile(r"\+?[0-9]{9,12}")
_IDENTITY: Final = 12
MOST: Final = 50


def kind_of(query: str) -> str:
    """Return the field that a query can be a value of: an address or a whole number; empty for words."""
    if "@" in query.strip("@"):
        return "email"
    number = _GAPS.sub("", query)
    if not _NUMBER.fullmatch(number):
        return ""
    return "identity" if len(number) == _IDENTITY and number.isdigit() else "phone"


def reached_by(query: str, actor: Actor) -> str:
    """Return the field by which somebody may find people so; empty if a query is words to them."""
    kind = kind_of(query)
    return kind if kind and actor.holds(GUARD_PERMISSIONS[GUARDED[kind]]) else ""


def reached(query: str, actor: Actor) -> set[int]:
    """Return whom an address or a number reaches, of those whose contacts the actor may see."""
    kind = kind_of(query)
    rows = Guarded.objects.filter(_having(kind, query)).select_related("person")
    visible = visible_people(actor).values("pk")
    return {
        row.pk
        for row in rows.filter(person__in=visible)[:MOST]
        if may_see(actor, row.person, GUARDED[kind])
    }


def _having(kind: str, query: str) -> Q:
    if kind == "email":
        return Q(email__in=[query.strip(), query.strip().lower()])
    number = _GAPS.sub("", query)
    if kind == "identity":
        return Q(identity_key=sealer(settings.IDENTITY_KEY).key_of(number))
    return Q(phone__in={number, "0" + number.removeprefix("+84")})
