"""Figures asked for by name in a text: every name has a number, and a number its name."""

import pytest

from hientai.duties.domain import DutyState
from hientai.reports.domain.composing import YEARLY, composed
from hientai.reports.domain.names import NAMES, as_texts, as_typed, measured, named, resolved
from tests.reports.annual_sample import duty, full_report, report


@pytest.mark.parametrize("name", NAMES)
def test_a_name_asks_for_a_figure_that_has_this_name(name):
    figure = resolved(full_report(), name)

    assert figure is not None
    assert named(figure) == name


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("quá hạn", "2"),
        ("quá hạn, nhóm 8", "2"),
        ("đã xong, đơn vị 12", "0"),
        ("đến hạn, nhiệm vụ 1", "1"),
        ("đến hạn kỳ sau, quý 1", "1"),
        ("tỷ lệ", "50%"),
    ],
)
def test_a_name_may_be_narrowed(name, text):
    figure = resolved(full_report(), name)

    assert figure is not None
    assert figure.text == text


@pytest.mark.parametrize("name", ["", "số lạ", "quá hạn, kỳ trước", "quá hạn, nhóm hai"])
def test_what_means_nothing_has_no_figure(name):
    assert resolved(full_report(), name) is None


def test_there_is_no_share_where_nothing_was_due():
    assert resolved(report(duty(1, DutyState.IN_TERM)), "tỷ lệ") is None


def test_the_span_before_is_asked_for_by_name():
    now = report(previous=full_report())

    figure = resolved(now, "quá hạn, kỳ trước")

    assert figure is not None
    assert (figure.text, figure.query.before) == ("2", True)


def test_told_texts_come_back_from_what_a_person_would_type():
    found = full_report()
    told = tuple(text for one in composed(found, YEARLY, ()).sections for text in one.texts)

    again, unknown = as_texts(found, as_typed(told))

    assert [text.official for text in again] == [text.official for text in told]
    assert unknown == ()


def test_an_unknown_name_stays_as_typed_and_is_told():
    texts, unknown = as_texts(full_report(), "Còn {{số lạ}} việc.")

    assert texts[0].official == "Còn {{số lạ}} việc."
    assert unknown == ("số lạ",)


def test_every_figure_of_a_report_can_be_asked_again():
    found = full_report()

    for figure in composed(found, YEARLY, ()).figures:
        assert measured(found, figure.query, figure.unit) == figure
