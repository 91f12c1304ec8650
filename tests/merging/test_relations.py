"""Whatever any app keeps of people is moved by a merge and moved back, without knowing the app."""

import pytest

from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import SYSTEM
from hientai.merging.models import Merge
from hientai.merging.services.merging import merge
from hientai.merging.services.parting import unmerge
from hientai.merging.signals import people_merging
from hientai.people.models import Guarded, Person
from hientai.people.models.saved import Listed, SavedList
from hientai.privacy.models import Claim, Restriction
from tests.factories import make_user
from tests.merging.making import register
from tests.people.making import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    return make_person(), make_person()


def join(kept, gone):
    return merge(kept=kept, gone=gone, chosen={}, by=SYSTEM)


def on_lists(kept, gone):
    both, one = (SavedList.objects.create(name=name, owner=make_user()) for name in "ab")
    Listed.objects.create(list=both, person=kept)
    Listed.objects.create(list=both, person=gone)
    Listed.objects.create(list=one, person=gone)


def test_a_member_of_two_lists_is_once_on_each(two):
    kept, gone = two
    on_lists(kept, gone)
    before = register()
    done = join(kept, gone)
    assert list(Listed.objects.order_by("list").values_list("person", flat=True)) == [kept.pk] * 2
    unmerge(merge=done, by=SYSTEM)
    assert register() == before


def test_an_account_and_an_objection_follow_the_person(two):
    kept, gone = two
    Claim.objects.create(person=gone, user=make_user())
    Restriction.objects.create(person=gone, purpose="")
    before = register()
    done = join(kept, gone)
    assert Claim.objects.get().person_id == Restriction.objects.get().person_id == kept.pk
    unmerge(merge=done, by=SYSTEM)
    assert register() == before


def test_a_profile_without_guarded_values_gets_the_other_s(two):
    kept, gone = two
    Guarded.objects.filter(pk=kept.pk).delete()
    before = register()
    done = join(kept, gone)
    assert Guarded.objects.get().pk == kept.pk
    unmerge(merge=done, by=SYSTEM)
    assert register() == before


def test_an_app_can_refuse_a_merge_before_anything_moves(two):
    def refuse(**_):
        raise Conflict(noop("Chưa gộp được."))

    people_merging.connect(refuse)
    try:
        with pytest.raises(Conflict):
            join(*two)
    finally:
        people_merging.disconnect(refuse)
    assert Person.objects.count() == 2
    assert not Merge.objects.exists()
