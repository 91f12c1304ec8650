from datetime import date

import pytest

from hientai.bodies.models import Event, Succession
from tests.factories import make_body


@pytest.fixture
def world_of_merger(db):
    """Return a body that ended, and the one that took it over."""
    old, heir = make_body("Sở Cũ", valid_to=date(2025, 6, 30)), make_body("Sở Mới")
    event = Event.objects.create(
        kind="absorbed",
        on=date(2025, 7, 1),
        state=Event.State.IN_EFFECT,
        sides={"before": [old.pk], "after": [heir.pk]},
    )
    Succession.objects.create(event=event, predecessor=old, successor=heir)
    return old, heir
