"""How well names resolve, on two lists made by hand: before the engine was tuned, and after."""

import pytest

from tests.bodies.scoring import judged, report, score

LEAST_PRECISION = 0.99
LEAST_RECALL = {"names_first": 0.98, "names_second": 0.95}


@pytest.fixture(params=sorted(LEAST_RECALL), scope="module")
def listed(request):
    return request.param, list(judged(request.param))


def told(answers):
    return "\n".join([report(answers), *(str(one) for one in answers if not one.right)])


def test_what_resolves_is_the_right_body(listed):
    _name, answers = listed

    assert score(answers).precision >= LEAST_PRECISION, told(answers)


def test_what_has_an_answer_finds_it(listed):
    name, answers = listed

    assert score(answers).recall >= LEAST_RECALL[name], told(answers)


def test_what_is_open_or_unknown_is_never_resolved(listed):
    _name, answers = listed

    assert [str(one) for one in answers if one.resolved and not one.wanted] == []


def test_every_answer_explains_itself(listed):
    _name, answers = listed

    assert all(str(reason) for one in answers for reason in one.answer.why)
    assert all(one.answer.why for one in answers)
