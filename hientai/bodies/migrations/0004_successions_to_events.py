"""Successions become lines of events: what happened together is one event."""

import re
from collections import defaultdict
from datetime import timedelta

from django.db import migrations

ISSUED = re.compile(r" ngày (\d\d)/(\d\d)/(\d{4})$")


def make_events(apps, schema_editor):
    Event, Succession, Body = (
        apps.get_model("bodies", name) for name in ("Event", "Succession", "Body")
    )
    groups = defaultdict(list)
    for line in Succession.objects.select_related("predecessor", "successor").order_by("id"):
        end = line.successor_id if line.kind == "merged" else line.predecessor_id
        groups[line.kind, end, line.on, line.confirmed, line.basis].append(line)
    for lines in groups.values():
        event = Event.objects.create(**_values(lines))
        Succession.objects.filter(pk__in=[line.pk for line in lines]).update(event=event)
    followed = Succession.objects.exclude(kind="moved").values("predecessor")
    for body in Body.objects.exclude(valid_to=None).exclude(pk__in=followed):
        Event.objects.create(
            kind="abolished",
            on=body.valid_to + timedelta(days=1),
            province=body.province,
            state="in_effect",
            body=body,
            sides={"before": [body.pk], "after": []},
        )


def _values(lines):
    first = lines[0]
    issued = ISSUED.search(first.basis)
    day = "-".join(reversed(issued.groups())) if issued else None
    return {
        "kind": _kind(lines),
        "on": first.on,
        "province": first.successor.province,
        "basis": ISSUED.sub("", first.basis)[:200],
        "basis_date": day,
        "state": "in_effect",
        "sure": first.confirmed,
        "sides": {
            "before": list(dict.fromkeys(line.predecessor_id for line in lines)),
            "after": list(dict.fromkeys(line.successor_id for line in lines)),
        },
    }


def _kind(lines):
    first = lines[0]
    if first.kind == "merged":
        together = len(lines) > 1 and first.successor.valid_from == first.on
        return "merged" if together else "absorbed"
    if first.kind == "split" and len(lines) == 1:
        return "absorbed"
    return first.kind


class Migration(migrations.Migration):
    dependencies = [("bodies", "0003_events")]
    operations = [migrations.RunPython(make_events, elidable=False)]
