"""One line per write, in the write's own transaction."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Model

from hientai.core.models import AuditLine
from hientai.kernel.permissions import Actor


def record(*, by: Actor, action: str, target: Model, **details: object) -> AuditLine:
    """Keep who did what to what; `details` hold plain JSON values, before and after where it helps."""
    return AuditLine.objects.create(
        actor_id=by.user_id,
        actor=by.label[:200],
        action=action,
        target_type=target._meta.label_lower,
        target_id=target.pk,
        target=str(target)[:300],
        details=details,
    )


def action_labels() -> dict[str, str]:
    """Return what every action is called, in the reader's language; apps declare theirs (`actions`)."""
    return {
        action: str(label)
        for app in apps.get_app_configs()
        for action, label in getattr(app, "actions", {}).items()
    }
