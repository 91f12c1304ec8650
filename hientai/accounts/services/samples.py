"""People who do not exist, to look around with: every one has the middle name “Mẫu”."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from django.db import transaction
from django.utils.timezone import localdate

from hientai.accounts.domain import new_password
from hientai.accounts.models import ROLE_LABELS, Membership, User
from hientai.bodies.models import Body
from hientai.bodies.selectors import Resolver
from hientai.bodies.services import ensure_province
from hientai.core.audit import record
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission, Role


@dataclass(frozen=True)
class DemoAccount:
    """A sample account to print once; the password is empty where it was given out before."""

    username: str
    password: str
    role: str
    body: str


@dataclass(frozen=True)
class _Sample:
    username: str
    full_name: str
    role: Role
    bodies: tuple[tuple[str, str], ...] = ()  # (province, name); the first one is shown


NOWHERE: Final = "mau.invalid"  # a domain that can never exist (RFC 2606)

_SAMPLES: Final = (
    _Sample("quantri", "Trần Mẫu An", Role.ADMINISTRATOR),
    _Sample(
        "daumoi",
        "Nguyễn Mẫu Bình",
        Role.STEWARD,
        (
            ("Bắc Ninh", "Liên hiệp các Hội Khoa học và Kỹ thuật"),
            ("Lào Cai", "Sở Khoa học và Công nghệ"),
            ("Lâm Đồng", "Sở Khoa học và Công nghệ"),
        ),
    ),
    _Sample("sonoivu", "Lê Mẫu Chi", Role.BODY_OFFICER, (("Bắc Ninh", "Sở Nội vụ"),)),
    _Sample("sokhcn", "Phạm Mẫu Dũng", Role.BODY_OFFICER, (("Bắc Ninh", "Sở KH&CN"),)),
    _Sample("sotaichinh", "Hoàng Mẫu Giang", Role.BODY_OFFICER, (("Bắc Ninh", "Sở Tài chính"),)),
    _Sample("lanhdao", "Vũ Mẫu Hà", Role.LEADER, (("Bắc Ninh", "Ủy ban nhân dân tỉnh"),)),
    _Sample("giamsat", "Đặng Mẫu Lan", Role.SUPERVISOR, (("Bắc Ninh", "Mặt trận Tổ quốc"),)),
    _Sample("kiemtoan", "Bùi Mẫu Minh", Role.AUDITOR),
)


@transaction.atomic
def make_demo_people(*, by: Actor) -> list[DemoAccount]:
    """Make a sample person for each role, and the bodies for which they act; a second time none."""
    by.require(Permission.USER_MANAGE)
    find = cache(_body)
    for province in dict.fromkeys(place for sample in _SAMPLES for place, _name in sample.bodies):
        ensure_province(province=province, by=by)
    return [_make(sample, [find(*named) for named in sample.bodies], by) for sample in _SAMPLES]


def _body(province: str, name: str) -> Body:
    return Resolver(province=province, at=localdate()).resolve(name).bodies[0]


def _make(sample: _Sample, bodies: list[Body], by: Actor) -> DemoAccount:
    user = User.objects.filter(username=sample.username).first()
    if user is not None and not user.sample:
        raise Conflict(
            noop("Tên đăng nhập “%(name)s” đã thuộc về người thật; không tạo tài khoản mẫu."),
            name=sample.username,
        )
    password = "" if user else new_password()
    if user is None:
        user = User.objects.create_user(
            sample.username,
            email=f"{sample.username}@{NOWHERE}",
            password=password,
            full_name=sample.full_name,
            sample=True,
        )
        record(by=by, action="account.samples_made", target=user, username=sample.username)
    acting_for: list[Body | None] = [*bodies] or [None]
    for body in acting_for:
        Membership.objects.get_or_create(user=user, role=sample.role, body=body)
    shown = bodies[0].full_name if bodies else ""
    return DemoAccount(sample.username, password, str(ROLE_LABELS[sample.role]), shown)
