"""A small province of bodies that change: Bắc Giang, which Bắc Ninh takes over."""

from datetime import date

import pytest

from hientai.bodies.domain import name_key
from hientai.bodies.models import Body, BodyKind, Event, Succession

MARCH, JULY = date(2025, 3, 1), date(2025, 7, 1)
LAST_OF_FEBRUARY, LAST_OF_JUNE = date(2025, 2, 28), date(2025, 6, 30)


@pytest.fixture
def make(db):
    def build(name, kind=BodyKind.DEPARTMENT, province="Bắc Giang", **fields):
        key = name_key(name)
        values = {"kind": kind, "province": province, "key": key, "sort_key": key}
        return Body.objects.create(name=name, **{**values, **fields})

    return build


@pytest.fixture
def merge():
    def build(old, new, on=JULY, kind=Succession.Kind.MERGED, *, confirmed=True):
        event = Event.objects.create(
            kind=kind,
            on=on,
            sure=confirmed,
            state=Event.State.IN_EFFECT,
            sides={"before": [old.pk], "after": [new.pk]},
        )
        return Succession.objects.create(event=event, predecessor=old, successor=new)

    return build


@pytest.fixture
def finance(make, merge):
    """Planning merges into finance in March, finance into that of Bắc Ninh in July."""
    planning = make("Sở Kế hoạch và Đầu tư", valid_to=LAST_OF_FEBRUARY)
    old = make("Sở Tài chính", valid_to=LAST_OF_JUNE)
    new = make("Sở Tài chính", province="Bắc Ninh", valid_from=JULY)
    merge(planning, old, MARCH)
    merge(old, new)
    return {"planning": planning, "old": old, "new": new}
