"""What is typed in the cells of the form, each as one value or one sentence."""

from __future__ import annotations

import re
from typing import Final

from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import fold
from hientai.returns.domain.lines import LONGEST, PACES, Pace
from hientai.returns.domain.refusals import BadForm

_NUMBER: Final = re.compile(r"(\d{1,9}(?:[.,]\d{1,9})?)\s*(%?)")
_TICKS: Final = {"x", "1", "co", "v", "✓"}
_PERCENT = noop("khối lượng là số nguyên từ 0 đến 100.")
_ALL = 100


def text_of(shown: str) -> str:
    text = shown.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise BadForm(noop("dài quá %(n)s ký tự."), n=LONGEST)
    return text


def percent_of(shown: str) -> int | None:
    """Return 70 for 70, 70% and for 0,7, which is how a cell of percents keeps 70%.

    A bare 1 may be either end; whoever means 100 is asked to say so.
    """
    shown = shown.strip()
    if not shown:
        return None
    found = _NUMBER.fullmatch(shown)
    if not found:
        raise BadForm(_PERCENT)
    number = float(found[1].replace(",", "."))
    if found[1] == "1" and not found[2]:
        raise BadForm(noop("chưa rõ là 1% hay 100%. Ghi 1% hoặc 100%."))
    if 0 < number < 1 and not found[2]:
        number *= _ALL
    if number > _ALL or abs(number - round(number)) > 1e-6:  # noqa: PLR2004  # floats are not exact
        raise BadForm(_PERCENT)
    return round(number)


def pace_of(shown: str) -> str:
    key = fold(shown).strip()
    for pace, label in PACES.items():
        if key in {fold(label), pace.value}:
            return pace
    if key:
        raise BadForm(noop("tiến độ là một trong: Vượt, Đạt, Chậm."))
    return ""


def nothing_of(shown: str) -> bool:
    key = fold(shown).strip()
    if key and key not in _TICKS:
        raise BadForm(noop("đánh dấu x nếu không phát sinh, không thì để trống."))
    return bool(key)


def pace_label(pace: str) -> str:
    return PACES[Pace(pace)] if pace else ""
