"""A declared value never silently replaces one that was confirmed or seen."""

import io

import pytest
from django.urls import reverse

from hientai.core.models import AuditLine
from hientai.kernel.errors import NotAllowed
from hientai.kernel.permissions import Role
from hientai.people.models import Origin
from hientai.people.services.editing import change_profile, kinds_of
from hientai.privacy.models import Proof
from hientai.privacy.services import editing
from tests.factories import make_actor, make_body, make_user
from tests.privacy.making import PDF, make_owner

pytestmark = pytest.mark.django_db
NEW = {"position": "Viện trưởng"}


def seen(owner, steward):
    """Let the position be one that somebody saw proved."""
    change_profile(
        person=owner.person,
        values={"position": "Trưởng phòng"},
        kind=Origin.Kind.SEEN,
        paper="Quyết định 1",
        by=steward,
    )
    owner.person.refresh_from_db()


def test_what_is_declared_is_written_as_declared(owner):
    done = editing.edit_own(person=owner.person, values=NEW, by=owner.actor)

    owner.person.refresh_from_db()
    assert (done.changed, owner.person.position) == (("position",), "Viện trưởng")
    assert kinds_of(owner.person, ["position"])["position"] == Origin.Kind.DECLARED


def test_beside_a_seen_value_it_stands_as_a_proposal_and_both_are_shown(client, owner, steward):
    seen(owner, steward)
    done = editing.edit_own(person=owner.person, values=NEW, by=owner.actor)
    client.force_login(owner.user)
    page = client.get(reverse("privacy:mine")).content.decode()

    assert done.proposed == ("position",)
    assert "Trưởng phòng" in page
    assert "Viện trưởng" in page


def test_accepting_writes_it_declining_leaves_it(owner, steward):
    seen(owner, steward)
    editing.edit_own(person=owner.person, values=NEW, by=owner.actor)
    editing.accept_proposal(proposal=owner.person.proposals.get(), paper="Quyết định 2", by=steward)

    owner.person.refresh_from_db()
    assert owner.person.position == "Viện trưởng"
    editing.edit_own(person=owner.person, values={"position": "Bộ trưởng"}, by=owner.actor)
    waiting = owner.person.proposals.get(answered_at=None)
    editing.decline_proposal(proposal=waiting, reason="Chưa có quyết định", by=steward)
    owner.person.refresh_from_db()
    assert owner.person.position == "Viện trưởng"


def test_a_wrong_value_is_named_in_its_field(client, owner):
    client.force_login(owner.user)
    answer = client.post(reverse("privacy:edit"), {"name": "Nguyễn Mẫu An", "birth": "31/02/1980"})

    assert answer.status_code == 422
    assert "birth" in answer.context["form"].errors


def test_a_paper_that_was_seen_makes_the_value_sure(owner, steward):
    editing.edit_own(person=owner.person, values=NEW, by=owner.actor)
    proof = editing.send_proof(
        person=owner.person, field="position", value="Viện trưởng", upload=PDF, by=owner.actor
    )
    editing.mark_seen(proof=proof, paper="Quyết định 2", by=steward)

    owner.person.refresh_from_db()
    assert kinds_of(owner.person, ["position"])["position"] == Origin.Kind.SEEN


def test_a_file_that_is_none_is_refused_at_the_door(client, owner):
    client.force_login(owner.user)
    thing = client.get(reverse("privacy:proofs")).context["form"].fields["thing"].choices[1][0]
    upload = io.BytesIO(b"MZ")
    upload.name = "bang.exe"

    answer = client.post(reverse("privacy:proofs"), {"thing": thing, "file": upload})

    assert (answer.status_code, Proof.objects.count()) == (422, 0)


def test_a_proof_is_opened_by_those_who_may_and_the_look_is_kept(client, db):
    body = make_body("Sở Mẫu")
    owner = make_owner(body=body)
    proof = editing.send_proof(
        person=owner.person, field="name", value="", upload=PDF, by=owner.actor
    )
    address = reverse("privacy:proof-file", args=[proof.pk])
    client.force_login(make_user(Role.BODY_OFFICER, make_body("Sở Khác")))
    assert client.post(address).status_code == 404
    client.force_login(make_user(Role.BODY_OFFICER, body))
    list(client.post(address).streaming_content)

    assert AuditLine.objects.filter(action="privacy.proof_opened").count() == 1


def test_another_body_s_officer_answers_nothing(owner, steward):
    seen(owner, steward)
    editing.edit_own(person=owner.person, values=NEW, by=owner.actor)

    with pytest.raises(NotAllowed):
        editing.accept_proposal(
            proposal=owner.person.proposals.get(),
            paper="",
            by=make_actor(Role.BODY_OFFICER, make_body("Sở Khác")),
        )
