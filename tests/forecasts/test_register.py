"""The register read as lives: stocks of dated profiles, and honesty about what has no date."""

import numpy as np
import pytest

from hientai.forecasts.domain.lives import NEVER, Lives
from hientai.forecasts.selectors.register import read_register
from hientai.people.models import Person
from tests.forecasts.made import fill_register
from tests.people.making import make_person

pytestmark = pytest.mark.django_db


def lives(count, **changes):
    usual = {
        "month": np.full(count, 1980 * 12 + 5), "sex": np.arange(count) % 2,
        "field": np.full(count, 2), "came": np.full(count, 2005),
        "left": np.full(count, NEVER), "master": np.full(count, NEVER),
        "doctor": np.full(count, NEVER),
    }  # fmt: skip
    return Lives(**{**usual, **changes})


def test_who_works_is_counted_by_degree_and_field():
    doctor = np.array([2015, NEVER, NEVER])
    fill_register(lives(3, doctor=doctor))

    stock = read_register(2025).start.stock
    assert stock.sum() == 3
    assert stock[:, :, 2].sum() == 1
    assert stock[..., 2].sum() == 3


def test_dated_degrees_and_arrivals_can_be_learned_from():
    fill_register(lives(4, doctor=np.full(4, 2015), master=np.full(4, 2010)))

    found = read_register(2025)
    assert {"doctors", "came"} <= found.groups
    assert found.known.doctors_dated == found.known.doctors == 4


def test_a_list_without_dates_gives_todays_stock_and_nothing_more():
    for _one in range(3):
        make_person(birth="1975")

    found = read_register(2025)
    assert found.start.stock.sum() == 3
    assert found.start.history is None
    assert found.groups == frozenset()


def test_people_without_birth_or_sex_are_not_lost():
    fill_register(lives(4))
    Person.objects.filter(pk=Person.objects.order_by("pk")[0].pk).update(
        birth="", birth_year=None, sex=""
    )

    found = read_register(2025)
    assert found.start.stock.sum() == 4
    assert found.known.births == 3


def test_who_moved_on_a_day_that_nobody_knows_is_in_no_year():
    fill_register(lives(3))
    Person.objects.filter(pk=Person.objects.order_by("pk")[0].pk).update(status="moved")

    assert read_register(2025).start.stock.sum() == 2


def test_who_does_not_count_is_not_counted():
    fill_register(lives(3))
    Person.objects.filter(pk=Person.objects.order_by("pk")[0].pk).update(counts=False)

    assert read_register(2025).start.stock.sum() == 2
