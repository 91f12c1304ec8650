"""Freezing keeps everything; what is corrected later shows beside the paper and never in it."""

from dataclasses import replace
from datetime import date

import pytest

from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import Role
from hientai.reports.domain.names import measured
from hientai.reports.domain.tallies import tallied
from hientai.reviews.domain.freezing import as_bytes, from_bytes
from hientai.reviews.domain.refusals import BadReview
from hientai.reviews.selectors import composed_review, differences, frozen_review
from hientai.reviews.services import (
    freeze,
    issue,
    new_version,
    set_head,
    write_passage,
)
from tests.factories import make_actor, make_body, make_duty
from tests.reviews.world import TODAY, make_a_review


@pytest.fixture
def frozen(review, made):
    return freeze(review=review, by=made.actor, today=TODAY)


def told(review):
    return {
        figure.query: figure.text
        for figure in composed_review(review, TODAY).content.figures
        if figure.unit != "%"
    }


def test_a_frozen_review_reads_as_the_draft_did(review, made):
    draft = composed_review(review, TODAY, whole=True)

    freeze(review=review, by=made.actor, today=TODAY)

    review.refresh_from_db()
    assert frozen_review(review).content == draft.content


def test_what_is_kept_is_always_the_same_bytes(frozen):
    with frozen.frozen.content.open() as file:
        data = file.read()

    assert as_bytes(from_bytes(data)) == data


def test_every_kept_figure_is_what_the_kept_lists_count(frozen):
    kept = frozen_review(frozen)

    counted = replace(kept.report, tallies=tallied(kept.duties))

    for figure in kept.content.figures:
        assert measured(counted, figure.query, figure.unit) == figure


def test_a_frozen_review_does_not_differ_from_the_same_day(frozen):
    assert differences(frozen, frozen_review(frozen)) == []


def test_what_is_done_later_is_no_difference(frozen, made):
    made.late.done_on = date(2026, 3, 5)
    made.late.save()

    assert differences(frozen, frozen_review(frozen)) == []


def test_what_opens_later_for_the_next_year_is_no_difference(frozen, made):
    make_duty(made.late.task, make_body("Sở Mới"), due_on=date(2026, 11, 1))

    assert differences(frozen, frozen_review(frozen)) == []


def test_a_later_correction_shows_what_was_written_and_what_is(frozen, made):
    made.late.done_on = date(2025, 9, 1)
    made.late.save()

    found = {one.title: one for one in differences(frozen, frozen_review(frozen))}

    overdue = found["Việc năm 2025: quá hạn"]
    assert (overdue.was.text, overdue.now and overdue.now.text) == ("1", "0")
    assert [(one.id, one.was, one.now) for one in overdue.changed] == [
        (made.late.pk, "Quá hạn", "Xong đúng hạn")
    ]


def test_a_kept_file_that_was_changed_is_refused(frozen):
    path = frozen.frozen.content.path
    with open(path, "ab") as file:  # noqa: PTH123 - the storage names it by a string
        file.write(b" ")

    with pytest.raises(Conflict):
        frozen_review(frozen)


def test_a_frozen_review_is_not_edited(frozen, made):
    section = frozen.sections.first()

    with pytest.raises(Conflict):
        write_passage(section=section, part="overall", text="Khác", by=made.actor)
    with pytest.raises(Conflict):
        set_head(review=frozen, title="Khác", authority="", position="", signer="", by=made.actor)


def test_a_text_that_asks_for_an_unknown_figure_is_not_frozen(review, made):
    section = review.sections.get(key="overall")
    write_passage(section=section, part="words", text="Còn {{số lạ}} việc.", by=made.actor)

    with pytest.raises(BadReview):
        freeze(review=review, by=made.actor, today=TODAY)


def test_only_the_steward_of_a_review_freezes_it(review):
    with pytest.raises(NotAllowed):
        freeze(review=review, by=make_actor(Role.LEADER), today=TODAY)


def test_a_new_version_has_the_same_words_and_figures_of_today(review, made):
    section = review.sections.get(key="overall")
    write_passage(section=section, part="words", text="Còn {{quá hạn}} việc.", by=made.actor)
    freeze(review=review, by=made.actor, today=TODAY)
    review.refresh_from_db()
    made.late.done_on = date(2025, 9, 1)
    made.late.save()

    second = new_version(review=review, by=made.actor)

    texts = [
        text.official
        for one in composed_review(second, TODAY).content.sections
        for text in one.texts
    ]
    assert "Còn 0 việc." in texts
    assert (second.version, second.corrects) == (2, review)


def test_there_is_one_correction_of_a_version(frozen, made):
    new_version(review=frozen, by=made.actor)

    with pytest.raises(Conflict):
        new_version(review=frozen, by=made.actor)


def test_a_review_of_a_body_counts_only_its_work(made):
    review = make_a_review(made, body=made.late.body)

    assert composed_review(review, TODAY).found.report.totals().duties().value == 1


def test_a_span_that_has_not_begun_is_not_frozen(made):
    review = make_a_review(made, start=date(2027, 1, 1), end=date(2027, 12, 31))

    with pytest.raises(BadReview):
        freeze(review=review, by=made.actor, today=TODAY)


def test_an_issued_review_is_a_document_with_its_number(frozen, made):
    issued = issue(review=frozen, number=5, symbol="BC-LHH", on=TODAY, by=made.actor)

    assert issued.document is not None
    assert (issued.document.number, issued.document.issued) == ("05/BC-LHH", "2026-03-01")


def test_a_review_is_issued_once(frozen, made):
    issue(review=frozen, number=5, symbol="BC-LHH", on=TODAY, by=made.actor)

    with pytest.raises(Conflict):
        issue(review=frozen, number=6, symbol="BC-LHH", on=TODAY, by=made.actor)
