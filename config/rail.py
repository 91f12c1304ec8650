"""The rail: which pages a person may open, and what waits for them there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hientai.bodies.selectors.handing import waiting as handovers_waiting
from hientai.chasing.selectors import waiting as explanations_waiting
from hientai.core.access import actor_of
from hientai.core.counting import count_each
from hientai.dashboard.selectors import plans_to_check
from hientai.kernel.permissions import Actor, Permission
from hientai.opinions.selectors import waiting as opinions_waiting
from hientai.people.selectors.intakes import waiting as lists_waiting
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
    ("people:list", _("Trí thức"), "person", Permission.PEOPLE_SEE),
    ("bodies:list", _("Cơ quan, đơn vị"), "body", Permission.BODY_SEE),
    ("bodies:handovers", _("Việc bàn giao"), "merge", Permission.HANDOVER_ANSWER),
    ("places:find", _("Địa giới"), "place", Permission.BODY_SEE),
    ("accounts:people", _("Người dùng"), "people", Permission.USER_MANAGE),
    ("accounts:log", _("Nhật ký"), "log", Permission.AUDIT_READ),
    ("accounts:policy", _("Phân quyền"), "scale", Permission.POLICY_READ),
)

# a count always means «waits for you»; for whoever has nothing to answer it asks no question
WAITING: dict[str, Callable[[Actor], QuerySet[Any]]] = {
    "plans:list": plans_to_check,
    "opinions:list": opinions_waiting,
    "supervision:list": findings_waiting,
    "chasing:list": explanations_waiting,
    "people:list": lists_waiting,
    "bodies:handovers": handovers_waiting,
}


@dataclass(frozen=True)
class Entry:
    url: str
    label: str
    icon: str
    current: bool
    count: int = 0


def rail(request: HttpRequest) -> dict[str, list[Entry]]:
    actor = actor_of(request)
    if actor.user_id is None:
        return {"rail": []}
    addresses = _addresses()
    here = max(
        (address for address in addresses.values() if request.path.startswith(address)),
        key=len,
        default="",
    )
    seen = [entry for entry in ENTRIES if entry[3] is None or actor.holds(entry[3])]
    asked = [name for name, *_rest in seen if name in WAITING]
    counts = dict(zip(asked, count_each([WAITING[name](actor) for name in asked]), strict=True))
    return {
        "rail": [
            Entry(
                url=addresses[name],
                label=str(label),
                icon=icon,
                current=addresses[name] == here,
                count=counts.get(name, 0),
            )
            for name, label, icon, _permission in seen
        ]
    }


@cache
def _addresses() -> dict[str, str]:
    return {name: reverse(name) for name, *_rest in ENTRIES}
