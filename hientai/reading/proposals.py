"""The paper that a task's own words ask for, proposed for a person to confirm."""

from __future__ import annotations

import re
from typing import Final

from hientai.reading.contract import ProposedDeliverable
from hientai.reading.sought import Sought
from hientai.reading.source import Piece

_PAPERS: Final = {
    "de an": "Đề án", "ke hoach": "Kế hoạch", "nghi quyet": "Nghị quyết", "quyet dinh": "Quyết định",
    "quy che": "Quy chế", "quy dinh": "Quy định", "chuong trinh": "Chương trình", "chi thi": "Chỉ thị",
    "chien luoc": "Chiến lược", "bao cao": "Báo cáo",
}  # fmt: skip
_PAPER: Final = "|".join(_PAPERS)
_NUMBER: Final = r"(?P<number>\d+(?:/\d{4})?(?:/|-)[A-ZĐa-z][\w-]*(?:/[\w-]+)?)"
_MAKES: Final = Sought(
    rf"(?:xay dung|ban hanh|trinh|soan thao|tham muu)[^.;]{{0,60}}?(?<!\w)(?P<kind>{_PAPER})(?!\w)"
)
_AMENDS: Final = Sought(rf"(?:sua doi|bo sung)[^.;]{{0,40}}?(?P<kind>{_PAPER}) (?:so )?")
_REPLACES: Final = Sought(rf"thay the (?P<kind>{_PAPER}) (?:so )?")
_ISSUER: Final = Sought(r"(?:nghi quyet cua hdnd|trinh hdnd|trinh hoi dong nhan dan)")


def propose(text: Piece) -> ProposedDeliverable | None:
    """Return the paper to be made, None where the words ask for none."""
    folded = text.plain
    made, amended, replaced = (p.search(folded) for p in (_MAKES, _AMENDS, _REPLACES))
    found = replaced or amended or made
    if not found:
        return None
    kind = _PAPERS[found["kind"]]
    issuer = "Hội đồng nhân dân" if _ISSUER.search(folded) else None
    return ProposedDeliverable(
        kind=kind,
        issuer=issuer,
        amends=_number(text, amended),
        replaces=_number(text, replaced),
    )


def _number(text: Piece, found: re.Match[str] | None) -> str | None:
    number = re.compile(_NUMBER).match(text.text, found.end()) if found else None
    return number["number"] if number else None
