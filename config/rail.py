"""The rail: which pages a person may open, and what waits for them there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hientai.bodies.selectors.handing import count_waiting
from hientai.chasing.selectors import count_waiting as explanations_waiting
from hientai.core.access import actor_of
from hientai.dashboard.selectors import plans_to_check
from hientai.kernel.permissions import Actor, Permission
from hientai.opinions.selectors import count_waiting as count_opinions
from hientai.people.selectors.intakes import count_waiting as count_lists
from hientai.supervision.selectors import count_waiting as count_findings

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
WAITING: dict[str, Callable[[Actor], int]] = {
    "plans:list": lambda actor: plans_to_check(actor).count(),
    "opinions:list": count_opinions,
    "supervision:list": count_findings,
    "chasing:list": explanations_waiting,
    "people:list": count_lists,
    "bodies:handovers": count_waiting,
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
    return {
        "rail": [
            Entry(
                url=addresses[name],
                label=str(label),
                icon=icon,
                current=addresses[name] == here,
                count=WAITING[name](actor) if name in WAITING else 0,
            )
            for name, label, icon, permission in ENTRIES
            if permission is None or actor.holds(permission)
        ]
    }


@cache
def _addresses() -> dict[str, str]:
    return {name: reverse(name) for name, *_rest in ENTRIES}
