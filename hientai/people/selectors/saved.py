"""Lists that somebody keeps or that are shared with their bodies, and who is on them."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Q, QuerySet

from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Actor
from hientai.people.domain.narrowing import PeopleFilter, asked
from hientai.people.models import SavedList
from hientai.people.selectors.listing import Listing, people_list


def visible_lists(actor: Actor) -> QuerySet[SavedList]:
    """Return the lists of somebody and those shared with bodies for which they act."""
    mine = Q(owner=actor.user_id) | Q(body__in=actor.body_ids)
    found = SavedList.objects.select_related("owner", "body")
    return found if actor.system else found.filter(mine)


def list_of(actor: Actor, pk: int) -> SavedList:
    found = visible_lists(actor).filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Chưa thấy danh sách này trong phần việc của anh/chị."))
    return found


def filter_of(saved: SavedList) -> PeopleFilter:
    """Return what a list asks for: its search, or those who were chosen."""
    if saved.fixed:
        return PeopleFilter(saved=str(saved.pk))
    values: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in saved.asked:
        values[name].append(value)
    return asked(values)[0]


def people_of(saved: SavedList, actor: Actor) -> Listing:
    """Return who is on a list, of those whom somebody may see; refuse where its search is not theirs."""
    return people_list(actor, filter_of(saved))
