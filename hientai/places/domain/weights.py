"""Numbers by which split places are shared out: people, area, whatever the user trusts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from hientai.kernel.errors import DomainError, noop
from hientai.kernel.vietnamese import parse_number

_KEY: Final = re.compile(r"(\d{2,5})(?:\s*>\s*(\d{2,5}))?")


class BadWeight(DomainError):
    """A weight that says nothing."""

    code = "bad_weight"


def read_weights(rows: Sequence[Sequence[str]]) -> dict[str, Fraction]:
    """Return weights by the code of a place, or of a part: `00016>00004`; a heading is skipped."""
    found: dict[str, Fraction] = {}
    for number, row in enumerate(rows, start=1):
        key = _KEY.fullmatch(row[0].strip())
        if key is None and number == 1:
            continue
        if key is None or len(row) < 2:  # noqa: PLR2004 -- a code and a number
            raise BadWeight(
                noop("Dòng trọng số %(row)s cần mã nơi và một số, ví dụ 00016>00004; 1.200."),
                row=number,
            )
        weight = parse_number(row[1])
        if weight < 0:
            raise BadWeight(noop("Trọng số ở dòng %(row)s nhỏ hơn 0."), row=number)
        found["".join([key[1], ">", key[2]]) if key[2] else key[1]] = Fraction(weight)
    return found
