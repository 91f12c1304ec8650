"""Changing what is known of a body: its address, other names, who is above it, since when."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from hientai.bodies.domain import name_key
from hientai.bodies.domain.events import Fact, OtherName
from hientai.bodies.models import Body, BodyAlias, BodyDetail
from hientai.core.audit import record
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import nfc


@transaction.atomic
def change_body(
    *, body: Body, email: str, by: Actor, alias: OtherName | None = None, fact: Fact | None = None
) -> Body:
    """Keep a body's e-mail, one more name, one more fact; what was true before stays on record."""
    by.require(Permission.BODY_EDIT)
    held = Body.objects.select_for_update().get(pk=body.pk)
    before, held.email = held.email, email
    held.save(update_fields=["email"])
    name = _name(held, alias) if alias else ""
    if fact:
        _keep(held, fact)
    told = {"fact": fact.kind, "value": fact.value} if fact else {}
    record(
        by=by, action="body.changed", target=held, before=before, email=email, alias=name, **told
    )
    return held


def _name(body: Body, alias: OtherName) -> str:
    """Keep a name whose key is not the body's own, or its days where it is known already."""
    name = " ".join(nfc(alias.name).split())
    if name and name_key(name) not in ("", body.key):
        days = {"valid_from": alias.since, "valid_to": alias.until}
        BodyAlias.objects.update_or_create(
            body=body, key=name_key(name), defaults={"name": name, **days}
        )
    return name


def _keep(body: Body, fact: Fact) -> None:
    """Let what was true until now end the day before."""
    if fact.since:
        now = body.details.filter(kind=fact.kind, until=None)
        now.update(until=fact.since - timedelta(days=1))
    BodyDetail.objects.create(
        body=body,
        kind=fact.kind,
        value=fact.value[:300],
        other_id=fact.other,
        since=fact.since,
        basis=fact.basis[:300],
    )
