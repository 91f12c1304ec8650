"""The rail and the bell: which pages a person may open, and what waits for them there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from hientai.bodies.selectors.handing import waiting as handovers_waiting
from hientai.chasing.selectors import unread
from hientai.chasing.selectors import waiting as explanations_waiting
from hientai.core.access import actor_of
from hientai.core.counting import Counts
from hientai.dashboard.selectors import plans_to_check
from hientai.indicators.selectors.asking import waiting as values_waiting
from hientai.kernel.permissions import Actor, Permission
from hientai.opinions.selectors import waiting as opinions_waiting
from hientai.people.selectors.intakes import waiting as lists_waiting
from hientai.privacy.selectors import waiting as requests_waiting
from hientai.privacy.selectors.profile import proofs_to_check, proposals_to_check
from hientai.supervision.selectors import waiting as findings_waiting

ENTRIES = (
    ("dashboard:home", _("Sáng nay"), "home", None),
    ("plans:list", _("Kế hoạch"), "plan", Permission.PLAN_SEE),
    ("documents:list", _("Văn bản"), "document", Permission.PLAN_SEE),
    ("dashboard:board", _("Theo dõi"), "board", Permission.DUTY_SEE),
    ("duties:mine", _("Việc của đơn vị"), "task", Permission.DUTY_REPORT),
    ("opinions:list", _("Kiến nghị"), "talk", Permission.OPINION_SEE),
    ("supervision:list", _("Giám sát"), "eye", Permission.SUPERVISION_SEE),
    ("chasing:list", _("Đôn đốc"), "send", Permission.DUTY_SEE),
    ("reports:list", _("Báo cáo"), "chart", Permission.REPORT_SEE),
    ("privacy:mine", _("Hồ sơ của tôi"), "person", Permission.PROFILE_OWN),
    ("indicators:list", _("Chỉ tiêu"), "target", Permission.INDICATOR_SEE),
    ("people:list", _("Trí thức"), "person", Permission.PEOPLE_SEE),
    ("statistics:explore", _("Thống kê"), "chart", Permission.STATISTICS_SEE),
    ("bodies:list", _("Cơ quan, đơn vị"), "body", Permission.BODY_SEE),
    ("bodies:handovers", _("Việc bàn giao"), "merge", Permission.HANDOVER_ANSWER),
    ("places:find", _("Địa giới"), "place", Permission.BODY_SEE),
    ("accounts:people", _("Người dùng"), "people", Permission.USER_MANAGE),
    ("accounts:log", _("Nhật ký"), "log", Permission.AUDIT_READ),
    ("accounts:policy", _("Phân quyền"), "scale", Permission.POLICY_READ),
)

BELL = "chasing:inbox"

# a count always means «waits for you»; for whoever has nothing to answer it asks no question.
# Each depends on who asks and on the day, nothing else: the question is compiled once for both
WAITING: dict[str, tuple[Callable[[Actor], QuerySet[Any]], ...]] = {
    "plans:list": (plans_to_check,),
    "opinions:list": (opinions_waiting,),
    "supervision:list": (findings_waiting,),
    "chasing:list": (explanations_waiting,),
    "people:list": (lists_waiting, requests_waiting, proofs_to_check, proposals_to_check),
    "indicators:list": (values_waiting,),
    "bodies:handovers": (handovers_waiting,),
}


@dataclass(frozen=True)
class Entry:
    url: str
    label: str
    icon: str
    current: bool
    count: int = 0


def rail(request: HttpRequest) -> dict[str, Callable[[], Any]]:
    """Return what stands on every whole page: its rail, and the notices that nobody has read.

    Both are asked for at once and only when drawn: pieces of pages have neither.
    """
    actor = actor_of(request)
    counts = cache(lambda: _counts(actor))
    return {
        "rail": cache(lambda: _entries(request, actor, counts())),
        "unread_notices": lambda: counts()[BELL],
    }


def _entries(request: HttpRequest, actor: Actor, counts: Counter[str]) -> list[Entry]:
    if actor.user_id is None:
        return []
    addresses = _addresses()
    here = max(
        (address for address in addresses.values() if request.path.startswith(address)),
        key=len,
        default="",
    )
    return [
        Entry(addresses[name], str(label), icon, addresses[name] == here, counts[name])
        for name, label, icon, permission in ENTRIES
        if _is_for(actor, permission)
    ]


def _counts(actor: Actor) -> Counter[str]:
    names, question = question_of(actor, localdate())
    counts: Counter[str] = Counter()
    for name, count in zip(names, question.ask(), strict=True):
        counts[name] += count
    return counts


@lru_cache(maxsize=1024)
def question_of(actor: Actor, _day: date) -> tuple[tuple[str, ...], Counts]:
    """Compile what waits for a person with their posts, and what they have not read, once a day.

    To compile costs ten times what the database takes to answer.
    """
    if actor.user_id is None:
        return (), Counts.of([])
    asked = [
        (name, ask(actor))
        for name, _label, _icon, permission in ENTRIES
        if _is_for(actor, permission)
        for ask in WAITING.get(name, ())
    ]
    asked.append((BELL, unread(actor)))
    return tuple(name for name, _rows in asked), Counts.of([rows for _name, rows in asked])


def _is_for(actor: Actor, permission: Permission | None) -> bool:
    """Return whether an entry is the person's; who is here for themselves has only their own."""
    return actor.holds(permission) if permission else not actor.only_themselves


@cache
def _addresses() -> dict[str, str]:
    return {name: reverse(name) for name, *_rest in ENTRIES}
