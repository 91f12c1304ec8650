"""The list of papers, one paper, and what people write there."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from hientai.documents.models import Document, Relation, SamePaper
from hientai.kernel.permissions import Role
from hientai.plans.models import Plan
from tests.documents.papers import PROGRAMME, mention, read_paper
from tests.factories import make_body, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return read_paper(PROGRAMME)


@pytest.fixture
def steward(paper, client):
    body = make_body("Liên hiệp hội")
    Plan.objects.create(document=paper, steward=body, state=Plan.State.CONFIRMED)
    client.force_login(make_user(Role.STEWARD, body))
    return client


def listed(client, **query):
    page = client.get(reverse("documents:list"), query)
    return [row.document.reference for row in page.context["rows"]]


def shown(client, document):
    return client.get(reverse("documents:detail", args=[document.pk])).content.decode()


def test_the_list_says_how_many_papers_are_missing(steward):
    page = steward.get(reverse("documents:list")).content.decode()
    assert "2 văn bản, 1 chưa có bản gốc" in page


@pytest.mark.parametrize("words", ["tri thuc tre", "Trí thức trẻ", "80-CTr", "80 ctr/tu"])
def test_papers_are_found_with_and_without_marks(steward, words):
    assert listed(steward, q=words) == ["80-CTr/TU"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "missing"}, ["80-CTr/TU"]),
        ({"state": "held"}, ["12/KH-UBND"]),
        ({"state": "expected"}, []),
        ({"kind": "Chương trình"}, ["80-CTr/TU"]),
        ({"year": "2026"}, ["12/KH-UBND"]),
        ({"issuer": "Tỉnh ủy"}, ["80-CTr/TU"]),
        ({"state": "không có"}, ["12/KH-UBND", "80-CTr/TU"]),
    ],
)
def test_the_list_is_narrowed(steward, query, found):
    assert listed(steward, **query) == found


def test_a_replaced_paper_is_over(steward, paper):
    Relation.objects.create(source=paper, target=mention("5/QĐ-UBND"), kind="replaces")
    assert listed(steward, state="over") == ["5/QĐ-UBND"]


def test_a_paper_that_will_be_replaced_is_not_over_yet(steward, paper):
    coming = Document.objects.create(expected=True, mention=True)
    Relation.objects.create(source=coming, target=mention("5/QĐ-UBND"), kind="replaces")
    assert listed(steward, state="over") == []


def test_the_excel_table_holds_what_the_filter_leaves(steward):
    answer = steward.get(reverse("documents:export"), {"state": "missing"})
    rows = list(openpyxl.load_workbook(BytesIO(answer.content)).active.values)
    assert [row[0] for row in rows] == ["Số, ký hiệu", "80-CTr/TU"]
    assert rows[1][3:7] == (
        "26/03/2024",
        "về trí thức trẻ của tỉnh",
        "Chưa thấy văn bản thay thế, bãi bỏ",
        "bản gốc",
    )


def test_a_page_tells_both_directions_with_the_clause(steward, paper):
    assert "Được thực hiện bởi" in shown(steward, paper.relations.get().target)
    assert "“Thực hiện Chương trình số" in shown(steward, paper)


def test_a_page_draws_what_stands_around_it(steward, paper):
    page = shown(steward, paper)
    assert "1 văn bản liên quan" in page
    assert 'class="node mention"' in page


def test_a_paper_that_is_only_cited_is_not_drawn(steward, paper):
    paper.relations.update(kind="cites")
    assert "Quanh văn bản này" not in shown(steward, paper)


def test_the_clause_leads_to_its_place_in_the_text(steward, paper):
    relation = paper.relations.get()
    page = steward.get(reverse("documents:text", args=[paper.pk])).content.decode()
    assert f'<mark id="q{relation.pk}">80-CTr/TU</mark>' in page


def test_a_person_confirms_as_another_kind(steward, paper):
    relation = paper.relations.get()
    steward.post(reverse("documents:decide", args=[relation.pk]), {"kind": "basis"})
    relation.refresh_from_db()
    assert (relation.kind, relation.state) == ("basis", "confirmed")


def test_a_refused_relation_is_shown_no_more(steward, paper):
    relation = paper.relations.get()
    steward.post(reverse("documents:decide", args=[relation.pk]), {"refuse": "1"})
    assert "Văn bản này nêu" not in shown(steward, paper)


def test_missing_pieces_are_filled_in(steward, paper):
    target = paper.relations.get().target
    wanted = {"kind": "Chương trình", "number": "80-CTr/TU", "issued": "26/03/2024", "title": "Mới"}
    steward.post(reverse("documents:complete", args=[target.pk]), wanted)
    target.refresh_from_db()
    assert (target.title, target.issued) == ("Mới", "2024-03-26")


def test_a_day_that_is_none_is_refused_beside_its_box(steward, paper):
    target = paper.relations.get().target
    answer = steward.post(reverse("documents:complete", args=[target.pk]), {"issued": "31/02/x"})
    assert answer.status_code == 422
    assert "Viết ngày dạng 10/06/2024" in answer.content.decode()


def test_a_relation_is_added_by_hand(steward, paper):
    said = {"relation": "replaces", "other": "5/2019/QĐ-UBND", "other_issued": "02/01/2019"}
    steward.post(reverse("documents:relate", args=[paper.pk]), said)
    relation = paper.relations.get(kind="replaces")
    assert (relation.target.number, relation.state) == ("5/2019/QĐ-UBND", "confirmed")
    assert listed(steward, state="over") == ["5/2019/QĐ-UBND"]


def test_a_relation_without_a_number_is_refused_beside_its_box(steward, paper):
    answer = steward.post(reverse("documents:relate", args=[paper.pk]), {"relation": "amends"})
    assert answer.status_code == 422


def test_a_paper_has_no_relation_to_itself(steward, paper):
    said = {
        "relation": "amends",
        "other": paper.number,
        "other_issuer": paper.issuer,
        "other_issued": paper.issued,
    }
    page = steward.post(reverse("documents:relate", args=[paper.pk]), said, follow=True)
    assert "giữa hai văn bản khác nhau" in page.content.decode()


def test_a_question_is_answered_on_the_page(steward, paper):
    other = mention()
    question = SamePaper.objects.create(mention=other, other=paper.relations.get().target)
    answer = steward.post(reverse("documents:answer", args=[question.pk]), {"answer": "same"})
    assert answer.url == reverse("documents:detail", args=[paper.relations.get().target_id])
    assert not Document.objects.filter(pk=other.pk).exists()


def test_who_only_reads_sees_no_buttons(paper, client):
    client.force_login(make_user(Role.LEADER))
    page = shown(client, paper.relations.get().target)
    assert "Bổ sung thông tin" not in page
    assert "Xác nhận hoặc sửa" not in page


def test_an_officer_sees_what_their_plans_name_and_nothing_else(paper, client):
    body = make_body("Sở Mẫu")
    Plan.objects.create(document=paper, steward=body, state=Plan.State.CONFIRMED)
    foreign = mention("99-KH/TU")
    client.force_login(make_user(Role.BODY_OFFICER, body))
    assert listed(client) == ["12/KH-UBND", "80-CTr/TU"]
    assert client.get(reverse("documents:detail", args=[foreign.pk])).status_code == 404


def test_a_plan_tells_its_tasks_on_its_papers_page(steward, paper):
    assert "Kế hoạch và nhiệm vụ" in shown(steward, paper)


def test_without_papers_the_list_says_where_they_come_from(client):
    client.force_login(make_user(Role.LEADER))
    assert "Chưa có văn bản nào" in client.get(reverse("documents:list")).content.decode()
