"""Who gets in where in people."""

from hientai.kernel.permissions import SYSTEM, Role
from hientai.people.models import Intake, Origin, Recount, SavedList, Sector
from hientai.people.services import intakes, running
from hientai.people.services.rows import save_row
from hientai.people.services.saying import Saying
from tests.architecture.access_doors import OFFICER, SEES, STEWARD, WORKS, Door, get, post
from tests.architecture.access_world import World
from tests.factories import make_user
from tests.people.making import make_person

CORRECTED = {"decision": "skip"}

SAID = {"kind": "declared"}

PAGES: dict[str, Door] = {
    "people:on-day": get(SEES),
    "people:on-day-export": post(SEES),
    "people:add": get(WORKS),
    "people:edit": get(WORKS, pk="person", section="person_section"),
    "people:paper": get(WORKS, pk="person", origin="person_paper"),
    "people:row": get(WORKS, pk="person", kind="person_row_kind", row="person_degree"),
    "people:row-add": get(WORKS, pk="person", kind="person_row_kind"),
    "people:row-remove": post(WORKS, pk="person", kind="person_row_kind", row="person_degree"),
    "people:counting": get(STEWARD),
    "people:recount": get(STEWARD, pk="recount"),
    "people:sector": get(STEWARD, pk="sector"),
    "people:sector-act": post(STEWARD, {"do": "up"}, pk="sector"),
    "people:sector-add": get(STEWARD),
    "people:sectors": get(STEWARD),
    "people:staff": get(SEES),
    "people:staff-enter": post(WORKS),
    "people:status": get(WORKS, pk="person"),
    "people:detail": get(SEES, pk="person"),
    "people:export": post(SEES),
    "people:guarded": post(WORKS, {"guard": "sensitive"}, pk="person"),
    "people:intake": get(WORKS, pk="intake"),
    "people:intake-act": post(WORKS, {"do": "confirm"}, pk="intake"),
    "people:intake-columns": post(WORKS, pk="intake"),
    "people:intake-row": post(WORKS, CORRECTED, pk="intake", row="intake_row"),
    "people:list": get(SEES),
    "people:remove-list": post(OFFICER, pk="people_list"),
    "people:save-list": post(SEES, {"name": "Danh sách mẫu"}),
    "people:saved-list": get(OFFICER, pk="people_list"),
    "people:saved-lists": get(SEES),
    "people:template": get(WORKS),
    "people:upload": get(WORKS),
}
FORMS: dict[str, Door] = {  # "POST app:name"
    "POST people:add": post(WORKS, {**SAID, "name": "Lê Mẫu Chi"}),
    "POST people:edit": post(
        WORKS, {**SAID, "name": "Lê Mẫu Chi"}, pk="person", section="person_section"
    ),
    "POST people:row": post(
        WORKS, {**SAID, "code": "doctor"}, pk="person", kind="person_row_kind", row="person_degree"
    ),
    "POST people:row-add": post(
        WORKS, {**SAID, "code": "doctor"}, pk="person", kind="person_row_kind"
    ),
    "POST people:counting": post(STEWARD, {"do": "places"}),
    "POST people:recount": post(STEWARD, {"do": "drop"}, pk="recount"),
    "POST people:sector": post(STEWARD, {"name": "Ngành mẫu"}, pk="sector"),
    "POST people:sector-add": post(STEWARD, {"name": "Ngành mẫu"}),
    "POST people:status": post(WORKS, {**SAID, "status": "working"}, pk="person"),
    "POST people:upload": post(WORKS),
}
OPERATIONS: dict[str, Door] = {  # "GET /api/v1/…"
    "GET /api/v1/people": get(SEES),
    "GET /api/v1/people/facets": get(SEES),
    "GET /api/v1/people/lists": get(SEES),
    "GET /api/v1/people/lists/{list_id}": get(OFFICER, list_id="people_list"),
    "GET /api/v1/people/{person_id}": get(SEES, person_id="person"),
    "POST /api/v1/people/{person_id}/guarded": Door(
        WORKS, {"person_id": "person"}, "post", data={"guard": "contact"}, json=True
    ),
}


def things(world: World) -> dict[str, int | str]:
    """Make what the addresses name; keys are the arguments' values in the tables above."""
    data = "Họ và tên,Ngày sinh\nNguyễn Mẫu An,31/02/1980\n".encode()
    intake = intakes.upload(name="mau.csv", data=data, body=world.own_body, by=SYSTEM)
    running.look_through(intake)
    row = Intake.objects.get(pk=intake.pk).kept_rows.get()
    person = make_person(body=world.own_body, workplace=world.own_body.name)
    owner = make_user(Role.BODY_OFFICER, world.own_body)
    kept = SavedList.objects.create(name="Mẫu", owner=owner, body=world.own_body)
    paper = Saying(Origin.Kind.SEEN, SYSTEM, paper="Bằng mẫu", upload=("bang.txt", b"mau"))
    degree = save_row(person=person, kind="degree", values={"code": "doctor"}, said=paper)
    return {
        "person": person.pk,
        "recount": Recount.objects.create(what="places", words="Mẫu", asked_by="Mẫu").pk,
        "sector": Sector.objects.values_list("pk", flat=True)[0],
        "person_section": "chung",
        "person_row_kind": "degree",
        "person_degree": degree.pk,
        "person_paper": degree.origin_id,
        "people_list": kept.pk,
        "intake": intake.pk,
        "intake_row": row.pk,
    }
