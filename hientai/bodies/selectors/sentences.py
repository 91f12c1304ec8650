"""A succession as a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hientai.bodies.models import Body, Succession
from hientai.kernel.vietnamese import format_date


def succession_sentence(step: Succession, *, home: str = "") -> str:
    """Say who followed whom and from when; the province of a body only if it is not `home`."""
    values = {
        "old": label(step.predecessor, home=home),
        "new": label(step.successor, home=home),
        "land": step.successor.province,
        "on": format_date(step.on),
    }
    return _pattern(step) % values + ("." if step.confirmed else _(" (chưa có người xác nhận)."))


def label(body: Body, *, home: str) -> str:
    return body.name if body.province == home else body.full_name


def _pattern(step: Succession) -> str:
    match step.kind:
        case Succession.Kind.RENAMED if step.predecessor.key == step.successor.key:
            return _("%(old)s thuộc %(land)s từ %(on)s")
        case Succession.Kind.RENAMED:
            return _("%(old)s đã đổi tên thành %(new)s từ %(on)s")
        case Succession.Kind.SPLIT:
            return _("%(old)s đã chia, một phần về %(new)s từ %(on)s")
        case Succession.Kind.MOVED:
            return _("%(old)s đã chuyển một số việc sang %(new)s từ %(on)s")
        case _merged:
            return _("%(old)s đã hợp nhất vào %(new)s từ %(on)s")
