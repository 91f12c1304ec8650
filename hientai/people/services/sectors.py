"""The province's own list of sectors and rules of counting: what may be changed, and how it is asked."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from hientai.core import audit
from hientai.kernel.errors import Conflict, DomainError, noop
from hientai.kernel.permissions import Actor
from hientai.people.domain import names
from hientai.people.domain.degrees import RANK_NAMES, known_degrees
from hientai.people.models import CountingRule, Recount, Sector
from hientai.people.services.recounting import ask, require_steward

DEGREE: Final = "degree"
_RANKS: Final = range(2, 10)


class NothingChanges(DomainError):
    """A change that asks for what is so already."""

    code = "nothing_changes"


def add_sector(*, name: str, bodies: str, specialities: str, by: Actor) -> Recount:
    """Ask what a new sector would take from the others."""
    name = _free_name(name)
    asked = {"op": "add", "name": name, "bodies": bodies, "specialities": specialities}
    words = _("Thêm ngành %(name)s") % {"name": name}
    return ask(what=Recount.What.SECTORS, asked=asked, words=words, by=by)


def change_words(*, sector: Sector, bodies: str, specialities: str, by: Actor) -> Recount:
    """Ask what other words of a sector would move."""
    asked = {
        "op": "words",
        "sector": sector.pk,
        "bodies": bodies,
        "specialities": specialities,
    }
    words = _("Đổi từ nhận biết của ngành %(name)s") % {"name": sector.name}
    return ask(what=Recount.What.SECTORS, asked=asked, words=words, by=by)


def merge_sectors(*, gone: Sector, into: Sector, by: Actor) -> Recount:
    """Ask what putting a sector into another would move; who was decided goes along."""
    if gone.pk == into.pk:
        raise Conflict(noop("Chọn một ngành khác để gộp vào."))
    words = _("Gộp ngành %(gone)s vào %(into)s") % {"gone": gone.name, "into": into.name}
    asked = {"op": "merge", "from": gone.pk, "into": into.pk}
    return ask(what=Recount.What.SECTORS, asked=asked, words=words, by=by)


def rename(*, sector: Sector, name: str, by: Actor) -> Sector:
    """Call a sector otherwise; nobody moves."""
    require_steward(by)
    with transaction.atomic():
        held = Sector.objects.select_for_update().get(pk=sector.pk)
        before, held.name = held.name, _free_name(name, but=held.pk)
        held.save(update_fields=["name"])
        audit.record(by=by, action="sector.changed", target=held, before=before, after=held.name)
    return held


def shift(*, sector: Sector, up: bool, by: Actor) -> None:
    """Move a sector one place up or down in the list."""
    require_steward(by)
    with transaction.atomic():
        order = list(Sector.objects.select_for_update())
        at = next(index for index, each in enumerate(order) if each.pk == sector.pk)
        other = at - 1 if up else at + 1
        if not 0 <= other < len(order):
            return
        order[at], order[other] = order[other], order[at]
        for place, each in enumerate(order):
            each.place = place
        Sector.objects.bulk_update(order, ["place"])
        audit.record(by=by, action="sector.changed", target=sector, place=other)


def change_rule(*, rule: CountingRule, active: bool, value: str, by: Actor) -> Recount:
    """Ask whom another rule of counting would count, and whom no more."""
    value = value.strip()
    if rule.kind == DEGREE and not (value.isdigit() and int(value) in _RANKS):
        raise Conflict(noop("Chọn trình độ thấp nhất được tính."))
    value = value if rule.kind == DEGREE else rule.value
    if (active, value) == (rule.active, rule.value):
        raise NothingChanges(noop("Quy định này đang như vậy rồi."))
    reason = _from_degree(int(value)) if rule.kind == DEGREE else rule.reason
    asked = {"rule": rule.pk, "active": active, "value": value, "reason": reason}
    words = (_("Áp dụng: %(rule)s") if active else _("Thôi áp dụng: %(rule)s")) % {"rule": reason}
    return ask(what=Recount.What.COUNTING, asked=asked, words=words, by=by)


def _from_degree(rank: int) -> str:
    """Return the rule that counts from a degree on, in words."""
    known = {each.rank: each.name for each in known_degrees().values() if each.kind == DEGREE}
    lowest = RANK_NAMES.get(rank, known[rank])
    return _("Có trình độ %(degree)s trở lên") % {"degree": lowest[:1].lower() + lowest[1:]}


def find_places(*, by: Actor) -> Recount:
    """Ask for how many people the place of today would be found."""
    words = _("Tra nơi ở địa giới hiện nay của quê quán")
    return ask(what=Recount.What.PLACES, asked={}, words=words, by=by)


def _free_name(name: str, but: int = 0) -> str:
    name = " ".join(name.split())[:120]
    if not name:
        raise Conflict(noop("Đặt tên cho ngành."))
    taken = Sector.objects.exclude(pk=but).values_list("name", flat=True)
    if names.name_fold(name) in map(names.name_fold, taken):
        raise Conflict(noop("Danh mục đã có ngành “%(name)s”."), name=name)
    return name
