"""The outlines on offer: the standard ones, and this province's in their place or beside them."""

from __future__ import annotations

from hientai.kernel.errors import NotFound, noop
from hientai.reviews.domain.outlines import OutlineData, outline_of, standard
from hientai.reviews.models import Outline


def outlines() -> list[OutlineData]:
    rows = {row.key: _data(row) for row in Outline.objects.all()}
    found = [rows.pop(one.key, one) for one in standard()]
    return [*found, *rows.values()]


def outline_by_key(key: str) -> OutlineData:
    found = next((one for one in outlines() if one.key == key), None)
    if found is None:
        raise NotFound(noop("Không có đề cương này."))
    return found


def _data(row: Outline) -> OutlineData:
    return outline_of(
        {
            "key": row.key,
            "name": row.name,
            "kinds": row.kinds,
            "form": row.form,
            "sections": row.sections,
            "annexes": row.annexes,
        }
    )
