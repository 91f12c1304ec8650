"""What speaks for and against a pair, in words; values are never part of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from hientai.kernel.errors import noop
from hientai.people.domain.fields import FIELDS

WORDS: Final = {
    ("name", "same"): noop("cùng họ tên"),
    ("name", "same_bare"): noop("cùng họ tên, một bên ghi không dấu"),
    ("name", "marks"): noop("cùng chữ nhưng khác dấu"),
    ("name", "order"): noop("cùng các chữ, khác thứ tự"),
    ("name", "letter"): noop("họ tên khác nhau một chữ cái"),
    ("name", "middle"): noop("một bên thiếu tên đệm"),
    ("name", "initials"): noop("một bên viết tắt họ tên"),
    ("name", "other"): noop("họ tên khác nhau"),
    ("birth", "same"): noop("cùng ngày sinh"),
    ("birth", "year"): noop("cùng năm sinh, chưa đủ ngày tháng để so"),
    ("birth", "other_year"): noop("khác năm sinh"),
    ("birth", "same_day"): noop("cùng ngày tháng, khác năm sinh"),
    ("birth", "swapped"): noop("ngày và tháng sinh đổi chỗ cho nhau"),
    ("birth", "near"): noop("cùng năm sinh, lệch ngày hoặc tháng"),
    ("birth", "other_day"): noop("cùng năm sinh, khác ngày tháng"),
    ("birth", "other"): noop("khác ngày sinh"),
    ("place", "same"): noop("cùng quê quán"),
    ("place", "other"): noop("khác quê quán"),
    ("identity", "near"): noop("số định danh lệch một chữ số"),
}
LABELS: Final = {"place": "home_place"}
STRONG: Final = 5.0
SOME: Final = 2.0


@dataclass(frozen=True)
class Told:
    """A reason in words; `strength` is how much it says."""

    field: str
    words: str
    strength: str


def told(reasons: Iterable[Mapping[str, Any]]) -> tuple[list[Told], list[Told]]:
    """Return what speaks for a pair and what against, the strongest first."""
    weighed = sorted(reasons, key=lambda each: -abs(each["weight"]))
    for_it = [_told(each) for each in weighed if each["weight"] > 0]
    against = [_told(each) for each in weighed if each["weight"] < 0]
    return for_it, against


def _told(reason: Mapping[str, Any]) -> Told:
    name, kind = reason["field"], reason["kind"]
    words = WORDS.get((name, kind))
    if words is None:
        label = _(FIELDS[LABELS.get(name, name)].label).lower()
        same = kind == "same"
        said = _("cùng %(what)s") if same else _("khác %(what)s")
        return Told(name, said % {"what": label}, _strength(reason))
    return Told(name, _(words), _strength(reason))


def _strength(reason: Mapping[str, Any]) -> str:
    weight = abs(reason["weight"])
    if reason["field"] == "name" and reason["kind"].startswith("same") and weight < STRONG:
        return _("tên thường gặp, nói lên ít")
    if weight >= STRONG:
        return _("nói lên nhiều")
    return _("nói lên vừa phải") if weight >= SOME else _("nói lên ít")
