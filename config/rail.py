"""The rail: which pages a person may open, and what waits for them there."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from hientai.core.access import actor_of
from hientai.kernel.permissions import Permission

ENTRIES = (
    ("dashboard:home", _("Sáng nay"), "home", None),
    ("plans:list", _("Kế hoạch"), "plan", Permission.PLAN_SEE),
    ("dashboard:board", _("Theo dõi"), "board", Permission.DUTY_SEE),
    ("duties:mine", _("Việc của đơn vị"), "task", Permission.DUTY_REPORT),
    ("opinions:list", _("Kiến nghị"), "talk", Permission.OPINION_SEE),
    ("reports:list", _("Báo cáo"), "chart", Permission.REPORT_SEE),
    ("bodies:list", _("Cơ quan, đơn vị"), "body", Permission.BODY_SEE),
    ("accounts:people", _("Người dùng"), "people", Permission.USER_MANAGE),
    ("accounts:log", _("Nhật ký"), "log", Permission.AUDIT_READ),
    ("accounts:policy", _("Phân quyền"), "scale", Permission.POLICY_READ),
)


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
    entries = []
    for name, label, icon, permission in ENTRIES:
        if permission is not None and not actor.holds(permission):
            continue
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        entries.append(Entry(url, str(label), icon, current=request.path.startswith(url)))
    return {"rail": entries}
