"""Who gets in where in statistics."""

import datetime as dt

from hientai.kernel.permissions import Role
from hientai.statistics.models import Publication
from tests.architecture.access_doors import OPEN, SEES, Door, get, post
from tests.architecture.access_world import World

OPENS = frozenset({Role.STEWARD, Role.LEADER})

PAGES: dict[str, Door] = {
    "statistics:explore": get(SEES),
    "statistics:export": get(SEES),
    "statistics:people": get(SEES),
    "statistics:balance": get(SEES),
    "statistics:balance-export": get(SEES),
    "statistics:booklets": get(SEES),
    "statistics:booklet": get(SEES),
    "statistics:open-booklet": Door(
        OPEN.roles, {"pk": "open_day", "suffix": "booklet_suffix"}, public=True
    ),
    "statistics:choose": get(OPENS),
    "statistics:open": OPEN,
    "statistics:publish": post(OPENS, {"shown": "field"}),
    "statistics:open-csv": Door(OPEN.roles, {"pk": "open_day"}, public=True),
    "statistics:open-json": Door(OPEN.roles, {"pk": "open_day"}, public=True),
}
FORMS: dict[str, Door] = {}
OPERATIONS: dict[str, Door] = {}


def things(_world: World) -> dict[str, int | str]:
    """Make what the addresses name."""
    figures = {
        "total": 5,
        "spine": {"ts": 5},
        "values": {"degree": [["ts", "Tiến sĩ"]], "sex": [["Nam", "Nam"]]},
        "tables": {"sex": {"ts": {"Nam": 5}}},
    }
    day = Publication.objects.create(on=dt.date(2020, 12, 31), figures=figures, shown=["sex"])
    return {"open_day": day.pk, "booklet_suffix": "docx"}
