"""Offices of a district other than its committees: not in the register, but not unknown either."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from hientai.bodies.domain.provinces import DISTRICTS_ENDED
from hientai.bodies.domain.resolving.answer import Answer, Found, Reason, Status
from hientai.bodies.domain.resolving.book import Book
from hientai.bodies.domain.resolving.organs import Organ, of_place
from hientai.bodies.domain.resolving.scope import Scope
from hientai.kernel.errors import noop
from hientai.places.domain import Level

_OFFICE: Final = re.compile(
    r"^(?P<head>cong an|toa an nhan dan|vien kiem sat nhan dan|phong .+?|hoi .+?|doan thanh nien.*?"
    r"|huyen doan|ban .+?|trung tam .+?|chi cuc .+?|van phong .+?|bao hiem xa hoi|thanh tra) "
    r"(?P<place>(?:huyen|quan|thi xa|thanh pho) .+)$"
)
_POLICE_ENDED: Final = dt.date(2025, 3, 1)
_POLICE: Final = noop(
    "Công an cấp huyện kết thúc từ 01/03/2025; chọn Công an tỉnh hoặc Công an xã, phường."
)
_COURTS: Final = noop(
    "Từ 01/07/2025 tòa án, viện kiểm sát cấp huyện thành cấp khu vực; chọn đơn vị."
)
_ENDED: Final = noop("Cấp huyện kết thúc từ 01/07/2025; chọn sở hoặc UBND xã, phường nhận việc.")
_OF_DISTRICT: Final = noop("Đơn vị của cấp huyện, danh mục chưa có; chọn đơn vị hoặc thêm mới.")


def below_district(key: str, book: Book, scope: Scope) -> Answer | None:
    """Say what is known of an office of a district; None where the name is of nothing such."""
    office = _OFFICE.match(key)
    if office is None or scope.province is None:
        return None
    committee = Organ("Ủy ban nhân dân", office["place"], Level.DISTRICT)
    district = of_place(committee, book, scope, book.places())
    if district is None:
        return None
    if office["head"] == "cong an" and scope.at >= _POLICE_ENDED:
        return Answer(Status.AMBIGUOUS, _police(book, scope), (Reason(_POLICE),))
    if scope.at < DISTRICTS_ENDED:
        near = tuple(Found(found.fact, 0.4) for found in district.found)
        return Answer(Status.UNKNOWN, near, (Reason(_OF_DISTRICT),))
    courts = office["head"].startswith(("toa an", "vien kiem sat"))
    found = () if courts else district.found
    return Answer(Status.AMBIGUOUS, found, (Reason(_COURTS if courts else _ENDED),))


def _police(book: Book, scope: Scope) -> tuple[Found, ...]:
    sector = book.of_kinds(["sector"], scope)
    return tuple(Found(fact, 0.4) for fact in sector if fact.key == "cong an")
