"""Groups of policy: those that follow from a profile at a day, and those that only people say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import fold
from hientai.people.domain.codes import FEMALE, KINH

YOUNG: Final = 40  # years; a province may mean another age by «trẻ»: shown with the group
WOMEN, YOUNGER, RETIRED = "women", "young", "retired"
MINORITY, DISABLED = "minority", "disabled"
REMOTE, ELSEWHERE, OVERSEAS = "remote", "elsewhere", "overseas"
LABELS: Final = {
    WOMEN: noop("Trí thức nữ"),
    YOUNGER: noop("Trí thức trẻ (dưới 40 tuổi)"),
    RETIRED: noop("Đã nghỉ hưu"),
    MINORITY: noop("Dân tộc thiểu số"),
    DISABLED: noop("Người khuyết tật"),
    REMOTE: noop("Công tác ở vùng khó khăn"),
    ELSEWHERE: noop("Ở tỉnh khác"),
    OVERSEAS: noop("Ở nước ngoài"),
}
SENSITIVE: Final = frozenset({MINORITY, DISABLED})  # they tell ethnicity and health
DECLARED: Final = (REMOTE, DISABLED, MINORITY)  # what a person may say of themselves
_FOREIGN: Final = frozenset({"nuoc ngoai", "khong ro", "nguoi nuoc ngoai"})
_SAID: Final = (
    ("thieu so", MINORITY),
    ("dan toc", MINORITY),
    ("khuyet tat", DISABLED),
    ("kho khan", REMOTE),
    ("vung sau", REMOTE),
    ("vung xa", REMOTE),
    ("hai dao", REMOTE),
    ("nuoc ngoai", OVERSEAS),
    ("kieu bao", OVERSEAS),
    ("tinh khac", ELSEWHERE),
    ("huu", RETIRED),
    ("tre", YOUNGER),
    ("nu", WOMEN),
)


@dataclass(frozen=True)
class Somebody:
    """What of a profile decides its groups; ethnicity empty where it may not be asked."""

    sex: str = ""
    birth: str = ""
    status: str = ""
    lives: str = ""
    ethnicity: str = ""
    said: Collection[str] = ()


def group_said(words: str) -> str:
    """Return the group that words name; empty if none."""
    if words in LABELS:
        return words
    key = f" {fold(words)} "
    return next((group for part, group in _SAID if f" {part} " in key), "")


def groups_at(somebody: Somebody, day: dt.date) -> dict[str, bool]:
    """Return the groups that hold at a day, each with whether it was derived and not only said."""
    derived = {
        WOMEN: somebody.sex == FEMALE,
        YOUNGER: is_younger(somebody.birth, day),
        RETIRED: somebody.status == "retired",
        MINORITY: is_minority(somebody.ethnicity),
        ELSEWHERE: somebody.lives == "elsewhere",
        OVERSEAS: somebody.lives == "overseas",
    }
    said = {group_said(words) for words in somebody.said}
    return {
        group: derived.get(group, False)
        for group in LABELS
        if derived.get(group) or (group in said and group not in {WOMEN, YOUNGER, RETIRED})
    }


def is_younger(birth: str, day: dt.date) -> bool:
    """Tell whether somebody has not had the fortieth birthday; a year alone counts by the year."""
    if not birth:
        return False
    turns = f"{int(birth[:4]) + YOUNG:04}{birth[4:]}"
    return turns > day.isoformat()[: len(turns)]


def is_minority(ethnicity: str) -> bool:
    """Tell whether a group is another than the Kinh; of strangers and where nothing is known it is not."""
    return bool(ethnicity) and ethnicity != KINH and fold(ethnicity) not in _FOREIGN
