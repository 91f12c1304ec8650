"""How long each step took, what waits for whom, what papers tell of tasks, what a merger hands on."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document as Docx

from hientai.bodies.domain.holding import Move
from hientai.drafting import selectors
from hientai.drafting.domain import Stay, Step, days_by_step
from hientai.drafting.holding import HOLDERS
from hientai.drafting.papers import adoption_docx
from hientai.drafting.services import Issue, answer_comment, comment, issue, submit
from hientai.duties.domain import works
from hientai.kernel.permissions import SYSTEM, Role
from tests.drafting.sample import POINT, START, asked_about, commented, drafted, started
from tests.factories import make_actor, make_body

pytestmark = pytest.mark.django_db


def issued():
    draft = drafted()
    submit(draft=draft, number="1/TTr", submitted_to="UBND", by=SYSTEM, on=date(2026, 3, 12))
    issue(draft=draft, said=Issue("15/QĐ-UBND", "2026-04-20"), by=SYSTEM)
    return draft


def test_days_are_counted_by_step_over_all_times_in_it():
    stays = [
        Stay(Step.DRAFTING, date(2026, 3, 1), date(2026, 3, 6)),
        Stay(Step.SUBMISSION, date(2026, 3, 6), date(2026, 3, 8)),
        Stay(Step.DRAFTING, date(2026, 3, 8), None),
    ]
    assert days_by_step(stays, date(2026, 3, 10)) == {
        Step.DRAFTING: 7,
        Step.OPINIONS: 0,
        Step.SUBMISSION: 2,
    }


def test_a_list_says_where_each_paper_stands():
    issued()
    (row,) = selectors.rows(SYSTEM, selectors.DraftFilter())
    assert (row.draft.step, row.days[Step.DRAFTING], row.days[Step.SUBMISSION]) == (
        "issued",
        10,
        39,
    )


def test_a_list_asks_a_bounded_number_of_times(django_assert_max_num_queries):
    for _ in range(3):
        drafted()
    with django_assert_max_num_queries(2):
        selectors.rows(SYSTEM, selectors.DraftFilter())


def test_who_is_asked_sees_the_draft_and_others_do_not():
    asked = asked_about()
    sees = [
        selectors.visible_drafts(make_actor(Role.BODY_OFFICER, body)).exists()
        for body in (asked.body, asked.draft.body, make_body("Sở Khác"))
    ]
    assert sees == [True, True, False]


def test_an_opinion_waits_for_who_is_asked_then_for_who_drafts():
    asked = asked_about()
    people = [make_actor(Role.BODY_OFFICER, body) for body in (asked.body, asked.draft.body)]
    before = [selectors.count_waiting(person) for person in people]
    comment(asked=asked, points=[POINT], by=SYSTEM)
    assert (before, [selectors.count_waiting(person) for person in people]) == ([1, 0], [0, 1])


def test_an_issued_paper_speaks_for_its_task_in_its_period():
    draft = issued()
    task, body = draft.wanted.task_id, draft.body_id
    april = works.figures([task], body, date(2026, 4, 1), date(2026, 4, 30))[task]
    may = works.figures([task], body, date(2026, 5, 1), date(2026, 5, 31))[task]
    assert ([one.label for one in april], may) == (["Đã ban hành Quyết định 15/QĐ-UBND"], [])


def test_a_paper_on_its_way_says_at_which_step():
    draft = started()
    (one,) = works.figures(
        [draft.wanted.task_id], draft.body_id, date(2026, 3, 1), date(2026, 3, 9)
    )[draft.wanted.task_id]
    assert "soạn thảo từ 02/03/2026" in one.label


def test_a_merger_hands_open_papers_on_and_leaves_issued_ones():
    open_one, closed, heir = started(), issued(), make_body("Sở Mới")
    holder = HOLDERS[0]
    items = [one.item for one in holder.held_by([open_one.body_id, closed.body_id])]
    holder.move([Move(item, open_one.body_id, heir.pk, START) for item in items])
    open_one.refresh_from_db()
    assert (items, open_one.body) == ([open_one.pk], heir)


def test_the_table_of_comments_says_what_became_of_each():
    asked = commented(paper="88/STC-NS")
    answer_comment(
        comment=asked.comments.get(), outcome="explained", words="Vượt thẩm quyền.", by=SYSTEM
    )
    paper = Docx(BytesIO(adoption_docx(asked.draft)))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "Giải trình\nVượt thẩm quyền." in cells
    assert any("88/STC-NS" in cell for cell in cells)
