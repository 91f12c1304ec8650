"""Publishing figures of the register: rounded once, opened table by table."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Collection

from django.db import transaction

from hientai.core.audit import record
from hientai.kernel.errors import NotAllowed, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.statistics.domain.publishing import check_day, check_shown
from hientai.statistics.domain.rounding import rounded
from hientai.statistics.models import Publication
from hientai.statistics.selectors.publications import counted_for


def publish(*, on: dt.date, shown: Collection[str], by: Actor, today: dt.date) -> Publication:
    """Round the figures of a day and open those chosen; a day is rounded once."""
    _require(by)
    chosen = check_shown(shown)
    with transaction.atomic():
        published = Publication.objects.select_for_update().values_list("on", flat=True)
        check_day(on, published, today)
        counts = counted_for(on)
        found = rounded(counts.spine, counts.tables, random.SystemRandom())
        publication = Publication.objects.create(
            on=on,
            figures={
                "total": found.total,
                "spine": found.spine,
                "tables": found.tables,
                "values": counts.values,
            },
            shown=chosen,
            notes=list(counts.notes),
            published_by=by.label[:200],
        )
        record(by=by, action="statistics.published", target=publication, shown=chosen)
    return publication


def choose(*, publication: Publication, shown: Collection[str], by: Actor) -> None:
    """Open other tables of a published day, or none; the numbers stay as they were drawn."""
    _require(by)
    chosen = check_shown(shown)
    with transaction.atomic():
        before, publication.shown = publication.shown, chosen
        publication.save(update_fields=["shown"])
        record(by=by, action="statistics.chosen", target=publication, before=before, after=chosen)


def may_publish(actor: Actor) -> bool:
    """Tell whether somebody chooses what is open: of the whole register, so by who sees all of it."""
    return actor.holds(Permission.FIGURES_OPEN) and actor.reaches_all(Permission.STATISTICS_SEE)


def _require(by: Actor) -> None:
    if not may_publish(by):
        raise NotAllowed(noop("Anh/chị chưa được giao chọn số liệu công khai của tỉnh."))
