"""By what lists of people are narrowed: the facets, what each role may ask by, and what was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlencode

from hientai.kernel.errors import NotAllowed, noop
from hientai.people.domain.fields import Guard

LONGEST: Final = 200
MOST_CHOSEN: Final = 20  # of one facet
# value: from which age, to which
AGES: Final = {
    "-29": (0, 29),
    "30-39": (30, 39),
    "40-49": (40, 49),
    "50-59": (50, 59),
    "60-": (60, 200),
}


@dataclass(frozen=True)
class FacetKind:
    """A facet: its name in addresses, what it is called, how its values are guarded."""

    name: str
    label: str
    guard: Guard = Guard.OPEN


FACETS: Final = {
    kind.name: kind
    for kind in (
        FacetKind("sector", noop("Ngành")),
        FacetKind("field", noop("Lĩnh vực")),
        FacetKind("degree", noop("Học vị, trình độ")),
        FacetKind("title", noop("Học hàm")),
        FacetKind("body", noop("Đơn vị")),
        FacetKind("place", noop("Quê quán")),
        FacetKind("age", noop("Tuổi")),
        FacetKind("sex", noop("Giới tính")),
        FacetKind("language", noop("Ngoại ngữ")),
        FacetKind("group", noop("Nhóm chính sách")),
        FacetKind("status", noop("Tình trạng")),
        FacetKind("ethnicity", noop("Dân tộc"), Guard.SENSITIVE),
        FacetKind("party", noop("Đảng viên"), Guard.SENSITIVE),
        FacetKind("special", noop("Nhóm chính sách được bảo vệ"), Guard.SENSITIVE),
    )
}
OPEN: Final = tuple(name for name, kind in FACETS.items() if kind.guard == Guard.OPEN)
SENSITIVE: Final = tuple(name for name, kind in FACETS.items() if kind.guard != Guard.OPEN)
SORTS: Final = {
    "": noop("Theo tên"),
    "age": noop("Lớn tuổi trước"),
    "degree": noop("Trình độ cao trước"),
}
_WORDS: Final = ("q", "exact", "near", "sort", "guarded", "saved")
_KEPT: Final = frozenset({"guarded", "saved"})  # by a new search too
_BESIDE: Final = frozenset({"page"})  # of the page, not of the list


@dataclass(frozen=True)
class PeopleFilter:
    """What a list is narrowed by, as addresses write it; of one facet any of the values chosen."""

    q: str = ""
    exact: str = ""
    near: str = ""
    sort: str = ""
    guarded: str = ""  # facets of guarded values are open
    saved: str = ""  # only those on a fixed list
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.q or self.chosen or self.saved)

    @property
    def asks_guarded(self) -> tuple[str, ...]:
        """Return the guarded facets that are chosen, or all of them where they are open."""
        return SENSITIVE if self.guarded else tuple(n for n in SENSITIVE if n in self.chosen)

    def pairs(self) -> Iterator[tuple[str, str]]:
        for name in _WORDS:
            if value := getattr(self, name):
                yield name, value
        for name, values in self.chosen.items():
            yield from ((name, value) for value in values)

    def address(self, **changes: str) -> str:
        """Return the query of an address of this list with some words changed, on its first page."""
        return "?" + urlencode(list(replace(self, **changes).pairs()))  # type: ignore[arg-type]  # all are texts

    def switched(self, name: str, value: str) -> PeopleFilter:
        """Return the filter with one value of a facet chosen, or no longer."""
        own = self.chosen.get(name, ())
        values = tuple(v for v in own if v != value) if value in own else (*own, value)
        return self.with_values(name, values)

    def with_values(self, name: str, values: tuple[str, ...]) -> PeopleFilter:
        chosen = {**self.chosen, name: values}
        return replace(self, chosen={key: those for key, those in chosen.items() if those})

    @property
    def exact_address(self) -> str:
        return self.address(exact="1")

    @property
    def guarded_address(self) -> str:
        return self.address(guarded="1")

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Return what a new search keeps."""
        return [(name, value) for name, value in self.pairs() if name in FACETS or name in _KEPT]

    @property
    def near_address(self) -> str:
        return self.address(near="1")


def asked(values: Mapping[str, Sequence[str]]) -> tuple[PeopleFilter, list[str]]:
    """Return what is asked for, and the names that nothing here has: they are told, not obeyed."""
    words = {name: values[name][-1].strip()[:LONGEST] for name in _WORDS if values.get(name)}
    if words.get("sort", "") not in SORTS:
        words.pop("sort")
        unknown = ["sort"]
    else:
        unknown = []
    chosen = {
        name: tuple(dict.fromkeys(v.strip()[:LONGEST] for v in values[name] if v.strip()))[
            :MOST_CHOSEN
        ]
        for name in FACETS
        if values.get(name)
    }
    unknown += [name for name in values if name not in {*_WORDS, *FACETS, *_BESIDE}]
    found = PeopleFilter(**words, chosen={name: those for name, those in chosen.items() if those})
    return found, unknown


def refuse_guarded() -> NotAllowed:
    return NotAllowed(noop("Anh/chị chưa được giao lọc theo dữ liệu này."))
