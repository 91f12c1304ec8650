"""Figures and reasons in words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from hientai.indicators.domain.judging import Judgement, State, Why, more_needed
from hientai.indicators.domain.rounding import rounded
from hientai.indicators.models import Indicator, Observation
from hientai.kernel.vietnamese import format_number


def amount(value: Decimal | None, unit: str) -> str:
    """Write a value with its unit: `0,42%`, `1.253 người`; without one where there is none."""
    if value is None:
        return _("chưa có số liệu")
    number = format_number(rounded(value))
    if not unit:
        return number
    return f"{number}{'' if unit.startswith('%') else ' '}{unit}"


def gap_amount(gap: Decimal, unit: str) -> str:
    return amount(gap, " điểm %" if unit.startswith("%") else unit).replace("  ", " ")


def reason(why: Why, unit: str) -> str:
    return _(why.sentence) % _in_words(why.values, unit)


def _in_words(values: Mapping[str, object], unit: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, Why):
            found[name] = reason(value, unit)
        elif isinstance(value, Decimal) and name == "rate":
            found[name] = format_number(value)
        elif isinstance(value, Decimal):
            found[name] = gap_amount(value, unit) if name == "gap" else amount(value, unit)
        else:
            found[name] = value
    return found


def reasons(found: Judgement, indicator: Indicator, held: Observation | None) -> str:
    """Say why a target stands as it does, and how many more of the counted it would take."""
    unit = "" if indicator.unit == "hạng" else indicator.unit
    said = [reason(why, unit) for why in found.why]
    more = more_needed(found.gap, held.whole if held else None) if unit == "%" else None
    if more:
        what = (indicator.numerator or _("người")).strip()
        words = {"n": format_number(Decimal(more)), "what": what[:1].lower() + what[1:]}
        said.append(_("Cần thêm %(n)s %(what)s.") % words)
    if held and held.kind == Observation.Kind.COMPUTED and found.state != State.MET:
        said.append(_("Chỉ đếm người đã có hồ sơ."))
    if held and held.computed.get("sample"):
        said.append(_("Gồm hồ sơ mẫu, không phải người có thật."))
    return " ".join(said)
