"""Keeping lists of people under a name."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from hientai.core import audit
from hientai.kernel.errors import DomainError, NotAllowed, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.domain.narrowing import PeopleFilter
from hientai.people.models import Listed, SavedList
from hientai.people.selectors.lists import visible_people

LONGEST_NAME = 120
MOST_CHOSEN = 2_000


class UnnamedList(DomainError):
    """A list that cannot be kept as it is."""

    code = "list_incomplete"


def save_list(
    *,
    name: str,
    wanted: PeopleFilter,
    people: Collection[int] | None,
    body_id: int | None,
    by: Actor,
) -> SavedList:
    """Keep a search, or with `people` just those of them whom the actor sees; share it with a body."""
    by.require(Permission.PEOPLE_SEE, of=by.body_ids)
    if by.user_id is None:
        raise NotAllowed(noop("Chỉ người có tài khoản mới lưu được danh sách."))
    if not name.strip():
        raise UnnamedList(noop("Đặt tên cho danh sách trước khi lưu."))
    if body_id is not None and body_id not in by.body_ids:
        raise NotAllowed(noop("Chỉ chia sẻ được danh sách với đơn vị của anh/chị."))
    with transaction.atomic():
        saved = SavedList.objects.create(
            name=name.strip()[:LONGEST_NAME],
            owner_id=by.user_id,
            body_id=body_id,
            fixed=people is not None,
            asked=[] if people is not None else [list(pair) for pair in wanted.pairs()],
        )
        if people is not None:
            _choose(saved, people, by)
        audit.record(by=by, action="people_list.saved", target=saved, shared_with=body_id)
    return saved


def _choose(saved: SavedList, people: Collection[int], by: Actor) -> None:
    wanted = list(dict.fromkeys(people))[:MOST_CHOSEN]
    seen = visible_people(by).filter(pk__in=wanted).values_list("pk", flat=True)
    chosen = [Listed(list=saved, person_id=pk) for pk in seen]
    if not chosen:
        raise UnnamedList(noop("Đánh dấu ít nhất một người trong danh sách rồi lưu."))
    Listed.objects.bulk_create(chosen)


def remove_list(*, saved: SavedList, by: Actor) -> None:
    """Forget a list: its owner may, and whoever acts for the body with which it is shared."""
    if saved.owner_id != by.user_id and saved.body_id not in by.body_ids:
        raise NotAllowed(noop("Chỉ người lập danh sách hoặc đơn vị dùng chung mới xóa được."))
    with transaction.atomic():
        audit.record(by=by, action="people_list.removed", target=saved)
        saved.delete()
