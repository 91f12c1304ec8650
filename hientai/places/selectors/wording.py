"""What is said about converted figures."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hientai.kernel.vietnamese import format_number
from hientai.places.domain import Place, Places
from hientai.places.domain.converting import Converted, Sums
from hientai.places.domain.projecting import How, NoWay
from hientai.places.selectors.pages import above

_HOWS: Final = {
    How.EXACT: gettext_lazy("đúng"),
    How.SHARES: gettext_lazy("ước chia theo tỷ lệ đã nạp"),
    How.WEIGHTS: gettext_lazy("ước chia theo trọng số"),
    How.EQUAL: gettext_lazy("ước chia đều"),
    How.TOGETHER: gettext_lazy("để chung, không tách được"),
}
_WHYS: Final = {
    NoWay.ABOLISHED: gettext_lazy("nơi này đã hết mà chưa rõ về đâu"),
    NoWay.TOO_FINE: gettext_lazy("số liệu cấp tỉnh không tách xuống cấp dưới nếu thiếu trọng số"),
    NoWay.NOT_YET: gettext_lazy("nơi này khi đó chưa có và không rõ tách ra từ đâu"),
}


def how_words(hows: Iterable[How]) -> list[str]:
    """Return how figures were placed, the surest first."""
    found = set(hows)
    return [str(words) for how, words in _HOWS.items() if how in found]


def why_words(why: NoWay) -> str:
    return str(_WHYS[why])


def near_words(near: Iterable[Place], places: Places) -> str:
    """Return the places that could be meant, each with where it lies and its code."""
    named = [
        ", ".join(one.full_name for one in (place, *above(places, place)[:1])) + f" ({place.code})"
        for place in near
    ]
    return _("Có thể là: %(places)s.") % {"places": "; ".join(named)} if named else ""


def heading(done: Converted) -> str:
    """Say in one line what came out: the total that was kept, on how many places, how sure."""
    if not done.sums:
        return _("Chưa đọc được số liệu nào trong bảng")
    first, lines = done.sums[0], len(done.rebuilt.lines)
    values = {
        "total": format_number(first.value),
        "series": first.series,
        "n": format_number(lines),
    }
    if first.left:
        return _("%(series)s: %(total)s trên %(n)s nơi, còn phần để ngoài") % values
    if not first.shared:
        return _("%(series)s: tổng %(total)s giữ nguyên trên %(n)s nơi, đúng hoàn toàn") % values
    values["exact"] = percent(first)
    return _("%(series)s: tổng %(total)s giữ nguyên trên %(n)s nơi, %(exact)s đúng") % values


def exactness(done: Converted) -> str:
    """Say what part is what was counted, and by what the rest was shared out."""
    together = sum(len(line.places) > 1 for line in done.rebuilt.lines)
    said = []
    shared = [one for one in done.sums if one.shared]
    if shared:
        ways = [words for words in how_words(done.hows) if words.startswith(_("ước"))]
        said.append(
            _("%(exact)s là số đúng; phần còn lại %(ways)s cho các nơi bị chia tách.")
            % {"exact": percent(shared[0]), "ways": ", ".join(ways)}
        )
    elif done.rebuilt.lines:
        said.append(_("Toàn bộ là số đúng: không nơi nào phải ước chia."))
    if together:
        said.append(
            _("%(n)s dòng để chung nhiều nơi vì không tách được.") % {"n": format_number(together)}
        )
    return " ".join(said)


def percent(one: Sums) -> str:
    """Return the exact part of 100, never rounded up to all."""
    share = 100 * one.exact / one.value if one.value else Decimal()
    return f"{format_number(min(share, Decimal('99.9')) if one.shared else share, 1)}%"
