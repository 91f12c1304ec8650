"""The copy holds every table that hangs on a person, found through the models."""

import io
import json

import openpyxl
import pytest
from django.urls import reverse

from hientai.people.models import Person
from hientai.privacy.selectors.copying import whole_copy
from tests.privacy.making import make_owner

pytestmark = pytest.mark.django_db


def pointing():
    """Return every table that points to a person by a key."""
    return {
        relation.related_model._meta.label
        for relation in Person._meta.related_objects
        if not relation.many_to_many
    }


def test_no_table_with_a_key_to_a_person_is_left_out(owner):
    """A copy of somebody of whom each table has a row names each; here those that have one."""
    copy = whole_copy(owner.person)
    own = {
        relation.related_model._meta.label
        for relation in Person._meta.related_objects
        if not relation.many_to_many
        and relation.related_model._base_manager.filter(
            **{relation.field.name: owner.person}
        ).exists()
    }

    assert own <= {name.rpartition(".")[0] if name.count(".") > 1 else name for name in copy}
    assert {"people.Guarded", "people.Degree", "privacy.Claim"} <= own <= pointing()


def test_the_copy_holds_guarded_values_and_the_identity_number_in_clear(owner):
    guarded = whole_copy(owner.person)["people.Guarded"][0]

    assert (guarded["phone"], guarded["ethnicity"]) == ("0912000001", "Tày")
    assert guarded["identity"].startswith("001075")
    assert "identity_key" not in guarded


def test_the_copy_is_of_one_person(owner):
    make_owner("Trần Mẫu Khác")

    assert "Trần Mẫu Khác" not in json.dumps(whole_copy(owner.person), ensure_ascii=False)


def test_the_copy_comes_as_json_and_as_excel(client, owner):
    client.force_login(owner.user)
    told = json.loads(client.get(reverse("privacy:my-copy", args=["json"])).content)
    book = client.get(reverse("privacy:my-copy", args=["excel"])).content

    sheets = openpyxl.load_workbook(io.BytesIO(book), read_only=True).sheetnames
    assert told["people.Person"][0]["name"] == "Nguyễn Mẫu An"
    assert "people Person" in sheets
