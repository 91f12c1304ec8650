"""Which body a place of work means, as lists write it."""

from datetime import date

import pytest

from hientai.people.selectors.placing import Places
from tests.factories import make_body

KEY = "so y te"
pytestmark = pytest.mark.django_db


def test_the_province_at_the_end_tells_bodies_of_one_name_apart():
    make_body("Sở Y tế", key=KEY, province="Lào Cai")
    meant = make_body("Sở Y tế", key=KEY, province="Bắc Ninh")
    assert Places().of("Sở Y tế tỉnh Bắc Ninh").body_id == meant.pk
    assert Places().of("Sở Y tế").body_id is None


def test_a_body_of_another_province_is_not_ours():
    make_body("Sở Y tế", key=KEY, province="Bắc Ninh")
    assert Places().of("Sở Y tế tỉnh Nghệ An").body_id is None


def test_a_former_body_of_its_province_is_meant_where_no_living_one_is():
    make_body("Sở Y tế", key=KEY, province="Lào Cai")
    former = make_body("Sở Y tế", key=KEY, province="Yên Bái", valid_to=date(2025, 6, 30))
    assert Places().of("Sở Y tế tỉnh Yên Bái").body_id == former.pk
