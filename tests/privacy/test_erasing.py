"""An erased person is gone from rows, files, the log and lists, and nothing brings them back."""

from datetime import date
from pathlib import Path

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse

from hientai.core.files import store
from hientai.core.models import AuditLine, StoredFile
from hientai.kernel.errors import Conflict
from hientai.kernel.permissions import SYSTEM
from hientai.merging.models import Merge
from hientai.merging.services.merging import merge
from hientai.merging.services.parting import unmerge
from hientai.people.domain.fields import Guard
from hientai.people.models import Guarded, Intake, IntakeRow, Origin, Person
from hientai.people.services import intakes, running
from hientai.people.services.looking import look
from hientai.privacy.domain.purposes import Purpose
from hientai.privacy.domain.rights import Right
from hientai.privacy.models import Consent, Proof, Request, Tombstone
from hientai.privacy.services import asking, consenting, editing
from hientai.privacy.services.asking import Asked
from tests.people.making import make_person
from tests.privacy.making import ONLINE, PDF, make_owner

pytestmark = pytest.mark.django_db
LIST = "Họ và tên,Ngày sinh,Chức vụ\nNguyễn Mẫu An,12/05/1975,Trưởng phòng\nVũ Mẫu Lan,1980,\n"

ON = date(2026, 3, 6)


def erased(owner, steward, django_capture_on_commit_callbacks):
    request = asking.ask(
        person=owner.person, asked=Asked(Right.ERASE, words="Xóa tôi"), by=owner.actor
    )
    with django_capture_on_commit_callbacks(execute=True):
        asking.grant(request=request, words="Đã xóa hồ sơ Nguyễn Mẫu An", by=steward)
    return Request.objects.get(pk=request.pk)


def everything():
    """Return all that the database holds, as one text."""
    with connection.cursor() as cursor:
        tables = list(connection.introspection.table_names(cursor))
        rows = []
        for name in tables:
            cursor.execute(f'SELECT * FROM "{name}"')
            rows.append(str(cursor.fetchall()))
    return "\n".join(rows)


@pytest.fixture
def left(owner, steward, django_capture_on_commit_callbacks):
    """Somebody who did all that can be done, then asked to be erased, and got it."""
    look(person=owner.person, guard=Guard.SENSITIVE, by=steward)
    consenting.give(
        person=owner.person,
        purpose=Purpose.PUBLIC,
        by=owner.actor,
        evidence=ONLINE,
        fields=["degree"],
    )
    editing.edit_own(person=owner.person, values={"position": "Viện trưởng Mẫu"}, by=owner.actor)
    proof = editing.send_proof(
        person=owner.person, field="position", value="Viện trưởng Mẫu", upload=PDF, by=owner.actor
    )
    editing.mark_seen(proof=proof, paper="Quyết định Mẫu", by=steward)
    request = erased(owner, steward, django_capture_on_commit_callbacks)
    return owner, request


def test_nothing_in_the_database_says_who_it_was(left):
    owner, _request = left
    held = everything()

    for trace in ("Nguyễn Mẫu An", "nguyen mau an", "Viện trưởng Mẫu", "0912000001", "an@mau"):
        assert trace not in held, trace
    assert owner.user.username not in held


def test_rows_and_files_are_gone(left, settings):
    owner, _request = left

    assert not Person.objects.filter(pk=owner.person.pk).exists()
    assert not Guarded.objects.filter(pk=owner.person.pk).exists()
    assert (Consent.objects.count(), Proof.objects.count(), StoredFile.objects.count()) == (0, 0, 0)
    kept = settings.STORAGES["default"]["OPTIONS"]["location"]
    assert not list(Path(kept).rglob("*.bin"))


def test_the_log_keeps_what_happened_without_the_person(left):
    owner, _request = left
    lines = AuditLine.objects.filter(target_type="people.person", target_id=owner.person.pk)

    assert lines.filter(action="person.guarded_seen").exists()
    assert set(lines.values_list("target", flat=True)) == {"hồ sơ đã xóa"}


def test_the_request_keeps_its_way_and_no_words(left):
    _owner, request = left

    assert (request.person, request.words, request.granted) == (None, "", True)
    assert set(request.steps.values_list("words", flat=True)) == {""}


def test_a_tombstone_counts_groups_and_names_nobody(left):
    stone = Tombstone.objects.get()

    assert (stone.born_in, stone.degree, stone.erased_on.day) == (1970, "ths", 1)


def test_the_person_is_written_to_for_the_last_time(left):
    assert "đã được xóa" in mail.outbox[-1].body


def test_the_account_opens_nothing(client, left):
    owner, _request = left
    data = {"username": owner.user.username, "password": "mat-khau-mau"}
    assert client.post(reverse("accounts:sign-in"), data).status_code == 422


def test_another_person_loses_nothing(owner, steward, django_capture_on_commit_callbacks):
    other = make_owner("Trần Mẫu Bình")
    erased(owner, steward, django_capture_on_commit_callbacks)

    other.person.refresh_from_db()
    assert other.person.guarded.phone == "0912000001"
    assert Origin.objects.filter(people=other.person).exists()


def taken_in():
    intake = intakes.upload(name="ds.csv", data=LIST.encode(), body=None, by=SYSTEM)
    running.look_through(intake)
    intakes.confirm(intake=intake, by=SYSTEM)
    return running.write(intake=intake, by=SYSTEM)


def test_undoing_a_list_does_not_bring_somebody_back(
    owner, steward, django_capture_on_commit_callbacks
):
    intake = taken_in()
    changed = IntakeRow.objects.filter(intake=intake, person=owner.person.pk)
    assert changed.exists()
    erased(owner, steward, django_capture_on_commit_callbacks)
    intakes.undo(intake=Intake.objects.get(pk=intake.pk), by=SYSTEM)

    assert not Person.objects.filter(name="Nguyễn Mẫu An").exists()
    assert not Guarded.objects.exists()


def test_the_list_itself_goes_for_it_holds_the_row(
    owner, steward, django_capture_on_commit_callbacks
):
    intake = taken_in()
    erased(owner, steward, django_capture_on_commit_callbacks)

    assert Intake.objects.get(pk=intake.pk).file is None
    assert "Nguyễn Mẫu An" not in everything()


def test_what_was_merged_into_somebody_goes_with_them_and_is_not_parted_again(
    owner, steward, django_capture_on_commit_callbacks
):
    twin = make_person("Nguyễn Mẫu Ân", phone="0987654321")
    look(person=twin, guard=Guard.CONTACT, by=steward)
    done = merge(kept=owner.person, gone=twin, chosen={}, by=steward)
    erased(owner, steward, django_capture_on_commit_callbacks)

    held = everything()
    assert [trace for trace in ("Nguyễn Mẫu Ân", "0987654321") if trace in held] == []
    with pytest.raises((Conflict, Merge.DoesNotExist)):
        unmerge(merge=done, by=steward)
    assert not Person.objects.exists()


def test_a_merge_that_was_undone_keeps_no_name_of_the_erased(
    owner, steward, django_capture_on_commit_callbacks
):
    other = make_person("Nguyễn Mẫu Ân")
    unmerge(merge=merge(kept=other, gone=owner.person, chosen={}, by=steward), by=steward)
    owner.person = Person.objects.get(pk=owner.person.pk)
    erased(owner, steward, django_capture_on_commit_callbacks)

    assert "Nguyễn Mẫu An" not in everything()
    assert Person.objects.get() == other


def test_the_open_page_is_gone(client, left):
    owner, _request = left
    address = reverse("privacy:open-person", args=[owner.person.pk, "nguyen-mau-an"])

    assert client.get(address).status_code == 404


def test_a_file_of_somebody_else_stays(owner, steward, django_capture_on_commit_callbacks):
    other = make_owner("Trần Mẫu Bình")
    file = store(name="bang.pdf", data=PDF[1], by=SYSTEM)
    Proof.objects.create(person=other.person, field="name", file=file)
    erased(owner, steward, django_capture_on_commit_callbacks)

    assert Proof.objects.get().file == file


def test_undoing_the_list_that_made_somebody_does_not_bring_them_back(
    steward, django_capture_on_commit_callbacks
):
    intake = taken_in()
    made = Person.objects.get(name="Nguyễn Mẫu An")
    request = asking.ask_on_paper(
        person=made, asked=Asked(Right.ERASE), paper=PDF, received_on=ON, by=steward
    )
    asking.grant(request=request, words="", by=steward)

    undone = intakes.undo(intake=Intake.objects.get(pk=intake.pk), by=SYSTEM)
    assert undone.counts["gone"] == 1
    assert not Person.objects.filter(name="Nguyễn Mẫu An").exists()
