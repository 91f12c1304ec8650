"""Editing a draft: words saved as typed, sections as data, judgements, who changed what."""

from datetime import UTC, datetime, timedelta

import pytest

from hientai.core.models import AuditLine
from hientai.kernel.errors import Conflict
from hientai.kernel.papers import Form
from hientai.kernel.permissions import Role
from hientai.reports.domain.composing import OutlineSection
from hientai.reviews.domain.judging import Verdict
from hientai.reviews.domain.outlines import OutlineData, standard
from hientai.reviews.domain.refusals import BadReview
from hientai.reviews.models import Addressee
from hientai.reviews.selectors import composed_review, count_waiting, outline_by_key, outlines
from hientai.reviews.services import (
    OutlineChange,
    SectionChange,
    add_objective,
    arrange,
    change_outline,
    drop_passage,
    forget_outline,
    freeze,
    issue,
    judge,
    mark_addressee,
    set_head,
    write_passage,
)
from tests.factories import make_actor, make_body
from tests.reviews.world import TODAY, make_a_review

NOON = datetime(2026, 3, 1, 5, tzinfo=UTC)


def texts_of(review, key):
    content = composed_review(review, TODAY).content
    section = next(one for one in content.sections if one.key == key)
    return [text.official for text in section.texts]


def write(review, made, text, *, part="overall", now=NOON):
    section = review.sections.get(key="overall")
    return write_passage(section=section, part=part, text=text, by=made.actor, now=now)


def test_a_figure_in_a_text_is_live(review, made):
    write(review, made, "Còn {{quá hạn}} việc.")
    made.late.done_on = made.late.due_on
    made.late.save()

    assert texts_of(review, "overall") == ["Còn 0 việc."]


def test_told_sentences_come_back_when_a_passage_is_dropped(review, made):
    told = texts_of(review, "overall")
    write(review, made, "Khác.")

    drop_passage(section=review.sections.get(key="overall"), part="overall", by=made.actor)

    assert texts_of(review, "overall") == told


def test_what_one_person_types_in_one_go_is_one_change(review, made):
    for text in ("Đã", "Đã chỉ", "Đã chỉ đạo."):
        write(review, made, text)

    assert [(one.before, one.after) for one in review.edits.all()] == [("", "Đã chỉ đạo.")]
    assert AuditLine.objects.filter(action="review.written").count() == 1


def test_another_person_s_change_is_another_one(review, made):
    write(review, made, "Đã chỉ đạo.")
    made.actor = make_actor(Role.STEWARD, made.steward)
    write(review, made, "Đã chỉ đạo kịp thời.", now=NOON + timedelta(minutes=1))

    assert review.edits.count() == 2


def test_a_part_that_the_section_does_not_hold_is_refused(review, made):
    with pytest.raises(Conflict):
        write(review, made, "Khác", part="next")


def test_sections_are_set_in_a_new_order(review, made):
    first = SectionChange("next", "Việc tới", ("next",))
    second = SectionChange("", "Bài học", ("words",))

    arrange(review=review, sections=(first, second), annexes=("bodies",), by=made.actor)

    found = [(one.title, one.parts) for one in review.sections.all()]
    assert found == [("Việc tới", ["next"]), ("Bài học", ["words"])]


def test_an_objective_is_judged_in_words(review, made):
    one = add_objective(review=review, text="Đội ngũ có cơ cấu hợp lý", by=made.actor)
    judge(assessment=one, verdict=Verdict.PARTLY, words="Chưa đều.", by=made.actor)

    assert "Đội ngũ có cơ cấu hợp lý: đạt một phần. Chưa đều." in texts_of(review, "targets")


def test_the_title_may_be_a_person_s(review, made):
    set_head(
        review=review, title="Kết quả bước đầu", authority="", position="", signer="", by=made.actor
    )

    review.refresh_from_db()
    assert composed_review(review, TODAY).content.title == "Kết quả bước đầu"


def test_a_review_needs_a_plan(made):
    with pytest.raises(BadReview):
        make_a_review(made, plans=())


def test_a_place_counts_the_bodies_there(made):
    made.late.body = make_body("Ủy ban nhân dân xã Tân Mỹ", key="uy ban nhan dan xa tan my")
    made.late.save()

    review = make_a_review(made, place="xã Tân Mỹ")

    assert composed_review(review, TODAY).found.report.totals().duties().value == 1


def test_the_addressees_are_those_of_the_calendar(review):
    assert [one.name for one in review.addressees.all()] == ["Ban Thường vụ Tỉnh ủy"]


def test_a_returned_report_needs_its_reason_and_waits_for_the_steward(review, made):
    freeze(review=review, by=made.actor, today=TODAY)
    issued = issue(review=review, number=5, symbol="BC-LHH", on=TODAY, by=made.actor)
    one = issued.addressees.get()

    with pytest.raises(BadReview):
        mark_addressee(
            addressee=one, state=Addressee.State.RETURNED, on=None, reason="", by=made.actor
        )
    mark_addressee(
        addressee=one,
        state=Addressee.State.RETURNED,
        on=None,
        reason="Thiếu chỉ tiêu",
        by=made.actor,
    )

    assert count_waiting(made.actor) == 1


@pytest.mark.parametrize("outline", standard(), ids=lambda one: one.key)
def test_every_standard_outline_makes_a_review(made, outline):
    review = make_a_review(made, outline=outline)

    assert composed_review(review, TODAY, whole=True).head.form is outline.form


def test_a_province_s_outline_stands_in_place_of_the_standard_one(made):
    own = OutlineData(
        "year-state", "Của tỉnh", ("year",), Form.STATE,
        (OutlineSection("a", "Chung", ("overall",)),), (),
    )  # fmt: skip

    row = change_outline(change=OutlineChange(own), by=made.actor)
    assert outline_by_key("year-state") == own

    forget_outline(outline=row, by=made.actor)
    assert outlines() == list(standard())
