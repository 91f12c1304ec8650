"""People for tests, made the way lists make them."""

from datetime import date
from typing import Any

from django.utils import timezone

from hientai.bodies.models import Body
from hientai.people.domain.degrees import Degree
from hientai.people.domain.importing.drafts import Draft
from hientai.people.models import Origin, Person
from hientai.people.services.writing import Writer

TODAY = date(2026, 11, 21)


def make_person(name: str = "Nguyễn Mẫu An", body: Body | None = None, **values: Any) -> Person:
    """Return a saved profile; values by field, as a row of a list has them."""
    at = timezone.now()
    origin = Origin.objects.create(kind=Origin.Kind.DECLARED, at=at, by="Mẫu")
    said = {
        "birth": "1975-05-12",
        "ethnicity": "Tày",
        "identity": f"001075{Person.objects.count():06}",
        "phone": "0912000001",
        "degree": (Degree("master", "Luật"),),
        **values,
    }
    draft = Draft("", 0, {"name": name, **said, "_body_id": body.pk if body else None})
    Writer(origin, at).add([draft])
    return Person.objects.latest("pk")
