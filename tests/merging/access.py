"""Who gets in where in merging."""

from django.utils import timezone

from hientai.kernel.permissions import SYSTEM
from hientai.merging.models import Pair
from hientai.merging.services.merging import merge
from tests.architecture.access_doors import STEWARD, WORKS, Door, get, post
from tests.architecture.access_world import World
from tests.people.making import make_person

PAGES: dict[str, Door] = {
    "merging:queue": get(WORKS),
    "merging:pair": get(WORKS, pk="pair"),
    "merging:guarded": post(WORKS, {"guard": "contact"}, pk="pair"),
    "merging:decide": post(WORKS, {"do": "different"}, pk="pair"),
    "merging:settled": get(WORKS),
    "merging:merges": get(WORKS),
    "merging:undo": post(WORKS, pk="merge"),
    "merging:search": post(STEWARD),
    "merging:stop": post(STEWARD),
}
FORMS: dict[str, Door] = {  # "POST app:name"
    "POST merging:settled": post(WORKS, {"pair": []}),
}
OPERATIONS: dict[str, Door] = {}


def things(world: World) -> dict[str, int | str]:
    """Make what the addresses name."""
    first, second, kept, gone = (make_person(body=world.own_body) for _ in range(4))
    pair = Pair.objects.create(first=first, second=second, probability=0.9, found_at=timezone.now())
    return {"pair": pair.pk, "merge": merge(kept=kept, gone=gone, chosen={}, by=SYSTEM).pk}
