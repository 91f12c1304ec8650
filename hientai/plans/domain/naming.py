"""What the names in a plan tell: its province, and what a task lacks to be owed by somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import nfc

_PROVINCE: Final = re.compile(
    r"\b(?:tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|tỉnh|thành phố|tp\.?)\s+(?P<name>[^,;()]+)$",
    re.IGNORECASE,
)


def province_of(issuer: str) -> str:
    """Return the province that an issuer's name ends with: “Bắc Giang”; empty where it has none."""
    found = _PROVINCE.search(nfc(issuer).strip())
    if not found:
        return ""
    words = found["name"].split()
    return " ".join(words)[:60] if all(word[:1].isupper() for word in words) else ""


def why_to_assign(leads: Iterable[tuple[str, str]]) -> tuple[str, dict[str, str]]:
    """Say what a task lacks to be owed by somebody; its leads are (name, state). Empty: nothing."""
    leads = list(leads)
    if not leads:
        return noop("Văn bản không nêu đơn vị chủ trì."), {}
    for name, state in leads:
        if state == "open":
            return noop("“%(name)s” chưa chỉ rõ đơn vị nào."), {"name": name}
        if state == "unknown":
            return noop("“%(name)s” chưa có trong danh mục cơ quan, đơn vị."), {"name": name}
    return "", {}
