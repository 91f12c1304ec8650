"""The whole register as rows that are compared with each other. Never for a page: numbers are open in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.conf import settings

from hientai.people.domain.matching import Row, read_row
from hientai.people.domain.sealing import sealer
from hientai.people.models import Person

_COLUMNS: Final = {
    "pk": "id",
    "name": "name",
    "birth": "birth",
    "sex": "sex",
    "degree": "degree",
    "speciality": "speciality",
    "workplace": "workplace",
    "home_place": "place",
    "guarded__email": "email",
    "guarded__phone": "phone",
}
_SEALED: Final = "guarded__identity_sealed"
CHUNK: Final = 5000


def register_rows() -> Iterator[Row]:
    """Yield everybody, in the order of ids; a row's `id` is the profile's."""
    seal = sealer(settings.IDENTITY_KEY)
    names = list(_COLUMNS.values())
    people = Person.objects.order_by("pk").values_list(*_COLUMNS, _SEALED)
    for *values, sealed in people.iterator(CHUNK):
        said = {name: str(value or "") for name, value in zip(names, values, strict=True)}
        yield read_row({**said, "identity": seal.unseal(bytes(sealed)) if sealed else ""})
