"""Who gets in where in people."""

from hientai.kernel.permissions import SYSTEM
from hientai.people.models import Intake
from hientai.people.services import intakes, running
from tests.architecture.access_doors import SEES, WORKS, Door, get, post
from tests.architecture.access_world import World
from tests.people.making import make_person

CORRECTED = {"decision": "skip"}

PAGES: dict[str, Door] = {
    "people:detail": get(SEES, pk="person"),
    "people:export": post(SEES),
    "people:guarded": post(WORKS, {"guard": "sensitive"}, pk="person"),
    "people:intake": get(WORKS, pk="intake"),
    "people:intake-act": post(WORKS, {"do": "confirm"}, pk="intake"),
    "people:intake-columns": post(WORKS, pk="intake"),
    "people:intake-row": post(WORKS, CORRECTED, pk="intake", row="intake_row"),
    "people:list": get(SEES),
    "people:template": get(WORKS),
    "people:upload": get(WORKS),
}
FORMS: dict[str, Door] = {  # "POST app:name"
    "POST people:upload": post(WORKS),
}
OPERATIONS: dict[str, Door] = {}  # "GET /api/v1/…"


def things(world: World) -> dict[str, int | str]:
    """Make what the addresses name; keys are the arguments' values in the tables above."""
    data = "Họ và tên,Ngày sinh\nNguyễn Mẫu An,31/02/1980\n".encode()
    intake = intakes.upload(name="mau.csv", data=data, body=world.own_body, by=SYSTEM)
    running.look_through(intake)
    row = Intake.objects.get(pk=intake.pk).kept_rows.get()
    return {
        "person": make_person(body=world.own_body).pk,
        "intake": intake.pk,
        "intake_row": row.pk,
    }
