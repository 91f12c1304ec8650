"""The file of a paper that was only named: kept, read for its relations, refused if it is another."""

import pytest

from hientai.documents.models import Document
from hientai.documents.services import attach_original, perform_reading, settle
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from tests.documents.papers import PROGRAMME, read_paper
from tests.factories import make_actor

pytestmark = pytest.mark.django_db

TEXT = """TỈNH ỦY BẮC GIANG

Số 80-CTr/TU

Bắc Giang, ngày 26 tháng 3 năm 2024

CHƯƠNG TRÌNH
phát huy vai trò của đội ngũ trí thức trẻ

Thực hiện Nghị quyết số 45-NQ/TW ngày 24/11/2023 của Ban Chấp hành Trung ương, Tỉnh ủy ban hành Chương trình như sau:
"""


def attach(document, text=TEXT):
    reading = attach_original(document=document, name="goc.txt", data=text.encode(), by=SYSTEM)
    return perform_reading(reading_id=reading.pk)


@pytest.fixture
def named():
    return read_paper(PROGRAMME).relations.get().target


def test_a_paper_that_was_named_gets_its_file_and_its_own_relations(named):
    attach(named)
    named.refresh_from_db()
    assert (named.mention, named.file.name) == (False, "goc.txt")
    (relation,) = named.relations.all()
    assert (relation.kind, relation.target.number) == ("implements", "45-NQ/TW")


def test_what_was_known_stays_and_what_was_not_is_learned(named):
    title = named.title
    attach(named)
    named.refresh_from_db()
    assert (named.title, named.issued) == (title, "2024-03-26")


def test_a_file_of_another_paper_is_refused_in_a_sentence(named):
    reading = attach(named, TEXT.replace("80-CTr/TU", "81-CTr/TU"))
    named.refresh_from_db()
    assert (named.mention, named.file) == (True, None)
    assert reading.refusal.startswith("Tệp này là văn bản số 81-CTr/TU")


def test_a_paper_has_one_original(named):
    attach(named)
    with pytest.raises(Conflict):
        attach(named)


def test_only_who_watches_what_names_the_paper_attaches(named):
    with pytest.raises(NotAllowed):
        attach_original(document=named, name="a.txt", data=b"a", by=make_actor(Role.BODY_OFFICER))


def test_a_tracked_plan_takes_the_place_of_a_file_kept_to_compare(named):
    attach(named)
    head = {"kind": "Chương trình", "number": "80-CTr/TU", "issued": "2024-03-26"}
    plan = Document.objects.create(issuer="Tỉnh ủy Bắc Giang", province="Bắc Giang", **head)
    settle(plan)
    assert list(Document.objects.filter(number="80-CTr/TU")) == [plan]
    assert plan.undergone.count() == 1
