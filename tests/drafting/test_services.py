"""A paper's way: begun, drafted, asked about, answered, submitted, given back, issued, reported."""

from datetime import date

import pytest

from hientai.core.models import StoredFile
from hientai.drafting.domain import Step
from hientai.drafting.services import (
    Issue,
    add_version,
    answer_comment,
    ask_opinions,
    comment,
    give_back,
    issue,
    start_draft,
    submit,
)
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.plans.models import WantedPaper
from hientai.plans.services import record_issue
from tests.drafting.sample import (
    DUE,
    FILE,
    START,
    asked_about,
    commented,
    drafted,
    make_owed,
    make_wanted,
    started,
)
from tests.factories import make_actor, make_body

pytestmark = pytest.mark.django_db

ISSUED = Issue("15/2026/QĐ-UBND", "2026-04-20", file=FILE)


def submitted(draft=None):
    return submit(
        draft=draft or drafted(),
        number="12/TTr-SM",
        submitted_to="Ủy ban nhân dân tỉnh",
        by=SYSTEM,
        on=date(2026, 4, 1),
    )


def test_whoever_owes_the_task_drafts_its_paper():
    duty = make_owed()
    draft = started(duty)
    assert (draft.body, draft.step) == (duty.body, Step.DRAFTING)
    assert [(one.step, one.since) for one in draft.stages.all()] == [("drafting", START)]


def test_another_body_does_not_begin_it():
    duty = make_owed()
    officer = make_actor(Role.BODY_OFFICER, make_body("Sở Khác"))
    with pytest.raises(NotAllowed):
        start_draft(wanted=make_wanted(duty.task), duty=duty, by=officer)


def test_a_paper_is_begun_once():
    duty = make_owed()
    draft = started(duty)
    with pytest.raises(Conflict):
        start_draft(wanted=draft.wanted, duty=duty, by=SYSTEM)


def test_a_paper_that_two_tasks_ask_for_is_begun_once():
    draft, duty = started(), make_owed()
    same = WantedPaper.objects.create(
        task=duty.task, kind="Quyết định", document=draft.wanted.document
    )
    with pytest.raises(Conflict):
        start_draft(wanted=same, duty=duty, by=SYSTEM)


def test_versions_count_up():
    draft = drafted()
    assert add_version(draft=draft, file=FILE, note="sửa Điều 3", by=SYSTEM).number == 2


def test_nobody_is_asked_about_nothing():
    with pytest.raises(Conflict):
        asked_about(started())


def test_asking_takes_the_paper_to_opinions():
    asked = asked_about()
    asked.draft.refresh_from_db()
    assert (asked.draft.step, asked.due_on, asked.version.number) == (Step.OPINIONS, DUE, 1)


def test_a_body_is_asked_once_at_a_time():
    asked = asked_about()
    with pytest.raises(Conflict):
        ask_opinions(draft=asked.draft, bodies=[asked.body], due_on=DUE, by=SYSTEM, on=START)


def test_each_point_is_an_opinion_that_the_drafting_body_answers():
    asked = commented()
    (one,) = asked.comments.all()
    assert (one.opinion.kind, one.opinion.body, one.opinion.collector, one.place) == (
        "comment",
        asked.body,
        asked.draft.body,
        "Điều 3",
    )


def test_no_point_is_agreement():
    assert commented(points=[]).agrees


def test_the_drafting_body_writes_down_what_came_on_paper():
    asked = asked_about()
    officer = make_actor(Role.BODY_OFFICER, asked.draft.body)
    said = comment(asked=asked, points=[], paper="88/STC-NS", by=officer)
    assert (said.paper, said.answered_by) == ("88/STC-NS", officer.label)


def test_who_was_not_asked_says_nothing():
    with pytest.raises(NotAllowed):
        commented(by=make_actor(Role.BODY_OFFICER, make_body("Sở Khác")))


def test_a_comment_is_adopted_or_explained():
    (one,) = commented().comments.all()
    said = answer_comment(comment=one, outcome="adopted", words="", by=SYSTEM)
    assert (said.outcome, said.state) == ("adopted", "answered")


def test_keeping_the_draft_as_it_is_needs_words():
    (one,) = commented().comments.all()
    with pytest.raises(Conflict):
        answer_comment(comment=one, outcome="explained", words=" ", by=SYSTEM)


def test_nothing_is_submitted_while_a_comment_has_no_answer():
    asked = commented()
    with pytest.raises(Conflict):
        submitted(asked.draft)


def test_what_was_submitted_bears_its_number():
    stage = submitted().stages.latest("id")
    assert (stage.step, stage.number, stage.submitted_to) == (
        Step.SUBMISSION,
        "12/TTr-SM",
        "Ủy ban nhân dân tỉnh",
    )


def test_a_paper_is_given_back_with_a_reason():
    draft = give_back(draft=submitted(), to=Step.DRAFTING, reason="Thiếu kinh phí", by=SYSTEM)
    stage = draft.stages.latest("id")
    assert (draft.step, stage.returned, stage.words) == (Step.DRAFTING, True, "Thiếu kinh phí")


def test_a_draft_is_not_given_back_forward():
    with pytest.raises(Conflict):
        give_back(draft=drafted(), to=Step.SUBMISSION, reason="x", by=SYSTEM)


def test_an_issued_paper_is_the_record_that_was_waited_for():
    draft = submitted()
    document = issue(draft=draft, said=ISSUED, by=SYSTEM)
    draft.wanted.refresh_from_db()
    assert (draft.wanted.document, document.number, document.expected) == (
        document,
        "15/2026/QĐ-UBND",
        False,
    )
    assert document.file is not None


def test_issuing_reports_the_duty_done_with_the_paper():
    draft = submitted()
    document = issue(draft=draft, said=ISSUED, by=SYSTEM, done=True)
    draft.duty.refresh_from_db()
    (said,) = draft.duty.progress.all()
    assert (draft.duty.done_on, "15/2026/QĐ-UBND" in said.summary) == (date(2026, 4, 20), True)
    assert said.evidence.get().file == document.file


def test_issuing_leaves_the_duty_alone_unless_asked():
    draft = submitted()
    issue(draft=draft, said=ISSUED, by=SYSTEM)
    assert not draft.duty.progress.exists()


def test_an_officer_issues_and_keeps_the_file():
    draft = submitted()
    officer = make_actor(Role.BODY_OFFICER, draft.body)
    document = issue(draft=draft, said=ISSUED, by=officer)
    assert str(document.file) == FILE[0]


def test_a_paper_noted_on_its_own_page_ends_its_way_too():
    draft = submitted()
    record_issue(wanted=draft.wanted, number="9/QĐ-UBND", issued="2026-04-02", title="", by=SYSTEM)
    assert issue(draft=draft, said=ISSUED, by=SYSTEM).number == "9/QĐ-UBND"


def test_an_issued_paper_takes_no_more_drafts():
    draft = submitted()
    issue(draft=draft, said=ISSUED, by=SYSTEM)
    with pytest.raises(Conflict):
        add_version(draft=draft, file=FILE, by=SYSTEM)
    assert StoredFile.objects.count() == 2
