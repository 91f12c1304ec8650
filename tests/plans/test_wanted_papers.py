"""Papers that tasks ask for: proposed, decided, waited for, issued."""

from datetime import date

import pytest
from django.urls import reverse

from hientai.documents.models import Document, Relation
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.kernel.timeframes import ReportingCalendar
from hientai.plans import domain
from hientai.plans.models import WantedPaper
from hientai.plans.services import add_wanted, confirm_plan, decide_wanted, record_issue
from hientai.plans.services.pairing import take_twins
from tests.factories import make_actor, make_body, make_duty, make_user
from tests.plans.sample import checking_plan, read_task, take

pytestmark = pytest.mark.django_db

AMENDING = "Tham mưu sửa đổi Quyết định số 497/2011/QĐ-UBND ngày 29/12/2011 của UBND tỉnh."
SCHEME = "Xây dựng Đề án thành lập Quỹ hỗ trợ sáng tạo, trình UBND tỉnh trong năm 2026."


def proposed(text, deliverable=""):
    return domain.wanted_of(["II"], domain.Contents(text, deliverable=deliverable))


@pytest.fixture
def plan():
    return checking_plan(read_task("1", SCHEME, leads=["Sở Nội vụ"]), read_task("2", AMENDING))


def wanted(kind="Đề án"):
    return WantedPaper.objects.get(kind=kind)


def confirm(plan):
    return confirm_plan(
        plan=plan,
        tracked_from=date(2026, 1, 1),
        calendar=ReportingCalendar(),
        steward=plan.steward,
        collector=None,
        consolidator=None,
        by=SYSTEM,
    )


def issue(one, **values):
    said = {"number": "25/QĐ-UBND", "issued": "2026-03-01", "title": "", **values}
    return record_issue(wanted=one, by=SYSTEM, **said)


@pytest.mark.parametrize(
    ("text", "deliverable", "kind", "title"),
    [
        (SCHEME, "", "Đề án", "thành lập Quỹ hỗ trợ sáng tạo"),
        ("Nghị quyết của HĐND tỉnh về hỗ trợ trí thức.", "", "Nghị quyết", "về hỗ trợ trí thức"),
        (AMENDING, "", "Quyết định", "sửa đổi, bổ sung 497/2011/QĐ-UBND"),
        ("Chính sách thu hút trí thức.", "Nghị quyết của HĐND tỉnh", "Nghị quyết", "Chính sách thu hút trí thức"),
        ("Xây dựng Đề án đào tạo.", "Quyết định của UBND tỉnh", "Quyết định", "Đề án đào tạo"),
        ("Xây dựng Đề án kiện toàn (tăng vốn điều lệ) Quỹ tài trợ.", "", "Đề án", "kiện toàn Quỹ tài trợ"),
        ("Xây dựng Luật Nhà giáo.", "Luật của Quốc hội", "Luật", "Nhà giáo"),
        ("Xây dựng kế hoạch triển khai chương trình hành động.", "", "Kế hoạch", "triển khai chương trình hành động"),
    ],
)  # fmt: skip
def test_a_tasks_own_words_name_the_paper(text, deliverable, kind, title):
    (one,) = proposed(text, deliverable)
    assert (one["kind"], one["title"]) == (kind, title)


def test_papers_are_proposed_when_a_plan_is_read(plan):
    found = WantedPaper.objects.order_by("pk").values_list("kind", "issuer", "amends", "state")
    assert list(found) == [
        ("Đề án", "Ủy ban nhân dân tỉnh", [], "read"),
        ("Quyết định", "", ["497/2011/QĐ-UBND"], "read"),
    ]


def test_a_correction_outlives_readings(plan):
    decide_wanted(wanted=wanted(), changes={"title": "lập Quỹ"}, by=SYSTEM)
    take(plan, read_task("1", SCHEME, leads=["Sở Nội vụ"]), read_task("2", AMENDING))
    assert (wanted().title, wanted().state) == ("lập Quỹ", "corrected")


def test_a_refusal_outlives_readings(plan):
    decide_wanted(wanted=wanted(), changes=None, by=SYSTEM)
    take(plan, read_task("1", SCHEME, leads=["Sở Nội vụ"]), read_task("2", AMENDING))
    assert wanted().state == "refused"


def test_what_is_accepted_as_read_is_confirmed(plan):
    assert decide_wanted(wanted=wanted(), changes={}, by=SYSTEM).state == "confirmed"


def test_a_paper_without_a_kind_is_refused(plan):
    with pytest.raises(Conflict, match="loại văn bản"):
        decide_wanted(wanted=wanted(), changes={"kind": " "}, by=SYSTEM)


def test_a_confirmed_plan_waits_for_its_papers(plan):
    confirm(plan)
    document = wanted().document
    assert (document.expected, document.kind, document.number) == (True, "Đề án", "")
    assert wanted().state == "confirmed"


def test_a_refused_paper_is_not_waited_for(plan):
    decide_wanted(wanted=wanted(), changes=None, by=SYSTEM)
    confirm(plan)
    assert wanted().document is None


def test_what_a_paper_will_amend_is_told(plan):
    confirm(plan)
    relation = wanted("Quyết định").document.relations.get()
    assert (relation.kind, relation.target.number) == ("amends", "497/2011/QĐ-UBND")


def test_two_tasks_that_ask_for_one_paper_wait_for_one_record(plan):
    longer = "Xây dựng Đề án thành lập Quỹ hỗ trợ sáng tạo tỉnh Bắc Giang."
    take(plan, read_task("1", SCHEME), read_task("2", AMENDING), read_task("3", longer))
    confirm(plan)
    assert Document.objects.filter(kind="Đề án").count() == 1
    assert WantedPaper.objects.filter(kind="Đề án").count() == 2


def test_a_plan_below_waits_for_the_same_paper(plan):
    below = checking_plan(read_task("1", SCHEME), document={"number": "13/KH-SNV"})
    Relation.objects.create(source=below.document, target=plan.document, kind="implements")
    take_twins(below)
    confirm(plan)
    confirm(below)
    assert Document.objects.filter(kind="Đề án").get().wanted_by.count() == 2


def test_a_paper_may_be_added_by_hand(plan):
    task = plan.tasks.first()
    add_wanted(task=task, values={"kind": "Quy chế", "title": "quản lý Quỹ"}, by=SYSTEM)
    confirm(plan)
    assert wanted("Quy chế").document.expected


def test_an_issued_paper_gets_its_number_and_day(plan):
    confirm(plan)
    document = issue(wanted())
    assert (document.number, document.issued, document.expected) == (
        "25/QĐ-UBND",
        "2026-03-01",
        False,
    )
    assert wanted().is_issued


def test_an_issued_paper_meets_its_own_mention(plan):
    confirm(plan)
    named = Document.objects.create(
        number="25/QĐ-UBND", issuer="Ủy ban nhân dân tỉnh", issued="2026-03-01", mention=True,
        province=plan.province,
    )  # fmt: skip
    document = issue(wanted())
    assert Document.objects.filter(number="25/QĐ-UBND").count() == 1
    assert wanted().document == document
    assert document.pk in {named.pk, wanted().document_id}


def test_a_scheme_is_issued_by_a_decision(plan):
    confirm(plan)
    document = issue(wanted())
    assert (document.kind, document.title) == ("Quyết định", "Đề án thành lập Quỹ hỗ trợ sáng tạo")


def test_a_paper_is_issued_once(plan):
    confirm(plan)
    issue(wanted())
    with pytest.raises(Conflict):
        issue(wanted())


def test_a_plan_that_is_not_confirmed_has_issued_nothing(plan):
    with pytest.raises(Conflict, match="chưa duyệt"):
        issue(wanted())


def test_who_leads_the_task_records_the_issue(plan):
    confirm(plan)
    lead = wanted().task.parties.get(role="lead").bodies.get()
    officer = make_actor(Role.BODY_OFFICER, lead)
    record_issue(wanted=wanted(), number="1/QĐ", issued="2026-03-01", title="", by=officer)
    assert wanted().is_issued


def test_others_record_nothing(plan):
    confirm(plan)
    officer = make_actor(Role.BODY_OFFICER, make_body("Sở Khác"))
    with pytest.raises(NotAllowed):
        record_issue(wanted=wanted(), number="1/QĐ", issued="2026-03-01", title="", by=officer)


def test_the_open_card_asks_for_the_paper(plan, client):
    client.force_login(make_user(Role.STEWARD, plan.steward))
    task = plan.tasks.first()
    page = client.get(reverse("plans:check", args=[plan.pk]), {"task": task.pk}).content.decode()
    assert "Phải ban hành Đề án thành lập Quỹ hỗ trợ sáng tạo" in page
    address = reverse("plans:decide-wanted", args=[wanted().pk])
    client.post(address, {"kind": "Quy chế", "title": "lập Quỹ", "replaces": "1/QĐ\n2/QĐ"})
    assert wanted("Quy chế").replaces == ["1/QĐ", "2/QĐ"]


def test_a_duty_shows_the_paper_and_takes_its_number(plan, client):
    confirm(plan)
    task = wanted().task
    duty = task.duties.first() or make_duty(task, make_body("Sở Mẫu"))
    client.force_login(make_user(Role.STEWARD, plan.steward))
    assert "Ghi nhận đã ban hành" in client.get(f"/viec/{duty.pk}/").content.decode()
    address = reverse("plans:issue-wanted", args=[wanted().pk])
    answer = client.post(address, {"number": "25/QĐ-UBND", "issued": "01/03/2026"})
    assert answer.url == reverse("documents:detail", args=[wanted().document_id])


def test_a_paper_waited_for_is_in_the_list_of_papers(plan, client):
    confirm(plan)
    client.force_login(make_user(Role.LEADER))
    page = client.get(reverse("documents:list"), {"state": "expected"}).content.decode()
    assert "Đề án thành lập Quỹ hỗ trợ sáng tạo" in page


def test_a_paper_that_need_not_be_issued_is_waited_for_no_more(plan, client):
    confirm(plan)
    client.force_login(make_user(Role.STEWARD, plan.steward))
    document = wanted().document
    page = client.get(reverse("documents:detail", args=[document.pk])).content.decode()
    assert "Không phải ban hành" in page
    client.post(reverse("plans:decide-wanted", args=[wanted().pk]), {"refuse": "1"})
    assert not Document.objects.filter(pk=document.pk).exists()


def test_a_paper_is_added_on_the_check_page(plan, client):
    client.force_login(make_user(Role.STEWARD, plan.steward))
    task = plan.tasks.first()
    client.post(reverse("plans:add-wanted", args=[task.pk]), {"kind": "Quy chế", "title": "Quỹ"})
    assert (wanted("Quy chế").task, wanted("Quy chế").state) == (task, "corrected")
