"""Who gets in where in privacy."""

from datetime import date

from hientai.core.files import store
from hientai.kernel.permissions import SYSTEM
from hientai.people.models import Person
from hientai.privacy.domain.purposes import Purpose
from hientai.privacy.domain.rights import Right
from hientai.privacy.models import Consent, Proof, Proposal, Request
from hientai.privacy.services import asking, inviting
from hientai.privacy.services.asking import Asked
from tests.architecture.access_doors import (
    EVERY_ROLE,
    INTELLECTUAL,
    OPEN,
    STEWARD,
    WORKS,
    Door,
    get,
    post,
)
from tests.architecture.access_world import World
from tests.people.making import make_person

CLAIM = {"answer": "1975", "username": "nguyen.mau.chu", "password": "mat-khau-cua-toi"}
PDF = b"%PDF-1.4 mau"
OWN = {"do": "withdraw"}

PAGES: dict[str, Door] = {
    "privacy:check-proof": post(WORKS, {"words": "Bằng"}, pk="proof"),
    "privacy:check-proposal": post(WORKS, {"words": "Bằng"}, pk="proposal"),
    "privacy:checks": get(WORKS),
    "privacy:claim": Door(EVERY_ROLE, {"code": "code"}, public=True),
    "privacy:consent": post(INTELLECTUAL, OWN, purpose="purpose"),
    "privacy:consents": get(INTELLECTUAL),
    "privacy:copy": post(STEWARD, pk="owner"),
    "privacy:drop": post(INTELLECTUAL, pk="my_request"),
    "privacy:edit": get(INTELLECTUAL),
    "privacy:invite": post(WORKS, pk="owner"),
    "privacy:letter": post(WORKS, {"code": ["owner_code"]}, pk="owner"),
    "privacy:looks": get(INTELLECTUAL),
    "privacy:looks-export": get(INTELLECTUAL),
    "privacy:mine": get(INTELLECTUAL),
    "privacy:my-copy": get(INTELLECTUAL, kind="copy_kind"),
    "privacy:my-proof": get(INTELLECTUAL, pk="my_proof"),
    "privacy:my-request": get(INTELLECTUAL, pk="my_request"),
    "privacy:my-requests": get(INTELLECTUAL),
    "privacy:open-people": OPEN,
    "privacy:open-person": Door(EVERY_ROLE, {"pk": "mine", "slug": "slug"}, public=True),
    "privacy:paper-consent": post(STEWARD, pk="owner"),
    "privacy:paper-request": post(STEWARD, pk="owner"),
    "privacy:person": get(WORKS, pk="owner"),
    "privacy:person-act": post(STEWARD, {"do": "lift"}, pk="owner"),
    "privacy:proof-file": post(WORKS, pk="proof"),
    "privacy:proofs": get(INTELLECTUAL),
    "privacy:request": get(STEWARD, pk="my_request"),
    "privacy:request-act": post(STEWARD, {"do": "acknowledge"}, pk="my_request"),
    "privacy:request-paper": get(STEWARD, pk="paper_request"),
    "privacy:requests": get(STEWARD),
    "privacy:requests-export": get(STEWARD),
    "privacy:uninvite": post(WORKS, pk="owner"),
}
FORMS: dict[str, Door] = {
    "POST privacy:checks": post(WORKS),
    "POST privacy:claim": Door(EVERY_ROLE, {"code": "code"}, "post", public=True, data=CLAIM),
    "POST privacy:edit": post(INTELLECTUAL, {"name": "Nguyễn Mẫu An"}),
    "POST privacy:my-requests": post(INTELLECTUAL, {"right": "copy"}),
    "POST privacy:proofs": post(INTELLECTUAL),
}
OPERATIONS: dict[str, Door] = {}


def things(world: World) -> dict[str, int | str]:
    """Make what the addresses name; `mine` is the profile of whoever comes as an intellectual."""
    mine, owner = make_person(), make_person("Trần Mẫu Chủ", body=world.own_body)
    Consent.objects.create(
        person=mine, purpose=Purpose.PUBLIC.value, version=1, how="online", fields=["degree"]
    )
    asked = asking.ask(person=mine, asked=Asked(Right.CORRECT), by=SYSTEM)
    return {
        "mine": mine.pk,
        "owner": owner.pk,
        "slug": "nguyen-mau-an",
        "purpose": Purpose.MATCHING.value,
        "copy_kind": "json",
        "code": inviting.invite(person=make_person("Lê Mẫu Khách"), by=SYSTEM).code,
        "owner_code": inviting.invite(person=owner, by=SYSTEM).code,
        "my_request": asked.pk,
        "paper_request": _on_paper(owner).pk,
        "my_proof": _proof(mine).pk,
        "proof": _proof(owner).pk,
        "proposal": Proposal.objects.create(person=owner, field="position", value="Phó").pk,
    }


def _proof(person: Person) -> Proof:
    file = store(name="bang.pdf", data=PDF, by=SYSTEM)
    return Proof.objects.create(person=person, field="position", value="Trưởng phòng", file=file)


def _on_paper(person: Person) -> Request:
    return asking.ask_on_paper(
        person=person,
        asked=Asked(Right.RESTRICT),
        paper=("don.pdf", PDF),
        received_on=date(2026, 1, 5),
        by=SYSTEM,
    )
