"""Papers over the API."""

import pytest

from hientai.kernel.permissions import Role
from tests.documents.papers import PROGRAMME, read_paper
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(client):
    client.force_login(make_user(Role.LEADER))
    return read_paper(PROGRAMME)


def test_papers_are_listed_and_narrowed(client, paper):
    found = client.get("/api/v1/documents", {"q": "tri thuc tre", "state": "missing"}).json()
    assert (found["count"], found["items"][0]["number"]) == (1, "80-CTr/TU")


def test_a_paper_tells_its_relations_and_their_places(client, paper):
    (relation,) = client.get(f"/api/v1/documents/{paper.pk}").json()["relations"]
    assert (relation["kind"], relation["state"]) == ("implements", "read")
    assert relation["target"]["number"] == "80-CTr/TU"
    start, end = relation["spans"][0]
    assert paper.readings.get().text[start:end] == "80-CTr/TU"


def test_a_paper_that_is_not_there_is_a_problem(client, paper):
    answer = client.get("/api/v1/documents/999999")
    assert (answer.status_code, answer.json()["title"][:9]) == (404, "Chưa thấy")
