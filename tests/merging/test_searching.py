"""Searches that run by themselves: of nobody, of one, and what breaks."""

import pytest
from django.utils import timezone

from hientai.kernel.permissions import SYSTEM
from hientai.merging.jobs import search_changed
from hientai.merging.models import Pair, Search
from hientai.merging.selectors.pairs import visible_pairs
from hientai.merging.services import searching
from hientai.people.models import Person
from hientai.privacy.models import Restriction
from tests.people.making import make_person

pytestmark = pytest.mark.django_db


def test_a_register_of_nobody_and_of_one_is_searched_to_the_end():
    search_changed.func()
    make_person()
    search_changed.func()
    assert [one.state for one in Search.objects.all()] == [Search.State.DONE] * 2


def test_a_search_that_breaks_does_not_stand_in_the_way_of_the_next(monkeypatch):
    def broken(*_: object) -> None:
        raise OSError("full")

    monkeypatch.setattr(searching, "_search", broken)
    with pytest.raises(OSError, match="full"):
        search_changed.func()
    assert Search.objects.get().state == Search.State.CANCELLED
    assert searching.ask(by=SYSTEM)[1]


def test_nobody_whose_data_may_not_be_processed_is_compared_or_shown():
    first, second = make_person(identity=""), make_person(identity="")
    search_changed.func()
    assert visible_pairs(SYSTEM).count() == 1
    Restriction.objects.create(person=second)
    assert not visible_pairs(SYSTEM).exists()
    Pair.objects.all().delete()
    Person.objects.filter(pk=first.pk).update(changed_at=timezone.now())
    search_changed.func()
    assert not Pair.objects.exists()
