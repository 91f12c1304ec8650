"""Whoever's objection to statistics was granted is counted no more; a restricted one still is."""

import pytest

from hientai.people.models import Person
from hientai.privacy.domain.purposes import Purpose
from hientai.privacy.domain.rights import Right
from hientai.privacy.models import Restriction
from hientai.privacy.services import asking
from hientai.privacy.services.asking import Asked
from hientai.statistics.selectors.cube import cube
from tests.people.making import make_person

pytestmark = pytest.mark.django_db


def test_an_objection_takes_somebody_out_of_figures_and_lifting_it_brings_them_back(owner, steward):
    make_person("Trần Mẫu Bình")
    Person.objects.update(counts=True)
    before = cube([]).total
    asked = Asked(Right.OBJECT, Purpose.STATISTICS.value)
    request = asking.ask(person=owner.person, asked=asked, by=owner.actor)
    asking.grant(request=request, words="", by=steward)
    during = cube([]).total
    asking.lift(person=owner.person, purpose=Purpose.STATISTICS.value, by=steward)

    assert (before, during, cube([]).total) == (2, 1, 2)


def test_a_restricted_person_is_counted_without_a_name(owner):
    Person.objects.update(counts=True)
    Restriction.objects.create(person=owner.person)

    assert cube([]).total == 1
